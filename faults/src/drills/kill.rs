//! R1: `kill -9` of the service at any moment, under load.
//!
//! Seen to fail with a new idempotency key at each try: 9 dossiers too many of 175 filings.

use std::time::Duration;

use rand::{Rng, SeedableRng, rngs::StdRng};
use tokio::time::sleep;

use super::{Outcome, Scale};
use crate::stage::{Backend, Stage};

/// Citizens at the same time.
const CITIZENS: usize = 4;

/// Kills the service again and again while citizens file.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    let (kills, filings) = scale.of((15, 30), (200, 2000));
    let mut stage = Stage::start(backend).await?;
    let mut citizens = stage.citizens(CITIZENS);
    let mut random = StdRng::seed_from_u64(20_261_123);
    for _ in 0..kills {
        // The moment is what is varied: this is no wait for anything.
        sleep(Duration::from_millis(random.random_range(50..500))).await;
        stage.service.kill().await?;
        stage.service.start().await?;
    }
    citizens.until(filings).await?;
    let acknowledged = citizens.stop().await?;
    let found = stage.settle(&acknowledged).await?;
    Ok(Outcome::of(found, true, format!("{kills} kills")))
}
