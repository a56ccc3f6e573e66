//! The floor: five pages of the service rendered by maud on every request and sent by bare axum.
//!
//! Words, classes and structure are the service's, and so is the catalogue. There is nothing else: no store, no cookie, no
//! middleware, no cache, no island. `bench/run.mjs` sees to it that both say the same on every page, word by word.

mod detail;
mod form;
mod frame;
mod home;
mod list;
mod status;

use std::{path::Path, sync::Arc};

use anyhow::{Context, anyhow, bail};
use app::assets::Assets;
use axum::{
    Router,
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use domain::eform::Form;
use server::catalogue::{Catalogue, Found};
use tokio::net::TcpListener;

use status::Dossier;

/// The procedure whose pages are measured.
const PROCEDURE: &str = "1.004873";

/// What the pages show, read once at start; every page is rendered anew from it.
struct Data {
    catalogue: Catalogue,
    css: String,
    form: Arc<Form>,
    procedure_name: String,
    dossier: Dossier,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let data = Arc::new(read()?);
    let port: u16 = std::env::var("PORT").context("PORT is not set")?.parse()?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let pages = Router::new()
        .route("/", get(async |State(data): State<Arc<Data>>| Html(home::page(&data).into_string())))
        .route("/thu-tuc", get(async |State(data): State<Arc<Data>>| Html(list::page(&data).into_string())))
        .route("/thu-tuc/{id}", get(procedure))
        .route("/ho-so/{reference}", get(async |State(data): State<Arc<Data>>| Html(status::page(&data).into_string())))
        .route(
            "/nop-ho-so/{id}/{step}",
            get(async |State(data): State<Arc<Data>>| Html(form::page(&data).into_string())),
        )
        .with_state(data);
    axum::serve(listener, pages).await?;
    Ok(())
}

async fn procedure(State(data): State<Arc<Data>>, axum::extract::Path(id): axum::extract::Path<String>) -> Response {
    match data.catalogue.find(&id) {
        Some(Found::Procedure(procedure)) => Html(detail::page(procedure, &data.css).into_string()).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn read() -> anyhow::Result<Data> {
    let catalogue = Catalogue::load(Path::new("server/catalog"))
        .map_err(|problems| anyhow!("the catalogue has {} problems", problems.len()))?;
    let assets: Assets = serde_json::from_str(&std::fs::read_to_string("dist/manifest.json")?)?;
    let form = catalogue.form(PROCEDURE).context("the measured procedure has no form")?.clone();
    let Some(Found::Procedure(procedure)) = catalogue.find(PROCEDURE) else { bail!("no procedure {PROCEDURE}") };
    Ok(Data {
        css: assets.css,
        procedure_name: procedure.name.clone(),
        dossier: Dossier::sample(&form)?,
        form,
        catalogue,
    })
}
