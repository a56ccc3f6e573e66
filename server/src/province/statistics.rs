//! Port: published figures.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::ProvinceError;

/// Published figures of one agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyFigures {
    /// Name of the agency.
    pub agency: String,
    /// Dossiers that ended (result or refusal).
    pub ended: u64,
    /// Of these, those with a deadline to be judged by: a result by its due date (none where the procedure's time is
    /// unknown), a refusal by the 8 working hours for an answer.
    pub judged: u64,
    /// Of the judged, ended on time; a second supplement request counts as late (plan 001).
    pub on_time: u64,
    /// Ratings received.
    pub ratings: u64,
    /// Mean score in thousandths over the ratings.
    pub mean_permille: Option<u16>,
}

/// Published figures.
#[async_trait]
pub trait Statistics: Send + Sync {
    /// Figures per agency, by name.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if the province does not answer.
    async fn by_agency(&self) -> Result<Vec<AgencyFigures>, ProvinceError>;
}
