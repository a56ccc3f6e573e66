//! The guard under a clock that jumps to the next timer.

use std::{
    future::pending,
    sync::atomic::{AtomicU32, Ordering},
};

use super::*;

fn guard() -> Arc<Guard> {
    Arc::new(Guard::new("test", Arc::new(Random::seeded(7))))
}

fn unavailable() -> ProvinceError {
    ProvinceError::Unavailable("503".to_owned())
}

/// Counts its calls, and fails each.
#[derive(Default)]
struct Failing(AtomicU32);

impl Failing {
    async fn call(&self) -> Result<(), ProvinceError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Err(unavailable())
    }

    fn calls(&self) -> u32 {
        self.0.load(Ordering::SeqCst)
    }
}

#[tokio::test(start_paused = true)]
async fn a_read_is_tried_three_times_and_a_write_once() {
    let (guard, failing) = (guard(), Failing::default());
    assert_eq!(guard.read(Asker::Citizen, "dossiers", || failing.call()).await, Err(unavailable()));
    assert_eq!(failing.calls(), 3);
    assert_eq!(guard.write("filings", failing.call()).await, Err(unavailable()));
    assert_eq!(failing.calls(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_read_that_failed_once_succeeds() {
    let (guard, calls) = (guard(), AtomicU32::new(0));
    let call = || async { if calls.fetch_add(1, Ordering::SeqCst) == 0 { Err(unavailable()) } else { Ok(7) } };
    assert_eq!(guard.read(Asker::Citizen, "dossiers", call).await, Ok(7));
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_an_answer() {
    let guard = guard();
    for _ in 0..100 {
        let refused = async { Err::<(), _>(ProvinceError::Refused("no".to_owned())) };
        assert_eq!(guard.write("filings", refused).await, Err(ProvinceError::Refused("no".to_owned())));
    }
}

#[tokio::test(start_paused = true)]
async fn a_dead_system_is_asked_once_in_ten_seconds() {
    let (guard, failing) = (guard(), Failing::default());
    let mut withheld = 0;
    for _ in 0..1000 {
        if matches!(guard.write("filings", failing.call()).await, Err(ProvinceError::Withheld(_))) {
            withheld += 1;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // 10 until it opens; then 99 s, of which each ten have one probe.
    assert_eq!((failing.calls(), withheld), (19, 981));
    tokio::time::sleep(breaker::REST).await;
    assert_eq!(guard.write("filings", async { Ok(7) }).await, Ok(7));
    assert_eq!(guard.write("filings", async { Ok(8) }).await, Ok(8));
}

#[tokio::test(start_paused = true)]
async fn a_read_ends_after_five_seconds() {
    let (guard, began) = (guard(), Instant::now());
    let answer: Result<(), _> = guard.read(Asker::Citizen, "dossiers", pending).await;
    assert_eq!(answer, Err(ProvinceError::Unavailable("no answer in time".to_owned())));
    assert_eq!(began.elapsed().as_secs(), READ.as_secs());
}

#[tokio::test(start_paused = true)]
async fn a_black_hole_opens_the_breaker_though_every_asker_goes_away_first() {
    let guard = guard();
    for _ in 0..breaker::IN_A_ROW {
        let asked = guard.write("filings", pending::<Result<(), ProvinceError>>());
        assert!(tokio::time::timeout(Duration::from_millis(1200), asked).await.is_err());
    }
    let next = guard.write("filings", async { Ok(()) }).await;
    assert!(matches!(next, Err(ProvinceError::Withheld(_))), "{next:?}");
}

#[tokio::test(start_paused = true)]
async fn who_goes_away_at_once_says_nothing_of_the_system() {
    let guard = guard();
    for _ in 0..100 {
        let asked = guard.write("filings", pending::<Result<(), ProvinceError>>());
        assert!(tokio::time::timeout(Duration::from_millis(10), asked).await.is_err());
    }
    assert_eq!(guard.write("filings", async { Ok(()) }).await, Ok(()));
}

#[tokio::test(start_paused = true)]
async fn there_are_never_more_than_the_places() {
    let guard = guard();
    let holders: Vec<_> = (0..PLACES)
        .map(|_| {
            let guard = guard.clone();
            tokio::spawn(async move { guard.write("filings", pending::<Result<(), ProvinceError>>()).await })
        })
        .collect();
    tokio::task::yield_now().await;
    let began = Instant::now();
    let one_more = guard.write("filings", async { Ok(()) }).await;
    assert!(matches!(one_more, Err(ProvinceError::Withheld(_))), "{one_more:?}");
    assert_eq!(began.elapsed().as_millis() / 10, QUEUE.as_millis() / 10);
    for holder in holders {
        holder.abort();
    }
}
