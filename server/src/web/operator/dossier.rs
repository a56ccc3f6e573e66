//! One dossier: shown whole, and acted on.

use app::pages::operator::{
    actions::{Attempt, Problem, amount_field, note_field},
    dossier::{Dossier, Due, End, Step, Topic},
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri},
    response::IntoResponse as _,
};
use domain::{
    dossier::{Action, Decision, DecisionError, DossierCode, Stage},
    money::{self, MoneyError},
    phone::Phone,
    reference::Reference,
};

use super::{
    super::{Fields, PageError, PageResult, Visitor, render, see_other},
    SessionEnded, SignedIn, moment, sign_in,
};
use crate::{
    province::{
        SubmittedAnswer,
        embedded::{ActError, DossierFile, FileEvent, Filter},
    },
    state::AppState,
};

/// `GET /he-thong/ho-so/{code}?trang-thai=&xong=`: `trang-thai` is the list that the official works through, `xong` the
/// version of the dossier that they have just made.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, uri: Uri) -> PageResult {
    let query = Fields::of_query(&uri);
    let file = file(&app, &code).await?;
    let done = query.get("xong").parse::<u32>().ok();
    let done = file
        .events
        .last()
        .filter(|event| done == Some(event.version) && event.official == signed_in.official.name())
        .and_then(|event| event.action);
    let shown = Shown { done, attempt: None };
    answer(&app, &signed_in, StatusCode::OK, file, filter(&query), shown).await
}

/// `POST /he-thong/ho-so/{code}`: does what was decided, or says why not and keeps what was typed.
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
    let signed_in = match signed_in {
        Ok(signed_in) => signed_in,
        Err(SessionEnded::Failed(error)) => return Err(error),
        Err(ended @ SessionEnded::SignIn { .. }) => {
            let kept = format!("{amount} {note}").trim().to_owned();
            if kept.is_empty() {
                return Ok(ended.into_response());
            }
            let then = format!("/he-thong/ho-so/{code}");
            return Ok(sign_in::ended_while_typing(&app, &visitor, &then, kept).await);
        }
    };
    let filter = filter(&Fields::of_query(&uri));
    let code = DossierCode::parse(&code).map_err(|_| PageError::NotFound)?;
    let seen = fields.get("phien-ban").parse().unwrap_or(0);

    let (status, problem) = match decision(action, &note, &amount) {
        Err(problem) => (StatusCode::UNPROCESSABLE_ENTITY, problem),
        Ok(decision) => match app.province.act(&code, seen, &decision, &signed_in.official, app.clock.now()).await {
            Ok(version) => {
                let list = filter.slug();
                return Ok(see_other(&format!("/he-thong/ho-so/{code}?trang-thai={list}&xong={version}")));
            }
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
    let shown = Shown { done: None, attempt: Some(Attempt { action, note, amount, problem }) };
    answer(&app, &signed_in, status, file, filter, shown).await
}

/// What the page says beside the dossier itself.
struct Shown {
    done: Option<Action>,
    attempt: Option<Attempt>,
}

fn decision(action: Action, note: &str, amount: &str) -> Result<Decision, Problem> {
    let amount = match money::parse(amount) {
        Ok(amount) => Some(amount),
        Err(MoneyError::TooLarge) => return Err(Problem::AmountTooHigh),
        Err(_) => None,
    };
    Decision::new(action, note, amount).map_err(|error| match error {
        DecisionError::NoteMissing => Problem::NoteMissing,
        DecisionError::NoteTooLong => Problem::NoteTooLong,
        DecisionError::AmountMissing => Problem::AmountMissing,
        DecisionError::AmountTooHigh => Problem::AmountTooHigh,
    })
}

fn filter(query: &Fields) -> Filter {
    Filter::from_slug(&query.get("trang-thai")).unwrap_or(Filter::Open)
}

async fn file(app: &AppState, code: &str) -> Result<DossierFile, PageError> {
    let code = DossierCode::parse(code).map_err(|_| PageError::NotFound)?;
    app.province.dossier_file(&code).await?.ok_or(PageError::NotFound)
}

async fn answer(
    app: &AppState,
    signed_in: &SignedIn,
    status: StatusCode,
    file: DossierFile,
    filter: Filter,
    shown: Shown,
) -> PageResult {
    let now = app.clock.now();
    let list = filter.slug();
    let href = |code: &DossierCode| format!("/he-thong/ho-so/{code}?trang-thai={list}");
    let next = app.province.next_dossier(&file, filter, now).await?;
    let page = Dossier {
        official: signed_in.official.name().to_owned(),
        href: href(&file.code),
        list_href: format!("/he-thong?trang-thai={list}"),
        next_href: next.as_ref().map(href),
        version: file.version,
        stage: file.stage,
        unanswered: file.is_unanswered(now),
        overdue: file.is_overdue(now),
        submitted: moment(file.filing.submitted_at),
        received: file.received_at.map(moment),
        due: due(&file),
        amount_due: file.amount_due,
        supplement_requests: file.supplement_requests,
        end: file.ended_at.map(|at| End { at: moment(at), on_time: file.on_time }),
        code: file.code.to_string(),
        reference: grouped(file.filing.reference),
        procedure: file.filing.procedure_name,
        agency: file.filing.agency_name,
        owner: file.filing.owner_name,
        submitter: file.filing.submitter_name,
        phone: readable(file.filing.submitter_phone),
        return_method: file.filing.return_method,
        documents: file.filing.documents,
        topics: topics(file.filing.answers),
        history: file.events.into_iter().map(step).collect(),
        done: shown.done,
        attempt: shown.attempt,
    };
    Ok(render(app, &signed_in.visitor, status, page).await)
}

fn due(file: &DossierFile) -> Due {
    match file.due {
        Some(at) => Due::Promised { at: moment(at), certain: file.due_certain, stopped: file.stage.clock_stopped() },
        None if file.stage == Stage::Registered => Due::Answer(moment(file.answer_by)),
        None => Due::Unknown,
    }
}

/// Our reference in groups; what another sender calls its reference stays as it is.
fn grouped(reference: String) -> String {
    Reference::parse(&reference).map(Reference::grouped).unwrap_or(reference)
}

fn readable(phone: String) -> String {
    Phone::parse(&phone).map(|phone| phone.to_string()).unwrap_or(phone)
}

/// Answers with their neighbours of the same topic.
fn topics(answers: Vec<SubmittedAnswer>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for answer in answers {
        let pair = (answer.label, answer.value);
        match topics.last_mut() {
            Some(topic) if topic.title == answer.topic => topic.answers.push(pair),
            _ => topics.push(Topic { title: answer.topic, answers: vec![pair] }),
        }
    }
    topics
}

fn step(event: FileEvent) -> Step {
    Step {
        at: moment(event.at),
        action: event.action,
        official: event.official,
        unit: event.unit,
        note: event.note,
        amount: event.amount,
    }
}
