//! The score of one rating.

use super::{Answers, Criterion, Points, Questionnaire};

/// Points as a share of what this dossier could get. The class of an agency (≥ 15 of 18 …) is another matter: it needs
/// all nine criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    permille: u16,
    criteria: u8,
}

impl Score {
    /// Share of the maximum, in thousandths, 0..=1000.
    pub fn permille(self) -> u16 {
        self.permille
    }

    /// How many of the nine criteria it is made of, 1..=9.
    pub fn criteria(self) -> u8 {
        self.criteria
    }
}

impl Questionnaire {
    /// The score of these answers: the sum over the criteria answered, as a share of its maximum. Several questions of
    /// one criterion count as their mean. `None` if no criterion was answered.
    pub fn score(&self, answers: &Answers) -> Option<Score> {
        let means: Vec<f64> = Criterion::descending().filter_map(|criterion| self.mean(criterion, answers)).collect();
        if means.is_empty() {
            return None;
        }
        let share = means.iter().sum::<f64>() / (means.len() as f64 * f64::from(Points::MAX.get()));
        Some(Score { permille: (share * 1000.0).round() as u16, criteria: means.len() as u8 })
    }

    /// Mean points of a criterion, 0..=2; `None` if no question of it was answered.
    fn mean(&self, criterion: Criterion, answers: &Answers) -> Option<f64> {
        let of_criterion = self.questions.iter().filter(|question| question.criteria.contains(&criterion));
        let points: Vec<f64> = of_criterion
            .filter_map(|question| answers.points_of(&question.id))
            .map(|points| f64::from(points.get()))
            .collect();
        (!points.is_empty()).then(|| points.iter().sum::<f64>() / points.len() as f64)
    }
}
