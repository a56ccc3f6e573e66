//! A coarse wall in memory against machines that try from one address. The limits that count live in the store; this one
//! is far above what a hall full of people behind one address needs.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

use time::OffsetDateTime;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trial {
    /// A draft is begun.
    Draft,
    /// A lookup did not match.
    WrongLookup,
    /// An official's name and password did not match.
    WrongPassword,
    /// Three facts fit nobody in the population database.
    WrongFacts,
    /// A one-time code is sent to a phone.
    OneTimeCode,
}

impl Trial {
    /// Most of them from one address in an hour.
    pub fn most(self) -> u32 {
        match self {
            Self::Draft => 600,
            // Each is a message that somebody pays for, to a phone that whoever asks may have made up.
            Self::OneTimeCode => 120,
            Self::WrongLookup | Self::WrongPassword | Self::WrongFacts => 60,
        }
    }
}

/// The counts of the present hour.
#[derive(Default)]
pub struct Wall(Mutex<Hour>);

#[derive(Default)]
struct Hour {
    number: i64,
    counts: HashMap<(Trial, IpAddr), u32>,
}

impl Wall {
    /// Counts one more trial.
    pub fn count(&self, trial: Trial, address: IpAddr, now: OffsetDateTime) {
        self.with(now, |counts| *counts.entry((trial, network(address))).or_default() += 1);
    }

    /// The address has used up its trials of this hour.
    pub fn stops(&self, trial: Trial, address: IpAddr, now: OffsetDateTime) -> bool {
        self.with(now, |counts| counts.get(&(trial, network(address))).is_some_and(|count| *count >= trial.most()))
    }

    fn with<T>(&self, now: OffsetDateTime, work: impl FnOnce(&mut HashMap<(Trial, IpAddr), u32>) -> T) -> T {
        let mut hour = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = now.unix_timestamp().div_euclid(60 * 60);
        if hour.number != number {
            *hour = Hour { number, counts: HashMap::new() };
        }
        work(&mut hour.counts)
    }
}

/// A subscriber of IPv6 has a whole /64 to draw addresses from.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from(u128::from(address) >> 64 << 64).into(),
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-23 08:59:00 +7);

    #[test]
    fn an_address_is_stopped_and_another_is_not() {
        let wall = Wall::default();
        let (one, other) = ("203.0.113.7".parse().unwrap(), "203.0.113.8".parse().unwrap());
        for _ in 0..Trial::WrongLookup.most() {
            assert!(!wall.stops(Trial::WrongLookup, one, NOW));
            wall.count(Trial::WrongLookup, one, NOW);
        }
        assert!(wall.stops(Trial::WrongLookup, one, NOW));
        assert!(!wall.stops(Trial::WrongLookup, other, NOW) && !wall.stops(Trial::Draft, one, NOW));
        assert!(!wall.stops(Trial::WrongLookup, one, NOW + time::Duration::MINUTE), "a new hour");
    }

    #[test]
    fn a_network_counts_as_one() {
        let wall = Wall::default();
        for number in 0..Trial::Draft.most() {
            wall.count(Trial::Draft, format!("2001:db8:0:1::{number:x}").parse().unwrap(), NOW);
        }
        assert!(wall.stops(Trial::Draft, "2001:db8:0:1:ffff::1".parse().unwrap(), NOW));
        assert!(!wall.stops(Trial::Draft, "2001:db8:0:2::1".parse().unwrap(), NOW));
        wall.count(Trial::Draft, "::ffff:192.0.2.1".parse().unwrap(), NOW);
        assert_eq!(network("::ffff:192.0.2.1".parse().unwrap()), "192.0.2.1".parse::<IpAddr>().unwrap());
    }
}
