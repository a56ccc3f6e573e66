//! The ports, each served by the adapter that the configuration names.

use std::sync::Arc;

use anyhow::bail;

use super::{Dossiers, Filings, Ratings, Reports, Statistics, dvcqg::Dvcqg, embedded::Embedded};
use crate::{
    clock::Clock,
    config::{Adapter, ProvinceOptions, ReportTo},
};

/// Every port of the province.
#[derive(Clone)]
pub struct Ports {
    /// Filing.
    pub filings: Arc<dyn Filings>,
    /// Following what was filed.
    pub dossiers: Arc<dyn Dossiers>,
    /// Ratings.
    pub ratings: Arc<dyn Ratings>,
    /// Published figures.
    pub statistics: Arc<dyn Statistics>,
    /// Where the embedded province's dossiers are reported to; `None`: nowhere.
    pub reports: Option<Arc<dyn Reports>>,
}

impl Ports {
    /// The ports as configured.
    ///
    /// # Errors
    /// If an adapter that is used lacks a setting.
    pub fn open(options: &ProvinceOptions, embedded: &Arc<Embedded>, clock: &Arc<dyn Clock>) -> anyhow::Result<Self> {
        let mut ports = Self {
            filings: embedded.clone(),
            dossiers: embedded.clone(),
            ratings: embedded.clone(),
            statistics: embedded.clone(),
            reports: None,
        };
        if options.uses(Adapter::Dvcqg) || options.report_to == ReportTo::Dvcqg {
            let dvcqg = Arc::new(Dvcqg::open(&options.dvcqg, clock.clone())?);
            if options.dossiers == Adapter::Dvcqg {
                ports.dossiers = dvcqg.clone();
            }
            if options.report_to == ReportTo::Dvcqg {
                ports.reports = Some(dvcqg);
            }
        }
        for adapter in [Adapter::Rest, Adapter::Opencps] {
            if options.uses(adapter) {
                bail!("the adapter {adapter:?} is still to come");
            }
        }
        Ok(ports)
    }
}
