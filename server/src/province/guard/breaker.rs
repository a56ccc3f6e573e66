//! When an upstream system is asked no more. A pure state machine: it is told the time, as a duration since any fixed start
//! that never runs backwards.

use std::time::Duration;

/// Calls in the window before the share of failures means anything.
pub const FEWEST: u32 = 20;
/// Failures one after the other that open it, however many calls went well before: a system that comes and goes is noticed at
/// each going.
pub const IN_A_ROW: u32 = 10;
/// Time over which calls are counted.
pub const WINDOW: Duration = Duration::from_secs(30);
/// How long nothing is asked before one call tries whether the system is back.
pub const REST: Duration = Duration::from_secs(10);
/// How long nothing is asked before a citizen's call tries it: long enough that the workers in the background, where there are
/// any, have tried it first, and nobody at a page waits to find out.
pub const LONG_REST: Duration = Duration::from_secs(30);

/// Pieces of the window: what is older than it falls out piece by piece.
const PIECES: usize = 10;

/// Who asks for leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// A worker: nobody sees how long it waits.
    Background,
    /// A citizen, whose page waits.
    Citizen,
}

impl Asker {
    /// How long an open breaker rests before this one may try.
    fn rest(self) -> Duration {
        match self {
            Self::Background => REST,
            Self::Citizen => LONG_REST,
        }
    }
}

/// What a breaker does with calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Lets them through.
    Closed,
    /// Lets none through.
    Open,
    /// One call is under way to find out.
    HalfOpen,
}

impl State {
    /// For logs and labels.
    pub fn name(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open => "open",
            Self::HalfOpen => "half-open",
        }
    }
}

/// A step from one state to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// Before.
    pub from: State,
    /// After.
    pub to: State,
}

/// Leave for one call, to be given back with what became of it.
#[derive(Debug, PartialEq, Eq)]
#[must_use = "a probe that is not given back keeps the breaker from closing"]
pub struct Leave {
    /// The state in which it was given: what comes back from an earlier one says nothing of this one.
    era: u64,
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The system answered, if only to refuse.
    Answered,
    /// It did not.
    Failed,
    /// Who asked went away before it could be known.
    Unknown,
}

/// The state machine. Opens at 50 % failures of at least [`FEWEST`] calls within [`WINDOW`], or at [`IN_A_ROW`] failures; after [`REST`], for a citizen
/// after [`LONG_REST`], it lets one call through and closes when that is answered.
#[derive(Debug)]
pub struct Breaker {
    state: State,
    /// When it opened.
    since: Duration,
    era: u64,
    window: Window,
    /// Failures since the last answer.
    in_a_row: u32,
}

impl Default for Breaker {
    fn default() -> Self {
        Self { state: State::Closed, since: Duration::ZERO, era: 0, window: Window::default(), in_a_row: 0 }
    }
}

impl Breaker {
    /// Its state as of the last call.
    pub fn state(&self) -> State {
        self.state
    }

    /// Asks for leave for one call. `None`: not now.
    pub fn ask(&mut self, asker: Asker, now: Duration) -> (Option<Leave>, Option<Transition>) {
        match self.state {
            State::Closed => (Some(Leave { era: self.era }), None),
            State::Open if now.saturating_sub(self.since) >= asker.rest() => {
                let step = self.turn(State::HalfOpen, now);
                (Some(Leave { era: self.era }), Some(step))
            }
            State::Open | State::HalfOpen => (None, None),
        }
    }

    /// Gives leave back.
    pub fn tell(&mut self, leave: Leave, outcome: Outcome, now: Duration) -> Option<Transition> {
        if leave.era != self.era {
            return None;
        }
        match (self.state, outcome) {
            (State::Closed, Outcome::Unknown) | (State::Open, _) => None,
            (State::Closed, outcome) => {
                let failed = outcome == Outcome::Failed;
                self.in_a_row = if failed { self.in_a_row + 1 } else { 0 };
                self.window.count(failed, now);
                let (calls, failures) = self.window.sum(now);
                let opens = calls >= FEWEST && failures * 2 >= calls || self.in_a_row >= IN_A_ROW;
                opens.then(|| self.turn(State::Open, now))
            }
            (State::HalfOpen, Outcome::Answered) => Some(self.turn(State::Closed, now)),
            (State::HalfOpen, Outcome::Failed) => Some(self.turn(State::Open, now)),
            // Nothing was learnt: the next call may try at once.
            (State::HalfOpen, Outcome::Unknown) => {
                let since = self.since;
                let step = self.turn(State::Open, now);
                self.since = since;
                Some(step)
            }
        }
    }

    fn turn(&mut self, to: State, now: Duration) -> Transition {
        let step = Transition { from: self.state, to };
        self.era += 1;
        match to {
            State::Open => self.since = now,
            State::Closed => (self.window, self.in_a_row) = (Window::default(), 0),
            State::HalfOpen => {}
        }
        self.state = to;
        step
    }
}

/// Calls and failures of the last [`WINDOW`], in pieces.
#[derive(Debug, Default)]
struct Window([Piece; PIECES]);

#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    number: u128,
    calls: u32,
    failures: u32,
}

impl Window {
    fn number(now: Duration) -> u128 {
        now.as_millis() / (WINDOW.as_millis() / PIECES as u128)
    }

    fn count(&mut self, failed: bool, now: Duration) {
        let number = Self::number(now);
        let index = usize::try_from(number % PIECES as u128).unwrap_or_default();
        let piece = &mut self.0[index];
        if piece.number != number {
            *piece = Piece { number, ..Piece::default() };
        }
        piece.calls += 1;
        piece.failures += u32::from(failed);
    }

    fn sum(&self, now: Duration) -> (u32, u32) {
        let number = Self::number(now);
        let fresh = self.0.iter().filter(|piece| number - piece.number.min(number) < PIECES as u128);
        fresh.fold((0, 0), |(calls, failures), piece| (calls + piece.calls, failures + piece.failures))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn call(breaker: &mut Breaker, outcome: Outcome, now: Duration) -> Option<Transition> {
        let (leave, _) = breaker.ask(Asker::Background, now);
        breaker.tell(leave.expect("leave"), outcome, now)
    }

    fn opened(now: Duration) -> Breaker {
        let mut breaker = Breaker::default();
        for _ in 0..IN_A_ROW {
            call(&mut breaker, Outcome::Failed, now);
        }
        assert_eq!(breaker.state(), State::Open);
        breaker
    }

    #[test]
    fn it_opens_at_half_of_twenty() {
        let mut breaker = Breaker::default();
        for number in 0..FEWEST - 1 {
            let outcome = if number % 2 == 0 { Outcome::Failed } else { Outcome::Answered };
            assert_eq!(call(&mut breaker, outcome, Duration::ZERO), None);
        }
        let step = call(&mut breaker, Outcome::Answered, Duration::ZERO);
        assert_eq!(step, Some(Transition { from: State::Closed, to: State::Open }));
    }

    #[test]
    fn failures_in_a_row_open_it_whatever_went_well_before() {
        let mut breaker = Breaker::default();
        for _ in 0..1000 {
            assert_eq!(call(&mut breaker, Outcome::Answered, SECOND), None);
        }
        for _ in 1..IN_A_ROW {
            assert_eq!(call(&mut breaker, Outcome::Failed, SECOND), None);
        }
        assert!(call(&mut breaker, Outcome::Failed, SECOND).is_some());
    }

    #[test]
    fn below_half_it_stays_closed() {
        let mut breaker = Breaker::default();
        for number in 0..1000 {
            let outcome = if number % 5 < 2 { Outcome::Failed } else { Outcome::Answered };
            // From the first call on fewer than half have failed.
            let outcome = if number == 0 { Outcome::Answered } else { outcome };
            assert_eq!(call(&mut breaker, outcome, Duration::from_millis(number)), None, "{number}");
        }
    }

    #[test]
    fn what_is_old_does_not_count() {
        let mut breaker = Breaker::default();
        for number in 0..FEWEST - 1 {
            // Never many in a row, and more than half of them failures.
            let outcome = if number % 3 == 0 { Outcome::Answered } else { Outcome::Failed };
            call(&mut breaker, outcome, Duration::ZERO);
        }
        assert_eq!(call(&mut breaker, Outcome::Failed, WINDOW), None);
        assert_eq!(breaker.state(), State::Closed);
    }

    #[test]
    fn after_its_rest_one_call_decides() {
        let mut breaker = opened(SECOND);
        assert_eq!(breaker.ask(Asker::Background, SECOND + REST - Duration::from_millis(1)).0, None);
        let (probe, step) = breaker.ask(Asker::Background, SECOND + REST);
        assert_eq!(step, Some(Transition { from: State::Open, to: State::HalfOpen }));
        assert_eq!(breaker.ask(Asker::Background, SECOND + REST).0, None, "one at a time");
        let step = breaker.tell(probe.unwrap(), Outcome::Failed, SECOND + REST + SECOND);
        assert_eq!(step.map(|step| step.to), Some(State::Open));
        assert_eq!(breaker.ask(Asker::Background, SECOND + REST * 2).0, None, "the rest begins anew");
        let (probe, _) = breaker.ask(Asker::Background, SECOND * 2 + REST * 2);
        let step = breaker.tell(probe.unwrap(), Outcome::Answered, SECOND * 2 + REST * 2);
        assert_eq!(step, Some(Transition { from: State::HalfOpen, to: State::Closed }));
        // What failed before it opened is forgotten.
        assert_eq!(call(&mut breaker, Outcome::Failed, SECOND * 2 + REST * 2), None);
    }

    #[test]
    fn a_citizen_tries_only_what_nobody_tried_before() {
        let mut breaker = opened(SECOND);
        assert_eq!(breaker.ask(Asker::Citizen, SECOND + LONG_REST - Duration::from_millis(1)).0, None);
        assert!(breaker.ask(Asker::Citizen, SECOND + LONG_REST).0.is_some());
        let mut breaker = opened(SECOND);
        assert_eq!(breaker.ask(Asker::Citizen, SECOND + REST).0, None);
        assert!(breaker.ask(Asker::Background, SECOND + REST).0.is_some());
    }

    #[test]
    fn a_probe_whose_asker_went_away_is_replaced_at_once() {
        let mut breaker = opened(SECOND);
        let (probe, _) = breaker.ask(Asker::Background, SECOND + REST);
        let step = breaker.tell(probe.unwrap(), Outcome::Unknown, SECOND + REST);
        assert_eq!(step.map(|step| step.to), Some(State::Open));
        assert!(breaker.ask(Asker::Background, SECOND + REST).0.is_some());
    }

    #[test]
    fn what_comes_back_from_before_says_nothing() {
        let mut breaker = Breaker::default();
        let (early, _) = breaker.ask(Asker::Background, Duration::ZERO);
        for _ in 0..IN_A_ROW {
            call(&mut breaker, Outcome::Failed, Duration::ZERO);
        }
        let (probe, _) = breaker.ask(Asker::Background, REST);
        assert_eq!(breaker.tell(early.unwrap(), Outcome::Answered, REST), None);
        assert_eq!(breaker.state(), State::HalfOpen);
        assert!(breaker.tell(probe.unwrap(), Outcome::Answered, REST).is_some());
    }

    proptest! {
        /// Whatever happens: never two probes at once, none within the rest, and a system that is well again is asked again.
        #[test]
        fn it_asks_little_while_open_and_never_stays_shut(steps in prop::collection::vec((0_u64..4000, 0_u8..3), 1..400)) {
            let mut breaker = Breaker::default();
            let mut now = Duration::ZERO;
            let mut last_opened = None;
            for (wait, outcome) in steps {
                now += Duration::from_millis(wait);
                let (leave, step) = breaker.ask(Asker::Background, now);
                if step.is_some_and(|step| step.to == State::HalfOpen) {
                    let opened: Duration = last_opened.expect("it had opened");
                    prop_assert!(now - opened >= REST);
                    prop_assert!(breaker.ask(Asker::Background, now).0.is_none());
                }
                let Some(leave) = leave else { continue };
                let outcome = [Outcome::Answered, Outcome::Failed, Outcome::Unknown][usize::from(outcome)];
                let step = breaker.tell(leave, outcome, now);
                if step.is_some_and(|step| step.to == State::Open) && outcome != Outcome::Unknown {
                    last_opened = Some(now);
                }
            }
            now += REST;
            prop_assert!(breaker.ask(Asker::Background, now).0.is_some());
        }
    }
}
