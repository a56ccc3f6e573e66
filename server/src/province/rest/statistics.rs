//! Published figures.

use async_trait::async_trait;

use super::Rest;
use crate::province::{AgencyFigures, ProvinceError, Statistics, api::wire::Agencies};

#[async_trait]
impl Statistics for Rest {
    async fn by_agency(&self) -> Result<Vec<AgencyFigures>, ProvinceError> {
        let figures: Agencies = self.read(self.url(&["statistics", "agencies"])).await?.found("figures")?;
        Ok(figures.agencies.into_iter().map(AgencyFigures::from).collect())
    }
}
