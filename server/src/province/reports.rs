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
}

/// Reporting. Each report says everything, so a report that comes twice or late does no harm.
#[async_trait]
pub trait Reports: Send + Sync {
    /// Tells how the dossier stands, and its steps.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if it should be tried again.
    async fn report(&self, dossier: &ReportedDossier) -> Result<(), ProvinceError>;
}
