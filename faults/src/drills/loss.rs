//! R11: what the service stands on is taken away: its database's connections, its disk, its files, its clock. It says so
//! plainly, spoils nothing, and goes on without a restart when it is back.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use sqlx::{Connection, PgConnection, Row};
use tokio::{net::TcpStream, process::Command, time::sleep};

use super::{Outcome, Scale};
use crate::{
    ledger::Store,
    load::{Line, Target},
    proxy::Fault,
    stage::{Backend, Citizens, Stage},
};

/// Citizens at the same time.
const CITIZENS: usize = 4;

/// A page of the form that reads the draft.
const FIRST_PAGE: &str = "/nop-ho-so/1.004873/cho-ai";
/// Longest wait until processes of the database have ended.
const GONE: Duration = Duration::from_secs(10);
/// Files that the service may have open, where they are to run out.
const FILES: usize = 96;
/// How often a page is asked for while no file is left.
const ASKED: usize = 20;
/// Rest between two of these.
const APART: Duration = Duration::from_millis(100);
/// Filings that must succeed once everything is back.
const AFTERWARDS: usize = 8;

/// Ends every connection of the service with its database, again and again: first under load, then when nobody uses one. In that
/// case not even the next request may notice.
///
/// Seen to fail with connections that are not asked before their use (4 of 4 next requests refused), and while one that had
/// ended was answered with 500: 29 answers.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn connections(scale: Scale) -> anyhow::Result<Outcome> {
    let (rounds, quiet) = scale.of((20, 4), (200, 40));
    let stage = Stage::start(Backend::Postgres).await?;
    let filled = stage.filled_in().await?;
    let page = Target { address: stage.service.address(), path: FIRST_PAGE.to_owned(), cookie: filled.cookie };
    let citizens = stage.citizens(CITIZENS);
    let url = stage.cluster.as_ref().context("this drill has a cluster")?.url();
    let mut killer = PgConnection::connect(&url).await?;
    let mut ended = 0;
    for _ in 0..rounds {
        ended += end_connections(&mut killer).await?.len();
        sleep(Duration::from_millis(100)).await;
    }
    let outcome = finish(&stage, citizens, format!("{ended} connections ended")).await?;
    let mut line = Line::open(page.address).await?;
    ensure!(line.fate(&page).await.status == Some(200), "nothing is in the way, and there is no page");
    let mut refused = 0;
    for _ in 0..quiet {
        let ended = end_connections(&mut killer).await?;
        // What answered the request before waits for its next use.
        ensure!(refused > 0 || !ended.is_empty(), "no connection was there to be ended");
        gone(&mut killer, &ended).await?;
        refused += usize::from(line.fate(&page).await.status != Some(200));
    }
    let note = format!("{}; {refused} of {quiet} next requests refused", outcome.note);
    Ok(Outcome { pass: outcome.pass && refused == 0, note, ..outcome })
}

/// Asks the processes of all connections but this one to end, and tells which they are.
async fn end_connections(killer: &mut PgConnection) -> anyhow::Result<Vec<i32>> {
    let ended = sqlx::query(
        "SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'",
    );
    Ok(ended.fetch_all(killer).await?.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// Waits until these processes have ended.
async fn gone(killer: &mut PgConnection, processes: &[i32]) -> anyhow::Result<()> {
    let since = Instant::now();
    loop {
        let left = sqlx::query_scalar("SELECT count(*) FROM pg_stat_activity WHERE pid = ANY($1)").bind(processes);
        let left: i64 = left.fetch_one(&mut *killer).await?;
        if left == 0 {
            return Ok(());
        }
        ensure!(since.elapsed() < GONE, "{left} connections do not end");
        sleep(Duration::from_millis(5)).await;
    }
}

/// The disk of the data folder is full, then has room again. Needs root: a small file system is mounted.
///
/// Seen to fail while a full disk was answered with 500: 655 answers.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn disk(scale: Scale) -> anyhow::Result<Outcome> {
    let rounds = scale.of(2, 10);
    let mut stage = Stage::prepared(Backend::Sqlite).await?;
    let state = stage.data().join("state");
    std::fs::create_dir(&state)?;
    let small = SmallDisk::mount(state.clone()).await?;
    stage.service.set("DATA_DIR", state.display());
    stage.store = Store::Sqlite(state);
    stage.service.start().await?;
    let mut citizens = stage.citizens(CITIZENS);
    for _ in 0..rounds {
        citizens.more(CITIZENS).await?;
        small.fill().await?;
        let answer = stage.client.get(format!("{}/readyz", stage.service.url())).send().await?;
        ensure!(answer.status() == 200 || answer.status() == 503, "a full disk: {}", answer.status());
        sleep(Duration::from_secs(2)).await;
        small.make_room()?;
    }
    let outcome = finish(&stage, citizens, format!("full {rounds} times")).await;
    stage.service.stop().await?;
    outcome
}

/// No file can be opened any more, for connections least of all.
///
/// Seen to fail with a listener that gives up when it cannot take a connection: the service ended.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn files(scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    let rounds = scale.of(1, 10);
    let mut stage = Stage::prepared(backend).await?;
    stage.service.within(&["prlimit", &format!("--nofile={FILES}"), "--"]);
    stage.service.start().await?;
    let filled = stage.filled_in().await?;
    let page = Target { address: stage.service.address(), path: FIRST_PAGE.to_owned(), cookie: filled.cookie };
    let mut citizens = stage.citizens(CITIZENS);
    let mut unclear = 0;
    for _ in 0..rounds {
        citizens.more(CITIZENS).await?;
        let mut line = Line::open(page.address).await?;
        ensure!(line.fate(&page).await.status == Some(200), "nothing is in the way, and there is no page");
        // The service has some files open already, and the kernel's queue (128) takes the connections that are too many: whoever
        // finds it full waits long.
        let mut held = Vec::new();
        for _ in 0..FILES {
            held.push(TcpStream::connect(page.address).await);
        }
        stage.service.has_open(FILES).await?;
        // Who is connected already is served, or told to come again.
        for _ in 0..ASKED {
            unclear += usize::from(!line.fate(&page).await.is_clear());
            sleep(APART).await;
        }
        drop(held);
    }
    let note =
        format!("no file left {rounds} times; {unclear} of {} asked then without a clear answer", rounds * ASKED);
    let outcome = finish(&stage, citizens, note).await?;
    Ok(Outcome { pass: outcome.pass && unclear == 0, ..outcome })
}

/// The clock jumps ahead by hours and back again.
///
/// Seen to fail with messages that wait for an instant far in the future after the clock went back: 12 still waited.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn clock(scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    let rounds = scale.of(1, 5);
    let mut stage = Stage::prepared(backend).await?;
    let offset = stage.data().join("clock");
    std::fs::write(&offset, "+0")?;
    stage.service.set("LD_PRELOAD", "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
    stage.service.set("FAKETIME_TIMESTAMP_FILE", offset.display());
    stage.service.set("FAKETIME_NO_CACHE", "1");
    stage.service.set("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    stage.service.start().await?;
    let mut citizens = stage.citizens(CITIZENS);
    for _ in 0..rounds {
        for jump in ["+3h", "-3h", "+0"] {
            // Some filings wait for their next try when the clock jumps.
            stage.proxy.set(Fault::ServerError);
            citizens.more(CITIZENS).await?;
            std::fs::write(&offset, jump)?;
            citizens.more(CITIZENS).await?;
            stage.proxy.set(Fault::Pass);
        }
    }
    finish(&stage, citizens, format!("{} jumps of three hours", 3 * rounds)).await
}

/// Everything is back: filings succeed again, without a restart, and nothing is lost.
async fn finish(stage: &Stage, mut citizens: Citizens, note: String) -> anyhow::Result<Outcome> {
    citizens.more(AFTERWARDS).await.with_context(|| note.clone())?;
    let acknowledged = citizens.stop().await?;
    let found = stage.settle(&acknowledged).await?;
    let odd = acknowledged.odd();
    Ok(Outcome::of(found, odd == 0, format!("{note}; {odd} answers neither well nor a clear 503")))
}

/// A file system of 64 MB over a folder.
struct SmallDisk(PathBuf);

impl SmallDisk {
    async fn mount(folder: PathBuf) -> anyhow::Result<Self> {
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", "size=64m", "tmpfs"]).arg(&folder);
        ensure!(command.status().await?.success(), "a small file system cannot be mounted: this drill needs root");
        Ok(Self(folder))
    }

    fn filler(&self) -> PathBuf {
        self.0.join("filler")
    }

    /// Takes all the room there is.
    async fn fill(&self) -> anyhow::Result<()> {
        // It ends with "No space left on device": that is what is wanted.
        let mut command = Command::new("dd");
        command.arg("if=/dev/zero").arg(format!("of={}", self.filler().display())).arg("bs=4k").arg("status=none");
        command.stderr(std::process::Stdio::null()).status().await?;
        Ok(())
    }

    fn make_room(&self) -> std::io::Result<()> {
        std::fs::remove_file(self.filler())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(std::process::Command::new("umount").arg("-l").arg(&self.0).status());
    }
}
