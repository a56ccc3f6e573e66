//! Starting and stopping the service.

use std::{
    fs,
    io::{IsTerminal, Write},
    os::unix::fs::DirBuilderExt,
    path::Path,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, bail};
use app::assets::Assets;
use domain::working_time::Calendar;
use tokio::{net::TcpListener, signal, sync::Notify};

use crate::{
    catalogue::Catalogue,
    clock::{Clock, SystemClock},
    config::{DataOptions, ServeOptions},
    keys::Keys,
    listen::{self, Bounds},
    outbox,
    province::{Ports, embedded::Embedded},
    random::Random,
    reporter::Reporter,
    router,
    state::{AppState, Parts},
    store::sqlite::Sqlite,
    web::{public_pages::PublicPages, wall::Wall},
};

/// How often is deleted what has expired.
const CLEANING: Duration = Duration::from_secs(60 * 60);

/// Serves until it is told to stop.
///
/// # Errors
/// If the catalogue has problems, the bundle is missing, the data folder cannot be used or the port is taken.
pub async fn run(options: ServeOptions) -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(&options.log)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
    let listener = TcpListener::bind((options.host, options.port))
        .await
        .with_context(|| format!("cannot listen on {}:{}", options.host, options.port))?;
    let app = state(options).await?;
    first_official(&app).await?;
    if app.options.demo {
        crate::demo::fill(&app).await?;
    }
    let worker = tokio::spawn(outbox::work(app.clone()));
    let cleaner = tokio::spawn(clean(app.clone()));
    let reporter = app.ports.reports.clone().map(|reports| {
        let reporter = Reporter::new("dvcqg", app.province.clone(), reports, app.clock.clone(), app.random.clone());
        tokio::spawn(reporter.work())
    });
    say(&format!("Một Chạm: {} (listening on {})", app.public_url, listener.local_addr()?));
    listen::serve(listener, router::build(&app), Bounds::default(), stop_signal()).await;
    worker.abort();
    cleaner.abort();
    if let Some(reporter) = reporter {
        reporter.abort();
    }
    app.province.close().await;
    Ok(())
}

/// Adds an official and prints the first password.
///
/// # Errors
/// If the name is taken or none, or the data folder cannot be used.
pub async fn add_official(name: &str, data: &DataOptions) -> anyhow::Result<()> {
    make_data_dir(&data.data_dir)?;
    let catalogue = load_catalogue(&data.catalog_dir)?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
    let random = Arc::new(Random::from_os());
    let province = open_province(data, Arc::new(calendar(&catalogue)?), clock.clone(), random).await?;
    let password = province.add_official(name, clock.now()).await?;
    say(&format!("{name}: {password}"));
    province.close().await;
    Ok(())
}

/// Everything the handlers need.
///
/// # Errors
/// As [`run`].
pub async fn state(options: ServeOptions) -> anyhow::Result<AppState> {
    make_data_dir(&options.data.data_dir)?;
    let clock: Arc<dyn Clock> = Arc::new(options.now.map_or_else(SystemClock::default, SystemClock::starting_at));
    let random = Arc::new(Random::from_os());
    let catalogue = load_catalogue(&options.data.catalog_dir)?;
    let assets = Arc::new(read_assets(&options.dist_dir)?);
    let calendar = Arc::new(calendar(&catalogue)?);
    let keys = Keys::open(&options.data.data_dir, &random).context("cannot read or make the key file")?;
    let store = Sqlite::open(&options.data.data_dir).await.context("cannot open the store")?;
    let province = open_province(&options.data, calendar.clone(), clock.clone(), random.clone()).await?;
    let province = Arc::new(province);
    let ports = Ports::open(&options.province, &province, &clock)?;
    Ok(AppState::new(Parts {
        public_url: options.public_url(),
        clock,
        random,
        keys,
        store: Arc::new(store),
        public_pages: PublicPages::of(&catalogue),
        catalogue: Arc::new(catalogue),
        calendar,
        assets,
        ports,
        province,
        wall: Wall::default(),
        outbox_wake: Arc::new(Notify::new()),
        options,
    }))
}

async fn open_province(
    data: &DataOptions,
    calendar: Arc<Calendar>,
    clock: Arc<dyn Clock>,
    random: Arc<Random>,
) -> anyhow::Result<Embedded> {
    let file = data.data_dir.join("province.db");
    Embedded::open(&file, calendar, clock, random).await.context("cannot open the embedded province")
}

fn load_catalogue(dir: &Path) -> anyhow::Result<Catalogue> {
    Catalogue::load(dir).or_else(|problems| {
        for problem in problems.iter().take(20) {
            say(&problem.to_string());
        }
        bail!("the catalogue in {} has {} problems", dir.display(), problems.len())
    })
}

fn calendar(catalogue: &Catalogue) -> anyhow::Result<Calendar> {
    let calendars = &catalogue.calendars;
    Calendar::new(calendars.sessions(), calendars.off(), calendars.working_saturdays(), calendars.known_until())
        .context("the calendar cannot be used")
}

fn read_assets(dist: &Path) -> anyhow::Result<Assets> {
    let manifest = dist.join("manifest.json");
    let text = fs::read_to_string(&manifest)
        .with_context(|| format!("{} is missing: build the browser bundle first (make bundle)", manifest.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} cannot be read", manifest.display()))
}

fn make_data_dir(dir: &Path) -> anyhow::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .with_context(|| format!("cannot make the data folder {}", dir.display()))
}

/// Without any account nobody could work on dossiers: the first start makes one.
async fn first_official(app: &AppState) -> anyhow::Result<()> {
    if let Some((name, password)) = app.province.first_official(app.clock.now()).await? {
        say(&format!(
            "First official of {}/he-thong — name: {name}  password (shown once): {password}",
            app.public_url
        ));
    }
    Ok(())
}

async fn clean(app: AppState) {
    loop {
        match app.store.expire(app.clock.now()).await {
            Ok(expired) if expired.is_nothing() => {}
            Ok(expired) => tracing::info!(?expired, "what had expired was deleted"),
            Err(error) => tracing::error!(%error, "what has expired could not be deleted"),
        }
        tokio::time::sleep(CLEANING).await;
    }
}

async fn stop_signal() {
    let interrupt = async { signal::ctrl_c().await.ok() };
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate => {}
    }
}

/// Says something to who started the program.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
