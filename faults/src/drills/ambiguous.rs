//! R5: the province did what it was asked, and the answer was lost. Every filing ends as one dossier.
//!
//! Seen to fail: with a new idempotency key at each try.

use std::time::Duration;

use tokio::time::sleep;

use super::{Outcome, Scale};
use crate::{
    proxy::Fault,
    stage::{Backend, Stage},
};

/// Citizens at the same time.
const CITIZENS: usize = 4;
/// Where an answer breaks off, in bytes: before it, in its head, in its body.
const BREAKS: [usize; 4] = [0, 20, 150, 400];

/// Loses answers while citizens file.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    let cases = scale.of(40, 500);
    let stage = Stage::start(backend).await?;
    let citizens = stage.citizens(CITIZENS);
    let mut faults = BREAKS.into_iter().map(Fault::ResetAnswerAfter).chain([Fault::HalfClose]).cycle();
    while citizens.acknowledged.count() < cases {
        if let Some(fault) = faults.next() {
            stage.proxy.set(fault);
        }
        sleep(Duration::from_millis(500)).await;
    }
    let acknowledged = citizens.stop().await?;
    let lost_answers = stage.proxy.connections();
    stage.proxy.set(Fault::Pass);
    let found = stage.settle(&acknowledged).await?;
    Ok(Outcome::of(found, true, format!("{lost_answers} connections broken")))
}
