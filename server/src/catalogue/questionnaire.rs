//! The questions of a rating.

use std::path::Path;

use domain::rating::Questionnaire;

use super::problem::{DataFile, Problem};

/// Reads the questionnaire that is asked after a result or a refusal.
pub(super) fn load(dir: &Path, problems: &mut Vec<Problem>) -> Option<Questionnaire> {
    let file = DataFile::open(dir, "questionnaires/ket-qua.toml", problems)?;
    let questionnaire: Questionnaire = file.parse(problems)?;
    problems.extend(questionnaire.problems().into_iter().map(|reason| file.problem(1, reason)));
    Some(questionnaire)
}
