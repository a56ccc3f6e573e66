//! A citizen who files over HTTP, and repeats each step until it is answered, as a reload after a lost connection does.

use std::{
    collections::HashMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use reqwest::{Client, RequestBuilder, Response, header, redirect};
use server::random::Random;
use tokio::time::sleep;

use crate::form::{COMMUNE, PAGES};

/// Where the filing begins.
const START: &str = "/nop-ho-so/1.004873";
/// Where it is sent.
pub const SEND: &str = "/nop-ho-so/1.004873/kiem-tra";
/// Rest before a step is repeated.
const AGAIN: Duration = Duration::from_millis(20);
/// Longest wait for one answer, for a loaded machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// What was acknowledged: the draft's key and the reference that the citizen saw; and what went wrong on the way.
#[derive(Default)]
pub struct Acknowledged {
    references: Mutex<HashMap<String, String>>,
    failures: AtomicUsize,
    odd: AtomicUsize,
    forgotten: AtomicUsize,
    slowest_ms: AtomicU64,
}

impl Acknowledged {
    /// All of them.
    pub fn all(&self) -> HashMap<String, String> {
        self.references.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.references.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Requests without an answer, or with one of trouble (5xx), that were repeated.
    pub fn failures(&self) -> usize {
        self.failures.load(Ordering::Relaxed)
    }

    /// Of the failures: answers of trouble other than 503.
    pub fn odd(&self) -> usize {
        self.odd.load(Ordering::Relaxed)
    }

    /// Filings that were filled in, each page taken, and then sent back: answers that had been taken were gone.
    pub fn forgotten(&self) -> usize {
        self.forgotten.load(Ordering::Relaxed)
    }

    /// The longest time that a citizen waited for an answer since this was last asked.
    pub fn take_slowest(&self) -> Duration {
        Duration::from_millis(self.slowest_ms.swap(0, Ordering::Relaxed))
    }

    fn answered_after(&self, time: Duration) {
        let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        self.slowest_ms.fetch_max(millis, Ordering::Relaxed);
    }

    /// Adds one.
    pub fn add(&self, key: String, reference: String) {
        self.references.lock().unwrap_or_else(PoisonError::into_inner).insert(key, reference);
    }
}

/// A client that follows no redirect.
///
/// # Errors
/// If the machine's certificates cannot be read.
pub fn client() -> anyhow::Result<Client> {
    Ok(server::province::upstream::builder().timeout(PATIENCE).redirect(redirect::Policy::none()).build()?)
}

/// A filing that is filled in and can be sent.
pub struct Filled {
    /// The draft's id, also its idempotency key.
    pub key: String,
    /// The browser's cookie.
    pub cookie: String,
}

/// Begins a draft: the office is fixed, nothing is filled in. `None`: `stop` was set meanwhile.
///
/// # Errors
/// If the service refuses what a citizen may do.
pub async fn begin(
    client: &Client,
    base: &str,
    acknowledged: &Acknowledged,
    stop: &AtomicBool,
) -> anyhow::Result<Option<Filled>> {
    let start = format!("{base}{START}");
    // Each citizen sits somewhere else: the coarse wall counts by address.
    let [a, b, c] = Random::from_os().bytes();
    let address = std::net::Ipv4Addr::from([10, a, b, c]).to_string();
    let begin = || client.post(&start).header("x-forwarded-for", &address).form(&[("noi-cu-tru.ma", COMMUNE)]);
    let Some(begun) = until_answered(begin, acknowledged, stop).await? else { return Ok(None) };
    let cookie = begun.headers().get(header::SET_COOKIE).and_then(|line| line.to_str().ok());
    let cookie = cookie.and_then(|line| line.split(';').next());
    let cookie = cookie.with_context(|| format!("a begun draft sets the browser's cookie: {}", begun.status()))?;
    let first = || client.get(format!("{start}/cho-ai")).header(header::COOKIE, cookie);
    let key = loop {
        let Some(page) = until_answered(first, acknowledged, stop).await? else { return Ok(None) };
        if page.status() == 303 {
            // The draft that was begun is gone: what is filled in now will be sent back.
            break String::new();
        }
        // The connection may break in the middle of the page.
        let Ok(page) = page.text().await else { continue };
        let (_, rest) = page.split_once("name='ban-nhap' value='").context("the form carries the draft's id")?;
        break rest.split('\'').next().unwrap_or_default().to_owned();
    };
    Ok(Some(Filled { key, cookie: cookie.to_owned() }))
}

/// Fills in the whole form. `None`: `stop` was set meanwhile.
///
/// # Errors
/// If the service refuses what a citizen may do.
pub async fn fill_in(
    client: &Client,
    base: &str,
    acknowledged: &Acknowledged,
    stop: &AtomicBool,
) -> anyhow::Result<Option<Filled>> {
    let Some(filled) = begin(client, base, acknowledged, stop).await? else { return Ok(None) };
    for (page, fields) in PAGES {
        let post = || post_page(client, base, &filled, page, fields);
        let Some(answer) = until_answered(post, acknowledged, stop).await? else { return Ok(None) };
        ensure!(answer.status() == 303, "page {page}: {}", answer.status());
    }
    Ok(Some(filled))
}

fn post_page(client: &Client, base: &str, filled: &Filled, page: &str, fields: &[(&str, &str)]) -> RequestBuilder {
    let mut all = vec![("ban-nhap", filled.key.as_str())];
    all.extend_from_slice(fields);
    client.post(format!("{base}{START}/{page}")).header(header::COOKIE, &filled.cookie).form(&all)
}

/// Posts a page of a filing again. Whether the draft took it: it does not once it has been sent.
///
/// # Errors
/// If there is no answer.
pub async fn change(client: &Client, base: &str, filled: &Filled) -> anyhow::Result<bool> {
    let (page, fields) = PAGES[0];
    let answer = post_page(client, base, filled, page, fields).send().await?;
    Ok(location(&answer).ends_with(PAGES[1].0))
}

/// Sends a filling once; the reference, if there was an answer.
///
/// # Errors
/// If there was no answer, or another one than a reference.
pub async fn send_once(client: &Client, base: &str, filled: &Filled) -> anyhow::Result<String> {
    let answer = post_all(client, base, filled).send().await?;
    reference(answer.status().as_u16(), location(&answer))
}

fn post_all(client: &Client, base: &str, filled: &Filled) -> RequestBuilder {
    let post = client.post(format!("{base}{SEND}"));
    post.header(header::COOKIE, &filled.cookie).form(&[("ban-nhap", &filled.key)])
}

/// Files dossier after dossier until `stop` is set.
///
/// # Errors
/// If the service refuses what a citizen may do.
pub async fn file_until(
    client: &Client,
    base: &str,
    acknowledged: &Acknowledged,
    stop: &AtomicBool,
) -> anyhow::Result<()> {
    while !stop.load(Ordering::Relaxed) {
        let Some(filled) = fill_in(client, base, acknowledged, stop).await? else { break };
        let send = || post_all(client, base, &filled);
        let Some(answer) = until_answered(send, acknowledged, stop).await? else { break };
        let status = answer.status().as_u16();
        match reference(status, location(&answer)) {
            Ok(reference) => acknowledged.add(filled.key, reference),
            Err(_) if status == 303 => {
                acknowledged.forgotten.fetch_add(1, Ordering::Relaxed);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn location(answer: &Response) -> &str {
    answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default()
}

/// The reference to whose page an answer leads.
///
/// # Errors
/// If it leads elsewhere.
pub fn reference(status: u16, location: &str) -> anyhow::Result<String> {
    match location.strip_prefix("/ho-so/") {
        Some(reference) if reference.len() == 10 => Ok(reference.to_owned()),
        _ => bail!("sent to {location:?} with {status}"),
    }
}

/// Repeats a request until there is an answer that is none of trouble (5xx). `None`: `stop` was set meanwhile.
async fn until_answered(
    request: impl Fn() -> RequestBuilder,
    acknowledged: &Acknowledged,
    stop: &AtomicBool,
) -> anyhow::Result<Option<Response>> {
    loop {
        let since = Instant::now();
        let answer = request().send().await;
        match &answer {
            Ok(answer) if answer.status() == 503 => {}
            Ok(answer) if answer.status().is_server_error() => {
                acknowledged.odd.fetch_add(1, Ordering::Relaxed);
            }
            Ok(_) => {
                acknowledged.answered_after(since.elapsed());
                return Ok(answer.ok());
            }
            Err(_) => {}
        }
        if stop.load(Ordering::Relaxed) {
            return Ok(None);
        }
        acknowledged.failures.fetch_add(1, Ordering::Relaxed);
        sleep(AGAIN).await;
    }
}
