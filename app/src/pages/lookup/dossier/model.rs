//! What the page of a dossier shows.

use std::sync::Arc;

use domain::dossier::Stage;
use time::OffsetDateTime;

use super::papers::Papers;
use crate::{components::qr_code::QrPicture, pages::submission::check::Topic};

/// A dossier as its page shows it.
pub struct Dossier {
    /// How it was sent from here; `None`: it was taken in on paper, or filed elsewhere.
    pub sent: Option<Sent>,
    /// Procedure; empty: not told.
    pub procedure: String,
    /// "UBND phường …".
    pub agency: String,
    /// Where it stands.
    pub standing: Standing,
    /// Last moment for the agency's answer, `HH:mm, dd/MM/yyyy`, while it has not answered.
    pub answer_by: Option<String>,
    /// That moment has passed.
    pub no_answer: bool,
    /// Whom to contact.
    pub contact: AgencyContact,
    /// What only the filing browser and the QR code show.
    pub full: Option<Full>,
}

/// What the citizen can send about the dossier now, and what was sent.
#[derive(Debug, Default)]
pub struct FollowUps {
    /// A request for more can be answered here.
    pub supplement: bool,
    /// The dossier can be taken back here.
    pub withdrawal: bool,
    /// What was sent, oldest first, in words.
    pub sent: Vec<String>,
    /// What the citizen wanted to send just now cannot be sent.
    pub not_now: bool,
}

/// A sending from here.
pub struct Sent {
    /// Reference as in the address.
    pub reference: String,
    /// Reference in groups.
    pub reference_grouped: String,
    /// `HH:mm, dd/MM/yyyy`.
    pub at: String,
}

/// How far the dossier is, as we know it.
pub enum Standing {
    /// On our disk, on its way.
    OnItsWay {
        /// Date by which a result can be expected, if it can be told.
        expected: Option<Due>,
    },
    /// The province will not take it.
    Dead,
    /// The province has it.
    Known(Known),
}

/// What the province says.
pub struct Known {
    /// Its code.
    pub code: String,
    /// Where it stands.
    pub stage: Stage,
    /// Promised date, or the expected one before reception.
    pub due: Option<Due>,
    /// Fee to pay now, VND.
    pub amount_due: Option<u64>,
    /// More than one supplement was asked for.
    pub second_supplement: bool,
    /// What was said to the citizen last; empty if nothing.
    pub note: String,
    /// Oldest first.
    pub events: Vec<Event>,
    /// When the province said so.
    pub read_at: OffsetDateTime,
    /// The province did not answer just now.
    pub stale: bool,
}

/// A promised or expected date.
pub struct Due {
    /// In words.
    pub date: String,
    /// Past the last known holidays.
    pub uncertain: bool,
    /// It has passed, and the clock runs.
    pub overdue: bool,
}

/// Something that happened.
pub struct Event {
    /// The stage it led to.
    pub stage: Stage,
    /// When and by which unit.
    pub when_and_who: String,
    /// What was said to the citizen.
    pub note: String,
}

/// Whom to contact about the dossier (plan 000, PUB-03).
#[derive(Clone, Debug)]
pub struct AgencyContact {
    /// Name and position.
    pub official: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Address.
    pub address: Option<String>,
}

/// What only the filing browser and the QR code show.
pub struct Full {
    /// The code.
    pub qr: Arc<QrPicture>,
    /// Its secret in groups, as printed below it.
    pub secret: String,
    /// Answers by topic.
    pub topics: Vec<Topic>,
    /// Papers to show.
    pub documents: Vec<String>,
    /// The rating.
    pub rating: RatingState,
    /// What can be sent after the filing.
    pub follow_ups: FollowUps,
    /// Papers of the agency.
    pub papers: Papers,
}

/// Whether the dossier can be rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingState {
    /// Not yet.
    NotYet,
    /// Now.
    Open,
    /// Done already.
    Given,
}
