//! The log of a dossier as events that the citizen may see.

use std::collections::HashMap;

use domain::{dossier::Stage, text};
use time::OffsetDateTime;

use super::{
    Opencps, html,
    stage::of,
    wire::{Detail, DictItem, Log, Page},
};
use crate::{
    clock::VIETNAM,
    province::{DossierEvent, ProvinceError},
};

/// Entries of actions (`DossierActionListenner.onAfterCreate`); others tell of files and of copies to other systems.
const ACTION: &str = "PROCESS_TYPE";

/// Dictionary of the statuses (`DossierTerm.DOSSIER_SATUS_DC_CODE`).
const STATUSES: &str = "DOSSIER_STATUS";

impl Opencps {
    /// The events, oldest first. An entry tells its status by the dictionary's name only. Where the last entry is not of
    /// today's stage (the log leaves out some actions, and others' entries where `owner` is not understood), the stage is
    /// added with the last date that the dossier has.
    pub(super) async fn events(&self, dossier: &Detail, now: Stage) -> Result<Vec<DossierEvent>, ProvinceError> {
        let id = dossier.dossier_id.to_string();
        // Without owner=false only the caller's own entries are listed.
        let page: Page<Log> = self.api.get(&["dossierlogs", &id, "logs"], &[("owner", "false")]).await?;
        let names = self.status_names().await;
        let mut logs: Vec<_> = page.data.into_iter().filter(|log| log.notification_type == ACTION).collect();
        logs.sort_by_key(|log| log.create_date);
        let mut events: Vec<DossierEvent> = Vec::with_capacity(logs.len() + 1);
        for log in logs {
            let Some(at) = instant(log.create_date) else { continue };
            let known = names.get(&text::fold(&log.payload.dossier_status_text));
            let received =
                dossier.receive_date.is_some_and(|received| received.unix_timestamp() <= at.unix_timestamp());
            let before = events.last().map_or(Stage::Registered, |event| event.stage);
            let stage = known.map_or(before, |status| of(&self.map, status, "", received, dossier.originality));
            events.push(event(dossier, at, stage, html::unescape(&log.content)));
        }
        if events.last().is_none_or(|last| last.stage != now) {
            let dates = [
                dossier.cancelling_date,
                dossier.finish_date,
                dossier.release_date,
                dossier.receive_date,
                dossier.submit_date,
                dossier.modified_date,
            ];
            let last = events.last().map(|event| event.at);
            let at = dates.into_iter().flatten().max().into_iter().chain(last).max();
            events.extend(at.map(|at| event(dossier, at, now, String::new())));
        }
        Ok(events)
    }

    /// Codes of the statuses by their folded names, read once. Without them stages are told from the dossier alone.
    async fn status_names(&self) -> HashMap<String, String> {
        let read = async || {
            let page: Page<DictItem> = self.api.get(&["dictcollections", STATUSES, "dictitems"], &[]).await?;
            let named = page.data.into_iter().filter(|item| !item.item_name.is_empty());
            Ok::<_, ProvinceError>(named.map(|item| (text::fold(&item.item_name), item.item_code)).collect())
        };
        match self.statuses.get_or_try_init(read).await {
            Ok(names) => names.clone(),
            Err(error) => {
                tracing::warn!(%error, "the names of OpenCPS' statuses could not be read");
                HashMap::new()
            }
        }
    }
}

/// The unit is the agency: the log names the official, who need not be shown.
fn event(dossier: &Detail, at: OffsetDateTime, stage: Stage, note: String) -> DossierEvent {
    DossierEvent { at, stage, unit: dossier.gov_agency_name.clone(), note }
}

fn instant(milliseconds: i64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(milliseconds.div_euclid(1000)).ok().map(|at| at.to_offset(VIETNAM))
}

/// How often the citizen was asked for more.
pub(super) fn supplement_requests(events: &[DossierEvent]) -> u16 {
    let asked = events.iter().filter(|event| event.stage == Stage::SupplementRequired).count();
    u16::try_from(asked).unwrap_or(u16::MAX)
}
