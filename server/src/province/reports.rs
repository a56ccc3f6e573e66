//! Port: telling a higher authority of the dossiers that our embedded province has numbered.

use async_trait::async_trait;

use super::{DossierView, Filing, ProvinceError};

/// A dossier of the embedded province as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedDossier {
    /// What was filed.
    pub filing: Filing,
    /// Code, stage, dates and events.
    pub view: DossierView,
    /// How many of the view's events the authority has acknowledged: it need not get those again.
    pub steps_known: usize,
}

/// Reporting. Each report says how the dossier stands now, so a report that comes twice or late does no harm.
#[async_trait]
pub trait Reports: Send + Sync {
    /// Tells how the dossier stands, and its steps.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if it should be tried again, [`ProvinceError::Refused`] if a person has to look.
    async fn report(&self, dossier: &ReportedDossier) -> Result<(), ProvinceError>;
}
