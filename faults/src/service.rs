//! The programs under test, as processes that can be killed.

use std::{
    collections::BTreeMap,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use tokio::{
    net::TcpStream,
    process::{Child, Command},
    time::{sleep, timeout},
};

/// Longest wait until a program answers, for a loaded machine.
const READY: Duration = Duration::from_secs(60);
/// Longest wait until a program has ended: what it allows its requests and its hand-overs, and as much again.
const ENDED: Duration = Duration::from_secs(60);
/// Longest wait until files run out.
const RUN_OUT: Duration = Duration::from_secs(30);
/// Rest between two looks.
const LOOK: Duration = Duration::from_millis(10);

/// The binary `motcham` that lies beside this program.
///
/// # Errors
/// If this program's own place is unknown, or there is no such file.
pub fn motcham() -> anyhow::Result<PathBuf> {
    let own = std::env::current_exe().context("where this program lies")?;
    let path = own.with_file_name("motcham");
    if path.exists() { Ok(path) } else { bail!("{} is not built", path.display()) }
}

/// A port that was free a moment ago.
///
/// # Errors
/// If there is none.
pub fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// A program of `motcham` with its settings; it can be started, ended and started again.
pub struct Program {
    binary: PathBuf,
    command: &'static str,
    /// Path that answers 200 when it is ready.
    ready: &'static str,
    environment: BTreeMap<String, String>,
    flags: Vec<&'static str>,
    wrapper: Vec<String>,
    port: u16,
    child: Option<Child>,
}

impl Program {
    /// `motcham serve` with its state in `data`.
    ///
    /// # Errors
    /// If no port is free, or the binary is not built.
    pub fn serve(data: &Path) -> anyhow::Result<Self> {
        let mut program = Self::new("serve", "/readyz", data)?;
        let dist = data.join("dist");
        std::fs::create_dir_all(&dist)?;
        let manifest =
            r#"{"forms":{"js":"/a.js","wasm":"/a.wasm"},"files":{"js":"/b.js","wasm":"/b.wasm"},"css":"/a.css"}"#;
        std::fs::write(dist.join("manifest.json"), manifest)?;
        program.set("DIST_DIR", dist.display());
        Ok(program)
    }

    /// `motcham province` with its state in `data`; what it says and takes is protected by `token`.
    ///
    /// # Errors
    /// As [`serve`](Self::serve).
    pub fn province(data: &Path, token: &str) -> anyhow::Result<Self> {
        let mut program = Self::new("province", "/healthz", data)?;
        let file = data.join("tokens");
        std::fs::write(&file, format!("{token}\n"))?;
        program.set("TOKEN_FILE", file.display());
        // Nobody needs its officials' pages here.
        program.add("--api-only");
        Ok(program)
    }

    fn new(command: &'static str, ready: &'static str, data: &Path) -> anyhow::Result<Self> {
        let port = free_port()?;
        let mut program = Self {
            binary: motcham()?,
            command,
            ready,
            environment: BTreeMap::new(),
            flags: Vec::new(),
            wrapper: Vec::new(),
            port,
            child: None,
        };
        program.set("PORT", port);
        program.set("DATA_DIR", data.display());
        program.set("CATALOG_DIR", concat!(env!("CARGO_MANIFEST_DIR"), "/../server/catalog"));
        program.set("LOG", "off");
        Ok(program)
    }

    /// Sets a knob, from the next start on.
    pub fn set(&mut self, name: &str, value: impl std::fmt::Display) {
        self.environment.insert(name.to_owned(), value.to_string());
    }

    fn add(&mut self, flag: &'static str) {
        self.flags.push(flag);
    }

    /// Starts it from now on through this command, e.g. with a wrong clock.
    pub fn within(&mut self, wrapper: &[&str]) {
        self.wrapper = wrapper.iter().map(|&word| word.to_owned()).collect();
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    /// Its address for a client.
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// The value of a knob that was set.
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.environment.get(name).map(String::as_str)
    }

    /// Runs another command of `motcham` with the same settings to its end.
    ///
    /// # Errors
    /// If it fails.
    pub async fn run_once(&self, command: &str) -> anyhow::Result<()> {
        let mut program = Command::new(&self.binary);
        let program = program.arg(command).env_clear().envs(&self.environment).stdout(Stdio::null());
        ensure!(program.status().await?.success(), "motcham {command} failed");
        Ok(())
    }

    /// Process number, while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.child.as_ref().and_then(Child::id)
    }

    /// Starts it, and waits until it answers.
    ///
    /// # Errors
    /// If it ends, or does not answer in a minute.
    pub async fn start(&mut self) -> anyhow::Result<()> {
        let mut words = self.wrapper.iter().map(String::as_str);
        let mut command = match words.next() {
            Some(first) => {
                let mut command = Command::new(first);
                command.args(words).arg(&self.binary);
                command
            }
            None => Command::new(&self.binary),
        };
        let command = command.arg(self.command).args(&self.flags);
        let child = command.env_clear().envs(&self.environment).stdout(Stdio::null()).kill_on_drop(true);
        self.child = Some(child.spawn().with_context(|| format!("cannot start {}", self.binary.display()))?);
        let ready = format!("{}{}", self.url(), self.ready);
        let client = crate::citizen::client()?;
        let deadline = Instant::now() + READY;
        while !client.get(&ready).send().await.is_ok_and(|answer| answer.status().is_success()) {
            self.still_runs()?;
            ensure!(Instant::now() < deadline, "motcham {} does not answer", self.command);
            sleep(LOOK).await;
        }
        Ok(())
    }

    fn still_runs(&mut self) -> anyhow::Result<()> {
        match self.child.as_mut().map(Child::try_wait).transpose()?.flatten() {
            Some(status) => bail!("motcham {} ended: {status}", self.command),
            None => Ok(()),
        }
    }

    /// `kill -9`.
    ///
    /// # Errors
    /// If it does not end.
    pub async fn kill(&mut self) -> anyhow::Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill().await?;
        }
        Ok(())
    }

    /// Asks it to end, and waits until it has.
    ///
    /// # Errors
    /// If the signal cannot be sent, or it does not end in a minute.
    pub async fn stop(&mut self) -> anyhow::Result<()> {
        self.leave().await?;
        self.ended().await
    }

    /// Asks it to end.
    ///
    /// # Errors
    /// If the signal cannot be sent.
    pub async fn leave(&self) -> anyhow::Result<()> {
        if let Some(pid) = self.pid() {
            Command::new("kill").args(["-TERM", &pid.to_string()]).status().await?;
        }
        Ok(())
    }

    /// Waits until it takes no connection any more.
    ///
    /// # Errors
    /// If it still does after a minute.
    pub async fn closed(&self) -> anyhow::Result<()> {
        let deadline = Instant::now() + ENDED;
        while TcpStream::connect(self.address()).await.is_ok() {
            ensure!(Instant::now() < deadline, "motcham {} still takes connections", self.command);
            sleep(LOOK).await;
        }
        Ok(())
    }

    /// Waits until it has ended.
    ///
    /// # Errors
    /// If it has not after a minute.
    pub async fn ended(&mut self) -> anyhow::Result<()> {
        let Some(mut child) = self.child.take() else { return Ok(()) };
        let ended = timeout(ENDED, child.wait()).await;
        ended.with_context(|| format!("motcham {} does not end", self.command))??;
        Ok(())
    }

    /// Waits until it has so many files open.
    ///
    /// # Errors
    /// If it has not after half a minute, or ends.
    pub async fn has_open(&mut self, files: usize) -> anyhow::Result<()> {
        let pid = self.pid().context("it does not run")?;
        let deadline = Instant::now() + RUN_OUT;
        loop {
            let open = std::fs::read_dir(format!("/proc/{pid}/fd")).map_or(0, Iterator::count);
            if open >= files {
                return Ok(());
            }
            self.still_runs()?;
            ensure!(Instant::now() < deadline, "motcham {} has only {open} files open", self.command);
            sleep(LOOK).await;
        }
    }

    /// Memory in use now, in MB of 1,000,000 bytes; 0 if it does not run.
    pub fn memory(&self) -> f64 {
        let status = self.pid().and_then(|pid| std::fs::read_to_string(format!("/proc/{pid}/status")).ok());
        let line = status.as_deref().and_then(|status| status.lines().find_map(|line| line.strip_prefix("VmRSS:")));
        let kib = line.and_then(|line| line.split_whitespace().next()).and_then(|number| number.parse::<f64>().ok());
        kib.unwrap_or_default() * 1024.0 / 1_000_000.0
    }
}
