//! Answers that can stand, made from what the question asks for.

use domain::eform::{Answers, DateRange, Form, FormPage, Kind, MustBe, NO, Precision, Question, YES};

use super::citizen::COMMUNE_TEXT;

/// How a form is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Only what must be answered, and what asks for the least.
    Least,
    /// All that is asked, and what asks for the most.
    Everything,
}

/// Gives each answer another number and each date a later day, so that people differ and dates are in order.
#[derive(Default)]
pub(super) struct Giver {
    given: u32,
}

impl Giver {
    /// The fields of a page, as a citizen who reads it from top to bottom fills them in. `answers`: those so far.
    pub(super) fn fields(
        &mut self,
        form: &Form,
        page: &FormPage,
        answers: &Answers,
        way: Way,
    ) -> Vec<(String, String)> {
        let mut answers = answers.clone();
        let mut fields = Vec::new();
        for question in &page.questions {
            if !form.is_asked(&question.id, &answers) || (question.optional && way == Way::Least) {
                continue;
            }
            for (field, text) in self.give(form, question, way) {
                answers.set(field.clone(), text.clone());
                fields.push((field, text));
            }
        }
        fields
    }

    /// The fields of one answer; several values of one field stand beside each other, separated by commas.
    fn give(&mut self, form: &Form, question: &Question, way: Way) -> Vec<(String, String)> {
        self.given += 1;
        let number = self.given;
        let whole = |text: String| vec![(question.id.clone(), text)];
        match &question.answer {
            Kind::Text { max } | Kind::LongText { max } => {
                whole(format!("Chữ <{number}>").chars().take(usize::from(*max)).collect())
            }
            Kind::PersonName => whole("Nguyễn Thị Mẫu".to_owned()),
            Kind::PersonalId => whole(format!("060190{number:06}")),
            Kind::Phone => whole(format!("0912{number:06}")),
            Kind::Email => whole(format!("mau{number}@vidu.vn")),
            Kind::Number { min, max } => whole(if way == Way::Least { *min } else { *max }.to_string()),
            Kind::Money { min, max } => {
                let most = (*max).min(900_000_000);
                whole(domain::money::dong(if way == Way::Least { *min } else { most }))
            }
            Kind::Date { precision, range } => self.date(question, *precision, *range),
            Kind::Time => {
                vec![(format!("{}.gio", question.id), "7".into()), (format!("{}.phut", question.id), "05".into())]
            }
            Kind::YesNo => whole(if way == Way::Least { NO } else { YES }.to_owned()),
            Kind::Choice { options, .. } => {
                let unfolds = options.iter().rev().find(|option| is_asked_about(form, &question.id, &option.id));
                let most = unfolds.or(options.last());
                let chosen = if way == Way::Least { options.first() } else { most };
                whole(chosen.map(|option| option.id.clone()).unwrap_or_default())
            }
            Kind::Choices { options, min, max, .. } => {
                let count = usize::from(if way == Way::Least { *min } else { *max });
                whole(options.iter().take(count).map(|option| option.id.as_str()).collect::<Vec<_>>().join(","))
            }
            Kind::Commune => whole(COMMUNE_TEXT.to_owned()),
            Kind::BusinessLine => whole("4711".to_owned()),
            Kind::TaxCode => whole(format!("{:010}", 301_000_000 + number)),
            Kind::Undertaking => whole(YES.to_owned()),
            // The server sets them.
            Kind::ReceivingCommune | Kind::File { .. } => Vec::new(),
        }
    }

    fn date(&self, question: &Question, precision: Precision, range: DateRange) -> Vec<(String, String)> {
        let years = if range == DateRange::Future { 2030 } else { 1970 };
        // Two years are more than any form has questions.
        let (year, month, day) = (years + self.given / 336, 1 + self.given / 28 % 12, 1 + self.given % 28);
        let parts = MustBe::Date(precision, range).parts().iter();
        let text = |part: &str| match part {
            ".ngay" => day.to_string(),
            ".thang" => month.to_string(),
            _ => year.to_string(),
        };
        parts.map(|part| (format!("{}{part}", question.id), text(part))).collect()
    }
}

/// Whether more is asked of who chooses this.
fn is_asked_about(form: &Form, question: &str, option: &str) -> bool {
    let pages = form.pages.iter().filter_map(|page| page.when.as_ref());
    let questions = form.pages.iter().flat_map(|page| &page.questions).filter_map(|question| question.when.as_ref());
    pages.chain(questions).any(|when| when.question == question && when.is.iter().any(|is| is == option))
}
