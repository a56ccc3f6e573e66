//! The system's list of procedures.

use async_trait::async_trait;

use super::{Reply, Rest};
use crate::province::{
    Catalogue, ListedProcedure, ProcedureDetails, ProvinceError,
    api::wire::{ProcedureDetail, Procedures},
};

#[async_trait]
impl Catalogue for Rest {
    async fn procedures(&self) -> Result<Vec<ListedProcedure>, ProvinceError> {
        let list: Procedures = self.read(self.url(&["procedures"])).await?.found("list of procedures")?;
        Ok(list.procedures.into_iter().map(ListedProcedure::from).collect())
    }

    async fn procedure(&self, code: &str) -> Result<Option<ProcedureDetails>, ProvinceError> {
        match self.read::<ProcedureDetail>(self.url(&["procedures", code])).await? {
            Reply::Nothing => Ok(None),
            reply => reply.found("list of procedures").map(|detail| Some(detail.into())),
        }
    }
}
