//! The ports, each served by the adapter that the configuration names.

use std::{collections::HashMap, sync::Arc};

use super::{
    Dossiers, Filings, Papers, People, Ratings, Reports, Statistics,
    dvcqg::Dvcqg,
    embedded::{Embedded, KnownPeople},
    guard::{Guard, Guarded},
    national::National,
    opencps::Opencps,
    rest::Rest,
};
use crate::{
    catalogue::Catalogue,
    clock::Clock,
    config::{Adapter, PeopleFrom, ProvinceOptions, ReportTo},
    random::Random,
};

/// Every port of the province.
#[derive(Clone)]
pub struct Ports {
    /// Filing.
    pub filings: Arc<dyn Filings>,
    /// Following what was filed.
    pub dossiers: Arc<dyn Dossiers>,
    /// Papers of the agency: from the system that the dossiers come from.
    pub papers: Arc<dyn Papers>,
    /// Ratings.
    pub ratings: Arc<dyn Ratings>,
    /// Published figures.
    pub statistics: Arc<dyn Statistics>,
    /// What the state already knows of people; `None`: nobody is asked, and the pages do not offer it.
    pub people: Option<Arc<dyn People>>,
    /// Where the embedded province's dossiers are reported to; `None`: nowhere.
    pub reports: Option<Arc<dyn Reports>>,
}

impl Ports {
    /// The ports as configured.
    ///
    /// # Errors
    /// If an adapter that is used lacks a setting.
    pub fn open(
        options: &ProvinceOptions,
        embedded: &Arc<Embedded>,
        catalogue: &Arc<Catalogue>,
        clock: &Arc<dyn Clock>,
        random: &Arc<Random>,
    ) -> anyhow::Result<Self> {
        let mut ports = Self {
            filings: embedded.clone(),
            dossiers: embedded.clone(),
            papers: embedded.clone(),
            ratings: embedded.clone(),
            statistics: embedded.clone(),
            people: match options.people.from {
                PeopleFrom::Off => None,
                PeopleFrom::Embedded => Some(Arc::new(KnownPeople::new(embedded.clone(), catalogue.clone()))),
                PeopleFrom::National => Some(Arc::new(National::open(&options.people, random.clone())?)),
            },
            reports: None,
        };
        if options.uses(Adapter::Rest) {
            let rest = Arc::new(Rest::configured(&options.rest)?);
            if options.filings == Adapter::Rest {
                ports.filings = rest.clone();
            }
            if options.dossiers == Adapter::Rest {
                ports.dossiers = rest.clone();
                ports.papers = rest.clone();
            }
            if options.ratings == Adapter::Rest {
                ports.ratings = rest.clone();
            }
            if options.statistics == Adapter::Rest {
                ports.statistics = rest;
            }
        }
        if options.uses(Adapter::Opencps) {
            let opencps = Arc::new(Opencps::open(&options.opencps)?);
            if options.filings == Adapter::Opencps {
                ports.filings = opencps.clone();
            }
            if options.dossiers == Adapter::Opencps {
                ports.dossiers = opencps.clone();
                ports.papers = opencps.clone();
            }
            if options.ratings == Adapter::Opencps {
                ports.ratings = opencps;
            }
        }
        if options.uses(Adapter::Dvcqg) || options.report_to == ReportTo::Dvcqg {
            let dvcqg = Arc::new(Dvcqg::open(&options.dvcqg, clock.clone())?);
            if options.dossiers == Adapter::Dvcqg {
                ports.dossiers = dvcqg.clone();
                ports.papers = dvcqg.clone();
            }
            if options.report_to == ReportTo::Dvcqg {
                ports.reports = Some(dvcqg);
            }
        }
        Ok(ports.guarded(options, random))
    }

    /// Each port of somebody else's system behind the guard of that system; ports of one system share it.
    fn guarded(self, options: &ProvinceOptions, random: &Arc<Random>) -> Self {
        let mut guards = HashMap::new();
        let mut guard = |upstream: Option<&'static str>| {
            let upstream = upstream?;
            let guard = guards.entry(upstream).or_insert_with(|| Arc::new(Guard::new(upstream, random.clone())));
            Some(Arc::clone(guard))
        };
        Self {
            filings: match guard(options.filings.upstream()) {
                Some(guard) => Arc::new(Guarded::new(&guard, &self.filings)),
                None => self.filings,
            },
            dossiers: match guard(options.dossiers.upstream()) {
                Some(guard) => Arc::new(Guarded::new(&guard, &self.dossiers)),
                None => self.dossiers,
            },
            papers: match guard(options.dossiers.upstream()) {
                Some(guard) => Arc::new(Guarded::new(&guard, &self.papers)),
                None => self.papers,
            },
            ratings: match guard(options.ratings.upstream()) {
                Some(guard) => Arc::new(Guarded::new(&guard, &self.ratings)),
                None => self.ratings,
            },
            statistics: match guard(options.statistics.upstream()) {
                Some(guard) => Arc::new(Guarded::new(&guard, &self.statistics)),
                None => self.statistics,
            },
            people: match (guard(options.people.from.upstream()), self.people) {
                (Some(guard), Some(people)) => Some(Arc::new(Guarded::new(&guard, &people))),
                (_, people) => people,
            },
            reports: self.reports,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use clap::Parser;
    use domain::working_time::Calendar;
    use tempfile::TempDir;
    use time::macros::{date, time};

    use super::*;
    use crate::{clock::ManualClock, config::Cli, province::contract::MONDAY, serve};

    async fn open(folder: &TempDir, flags: &[&str]) -> anyhow::Result<Ports> {
        let clock: Arc<dyn Clock> = Arc::new(ManualClock::new(MONDAY));
        let calendar =
            Arc::new(Calendar::new(vec![(time!(7:00), time!(17:00))], [], [], date!(2026 - 12 - 31)).unwrap());
        let file = folder.path().join("province.db");
        let random = Arc::new(Random::seeded(1));
        let embedded = Arc::new(Embedded::open(&file, calendar, clock.clone(), random.clone()).await.unwrap());
        let options = Cli::try_parse_from(["motcham"].iter().chain(flags)).unwrap().serve;
        let catalogue = serve::load_catalogue(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog"))).unwrap();
        Ports::open(&options.province, &embedded, &Arc::new(catalogue), &clock, &random)
    }

    #[tokio::test]
    async fn people_are_asked_for_where_it_is_configured() {
        let folder = tempfile::tempdir().unwrap();
        assert!(open(&folder, &[]).await.unwrap().people.is_none());
        assert!(open(&folder, &["--demo"]).await.unwrap().people.is_some());
        assert!(open(&folder, &["--people", "embedded"]).await.unwrap().people.is_some());
        let missing = open(&folder, &["--people", "national"]).await.err().unwrap();
        assert_eq!(missing.to_string(), "the national population database needs --people-url");
        let token = folder.path().join("token");
        let url = ["--people-url", "http://127.0.0.1:1", "--people-unit", "000.00.00.H36"];
        let who = ["--people-service", "037", "--people-official", "motcua"];
        let flags =
            [&["--people", "national", "--people-token-file", token.to_str().unwrap()][..], &url, &who].concat();
        let unreadable = open(&folder, &flags).await.err().unwrap();
        assert!(format!("{unreadable:#}").contains("--people-token-file"), "{unreadable:#}");
        fs::write(&token, "a-token").unwrap();
        assert!(open(&folder, &flags).await.unwrap().people.is_some());
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
