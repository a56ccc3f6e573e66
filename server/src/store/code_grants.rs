//! Who may see the stage of a dossier that this service did not file: taken in on paper, or filed elsewhere.

use async_trait::async_trait;
use domain::dossier::DossierCode;
use time::OffsetDateTime;

use super::{BrowserHash, Result};

/// Grants of a browser for a code of the province. There is no submission of ours behind them.
/// [`Submissions::forget_grants`](super::Submissions::forget_grants) forgets them too, and
/// [`Retention::expire`](super::Retention::expire) deletes those whose time is over.
#[async_trait]
pub trait CodeGrants: Send + Sync {
    /// Lets this browser see the stage of the dossier until `until`; never shortens a grant.
    async fn give_code_grant(&self, browser: &BrowserHash, code: &DossierCode, until: OffsetDateTime) -> Result<()>;
    /// Whether this browser may see the stage of the dossier at `now`.
    async fn has_code_grant(&self, browser: &BrowserHash, code: &DossierCode, now: OffsetDateTime) -> Result<bool>;
}
