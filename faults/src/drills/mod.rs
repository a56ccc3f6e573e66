//! The drills, one a file, named as in the plan of the tests.

use std::time::Duration;

use crate::ledger::Found;

pub mod ambiguous;
pub mod black_hole;
pub mod cut;
pub mod flapping;
pub mod kill;
pub mod loss;
pub mod overload;
pub mod repeat;
pub mod restore;
pub mod rolling;

/// How long and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// In `make test`: it could fail, in a minute.
    Short,
    /// In `make faults`: the figures of the plan.
    Long,
}

impl Scale {
    /// One of the two.
    pub fn of<T>(self, short: T, long: T) -> T {
        match self {
            Self::Short => short,
            Self::Long => long,
        }
    }
}

/// What came out.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How many cases were tried: filings, kills, requests.
    pub cases: usize,
    /// Acknowledged and lost.
    pub lost: usize,
    /// Done twice.
    pub doubled: usize,
    /// Kept what it promises.
    pub pass: bool,
    /// Figures worth telling.
    pub note: String,
}

impl Outcome {
    /// Judged by the ledger, and by `other` promises.
    pub fn of(found: Found, other: bool, note: String) -> Self {
        let pass = found.lost == 0 && found.doubled == 0 && found.acknowledged > 0 && other;
        Self { cases: found.acknowledged, lost: found.lost, doubled: found.doubled, pass, note }
    }
}

/// The share below which `share` of the values lie; `None` without any.
pub fn percentile(values: &mut [Duration], share: f64) -> Option<Duration> {
    values.sort_unstable();
    let last = values.len().checked_sub(1)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "an index of a list that fits into memory"
    )]
    let index = (last as f64 * share).round() as usize;
    values.get(index).copied()
}
