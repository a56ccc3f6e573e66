//! A PostgreSQL cluster of our own: Debian's programs, a folder and a port of its own, and commits that reach the disk.

use std::{
    path::{Path, PathBuf},
    process::{Output, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use sqlx::{Connection, PgConnection};
use tempfile::TempDir;
use tokio::process::Command;

use crate::service::free_port;

/// Where Debian puts the programs of version 15.
const PROGRAMS: &str = "/usr/lib/postgresql/15/bin";
/// PostgreSQL does not run as root: this user comes with Debian's package.
const USER: &str = "postgres";
/// Longest wait until a piece of the log is archived.
const ARCHIVED: Duration = Duration::from_secs(30);

/// Longest time in which a restored cluster reads the log that came after its base backup.
const RECOVERED: Duration = Duration::from_secs(120);

/// A cluster; it ends, and its folder goes, with this value.
pub struct Cluster {
    folder: TempDir,
    port: u16,
}

impl Cluster {
    /// Makes and starts a cluster with an empty database.
    ///
    /// # Errors
    /// If PostgreSQL 15 is not installed, or does not start.
    pub async fn start() -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("motcham-pg-").tempdir()?;
        own(folder.path()).await?;
        let cluster = Self { folder, port: free_port()? };
        run("initdb", &["-D", &cluster.data(), "-U", "motcham", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"])
            .await?;
        cluster.up().await?;
        Ok(cluster)
    }

    /// A cluster from a base backup, and what came after it from the archive.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn restored(folder: TempDir, archive: &Path) -> anyhow::Result<Self> {
        let data = folder.path().join("data");
        std::fs::write(data.join("recovery.signal"), "")?;
        let command = format!("restore_command = 'cp {}/%f %p'\n", archive.display());
        let mut configuration = std::fs::OpenOptions::new().append(true).open(data.join("postgresql.auto.conf"))?;
        std::io::Write::write_all(&mut configuration, command.as_bytes())?;
        own(folder.path()).await?;
        let cluster = Self { folder, port: free_port()? };
        cluster.up().await?;
        cluster.recovered().await?;
        Ok(cluster)
    }

    /// Waits until the log has been read to its end: the database answers questions long before.
    async fn recovered(&self) -> anyhow::Result<()> {
        let mut connection = PgConnection::connect(&self.url()).await?;
        let deadline = Instant::now() + RECOVERED;
        while sqlx::query_scalar("SELECT pg_is_in_recovery()").fetch_one(&mut connection).await? {
            anyhow::ensure!(Instant::now() < deadline, "the archived log is not read to its end");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Address of the database.
    pub fn url(&self) -> String {
        format!("postgres://motcham@127.0.0.1:{}/postgres", self.port)
    }

    /// Ends it as a power cut would end its processes.
    ///
    /// # Errors
    /// If it does not run.
    pub async fn stop_at_once(&self) -> anyhow::Result<()> {
        run("pg_ctl", &["stop", "-D", &self.data(), "-m", "immediate", "-w"]).await.map(drop)
    }

    /// Starts it again; it recovers from its log.
    ///
    /// # Errors
    /// If it does not start.
    pub async fn up(&self) -> anyhow::Result<()> {
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c fsync=on -c synchronous_commit=on \
             -c max_connections=100 -c wal_level=replica -c archive_mode=on -c archive_timeout=0 \
             -c archive_command='test ! -f {}/%f && cp %p {}/%f'",
            self.port,
            self.folder.path().display(),
            self.archive().display(),
            self.archive().display(),
        );
        let log = self.folder.path().join("log");
        let log = log.display().to_string();
        run("pg_ctl", &["start", "-D", &self.data(), "-w", "-t", "60", "-l", &log, "-o", &options]).await.map(drop)
    }

    /// A base backup in a new folder, ready to be started with [`restored`](Self::restored).
    ///
    /// # Errors
    /// If the backup fails.
    pub async fn base_backup(&self) -> anyhow::Result<TempDir> {
        let folder = tempfile::Builder::new().prefix("motcham-pg-").tempdir()?;
        own(folder.path()).await?;
        let data = folder.path().join("data").display().to_string();
        let port = self.port.to_string();
        run(
            "pg_basebackup",
            &["-h", "127.0.0.1", "-p", &port, "-U", "motcham", "-D", &data, "-X", "stream", "-c", "fast"],
        )
        .await?;
        Ok(folder)
    }

    /// Closes the piece of the log that is being written, and waits until it is in the archive.
    ///
    /// # Errors
    /// If the database does not answer, or nothing is archived in half a minute.
    pub async fn archive_the_rest(&self) -> anyhow::Result<()> {
        let mut connection = PgConnection::connect(&self.url()).await?;
        let piece: String =
            sqlx::query_scalar("SELECT pg_walfile_name(pg_switch_wal())").fetch_one(&mut connection).await?;
        let deadline = Instant::now() + ARCHIVED;
        while !self.archive().join(&piece).exists() {
            anyhow::ensure!(Instant::now() < deadline, "{piece} is not archived");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Where finished pieces of the log go.
    pub fn archive(&self) -> PathBuf {
        self.folder.path().join("archive")
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut words = command("pg_ctl").into_iter();
        let stop = words.next().map(|program| {
            std::process::Command::new(program)
                .args(words)
                .args(["stop", "-D", &self.data(), "-m", "immediate"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
        });
        drop(stop);
    }
}

/// Gives the folder to PostgreSQL's user, with a place for the archive.
async fn own(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder.join("archive"))?;
    if !is_root() {
        return Ok(());
    }
    let owner = format!("{USER}:{USER}");
    let done = Command::new("chown").args(["-R", &owner]).arg(folder).status().await?;
    anyhow::ensure!(done.success(), "PostgreSQL 15 is not installed: there is no user {USER}");
    Ok(())
}

/// PostgreSQL's programs refuse to run as root.
fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

/// How a program of PostgreSQL is called, as words.
fn command(program: &str) -> Vec<String> {
    let path = format!("{PROGRAMS}/{program}");
    let as_user: &[&str] =
        if is_root() { &["setpriv", "--reuid", USER, "--regid", USER, "--init-groups", "--", &path] } else { &[&path] };
    as_user.iter().map(|&word| word.to_owned()).collect()
}

async fn run(program: &str, arguments: &[&str]) -> anyhow::Result<Output> {
    let words = command(program);
    let output = Command::new(&words[0])
        .args(&words[1..])
        .args(arguments)
        .current_dir("/")
        .stdin(Stdio::null())
        // A server that goes on would keep a pipe open.
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .await
        .with_context(|| format!("{program} of PostgreSQL 15 cannot be run: is it installed?"))?;
    if !output.status.success() {
        bail!("{program}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(output)
}
