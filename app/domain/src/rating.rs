//! Rating of how a dossier was handled: the questionnaire as data, what was answered, the score.
//!
//! Nine criteria of 0, 1 or 2 points each (NĐ 61/2018/NĐ-CP Điều 31, TT 01/2018/TT-VPCP; whether these still stand is
//! open, so the questionnaire carries a version).

use std::collections::HashSet;

use serde::Deserialize;
use time::Date;

mod answers;
mod mask;
mod score;
mod within;

pub use answers::{AnswerError, Answers};
pub use mask::mask;
pub use score::Score;
pub use within::{OutOfRange, Within};

/// Points of one answer: 2 good, 1 middling, 0 bad.
pub type Points = Within<0, 2>;

/// Number of a criterion in the law.
pub type Criterion = Within<1, 9>;

/// Overall satisfaction, 5 is best.
pub type Satisfaction = Within<1, 5>;

/// How many criteria there are.
pub const CRITERIA: u8 = 9;

/// Longest comment in characters.
pub const COMMENT_LENGTH: usize = 500;

/// The questions asked after a result or a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// Changes with every change of questions or scoring; ratings are compared within a version only.
    pub version: String,
    /// The rules that it follows.
    pub source: String,
    /// What stands before the questions.
    pub intro: String,
    /// What stands after sending.
    pub closing: String,
    /// The questions that give points, in the order in which they are asked.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
    /// Whether an apology was given; asked of a late dossier only.
    pub apology: ApologyQuestion,
    /// Overall satisfaction; not part of the score.
    pub satisfaction: SatisfactionQuestion,
    /// The free comment.
    pub comment: CommentField,
}

/// A question that gives points.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Name of the form field: lower-case ASCII letters, digits and hyphens.
    pub id: String,
    /// The question.
    pub text: String,
    /// The answers, worth 2, 1 and 0 points in this order.
    pub options: [String; 3],
    /// The criteria that it feeds, at least one. Several questions of one criterion count as their mean.
    pub criteria: Vec<Criterion>,
    /// It may be left unanswered.
    #[serde(default)]
    pub optional: bool,
    /// It is asked only of such a dossier; `None`: of any.
    pub only_if: Option<Condition>,
    /// It is part of the short form after a refusal.
    #[serde(default)]
    pub after_refusal: bool,
}

/// The question of a late dossier: was there an apology (yes, no)?
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApologyQuestion {
    /// Name of the form field.
    pub id: String,
    /// The question.
    pub text: String,
    /// A word of help; today's name of the form.
    pub hint: Option<String>,
    /// "Có" and "Không"; sent as [`ApologyQuestion::VALUES`].
    pub options: [String; 2],
}

impl ApologyQuestion {
    /// The form values of the options: yes, no.
    pub const VALUES: [&'static str; 2] = ["co", "khong"];
}

/// The question of overall satisfaction.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SatisfactionQuestion {
    /// Name of the form field.
    pub id: String,
    /// The question.
    pub text: String,
    /// The answers, worth 5 to 1 in this order; sent as these digits.
    pub options: [String; 5],
}

/// The free comment, at most [`COMMENT_LENGTH`] characters.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentField {
    /// Name of the form field.
    pub id: String,
    /// The question.
    pub text: String,
    /// What not to write, and how long it may be.
    pub hint: String,
}

/// A part of the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A question that gives points, by its position.
    Question(usize),
    /// The question about the apology.
    Apology,
    /// The question of overall satisfaction.
    Satisfaction,
    /// The free comment.
    Comment,
}

/// What a dossier must be like for a question to make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Condition {
    /// It was filed at a counter.
    WalkedIn,
    /// It was filed online.
    Online,
}

/// How a dossier was filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FiledBy {
    /// At a counter of the one-stop unit.
    Counter,
    /// Online, also on a kiosk.
    Online,
}

/// What the questions to ask depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// How the dossier was filed.
    pub filed_by: FiledBy,
    /// The agency refused it: only the short form is asked.
    pub refused: bool,
    /// The result came after the due date.
    pub late: bool,
}

impl Case {
    fn meets(self, condition: Condition) -> bool {
        match condition {
            Condition::WalkedIn => self.filed_by == FiledBy::Counter,
            Condition::Online => self.filed_by == FiledBy::Online,
        }
    }
}

impl Questionnaire {
    /// The questions with points that are asked of such a dossier, in their order.
    pub fn asked(&self, case: Case) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| {
            question.only_if.is_none_or(|condition| case.meets(condition)) && (question.after_refusal || !case.refused)
        })
    }

    /// The question about the apology, if it is asked of such a dossier.
    pub fn asked_apology(&self, case: Case) -> Option<&ApologyQuestion> {
        (case.late && !case.refused).then_some(&self.apology)
    }

    /// The question about overall satisfaction, if it is asked of such a dossier.
    pub fn asked_satisfaction(&self, case: Case) -> Option<&SatisfactionQuestion> {
        (!case.refused).then_some(&self.satisfaction)
    }

    /// What is wrong with the data beyond its shape, in words for who edits it, and where; empty if nothing.
    pub fn problems(&self) -> Vec<(Part, String)> {
        let mut problems = Vec::new();
        let mut seen = HashSet::new();
        let points = self.questions.iter().enumerate().map(|(index, question)| (Part::Question(index), &question.id));
        let others = [
            (Part::Apology, &self.apology.id),
            (Part::Satisfaction, &self.satisfaction.id),
            (Part::Comment, &self.comment.id),
        ];
        for (at, id) in points.chain(others) {
            let is_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            if id.is_empty() || !id.bytes().all(is_name) {
                problems.push((at, format!("id \"{id}\": only a–z, 0–9 and hyphens, at least one")));
            }
            if !seen.insert(id) {
                problems.push((at, format!("id \"{id}\" is used twice")));
            }
        }
        for (index, question) in self.questions.iter().enumerate() {
            let at = Part::Question(index);
            if question.criteria.is_empty() {
                problems.push((at, format!("question \"{}\" feeds no criterion", question.id)));
            }
            if question.text.trim().is_empty() || question.options.iter().any(|option| option.trim().is_empty()) {
                problems.push((at, format!("question \"{}\" has an empty text", question.id)));
            }
        }
        problems
    }
}

/// Criterion 1 from the recorded dates, stored beside the citizen's own answer: 2 before the due date, 1 on it, 0
/// after it. From the second supplement request on a dossier counts as overdue (Bộ chỉ số, QĐ 766/QĐ-TTg).
pub fn timeliness(due: Date, ended: Date, supplement_requests: u16) -> Points {
    if ended > due || supplement_requests >= 2 {
        Points::MIN
    } else if ended == due {
        Points::of::<1>()
    } else {
        Points::MAX
    }
}

#[cfg(test)]
mod tests;
