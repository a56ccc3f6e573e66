//! What stands between this service and somebody else's system: a bounded number of calls at a time, a breaker, few retries of
//! reads, and a bound on the time of a read. One guard an upstream system, shared by its ports.
//!
//! | | reads | writes |
//! |---|---|---|
//! | calls at the same time | 32 together; who gets no place in 300 ms is not asked | |
//! | breaker | 50 % failures of at least 20 calls in 30 s, or 10 in a row; 10 s later one call of a worker tries, 30 s later also a page's | |
//! | retries | at most 2, full jitter, a tenth of the reads | none: the outbox repeats |
//! | time | 5 s, retries included; of a file by its size, without retries | the adapter's |

use std::{
    future::Future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{sync::Semaphore, time::Instant};

use super::ProvinceError;
use crate::{figures, random::Random};

mod breaker;
mod budget;
mod ports;
#[cfg(test)]
mod tests;

pub use breaker::{Asker, Breaker, Leave, Outcome, State, Transition};
use budget::Budget;
pub use ports::Guarded;

/// Calls at the same time.
const PLACES: usize = 32;
/// How long a call waits for a place.
const QUEUE: Duration = Duration::from_millis(300);
/// Time for a read, all its tries together.
const READ: Duration = Duration::from_secs(5);
/// Tries after the first one.
const RETRIES: u32 = 2;
/// Longest wait before the first retry; twice that before the second.
const BACKOFF: Duration = Duration::from_millis(100);
/// Who goes away sooner than this tells nothing of the system; who waited longer has seen it fail.
const PATIENCE: Duration = Duration::from_secs(1);

/// The guard of one upstream system.
pub struct Guard {
    /// Name of the adapter, for logs and labels.
    upstream: &'static str,
    places: Semaphore,
    parts: Mutex<Parts>,
    random: Arc<Random>,
    started: Instant,
}

#[derive(Default)]
struct Parts {
    breaker: Breaker,
    budget: Budget,
}

impl Guard {
    /// A guard of the system with this name.
    pub fn new(upstream: &'static str, random: Arc<Random>) -> Self {
        figures::breaker(upstream, State::Closed);
        Self { upstream, places: Semaphore::new(PLACES), parts: Mutex::default(), random, started: Instant::now() }
    }

    /// A read: repeated where that is cheap, and never longer than 5 s.
    ///
    /// # Errors
    /// The last try's, or [`ProvinceError::Withheld`] if the system was not asked at all.
    pub async fn read<T, F>(&self, asker: Asker, port: &'static str, call: impl Fn() -> F) -> Result<T, ProvinceError>
    where
        F: Future<Output = Result<T, ProvinceError>>,
    {
        self.parts().budget.read();
        let tries = async {
            for retry in 0.. {
                match self.once(asker, port, call()).await {
                    Err(ProvinceError::Unavailable(_)) if retry < RETRIES && self.parts().budget.take() => {
                        tokio::time::sleep(self.wait(retry)).await;
                    }
                    answer => return answer,
                }
            }
            unreachable!("the loop ends by returning")
        };
        let late = || ProvinceError::Unavailable("no answer in time".to_owned());
        tokio::time::timeout(READ, tries).await.unwrap_or_else(|_| Err(late()))
    }

    /// A file that a citizen waits for: asked once, and given the time that its size needs.
    ///
    /// # Errors
    /// The call's, or [`ProvinceError::Withheld`] if the system was not asked.
    pub async fn file<T>(
        &self,
        port: &'static str,
        time: Duration,
        call: impl Future<Output = Result<T, ProvinceError>>,
    ) -> Result<T, ProvinceError> {
        let late = || ProvinceError::Unavailable("no answer in time".to_owned());
        let answer = tokio::time::timeout(time, self.once(Asker::Citizen, port, call)).await;
        answer.unwrap_or_else(|_| Err(late()))
    }

    /// A write: asked once, by a worker. Whoever calls repeats it with the same key.
    ///
    /// # Errors
    /// The call's, or [`ProvinceError::Withheld`] if the system was not asked.
    pub async fn write<T>(
        &self,
        port: &'static str,
        call: impl Future<Output = Result<T, ProvinceError>>,
    ) -> Result<T, ProvinceError> {
        self.once(Asker::Background, port, call).await
    }

    async fn once<T>(
        &self,
        asker: Asker,
        port: &'static str,
        call: impl Future<Output = Result<T, ProvinceError>>,
    ) -> Result<T, ProvinceError> {
        let Ok(Ok(_place)) = tokio::time::timeout(QUEUE, self.places.acquire()).await else {
            figures::upstream_withheld(self.upstream, port);
            return Err(ProvinceError::Withheld("too many calls are under way".to_owned()));
        };
        let Some(leave) = self.ask(asker) else {
            figures::upstream_withheld(self.upstream, port);
            return Err(ProvinceError::Withheld("it has not been answering, and is left alone for a while".to_owned()));
        };
        let mut ticket = Ticket { guard: self, port, began: Instant::now(), leave: Some(leave) };
        let answer = call.await;
        ticket.end(match &answer {
            Ok(_) => "ok",
            Err(ProvinceError::Refused(_)) => "refused",
            Err(ProvinceError::Withheld(_)) => "withheld",
            Err(ProvinceError::Unavailable(_)) => "unavailable",
        });
        answer
    }

    /// Full jitter over a bound that doubles.
    fn wait(&self, retry: u32) -> Duration {
        let share = f64::from(u32::from_be_bytes(self.random.bytes())) / f64::from(u32::MAX);
        (BACKOFF * 2_u32.pow(retry)).mul_f64(share)
    }

    fn ask(&self, asker: Asker) -> Option<Leave> {
        let (leave, step) = self.parts().breaker.ask(asker, self.started.elapsed());
        self.turned(step);
        leave
    }

    fn turned(&self, step: Option<Transition>) {
        let Some(Transition { from, to }) = step else { return };
        figures::breaker(self.upstream, to);
        figures::breaker_turned(self.upstream, to);
        let upstream = self.upstream;
        match to {
            State::Open => tracing::warn!(upstream, from = from.name(), to = to.name(), "breaker"),
            _ => tracing::info!(upstream, from = from.name(), to = to.name(), "breaker"),
        }
    }

    fn parts(&self) -> MutexGuard<'_, Parts> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A call under way. If it is dropped, nobody waits for the answer any more.
struct Ticket<'a> {
    guard: &'a Guard,
    port: &'static str,
    began: Instant,
    leave: Option<Leave>,
}

impl Ticket<'_> {
    fn end(&mut self, outcome: &'static str) {
        let Some(leave) = self.leave.take() else { return };
        let took = self.began.elapsed();
        let judged = match outcome {
            "ok" | "refused" => Outcome::Answered,
            "abandoned" if took < PATIENCE => Outcome::Unknown,
            "withheld" => Outcome::Unknown,
            _ => Outcome::Failed,
        };
        figures::upstream_call(self.guard.upstream, self.port, outcome, took);
        let step = self.guard.parts().breaker.tell(leave, judged, self.guard.started.elapsed());
        self.guard.turned(step);
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.end("abandoned");
    }
}
