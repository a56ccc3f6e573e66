//! R11: what the service stands on is taken away: its database's connections, its disk, its files, its clock. It says so
//! plainly, spoils nothing, and goes on without a restart when it is back.

use std::{path::PathBuf, time::Duration};

use anyhow::{Context, ensure};
use sqlx::{Connection, PgConnection};
use tokio::{net::TcpStream, process::Command, time::sleep};

use super::{Outcome, Scale};
use crate::{
    ledger::Store,
    proxy::Fault,
    stage::{Backend, Citizens, Stage},
};

/// Citizens at the same time.
const CITIZENS: usize = 4;

/// Filings that must succeed once everything is back.
const AFTERWARDS: usize = 8;

/// Ends every connection of the service with its database, again and again.
///
/// Not yet seen to fail.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn connections(scale: Scale) -> anyhow::Result<Outcome> {
    let rounds = scale.of(20, 200);
    let stage = Stage::start(Backend::Postgres).await?;
    let citizens = stage.citizens(CITIZENS);
    let url = stage.cluster.as_ref().context("this drill has a cluster")?.url();
    let mut killer = PgConnection::connect(&url).await?;
    let mut ended = 0;
    for _ in 0..rounds {
        let killed = sqlx::query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'",
        );
        ended += killed.fetch_all(&mut killer).await?.len();
        sleep(Duration::from_millis(100)).await;
    }
    finish(&stage, citizens, format!("{ended} connections ended")).await
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
    let citizens = stage.citizens(CITIZENS);
    for _ in 0..rounds {
        citizens.until(citizens.acknowledged.count() + CITIZENS).await;
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
/// Not yet seen to fail.
///
/// # Errors
/// If the drill itself could not be run.
pub async fn files(scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    let rounds = scale.of(1, 10);
    let mut stage = Stage::prepared(backend).await?;
    stage.service.within(&["prlimit", "--nofile=96", "--"]);
    stage.service.start().await?;
    let citizens = stage.citizens(CITIZENS);
    for _ in 0..rounds {
        citizens.until(citizens.acknowledged.count() + CITIZENS).await;
        let mut held = Vec::new();
        for _ in 0..200 {
            held.push(TcpStream::connect(stage.service.address()).await?);
        }
        sleep(Duration::from_secs(2)).await;
        drop(held);
    }
    finish(&stage, citizens, format!("no file left {rounds} times")).await
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
    let citizens = stage.citizens(CITIZENS);
    for _ in 0..rounds {
        for jump in ["+3h", "-3h", "+0"] {
            // Some filings wait for their next try when the clock jumps.
            stage.proxy.set(Fault::ServerError);
            citizens.until(citizens.acknowledged.count() + CITIZENS).await;
            std::fs::write(&offset, jump)?;
            citizens.until(citizens.acknowledged.count() + CITIZENS).await;
            stage.proxy.set(Fault::Pass);
        }
    }
    finish(&stage, citizens, format!("{} jumps of three hours", 3 * rounds)).await
}

/// Everything is back: filings succeed again, without a restart, and nothing is lost.
async fn finish(stage: &Stage, citizens: Citizens, note: String) -> anyhow::Result<Outcome> {
    citizens.until(citizens.acknowledged.count() + AFTERWARDS).await;
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
