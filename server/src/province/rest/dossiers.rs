//! Following dossiers.

use async_trait::async_trait;
use domain::dossier::DossierCode;

use super::{Reply, Rest};
use crate::province::{
    Changes, Cursor, DossierView, Dossiers, Proof, ProvinceError,
    api::wire::{ChangesPage, Dossier, Lookup},
};

#[async_trait]
impl Dossiers for Rest {
    async fn dossier(&self, code: &DossierCode, proof: Proof<'_>) -> Result<Option<DossierView>, ProvinceError> {
        let reply: Reply<Dossier> = match proof {
            Proof::Service => self.read(self.url(&["dossiers", code.as_str()])).await?,
            Proof::Typed(proof) => {
                let lookup = Lookup { proof: proof.to_owned() };
                self.post(self.url(&["dossiers", code.as_str(), "lookup"]), &lookup).await?
            }
        };
        match reply {
            Reply::Nothing => Ok(None),
            reply => reply.found("dossiers").map(|dossier| Some(dossier.into())),
        }
    }

    async fn changes(&self, since: Option<&Cursor>) -> Result<Option<Changes>, ProvinceError> {
        let mut url = self.url(&["changes"]);
        if let Some(Cursor(since)) = since {
            url.query_pairs_mut().append_pair("since", since);
        }
        match self.read::<ChangesPage>(url).await? {
            Reply::NotOffered => Ok(None),
            reply => reply.found("list of changes").map(|page| Some(page.into())),
        }
    }
}
