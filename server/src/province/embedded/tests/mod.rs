//! Tests on a real SQLite file.

use std::sync::Arc;

use bytes::Bytes;
use domain::{
    agency_paper::PaperKind,
    dossier::{Action, Decision, DossierCode},
    working_time::Calendar,
};
use tempfile::TempDir;
use time::{
    OffsetDateTime,
    macros::{date, datetime, time},
};

use super::{ActError, DossierFile, Embedded, NewPaper, Official, SendError};
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
mod files;
mod filing;
mod list;
mod papers;
mod people;

/// Monday, 08:00.
const MONDAY: OffsetDateTime = datetime!(2026-11-23 08:00 +7);

/// A province in a temporary folder, with an official. Culture Day (Tuesday 24/11) is off.
pub(in crate::province) struct Province {
    pub store: Arc<Embedded>,
    pub clock: Arc<ManualClock>,
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
    open_with(folder, Arc::new(ManualClock::new(MONDAY))).await
}

async fn open_with(folder: &TempDir, clock: Arc<ManualClock>) -> Arc<Embedded> {
    let path = folder.path().join("province.db");
    Arc::new(Embedded::open(&path, calendar(), clock, Arc::new(Random::seeded(1))).await.unwrap())
}

pub(in crate::province) async fn province() -> Province {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::new(MONDAY));
    let store = open_with(&folder, clock.clone()).await;
    store.add_official("Trần Văn Cán", MONDAY).await.unwrap();
    let official = Official { id: 1, name: "Trần Văn Cán".to_owned() };
    Province { store, clock, official, folder }
}

fn decide(action: Action) -> Decision {
    Decision::new(action, "Mang đến quầy bản chính trích lục ly hôn", Some(15_000)).unwrap()
}

impl Province {
    /// The province after its process has ended and begun again.
    pub(in crate::province) async fn restarted(self) -> Self {
        self.store.close().await;
        let store = open_with(&self.folder, self.clock.clone()).await;
        Self { store, ..self }
    }

    /// A write transaction of somebody else, which holds up every other one until it is dropped.
    pub(in crate::province) async fn hold_up(&self) -> sqlx::SqliteTransaction<'static> {
        self.store.write().await.unwrap()
    }

    /// Files with this reference as key.
    async fn submit(&self, reference: &str) -> DossierCode {
        self.submit_at(reference, &filing(reference), MONDAY).await.unwrap()
    }

    async fn file(&self, code: &DossierCode) -> DossierFile {
        self.dossier_file(code).await.unwrap().unwrap()
    }

    /// Sends the citizen this paper, on the version that stands.
    async fn give(
        &self,
        code: &DossierCode,
        kind: PaperKind,
        name: &str,
        file: &[u8],
        at: OffsetDateTime,
    ) -> Result<u32, SendError> {
        let seen = self.file(code).await.version;
        let paper = NewPaper {
            name: name.to_owned(),
            media_type: "application/pdf".to_owned(),
            bytes: Bytes::copy_from_slice(file),
        };
        self.send_papers(code, seen, kind, &[paper], &self.official, at).await
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
