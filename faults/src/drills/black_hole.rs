//! R4: the province's system takes connections and says nothing. Citizens notice nothing; afterwards everything arrives.
//!
//! Not yet seen to fail.

use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::{Outcome, Scale, percentile};
use crate::{
    citizen,
    load::{self, Target},
    proxy::Fault,
    stage::{Backend, Stage},
};

/// Citizens at the same time.
const CITIZENS: usize = 2;
/// Requests a second for a page, beside the citizens.
const RATE: f64 = 20.0;
/// Longest 99th percentile of pages during the black hole, as a multiple of that before.
const SLOWER: f64 = 1.2;
/// How soon the outbox is empty once the province answers again.
const DRAINED: Duration = Duration::from_secs(60);
/// Most memory during the black hole, as a multiple of that before.
const GROWTH: f64 = 2.0;

/// Makes the province a black hole while citizens file.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    let length = Duration::from_secs(scale.of(15, 600));
    let rows = scale.of(30, 1000);
    let stage = Stage::start(backend).await?;
    let filled = stage.filled_in().await?;
    let reference = citizen::send_once(&stage.client, &stage.service.url(), &filled).await?;
    let status =
        Target { address: stage.service.address(), path: format!("/ho-so/{reference}"), cookie: filled.cookie.clone() };
    let citizens = stage.citizens(CITIZENS);
    citizens.acknowledged.add(filled.key, reference);

    let before = load::open_loop(&status, RATE, length.min(Duration::from_secs(60))).await?;
    let memory_before = stage.service.memory();
    stage.proxy.set(Fault::Stall);
    let since = Instant::now();
    let during = load::open_loop(&status, RATE, length).await?;
    while stage.store.messages("waiting").await? < rows {
        sleep(Duration::from_millis(100)).await;
    }
    let acknowledged = citizens.stop().await?;
    let memory = stage.service.memory();
    let waiting = stage.store.messages("waiting").await?;
    let dark = since.elapsed();
    stage.proxy.set(Fault::Pass);
    let drained = stage.store.drained(3 * DRAINED).await?;
    let found = stage.settle(&acknowledged).await?;

    let all_answered = during.iter().all(|fate| fate.status == Some(200));
    let p99 = |fates: &[load::Fate]| percentile(&mut load::times(fates, 200), 0.99).unwrap_or_default();
    let (calm, stormy) = (p99(&before), p99(&during));
    // A short run on a busy machine says whether it works, not how fast it is.
    let fast = scale == Scale::Short || stormy.as_secs_f64() <= SLOWER * calm.as_secs_f64();
    let note = format!(
        "{} s dark; page p99 {} ms, before {} ms; {waiting} waited, gone in {} s; memory {memory:.0} MB, before {memory_before:.0}",
        dark.as_secs(),
        stormy.as_millis(),
        calm.as_millis(),
        drained.as_secs(),
    );
    Ok(Outcome::of(found, all_answered && fast && drained <= DRAINED && memory <= GROWTH * memory_before, note))
}
