//! R5: the province did what it was asked, and the answer was lost. Every filing ends as one dossier.
//!
//! Seen to fail with a new idempotency key at each try: 37 dossiers too many after 29 lost answers.

use std::time::{Duration, Instant};

use anyhow::ensure;
use tokio::time::sleep;

use super::{Outcome, Scale};
use crate::{
    ledger::Store,
    proxy::Fault,
    stage::{Backend, Stage},
};

/// Citizens at the same time.
const CITIZENS: usize = 4;
/// Where an answer breaks off, in bytes: before it, in its head, in its body.
const BREAKS: [usize; 4] = [0, 20, 150, 400];

/// Lost answers in one go: fewer in a row than open the breaker, which would leave the province alone.
const BURST: u64 = 3;
/// Filings that arrive between: far more than half, for the share of failures opens the breaker too.
const BETWEEN: usize = 12;
/// Longest wait for a filing to reach the province.
const PATIENCE: Duration = Duration::from_secs(60);
/// Rest between two looks.
const LOOK: Duration = Duration::from_millis(5);
/// The same for what each time needs a connection to the database.
const LOOK_INTO: Duration = Duration::from_millis(25);

/// Loses answers while citizens file.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    let each = scale.of(4, 100);
    let stage = Stage::start(backend).await?;
    let citizens = stage.citizens(CITIZENS);
    for fault in BREAKS.into_iter().map(Fault::ResetAnswerAfter).chain([Fault::HalfClose]) {
        let begin = stage.proxy.cut();
        while stage.proxy.cut() < begin + each {
            deliver(&stage.store, BETWEEN).await?;
            let before = stage.proxy.cut();
            stage.proxy.set(fault);
            until(|| stage.proxy.cut() >= before + BURST).await?;
            stage.proxy.set(Fault::Pass);
        }
    }
    let acknowledged = citizens.stop().await?;
    let lost_answers = usize::try_from(stage.proxy.cut())?;
    let found = stage.settle(&acknowledged).await?;
    let connections = stage.proxy.connections();
    let note = format!("{} filings, {lost_answers} answers lost, {connections} connections", found.acknowledged);
    Ok(Outcome { cases: lost_answers, ..Outcome::of(found, true, note) })
}

/// Waits until so many more messages were delivered.
async fn deliver(store: &Store, messages: usize) -> anyhow::Result<()> {
    let before = store.messages("delivered").await?;
    let since = Instant::now();
    while store.messages("delivered").await? < before + messages {
        ensure!(since.elapsed() < PATIENCE, "nothing is delivered although nothing is in the way");
        sleep(LOOK_INTO).await;
    }
    Ok(())
}

async fn until(reached: impl Fn() -> bool) -> anyhow::Result<()> {
    let since = Instant::now();
    while !reached() {
        ensure!(since.elapsed() < PATIENCE, "no filing comes by");
        sleep(LOOK).await;
    }
    Ok(())
}
