//! The page of one dossier, for who holds a grant.

use std::time::Duration;

use app::pages::{
    lookup::dossier::{
        AgencyContact, Dossier, Due, Event, FollowUps, Full, Known, RatingState, Sent, Standing, papers::Papers,
    },
    submission::check::{Answer, Topic},
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri},
};
use domain::{
    date,
    dossier::{DossierCode, Stage},
    reference::Reference,
    working_time::{ANSWER_MINUTES, Deadline},
};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::elsewhere;
use crate::{
    catalogue::offices::Office,
    clock::VIETNAM,
    follower,
    keys::token_hash,
    province::{DossierEvent, DossierView, Proof, ProvinceError, SubmittedAnswer},
    state::AppState,
    store::{Grant, Submission},
    web::{Fields, PageError, PageResult, Visitor, follow_ups, papers, render, see_other},
};

/// How long the page waits for the province before it shows the last known answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// `GET /ho-so/{reference}`; with `?chua-gui` it says that something cannot be sent now. For a dossier that did not come from here `{reference}` is the province's code, which names
/// no person and always holds a letter.
pub async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    Path(reference): Path<String>,
    uri: Uri,
) -> PageResult {
    let Ok(reference) = Reference::parse(&reference) else {
        let code = DossierCode::parse(&reference).map_err(|_| PageError::NotFound)?;
        return elsewhere::show(&app, &visitor, &code).await;
    };
    let Some((grant, submission)) = opened(&app, &visitor, reference).await? else { return Ok(see_other("/tra-cuu")) };
    let (submission, stale) = refresh(&app, submission).await?;
    let mut page = page(&app, &submission, grant, stale).await?;
    if let Some(full) = &mut page.full {
        let not_now = Fields::of_query(&uri).has(follow_ups::NOT_NOW);
        full.follow_ups = follow_ups::shown(&app, &submission, not_now, visitor.lang).await?;
        full.papers = papers::shown(&app, &submission).await?;
    }
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// The submission, if this browser may see it, and how much of it.
pub async fn opened(
    app: &AppState,
    visitor: &Visitor,
    reference: Reference,
) -> Result<Option<(Grant, Submission)>, PageError> {
    let Some(browser) = visitor.browser() else { return Ok(None) };
    Ok(app.store.opened(&browser, reference, app.clock.now()).await?)
}

/// A kept answer that is the same as the new one is dated anew after this time only: a page is read far more often.
const SAME: time::Duration = time::Duration::HOUR;

/// Asks the province and keeps its answer, unless its list of changes says that nothing is new. `true`: it did not answer in time,
/// and the last known answer stands.
pub async fn refresh(app: &AppState, mut submission: Submission) -> Result<(Submission, bool), PageError> {
    let Some(code) = submission.code.clone() else { return Ok((submission, false)) };
    let ended = submission.last_known.as_ref().is_some_and(|(view, _)| !view.stage.is_open());
    if ended {
        return Ok((submission, false));
    }
    if let Some((_, read_at)) = &mut submission.last_known
        && let Some(true_at) = follower::current(app, *read_at).await?
    {
        *read_at = true_at;
        return Ok((submission, false));
    }
    let asked = app.clock.now();
    let answer = tokio::time::timeout(PATIENCE, app.ports.dossiers.dossier(&code, Proof::Service)).await;
    match answer {
        Ok(Ok(Some(view))) => {
            let kept = submission.last_known.as_ref();
            if kept.is_none_or(|(last, read_at)| *last != view || asked - *read_at > SAME) {
                app.store.remember(submission.reference, &view, asked).await?;
            }
            submission.last_known = Some((view, asked));
            Ok((submission, false))
        }
        Ok(Ok(None)) => Ok((submission, true)),
        // The breaker has told it once.
        Ok(Err(ProvinceError::Withheld(_))) => Ok((submission, true)),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the province did not tell a dossier's status");
            Ok((submission, true))
        }
        Err(_) => {
            tracing::warn!("the province took too long to tell a dossier's status");
            Ok((submission, true))
        }
    }
}

async fn page(app: &AppState, submission: &Submission, grant: Grant, stale: bool) -> Result<Dossier, PageError> {
    let Submission { reference, filing, .. } = submission;
    let now = app.clock.now();
    let sent = filing.submitted_at;
    let unanswered = submission.last_known.as_ref().is_none_or(|(view, _)| view.stage == Stage::Registered);
    let answer_by = app.calendar.add_working_minutes(local(sent), ANSWER_MINUTES);
    let full = match grant {
        Grant::Full => Some(full(app, submission).await?),
        Grant::Stage => None,
    };
    Ok(Dossier {
        sent: Some(Sent { reference: reference.to_string(), reference_grouped: reference.grouped(), at: moment(sent) }),
        procedure: filing.procedure_name.clone(),
        agency: filing.agency_name.clone(),
        standing: standing(app, submission, grant, stale, now),
        answer_by: (unanswered && submission.dead.is_none()).then(|| moment(answer_by.at.assume_offset(VIETNAM))),
        no_answer: unanswered && local(now) > answer_by.at,
        contact: contact(app.catalogue.offices.get(&submission.office)),
        full,
    })
}

/// Whom an office has named to be contacted (plan 000, PUB-03).
pub(in crate::web) fn contact(office: Option<&Office>) -> AgencyContact {
    let contact = office.and_then(|office| office.contact.as_ref());
    AgencyContact {
        official: contact.and_then(|contact| {
            let name = contact.name.clone()?;
            Some(match &contact.position {
                Some(position) => format!("{name}, {position}"),
                None => name,
            })
        }),
        phone: contact.and_then(|contact| contact.phone.clone()),
        address: office.and_then(|office| office.address.clone()),
    }
}

fn standing(app: &AppState, submission: &Submission, grant: Grant, stale: bool, now: OffsetDateTime) -> Standing {
    if submission.dead.is_some() {
        return Standing::Dead;
    }
    let expected = submission.filing.working_days.map(|days| {
        let deadline = app.calendar.add_working_days(local(submission.filing.submitted_at), days);
        due_of(&deadline)
    });
    let Some((view, read_at)) = &submission.last_known else { return Standing::OnItsWay { expected } };
    Standing::Known(Known {
        code: view.code.to_string(),
        stage: view.stage,
        due: if view.stage == Stage::Registered { expected } else { promised(view, now) },
        amount_due: view.amount_due,
        second_supplement: view.supplement_requests > 1,
        note: view.events.last().map(|event| note(event, grant)).unwrap_or_default(),
        events: events(view, grant),
        read_at: *read_at,
        stale,
    })
}

/// What an official wrote may name people and papers: only who may see everything reads it.
fn note(event: &DossierEvent, grant: Grant) -> String {
    match grant {
        Grant::Full => event.note.clone(),
        Grant::Stage => String::new(),
    }
}

fn events(view: &DossierView, grant: Grant) -> Vec<Event> {
    // The province's first event repeats the sending, which the page shows already.
    let told = view.events.iter().filter(|event| event.stage != Stage::Registered);
    told.map(|event| Event {
        stage: event.stage,
        when_and_who: format!("{} · {}", moment(event.at), event.unit),
        note: note(event, grant),
    })
    .collect()
}

/// The date that the agency has promised.
pub(super) fn promised(view: &DossierView, now: OffsetDateTime) -> Option<Due> {
    view.due.map(|due| Due {
        date: moment(due),
        uncertain: view.due_uncertain,
        overdue: view.stage.clock_runs() && due < now,
    })
}

fn due_of(deadline: &Deadline) -> Due {
    Due { date: date::format(deadline.at.date()), uncertain: !deadline.certain, overdue: false }
}

async fn full(app: &AppState, submission: &Submission) -> Result<Full, PageError> {
    let reference = submission.reference;
    let secret = match app.keys.qr_secret_of(&submission.qr_hash, reference, submission.qr_generation) {
        Some(secret) => secret,
        // Its key was taken out of the file, so the code on paper is to open nothing any more: here is a new one.
        None => {
            let secret = app.keys.qr_secret(reference, submission.qr_generation);
            app.store.renew_qr(reference, &token_hash(&secret)).await?;
            secret
        }
    };
    let address = format!("{}/q#1.{reference}.{secret}", app.public_url);
    let stage = submission.last_known.as_ref().map(|(view, _)| view.stage);
    let rating = if submission.rated {
        RatingState::Given
    } else if stage.is_some_and(can_be_rated) {
        RatingState::Open
    } else {
        RatingState::NotYet
    };
    Ok(Full {
        qr: app.qr_codes.of(address)?,
        secret: in_groups(&secret),
        topics: topics(&submission.filing.answers),
        documents: submission.filing.documents.clone(),
        rating,
        follow_ups: FollowUps::default(),
        papers: Papers::default(),
    })
}

/// A dossier is rated once there is a result or a refusal.
pub fn can_be_rated(stage: Stage) -> bool {
    matches!(stage, Stage::Completed | Stage::Returned | Stage::Refused)
}

fn topics(answers: &[SubmittedAnswer]) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for answer in answers {
        let row = Answer {
            label: answer.label.clone(),
            value: Some(answer.value.clone()),
            matched: false,
            change_href: None,
        };
        match topics.last_mut().filter(|last| last.title == answer.topic) {
            Some(last) => last.rows.push(row),
            None => topics.push(Topic { title: answer.topic.clone(), rows: vec![row] }),
        }
    }
    topics
}

/// Groups of four, as a person reads and types them.
fn in_groups(secret: &str) -> String {
    let characters: Vec<char> = secret.chars().collect();
    characters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// `HH:mm, dd/MM/yyyy` in Vietnam.
pub(in crate::web) fn moment(at: OffsetDateTime) -> String {
    let at = at.to_offset(VIETNAM);
    format!("{:02}:{:02}, {}", at.hour(), at.minute(), date::format(at.date()))
}

pub(super) fn local(at: OffsetDateTime) -> PrimitiveDateTime {
    let at = at.to_offset(VIETNAM);
    PrimitiveDateTime::new(at.date(), at.time())
}
