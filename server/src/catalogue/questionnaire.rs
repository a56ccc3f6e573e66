//! The questions of a rating.

use std::path::Path;

use domain::rating::{Part, Questionnaire};
use serde::{Deserialize, de::IgnoredAny};
use toml::Spanned;

use super::problem::{DataFile, Problem};

/// Where the parts of the file stand.
#[derive(Deserialize)]
struct Places {
    question: Vec<Spanned<IgnoredAny>>,
    apology: Spanned<IgnoredAny>,
    satisfaction: Spanned<IgnoredAny>,
    comment: Spanned<IgnoredAny>,
}

impl Places {
    /// The line of a part of `file`.
    fn line(&self, file: &DataFile, part: Part) -> usize {
        let place = match part {
            Part::Question(index) => self.question.get(index),
            Part::Apology => Some(&self.apology),
            Part::Satisfaction => Some(&self.satisfaction),
            Part::Comment => Some(&self.comment),
        };
        place.map_or(1, |place| file.line_at(place.span().start))
    }
}

/// Reads the questionnaire that is asked after a result or a refusal.
pub(super) fn load(dir: &Path, problems: &mut Vec<Problem>) -> Option<Questionnaire> {
    let file = DataFile::open(dir, "questionnaires/ket-qua.toml", problems)?;
    let questionnaire: Questionnaire = file.parse(problems)?;
    let places: Places = file.parse(problems)?;
    let found = questionnaire.problems().into_iter();
    problems.extend(found.map(|(at, reason)| file.problem(places.line(&file, at), reason)));
    Some(questionnaire)
}
