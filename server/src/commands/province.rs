//! `motcham province`: the embedded province alone, with its API for machines and its officials' pages.

use std::sync::Arc;

use anyhow::Context;
use axum::{
    Router,
    extract::{Request, State},
    middleware::{Next, from_fn_with_state},
    response::Redirect,
    routing::get,
};
use clap::Parser;
use tokio::{net::TcpListener, task::JoinHandle};

use crate::{
    catalogue::Catalogue,
    clock::{Clock, SystemClock},
    config::{Adapter, Cli, NotifyOptions, ProvinceServerOptions, ReportTo, ServeOptions},
    listen::{self, Bounds},
    province::{
        api::{self, Api, BASE, auth::Clients, document},
        dvcqg::Dvcqg,
        embedded::{Embedded, ListOfOurs},
    },
    random::Random,
    reporter::{DVCQG, Reporter},
    router, serve,
    web::request_log,
};

/// Serves until it is told to stop, or prints the API's document.
///
/// # Errors
/// If the token file cannot be used, the catalogue has problems, the data folder cannot be used, the port is taken, or, for
/// the pages, the browser bundle is missing.
pub async fn run(options: ProvinceServerOptions) -> anyhow::Result<()> {
    if options.print_openapi {
        serve::say(document::json().trim_end());
        return Ok(());
    }
    serve::start_log(&options.log);
    let file = options.token_file.as_deref().context("--token-file (TOKEN_FILE) is missing")?;
    let clients = Clients::read(file)?;
    let listener = TcpListener::bind((options.host, options.port))
        .await
        .with_context(|| format!("cannot listen on {}:{}", options.host, options.port))?;
    let (province, router, tasks) = if options.api_only {
        let random = Arc::new(Random::from_os());
        let (province, catalogue, clock) = alone(&options, random.clone()).await?;
        let files = tokio::spawn(serve::forget_files(province.clone(), clock.clone()));
        let tasks: Vec<_> = reporter(&options, &province, &clock, &random)?.into_iter().chain([files]).collect();
        (province.clone(), with_log(machines(province, catalogue, clock, clients), random), tasks)
    } else {
        let app = serve::state(as_serve(&options)?).await?;
        serve::first_official(&app).await?;
        let api = machines(app.province.clone(), app.catalogue.clone(), app.clock.clone(), clients);
        let pages = router::operator(&app).route("/", get(async || Redirect::to("/he-thong")));
        // Consents given at the counter are kept here, and expire here.
        let cleaner = tokio::spawn(serve::clean(app.clone()));
        let files = tokio::spawn(serve::forget_files(app.province.clone(), app.clock.clone()));
        let tasks = serve::reporter(&app).into_iter().chain([cleaner, files]).collect();
        (app.province.clone(), with_log(api, app.random.clone()).merge(pages), tasks)
    };
    let address = listener.local_addr()?;
    serve::say(&format!("Một Chạm, province: http://{address}{BASE} (listening on {address})"));
    listen::serve(listener, router, Bounds::default(), serve::stop_signal()).await;
    for task in tasks {
        task.abort();
    }
    province.close().await;
    Ok(())
}

/// The API's routes.
fn machines(province: Arc<Embedded>, catalogue: Arc<Catalogue>, clock: Arc<dyn Clock>, clients: Clients) -> Router {
    api::router(&Api::new(province, Arc::new(ListOfOurs::new(catalogue)), clock, clients))
        .route("/healthz", get(async || "ok"))
}

fn with_log(router: Router, random: Arc<Random>) -> Router {
    let log = async |State(random): State<Arc<Random>>, request: Request, next: Next| {
        request_log::record(&random, request, next).await
    };
    router.layer(from_fn_with_state(random, log))
}

/// The reporter of a province without pages.
fn reporter(
    options: &ProvinceServerOptions,
    province: &Arc<Embedded>,
    clock: &Arc<dyn Clock>,
    random: &Arc<Random>,
) -> anyhow::Result<Option<JoinHandle<()>>> {
    match options.report_to {
        ReportTo::None => Ok(None),
        ReportTo::Dvcqg => {
            let reports = Arc::new(Dvcqg::open(&options.dvcqg, clock.clone())?);
            let reporter = Reporter::new(DVCQG, province.clone(), reports, clock.clone(), random.clone());
            Ok(Some(reporter.start()))
        }
    }
}

async fn alone(
    options: &ProvinceServerOptions,
    random: Arc<Random>,
) -> anyhow::Result<(Arc<Embedded>, Arc<Catalogue>, Arc<dyn Clock>)> {
    serve::make_data_dir(&options.data.data_dir)?;
    let clock: Arc<dyn Clock> = Arc::new(options.now.map_or_else(SystemClock::default, SystemClock::starting_at));
    let catalogue = Arc::new(serve::load_catalogue(&options.data.catalog_dir)?);
    let calendar = Arc::new(serve::calendar(&catalogue)?);
    let province = serve::open_province(&options.data, calendar, clock.clone(), random).await?;
    Ok((Arc::new(province), catalogue, clock))
}

/// The pages are those of `serve`, so they have its knobs; what is not given here keeps its default or environment.
fn as_serve(options: &ProvinceServerOptions) -> anyhow::Result<ServeOptions> {
    let mut serve = Cli::try_parse_from(["motcham"]).context("the environment holds a bad value for the pages")?.serve;
    serve.data = options.data.clone();
    serve.host = options.host;
    serve.port = options.port;
    serve.public_url.clone_from(&options.public_url);
    serve.citizens_url.clone_from(&options.citizens_url);
    if options.citizens_url.is_none() {
        tracing::warn!(
            "receipt slips lead to the officials' address, where nothing can be looked up: set --citizens-url"
        );
    }
    serve.dist_dir.clone_from(&options.dist_dir);
    serve.now = options.now;
    // What an environment meant for the service says of its database and of provinces is not meant for this one.
    serve.store.database_url = None;
    serve.notify = NotifyOptions::default();
    serve.province.filings = Adapter::Embedded;
    serve.province.dossiers = Adapter::Embedded;
    serve.province.ratings = Adapter::Embedded;
    serve.province.statistics = Adapter::Embedded;
    serve.province.report_to = options.report_to;
    serve.province.dvcqg = options.dvcqg.clone();
    Ok(serve)
}
