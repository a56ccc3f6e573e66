//! The province's system behind ports, one a capability. Which adapter serves a port is configuration.
//!
//! Ports are object-safe. A write is called by the outbox only, with our idempotency key; the receiver must answer the
//! same key with the same result.

pub mod api;
mod attachment;
mod catalogue;
#[cfg(test)]
pub(crate) mod contract;
mod dossiers;
pub mod dvcqg;
pub mod embedded;
mod follow_up;
pub mod guard;
pub mod national;
pub mod opencps;
mod papers;
mod people;
mod ports;
mod questions;
mod ratings;
mod reports;
pub mod rest;
mod statistics;
pub mod upstream;

pub use attachment::{Attachment, AttachmentBytes, LARGEST_FILE, NoFiles, sha256};
pub use catalogue::{Catalogue, ListedDocument, ListedProcedure, ProcedureDetails};
pub use dossiers::{
    Changes, Cursor, DossierEvent, DossierView, Dossiers, Filing, Filings, Proof, SubmittedAnswer, last_four,
};
pub use follow_up::{DraftAnswer, FollowUp, FollowUpKind, Supplement, Withdrawal};
pub use papers::{AgencyPaper, DraftReply, Papers};
pub use people::{HeldDocument, People, Person, PersonQuery, Proof as PersonProof, name_key};
pub use ports::Ports;
pub use questions::{Answered, Asked, Questions};
pub use ratings::{Ratings, SubmittedRating};
pub use reports::{ReportedDossier, Reports};
pub use statistics::{AgencyFigures, Statistics};

/// Why a call to the province did not succeed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProvinceError {
    /// No answer, or a failure that may pass: the call may be repeated with the same idempotency key.
    #[error("province unavailable: {0}")]
    Unavailable(String),
    /// The province understood and refuses: repeating will not help.
    #[error("province refused: {0}")]
    Refused(String),
    /// The province was not asked: it has not been answering, or too many calls are under way.
    #[error("province not asked: {0}")]
    Withheld(String),
}
