//! Port `Reports`: `DongBoHoSoMC`, then `CapNhatTienDoHoSoMC`, as `syncDossierAndDossierStatus` does it (O).

use std::sync::PoisonError;

use async_trait::async_trait;

use super::{
    Dvcqg,
    exchange::Path,
    record,
    wire::{
        dossier::{Dossier, Progress, Reported, truth},
        procedure::Procedure,
        reply::Reply,
    },
};
use crate::{
    catalogue::is_national_code,
    province::{Filing, ProvinceError, ReportedDossier, Reports},
};

/// Steps of one call (T: `PushData`).
const STEPS_AT_ONCE: usize = 10;

#[async_trait]
impl Reports for Dvcqg {
    async fn report(&self, dossier: &ReportedDossier) -> Result<(), ProvinceError> {
        let procedure = self.procedure_of(&dossier.filing).await?;
        let record = record::record(dossier, &procedure, self.numbering);
        let is_known = self.look_up(&dossier.view.code).await?.is_some();
        let mut reply = self.synchronise(&record, is_known).await?;
        if !is_known && reply.says_exists() {
            // A report whose answer was lost, and a lookup that does not know of it yet.
            reply = self.synchronise(&record, true).await?;
        }
        reply.taken()?;
        for steps in record::steps(dossier).chunks(STEPS_AT_ONCE) {
            let progress = Progress { data: steps };
            self.exchange.call(Path::Service, "CapNhatTienDoHoSoMC", &progress).await?.taken()?;
        }
        Ok(())
    }
}

impl Dvcqg {
    async fn synchronise(&self, record: &Dossier, is_known: bool) -> Result<Reply, ProvinceError> {
        let reported = Reported { is_update: truth(is_known), data: [record] };
        self.exchange.call(Path::Service, "DongBoHoSoMC", &reported).await
    }

    /// The procedure as the exchange has it: the report names it and its field in the exchange's words (O).
    async fn procedure_of(&self, filing: &Filing) -> Result<Procedure, ProvinceError> {
        let code = &filing.procedure_id;
        if !is_national_code(code) {
            return Err(ProvinceError::Refused(format!("procedure {code} has no national code")));
        }
        let known = self.procedures.lock().unwrap_or_else(PoisonError::into_inner).get(code).cloned();
        if let Some(procedure) = known {
            return Ok(procedure);
        }
        let found = self.published(code).await?;
        let procedure = found
            .ok_or_else(|| ProvinceError::Refused(format!("the national exchange does not know procedure {code}")))?;
        self.procedures.lock().unwrap_or_else(PoisonError::into_inner).insert(code.clone(), procedure.clone());
        Ok(procedure)
    }
}
