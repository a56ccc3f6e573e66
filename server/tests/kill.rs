//! `kill -9` at any moment loses nothing acknowledged and doubles nothing.
//!
//! Clients fill in and send dossiers over HTTP while the process is killed again and again; a client whose connection
//! breaks sends again with the same draft, as a citizen's reload does. Afterwards every acknowledged reference must be
//! in the store, once, and the embedded province must hold one dossier for each submission.
//!
//! Seen to fail: with the outbox row written after the submission's commit (11 of 510 submissions without a dossier), and
//! with a new idempotency key at each try (425 dossiers of 414 submissions).

#![expect(clippy::unwrap_used, reason = "a helper of the test fails it by panicking")]

use std::{
    collections::HashMap,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use form::{COMMUNE, PAGES};
use killable::{PATIENCE, Server, bundle, free_port};
use rand::{Rng, SeedableRng, rngs::StdRng};
use sqlx::{Connection, Row, SqliteConnection};

mod form;
mod killable;

/// How often the process is killed.
const KILLS: u32 = 50;
/// Citizens at the same time.
const CLIENTS: u64 = 4;

#[test]
fn nothing_acknowledged_is_lost_or_doubled() {
    let data = tempfile::tempdir().unwrap();
    let dist = bundle();
    let port = free_port();
    let base = format!("http://127.0.0.1:{port}");
    let acknowledged: Arc<Mutex<HashMap<String, String>>> = Arc::default();
    let stop = Arc::new(AtomicBool::new(false));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (base, acknowledged, stop) = (base.clone(), acknowledged.clone(), stop.clone());
            thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    file_one(&base, &acknowledged, &stop)
                }
            })
        })
        .collect();
    let mut random = StdRng::seed_from_u64(20_261_123);
    for _ in 0..KILLS {
        let mut server = Server::start(port, data.path(), dist.path(), &[]);
        server.wait_until_ready(&base);
        // The moment is what the test varies: it is no wait for anything.
        thread::sleep(Duration::from_millis(random.random_range(50..300)));
        server.kill();
    }
    let mut server = Server::start(port, data.path(), dist.path(), &[]);
    server.wait_until_ready(&base);
    stop.store(true, Ordering::Relaxed);
    for client in clients {
        client.join().unwrap();
    }
    let acknowledged = acknowledged.lock().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut ours = open(&data.path().join("motcham.db")).await;
        wait_until_empty(&mut ours).await;
        let mut province = open(&data.path().join("province.db")).await;
        let submissions: HashMap<String, String> = pairs(&mut ours, "SELECT key, reference FROM submission").await;
        let dossiers: i64 = count(&mut province, "SELECT count(*) FROM dossier").await;
        let keys: i64 = count(&mut province, "SELECT count(DISTINCT idempotency_key) FROM dossier").await;
        let lost: Vec<_> =
            acknowledged.iter().filter(|(key, reference)| submissions.get(*key) != Some(*reference)).collect();
        assert!(lost.is_empty(), "acknowledged, but not kept: {lost:?}");
        assert_eq!(usize::try_from(dossiers).unwrap(), submissions.len(), "one dossier for each submission");
        assert_eq!(keys, dossiers, "no key twice");
        assert!(acknowledged.len() >= 50, "too little load to mean anything: {} acknowledged", acknowledged.len());
    });
    server.kill();
}

/// One citizen files one dossier, and repeats each step until it is answered.
fn file_one(base: &str, acknowledged: &Mutex<HashMap<String, String>>, stop: &AtomicBool) {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .build()
        .into();
    let start = format!("{base}/nop-ho-so/1.004873");
    let Some(begun) = post(&agent, &start, "", &[("noi-cu-tru.ma", COMMUNE)], stop) else { return };
    let cookie = begun.cookie.expect("a begun draft sets the browser's cookie");
    let Some(key) = draft_id(&agent, &format!("{start}/cho-ai"), &cookie, stop) else { return };
    for (page, fields) in PAGES {
        let mut all = vec![("ban-nhap", key.as_str())];
        all.extend_from_slice(fields);
        let Some(answer) = post(&agent, &format!("{start}/{page}"), &cookie, &all, stop) else { return };
        assert_eq!(answer.status, 303, "page {page} was refused");
    }
    let Some(answer) = post(&agent, &format!("{start}/kiem-tra"), &cookie, &[("ban-nhap", &key)], stop) else { return };
    let reference = answer.location.strip_prefix("/ho-so/").unwrap_or_else(|| panic!("sent to {}", answer.location));
    acknowledged.lock().unwrap().insert(key, reference.to_owned());
}

struct Answer {
    status: u16,
    location: String,
    cookie: Option<String>,
}

/// Posts until there is an answer; `None` if the test ends meanwhile.
fn post(agent: &ureq::Agent, url: &str, cookie: &str, fields: &[(&str, &str)], stop: &AtomicBool) -> Option<Answer> {
    loop {
        match agent.post(url).header("Cookie", cookie).send_form(fields.iter().copied()) {
            Ok(response) => {
                let header =
                    |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
                let cookie = header("set-cookie").and_then(|line| line.split(';').next().map(str::to_owned));
                return Some(Answer {
                    status: response.status().as_u16(),
                    location: header("location").unwrap_or_default(),
                    cookie,
                });
            }
            Err(_) if stop.load(Ordering::Relaxed) => return None,
            Err(_) => thread::yield_now(),
        }
    }
}

fn draft_id(agent: &ureq::Agent, url: &str, cookie: &str, stop: &AtomicBool) -> Option<String> {
    loop {
        let body = agent.get(url).header("Cookie", cookie).call().and_then(|mut page| page.body_mut().read_to_string());
        match body {
            Ok(body) => {
                let (_, rest) = body.split_once("name='ban-nhap' value='").expect("the form carries the draft's id");
                return rest.split('\'').next().map(str::to_owned);
            }
            Err(_) if stop.load(Ordering::Relaxed) => return None,
            Err(_) => thread::yield_now(),
        }
    }
}

async fn open(file: &Path) -> SqliteConnection {
    SqliteConnection::connect(&format!("sqlite://{}?mode=ro", file.display())).await.unwrap()
}

async fn wait_until_empty(ours: &mut SqliteConnection) {
    let deadline = Instant::now() + PATIENCE;
    while count(ours, "SELECT count(*) FROM outbox WHERE status = 'waiting'").await > 0 {
        assert!(Instant::now() < deadline, "the outbox was not emptied");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(count(ours, "SELECT count(*) FROM outbox WHERE status = 'dead'").await, 0);
}

async fn count(connection: &mut SqliteConnection, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(connection).await.unwrap()
}

async fn pairs(connection: &mut SqliteConnection, sql: &'static str) -> HashMap<String, String> {
    let rows = sqlx::query(sql).fetch_all(connection).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}
