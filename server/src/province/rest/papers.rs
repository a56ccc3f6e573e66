//! Papers of the agency.

use async_trait::async_trait;
use bytes::Bytes;
use domain::dossier::DossierCode;
use reqwest::Method;

use super::{Rest, done, problem};
use crate::province::{AgencyPaper, Papers, ProvinceError, api::problem::Kind, upstream};

/// Room for the words of a problem, in bytes.
const PROBLEM: usize = 16 * 1024;

#[async_trait]
impl Papers for Rest {
    async fn paper(&self, code: &DossierCode, paper: &AgencyPaper) -> Result<Option<Bytes>, ProvinceError> {
        let url = self.url(&["dossiers", code.as_str(), "papers", &paper.id]);
        // The answer is a file of any kind, so it is not asked for as JSON.
        let request = self.client.request(Method::GET, url).bearer_auth(&self.token).timeout(paper.time());
        let most = usize::try_from(paper.bytes).unwrap_or(usize::MAX).max(PROBLEM);
        let answer = upstream::send_for(request, most).await?;
        match problem(&answer).and_then(|problem| problem.known()) {
            Some(Kind::PaperNotFound | Kind::DossierNotFound | Kind::NotOffered) => Ok(None),
            _ => done(answer).map(|answer| Some(answer.bytes())),
        }
    }
}
