//! A dossier that did not come from here: taken in on paper at a counter, or filed elsewhere. Who knows its code and four
//! digits sees where it stands. Nothing of it is kept here: the province is asked each time.

use app::{
    pages::lookup::{
        dossier::{Dossier, Event, Known, Standing},
        unreachable::Unreachable,
    },
    text::lookup as words,
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use domain::{
    dossier::{DossierCode, Stage},
    working_time::ANSWER_MINUTES,
};

use super::dossier::{PATIENCE, contact, local, moment, promised};
use crate::{
    clock::VIETNAM,
    province::{DossierView, Proof},
    state::AppState,
    web::{PageResult, Visitor, render, see_other},
};

/// Seconds after which it is worth to ask again.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("60");

/// The province did not answer in time.
#[derive(Clone, Copy, Debug)]
pub struct Unanswered;

/// Asks the province for a dossier.
pub async fn ask(app: &AppState, code: &DossierCode, proof: Proof<'_>) -> Result<Option<DossierView>, Unanswered> {
    match tokio::time::timeout(PATIENCE, app.ports.dossiers.dossier(code, proof)).await {
        Ok(Ok(view)) => Ok(view),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the province did not tell whether it has a dossier");
            Err(Unanswered)
        }
        Err(_) => {
            tracing::warn!("the province took too long to tell whether it has a dossier");
            Err(Unanswered)
        }
    }
}

/// The page that says so, with what to do; `again`: address to try once more.
pub async fn unreachable(app: &AppState, visitor: &Visitor, again: String) -> Response {
    let mut response = render(app, visitor, StatusCode::SERVICE_UNAVAILABLE, Unreachable { again }).await;
    response.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER);
    response
}

/// `GET /ho-so/{code}`: for who has looked it up within the last half hour; else the lookup.
pub async fn show(app: &AppState, visitor: &Visitor, code: &DossierCode) -> PageResult {
    let now = app.clock.now();
    let granted = match visitor.browser() {
        Some(browser) => app.store.has_code_grant(&browser, code, now).await?,
        None => false,
    };
    if !granted {
        // A submission of ours is shown, or not, under its reference.
        return Ok(see_other(&match app.store.by_code(code).await? {
            Some(reference) if super::dossier::opened(app, visitor, reference).await?.is_some() => {
                format!("/ho-so/{reference}")
            }
            _ => format!("/tra-cuu?ma={code}"),
        }));
    }
    match ask(app, code, Proof::Service).await {
        Ok(Some(view)) => Ok(render(app, visitor, StatusCode::OK, page(app, visitor, &view)).await),
        // It was there a moment ago; the lookup says what can be done.
        Ok(None) => Ok(see_other(&format!("/tra-cuu?ma={code}"))),
        Err(Unanswered) => Ok(unreachable(app, visitor, format!("/ho-so/{code}")).await),
    }
}

fn page(app: &AppState, visitor: &Visitor, view: &DossierView) -> Dossier {
    let now = app.clock.now();
    let waiting = view.events.first().filter(|_| view.stage == Stage::Registered);
    let answer_by = waiting.map(|event| app.calendar.add_working_minutes(local(event.at), ANSWER_MINUTES));
    let agency = if view.agency.is_empty() { words::THE_AGENCY.get(visitor.lang) } else { &view.agency };
    let offices = app.catalogue.offices.all();
    let events = view.events.iter().map(|event| Event {
        stage: event.stage,
        when_and_who: format!("{} · {}", moment(event.at), event.unit),
        // What an official wrote may name people and papers.
        note: String::new(),
    });
    Dossier {
        sent: None,
        procedure: view.procedure.clone(),
        agency: agency.to_owned(),
        standing: Standing::Known(Known {
            code: view.code.to_string(),
            stage: view.stage,
            due: promised(view, now),
            amount_due: view.amount_due,
            second_supplement: view.supplement_requests > 1,
            note: String::new(),
            events: events.collect(),
            read_at: now,
            stale: false,
        }),
        no_answer: answer_by.is_some_and(|by| by.at < local(now)),
        answer_by: answer_by.map(|by| moment(by.at.assume_offset(VIETNAM))),
        contact: contact(offices.iter().find(|office| office.name == view.agency)),
        full: None,
    }
}
