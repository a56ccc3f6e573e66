//! Adapter for OpenCPS v2, by its source (github.com/VietOpenCPS/opencps-v2, commit 2c719850): filing, following,
//! ratings, and the list of procedures. `docs/adapters/opencps.md` says what is mapped and what a province must set up.

mod api;
mod catalogue;
mod dossiers;
mod events;
mod files;
mod filings;
mod form;
mod html;
mod map;
mod rating_note;
mod ratings;
mod stage;
#[cfg(test)]
mod tests;
mod turns;
mod wire;

use std::{collections::HashMap, fs, time::Duration};

use anyhow::{Context, ensure};
use domain::dossier::DossierCode;
use reqwest::Url;
use tokio::sync::OnceCell;

use self::{api::Api, map::Map, turns::Turns, wire::Detail};
use super::{ProvinceError, upstream};
use crate::config::OpencpsOptions;

/// How long a call that was never answered may still be at work over there. A call lasts 5 seconds here.
const SETTLES: Duration = Duration::from_secs(30);

/// An installation of OpenCPS v2.
pub struct Opencps {
    api: Api,
    map: Map,
    turns: Turns,
    /// Names of the statuses, folded, and their codes.
    statuses: OnceCell<HashMap<String, String>>,
}

impl Opencps {
    /// The installation as configured.
    ///
    /// # Errors
    /// If a setting is missing, or a file cannot be read.
    pub fn open(options: &OpencpsOptions) -> anyhow::Result<Self> {
        let url = options.opencps_url.as_deref().context("opencps needs --opencps-url")?;
        let group_id = options.opencps_group_id.context("opencps needs --opencps-group-id, the number of the site")?;
        let user = options.opencps_user.clone().context("opencps needs --opencps-user")?;
        let file = options.opencps_password_file.as_deref().context("opencps needs --opencps-password-file")?;
        let password = fs::read_to_string(file)
            .with_context(|| format!("cannot read {} (--opencps-password-file)", file.display()))?;
        let password = password.trim_end_matches(['\r', '\n']).to_owned();
        // RestAuthFilter splits user:password at every colon.
        ensure!(!password.contains(':') && !user.contains(':'), "OpenCPS accepts no colon in user or password");
        ensure!(!password.is_empty(), "{} (--opencps-password-file) is empty", file.display());
        let map = options.opencps_map.as_deref().map(Map::read).transpose()?.unwrap_or_default();
        let base = Url::parse(url).context("--opencps-url is no address")?;
        let client = upstream::client().context("no HTTP client")?;
        let api = Api { client, base, group_id, user, password };
        Ok(Self { api, map, turns: Turns::new(SETTLES), statuses: OnceCell::new() })
    }

    /// The dossier with this number or `referenceUid`. Asked for digits alone, OpenCPS answers with the dossier of that
    /// internal id (`DossierUtils.getDossier`), and for an unknown one with an empty model: only what names itself so is
    /// taken.
    async fn find(&self, id: &str) -> Result<Option<Detail>, ProvinceError> {
        let dossier: Detail = self.api.get(&["dossiers", id], &[]).await?;
        Ok(called(dossier, id))
    }
}

/// The dossier, if it is there and this is its number or its `referenceUid`.
fn called(dossier: Detail, id: &str) -> Option<Detail> {
    (dossier.dossier_id > 0 && (dossier.dossier_no == id || dossier.reference_uid == id)).then_some(dossier)
}

/// The number; before there is one, or if it cannot stand in an address, our `referenceUid`, under which OpenCPS finds
/// the dossier as well.
fn code(dossier: &Detail) -> Result<DossierCode, ProvinceError> {
    let number = DossierCode::issued(&dossier.dossier_no);
    number.or_else(|_| DossierCode::issued(&dossier.reference_uid)).map_err(|_| {
        ProvinceError::Unavailable("OpenCPS gave the dossier neither a number nor our reference".to_owned())
    })
}
