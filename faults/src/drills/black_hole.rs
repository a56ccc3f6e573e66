//! R4: the province's system takes connections and says nothing. Citizens notice nothing; afterwards everything arrives.
//!
//! Seen to fail with a status page without its bound (5.0 s), with a submission that waits for its own hand-over (5.1 s), and with
//! hand-overs without a limit of time: 85 filings still waited three minutes after the province was back.

use std::time::{Duration, Instant};

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
/// Longest wait for anything that a citizen asks for: the status page waits 2 s for the province, the rest is for a busy machine.
/// One call to the province may take 5 s, so that whoever waits for that is found out.
const LONGEST: Duration = Duration::from_millis(3500);
/// How soon each thousand of waiting messages is gone once the province answers again.
const DRAINED: Duration = Duration::from_secs(60);
/// Most memory during the black hole, as a multiple of that before.
const GROWTH: f64 = 2.0;

/// Makes the province a black hole while citizens file.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    let (calm, dark) = scale.of((5, 12), (60, 600));
    let (calm, dark) = (Duration::from_secs(calm), Duration::from_secs(dark));
    let rows = scale.of(30, 1000);
    let mut stage = Stage::prepared(backend).await?;
    if scale == Scale::Short {
        // Pages ask the province at once. Else they show for 30 s what its list of changes said, and the short form ends before.
        stage.service.set("STATUS_AGE", 0);
    }
    stage.service.start().await?;
    let filled = stage.filled_in().await?;
    let reference = citizen::send_once(&stage.client, &stage.service.url(), &filled).await?;
    let status =
        Target { address: stage.service.address(), path: format!("/ho-so/{reference}"), cookie: filled.cookie.clone() };
    let mut citizens = stage.citizens(CITIZENS);
    citizens.acknowledged.add(filled.key, reference);

    let before = load::open_loop(&status, RATE, calm).await?;
    let memory_before = stage.service.memory();
    citizens.acknowledged.take_slowest();
    stage.proxy.set(Fault::Stall);
    let since = Instant::now();
    let during = load::open_loop(&status, RATE, dark).await?;
    while stage.store.messages("waiting").await? < rows {
        citizens.more(1).await?;
    }
    let acknowledged = citizens.stop().await?;
    let slowest_step = acknowledged.take_slowest();
    let memory = stage.service.memory();
    let waiting = stage.store.messages("waiting").await?;
    let dark = since.elapsed();
    stage.proxy.set(Fault::Pass);
    let allowed = DRAINED * u32::try_from(waiting.div_ceil(1000))?;
    let drained = stage.store.drained(3 * allowed).await?;
    let found = stage.settle(&acknowledged).await?;

    let all_answered = during.iter().all(|fate| fate.status == Some(200));
    let p99 = |fates: &[load::Fate]| percentile(&mut load::times(fates, 200), 0.99).unwrap_or_default();
    let (calm, stormy) = (p99(&before), p99(&during));
    let slowest = during.iter().map(|fate| fate.took).max().unwrap_or_default();
    // A short run on a busy machine says whether it works, not how fast it is.
    let fast = scale == Scale::Short || stormy.as_secs_f64() <= SLOWER * calm.as_secs_f64();
    let note = format!(
        "{} s dark; page p99 {} ms, slowest {} ms, before {} ms; slowest step of a filing {} ms; {waiting} waited, gone in {} s; \
         memory {memory:.0} MB, before {memory_before:.0}",
        dark.as_secs(),
        stormy.as_millis(),
        slowest.as_millis(),
        calm.as_millis(),
        slowest_step.as_millis(),
        drained.as_secs(),
    );
    let in_time = slowest <= LONGEST && slowest_step <= LONGEST;
    let kept_up = drained <= allowed && memory <= GROWTH * memory_before;
    Ok(Outcome::of(found, all_answered && in_time && fast && kept_up, note))
}
