//! One dossier: shown whole, and acted on.

use app::{
    components::html::fill,
    pages::operator::{
        actions::{Attempt, Problem, amount_field, confirm_field, note_field},
        dossier::{AttachedFile, Clock, Dossier, Due, End, Next, Step, Topic},
        papers::Papers,
    },
    text::{Lang, operator as words},
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri},
    response::IntoResponse as _,
};
use domain::{
    agency_paper::PaperKind,
    dossier::{Action, Decision, DecisionError, DossierCode, Needs, Stage},
    money::{self, MoneyError},
    phone::Phone,
    reference::Reference,
    text,
};

use super::{
    super::{Fields, PageError, PageResult, Visitor, render, see_other},
    SessionEnded, SignedIn, moment, papers, sign_in,
    work_list::List,
};
use crate::{
    province::{
        Attachment, FollowUp, SubmittedAnswer,
        embedded::{ActError, DossierFile, FileEvent},
    },
    state::AppState,
};

/// `GET /he-thong/ho-so/{code}?trang-thai=&tim=&xong=`: `trang-thai` and `tim` name the list that the official works
/// through, `xong` is the version of the dossier that they have just made.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, uri: Uri) -> PageResult {
    let query = Fields::of_query(&uri);
    let file = file(&app, &code).await?;
    let done = query.get("xong").parse::<u32>().ok();
    let done = file
        .events
        .last()
        .filter(|event| done == Some(event.version) && event.official == signed_in.official.name())
        .map(|event| event.action);
    let shown = Shown { done: done.flatten(), sent_papers: done == Some(None), ..Shown::default() };
    let list = List::of(&app, &signed_in, &query).await?;
    answer(&app, &signed_in, StatusCode::OK, file, &list, shown).await
}

/// `POST /he-thong/ho-so/{code}`: does what was decided, or says why not and keeps what was typed. The same
/// once more is a second click: it changes nothing and shows what the first one did.
pub async fn act(
    State(app): State<AppState>,
    visitor: Visitor,
    signed_in: Result<SignedIn, SessionEnded>,
    Path(code): Path<String>,
    uri: Uri,
    fields: Fields,
) -> PageResult {
    let action = Action::from_slug(&fields.get("hanh-dong")).ok_or(PageError::NotFound)?;
    let note = fields.get_multiline(&note_field(action));
    let amount = fields.get(&amount_field(action));
    let confirmed = fields.has(&confirm_field(action));
    let signed_in = match signed_in {
        Ok(signed_in) => signed_in,
        Err(SessionEnded::Failed(error)) => return Err(error),
        Err(ended @ SessionEnded::SignIn { .. }) => {
            let kept = format!("{amount} {note}").trim().to_owned();
            if kept.is_empty() {
                return Ok(ended.into_response());
            }
            return Ok(sign_in::ended_while_typing(&app, &visitor, &uri.to_string(), kept).await);
        }
    };
    let list = List::of(&app, &signed_in, &Fields::of_query(&uri)).await?;
    let before = file(&app, &code).await?;
    let code = before.code.clone();
    let done = |version: u32| see_other(&format!("/he-thong/ho-so/{code}?{}&xong={version}", list.query()));
    let now = app.clock.now();
    let just_done = before.just_done(&signed_in.official, now);
    if just_done == Some(action) {
        return Ok(done(before.version));
    }

    let seen = fields.get("phien-ban").parse().unwrap_or(0);
    let (status, problem) = match decision(action, &note, &amount, confirmed) {
        Err(problem) => (StatusCode::UNPROCESSABLE_ENTITY, problem),
        // The second half of a double click may meet the buttons of the new page. Nobody types a note so fast.
        Ok(_) if just_done.is_some() && before.version == seen => (StatusCode::CONFLICT, Problem::TooSoon),
        Ok(decision) => match app.province.act(&code, seen, &decision, &signed_in.official, now).await {
            Ok(version) => return Ok(done(version)),
            Err(ActError::Stale) => (StatusCode::CONFLICT, Problem::Stale),
            Err(ActError::NotAllowed) => (StatusCode::CONFLICT, Problem::NotAllowed),
            Err(ActError::Unknown) => return Err(PageError::NotFound),
            Err(ActError::Store(error)) => return Err(error.into()),
        },
    };
    let file = file(&app, code.as_str()).await?;
    // A form that the page does not show any more cannot be mended there.
    let (status, problem) =
        if file.version == seen { (status, problem) } else { (StatusCode::CONFLICT, Problem::Stale) };
    let attempt = Some(Attempt { action, note, amount, confirmed, problem });
    let shown = Shown { attempt, ..Shown::default() };
    answer(&app, &signed_in, status, file, &list, shown).await
}

/// What the page says beside the dossier itself.
#[derive(Default)]
pub(super) struct Shown {
    done: Option<Action>,
    attempt: Option<Attempt>,
    sent_papers: bool,
    unsent: Option<(PaperKind, String)>,
}

impl Shown {
    /// Papers of this kind were not sent, and why.
    pub(super) fn unsent(kind: PaperKind, why: String) -> Self {
        Self { unsent: Some((kind, why)), ..Self::default() }
    }
}

fn decision(action: Action, note: &str, amount: &str, confirmed: bool) -> Result<Decision, Problem> {
    let amount = if action.needs() == Needs::Amount { Some(read_amount(amount)?) } else { None };
    // What is put in front of a note makes no note of nothing.
    let note = match note.trim() {
        "" => String::new(),
        note => format!("{}{note}", words::note_prefix(action)),
    };
    let decision = Decision::new(action, &note, amount).map_err(|error| match error {
        DecisionError::NoteMissing => Problem::NoteMissing,
        DecisionError::NoteTooLong => Problem::NoteTooLong,
        DecisionError::AmountMissing => Problem::AmountMissing,
        DecisionError::AmountTooHigh => Problem::AmountTooHigh,
    })?;
    if action.is_final() && !confirmed { Err(Problem::NotConfirmed) } else { Ok(decision) }
}

fn read_amount(typed: &str) -> Result<u64, Problem> {
    match money::parse(typed) {
        Ok(0) => Err(Problem::AmountNotPositive),
        Ok(amount) => Ok(amount),
        Err(MoneyError::Empty) => Err(Problem::AmountMissing),
        Err(MoneyError::TooLarge) => Err(Problem::AmountTooHigh),
        Err(_) if typed.starts_with(text::is_dash) => Err(Problem::AmountNotPositive),
        Err(_) => Err(Problem::AmountNotWhole),
    }
}

/// The dossier with this code.
pub(in crate::web) async fn file(app: &AppState, code: &str) -> Result<DossierFile, PageError> {
    let code = DossierCode::parse(code).map_err(|_| PageError::NotFound)?;
    app.province.dossier_file(&code).await?.ok_or(PageError::NotFound)
}

pub(super) async fn answer(
    app: &AppState,
    signed_in: &SignedIn,
    status: StatusCode,
    file: DossierFile,
    list: &List,
    shown: Shown,
) -> PageResult {
    let now = app.clock.now();
    let query = list.query();
    let href = |code: &DossierCode| format!("/he-thong/ho-so/{code}?{query}");
    let place = if shown.done.is_some() { file.place_before(now) } else { file.place(now) };
    let later = app.province.follow_ups(&file).await?;
    let papers = Papers {
        action: format!("/he-thong/ho-so/{}/giay-to?{query}", file.code),
        just_sent: shown.sent_papers,
        problem: shown.unsent,
        ..papers::shown(app, &file).await?
    };
    let next = app.province.next_dossier(&file, place, list.filter, &list.wanted(), now).await?;
    let page = Dossier {
        official: signed_in.official.name().to_owned(),
        href: href(&file.code),
        list_href: format!("/he-thong?{query}"),
        next: next.map(|next| Next { href: href(&next.code), position: next.position, total: next.total }),
        version: file.version,
        stage: file.stage,
        unanswered: file.is_unanswered(now),
        overdue: file.is_overdue(now),
        submitted: moment(file.filing.submitted_at),
        received: file.received_at.map(moment),
        due: due(&file),
        amount_due: file.amount_due,
        paid: paid(&file.events),
        supplement_requests: file.supplement_requests,
        end: file.ended_at.map(|at| End { at: moment(at), on_time: file.on_time }),
        code: file.code.to_string(),
        at_counter: file.was_brought_to_the_counter(),
        reference: grouped(file.filing.reference),
        procedure: file.filing.procedure_name,
        agency: file.filing.agency_name,
        owner: file.filing.owner_name,
        tax_code: file.filing.owner_tax_code.unwrap_or_default(),
        submitter: file.filing.submitter_name,
        phone: readable(file.filing.submitter_phone),
        return_method: file.filing.return_method,
        documents: file.filing.documents,
        files: files(&file.code, file.filing.attachments.iter().chain(later.iter().flat_map(FollowUp::attachments))),
        papers,
        topics: topics(file.filing.answers, &later, signed_in.visitor.lang),
        history: history(file.events),
        done: shown.done,
        attempt: shown.attempt,
    };
    Ok(render(app, &signed_in.visitor, status, page).await)
}

fn due(file: &DossierFile) -> Due {
    match file.due {
        Some(at) => Due::Promised { at: moment(at), certain: file.due_certain, clock: clock(file) },
        None if file.stage == Stage::Registered => Due::Answer(moment(file.answer_by)),
        None => Due::Unknown,
    }
}

fn clock(file: &DossierFile) -> Clock {
    if file.stopped_too_late() {
        Clock::StoppedTooLate
    } else if file.stage.clock_stopped() {
        Clock::Stopped
    } else {
        Clock::Runs
    }
}

/// Our reference in groups; what another sender calls its reference stays as it is.
fn grouped(reference: String) -> String {
    Reference::parse(&reference).map(Reference::grouped).unwrap_or(reference)
}

/// A telephone as people write it.
pub(super) fn readable(phone: String) -> String {
    Phone::parse(&phone).map(|phone| phone.to_string()).unwrap_or(phone)
}

/// Files with the address of each.
fn files<'a>(code: &DossierCode, files: impl Iterator<Item = &'a Attachment>) -> Vec<AttachedFile> {
    let shown = |file: &Attachment| AttachedFile {
        href: format!("/he-thong/ho-so/{code}/tep/{}", file.id),
        document: file.document.clone(),
        name: file.file_name.clone(),
        media_type: file.media_type.clone(),
        bytes: file.bytes,
    };
    files.map(shown).collect()
}

/// Answers with their neighbours of the same topic, then what the citizen sent later.
fn topics(answers: Vec<SubmittedAnswer>, later: &[FollowUp], lang: Lang) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for answer in answers {
        let pair = (answer.label, answer.value);
        match topics.last_mut() {
            Some(topic) if topic.title == answer.topic => topic.answers.push(pair),
            _ => topics.push(Topic { title: answer.topic, answers: vec![pair] }),
        }
    }
    for follow_up in later {
        let FollowUp::Supplement(supplement) = follow_up else { continue };
        let said = match supplement.text.as_str() {
            "" => words::SUPPLEMENT_FILES_ONLY.get(lang).to_owned(),
            text => text.to_owned(),
        };
        let number = supplement.request.to_string();
        topics.push(Topic {
            title: fill(words::SUPPLEMENT, lang, &[&number, &moment(supplement.sent_at)]),
            answers: vec![(words::SUPPLEMENT_TEXT.get(lang).to_owned(), said)],
        });
    }
    topics
}

/// The events; a payment has the amount that was asked for before it.
fn history(events: Vec<FileEvent>) -> Vec<Step> {
    let mut asked_for = None;
    events
        .into_iter()
        .map(|event| {
            asked_for = event.amount.or(asked_for);
            Step {
                at: moment(event.at),
                action: event.action,
                official: event.official,
                unit: event.unit,
                note: event.note,
                amount: if event.action == Some(Action::MarkPaid) { asked_for } else { event.amount },
            }
        })
        .collect()
}

/// The sum of what was asked for and paid; `None`: no payment yet.
fn paid(events: &[FileEvent]) -> Option<u64> {
    let pairs = events.windows(2).filter(|pair| pair[1].action == Some(Action::MarkPaid));
    pairs.filter_map(|pair| pair[0].amount).reduce(u64::saturating_add)
}
