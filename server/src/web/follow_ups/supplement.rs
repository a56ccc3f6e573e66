//! The answer to the agency's request for more.
//!
//! It is filled in as a draft of its own, under a name that no procedure has: so its files arrive, are counted, expire and are
//! cleaned up as those of a filing.

use app::{
    components::html::fill,
    pages::{
        follow_ups::supplement::{Supplement, TEXT_MAX, fields},
        submission::PageFault,
    },
    text::{Lang, follow_ups as words, operator},
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri},
};
use data_encoding::HEXLOWER;
use domain::{
    dossier::{Action, Stage},
    eform::Answers,
    reference::Reference,
};

use super::{Open, not_now, open, write};
use crate::{
    province::{self, FollowUp, FollowUpKind},
    state::AppState,
    store::{Draft, NewFollowUp, Saved, Upload, UploadState},
    uploads::{Refusal, Takes},
    web::{
        Fields, PageError, PageResult, Visitor, limits, render, see_other,
        submission::files::{Act, NOT_TAKEN, act, not_taken, show as shown_file},
        uploads::{StepPost, words as refusal_words},
    },
};

/// How the draft's procedure begins; the reference follows. No procedure has a colon in its id.
const PREFIX: &str = "bo-sung:";

fn name_of(reference: Reference) -> String {
    format!("{PREFIX}{reference}")
}

/// Whether a draft is one of these.
pub(in crate::web) fn is_supplement(draft: &Draft) -> bool {
    draft.procedure.starts_with(PREFIX)
}

/// What its question for files takes.
pub(in crate::web) fn takes(app: &AppState, question: &str) -> Option<Takes> {
    (question == fields::FILES).then(|| Takes { most: app.uploads.limits().files, kinds: Vec::new() })
}

/// `POST /ho-so/{reference}/bo-sung/bat-dau`: the draft begins, unless there is one.
pub async fn begin(State(app): State<AppState>, visitor: Visitor, Path(reference): Path<String>) -> PageResult {
    let open = match open(&app, &visitor, &reference, FollowUpKind::Supplement).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if draft(&app, &open).await?.is_none() {
        limits::begin_draft(&app, &visitor, &open.browser).await?;
        let draft = Draft {
            id: HEXLOWER.encode(&app.random.bytes::<16>()),
            procedure: name_of(open.reference),
            form_version: String::new(),
            office: open.submission.office.clone(),
            answers: Answers::default(),
            saved_at: app.clock.now(),
            revision: 0,
        };
        app.store.begin_draft(&open.browser, &draft).await?;
    }
    Ok(see_other(&page_of(open.reference)))
}

fn page_of(reference: Reference) -> String {
    format!("/ho-so/{reference}/bo-sung")
}

async fn draft(app: &AppState, open: &Open) -> Result<Option<Draft>, PageError> {
    Ok(app.store.draft(&open.browser, &name_of(open.reference), app.clock.now()).await?)
}

/// `GET /ho-so/{reference}/bo-sung`; with `?tep` it says which files were not taken.
pub async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    Path(reference): Path<String>,
    uri: Uri,
) -> PageResult {
    let open = match open(&app, &visitor, &reference, FollowUpKind::Supplement).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let Some(draft) = draft(&app, &open).await? else { return Ok(see_other(&format!("/ho-so/{}", open.reference))) };
    let files = app.uploads.list(&draft.id).await?;
    let query = Fields::of_query(&uri);
    let mut faults = Vec::new();
    if query.has(NOT_TAKEN) {
        faults.extend(refusals(&app, &visitor, &files, &query.get(NOT_TAKEN)));
    }
    if query.has("loi") {
        faults.extend(self::faults(draft.answers.get(fields::TEXT), &files, visitor.lang));
    }
    Ok(render(&app, &visitor, StatusCode::OK, page(&app, &visitor, &open, &draft, &files, faults)).await)
}

/// `POST /ho-so/{reference}/bo-sung`: what was typed is kept, files are taken in; then the page again, or it is sent.
pub async fn send(
    State(app): State<AppState>,
    visitor: Visitor,
    Path(reference): Path<String>,
    StepPost { fields: posted, received }: StepPost,
) -> PageResult {
    let open = match open(&app, &visitor, &reference, FollowUpKind::Supplement).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let draft = draft(&app, &open).await?.filter(|draft| draft.id == posted.get(fields::DRAFT));
    // A double tap, or Back and again: it was sent, and the dossier's page says so.
    let Some(mut draft) = draft else { return Ok(not_now(open.reference)) };
    let acted = act(&app, &open.browser, &posted).await?;
    let text = posted.get_multiline(fields::TEXT);
    draft.answers.set(fields::TEXT, text.as_str());
    draft.saved_at = app.clock.now();
    match app.store.save_answers(&open.browser, &draft).await? {
        Saved::Done => draft.revision += 1,
        Saved::Changed => return Ok(see_other(&page_of(open.reference))),
        Saved::Gone => return Ok(not_now(open.reference)),
    }
    let files = app.uploads.list(&draft.id).await?;
    let back = |query: &str| see_other(&format!("{}{query}", page_of(open.reference)));
    if let Some(why) = not_taken(&files, &received) {
        return Ok(back(&format!("?{why}")));
    }
    if acted != Act::None {
        return Ok(back(""));
    }
    if !faults(&text, &files, visitor.lang).is_empty() {
        return Ok(back("?loi"));
    }
    limits::submit(&app, &open.browser).await?;
    let request = open.view.supplement_requests.max(1);
    let document = words::DOCUMENT.replace("{}", &request.to_string());
    let attachments = app.uploads.attachments(&open.browser, &draft.id, &|_| document.clone()).await?;
    let follow_up = FollowUp::Supplement(province::Supplement {
        sent_at: app.clock.now(),
        request,
        text: text.trim().to_owned(),
        attachments,
    });
    let new = NewFollowUp {
        reference: open.reference,
        key: &draft.id,
        draft: Some((open.browser.as_slice(), draft.revision)),
        follow_up: &follow_up,
    };
    Ok(write(&app, new).await?.unwrap_or_else(|| back("")))
}

/// What keeps it from being sent.
fn faults(text: &str, files: &[Upload], lang: Lang) -> Vec<PageFault> {
    let fault = |question: &str, anchor: String, message: String| PageFault {
        question: question.to_owned(),
        anchor,
        one_box: false,
        message,
    };
    let mut faults = Vec::new();
    if text.chars().count() > usize::from(TEXT_MAX) {
        let message = fill(words::TEXT_TOO_LONG, lang, &[&TEXT_MAX.to_string()]);
        faults.push(fault(fields::TEXT, fields::TEXT.to_owned(), message));
    }
    let on_its_way = files.iter().filter(|upload| upload.state == UploadState::Arriving);
    faults.extend(on_its_way.map(|upload| {
        let message = fill(words::FILE_ON_ITS_WAY, lang, &[&upload.shown_name()]);
        fault(fields::FILES, format!("tep-{}", upload.new.id), message)
    }));
    let has_file = files.iter().any(|upload| upload.state == UploadState::Ready);
    if text.trim().is_empty() && !has_file && faults.is_empty() {
        faults.push(fault(fields::TEXT, fields::TEXT.to_owned(), words::NOTHING.get(lang).to_owned()));
    }
    faults
}

/// What is said of files that the last post brought and that were not taken.
fn refusals(app: &AppState, visitor: &Visitor, files: &[Upload], why: &str) -> Vec<PageFault> {
    let fault = |anchor: String, message: String| PageFault {
        question: fields::FILES.to_owned(),
        anchor,
        one_box: true,
        message,
    };
    let refused = files.iter().filter(|upload| upload.state == UploadState::Refused);
    let mut faults: Vec<_> = refused
        .map(|upload| {
            let words = refusal_words(app, upload.reason.as_deref().unwrap_or_default(), &[], visitor.lang);
            fault(format!("tep-{}", upload.new.id), format!("{}: {words}", upload.shown_name()))
        })
        .collect();
    if why == Refusal::TooMany.code() {
        let words = refusal_words(app, Refusal::TooMany.code(), &[], visitor.lang);
        faults.push(fault(fields::FILES.to_owned(), words));
    }
    faults
}

fn page(
    app: &AppState,
    visitor: &Visitor,
    open: &Open,
    draft: &Draft,
    files: &[Upload],
    faults: Vec<PageFault>,
) -> Supplement {
    let base = format!("/ho-so/{}", open.reference);
    let asked = open.view.events.iter().rfind(|event| event.stage == Stage::SupplementRequired);
    let note = asked.map_or("", |event| event.note.as_str());
    // The heading says already that it is needed.
    let lines = note.strip_prefix(operator::note_prefix(Action::RequestSupplement)).unwrap_or(note).lines();
    Supplement {
        reference: open.reference.to_string(),
        procedure: open.submission.filing.procedure_name.clone(),
        asked: lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        draft_id: draft.id.clone(),
        text: draft.answers.get(fields::TEXT).to_owned(),
        files: files.iter().map(|upload| shown_file(app, visitor, &base, upload)).collect(),
        most_files: u8::try_from(app.uploads.limits().files).unwrap_or(u8::MAX),
        largest_file: app.uploads.limits().file_bytes,
        faults,
    }
}
