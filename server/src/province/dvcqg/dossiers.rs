//! Port `Dossiers`: `TraCuuHoSo`. The exchange keeps no list of changes.

use async_trait::async_trait;
use bytes::Bytes;
use domain::dossier::{DossierCode, Stage};

use super::{
    Dvcqg, date,
    exchange::Path,
    status,
    wire::lookup::{Found, Which},
};
use crate::province::{
    AgencyPaper, Changes, Cursor, DossierEvent, DossierView, Dossiers, Papers, Proof, ProvinceError, last_four,
};

#[async_trait]
impl Dossiers for Dvcqg {
    async fn dossier(&self, code: &DossierCode, proof: Proof<'_>) -> Result<Option<DossierView>, ProvinceError> {
        let Some(found) = self.look_up(code).await? else { return Ok(None) };
        match proof {
            Proof::Typed(digits) if !found.is_opened_by(digits) => Ok(None),
            Proof::Typed(_) | Proof::Service => found.view(code).map(Some),
        }
    }

    async fn changes(&self, _since: Option<&Cursor>) -> Result<Option<Changes>, ProvinceError> {
        Ok(None)
    }
}

/// Its views name no paper.
#[async_trait]
impl Papers for Dvcqg {
    async fn paper(&self, _: &DossierCode, _: &AgencyPaper) -> Result<Option<Bytes>, ProvinceError> {
        Ok(None)
    }
}

impl Dvcqg {
    /// What the exchange holds of this dossier. An entry of another code is none.
    pub(super) async fn look_up(&self, code: &DossierCode) -> Result<Option<Found>, ProvinceError> {
        let reply = self.exchange.call(Path::Service, "TraCuuHoSo", &Which { code: code.as_str() }).await?;
        let is_it = |found: &Found| found.code.is_empty() || found.code.eq_ignore_ascii_case(code.as_str());
        Ok(reply.entries::<Found>()?.into_iter().find(is_it))
    }
}

impl Found {
    /// The exchange asks for the code alone, which can be guessed: the second factor is checked here, against the numbers
    /// that came along. Where none came, nothing opens it.
    fn is_opened_by(&self, digits: &str) -> bool {
        let numbers = [&self.phone, &self.owner_id].into_iter().chain(self.owner_ids.iter().map(|id| &id.number));
        numbers.into_iter().any(|number| last_four(number) == Some(digits))
    }

    pub(super) fn view(&self, code: &DossierCode) -> Result<DossierView, ProvinceError> {
        let written = if self.status_code.is_empty() { &self.status } else { &self.status_code };
        let stage = status::stage(written).ok_or_else(|| {
            ProvinceError::Unavailable(format!("the national exchange tells an unknown status: {:?}", short(written)))
        })?;
        let ended_at = date::read(&self.ended).or_else(|| date::read(&self.returned));
        Ok(DossierView {
            code: code.clone(),
            procedure: if self.procedure.is_empty() { self.service.clone() } else { self.procedure.clone() },
            agency: self.agency.clone(),
            stage,
            due: date::read(&self.due).filter(|_| stage != Stage::Registered),
            due_uncertain: false,
            amount_due: None,
            supplement_requests: u16::try_from(self.supplements.len()).unwrap_or(u16::MAX),
            ended_at,
            events: self.events(stage),
            // The exchange passes on no file.
            papers: Vec::new(),
        })
    }

    /// The steps that the dates tell of, oldest first. `CapNhatTienDoHoSoMC` reports steps; no source shows them read.
    fn events(&self, stage: Stage) -> Vec<DossierEvent> {
        let step = |at: &str, stage: Stage, note: &str| {
            Some(DossierEvent { at: date::read(at)?, stage, unit: self.agency.clone(), note: note.to_owned() })
        };
        let mut events = vec![step(&self.submitted, Stage::Registered, ""), step(&self.received, Stage::Received, "")];
        for supplement in &self.supplements {
            events.push(step(&supplement.asked, Stage::SupplementRequired, &supplement.note));
            events.push(step(&supplement.came, Stage::Processing, ""));
        }
        let ended = match stage {
            Stage::Returned => Some(Stage::Completed),
            Stage::Completed | Stage::Refused | Stage::Stopped | Stage::Withdrawn => Some(stage),
            _ => None,
        };
        events.extend(ended.map(|ended| step(&self.ended, ended, &self.remark)));
        if stage == Stage::Returned {
            events.push(step(&self.returned, Stage::Returned, ""));
        }
        let mut events: Vec<_> = events.into_iter().flatten().collect();
        events.sort_by_key(|event| event.at);
        events
    }
}

/// Enough of what came for a person who looks for the fault.
fn short(text: &str) -> String {
    text.chars().take(30).collect()
}
