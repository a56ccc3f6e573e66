//! R2: as R1, and the database's own processes end as in a power cut (`pg_ctl stop -m immediate`).
//!
//! Seen to fail with `synchronous_commit=off` on the service's connections: after 3 stops an acknowledged filing was gone, and so
//! were the answers of 3 citizens who were sent back to the form.

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
    let cluster = stage.cluster.take().context("this drill has a cluster")?;
    let mut citizens = stage.citizens(CITIZENS);
    let mut random = StdRng::seed_from_u64(20_261_124);
    for stop in 0..stops {
        // The moment is what is varied: this is no wait for anything.
        sleep(Duration::from_millis(random.random_range(100..1000))).await;
        // Somebody was told a moment ago that it is kept: it must be on the disk by now.
        citizens.more(1).await?;
        cluster.stop_at_once().await?;
        let with_service = stop % 2 == 0;
        if with_service {
            stage.service.kill().await?;
        }
        cluster.up().await?;
        if with_service {
            stage.service.start().await?;
        }
    }
    citizens.until(filings).await?;
    let acknowledged = citizens.stop().await?;
    let found = stage.settle(&acknowledged).await?;
    let forgotten = acknowledged.forgotten();
    Ok(Outcome::of(found, true, format!("{stops} stops of the database; {forgotten} citizens sent back to the form")))
}
