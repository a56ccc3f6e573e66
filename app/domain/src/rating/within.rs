//! A small number with its range in the type.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number from `LOW` to `HIGH`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Within<const LOW: u8, const HIGH: u8>(u8);

/// The number is outside the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange {
    /// The lowest number allowed.
    pub low: u8,
    /// The highest number allowed.
    pub high: u8,
}

impl<const LOW: u8, const HIGH: u8> Within<LOW, HIGH> {
    /// The lowest value.
    pub const MIN: Self = Self(LOW);
    /// The highest value.
    pub const MAX: Self = Self(HIGH);

    /// The value `VALUE`, checked when this is compiled.
    pub const fn of<const VALUE: u8>() -> Self {
        const { assert!(LOW <= VALUE && VALUE <= HIGH, "outside the range") };
        Self(VALUE)
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// All values, highest first.
    pub fn descending() -> impl Iterator<Item = Self> {
        (LOW..=HIGH).rev().map(Self)
    }
}

impl<const LOW: u8, const HIGH: u8> TryFrom<u8> for Within<LOW, HIGH> {
    type Error = OutOfRange;

    fn try_from(value: u8) -> Result<Self, Self::Error> {
        if (LOW..=HIGH).contains(&value) { Ok(Self(value)) } else { Err(OutOfRange { low: LOW, high: HIGH }) }
    }
}

impl<const LOW: u8, const HIGH: u8> From<Within<LOW, HIGH>> for u8 {
    fn from(value: Within<LOW, HIGH>) -> Self {
        value.0
    }
}

impl<const LOW: u8, const HIGH: u8> fmt::Display for Within<LOW, HIGH> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a number from {} to {} is expected", self.low, self.high)
    }
}

impl std::error::Error for OutOfRange {}
