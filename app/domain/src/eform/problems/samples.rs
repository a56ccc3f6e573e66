//! What is wrong with the sample: it must never show what the form refuses.

use time::Date;

use super::{FormPart, FormProblem, comes_from_list};
use crate::eform::{Context, DateRange, Form, FormPage, Kind, Question, check_asked, check_rules, item_of};

/// What a sample is checked with. The day on which somebody reads it is not known, so it is a day on which every past date
/// is past; and places are words here.
const CONTEXT: Context<'_> = Context { today: Date::MAX, commune_exists: &|_| true, business_line_exists: &|_| true };

impl Form {
    pub(super) fn sample_problems(&self) -> Vec<FormProblem> {
        let mut problems = Vec::new();
        for (index, page) in self.pages.iter().enumerate() {
            for (number, question) in page.questions.iter().enumerate() {
                if let Some(reason) = sample_problem(question) {
                    let at = FormPart::Question { page: index, question: number };
                    problems.push(FormProblem { at, reason });
                }
            }
        }
        let sample = self.sample();
        let unfolded = self.unfold(&sample);
        for (id, message) in check_rules(&unfolded, &sample, CONTEXT) {
            problems.push(FormProblem {
                at: self.part_of(id),
                reason: format!("the sample of {id:?} breaks a rule: {message}"),
            });
        }
        problems
    }

    /// Where a question stands, given its id or that of an item's question.
    fn part_of(&self, id: &str) -> FormPart {
        let base = item_of(id).map_or(id, |(base, _)| base);
        let place = |(page, it): (usize, &FormPage)| {
            let question = it.questions.iter().position(|question| question.id == base)?;
            Some(FormPart::Question { page, question })
        };
        self.pages.iter().enumerate().find_map(place).unwrap_or(FormPart::Roles)
    }
}

fn sample_problem(question: &Question) -> Option<String> {
    let sample = question.sample.as_ref()?;
    let refused = |why: &str| Some(format!("the sample {sample:?} of {:?} would be refused: {why}", question.id));
    if sample.trim().is_empty() {
        return refused("it is empty");
    }
    let Some(fields) = question.sample_fields() else { return refused("it has another form") };
    let mut checked = question.clone();
    match &mut checked.answer {
        // Words that only the server can look up.
        Kind::Commune | Kind::ReceivingCommune | Kind::BusinessLine | Kind::File { .. } => return None,
        Kind::Date { range, .. } => *range = DateRange::Any,
        kind if comes_from_list(kind) => return None,
        _ => {}
    }
    let fault = check_asked(&checked, &fields.into_iter().collect(), CONTEXT).err()?;
    refused(fault.code())
}
