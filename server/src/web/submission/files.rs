//! Files of a draft: what the checks and the pages know of them, and what a step's post does with them.

use std::collections::BTreeMap;

use app::{
    pages::submission::{
        PageFault,
        files::{FileState, ShownFile, fields},
    },
    text::{Lang, files::left_out as texts},
};
use domain::eform::{Answers, Form, FormPage, Kind, Question, SEPARATOR};

use super::Filing;
use crate::{
    state::AppState,
    store::{BrowserHash, Draft, Upload, UploadState},
    uploads::{Refusal, ready_ids},
    web::{
        Fields, PageError, Visitor,
        uploads::{Received, reason, words},
    },
};

/// Query of a page's address: files of its last post were not taken. The value is the code of a refusal that left no file
/// in the list, or `1`.
pub(in crate::web) const NOT_TAKEN: &str = "tep";

fn is_for_files(question: &Question) -> bool {
    matches!(question.answer, Kind::File { .. })
}

/// The files of a draft in order, and the answers of its questions for files set to those that are ready: nothing that a
/// browser posts does that.
pub(super) async fn fill(app: &AppState, form: &Form, draft: &mut Draft) -> Result<Vec<Upload>, PageError> {
    if !form.pages.iter().flat_map(|page| &page.questions).any(is_for_files) {
        return Ok(Vec::new());
    }
    let files = app.uploads.list(&draft.id).await?;
    set_answers(form, &files, &mut draft.answers);
    Ok(files)
}

/// Sets the answers of the questions for files.
pub(super) fn set_answers(form: &Form, files: &[Upload], answers: &mut Answers) {
    for question in form.pages.iter().flat_map(|page| &page.questions).filter(|question| is_for_files(question)) {
        let ready = ready_ids(files, &question.id);
        answers.set(question.id.clone(), ready.join(&SEPARATOR.to_string()));
    }
}

fn of_question<'a>(files: &'a [Upload], question: &'a str) -> impl Iterator<Item = &'a Upload> {
    files.iter().filter(move |upload| upload.new.question == question)
}

/// The names of the files with these ids, for the check page and the official.
pub(super) fn names(files: &[Upload], ids: &[String]) -> String {
    let named = ids.iter().filter_map(|id| files.iter().find(|upload| upload.new.id == *id)).map(Upload::shown_name);
    named.collect::<Vec<_>>().join("; ")
}

/// The files of a page's questions, as it shows them.
pub(super) fn shown(
    app: &AppState,
    visitor: &Visitor,
    filing: &Filing<'_>,
    page: &FormPage,
) -> BTreeMap<String, Vec<ShownFile>> {
    let asked = page.questions.iter().filter(|question| is_for_files(question));
    asked
        .map(|question| {
            let files = of_question(&filing.files, &question.id);
            let subject = filing.subject();
            (question.id.clone(), files.map(|upload| show(app, visitor, &subject.start_href(), upload)).collect())
        })
        .collect()
}

/// A file as its page shows it. `base`: address under which it is handed back.
pub(in crate::web) fn show(app: &AppState, visitor: &Visitor, base: &str, upload: &Upload) -> ShownFile {
    let is_ready = upload.state == UploadState::Ready;
    ShownFile {
        name: upload.shown_name(),
        bytes: upload.shown_bytes(),
        state: match upload.state {
            UploadState::Ready => FileState::Ready { pages: upload.file.as_ref().and_then(|file| file.pages) },
            UploadState::Refused => FileState::Refused { words: reason(app, upload, visitor.lang).unwrap_or_default() },
            UploadState::Arriving => FileState::Arriving { offset: upload.offset },
        },
        image: upload.is_image(),
        // On a device of the centre nobody looks at an identity card again.
        href: if is_ready && !visitor.kiosk { format!("{base}/tep/{}", upload.new.id) } else { String::new() },
        id: upload.new.id.clone(),
    }
}

/// What is said before the dossier is sent of files that do not go along: they keep nobody from sending, but nobody shall
/// believe that they went.
pub(super) fn left_out(filing: &Filing<'_>, lang: Lang) -> Vec<String> {
    let words = |upload: &Upload| {
        let question = filing.form.asked(&upload.new.question, &filing.draft.answers)?;
        let text = match upload.state {
            UploadState::Ready => return None,
            UploadState::Refused => texts::REFUSED,
            UploadState::Arriving if upload.is_whole() => texts::NOT_EXAMINED,
            UploadState::Arriving => texts::ARRIVING,
        };
        Some(app::components::html::fill(text, lang, &[&upload.shown_name(), &question.label]))
    };
    filing.files.iter().filter_map(words).collect()
}

/// What a post says of files that are there already.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Act {
    /// Nothing.
    None,
    /// The chosen files are sent, and the page comes back.
    Send,
    /// A file was taken out or moved.
    Done,
}

/// Takes out or moves the file that the post names, if this browser has it.
pub(in crate::web) async fn act(app: &AppState, browser: &BrowserHash, posted: &Fields) -> Result<Act, PageError> {
    let removed = posted.get(fields::REMOVE);
    if !removed.is_empty() {
        app.uploads.remove(browser, &removed).await?;
        return Ok(Act::Done);
    }
    for (field, up) in [(fields::UP, true), (fields::DOWN, false)] {
        let moved = posted.get(field);
        if moved.is_empty() {
            continue;
        }
        if app.uploads.find(browser, &moved).await?.is_some() {
            app.store.move_upload(&moved, up).await?;
        }
        return Ok(Act::Done);
    }
    Ok(if posted.get(fields::ACT) == fields::SEND { Act::Send } else { Act::None })
}

/// Removes the files of questions that are asked no more.
pub(super) async fn remove_of(
    app: &AppState,
    visitor: &Visitor,
    files: &[Upload],
    questions: &[String],
) -> Result<(), PageError> {
    let Some(browser) = visitor.browser() else { return Ok(()) };
    for upload in files.iter().filter(|upload| questions.contains(&upload.new.question)) {
        app.uploads.remove(&browser, &upload.new.id).await?;
    }
    Ok(())
}

/// What the page's address says when a file that came along was not taken; `None`: all were.
pub(in crate::web) fn not_taken(files: &[Upload], received: &[Received]) -> Option<String> {
    let refused = received.iter().find_map(|received| received.refused);
    let examined = received.iter().any(|received| {
        let upload = files.iter().find(|upload| received.upload.as_ref() == Some(&upload.new.id));
        upload.is_some_and(|upload| upload.state == UploadState::Refused)
    });
    match refused {
        // It is in the list no more, so the address has to say why.
        Some(Refusal::TooMany) => Some(format!("{NOT_TAKEN}={}", Refusal::TooMany.code())),
        Some(_) => Some(format!("{NOT_TAKEN}=1")),
        None if examined => Some(format!("{NOT_TAKEN}=1")),
        None => None,
    }
}

/// What is said of files that were not taken, after a post that brought some.
pub(super) fn refusals(
    app: &AppState,
    page: &FormPage,
    shown: &BTreeMap<String, Vec<ShownFile>>,
    query: &Fields,
    lang: Lang,
) -> Vec<PageFault> {
    let mut faults = Vec::new();
    for question in page.questions.iter().filter(|question| is_for_files(question)) {
        let files = shown.get(&question.id).map_or(&[][..], Vec::as_slice);
        faults.extend(app::pages::submission::files::refusals(question, files));
    }
    let first = page.questions.iter().find(|question| is_for_files(question));
    if let (Some(question), true) = (first, query.get(NOT_TAKEN) == Refusal::TooMany.code()) {
        faults.push(PageFault {
            question: question.id.clone(),
            anchor: question.id.clone(),
            one_box: false,
            message: words(app, Refusal::TooMany.code(), &[], lang),
        });
    }
    faults
}
