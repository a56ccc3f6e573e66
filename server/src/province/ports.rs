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

#[cfg(test)]
mod tests {
    use std::fs;

    use clap::Parser;
    use domain::working_time::Calendar;
    use tempfile::TempDir;
    use time::macros::{date, time};

    use super::*;
    use crate::{clock::ManualClock, config::Cli, province::contract::MONDAY, random::Random};

    async fn open(folder: &TempDir, flags: &[&str]) -> anyhow::Result<Ports> {
        let clock: Arc<dyn Clock> = Arc::new(ManualClock::new(MONDAY));
        let calendar =
            Arc::new(Calendar::new(vec![(time!(7:00), time!(17:00))], [], [], date!(2026 - 12 - 31)).unwrap());
        let file = folder.path().join("province.db");
        let embedded =
            Arc::new(Embedded::open(&file, calendar, clock.clone(), Arc::new(Random::seeded(1))).await.unwrap());
        let options = Cli::try_parse_from(["motcham"].iter().chain(flags)).unwrap().serve;
        Ports::open(&options.province, &embedded, &clock)
    }

    #[tokio::test]
    async fn reporting_is_off_unless_configured_and_says_what_it_lacks() {
        let folder = tempfile::tempdir().unwrap();
        assert!(open(&folder, &[]).await.unwrap().reports.is_none());
        let missing = open(&folder, &["--report-to", "dvcqg"]).await.err().unwrap();
        assert_eq!(missing.to_string(), "the national exchange needs --dvcqg-url");
        let password = folder.path().join("mat-khau");
        fs::write(&password, "bi-mat").unwrap();
        let url = ["--dvcqg-url", "http://127.0.0.1:1", "--dvcqg-user", "tinh", "--dvcqg-unit", "000.00.00.H36"];
        let file = ["--dvcqg-password-file", password.to_str().unwrap()];
        let flags = [&["--report-to", "dvcqg"][..], &url, &file].concat();
        assert!(open(&folder, &flags).await.unwrap().reports.is_some());
        let flags = [&["--dossiers", "dvcqg"][..], &url, &file].concat();
        assert!(open(&folder, &flags).await.unwrap().reports.is_none(), "who only looks up reports nothing");
    }
}
