//! Following a dossier.

use async_trait::async_trait;
use bytes::Bytes;
use domain::dossier::{DossierCode, Stage};
use reqwest::{Method, header::HeaderValue};
use subtle::ConstantTimeEq;

use super::{
    Opencps,
    api::accepted,
    called, code, events,
    stage::stage,
    wire::{Detail, Payment},
};
use crate::province::{
    AgencyPaper, Changes, Cursor, DossierView, Dossiers, Papers, Proof, ProvinceError, last_four, upstream,
};

/// Header with the secret of the slip (`DossierTerm.SECRET_CODE`). OpenCPS also reads it from the query, where it would
/// stand in logs and where it is not checked for an administrator's account.
const SECRET: &str = "secretCode";

#[async_trait]
impl Dossiers for Opencps {
    async fn dossier(&self, asked: &DossierCode, proof: Proof<'_>) -> Result<Option<DossierView>, ProvinceError> {
        let found = match proof {
            Proof::Service => self.find(asked.as_str()).await?,
            Proof::Typed(typed) => self.proven(asked.as_str(), typed).await?,
        };
        match found {
            Some(dossier) if dossier.is_submitted() => Ok(Some(self.view(&dossier).await?)),
            _ => Ok(None),
        }
    }

    /// OpenCPS can list dossiers by when they changed only through its search index, which lags behind and shows each
    /// account its own: a change could be left out.
    async fn changes(&self, _: Option<&Cursor>) -> Result<Option<Changes>, ProvinceError> {
        Ok(None)
    }
}

/// Its views name no paper.
#[async_trait]
impl Papers for Opencps {
    async fn paper(&self, _: &DossierCode, _: &AgencyPaper) -> Result<Option<Bytes>, ProvinceError> {
        Ok(None)
    }
}

impl Opencps {
    /// The dossier, if what was typed is the secret on its slip, or four digits that end the phone or a personal id on it.
    /// An unknown dossier and a wrong proof take the same two calls.
    async fn proven(&self, id: &str, typed: &str) -> Result<Option<Detail>, ProvinceError> {
        let typed = typed.trim();
        // An empty secret is none to OpenCPS, which then shows the dossier to our account.
        let visible = !typed.is_empty() && typed.bytes().all(|b| b.is_ascii_graphic());
        let Some(secret) = HeaderValue::from_str(typed).ok().filter(|_| visible) else { return Ok(None) };
        let request = self.api.request(Method::GET, &["dossiers", id]).header(SECRET, secret);
        let answer = upstream::send(request).await?;
        // DossierManagementImpl.getDetailDossier: a wrong secret is 203, as is an unknown dossier.
        if answer.status.as_u16() != 203 {
            return Ok(called(accepted(answer)?.json()?, id));
        }
        Ok(self.find(id).await?.filter(|dossier| is_opened_by(dossier, typed)))
    }

    async fn view(&self, dossier: &Detail) -> Result<DossierView, ProvinceError> {
        let stage = stage(&self.map, dossier);
        let events = self.events(dossier, stage).await?;
        let ended = dossier.release_date.or(dossier.finish_date).or(dossier.cancelling_date);
        let last = events.last().map(|event| event.at);
        let promised = !matches!(stage, Stage::Registered | Stage::Refused);
        Ok(DossierView {
            code: code(dossier)?,
            procedure: dossier.service_name.clone(),
            agency: dossier.gov_agency_name.clone(),
            stage,
            due: dossier.due_date.filter(|_| promised),
            due_uncertain: false,
            amount_due: self.amount_due(dossier, stage).await?,
            supplement_requests: events::supplement_requests(&events),
            ended_at: match stage {
                Stage::Completed | Stage::Returned | Stage::Refused | Stage::Stopped | Stage::Withdrawn => {
                    ended.or(last)
                }
                _ => None,
            },
            events,
            // The source tells no checksum of the files that an agency gives back.
            papers: Vec::new(),
        })
    }

    /// `GET /dossiers/{id}/payment`, while a payment is waited for.
    async fn amount_due(&self, dossier: &Detail, stage: Stage) -> Result<Option<u64>, ProvinceError> {
        if stage != Stage::PaymentRequired {
            return Ok(None);
        }
        let id = dossier.dossier_id.to_string();
        let payment: Payment = self.api.get(&["dossiers", &id, "payment"], &[]).await?;
        Ok(payment.payment_amount.try_into().ok().filter(|&amount| amount > 0))
    }
}

/// What our pages ask for on every system: the last four digits of a phone or personal id on the dossier.
fn is_opened_by(dossier: &Detail, typed: &str) -> bool {
    let numbers =
        [&dossier.contact_tel_no, &dossier.delegate_tel_no, &dossier.applicant_id_no, &dossier.delegate_id_no];
    let is_digits = typed.len() == 4 && typed.bytes().all(|b| b.is_ascii_digit());
    // No early end: the time must not tell which number nearly fitted.
    let fits = numbers.iter().filter_map(|number| last_four(number));
    fits.fold(false, |opened, digits| bool::from(digits.as_bytes().ct_eq(typed.as_bytes())) | opened) && is_digits
}
