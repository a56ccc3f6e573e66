//! The details of a procedure, each with its source.

use serde::Deserialize;

use crate::eform;

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

/// The official form on paper, and where to get it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficialForm {
    /// What it is called, in a sentence.
    pub text: String,
    /// Where to get it, in a sentence to the citizen; `None`: unknown.
    #[serde(default, rename = "where")]
    pub where_to_get: Option<String>,
    /// Address of the form or of the page that has it, `https://…`.
    #[serde(default)]
    pub href: Option<String>,
    /// Who says so.
    pub source: String,
    /// Not yet checked against a published source.
    #[serde(default)]
    pub unverified: bool,
}

impl OfficialForm {
    /// What it is called and where to get it, as one fact.
    pub fn fact(&self) -> Fact {
        let Self { text, where_to_get, source, unverified, .. } = self;
        let sentences: Vec<&str> = std::iter::once(text.as_str()).chain(where_to_get.as_deref()).collect();
        let joined = sentences.iter().map(|sentence| sentence.trim_end_matches('.')).collect::<Vec<_>>().join(". ");
        Fact { text: format!("{joined}."), source: source.clone(), unverified: *unverified }
    }
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
    /// The answer of the procedure's form by which that is known; who answered otherwise is not asked for it.
    #[serde(default)]
    pub when: Option<eform::Condition>,
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
