//! R6: the province's system comes and goes. The breaker spares it while it is gone, and repetitions never become a storm.
//!
//! Seen to fail with a breaker that does not count failures in a row: 1,484 calls for 1,193 filings.

use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::{Outcome, Scale};
use crate::{
    figures::Figures,
    proxy::Fault,
    stage::{Backend, Stage},
};

/// Citizens at the same time.
const CITIZENS: usize = 4;
/// How long the province is there, and how long it is gone.
const TURN: Duration = Duration::from_secs(5);
/// In which ways it is gone.
const GONE: [Fault; 4] = [Fault::ServerError, Fault::Refuse, Fault::Nonsense, Fault::Delay(Duration::from_secs(8))];
/// Most calls to the province, as a multiple of what there is to hand over and to ask.
const STORM: f64 = 1.1;

/// Lets the province flap while citizens file.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    let length = Duration::from_secs(scale.of(20, 600));
    let stage = Stage::start(backend).await?;
    let citizens = stage.citizens(CITIZENS);
    let begin = Instant::now();
    for gone in GONE.into_iter().cycle() {
        sleep(TURN).await;
        stage.proxy.set(gone);
        sleep(TURN).await;
        stage.proxy.set(Fault::Pass);
        if begin.elapsed() >= length {
            break;
        }
    }
    let acknowledged = citizens.stop().await?;
    let found = stage.settle(&acknowledged).await?;
    let figures = Figures::of(&stage).await?;
    let offered = acknowledged.count() as f64;
    let (calls, opened) = (figures.calls("filings"), figures.breaker_opened());
    let note = format!("{calls:.0} calls for {offered:.0} filings; breaker opened {opened:.0} times");
    Ok(Outcome::of(found, opened >= 1.0 && (scale == Scale::Short || calls <= STORM * offered), note))
}
