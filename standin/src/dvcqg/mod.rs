//! Stand-in for the national exchange (Cổng Dịch vụ công quốc gia) as a provincial system sees it: a login, then calls
//! of one form, each with a session. What it demands is what public code that speaks with the real one sends; each field
//! names its source (`fields.rs`). Where no source exists the choice is marked *unverified*.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::Context;
use tokio::{net::TcpListener, task::JoinHandle};

mod answer;
mod catalogue;
mod control;
mod dossiers;
mod fields;
mod questions;
mod routes;
mod service;
mod session;
mod state;

pub use crate::fault::{Fault, Kind};
pub use state::{Call, Exchange, Expiry};

/// The account that may log in.
pub const USER: &str = "tinh-lam-dong";
/// Its password.
pub const PASSWORD: &str = "mat-khau-thu";
/// The only unit (`madonvi`) that the account speaks for.
pub const UNIT: &str = "000.00.00.H36";
/// What the header `dstcode` must say.
pub const DST_CODE: &str = "000.00.00.G22";

/// A stand-in that runs within a test, on a port of its own, until it is dropped.
pub struct Standin {
    exchange: Exchange,
    address: SocketAddr,
    serving: JoinHandle<()>,
}

impl Standin {
    /// Starts one.
    ///
    /// # Errors
    /// If no port is free.
    pub async fn start() -> anyhow::Result<Self> {
        let exchange = Exchange::default();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let router = routes::router(exchange.clone());
        let serving = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { exchange, address, serving })
    }

    /// Its address, without a path.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it holds, to fill it, make it fail and look into it.
    pub fn exchange(&self) -> &Exchange {
        &self.exchange
    }
}

impl Drop for Standin {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Serves the exchange and its control until the process ends.
///
/// # Errors
/// If a port is taken.
pub async fn serve(port: u16, control_port: u16) -> anyhow::Result<()> {
    let exchange = Exchange::default();
    let service = bind(port).await?;
    let control = bind(control_port).await?;
    tokio::try_join!(
        async { axum::serve(service, routes::router(exchange.clone())).await.context("the exchange ended") },
        async { axum::serve(control, control::router(exchange.clone())).await.context("the control ended") },
    )?;
    Ok(())
}

async fn bind(port: u16) -> anyhow::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.with_context(|| format!("cannot listen on port {port}"))
}
