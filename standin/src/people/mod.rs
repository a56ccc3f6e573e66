//! Stand-in for the national population database (CSDL quốc gia về dân cư) behind a gateway of the national data exchange:
//! one SOAP call that asks for a person, and one that asks for held documents.
//!
//! What it demands is what the guide of the exchange and public code that speaks with the real one say; each field names its
//! source (`question.rs`), with the marks of the adapter (`server/src/province/national/mod.rs`). Its answers have the form
//! of QCVN 109:2017/BTTTT. Everybody in it is made up. Where no source exists the choice is marked *unverified*.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::Context;
use tokio::{net::TcpListener, task::JoinHandle};

mod answer;
mod control;
mod papers;
mod question;
mod register;
mod routes;
mod state;

pub use state::{Call, Population};

pub use crate::fault::{Fault, Kind};

/// Path of the question for a person; each gateway has its own.
pub const PATH: &str = "/TraCuuThongTinCongDan";
/// Path of the question for documents. *Unverified*.
pub const DOCUMENTS_PATH: &str = "/giay-to";
/// The token that the gateway knows.
pub const TOKEN: &str = "the-thu-cua-dich-vu-mot-cham-0001";
/// The unit that may ask (`MaDonVi`).
pub const UNIT: &str = "000.00.00.H36";
/// The service that is open to it (`MaTichHop`): 037 is `TraCuuThongTinCongDan` (O, C).
pub const SERVICE: &str = "037";
/// The account that may ask (`MaCanBo`).
pub const OFFICIAL: &str = "motcua.h36";

/// A stand-in that runs within a test, on a port of its own, until it is dropped.
pub struct Standin {
    population: Population,
    address: SocketAddr,
    serving: JoinHandle<()>,
}

impl Standin {
    /// Starts one.
    ///
    /// # Errors
    /// If no port is free.
    pub async fn start() -> anyhow::Result<Self> {
        let population = Population::default();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let router = routes::router(population.clone());
        let serving = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { population, address, serving })
    }

    /// Its address, without a path.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// To make it fail and look into it.
    pub fn population(&self) -> &Population {
        &self.population
    }
}

impl Drop for Standin {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Serves the database and its control until the process ends.
///
/// # Errors
/// If a port is taken.
pub async fn serve(port: u16, control_port: u16) -> anyhow::Result<()> {
    let population = Population::default();
    let service = bind(port).await?;
    let control = bind(control_port).await?;
    tokio::try_join!(
        async { axum::serve(service, routes::router(population.clone())).await.context("the database ended") },
        async { axum::serve(control, control::router(population.clone())).await.context("the control ended") },
    )?;
    Ok(())
}

async fn bind(port: u16) -> anyhow::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.with_context(|| format!("cannot listen on port {port}"))
}
