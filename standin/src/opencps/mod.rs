//! Stand-in for OpenCPS v2: the part of its REST API that the adapter speaks, with the answers that the source of
//! github.com/VietOpenCPS/opencps-v2 (commit 2c719850) gives. Places in that source are named by class and method or
//! field; `rest/` is short for `modules/backend-api-rest/src/main/java/org/opencps/api/`.
//!
//! Where the real one would silently ignore something (an unknown field, a missing `groupId`), this one answers 400 and
//! says what was wrong: a test then shows the fault of the client.

mod actions;
mod caller;
mod catalogue;
mod control;
mod detail;
mod dossiers;
mod faults;
mod fields;
mod files;
mod held;
mod official;
mod reply;
mod state;
mod votings;

use std::{net::IpAddr, sync::Arc};

use anyhow::Context;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use clap::Args;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use tokio::net::TcpListener;

pub use faults::{Fault, Kind};
pub use held::{Held, HeldFile};
pub use official::Act;
pub use state::{Habits, OpenCps, StoredResult};

/// What the API lies under, as in `https://host/o/rest/v2`.
pub const BASE: &str = "/o/rest/v2";

/// What the stand-in is told at its start.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Port of the API.
    #[arg(long)]
    pub port: u16,
    /// Port of `/control/…`: what an official does, faults, what was received.
    #[arg(long)]
    pub control_port: u16,
    /// The site of the province (header `groupId`).
    #[arg(long, default_value_t = 35_417)]
    pub group_id: u64,
    /// Account that may sign in.
    #[arg(long, default_value = "motcham")]
    pub user: String,
    /// Its password; this system holds nothing real.
    #[arg(long, default_value = "standin")]
    pub password: String,
    /// The clock starts at this instant (RFC 3339) and runs on.
    #[arg(long, default_value = "2026-11-23T08:00:00+07:00", value_parser = instant)]
    pub now: OffsetDateTime,
}

impl Options {
    /// What tests use: any free port, Monday 23 November 2026, 08:00.
    ///
    /// # Errors
    /// If the built-in instant cannot be read.
    pub fn for_tests() -> Result<Self, String> {
        Ok(Self {
            host: IpAddr::from([127, 0, 0, 1]),
            port: 0,
            control_port: 0,
            group_id: 35_417,
            user: "motcham".to_owned(),
            password: "standin".to_owned(),
            now: instant("2026-11-23T08:00:00+07:00")?,
        })
    }
}

fn instant(text: &str) -> Result<OffsetDateTime, String> {
    OffsetDateTime::parse(text, &Rfc3339).map_err(|_| "give an instant such as 2026-11-23T08:00:00+07:00".to_owned())
}

/// Serves the API and the control paths until the process ends.
///
/// # Errors
/// If a port cannot be listened on.
pub async fn serve(options: Options) -> anyhow::Result<()> {
    let api = listen(options.host, options.port, "--port").await?;
    let control = listen(options.host, options.control_port, "--control-port").await?;
    let state = Arc::new(OpenCps::new(options));
    let api = axum::serve(api, router(state.clone())).into_future();
    let control = axum::serve(control, control::router(state)).into_future();
    tokio::try_join!(api, control)?;
    Ok(())
}

async fn listen(host: IpAddr, port: u16, flag: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind((host, port))
        .await
        .with_context(|| format!("cannot listen on {host}:{port}; choose another {flag}"))
}

/// The API.
pub fn router(state: Arc<OpenCps>) -> Router {
    let api = Router::new()
        .route("/dossiers", post(dossiers::create))
        .route("/dossiers/{id}", get(dossiers::detail))
        .route("/dossiers/{id}/files", post(files::add).layer(DefaultBodyLimit::max(files::LARGEST)))
        .route("/dossiers/{id}/actions", post(actions::act))
        .route("/dossiers/{id}/submitting", get(actions::submitting))
        .route("/dossiers/{id}/payment", get(dossiers::payment))
        .route("/dossierlogs/{id}/logs", get(dossiers::logs))
        .route("/dictcollections/{code}/dictitems", get(catalogue::dictionary))
        .route("/serviceinfos", get(catalogue::list))
        .route("/serviceinfos/{id}", get(catalogue::one))
        .route("/postal/votings/{subject}/{pk}", get(votings::list))
        .route("/postal/votings/{subject}/results", get(votings::results).post(votings::answer));
    Router::new()
        .nest(BASE, api)
        .layer(middleware::from_fn_with_state(state.clone(), caller::identify))
        .layer(middleware::from_fn_with_state(state.clone(), faults::apply))
        .with_state(state)
}
