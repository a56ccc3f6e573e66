//! An administrative procedure (thủ tục hành chính) as the catalogue holds it.
//!
//! What the plan of 2021 says and what holds today are kept apart, each with its source: the law moves, and a level is a
//! property of procedure, agency and date. Everything unknown is `None` or empty, and the page calls it unknown.

mod details;
mod fee;
mod plan;

use serde::Deserialize;
use time::Date;

pub use details::{Contact, Document, Duration, Fact, Given, OfficialForm, ProcessingTime, Step, TimeUnit};
pub use fee::{Exemption, Expected, Fee, FeeKind, FilingChannel, Rate, expected_total};
pub use plan::{ModelKind, OnlineLevel, PilotModel, PlanEntry, PlanLevel, Tier};

/// Key of the field of civil status (hộ tịch).
const CIVIL_STATUS: &str = "ho-tich";

/// A procedure of the catalogue.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// National code (`1.004873`) where it is certain, otherwise a stable slug. Part of the address.
    pub id: String,
    /// Ids that it had before; they redirect for good.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Exactly as the plan writes it.
    pub name: String,
    /// Key of the field's normalised name. Empty in a file: found from the plan's spelling when the catalogue is loaded.
    #[serde(default)]
    pub field_group: String,
    /// What the provincial plan says.
    pub plan: PlanEntry,
    /// What is known of today.
    #[serde(default)]
    pub today: Today,
    /// Where a citizen files it.
    pub channel: Channel,
    /// Whether the result can come by public post (bưu chính công ích); `None`: unknown.
    #[serde(default)]
    pub postal_return: Option<bool>,
    /// Who may file.
    #[serde(default)]
    pub who_may_file: Option<Fact>,
    /// Which authority decides.
    #[serde(default)]
    pub decided_by: Option<Fact>,
    /// What must be fulfilled, apart from papers.
    #[serde(default)]
    pub conditions: Vec<Fact>,
    /// How it is handled, in order, each step with its unit and time where known (plan 000, FRM-06).
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Papers to hand in or show.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// Fee (lệ phí) or charge (phí).
    #[serde(default)]
    pub fee: Option<Fee>,
    /// Time from reception to the result.
    #[serde(default)]
    pub processing_time: Option<ProcessingTime>,
    /// What the citizen gets.
    #[serde(default)]
    pub result: Option<Fact>,
    /// How long the result is valid.
    #[serde(default)]
    pub validity: Option<Fact>,
    /// Laws, decrees and circulars.
    #[serde(default)]
    pub legal_basis: Vec<Fact>,
    /// The official who receives, guides and answers complaints (plan 000, B.II.1.b), if the same for every office.
    #[serde(default)]
    pub contact: Option<Contact>,
    /// The official form on paper, and where to get it.
    #[serde(default)]
    pub official_form: Option<OfficialForm>,
    /// The form to file it here: name of a file in `forms/`, without `.toml`. `None`: not ready yet.
    #[serde(default)]
    pub form: Option<String>,
    /// The form here only carries the official form, which the citizen fills in and attaches. Set when the catalogue is loaded.
    #[serde(skip)]
    pub attaches_official_form: bool,
}

impl Procedure {
    /// The tiers that receive it: today's where known, otherwise the plan's.
    pub fn tiers(&self) -> &[Tier] {
        self.today.tiers.as_ref().map_or(&self.plan.tiers, |tiers| &tiers.value)
    }

    /// Processing time in whole working days; `None` if unknown or counted in another unit.
    pub fn working_days(&self) -> Option<u16> {
        match self.processing_time.as_ref()?.time {
            Duration { amount, unit: TimeUnit::WorkingDay } => Some(amount),
            Duration { .. } => None,
        }
    }

    /// The official shows the citizen the certificate as a draft before it is issued: in cases of civil status (`domain.md` 3.5).
    pub fn has_draft_certificate(&self) -> bool {
        self.field_group == CIVIL_STATUS
    }

    /// Whether a dossier can be filed on this site now.
    pub fn can_be_filed_here(&self) -> bool {
        matches!(self.channel, Channel::Here) && self.form.is_some()
    }
}

/// A group of procedures that the plan names only as a whole: held as such, until files name its members.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Stable slug.
    pub id: String,
    /// The plan's words for the group.
    pub name: String,
    /// Key of the field's normalised name. Empty: found from the plan's spelling, if it names a field.
    #[serde(default)]
    pub field_group: String,
    /// What the provincial plan says.
    pub plan: PlanEntry,
}

/// A normalised field (lĩnh vực), under which the spellings of the plan are gathered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldGroup {
    /// Stable slug, used in addresses.
    pub key: String,
    /// Name shown.
    pub name: String,
    /// The plan's spellings.
    #[serde(default)]
    pub spellings: Vec<String>,
}

/// What is known of today; a missing part is "chưa xác minh".
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Today {
    /// Agency that is in charge now.
    #[serde(default)]
    pub agency: Option<Dated<String>>,
    /// Present online level.
    #[serde(default)]
    pub level: Option<Dated<OnlineLevel>>,
    /// Tiers that receive it now.
    #[serde(default)]
    pub tiers: Option<Dated<Vec<Tier>>>,
    /// What else changed.
    #[serde(default)]
    pub notes: Vec<Dated<String>>,
}

/// A fact with the day from which it is known to hold, and who says so.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dated<T> {
    /// The fact.
    pub value: T,
    /// The day from which it holds according to the source.
    #[serde(with = "crate::date::iso")]
    pub as_of: Date,
    /// Who says so.
    pub source: String,
}

/// Where a citizen files.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Channel {
    /// On this site, as far as its form is ready.
    Here,
    /// On the national portal only.
    NationalPortal(Elsewhere),
    /// At a counter only.
    CounterOnly(Elsewhere),
}

/// The way on for what cannot be filed here.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// Where to go, in a sentence to the citizen.
    pub directions: String,
    /// Address of the site, if it is one.
    #[serde(default)]
    pub url: Option<String>,
    /// Who says so.
    pub source: String,
}
