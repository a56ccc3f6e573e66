//! What a citizen answered, read from the fields of the form.

use serde::{Deserialize, Serialize};

use super::{ApologyQuestion, COMMENT_LENGTH, Case, Points, Questionnaire, Satisfaction, Within, mask};
use crate::text;

/// The answers to a [`Questionnaire`], as they are stored and sent on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answers {
    /// Question id and points of each question answered, in the order of the questionnaire.
    pub points: Vec<(String, Points)>,
    /// Whether an apology was received; `None` if that was not asked.
    pub apology_received: Option<bool>,
    /// Overall satisfaction; `None` if that was not asked.
    pub satisfaction: Option<Satisfaction>,
    /// The comment with numbers and addresses of persons masked; may be empty.
    pub comment: String,
}

/// Why a field of the form is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// It must be answered.
    Missing,
    /// The value is none of the options: not sent by our form.
    NotAnOption,
    /// The comment has this many characters, more than [`COMMENT_LENGTH`].
    TooLong(usize),
}

impl Answers {
    /// The points given to a question.
    pub fn points_of(&self, question: &str) -> Option<Points> {
        self.points.iter().find(|(id, _)| id == question).map(|&(_, points)| points)
    }
}

impl Questionnaire {
    /// Reads the answers to what is asked of such a dossier; `field` gives the value of a form field, empty if it was
    /// not sent. Fields that are not asked are ignored. The comment is masked here, so that nobody stores it as typed.
    ///
    /// # Errors
    /// Every bad field with its id, in the order of the page.
    pub fn read<'q, 'f>(
        &'q self,
        case: Case,
        field: impl Fn(&str) -> &'f str,
    ) -> Result<Answers, Vec<(&'q str, AnswerError)>> {
        let mut answers = Answers::default();
        let mut errors = Vec::new();
        for question in self.asked(case) {
            match option(field(&question.id)) {
                Ok(points) => answers.points.push((question.id.clone(), points)),
                Err(AnswerError::Missing) if question.optional => {}
                Err(error) => errors.push((question.id.as_str(), error)),
            }
        }
        if let Some(question) = self.asked_apology(case) {
            match apology(field(&question.id)) {
                Ok(received) => answers.apology_received = Some(received),
                Err(error) => errors.push((question.id.as_str(), error)),
            }
        }
        if let Some(question) = self.asked_satisfaction(case) {
            match option(field(&question.id)) {
                Ok(level) => answers.satisfaction = Some(level),
                Err(error) => errors.push((question.id.as_str(), error)),
            }
        }
        let comment = text::clean_multiline(field(&self.comment.id));
        match comment.chars().count() {
            0..=COMMENT_LENGTH => answers.comment = mask(&comment),
            length => errors.push((self.comment.id.as_str(), AnswerError::TooLong(length))),
        }
        if errors.is_empty() { Ok(answers) } else { Err(errors) }
    }
}

/// The number that a radio button sends.
fn option<const LOW: u8, const HIGH: u8>(value: &str) -> Result<Within<LOW, HIGH>, AnswerError> {
    if value.is_empty() {
        return Err(AnswerError::Missing);
    }
    let number: u8 = value.parse().map_err(|_| AnswerError::NotAnOption)?;
    Within::try_from(number).map_err(|_| AnswerError::NotAnOption)
}

fn apology(value: &str) -> Result<bool, AnswerError> {
    let [yes, no] = ApologyQuestion::VALUES;
    match value {
        "" => Err(AnswerError::Missing),
        value if value == yes => Ok(true),
        value if value == no => Ok(false),
        _ => Err(AnswerError::NotAnOption),
    }
}
