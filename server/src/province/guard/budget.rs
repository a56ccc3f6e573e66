//! How many retries reads may add: a tenth of the reads, so that a system in trouble does not get a multiple of its load.

/// Retries that may be saved up, in tenths: a burst of ten.
const MOST: u32 = 100;
/// What a retry costs, in tenths.
const RETRY: u32 = 10;

/// The account: each read pays one tenth in, each retry takes one whole out.
#[derive(Debug)]
pub struct Budget {
    tenths: u32,
}

impl Default for Budget {
    fn default() -> Self {
        Self { tenths: MOST }
    }
}

impl Budget {
    /// A read begins.
    pub fn read(&mut self) {
        self.tenths = (self.tenths + 1).min(MOST);
    }

    /// Takes one retry, if there is one.
    pub fn take(&mut self) -> bool {
        match self.tenths.checked_sub(RETRY) {
            Some(left) => {
                self.tenths = left;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_are_a_tenth_of_reads() {
        let mut budget = Budget::default();
        let retries = (0..10_000).filter(|_| {
            budget.read();
            budget.take()
        });
        let retries = retries.count();
        assert!((1000..=1010).contains(&retries), "{retries}");
    }
}
