//! The ports, each served by the adapter that the configuration names.

use std::sync::Arc;

use anyhow::bail;

use super::{Dossiers, Filings, Ratings, Statistics, embedded::Embedded, opencps::Opencps};
use crate::config::{Adapter, ProvinceOptions};

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
}

impl Ports {
    /// The ports as configured.
    ///
    /// # Errors
    /// If an adapter that is used lacks a setting.
    pub fn open(options: &ProvinceOptions, embedded: &Arc<Embedded>) -> anyhow::Result<Self> {
        let mut ports = Self {
            filings: embedded.clone(),
            dossiers: embedded.clone(),
            ratings: embedded.clone(),
            statistics: embedded.clone(),
        };
        if options.uses(Adapter::Opencps) {
            let opencps = Arc::new(Opencps::open(&options.opencps)?);
            if options.filings == Adapter::Opencps {
                ports.filings = opencps.clone();
            }
            if options.dossiers == Adapter::Opencps {
                ports.dossiers = opencps.clone();
            }
            if options.ratings == Adapter::Opencps {
                ports.ratings = opencps;
            }
        }
        for adapter in [Adapter::Rest, Adapter::Dvcqg] {
            if options.uses(adapter) {
                bail!("the adapter {adapter:?} is still to come");
            }
        }
        Ok(ports)
    }
}
