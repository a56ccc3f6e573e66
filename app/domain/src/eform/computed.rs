//! Values that follow from the answers: shown on the check page and sent, never asked.

use serde::Deserialize;

use super::{Answers, Form, Kind, Question, items};
use crate::money;

/// A computed value.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Entry")]
pub struct Computed {
    /// Unique among the questions and computed values of the form.
    pub id: String,
    /// What it is, in words.
    pub label: String,
    /// Heading under which it is shown.
    pub topic: String,
    /// Field name of the official e-form, where known.
    pub official: Option<String>,
    /// How it comes about.
    pub formula: Formula,
}

/// How a computed value comes about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// Words and answers in words, one after the other. No value as long as one of the answers is not there.
    Join(Vec<Piece>),
    /// The number of items of this repeated page.
    Count(String),
    /// The sum of these questions, all of money or all numbers; of a repeated question over all items. No value as long as
    /// none of them is answered.
    Sum(Vec<String>),
}

/// A piece of a joined value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words as they are.
    Words(String),
    /// The answer to this question in words.
    Answer(String),
}

/// A computed value as it stands in the file: with exactly one of `join`, `count` and `sum`.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// Unique among the questions and computed values of the form.
    id: String,
    /// What it is, in words.
    label: String,
    /// Heading under which it is shown.
    topic: String,
    /// Field name of the official e-form, where known.
    official: Option<String>,
    /// Words, and answers as `"{question}"`, one after the other.
    join: Option<Vec<String>>,
    /// Id of a repeated page: the number of its items.
    count: Option<String>,
    /// Questions of money, or of numbers: their sum.
    sum: Option<Vec<String>>,
}

impl TryFrom<Entry> for Computed {
    type Error = String;

    fn try_from(entry: Entry) -> Result<Self, String> {
        let Entry { id, label, topic, official, join, count, sum } = entry;
        let formula = match (join, count, sum) {
            (Some(pieces), None, None) => {
                Formula::Join(pieces.into_iter().map(Piece::try_from).collect::<Result<_, _>>()?)
            }
            (None, Some(page), None) => Formula::Count(page),
            (None, None, Some(questions)) => Formula::Sum(questions),
            _ => return Err(format!("computed value {id:?} needs exactly one of join, count and sum")),
        };
        Ok(Self { id, label, topic, official, formula })
    }
}

impl TryFrom<String> for Piece {
    type Error = String;

    fn try_from(piece: String) -> Result<Self, String> {
        let answer = piece.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        if answer.unwrap_or(&piece).contains(['{', '}']) {
            return Err(format!("{piece:?} is neither words nor one answer in braces"));
        }
        Ok(answer.map(|id| Self::Answer(id.to_owned())).unwrap_or(Self::Words(piece)))
    }
}

/// The computed values that there are, given these answers. `form` is unfolded; `in_words` gives the answer to a question,
/// if there is one that can stand.
pub fn computed<'a>(
    form: &'a Form,
    answers: &Answers,
    in_words: impl Fn(&Question) -> Option<String>,
) -> Vec<(&'a Computed, String)> {
    let value = |computed: &Computed| match &computed.formula {
        Formula::Join(pieces) => pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => Some(words.clone()),
                Piece::Answer(id) => form.asked(id, answers).and_then(&in_words),
            })
            .collect(),
        Formula::Count(page) => {
            let page = form.visible_pages(answers).find(|visible| visible.id == *page)?;
            Some(items(page, answers).len().to_string())
        }
        Formula::Sum(ids) => sum(form, ids, answers),
    };
    form.computed.iter().filter_map(|computed| Some((computed, value(computed)?))).collect()
}

fn sum(form: &Form, ids: &[String], answers: &Answers) -> Option<String> {
    let asked: Vec<_> = ids.iter().filter_map(|id| form.asked(id, answers)).collect();
    let amounts = asked.iter().filter_map(|question| {
        let text = answers.get(&question.id);
        match question.answer {
            Kind::Money { max, .. } => money::parse_up_to(text, max).ok(),
            Kind::Number { .. } => text.parse().ok(),
            _ => None,
        }
    });
    let total = amounts.reduce(u64::saturating_add)?;
    let is_money = asked.iter().any(|question| matches!(question.answer, Kind::Money { .. }));
    Some(if is_money { money::dong(total) } else { total.to_string() })
}
