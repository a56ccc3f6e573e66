//! R9: more requests than the service can answer. What it takes in is answered in time; the rest is told at once when to
//! come again.
//!
//! Seen to fail with a wait of 300 ms for a place: a part of the requests had no answer at all.

use std::time::Duration;

use super::{Outcome, Scale, percentile};
use crate::{
    load::{self, Fate, Target},
    stage::{Backend, Stage},
};

/// Clients that find out how much the service answers.
const CLIENTS: usize = 32;
/// Loads, as multiples of what the service answers.
const LOADS: [f64; 3] = [1.0, 2.0, 5.0];
/// Least share of the peak that is answered well under each load.
const GOODPUT: f64 = 0.9;
/// Longest 99th percentile of what is taken in, as a multiple of that at the peak.
const ADMITTED: f64 = 2.0;
/// Longest time until a request that is not taken in is told so.
const SHED: Duration = Duration::from_millis(50);

/// Floods the service.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn run(scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    let length = Duration::from_secs(scale.of(2, 60));
    let mut stage = Stage::prepared(backend).await?;
    // The service alone on one core, this client on the others: else they would starve each other.
    stage.service.within(&["taskset", "-c", "0"]);
    stage.service.start().await?;
    let filled = stage.filled_in().await?;
    let target = Target {
        address: stage.service.address(),
        path: "/nop-ho-so/1.004873/nguoi-yeu-cau".to_owned(),
        cookie: filled.cookie,
    };
    let peak = load::closed_loop(&target, CLIENTS, length).await?;
    let (mut cases, mut pass) = (0, true);
    let mut notes = vec![format!("peak {peak:.0}/s")];
    let mut at_peak = None;
    for load in LOADS {
        let fates = load::open_loop(&target, peak * load, length).await?;
        cases += fates.len();
        let seen = Seen::of(&fates);
        let goodput = seen.good as f64 / length.as_secs_f64();
        let at_peak = *at_peak.get_or_insert(seen.admitted);
        notes.push(format!(
            "{load}x: {goodput:.0}/s, admitted p99 {} ms, shed {} in {} ms",
            seen.admitted.as_millis(),
            seen.shed,
            seen.shed_time.as_millis()
        ));
        pass &= seen.sound;
        // A short run on a busy machine says how it behaves, not how fast it is.
        if scale == Scale::Long {
            pass &= goodput >= GOODPUT * peak
                && seen.admitted.as_secs_f64() <= ADMITTED * at_peak.as_secs_f64()
                && seen.shed_time < SHED;
        }
    }
    let after = load::open_loop(&target, 1.0, Duration::from_secs(1)).await?;
    pass &= after.iter().all(|fate| fate.status == Some(200));
    Ok(Outcome { cases, lost: 0, doubled: 0, pass, note: notes.join("; ") })
}

/// What became of a load.
struct Seen {
    good: usize,
    admitted: Duration,
    shed: usize,
    shed_time: Duration,
    /// Every request was answered: well, or with the advice when to come again.
    sound: bool,
}

impl Seen {
    fn of(fates: &[Fate]) -> Self {
        let (mut good, mut shed) = (load::times(fates, 200), load::times(fates, 503));
        Self {
            admitted: percentile(&mut good, 0.99).unwrap_or_default(),
            shed_time: percentile(&mut shed, 0.99).unwrap_or_default(),
            good: good.len(),
            shed: shed.len(),
            sound: fates.iter().all(Fate::is_clear),
        }
    }
}
