//! HAProxy with the configuration of `deploy/`, its addresses exchanged for those of a drill.

use std::{
    net::{Ipv4Addr, SocketAddr},
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use reqwest::Client;
use tempfile::TempDir;
use tokio::{
    process::{Child, Command},
    time::sleep,
};

use crate::{citizen, service::free_port};

/// The configuration that is deployed.
const CONFIGURATION: &str = include_str!("../../deploy/haproxy/haproxy.cfg");
/// Where the configuration looks for its page, and where that page lies here.
const PLACES: [&str; 2] =
    ["/etc/haproxy/busy.html", concat!(env!("CARGO_MANIFEST_DIR"), "/../deploy/haproxy/busy.html")];
/// Longest wait for a state of a server.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running HAProxy; it ends with this value.
pub struct Haproxy {
    port: u16,
    statistics: u16,
    client: Client,
    _process: Child,
    _folder: TempDir,
}

impl Haproxy {
    /// Starts it in front of these services.
    ///
    /// # Errors
    /// If HAProxy is not installed, refuses the configuration, or does not see the services.
    pub async fn start(services: &[SocketAddr]) -> anyhow::Result<Self> {
        Self::within(&[], services).await
    }

    /// As [`start`](Self::start), through this command, e.g. on one core only.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn within(wrapper: &[&str], services: &[SocketAddr]) -> anyhow::Result<Self> {
        let (port, statistics) = (free_port()?, free_port()?);
        let folder = TempDir::new()?;
        let mut lines = Vec::new();
        for line in CONFIGURATION.lines() {
            let trimmed = line.trim_start();
            if trimmed.starts_with("bind ") && trimmed.contains("8404") {
                lines.push(format!("    bind 127.0.0.1:{statistics}"));
            } else if trimmed.starts_with("bind :443") {
                lines.push(format!("    bind 127.0.0.1:{port}"));
            } else if trimmed.starts_with("bind ") {
                lines.push(format!("    bind 127.0.0.1:{}", free_port()?));
            } else if trimmed.starts_with("server motcham1 ") {
                for (number, service) in services.iter().enumerate() {
                    lines.push(format!("    server motcham{} {service} check", number + 1));
                }
            } else if !trimmed.starts_with("server motcham") && !is_of_the_machine(trimmed) && !names_clients(trimmed) {
                lines.push(line.replace(PLACES[0], PLACES[1]));
            }
        }
        let file = folder.path().join("haproxy.cfg");
        std::fs::write(&file, lines.join("\n") + "\n")?;
        let words = [wrapper, &["haproxy"]].concat();
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).args(["-db", "-q", "-f"]).arg(&file).stdin(Stdio::null()).kill_on_drop(true);
        let process = command.spawn().context("HAProxy cannot be run: is it installed?")?;
        let proxy = Self { port, statistics, client: citizen::client()?, _process: process, _folder: folder };
        for number in 1..=services.len() {
            proxy.wait_until_up(number).await?;
        }
        Ok(proxy)
    }

    /// Where it listens for citizens.
    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    /// Its address for a client.
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// Waits until it sends requests to the service with this number, from 1.
    ///
    /// # Errors
    /// If it does not within half a minute.
    pub async fn wait_until_up(&self, number: usize) -> anyhow::Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // At its start it does not listen yet.
            let text = self.statistics().await.unwrap_or_default();
            let service = format!("motcham,motcham{number},");
            if text.lines().any(|line| line.starts_with(&service) && line.contains(",UP,")) {
                return Ok(());
            }
            ensure!(Instant::now() < deadline, "HAProxy does not see {service}");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// How often so far a service took no connection for a request, so that it was tried once more, at the same service or at
    /// another one, or given up. Citizens notice nothing of it as long as another service is there.
    ///
    /// # Errors
    /// If it does not tell.
    pub async fn closed_doors(&self) -> anyhow::Result<u64> {
        let text = self.statistics().await?;
        let mut lines = text.lines();
        let names: Vec<_> = lines.next().unwrap_or_default().split(',').collect();
        let mut doors = 0;
        for line in lines.filter(|line| line.starts_with("motcham,motcham")) {
            let values: Vec<_> = line.split(',').collect();
            for name in ["econ", "wretr", "wredis"] {
                let place = names.iter().position(|other| *other == name);
                let value = place.and_then(|place| values.get(place)?.parse::<u64>().ok());
                doors += value.with_context(|| format!("HAProxy tells no {name} of a service"))?;
            }
        }
        Ok(doors)
    }

    /// What it tells of its services, a line each.
    async fn statistics(&self) -> anyhow::Result<String> {
        let address = format!("http://127.0.0.1:{}/;csv", self.statistics);
        Ok(self.client.get(&address).send().await?.text().await?)
    }
}

/// Lines about the client's address: here all citizens come from one, and tell the one they stand for themselves.
fn names_clients(line: &str) -> bool {
    line == "http-request del-header X-Forwarded-For" || line == "option forwardfor"
}

/// Lines that need the machine they are meant for: its users, its certificates, its log.
fn is_of_the_machine(line: &str) -> bool {
    ["user ", "group ", "chroot ", "log ", "stats socket "].iter().any(|start| line.starts_with(start))
}
