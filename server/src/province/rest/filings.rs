//! Handing filings over.

use async_trait::async_trait;
use domain::dossier::DossierCode;

use super::Rest;
use crate::province::{
    Filing, Filings, ProvinceError,
    api::wire::{self, Registered},
};

#[async_trait]
impl Filings for Rest {
    async fn submit(&self, key: &str, filing: &Filing) -> Result<DossierCode, ProvinceError> {
        let answer = self.write(self.url(&["filings"]), key, &wire::Filing::from(filing)).await?;
        Ok(answer.json::<Registered>()?.dossier_code)
    }
}
