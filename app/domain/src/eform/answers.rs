//! Answers as they were typed, by field name.

use serde::{Deserialize, Serialize};

/// Answers as they were typed: cleaned text by field name, in the order in which they were given. A list and no map: a form
/// has few fields, and the browser is spared a map's code. They are kept also when they are wrong, so that nobody types
/// twice; [`super::check_question`] says what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(Vec<(String, String)>);

impl Answers {
    /// The text in this field; empty if there is none.
    pub fn get(&self, field: &str) -> &str {
        self.0.iter().find(|(name, _)| name == field).map_or("", |(_, text)| text)
    }

    /// Keeps the text of a field; an empty one is forgotten.
    pub fn set(&mut self, field: impl Into<String>, text: impl Into<String>) {
        let (field, text) = (field.into(), text.into());
        let place = self.0.iter().position(|(name, _)| *name == field);
        match (place, text.is_empty()) {
            (Some(place), true) => drop(self.0.remove(place)),
            (Some(place), false) => self.0[place].1 = text,
            (None, true) => {}
            (None, false) => self.0.push((field, text)),
        }
    }

    /// Every field that holds something, with its text.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, text)| (field.as_str(), text.as_str()))
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
