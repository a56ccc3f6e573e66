//! What citizens send about a dossier after the filing: the answer to a request for more, and that they take it back.

use app::{
    components::html::fill,
    pages::lookup::dossier::FollowUps,
    text::{Lang, Text, follow_ups as words, papers},
};
use axum::response::Response;
use domain::{
    dossier::{Action, Stage},
    reference::Reference,
};

use super::{
    PageError, Visitor,
    lookup::dossier::{moment, opened, refresh},
    papers::has_open_draft,
    see_other,
};
use crate::{
    province::{DossierView, FollowUpKind},
    state::AppState,
    store::{FollowUpProgress, FollowedUp, Grant, NewFollowUp, SentFollowUp, Submission},
};

pub mod supplement;
#[cfg(test)]
mod tests;
pub mod withdrawal;

/// Query of the dossier's page: what the citizen wanted to send cannot be sent now.
pub(super) const NOT_NOW: &str = "chua-gui";

/// A dossier that its citizen may send something about.
struct Open {
    reference: Reference,
    browser: Vec<u8>,
    submission: Submission,
    view: DossierView,
}

/// The dossier, if this browser may see it in full and this kind can be sent now; else where the visitor goes.
async fn open(
    app: &AppState,
    visitor: &Visitor,
    reference: &str,
    kind: FollowUpKind,
) -> Result<Result<Open, Response>, PageError> {
    let reference = Reference::parse(reference).map_err(|_| PageError::NotFound)?;
    let submission = match opened(app, visitor, reference).await? {
        Some((Grant::Full, submission)) => submission,
        Some((Grant::Stage, _)) => return Ok(Err(see_other(&format!("/ho-so/{reference}")))),
        None => return Ok(Err(see_other("/tra-cuu"))),
    };
    let (submission, _) = refresh(app, submission).await?;
    let sent = app.store.follow_ups(reference).await?;
    let view = submission.last_known.as_ref().map(|(view, _)| view.clone());
    match (visitor.browser(), view) {
        (Some(browser), Some(view)) if can_send(app, &view, &sent, kind) => {
            Ok(Ok(Open { reference, browser, submission, view }))
        }
        _ => Ok(Err(not_now(reference))),
    }
}

fn not_now(reference: Reference) -> Response {
    see_other(&format!("/ho-so/{reference}?{NOT_NOW}"))
}

/// Whether the stage, or an open draft, allows it, the province's system takes it, and nothing else is under way.
pub(super) fn can_send(app: &AppState, view: &DossierView, sent: &[SentFollowUp], kind: FollowUpKind) -> bool {
    let arrived =
        |sent: &SentFollowUp| matches!(sent.progress, FollowUpProgress::Delivered | FollowUpProgress::Settled);
    let allowed = match kind {
        FollowUpKind::Supplement => view.stage == Stage::SupplementRequired,
        FollowUpKind::Withdrawal => view.stage.allowed().contains(&Action::Withdraw),
        FollowUpKind::DraftAnswer => has_open_draft(view, app.clock.now()),
    };
    // What was delivered after the province was asked last has changed the stage already.
    let newer = |sent: &SentFollowUp| {
        // In whole seconds, as provinces keep events.
        view.events.last().is_some_and(|event| event.at.unix_timestamp() < sent.sent_at.unix_timestamp())
    };
    allowed && app.ports.filings.takes_follow_ups() && sent.iter().all(arrived) && !sent.iter().any(newer)
}

/// What the page of the dossier says of it.
pub(super) async fn shown(
    app: &AppState,
    submission: &Submission,
    not_now: bool,
    lang: Lang,
) -> Result<FollowUps, PageError> {
    let sent = app.store.follow_ups(submission.reference).await?;
    let offered = |kind| submission.last_known.as_ref().is_some_and(|(view, _)| can_send(app, view, &sent, kind));
    Ok(FollowUps {
        supplement: offered(FollowUpKind::Supplement),
        withdrawal: offered(FollowUpKind::Withdrawal),
        sent: sent.iter().map(|sent| fill(told(sent), lang, &[&moment(sent.sent_at)])).collect(),
        not_now,
    })
}

fn told(sent: &SentFollowUp) -> Text {
    match (sent.kind, sent.progress) {
        (FollowUpKind::Supplement, FollowUpProgress::Waiting) => words::SUPPLEMENT_WAITS,
        (FollowUpKind::Supplement, FollowUpProgress::Delivered) => words::SUPPLEMENT_THERE,
        (FollowUpKind::Withdrawal, FollowUpProgress::Waiting) => words::WITHDRAWAL_WAITS,
        (FollowUpKind::Withdrawal, FollowUpProgress::Delivered) => words::WITHDRAWAL_THERE,
        (FollowUpKind::DraftAnswer, FollowUpProgress::Waiting) => papers::ANSWER_WAITS,
        (FollowUpKind::DraftAnswer, FollowUpProgress::Delivered) => papers::ANSWER_THERE,
        (_, FollowUpProgress::Dead) => words::NOT_TAKEN,
        (_, FollowUpProgress::Settled) => words::SETTLED,
    }
}

/// Writes it, and leads to the dossier's page. `None`: the draft was changed meanwhile, and is to be seen again.
pub(super) async fn write(app: &AppState, new: NewFollowUp<'_>) -> Result<Option<Response>, PageError> {
    Ok(match app.store.follow_up(new).await? {
        FollowedUp::Done => {
            app.outbox_wake.notify_one();
            Some(see_other(&format!("/ho-so/{}", new.reference)))
        }
        FollowedUp::UnderWay => Some(not_now(new.reference)),
        FollowedUp::DraftChanged => None,
    })
}
