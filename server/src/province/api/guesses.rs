//! Wrong proofs: four digits can be guessed, so a code takes few tries in an hour, whether it exists or not.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use domain::dossier::DossierCode;
use time::OffsetDateTime;

/// Wrong proofs for one code in an hour.
pub const MOST: u32 = 20;
/// Codes that are counted in an hour; when there are more, all further ones wait: somebody walks through the numbers.
const CODES: usize = 20_000;

/// The counts of the present hour.
#[derive(Default)]
pub struct Guesses(Mutex<Hour>);

#[derive(Default)]
struct Hour {
    number: i64,
    counts: HashMap<String, u32>,
}

impl Guesses {
    /// The code has used up its wrong proofs.
    pub fn stops(&self, code: &DossierCode, now: OffsetDateTime) -> bool {
        self.with(now, |counts| match counts.get(code.as_str()) {
            Some(&count) => count >= MOST,
            None => counts.len() >= CODES,
        })
    }

    /// Counts a wrong proof.
    pub fn count(&self, code: &DossierCode, now: OffsetDateTime) {
        self.with(now, |counts| {
            if counts.len() < CODES || counts.contains_key(code.as_str()) {
                *counts.entry(code.as_str().to_owned()).or_default() += 1;
            }
        });
    }

    fn with<T>(&self, now: OffsetDateTime, work: impl FnOnce(&mut HashMap<String, u32>) -> T) -> T {
        let mut hour = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = now.unix_timestamp().div_euclid(60 * 60);
        if hour.number != number {
            *hour = Hour { number, counts: HashMap::new() };
        }
        work(&mut hour.counts)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_code_takes_few_wrong_proofs_in_an_hour() {
        let (guesses, now) = (Guesses::default(), datetime!(2026-11-23 08:00 +7));
        let code = DossierCode::parse("H36-261123-0001").unwrap();
        for _ in 0..MOST {
            assert!(!guesses.stops(&code, now));
            guesses.count(&code, now);
        }
        assert!(guesses.stops(&code, now));
        assert!(!guesses.stops(&DossierCode::parse("H36-261123-0002").unwrap(), now));
        assert!(!guesses.stops(&code, now + time::Duration::HOUR));
    }
}
