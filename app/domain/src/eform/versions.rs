//! A draft that was begun on an older version of its form.

use serde::Deserialize;

use super::{Answers, COMPARED, Form, Question, repeat};

/// What changed in a version against the one before it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The version with the change.
    pub version: String,
    /// One sentence to the citizen, e.g. "Thêm câu hỏi về nơi sinh."
    pub says: String,
}

impl Form {
    /// What changed since a version, newest first: the changes above those of that version. All of them if the version is
    /// older than every change that is told.
    pub fn changes_since(&self, version: &str) -> Vec<&Change> {
        if version == self.version {
            return Vec::new();
        }
        self.changes.iter().take_while(|change| change.version != version).collect()
    }
}

/// What the names of a draft's own notes begin with: no question's id does.
const NOTE: char = '@';

/// Drops the answers that belong to no question of this form, as they are left from another version. Returns the names of
/// the fields that were dropped.
pub fn keep_what_fits(form: &Form, answers: &mut Answers) -> Vec<String> {
    let unfolded = form.unfold(answers);
    let mut known: Vec<String> = vec![COMPARED.to_owned(), [&form.roles.commune, ".ma"].concat()];
    for page in &unfolded.pages {
        known.extend(page.questions.iter().flat_map(Question::field_names));
        if page.repeat.is_some() {
            known.extend(repeat::fields(&page.id));
        }
    }
    let fields = answers.iter().map(|(field, _)| field.to_owned());
    let dropped: Vec<String> = fields.filter(|field| !known.contains(field) && !field.starts_with(NOTE)).collect();
    for field in &dropped {
        answers.set(field.clone(), "");
    }
    dropped
}
