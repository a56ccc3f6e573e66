//! Adapter for the national exchange (Cổng Dịch vụ công quốc gia): its catalogue, lookup of dossiers, questions, and
//! reporting of the dossiers that our embedded province has numbered. **It never files**: `DongBoHoSoMC` is how a
//! provincial system tells of a dossier that it has numbered already.
//!
//! The exchange has no public specification. Field names, headers and paths come from public code that speaks with it:
//!
//! | mark | source |
//! |---|---|
//! | O | VietOpenCPS/opencps-v2 at 2c71985, `DVCQGIntegrationActionImpl.java` where nothing else is said |
//! | T | HuanVu201/DichVuCong_KhoaLuan_PASETO at 7d1730c (Thanh Hóa's system), `SyncDataToDVCQG`, `SyncLocalDataToDVCQGService.cs` |
//! | G | the same repository, `GPLXParams.cs`, `GPLXService.cs`: another exchange of the same make |
//!
//! What has no source is marked *unverified*. `docs/adapters/dvcqg.md` has the tables.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use crate::{clock::Clock, config::DvcqgOptions, province::upstream};

mod catalogue;
mod date;
mod dossiers;
mod exchange;
mod questions;
mod record;
mod reports;
mod session;
mod status;
mod subject;
#[cfg(test)]
mod tests;
mod wire;

use exchange::Exchange;
pub use exchange::Settings;
pub use subject::{Numbering, Subject};

/// The adapter.
pub struct Dvcqg {
    exchange: Exchange,
    numbering: Numbering,
    /// What reports need to know of a procedure, by code: it is asked for once in the life of the process.
    procedures: Mutex<HashMap<String, wire::procedure::Procedure>>,
}

impl Dvcqg {
    /// The adapter with these settings. Nothing is called yet.
    ///
    /// # Errors
    /// If a setting is missing or the password file cannot be read; says which.
    pub fn open(options: &DvcqgOptions, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let exchange = Exchange::new(options.settings()?, upstream::client()?, clock);
        exchange.check_password_file()?;
        Ok(Self { exchange, numbering: options.dvcqg_subjects, procedures: Mutex::default() })
    }
}
