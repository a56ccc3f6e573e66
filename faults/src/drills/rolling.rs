//! R10: two services on one database behind HAProxy are restarted in turn while citizens file, some of them on slow lines.
//! Nobody notices, and the proxy never has to try again what a service that ends did not take.
//!
//! Seen to fail with services that do not wait for requests in work (5 of 12 slow filings cut off), and with services that say
//! they are ready until they close: 56 requests met a closed door, which only the proxy noticed.

use std::{sync::atomic::AtomicBool, time::Duration};

use anyhow::Context;
use futures_util::future::try_join_all;
use tempfile::TempDir;
use tokio::time::sleep;

use super::{Outcome, Scale};
use crate::{
    citizen,
    haproxy::Haproxy,
    slow::HalfSent,
    stage::{Backend, Citizens, Stage},
};

/// Citizens at the same time.
const CITIZENS: usize = 4;
/// Citizens besides who are in the middle of sending at each restart. The proxy chooses the service with the fewest
/// connections: with so many more than [`CITIZENS`] some are at each service.
const SLOW: usize = CITIZENS + 2;
/// How long after a service takes no connection any more the second half of what is being sent comes. A part of what
/// requests have to finish (10 s), and longer than a service takes to end that does not wait for them.
const SECOND_HALF: Duration = Duration::from_secs(1);

/// Restarts the two in turn.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(scale: Scale) -> anyhow::Result<Outcome> {
    let rounds = scale.of(1, 20);
    let mut stage = Stage::start(Backend::Postgres).await?;
    let folder = TempDir::new()?;
    let mut other = stage.replica(&folder)?;
    other.start().await?;
    let proxy = Haproxy::start(&[stage.service.address(), other.address()]).await?;
    let mut citizens = stage.citizens_at(CITIZENS, &proxy.url());
    let mut cut = 0;
    for number in [1, 2].repeat(rounds) {
        citizens.more(CITIZENS).await?;
        let half_sent = half_sent(&stage, &proxy, &citizens).await?;
        let service = if number == 1 { &mut stage.service } else { &mut other };
        service.leave().await?;
        service.closed().await?;
        sleep(SECOND_HALF).await;
        for half in half_sent {
            let key = half.key.clone();
            match half.finish().await {
                Ok(reference) => citizens.acknowledged.add(key, reference),
                Err(_) => cut += 1,
            }
        }
        service.ended().await?;
        service.start().await?;
        proxy.wait_until_up(number).await.context("a restarted service is taken back")?;
    }
    citizens.more(CITIZENS).await?;
    let acknowledged = citizens.stop().await?;
    let doors = proxy.closed_doors().await?;
    other.stop().await?;
    let found = stage.settle(&acknowledged).await?;
    let failed = acknowledged.failures();
    let note = format!(
        "{} restarts; {failed} failed requests, {cut} of {} slow ones cut off, {doors} before a closed door",
        2 * rounds,
        2 * rounds * SLOW,
    );
    Ok(Outcome::of(found, failed == 0 && cut == 0 && doors == 0, note))
}

/// Filings in the middle of being sent.
async fn half_sent(stage: &Stage, proxy: &Haproxy, citizens: &Citizens) -> anyhow::Result<Vec<HalfSent>> {
    let (url, goes_on) = (proxy.url(), AtomicBool::new(false));
    let filling = (0..SLOW).map(|_| citizen::fill_in(&stage.client, &url, &citizens.acknowledged, &goes_on));
    let mut half_sent = Vec::new();
    for filled in try_join_all(filling).await? {
        half_sent.push(HalfSent::begin(proxy.address(), filled.context("nobody stopped this citizen")?).await?);
    }
    Ok(half_sent)
}
