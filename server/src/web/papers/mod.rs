//! Papers of the agency for the citizen of a dossier: results and drafts. They are read from the province each time, and are handed
//! on only if they are the bytes that it tells of.

use app::pages::papers::problem::Why;
use bytes::Bytes;
use domain::{
    agency_paper::{DraftStanding, PaperKind},
    dossier::DossierCode,
    reference::Reference,
};
use time::OffsetDateTime;

use super::{
    PageError, Visitor,
    lookup::dossier::{opened, refresh},
};
use crate::{
    province::{AgencyPaper, DossierView},
    state::AppState,
    store::{Grant, Submission},
};

pub mod download;
pub mod draft;
mod shown;
#[cfg(test)]
mod tests;

pub(super) use shown::shown;

/// The submission with what the province says of it, if this browser may see it in full; else the address to go to.
async fn open(app: &AppState, visitor: &Visitor, reference: &str) -> Result<Result<Submission, String>, PageError> {
    let reference = Reference::parse(reference).map_err(|_| PageError::NotFound)?;
    match opened(app, visitor, reference).await? {
        Some((Grant::Full, submission)) => Ok(Ok(refresh(app, submission).await?.0)),
        Some((Grant::Stage, _)) => Ok(Err(format!("/ho-so/{reference}"))),
        None => Ok(Err("/tra-cuu".to_owned())),
    }
}

/// The bytes of a paper, if they are those that the agency has sent.
async fn fetch(app: &AppState, code: &DossierCode, paper: &AgencyPaper) -> Result<Bytes, Why> {
    match app.ports.papers.paper(code, paper).await {
        Ok(Some(bytes)) if paper.is(&bytes) => Ok(bytes),
        Ok(Some(_)) => {
            tracing::error!(dossier = %code, paper = paper.id, "a paper of the agency is not what the province tells of it");
            Err(Why::Damaged)
        }
        Ok(None) => Err(Why::Gone),
        Err(error) => {
            tracing::warn!(%error, "the province gave no paper");
            Err(Why::Unreachable)
        }
    }
}

/// The draft that counts: the latest.
pub(super) fn latest_draft(view: &DossierView) -> Option<&AgencyPaper> {
    view.papers.iter().filter(|paper| paper.kind == PaperKind::Draft).max_by_key(|paper| paper.at)
}

/// The latest draft waits for an answer, and the dossier is not at its end.
pub(super) fn has_open_draft(view: &DossierView, now: OffsetDateTime) -> bool {
    let open = |draft: &AgencyPaper| draft.standing(now) == Some(DraftStanding::Open);
    view.stage.is_open() && latest_draft(view).is_some_and(open)
}

/// Since when a draft stands as it does, or until when it is open.
fn stands_at(draft: &AgencyPaper) -> OffsetDateTime {
    draft.reply.as_ref().map(|reply| reply.at).or(draft.answer_by).unwrap_or(draft.at)
}
