//! Starting and stopping the service.

use std::{
    fs,
    io::{IsTerminal, Write},
    os::unix::fs::DirBuilderExt,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use anyhow::{Context, bail};
use app::assets::Assets;
use domain::working_time::Calendar;
use tokio::{
    net::TcpListener,
    signal,
    sync::{Notify, Semaphore},
    task::JoinHandle,
    time::sleep,
};
use tracing_subscriber::EnvFilter;

use crate::{
    catalogue::Catalogue,
    clock::{Clock, SystemClock},
    config::{DataOptions, MigrateOptions, NotifyBy, ServeOptions},
    figures, follower,
    keys::Keys,
    listen::{self, Bounds},
    notify::{self, Messengers},
    outbox::Workers,
    province::{Ports, embedded::Embedded},
    random::Random,
    reporter::{self, Reporter},
    router,
    signature::{Checker, Roots},
    state::{AppState, Parts},
    store, uploads,
    web::{public_pages::PublicPages, qr_codes::QrCodes, wall::Wall},
};

/// How often is deleted what has expired.
const CLEANING: Duration = Duration::from_secs(60 * 60);

/// How long hand-overs may finish after the last request.
const DRAIN: Duration = Duration::from_secs(10);
/// Papers of the agency that are in memory at the same time, up to 10 MiB each.
const PAPERS: usize = 12;
/// How often figures are summed up when nobody asks for them.
const UPKEEP: Duration = Duration::from_secs(5);

/// Serves until it is told to stop. Then `/readyz` says so, connections are refused, requests finish, hand-overs finish.
///
/// # Errors
/// If the catalogue has problems, the bundle is missing, the data folder cannot be used or the port is taken.
pub async fn run(options: ServeOptions) -> anyhow::Result<()> {
    start_log(&options.log);
    let listener = TcpListener::bind((options.host, options.port))
        .await
        .with_context(|| format!("cannot listen on {}:{}", options.host, options.port))?;
    let app = state(options).await?;
    let watched = watch(&app).await?;
    // On PostgreSQL nobody works with the province in this process, for each replica would have another.
    if app.options.store.database_url.is_none() {
        first_official(&app).await?;
    }
    if app.options.demo {
        crate::demo::fill(&app).await?;
    }
    let workers = Workers::start(&app);
    let messengers = Messengers::start(&app);
    let follower = app.follows().map(|list| tokio::spawn(follower::follow(app.clone(), list)));
    let cleaner = tokio::spawn(clean(app.clone()));
    let files = tokio::spawn(forget_files(app.province.clone(), app.clock.clone()));
    let reporter = reporter(&app);
    say(&format!("Một Chạm: {} (listening on {})", app.public_url, listener.local_addr()?));
    listen::serve(listener, router::build(&app), Bounds::default(), leave(app.clone())).await;
    workers.drain(DRAIN).await;
    drop(messengers);
    for task in follower.into_iter().chain(reporter).chain([cleaner, files]).chain(watched) {
        task.abort();
    }
    app.province.close().await;
    Ok(())
}

/// Logs to standard error what the filter lets through, and always who reads a citizen's file.
pub(crate) fn start_log(filter: &str) {
    tracing_subscriber::fmt()
        .with_env_filter(log_filter(filter))
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
}

/// Photographed identity cards are sensitive: a log that is turned down must not lose who looked at them.
fn log_filter(filter: &str) -> EnvFilter {
    EnvFilter::new(filter).add_directive("access=info".parse().expect("a target and a level"))
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

/// Brings the tables in PostgreSQL up to date.
///
/// # Errors
/// If the database cannot be reached, or a migration fails.
pub async fn migrate(options: &MigrateOptions) -> anyhow::Result<()> {
    let done = store::postgres::migrate(&options.database_url.connection()?).await?;
    say(&format!("{} migrations applied; the tables are up to date", done.steps));
    if done.later > 0 {
        say(&format!("{} migrations are of a later version than this one; their tables were left alone", done.later));
    }
    Ok(())
}

/// Everything the handlers need.
///
/// # Errors
/// As [`run`].
pub async fn state(options: ServeOptions) -> anyhow::Result<AppState> {
    Ok(AppState::new(parts(options).await?))
}

/// The parts of that.
pub(crate) async fn parts(options: ServeOptions) -> anyhow::Result<Parts> {
    options.store.check(&options.province, options.demo)?;
    make_data_dir(&options.data.data_dir)?;
    let clock: Arc<dyn Clock> = Arc::new(options.now.map_or_else(SystemClock::default, SystemClock::starting_at));
    let random = Arc::new(Random::from_os());
    let catalogue = Arc::new(load_catalogue(&options.data.catalog_dir)?);
    let assets = Arc::new(read_assets(&options.dist_dir)?);
    let calendar = Arc::new(calendar(&catalogue)?);
    let most_requests = usize::try_from(options.operation.most_requests)?;
    let keys = open_keys(&options, &random)?;
    let store = store::open(&options.data.data_dir, &options.store, &keys).await?;
    let uploads = uploads::Service::open(
        &options.uploads,
        &options.data.data_dir,
        options.store.database_url.is_some(),
        store.clone(),
        clock.clone(),
        random.clone(),
    );
    let uploads = Arc::new(uploads.await?);
    let province = open_province(&options.data, calendar.clone(), clock.clone(), random.clone()).await?;
    let province = Arc::new(province);
    let notify = notify::open(&options.notify, &store, &clock)?;
    if options.store.database_url.is_some() && options.notify.notify == NotifyBy::Embedded {
        tracing::warn!("messages to phones are kept in the database, where nobody reads them: set NOTIFY to http");
    }
    let roots = options.trust_roots.as_deref().map(Roots::read).transpose().context("--trust-roots cannot be used")?;
    let ports = Ports::open(&options.province, &province, &catalogue, &clock, &random)?;
    Ok(Parts {
        public_url: options.public_url(),
        clock,
        keys,
        store,
        public_pages: PublicPages::of(&catalogue),
        catalogue,
        calendar,
        assets,
        ports,
        attachment_bytes: uploads.clone(),
        uploads,
        random,
        province,
        signatures: Checker::new(roots.unwrap_or_default()),
        paper_places: Arc::new(Semaphore::new(PAPERS)),
        qr_codes: QrCodes::default(),
        wall: Wall::default(),
        outbox_wake: Arc::new(Notify::new()),
        notify,
        notify_wake: Arc::new(Notify::new()),
        places: Semaphore::new(most_requests),
        stopping: AtomicBool::new(false),
        options,
    })
}

/// The installation's key. Beside SQLite it is made on the first start; replicas must be given one.
fn open_keys(options: &ServeOptions, random: &Random) -> anyhow::Result<Keys> {
    let path = options.store.secret_key_file(&options.data.data_dir);
    if options.store.database_url.is_none() {
        return Keys::open(&path, random)
            .with_context(|| format!("cannot read or make the key file {}", path.display()));
    }
    Keys::read(&path).with_context(|| {
        format!(
            "cannot read the key file {0}; all replicas on one database need the same (SECRET_KEY_FILE), made once by: \
             (umask 077; head -c 32 /dev/urandom >{0})",
            path.display()
        )
    })
}

pub(crate) async fn open_province(
    data: &DataOptions,
    calendar: Arc<Calendar>,
    clock: Arc<dyn Clock>,
    random: Arc<Random>,
) -> anyhow::Result<Embedded> {
    let file = data.data_dir.join("province.db");
    Embedded::open(&file, calendar, clock, random).await.context("cannot open the embedded province")
}

pub(crate) fn load_catalogue(dir: &Path) -> anyhow::Result<Catalogue> {
    Catalogue::load(dir).or_else(|problems| {
        for problem in problems.iter().take(20) {
            say(&problem.to_string());
        }
        bail!("the catalogue in {} has {} problems", dir.display(), problems.len())
    })
}

pub(crate) fn calendar(catalogue: &Catalogue) -> anyhow::Result<Calendar> {
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

pub(crate) fn make_data_dir(dir: &Path) -> anyhow::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .with_context(|| format!("cannot make the data folder {}", dir.display()))
}

/// Reports the embedded province's dossiers, if they are to be reported.
pub(crate) fn reporter(app: &AppState) -> Option<JoinHandle<()>> {
    let reports = app.ports.reports.clone()?;
    let (province, clock, random) = (app.province.clone(), app.clock.clone(), app.random.clone());
    Some(Reporter::new(reporter::DVCQG, province, reports, clock, random).start())
}

/// Without any account nobody could work on dossiers: the first start makes one.
pub(crate) async fn first_official(app: &AppState) -> anyhow::Result<()> {
    if let Some((name, password)) = app.province.first_official(app.clock.now()).await? {
        say(&format!(
            "First official of {}/he-thong — name: {name}  password (shown once): {password}",
            app.public_url
        ));
    }
    Ok(())
}

/// Deletes what has expired, and tells of what will, every hour, until the task is dropped.
pub(crate) async fn clean(app: AppState) {
    loop {
        if let Err(error) = notify::remind(&app).await {
            tracing::error!(%error, "nobody could be told of drafts that expire soon");
        }
        match app.store.expire(app.clock.now()).await {
            Ok(expired) if expired.is_nothing() => {}
            Ok(expired) => tracing::info!(?expired, "what had expired was deleted"),
            Err(error) => tracing::error!(%error, "what has expired could not be deleted"),
        }
        // After the drafts: their files are nobody's now.
        match app.uploads.collect().await {
            Ok(collected) if collected == uploads::Collected::default() => {}
            Ok(collected) => tracing::info!(?collected, "files that nobody needs were removed"),
            Err(error) => tracing::error!(%error, "files that nobody needs could not be removed"),
        }
        sleep(CLEANING).await;
    }
}

/// Deletes files that came to the embedded province and that no filing has named, every hour, until the task is dropped.
pub(crate) async fn forget_files(province: Arc<Embedded>, clock: Arc<dyn Clock>) {
    loop {
        match province.forget_files(clock.now()).await {
            Ok(0) => {}
            Ok(files) => tracing::info!(files, "files that no filing named were deleted"),
            Err(error) => tracing::error!(%error, "files that no filing named could not be deleted"),
        }
        sleep(CLEANING).await;
    }
}

/// Waits for the signal to stop, and then until load balancers have noticed.
async fn leave(app: AppState) {
    stop_signal().await;
    app.stopping.store(true, Ordering::Relaxed);
    sleep(Duration::from_secs(app.options.operation.leave_seconds.into())).await;
}

/// The listener for the machines that watch, if there is to be one. Nothing is counted without it.
async fn watch(app: &AppState) -> anyhow::Result<Vec<JoinHandle<()>>> {
    let operation = &app.options.operation;
    let Some(port) = operation.admin_port else { return Ok(Vec::new()) };
    let listener = TcpListener::bind((operation.admin_host, port))
        .await
        .with_context(|| format!("cannot listen on {}:{port} (--admin-port)", operation.admin_host))?;
    say(&format!("Figures: http://{}/metrics", listener.local_addr()?));
    let handle = figures::install().context("something else in this process counts already")?;
    let router = figures::scrape::router(app, handle.clone());
    let bounds = Bounds { connections: 16, ..Bounds::default() };
    let upkeep = async move {
        loop {
            sleep(UPKEEP).await;
            handle.run_upkeep();
        }
    };
    Ok(vec![tokio::spawn(listen::serve(listener, router, bounds, std::future::pending())), tokio::spawn(upkeep)])
}

pub(crate) async fn stop_signal() {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_a_file_is_logged_however_quiet_the_log_is() {
        for filter in ["off", "warn", "warn,access=off"] {
            let shown = log_filter(filter).to_string();
            assert!(shown.contains("access=info") && !shown.contains("access=off"), "{shown}");
        }
    }
}
