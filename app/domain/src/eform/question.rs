//! One question of a form.

use serde::{Deserialize, Serialize};

use super::{Kind, StepQuestion};

/// One question.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique in the form; name of the form field. It does not end in a dot and digits: so do the questions of an item of
    /// a repeated page.
    pub id: String,
    /// What kind of answer it takes.
    pub answer: Kind,
    /// The question in words.
    pub label: String,
    /// Help under the label.
    pub hint: Option<String>,
    /// Longer guidance, opened on demand.
    pub help: Option<String>,
    /// What is said when nothing was answered, e.g. "Nhập họ và tên của ông/bà".
    pub missing: String,
    /// May be left out; the label then says "(không bắt buộc)".
    #[serde(default)]
    pub optional: bool,
    /// The question is asked only then; the condition may lie on the same page.
    pub when: Option<Condition>,
    /// The first value, which can be changed.
    pub prefill: Option<Prefill>,
    /// Value of the `autocomplete` attribute (WCAG 1.3.5), for questions about the person who types.
    pub autocomplete: Option<String>,
    /// Field name of the official e-form, where known.
    pub official: Option<String>,
    /// The answer in the form filled in as a sample, as a person would write it: a date "27/3/1990", a time "7:05", of a
    /// choice the option's id, of several their ids with commas, of a commune its full name, of an undertaking "co".
    pub sample: Option<String>,
}

/// Asked only when another question has one of these answers. A question that is not asked itself has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Id of a question with options: a choice, several choices, or yes and no.
    pub question: String,
    /// Ids of its options; of several choices one of them is enough.
    pub is: Vec<String>,
}

/// Where the first value of a question comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Prefill {
    /// Id of a question of the same kind on an earlier page.
    pub from: String,
    /// Only then; the condition lies on an earlier page as well.
    pub when: Option<Condition>,
}

impl Question {
    /// Names of the form fields that carry the answer.
    pub fn field_names(&self) -> Vec<String> {
        self.logic().field_names()
    }

    /// What the browser needs to check the answer.
    pub fn logic(&self) -> StepQuestion {
        StepQuestion { id: self.id.clone(), must_be: self.answer.must_be(), optional: self.optional }
    }

    /// Calls `change` with each id of a question that stands in it, its own first.
    pub(super) fn change_ids(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.id);
        if let Some(condition) = &mut self.when {
            change(&mut condition.question);
        }
        if let Some(prefill) = &mut self.prefill {
            change(&mut prefill.from);
            if let Some(condition) = &mut prefill.when {
                change(&mut condition.question);
            }
        }
    }
}
