//! Tests on a real SQLite file.

use std::sync::Arc;

use domain::{
    dossier::{Action, Decision, DossierCode},
    working_time::Calendar,
};
use tempfile::TempDir;
use time::{
    OffsetDateTime,
    macros::{date, datetime, time},
};

use super::{ActError, DossierFile, Embedded, Official};
use crate::{
    clock::ManualClock,
    province::{Filing, contract::filing},
    random::Random,
};

mod accounts;
mod actions;
mod contract;
mod counter;
mod demo;
mod figures;
mod filing;
mod list;

/// Monday, 08:00.
const MONDAY: OffsetDateTime = datetime!(2026-11-23 08:00 +7);

/// A province in a temporary folder, with an official. Culture Day (Tuesday 24/11) is off.
struct Province {
    store: Arc<Embedded>,
    official: Official,
    folder: TempDir,
}

impl std::ops::Deref for Province {
    type Target = Embedded;

    fn deref(&self) -> &Embedded {
        &self.store
    }
}

fn calendar() -> Arc<Calendar> {
    let sessions = vec![(time!(7:00), time!(11:30)), (time!(13:30), time!(17:00))];
    Arc::new(Calendar::new(sessions, [date!(2026 - 11 - 24)], [], date!(2026 - 12 - 31)).unwrap())
}

async fn open(folder: &TempDir) -> Arc<Embedded> {
    let clock = Arc::new(ManualClock::new(MONDAY));
    let path = folder.path().join("province.db");
    Arc::new(Embedded::open(&path, calendar(), clock, Arc::new(Random::seeded(1))).await.unwrap())
}

async fn province() -> Province {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder).await;
    store.add_official("Trần Văn Cán", MONDAY).await.unwrap();
    let official = Official { id: 1, name: "Trần Văn Cán".to_owned() };
    Province { store, official, folder }
}

fn decide(action: Action) -> Decision {
    Decision::new(action, "Mang đến quầy bản chính trích lục ly hôn", Some(15_000)).unwrap()
}

impl Province {
    /// Files with this reference as key.
    async fn submit(&self, reference: &str) -> DossierCode {
        self.submit_at(reference, &filing(reference), MONDAY).await.unwrap()
    }

    async fn file(&self, code: &DossierCode) -> DossierFile {
        self.dossier_file(code).await.unwrap().unwrap()
    }

    /// Does these, each at its time, on the version that stands.
    async fn run(&self, code: &DossierCode, steps: &[(Action, OffsetDateTime)]) -> Result<(), ActError> {
        for &(action, at) in steps {
            let seen = self.file(code).await.version;
            self.act(code, seen, &decide(action), &self.official, at).await?;
        }
        Ok(())
    }
}
