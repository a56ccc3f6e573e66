//! The clock, passed to whatever needs the time: tests and demos set it, nobody else reads the machine's.

use std::time::Duration;

use time::{OffsetDateTime, UtcOffset};

/// Vietnam has one time zone and no summer time.
pub const VIETNAM: UtcOffset = match UtcOffset::from_hms(7, 0, 0) {
    Ok(offset) => offset,
    Err(_) => unreachable!(),
};

/// Source of the present instant.
pub trait Clock: Send + Sync {
    /// Now, in Vietnam's offset.
    fn now(&self) -> OffsetDateTime;
}

/// The machine's clock, shifted by a constant so that a demo or a test can start on a chosen day (`MOTCHAM_NOW`).
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock {
    shift: time::Duration,
}

impl SystemClock {
    /// A clock that shows `start` at this moment and runs on from there.
    pub fn starting_at(start: OffsetDateTime) -> Self {
        Self { shift: start - machine_now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> OffsetDateTime {
        (machine_now() + self.shift).to_offset(VIETNAM)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn machine_now() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

/// A clock that stands still until it is told to move: for tests.
#[derive(Debug)]
pub struct ManualClock(std::sync::Mutex<OffsetDateTime>);

impl ManualClock {
    /// A clock that stands at `start`.
    pub fn new(start: OffsetDateTime) -> Self {
        Self(std::sync::Mutex::new(start.to_offset(VIETNAM)))
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        let mut now = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *now += by;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> OffsetDateTime {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
