//! An administrative procedure (thủ tục hành chính) as the catalogue holds it.
//!
//! What the plan of 2021 says and what holds today are kept apart, each with its source: the law moves, and a level is a
//! property of procedure, agency and date. Everything unknown is `None` or empty, and the page calls it unknown.

use serde::Deserialize;
use time::Date;

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
    /// The official form on paper.
    #[serde(default)]
    pub official_form: Option<Fact>,
    /// The form to file it here: name of a file in `forms/`, without `.toml`. `None`: not ready yet.
    #[serde(default)]
    pub form: Option<String>,
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

/// What a provincial plan says of a procedure. Never overwritten by later facts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanEntry {
    /// Sequence number in the list that was taken from the plans.
    pub row: u32,
    /// Agency at the plan's time, in its words.
    pub agency: String,
    /// Field in the plan's spelling.
    #[serde(default)]
    pub field: Option<String>,
    /// Online level of that time.
    #[serde(default)]
    pub level: Option<PlanLevel>,
    /// Administrative tiers of that time that receive it.
    pub tiers: Vec<Tier>,
    /// Pilot models that the plan applies to it.
    #[serde(default)]
    pub models: Vec<PilotModel>,
    /// Pilot models that the plan excludes for it.
    #[serde(default)]
    pub excluded_models: Vec<PilotModel>,
    /// A remark of the plan that is no model.
    #[serde(default)]
    pub note: Option<String>,
    /// Plan and place in it.
    pub source: String,
}

/// Online level before Nghị định 42/2022 (mức độ 3, mức độ 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "u8")]
pub enum PlanLevel {
    /// File and exchange online, pay and collect in person.
    Three,
    /// Pay online too, receive online or by post.
    Four,
}

impl PlanLevel {
    /// 3 or 4.
    pub fn number(self) -> u8 {
        match self {
            Self::Three => 3,
            Self::Four => 4,
        }
    }
}

impl TryFrom<u8> for PlanLevel {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        match number {
            3 => Ok(Self::Three),
            4 => Ok(Self::Four),
            _ => Err("the level of the plan is 3 or 4"),
        }
    }
}

/// Online level since Nghị định 42/2022.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OnlineLevel {
    /// Một phần.
    Partial,
    /// Toàn trình.
    EndToEnd,
}

/// An administrative tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tier {
    /// Tỉnh, thành phố.
    Province,
    /// Huyện: until 30/6/2025.
    District,
    /// Xã, phường, đặc khu.
    Commune,
}

/// A pilot model of the plan, with the scope that the plan gives it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PilotModel {
    /// Which model.
    pub kind: ModelKind,
    /// Where and for whom, in the plan's words.
    #[serde(default)]
    pub scope: Option<String>,
}

/// The pilot models of the plans 000 and 004.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ModelKind {
    /// Hướng dẫn nộp hồ sơ trực tuyến mức độ 3, 4.
    GuidedSubmission,
    /// Công dân không viết.
    AssistedWriting,
    /// Chuyển giao để Bưu điện thực hiện việc tiếp nhận và trả kết quả.
    PublicPostal,
    /// Hành chính phục vụ người dân, doanh nghiệp.
    ProactiveService,
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
    #[serde(with = "crate::iso_date")]
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

/// A sentence about a procedure, with its source.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// In plain Vietnamese.
    pub text: String,
    /// Who says so.
    pub source: String,
    /// Not yet checked against a published source: the page says "chưa xác minh".
    #[serde(default)]
    pub unverified: bool,
}

/// A step of the process.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What happens.
    pub text: String,
    /// Who does it.
    #[serde(default)]
    pub unit: Option<String>,
    /// How long it may take; `None`: unknown, or contained in the whole time.
    #[serde(default)]
    pub time: Option<Duration>,
    /// When the step is needed at all; `None`: always.
    #[serde(default)]
    pub condition: Option<String>,
    /// Who says so.
    pub source: String,
    /// Not yet checked against a published source.
    #[serde(default)]
    pub unverified: bool,
}

/// A length of time in the unit of the rule: units are never converted in data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duration {
    /// How many.
    pub amount: u16,
    /// Of what.
    pub unit: TimeUnit,
}

/// Unit of a legal time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TimeUnit {
    /// Working hour: a working day has 8.
    Hour,
    /// Working day.
    WorkingDay,
    /// Calendar day ("ngày" without "làm việc").
    CalendarDay,
}

/// Time from reception to the result.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcessingTime {
    /// The usual time. `amount = 0` with working days means the same day.
    pub time: Duration,
    /// By how much it may grow.
    #[serde(default)]
    pub extension: Option<Duration>,
    /// When it grows, and other remarks.
    #[serde(default)]
    pub note: Option<String>,
    /// Who says so.
    pub source: String,
    /// Not yet checked against a published source.
    #[serde(default)]
    pub unverified: bool,
}

/// A paper to hand in or show.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What it is.
    pub name: String,
    /// How it is given.
    pub given: Given,
    /// How many; `None`: unknown.
    #[serde(default)]
    pub copies: Option<u8>,
    /// Who must give it; `None`: everybody.
    #[serde(default)]
    pub condition: Option<String>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
    /// Who says so.
    pub source: String,
    /// Not yet checked against a published source.
    #[serde(default)]
    pub unverified: bool,
}

/// How a paper is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Given {
    /// Filled in here: the e-form stands for it.
    Declared,
    /// Shown, not kept.
    Shown,
    /// Handed in.
    HandedIn,
}

/// What it costs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// In VND, only where it is certain for every citizen here; 0 is "free".
    #[serde(default)]
    pub dong: Option<u64>,
    /// In a sentence.
    pub text: String,
    /// Who says so.
    pub source: String,
    /// Not yet checked against a published source.
    #[serde(default)]
    pub unverified: bool,
}

/// Whom to ask (plan 000, B.II.1.b: name, position, phone).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name of the official.
    #[serde(default)]
    pub name: Option<String>,
    /// Position.
    #[serde(default)]
    pub position: Option<String>,
    /// Phone, as written.
    #[serde(default)]
    pub phone: Option<String>,
    /// Who says so.
    pub source: String,
}
