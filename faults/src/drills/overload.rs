//! R9: more requests than the service can answer. What it takes in is answered in time; the rest is told at once when to
//! come again. Who is sent away costs the service a part of what it has for the others, so the long form goes through the
//! HAProxy that is deployed in front of it, which sends away first; what the service alone does is told beside it.
//!
//! Seen to fail with a wait of 300 ms for a place: a part of the requests had no answer at all. The long form fails without
//! the line of HAProxy's configuration that sends away.

use std::{process::Stdio, time::Duration};

use anyhow::ensure;
use tokio::process::Command;

use super::{Outcome, Scale, percentile};
use crate::{
    haproxy::Haproxy,
    load::{self, Fate, Target},
    stage::{Backend, Stage},
};

/// The core of the service.
const SERVICE: &str = "0";
/// The core of everything else.
const OTHERS: &str = "1";

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
    // The service alone on one core, this client and the proxy on the others: else they would starve each other.
    stage.service.within(&["taskset", "-c", SERVICE]);
    stage.service.start().await?;
    let filled = stage.filled_in().await?;
    let direct = Target {
        address: stage.service.address(),
        path: "/nop-ho-so/1.004873/nguoi-yeu-cau".to_owned(),
        cookie: filled.cookie,
    };
    let outcome = match scale {
        Scale::Short => {
            let peak = load::closed_loop(&direct, CLIENTS, length).await?;
            flood(&direct, peak, &LOADS, length).await?
        }
        Scale::Long => {
            let cores = std::thread::available_parallelism()?;
            keep_to(OTHERS).await?;
            let flooded = through_proxy(&direct, length).await;
            keep_to(&format!("0-{}", cores.get() - 1)).await?;
            flooded?
        }
    };
    let after = load::open_loop(&direct, 1.0, Duration::from_secs(1)).await?;
    // A short run on a busy machine says how it behaves, not how fast it is.
    let pass = outcome.sound
        && (outcome.in_time || scale == Scale::Short)
        && after.iter().all(|fate| fate.status == Some(200));
    Ok(Outcome { cases: outcome.cases, lost: 0, doubled: 0, pass, note: outcome.note })
}

/// Floods the service alone, then the proxy in front of it, by which it is judged.
async fn through_proxy(direct: &Target, length: Duration) -> anyhow::Result<Flooded> {
    let peak = load::closed_loop(direct, CLIENTS, length).await?;
    let alone = flood(direct, peak, &LOADS[2..], length).await?;
    let proxy = Haproxy::within(&["taskset", "-c", OTHERS], &[direct.address]).await?;
    let target = Target { address: proxy.address(), ..direct.clone() };
    let peak = load::closed_loop(&target, CLIENTS, length).await?;
    let flooded = flood(&target, peak, &LOADS, length).await?;
    Ok(Flooded {
        cases: flooded.cases + alone.cases,
        sound: flooded.sound && alone.sound,
        note: format!("{}. The service alone: {}", flooded.note, alone.note),
        ..flooded
    })
}

/// Lets this process, with all its threads, use these cores only.
async fn keep_to(cores: &str) -> anyhow::Result<()> {
    let own = std::process::id().to_string();
    let mut command = Command::new("taskset");
    let status = command.args(["-a", "-c", "-p", cores, &own]).stdout(Stdio::null()).status().await?;
    ensure!(status.success(), "taskset -p {cores} failed");
    Ok(())
}

/// What became of all loads.
struct Flooded {
    cases: usize,
    /// Every request was answered: well, or with the advice when to come again.
    sound: bool,
    /// The figures of the plan are kept.
    in_time: bool,
    note: String,
}

/// Sends multiples of `peak` requests a second, one load after the other.
async fn flood(target: &Target, peak: f64, loads: &[f64], length: Duration) -> anyhow::Result<Flooded> {
    let mut flooded = Flooded { cases: 0, sound: true, in_time: true, note: format!("peak {peak:.0}/s") };
    let mut at_peak = None;
    for load in loads {
        let fates = load::open_loop(target, peak * load, length).await?;
        let seen = Seen::of(&fates);
        let goodput = seen.good as f64 / length.as_secs_f64();
        let at_peak = *at_peak.get_or_insert(seen.admitted);
        let told = format!(
            "; {load}x: {goodput:.0}/s, admitted p99 {} ms, shed {} in {} ms",
            seen.admitted.as_millis(),
            seen.shed,
            seen.shed_time.as_millis()
        );
        flooded.note.push_str(&told);
        flooded.cases += fates.len();
        flooded.sound &= seen.sound;
        flooded.in_time &= goodput >= GOODPUT * peak
            && seen.admitted.as_secs_f64() <= ADMITTED * at_peak.as_secs_f64()
            && seen.shed_time < SHED;
    }
    Ok(flooded)
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
