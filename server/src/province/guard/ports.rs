//! The ports that pages and outbox use, behind a guard.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;
use domain::dossier::DossierCode;

use super::{Asker, Guard};
use crate::province::{
    AgencyFigures, AgencyPaper, AttachmentBytes, Changes, Cursor, DossierView, Dossiers, Filing, Filings, FollowUp,
    HeldDocument, Papers, People, Person, PersonQuery, Proof, ProvinceError, Ratings, Statistics, SubmittedRating,
};

/// A port of somebody else's system behind the guard of that system.
pub struct Guarded<P: ?Sized> {
    guard: Arc<Guard>,
    port: Arc<P>,
}

impl<P: ?Sized> Guarded<P> {
    /// This port behind this guard.
    pub fn new(guard: &Arc<Guard>, port: &Arc<P>) -> Self {
        Self { guard: Arc::clone(guard), port: Arc::clone(port) }
    }
}

#[async_trait]
impl Filings for Guarded<dyn Filings> {
    async fn submit(
        &self,
        key: &str,
        filing: &Filing,
        files: &dyn AttachmentBytes,
    ) -> Result<DossierCode, ProvinceError> {
        self.guard.write("filings", self.port.submit(key, filing, files)).await
    }

    async fn follow_up(
        &self,
        key: &str,
        code: &DossierCode,
        follow_up: &FollowUp,
        files: &dyn AttachmentBytes,
    ) -> Result<(), ProvinceError> {
        self.guard.write("follow-ups", self.port.follow_up(key, code, follow_up, files)).await
    }

    fn takes_follow_ups(&self) -> bool {
        self.port.takes_follow_ups()
    }

    fn settles(&self) -> Duration {
        self.port.settles()
    }
}

#[async_trait]
impl Dossiers for Guarded<dyn Dossiers> {
    async fn dossier(&self, code: &DossierCode, proof: Proof<'_>) -> Result<Option<DossierView>, ProvinceError> {
        self.guard.read(Asker::Citizen, "dossiers", || self.port.dossier(code, proof)).await
    }

    async fn changes(&self, since: Option<&Cursor>) -> Result<Option<Changes>, ProvinceError> {
        self.guard.read(Asker::Background, "changes", || self.port.changes(since)).await
    }
}

#[async_trait]
impl Papers for Guarded<dyn Papers> {
    async fn paper(&self, code: &DossierCode, paper: &AgencyPaper) -> Result<Option<Bytes>, ProvinceError> {
        self.guard.file("papers", paper.time(), self.port.paper(code, paper)).await
    }
}

#[async_trait]
impl Ratings for Guarded<dyn Ratings> {
    async fn rate(&self, key: &str, rating: &SubmittedRating) -> Result<(), ProvinceError> {
        self.guard.write("ratings", self.port.rate(key, rating)).await
    }
}

#[async_trait]
impl Statistics for Guarded<dyn Statistics> {
    async fn by_agency(&self) -> Result<Vec<AgencyFigures>, ProvinceError> {
        self.guard.read(Asker::Citizen, "statistics", || self.port.by_agency()).await
    }
}

#[async_trait]
impl People for Guarded<dyn People> {
    async fn person(&self, query: &PersonQuery) -> Result<Option<Person>, ProvinceError> {
        self.guard.read(Asker::Citizen, "people", || self.port.person(query)).await
    }

    async fn documents(&self, query: &PersonQuery) -> Result<Vec<HeldDocument>, ProvinceError> {
        self.guard.read(Asker::Citizen, "documents", || self.port.documents(query)).await
    }
}
