//! R2: as R1, and the database's own processes end as in a power cut (`pg_ctl stop -m immediate`).
//!
//! Not yet seen to fail: R1, which it resembles, was.

use std::time::Duration;

use anyhow::Context;
use rand::{Rng, SeedableRng, rngs::StdRng};
use tokio::time::sleep;

use super::{Outcome, Scale};
use crate::stage::{Backend, Stage};

/// Citizens at the same time.
const CITIZENS: usize = 4;

/// Stops the database again and again while citizens file, and kills the service between.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(scale: Scale) -> anyhow::Result<Outcome> {
    let (stops, filings) = scale.of((3, 20), (20, 2000));
    let mut stage = Stage::start(Backend::Postgres).await?;
    let citizens = stage.citizens(CITIZENS);
    let mut random = StdRng::seed_from_u64(20_261_124);
    let mut stopped = 0;
    while stopped < stops || citizens.acknowledged.count() < filings {
        sleep(Duration::from_millis(random.random_range(100..1000))).await;
        if stopped == stops {
            continue;
        }
        let cluster = stage.cluster.as_ref().context("this drill has a cluster")?;
        cluster.stop_at_once().await?;
        if stopped % 2 == 0 {
            stage.service.kill().await?;
        }
        let cluster = stage.cluster.as_ref().context("this drill has a cluster")?;
        cluster.up().await?;
        if stopped % 2 == 0 {
            stage.service.start().await?;
        }
        stopped += 1;
    }
    let acknowledged = citizens.stop().await?;
    let found = stage.settle(&acknowledged).await?;
    Ok(Outcome::of(found, true, format!("{stopped} stops of the database")))
}
