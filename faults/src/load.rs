//! An open-loop client: requests fall due at even intervals, whether or not earlier ones were answered, as citizens come.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::Context;
use http_body_util::{BodyExt, Empty};
use hyper::{
    Request,
    body::Bytes,
    client::conn::http1::{SendRequest, handshake},
    header,
};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpStream, sync::Semaphore, task::JoinSet, time::timeout};

/// Longest wait for an answer: what comes later counts as none.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where the service listens.
    pub address: SocketAddr,
    /// Path of the page.
    pub path: String,
    /// The browser's cookie; empty: none.
    pub cookie: String,
}

/// One request's fate.
#[derive(Clone, Copy, Debug)]
pub struct Fate {
    /// Status; `None`: no answer, or one that broke off.
    pub status: Option<u16>,
    /// An answer says when to come again.
    pub retry_after: bool,
    /// From the moment it was due until the whole answer was there.
    pub took: Duration,
}

impl Fate {
    /// Answered well, or told clearly when to come again.
    pub fn is_clear(&self) -> bool {
        match self.status {
            Some(200) => true,
            Some(503) => self.retry_after,
            _ => false,
        }
    }
}

/// A connection that stays open from request to request.
pub struct Line(SendRequest<Empty<Bytes>>);

impl Line {
    /// Connects.
    ///
    /// # Errors
    /// If nobody listens there.
    pub async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self(sender))
    }

    /// Asks for a page.
    pub async fn fate(&mut self, target: &Target) -> Fate {
        fate(self.ask(target)).await
    }

    /// Status, and whether the answer says when to come again.
    async fn ask(&mut self, target: &Target) -> anyhow::Result<(u16, bool)> {
        let request = Request::get(&target.path)
            .header(header::HOST, target.address.to_string())
            .header(header::COOKIE, &target.cookie)
            .body(Empty::new())?;
        self.0.ready().await?;
        let answer = self.0.send_request(request).await?;
        let (status, retry_after) = (answer.status().as_u16(), answer.headers().contains_key(header::RETRY_AFTER));
        answer.into_body().collect().await?;
        Ok((status, retry_after))
    }
}

/// Most connections at once, as a load balancer in front has a bound: who comes later waits for one.
const CONNECTIONS: usize = 400;

/// Connections that are free.
#[derive(Clone)]
struct Pool {
    free: Arc<Mutex<Vec<Line>>>,
    places: Arc<Semaphore>,
}

impl Default for Pool {
    fn default() -> Self {
        Self { free: Arc::default(), places: Arc::new(Semaphore::new(CONNECTIONS)) }
    }
}

impl Pool {
    async fn ask(&self, target: &Target) -> anyhow::Result<(u16, bool)> {
        let _place = self.places.acquire().await?;
        let kept = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut line = match kept.filter(|line| line.0.is_ready()) {
            Some(line) => line,
            None => Line::open(target.address).await?,
        };
        let answer = line.ask(target).await?;
        self.free.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        Ok(answer)
    }
}

/// Sends `rate` requests a second for as long as `length`.
///
/// # Errors
/// If a task of the client itself fails.
pub async fn open_loop(target: &Target, rate: f64, length: Duration) -> anyhow::Result<Vec<Fate>> {
    let pool = Pool::default();
    let mut tasks = JoinSet::new();
    let begin = Instant::now();
    let interval = Duration::from_secs_f64(1.0 / rate);
    let mut due = Duration::ZERO;
    while due < length {
        tokio::time::sleep(due.saturating_sub(begin.elapsed())).await;
        // The timer's grain is a millisecond: all that fell due meanwhile go at once.
        while due <= begin.elapsed() && due < length {
            let (pool, target) = (pool.clone(), target.clone());
            tasks.spawn(async move { fate(pool.ask(&target)).await });
            due += interval;
        }
    }
    let mut fates = Vec::with_capacity(tasks.len());
    while let Some(fate) = tasks.join_next().await {
        fates.push(fate.context("a request's task failed")?);
    }
    Ok(fates)
}

/// Requests a second when `connections` clients ask again as soon as they are answered.
///
/// # Errors
/// If a task of the client itself fails.
pub async fn closed_loop(target: &Target, connections: usize, length: Duration) -> anyhow::Result<f64> {
    let pool = Pool::default();
    let begin = Instant::now();
    let mut tasks = JoinSet::new();
    for _ in 0..connections {
        let (pool, target) = (pool.clone(), target.clone());
        tasks.spawn(async move {
            let mut answered = 0_u32;
            while begin.elapsed() < length {
                answered += u32::from(fate(pool.ask(&target)).await.status == Some(200));
            }
            answered
        });
    }
    let mut answered = 0;
    while let Some(count) = tasks.join_next().await {
        answered += count.context("a client's task failed")?;
    }
    Ok(f64::from(answered) / begin.elapsed().as_secs_f64())
}

async fn fate(asked: impl Future<Output = anyhow::Result<(u16, bool)>>) -> Fate {
    let from = Instant::now();
    let answer = timeout(PATIENCE, asked).await;
    let took = from.elapsed();
    match answer {
        Ok(Ok((status, retry_after))) => Fate { status: Some(status), retry_after, took },
        Ok(Err(_)) | Err(_) => Fate { status: None, retry_after: false, took },
    }
}

/// How long the requests with this status took.
pub fn times(fates: &[Fate], status: u16) -> Vec<Duration> {
    fates.iter().filter(|fate| fate.status == Some(status)).map(|fate| fate.took).collect()
}
