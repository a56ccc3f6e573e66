//! Port: the province's own list of procedures.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::ProvinceError;

/// A procedure as the province's system lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedProcedure {
    /// National code, e.g. `1.004873`, or what the system calls it.
    pub code: String,
    /// Its name there.
    pub name: String,
    /// Agency in charge; empty if not told.
    pub agency: String,
    /// Field (lĩnh vực); empty if not told.
    pub field: String,
}

/// A paper that a procedure asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedDocument {
    /// What it is.
    pub name: String,
    /// Where its official form can be downloaded, if there is one.
    pub form_url: Option<String>,
}

/// What the province's system knows of one procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureDetails {
    /// As in the list.
    pub listed: ListedProcedure,
    /// How it is handled, in order.
    pub steps: Vec<String>,
    /// Papers to hand in or show.
    pub documents: Vec<ListedDocument>,
    /// Fees and charges in words.
    pub fees: Vec<String>,
    /// Time to the result, in words.
    pub times: Vec<String>,
    /// What the citizen gets.
    pub results: Vec<String>,
    /// Laws, decrees and circulars.
    pub legal_basis: Vec<String>,
    /// What must be fulfilled.
    pub conditions: Vec<String>,
}

/// The province's list of procedures. What citizens read comes from our own files; this tells where they differ.
#[async_trait]
pub trait Catalogue: Send + Sync {
    /// Every procedure that can be filed, by code.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if the province does not answer.
    async fn procedures(&self) -> Result<Vec<ListedProcedure>, ProvinceError>;

    /// What is known of one; `None`: unknown there.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if the province does not answer.
    async fn procedure(&self, code: &str) -> Result<Option<ProcedureDetails>, ProvinceError>;
}
