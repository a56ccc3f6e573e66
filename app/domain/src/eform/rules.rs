//! Rules over more than one question, and rules over today.

use serde::Deserialize;

/// A rule that refuses. It is silent as long as one of its questions is not asked or not answered well.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Rule {
    /// The second date is not before the first. The error stands at the second.
    DateOrder {
        /// Question with the earlier date.
        first: String,
        /// Question with the later date.
        second: String,
        /// What is said otherwise.
        message: String,
    },
    /// Who was born then has reached this age today. The error stands at the birth date.
    AgeAtLeast {
        /// Question with the birth date.
        birth: String,
        /// Age in full years.
        years: u8,
        /// What is said otherwise.
        message: String,
    },
    /// Two answers of the same kind differ, e.g. the numbers of two people. The error stands at the second.
    Differ {
        /// The one question.
        first: String,
        /// The other question.
        second: String,
        /// What is said otherwise.
        message: String,
    },
}

/// A rule that only warns: the citizen may be right.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Warning {
    /// Century, year and sex in the personal number agree with birth date and sex (TT 07/2016/TT-BCA).
    IdMatches {
        /// Question with the personal number; the warning stands here.
        personal_id: String,
        /// Question with the birth date.
        birth: String,
        /// Question with the sex (options `nam`, `nu`), where it is asked.
        #[serde(default)]
        sex: Option<String>,
    },
    /// The date is longer ago than the law gives time: the registration is late, and still possible.
    Late {
        /// Question with the date; the warning stands here.
        date: String,
        /// Days after it that are in time.
        days: u16,
        /// What is said when they are over.
        message: String,
    },
}

impl Rule {
    /// The questions that it compares. The error stands at the last.
    pub fn questions(&self) -> Vec<&str> {
        match self {
            Self::DateOrder { first, second, .. } | Self::Differ { first, second, .. } => vec![first, second],
            Self::AgeAtLeast { birth, .. } => vec![birth],
        }
    }

    /// Calls `change` with each id of a question that stands in it.
    pub(super) fn change_ids(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Self::DateOrder { first, second, .. } | Self::Differ { first, second, .. } => {
                change(first);
                change(second);
            }
            Self::AgeAtLeast { birth, .. } => change(birth),
        }
    }

    /// What is said when it does not hold.
    pub fn message(&self) -> &str {
        match self {
            Self::DateOrder { message, .. } | Self::AgeAtLeast { message, .. } | Self::Differ { message, .. } => {
                message
            }
        }
    }

    pub(super) fn message_mut(&mut self) -> &mut String {
        match self {
            Self::DateOrder { message, .. } | Self::AgeAtLeast { message, .. } | Self::Differ { message, .. } => {
                message
            }
        }
    }
}

impl Warning {
    /// The questions that it compares. The warning stands at the first.
    pub fn questions(&self) -> Vec<&str> {
        match self {
            Self::IdMatches { personal_id, birth, sex } => {
                [personal_id, birth].into_iter().chain(sex).map(String::as_str).collect()
            }
            Self::Late { date, .. } => vec![date],
        }
    }

    /// Calls `change` with each id of a question that stands in it.
    pub(super) fn change_ids(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Self::IdMatches { personal_id, birth, sex } => {
                change(personal_id);
                change(birth);
                if let Some(sex) = sex {
                    change(sex);
                }
            }
            Self::Late { date, .. } => change(date),
        }
    }
}
