//! A dossier at the province: its stages, and what an official may do at each of them.
//!
//! The stages are the national ones (`TrangThaiHoSo` 1 to 10 as reported to the national portal); pausing is a state of
//! the province's own, which the national portal sees as "being processed".

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use crate::money;

pub use crate::dossier_code::DossierCode;

/// Where a dossier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// Sent in; the agency has not answered yet. There is no receipt slip and no due date.
    Registered,
    /// Taken in by the agency: the receipt slip and the due date exist.
    Received,
    /// Not taken in, with a reason.
    Refused,
    /// Being worked on.
    Processing,
    /// Work stands still for a reason outside the agency; the clock is stopped.
    Paused,
    /// The citizen must bring or correct something; the clock is stopped.
    SupplementRequired,
    /// The citizen must pay a fee, charge or tax; the clock is stopped.
    PaymentRequired,
    /// Taken back at the citizen's request.
    Withdrawn,
    /// Stopped by the agency, with a reason.
    Stopped,
    /// The result is ready.
    Completed,
    /// The result is in the citizen's hands.
    Returned,
}

impl Stage {
    /// Every stage, in the order of the national codes.
    pub const ALL: [Self; 11] = [
        Self::Registered,
        Self::Received,
        Self::Refused,
        Self::Processing,
        Self::Paused,
        Self::SupplementRequired,
        Self::PaymentRequired,
        Self::Withdrawn,
        Self::Stopped,
        Self::Completed,
        Self::Returned,
    ];

    /// The national status code, 1 to 10 (`TrangThaiHoSo`).
    pub fn national_code(self) -> u8 {
        match self {
            Self::Registered => 1,
            Self::Received => 2,
            Self::Refused => 3,
            Self::Processing | Self::Paused => 4,
            Self::SupplementRequired => 5,
            Self::PaymentRequired => 6,
            Self::Withdrawn => 7,
            Self::Stopped => 8,
            Self::Completed => 9,
            Self::Returned => 10,
        }
    }

    /// Short name in addresses, forms and tables: Vietnamese without diacritics.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Registered => "moi-dang-ky",
            Self::Received => "da-tiep-nhan",
            Self::Refused => "khong-tiep-nhan",
            Self::Processing => "dang-xu-ly",
            Self::Paused => "tam-dung",
            Self::SupplementRequired => "cho-bo-sung",
            Self::PaymentRequired => "cho-nop-phi",
            Self::Withdrawn => "da-rut",
            Self::Stopped => "dung-xu-ly",
            Self::Completed => "co-ket-qua",
            Self::Returned => "da-tra",
        }
    }

    /// The stage with this [`slug`](Self::slug).
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.slug() == slug)
    }

    /// Somebody still has something to do: the official, or the citizen who has not yet got the result.
    pub fn is_open(self) -> bool {
        !self.allowed().is_empty()
    }

    /// The time that counts against the due date runs. It stands still while the citizen's answer or an outside cause is
    /// waited for, and has not begun before reception.
    pub fn clock_runs(self) -> bool {
        matches!(self, Self::Received | Self::Processing)
    }

    /// The clock had begun and stands still.
    pub fn clock_stopped(self) -> bool {
        matches!(self, Self::Paused | Self::SupplementRequired | Self::PaymentRequired)
    }

    /// What an official may do now, the usual next step first. Empty at the end of a dossier's life.
    pub fn allowed(self) -> &'static [Action] {
        use Action::*;
        match self {
            Self::Registered => &[Receive, Refuse, Withdraw],
            Self::Received => &[Process, RequestSupplement, Withdraw],
            Self::Processing => &[Finish, RequestSupplement, RequirePayment, Pause, Stop, Withdraw],
            Self::Paused => &[Resume, Stop, Withdraw],
            Self::SupplementRequired => &[MarkSupplementReceived, Stop, Withdraw],
            // Beyond the usual national paths: who does not pay must be able to leave without a false "paid".
            Self::PaymentRequired => &[MarkPaid, Stop, Withdraw],
            Self::Completed => &[Return],
            Self::Refused | Self::Withdrawn | Self::Stopped | Self::Returned => &[],
        }
    }

    /// The stage that `action` leads to, `None` where it is not allowed.
    pub fn after(self, action: Action) -> Option<Self> {
        self.allowed().contains(&action).then_some(match action {
            Action::Receive => Self::Received,
            Action::Refuse => Self::Refused,
            Action::Process | Action::MarkSupplementReceived | Action::MarkPaid | Action::Resume => Self::Processing,
            Action::RequestSupplement => Self::SupplementRequired,
            Action::RequirePayment => Self::PaymentRequired,
            Action::Pause => Self::Paused,
            Action::Stop => Self::Stopped,
            Action::Withdraw => Self::Withdrawn,
            Action::Finish => Self::Completed,
            Action::Return => Self::Returned,
        })
    }
}

/// What an official does to a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// Take it in: the due date is promised.
    Receive,
    /// Not take it in.
    Refuse,
    /// Begin to work on it.
    Process,
    /// Ask the citizen for more. From the second time on the dossier counts as overdue (plan 001).
    RequestSupplement,
    /// What was asked for has come.
    MarkSupplementReceived,
    /// Ask for a payment.
    RequirePayment,
    /// The payment has come.
    MarkPaid,
    /// Let the work stand still.
    Pause,
    /// Go on after a pause.
    Resume,
    /// Stop for good.
    Stop,
    /// Give it back at the citizen's request.
    Withdraw,
    /// The result is ready.
    Finish,
    /// Hand the result over.
    Return,
}

/// What must be said with an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A note to the citizen: the reason, or the papers to bring.
    Note,
    /// An amount in VND; a note is welcome.
    Amount,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 13] = [
        Self::Receive,
        Self::Refuse,
        Self::Process,
        Self::RequestSupplement,
        Self::MarkSupplementReceived,
        Self::RequirePayment,
        Self::MarkPaid,
        Self::Pause,
        Self::Resume,
        Self::Stop,
        Self::Withdraw,
        Self::Finish,
        Self::Return,
    ];

    /// Short name in forms and tables: Vietnamese without diacritics.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Receive => "tiep-nhan",
            Self::Refuse => "tu-choi",
            Self::Process => "xu-ly",
            Self::RequestSupplement => "yeu-cau-bo-sung",
            Self::MarkSupplementReceived => "da-bo-sung",
            Self::RequirePayment => "yeu-cau-nop-phi",
            Self::MarkPaid => "da-nop-phi",
            Self::Pause => "tam-dung",
            Self::Resume => "tiep-tuc",
            Self::Stop => "dung",
            Self::Withdraw => "rut",
            Self::Finish => "co-ket-qua",
            Self::Return => "tra-ket-qua",
        }
    }

    /// The action with this [`slug`](Self::slug).
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.slug() == slug)
    }

    /// No other action takes it back: it is asked for twice.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Refuse | Self::Stop | Self::Withdraw | Self::Return)
    }

    /// What must be said with it.
    pub fn needs(self) -> Needs {
        match self {
            Self::Refuse | Self::RequestSupplement | Self::Pause | Self::Stop | Self::Withdraw => Needs::Note,
            Self::RequirePayment => Needs::Amount,
            Self::Receive
            | Self::Process
            | Self::MarkSupplementReceived
            | Self::MarkPaid
            | Self::Resume
            | Self::Finish
            | Self::Return => Needs::Nothing,
        }
    }
}

/// Longest note to the citizen, in characters.
pub const NOTE_MAX: usize = 1000;

/// An action together with what must be said with it: it cannot be made without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    action: Action,
    note: String,
    amount: Option<NonZeroU64>,
}

/// Why a decision cannot be taken like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionError {
    /// The action needs a note and there is none.
    NoteMissing,
    /// The note is longer than [`NOTE_MAX`].
    NoteTooLong,
    /// The action needs an amount and there is none.
    AmountMissing,
    /// The amount is above [`money::MAX`].
    AmountTooHigh,
}

impl Decision {
    /// A decision with the citizen's note and, for a payment, the amount in VND. What the action does not need is dropped.
    ///
    /// # Errors
    /// [`DecisionError`] if something is missing or out of range.
    pub fn new(action: Action, note: &str, amount: Option<u64>) -> Result<Self, DecisionError> {
        let note = note.trim();
        if action.needs() == Needs::Note && note.is_empty() {
            return Err(DecisionError::NoteMissing);
        }
        if note.chars().count() > NOTE_MAX {
            return Err(DecisionError::NoteTooLong);
        }
        let amount = match action.needs() {
            Needs::Amount => Some(amount.and_then(NonZeroU64::new).ok_or(DecisionError::AmountMissing)?),
            Needs::Nothing | Needs::Note => None,
        };
        if amount.is_some_and(|amount| amount.get() > money::MAX) {
            return Err(DecisionError::AmountTooHigh);
        }
        let note = if action.needs() == Needs::Nothing { "" } else { note };
        Ok(Self { action, note: note.to_owned(), amount })
    }

    /// What is done.
    pub fn action(&self) -> Action {
        self.action
    }

    /// What the citizen is told; empty if nothing.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// What is to be paid, in VND.
    pub fn amount(&self) -> Option<NonZeroU64> {
        self.amount
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slugs_and_json_names_are_distinct_and_read_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::from_slug(stage.slug()), Some(stage));
            let json = serde_json::to_string(&stage).unwrap();
            assert_eq!(serde_json::from_str::<Stage>(&json).unwrap(), stage);
        }
        for action in Action::ALL {
            assert_eq!(Action::from_slug(action.slug()), Some(action));
        }
        assert_eq!(serde_json::to_string(&Stage::SupplementRequired).unwrap(), r#""supplementRequired""#);
        assert_eq!(Stage::from_slug("khong-co"), None);
    }

    #[test]
    fn national_codes_are_one_to_ten() {
        let mut codes: Vec<u8> = Stage::ALL.into_iter().map(Stage::national_code).collect();
        assert!(codes.is_sorted());
        codes.dedup();
        assert_eq!(codes, (1..=10).collect::<Vec<_>>());
    }

    #[test]
    fn every_national_path_can_be_walked() {
        // domain.md 3.1: 1→2→4→9→10; 1→3; 2/4→5→4; 4→6→4; 1/2/4/5→7; 4/5→8
        let paths: &[&[u8]] = &[
            &[1, 2, 4, 9, 10],
            &[1, 3],
            &[2, 5, 4],
            &[4, 5, 4],
            &[4, 6, 4],
            &[1, 7],
            &[2, 7],
            &[4, 7],
            &[5, 7],
            &[4, 8],
            &[5, 8],
        ];
        for path in paths {
            for step in path.windows(2) {
                let possible = Stage::ALL
                    .into_iter()
                    .filter(|stage| stage.national_code() == step[0])
                    .flat_map(|stage| stage.allowed().iter().filter_map(move |&action| stage.after(action)))
                    .any(|stage| stage.national_code() == step[1]);
                assert!(possible, "{} to {}", step[0], step[1]);
            }
        }
    }

    #[test]
    fn the_end_allows_nothing() {
        for stage in [Stage::Refused, Stage::Withdrawn, Stage::Stopped, Stage::Returned] {
            assert!(!stage.is_open());
            assert!(Action::ALL.into_iter().all(|action| stage.after(action).is_none()), "{stage:?}");
        }
    }

    #[test]
    fn the_end_is_reached_from_everywhere_and_everything_from_the_start() {
        let mut reached = vec![Stage::Registered];
        let mut next = 0;
        while next < reached.len() {
            let stage = reached[next];
            next += 1;
            for after in stage.allowed().iter().filter_map(|&action| stage.after(action)) {
                if !reached.contains(&after) {
                    reached.push(after);
                }
            }
        }
        assert_eq!(reached.len(), Stage::ALL.len());
    }

    #[test]
    fn what_leads_to_an_end_is_final() {
        for action in Action::ALL {
            let ends = Stage::ALL.into_iter().filter_map(|stage| stage.after(action)).any(|stage| !stage.is_open());
            assert_eq!(action.is_final(), ends, "{action:?}");
        }
    }

    #[test]
    fn a_decision_carries_what_its_action_needs() {
        assert_eq!(Decision::new(Action::Refuse, "  \n", None), Err(DecisionError::NoteMissing));
        assert_eq!(Decision::new(Action::RequirePayment, "Lệ phí", None), Err(DecisionError::AmountMissing));
        assert_eq!(Decision::new(Action::RequirePayment, "", Some(0)), Err(DecisionError::AmountMissing));
        assert_eq!(Decision::new(Action::RequirePayment, "", Some(money::MAX + 1)), Err(DecisionError::AmountTooHigh));
        assert_eq!(Decision::new(Action::Stop, &"ă".repeat(NOTE_MAX + 1), None), Err(DecisionError::NoteTooLong));
        assert!(Decision::new(Action::Stop, &"ă".repeat(NOTE_MAX), None).is_ok());
        let paid = Decision::new(Action::RequirePayment, " Lệ phí ", Some(15_000)).unwrap();
        assert_eq!((paid.note(), paid.amount().map(NonZeroU64::get)), ("Lệ phí", Some(15_000)));
        let received = Decision::new(Action::Receive, "thừa", Some(1)).unwrap();
        assert_eq!((received.note(), received.amount()), ("", None));
    }

    proptest! {
        #[test]
        fn a_random_walk_stays_in_the_graph(steps in prop::collection::vec(0..Action::ALL.len(), 0..200)) {
            let mut stage = Stage::Registered;
            let mut received = false;
            for step in steps {
                let action = Action::ALL[step];
                match stage.after(action) {
                    Some(next) => {
                        prop_assert!(stage.allowed().contains(&action));
                        prop_assert!(next != stage);
                        received |= next == Stage::Received;
                        stage = next;
                    }
                    None => prop_assert!(!stage.allowed().contains(&action)),
                }
                // No clock and no result without reception.
                prop_assert!(received || !(stage.clock_runs() || stage.clock_stopped()));
                prop_assert!(received || !matches!(stage, Stage::Completed | Stage::Returned));
                prop_assert!(!(stage.clock_runs() && stage.clock_stopped()));
            }
        }
    }
}
