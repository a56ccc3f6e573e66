//! Everything that a drill needs: the service with its store, the province's system, and the fault proxy between them.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use reqwest::Client;
use server::random::Random;
use tempfile::TempDir;
use tokio::{task::JoinSet, time::sleep};

use crate::{
    citizen::{self, Acknowledged, Filled},
    cluster::Cluster,
    ledger::{Found, Store},
    proxy::Proxy,
    service::{Program, free_port},
};

/// Which backend of the store the service uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Backend {
    /// SQLite in the data folder.
    Sqlite,
    /// PostgreSQL 15, a cluster of our own.
    Postgres,
}

/// Token between service and province.
const TOKEN: &str = "2c5e9f0d6b7a48c1a3f4e5d6c7b8a990";
/// How long the outbox may take to empty once nothing is in its way: at least so long, and more for each thousand messages
/// that wait then (R4's figure).
const DRAINED: Duration = Duration::from_secs(90);
const DRAINED_A_THOUSAND: Duration = Duration::from_secs(60);
/// How long a service that ends goes on to listen, so that a load balancer notices.
const LEAVE_SECONDS: u32 = 2;
/// Longest time in which no citizen at all comes to an end, for a loaded machine.
const SERVED: Duration = Duration::from_secs(60);
/// Rest between two looks.
const LOOK: Duration = Duration::from_millis(20);

/// A service, a province, and the proxy between them.
pub struct Stage {
    /// The service.
    pub service: Program,
    /// Between the two.
    pub proxy: Proxy,
    /// Our store.
    pub store: Store,
    /// The cluster, if the store is PostgreSQL.
    pub cluster: Option<Cluster>,
    /// A client without cookies.
    pub client: Client,
    data: TempDir,
    province_data: TempDir,
    /// The province's system lives as long as the stage.
    _province: Program,
}

impl Stage {
    /// Starts province, proxy and service.
    ///
    /// # Errors
    /// If one of them does not start.
    pub async fn start(backend: Backend) -> anyhow::Result<Self> {
        let mut stage = Self::prepared(backend).await?;
        stage.service.start().await?;
        Ok(stage)
    }

    /// As [`start`](Self::start), but the service has yet to be started.
    ///
    /// # Errors
    /// If something does not start.
    pub async fn prepared(backend: Backend) -> anyhow::Result<Self> {
        let (data, province_data) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let mut province = Program::province(province_data.path(), TOKEN)?;
        province.start().await?;
        let proxy = Proxy::start(province.address()).await?;
        let (store, cluster) = match backend {
            Backend::Sqlite => (Store::Sqlite(data.path().to_owned()), None),
            Backend::Postgres => {
                let cluster = Cluster::start().await?;
                (Store::Postgres(cluster.url()), Some(cluster))
            }
        };
        let service = Program::serve(data.path())?;
        let client = citizen::client()?;
        let mut stage = Self { service, proxy, store, cluster, client, data, province_data, _province: province };
        let mut service = Program::serve(stage.data.path())?;
        stage.connect(&mut service)?;
        stage.service = service;
        if stage.cluster.is_some() {
            stage.service.run_once("migrate").await?;
        }
        Ok(stage)
    }

    /// Points a service at this stage's province and store.
    ///
    /// # Errors
    /// If the token's file cannot be written.
    pub fn connect(&self, service: &mut Program) -> anyhow::Result<()> {
        let token = self.data.path().join("token");
        std::fs::write(&token, TOKEN)?;
        for port in ["FILINGS", "DOSSIERS", "RATINGS", "STATISTICS"] {
            service.set(port, "rest");
        }
        service.set("REST_URL", format!("http://{}/api/province/v1", self.proxy.address));
        service.set("REST_TOKEN_FILE", token.display());
        service.set("ADMIN_PORT", free_port()?);
        service.set("LEAVE_SECONDS", LEAVE_SECONDS);
        // Citizens tell their address as a proxy would.
        service.set("BEHIND_PROXY", true);
        if let Store::Postgres(url) = &self.store {
            service.set("DATABASE_URL", url);
            // Replicas are given their keys and the place of files; beside SQLite the service makes them.
            for (setting, name) in [("SECRET_KEY_FILE", "replicas.key"), ("MASTER_KEY_FILE", "replicas-master.key")] {
                let key = self.data.path().join(name);
                if !key.exists() {
                    std::fs::write(&key, Random::from_os().bytes::<32>())?;
                }
                service.set(setting, key.display());
            }
            service.set("FILES", self.data.path().join("replicas-files").display());
        }
        Ok(())
    }

    /// Another service on the same store, with a data folder of its own.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub fn replica(&self, folder: &TempDir) -> anyhow::Result<Program> {
        let mut service = Program::serve(folder.path())?;
        self.connect(&mut service)?;
        Ok(service)
    }

    /// Folder with the service's files.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Folder with the province's files.
    pub fn province_data(&self) -> &Path {
        self.province_data.path()
    }

    /// A citizen at this service who has filled in the form but not sent it.
    ///
    /// # Errors
    /// If the service refuses what a citizen may do.
    pub async fn filled_in(&self) -> anyhow::Result<Filled> {
        let (nobody, goes_on) = (Acknowledged::default(), AtomicBool::new(false));
        let filled = citizen::fill_in(&self.client, &self.service.url(), &nobody, &goes_on).await?;
        filled.context("nobody stopped this citizen")
    }

    /// Citizens who file until they are told to stop.
    pub fn citizens(&self, count: usize) -> Citizens {
        self.citizens_at(count, &self.service.url())
    }

    /// Citizens who file at this address until they are told to stop.
    pub fn citizens_at(&self, count: usize, base: &str) -> Citizens {
        let acknowledged = Arc::new(Acknowledged::default());
        let stop = Arc::new(AtomicBool::new(false));
        let mut tasks = JoinSet::new();
        for _ in 0..count {
            let (client, base) = (self.client.clone(), base.to_owned());
            let (acknowledged, stop) = (acknowledged.clone(), stop.clone());
            tasks.spawn(async move { citizen::file_until(&client, &base, &acknowledged, &stop).await });
        }
        Citizens { acknowledged, stop, tasks }
    }

    /// Waits until the outbox is empty, and compares what was acknowledged with what there is. Answers that were taken and
    /// then gone are lost too.
    ///
    /// # Errors
    /// If the outbox does not empty, or a database cannot be read.
    pub async fn settle(&self, acknowledged: &Acknowledged) -> anyhow::Result<Found> {
        let thousands = u32::try_from(self.store.messages("waiting").await? / 1000)?;
        self.store.drained(DRAINED + DRAINED_A_THOUSAND * thousands).await?;
        let found = self.store.compare(&acknowledged.all(), self.province_data.path()).await?;
        Ok(Found { lost: found.lost + acknowledged.forgotten(), ..found })
    }

    /// The figures of the service's admin listener.
    ///
    /// # Errors
    /// If it does not answer.
    pub async fn metrics(&self) -> anyhow::Result<String> {
        let port = self.service.setting("ADMIN_PORT").context("the service has an admin listener")?;
        Ok(self.client.get(format!("http://127.0.0.1:{port}/metrics")).send().await?.text().await?)
    }
}

/// Citizens at work.
pub struct Citizens {
    /// What was acknowledged so far.
    pub acknowledged: Arc<Acknowledged>,
    stop: Arc<AtomicBool>,
    tasks: JoinSet<anyhow::Result<()>>,
}

impl Citizens {
    /// Waits until so many filings were acknowledged, from the beginning.
    ///
    /// # Errors
    /// If one of them was refused what a citizen may do, or none gets anywhere for a minute.
    pub async fn until(&mut self, filings: usize) -> anyhow::Result<()> {
        let (mut count, mut since) = (self.acknowledged.count(), Instant::now());
        while count < filings {
            if let Some(ended) = self.tasks.try_join_next() {
                ended??;
                bail!("a citizen went away");
            }
            ensure!(since.elapsed() < SERVED, "no filing was acknowledged in {} s", SERVED.as_secs());
            sleep(LOOK).await;
            let now = self.acknowledged.count();
            if now > count {
                (count, since) = (now, Instant::now());
            }
        }
        Ok(())
    }

    /// Waits until so many more filings were acknowledged.
    ///
    /// # Errors
    /// As [`until`](Self::until).
    pub async fn more(&mut self, filings: usize) -> anyhow::Result<()> {
        self.until(self.acknowledged.count() + filings).await
    }

    /// Lets each finish what can be finished, and ends.
    ///
    /// # Errors
    /// If one of them was refused what a citizen may do.
    pub async fn stop(mut self) -> anyhow::Result<Arc<Acknowledged>> {
        self.stop.store(true, Ordering::Relaxed);
        while let Some(ended) = self.tasks.join_next().await {
            ended??;
        }
        Ok(self.acknowledged)
    }
}
