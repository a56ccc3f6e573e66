//! Answers as they were typed, by field name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Answers as they were typed: cleaned text by field name. They are kept also when they are wrong, so that nobody types
/// twice; [`super::check_question`] says what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// The text in this field; empty if there is none.
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// Keeps the text of a field; an empty one is forgotten.
    pub fn set(&mut self, field: impl Into<String>, text: impl Into<String>) {
        let (field, text) = (field.into(), text.into());
        if text.is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, text);
        }
    }

    /// Number of fields that hold something.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Nothing was answered yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Answers {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(fields: I) -> Self {
        let mut answers = Self::default();
        for (field, text) in fields {
            answers.set(field, text);
        }
        answers
    }
}
