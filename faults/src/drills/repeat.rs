//! R3: the matrix of idempotency at the citizen's door. The key is the draft's id; one key has one effect, whoever sends it
//! however often. The province's door has the same matrix among the tests of its contract.
//!
//! Seen to fail while the key alone led to the reference, whoever sent it; and, in 8 of 10 runs, while a twin that looked for the
//! key before the first one was kept, and for the draft after, was told that its draft is gone.

use std::{collections::BTreeSet, sync::atomic::AtomicBool};

use anyhow::Context;
use futures_util::future::{join_all, try_join_all};
use server::clock::{Clock, SystemClock};
use time::{Duration, format_description::well_known::Rfc3339};
use tokio::time::sleep;

use super::Outcome;
use crate::{
    citizen::{self, Acknowledged, Filled},
    stage::{Backend, Stage},
};

/// Twins that send at almost the same moment.
const TWINS: u32 = 8;
/// Between two of them: the last ones come when the first has been sent.
const APART: std::time::Duration = std::time::Duration::from_millis(1);
/// How many filings are sent by twins.
const TWINNED: usize = 24;
/// A day on which a draft of today has expired.
const AFTER_EXPIRY_DAYS: i64 = 15;

/// Goes through the eight cases.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(backend: Backend) -> anyhow::Result<Outcome> {
    let mut stage = Stage::start(backend).await?;
    let base = stage.service.url();
    let mut failed = Vec::new();
    let acknowledged = Acknowledged::default();
    let mut judge = |case: &'static str, right: bool| {
        if !right {
            failed.push(case);
        }
    };

    let first = stage.filled_in().await?;
    let reference = citizen::send_once(&stage.client, &base, &first).await?;
    acknowledged.add(first.key.clone(), reference.clone());
    judge("repeat", citizen::send_once(&stage.client, &base, &first).await? == reference);

    let mut alike = true;
    for twins in try_join_all((0..TWINNED).map(|_| stage.filled_in())).await? {
        let sent = join_all((0..TWINS).map(async |twin| {
            // The moment is what is varied: this is no wait for anything.
            sleep(APART * twin).await;
            citizen::send_once(&stage.client, &base, &twins).await
        }));
        let sent = sent.await;
        let references: BTreeSet<_> = sent.iter().flatten().collect();
        alike &= references.len() == 1 && sent.iter().all(Result::is_ok);
        if let Some(&reference) = references.first() {
            acknowledged.add(twins.key.clone(), reference.clone());
        }
    }
    judge("twin", alike);

    let changed = citizen::change(&stage.client, &base, &first).await?;
    judge("other body", !changed && citizen::send_once(&stage.client, &base, &first).await? == reference);

    let stranger = stage.filled_in().await?;
    let stolen = Filled { key: first.key.clone(), cookie: stranger.cookie.clone() };
    judge("other user", citizen::send_once(&stage.client, &base, &stolen).await.is_err());

    judge("no key", {
        let without = Filled { key: String::new(), cookie: stranger.cookie.clone() };
        citizen::send_once(&stage.client, &base, &without).await.is_err()
    });

    let unfinished = citizen::begin(&stage.client, &base, &acknowledged, &AtomicBool::new(false)).await?;
    let unfinished = unfinished.context("nobody stopped this citizen")?;
    judge("refused, nothing kept", citizen::send_once(&stage.client, &base, &unfinished).await.is_err());

    stage.service.kill().await?;
    stage.service.start().await?;
    judge("after a restart", citizen::send_once(&stage.client, &base, &first).await? == reference);

    let found = stage.settle(&acknowledged).await?;
    stage.service.stop().await?;
    stage.service.set("MOTCHAM_NOW", later()?);
    stage.service.start().await?;
    judge("after expiry", citizen::send_once(&stage.client, &base, &stranger).await.is_err());
    judge("after expiry", stage.store.submissions().await?.len() == 1 + TWINNED);

    let note = if failed.is_empty() { "8 of 8 cases".to_owned() } else { format!("failed: {}", failed.join(", ")) };
    Ok(Outcome::of(found, failed.is_empty(), note))
}

/// An instant when today's drafts are gone, RFC 3339.
fn later() -> anyhow::Result<String> {
    let later = SystemClock::default().now() + Duration::days(AFTER_EXPIRY_DAYS);
    Ok(later.format(&Rfc3339)?)
}
