//! R10: two services on one database behind HAProxy are restarted in turn while citizens file. Nobody notices.
//!
//! Not yet seen to fail: the short form also passes with services that stop at once, for the proxy tries a refused connection again.

use std::time::Duration;

use anyhow::Context;
use tempfile::TempDir;
use tokio::time::sleep;

use super::{Outcome, Scale};
use crate::{
    haproxy::Haproxy,
    stage::{Backend, Stage},
};

/// Citizens at the same time.
const CITIZENS: usize = 4;

/// Restarts the two in turn.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(scale: Scale) -> anyhow::Result<Outcome> {
    let rounds = scale.of(2, 20);
    let mut stage = Stage::start(Backend::Postgres).await?;
    let folder = TempDir::new()?;
    let mut other = stage.replica(&folder)?;
    other.start().await?;
    let proxy = Haproxy::start(&[stage.service.address(), other.address()]).await?;
    let citizens = stage.citizens_at(CITIZENS, &proxy.url());
    for _ in 0..rounds {
        for number in [1, 2] {
            let filed = citizens.acknowledged.count();
            let service = if number == 1 { &mut stage.service } else { &mut other };
            service.stop().await?;
            service.start().await?;
            proxy.wait_until_up(number).await.context("a restarted service is taken back")?;
            while citizens.acknowledged.count() < filed + CITIZENS {
                sleep(Duration::from_millis(50)).await;
            }
        }
    }
    let acknowledged = citizens.stop().await?;
    other.stop().await?;
    let found = stage.settle(&acknowledged).await?;
    let failed = acknowledged.failures();
    Ok(Outcome::of(found, failed == 0, format!("{} restarts, {failed} failed requests", 2 * rounds)))
}
