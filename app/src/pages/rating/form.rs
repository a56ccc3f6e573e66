//! The form of a rating.

use domain::{
    eform::Answers,
    rating::{AnswerError, ApologyQuestion, COMMENT_LENGTH, Case, Question},
};

use super::Rating;
use crate::{
    components::{
        button::{Button, Weight, button, button_group},
        choice::Choice,
        error_summary::{SummaryError, error_summary},
        field::{Field, Heading},
        html::{Html, fill, html},
        look::Look,
        main_content::title,
        radios::{Radios, radios},
        textarea::{Textarea, textarea},
    },
    pages::layout::{foreign, link},
    text::{Lang, rating as text},
};

/// The points of a question's options, in their order.
const POINTS: [&str; 3] = ["2", "1", "0"];

/// The levels of satisfaction, in their order.
const LEVELS: [&str; 5] = ["5", "4", "3", "2", "1"];

impl Rating {
    pub(super) fn form(&self, case: Case, chosen: &Answers, errors: &[(String, AnswerError)], look: Look) -> Html {
        let lang = look.lang;
        let errors: Vec<_> =
            errors.iter().map(|(id, error)| (id.as_str(), self.error_text(id, *error, lang))).collect();
        let summary: Vec<_> = errors.iter().map(|(id, text)| SummaryError { target: Some(id), text }).collect();
        let form = Form { chosen, errors: &errors, look };
        let asked: Html = self.questionnaire.asked(case).map(|question| form.question(question)).collect();
        let apology = self.questionnaire.asked_apology(case).map(|question| form.apology(question));
        let satisfaction = self.questionnaire.asked_satisfaction(case).map(|question| {
            form.radios(&question.id, &question.text, None, false, LEVELS.iter().copied().zip(&question.options))
        });
        let comment = &self.questionnaire.comment;
        let comment = textarea(&Textarea {
            field: Field { hint: Some(&comment.hint), optional: true, ..form.field(&comment.id, &comment.text) },
            value: chosen.get(&comment.id),
            rows: 0,
            max_length: u16::try_from(COMMENT_LENGTH).ok(),
        });
        let send = button(&Button { text: text::SEND.get(lang), weight: Weight::Primary, sends: None });
        let reference = fill(text::DOSSIER, lang, &[&self.reference.grouped()]);
        html!(
            (error_summary(&summary, look)) "<span class='govuk-caption-l'>" (reference) "</span>"
            (title(self.heading().get(lang))) "<form method='post' novalidate action='" (self.dossier()) "/danh-gia'>"
            "<div" (foreign(look)) "><p class='govuk-body'>" (self.questionnaire.intro) "</p>" (asked) (apology)
            (satisfaction) (comment) "</div>"
            (button_group(&html!((send) (link(&self.dossier(), text::NOT_NOW.get(lang)))))) "</form>"
        )
    }

    fn error_text(&self, id: &str, error: AnswerError, lang: Lang) -> String {
        match error {
            AnswerError::Missing | AnswerError::NotAnOption => fill(text::MISSING, lang, &[self.question_text(id)]),
            AnswerError::TooLong(length) => {
                fill(text::TOO_LONG, lang, &[&length.to_string(), &COMMENT_LENGTH.to_string()])
            }
        }
    }

    fn question_text(&self, id: &str) -> &str {
        let questionnaire = &self.questionnaire;
        let others = [
            (&questionnaire.apology.id, &questionnaire.apology.text),
            (&questionnaire.satisfaction.id, &questionnaire.satisfaction.text),
            (&questionnaire.comment.id, &questionnaire.comment.text),
        ];
        let all = questionnaire.questions.iter().map(|question| (&question.id, &question.text)).chain(others);
        all.into_iter().find(|(known, _)| *known == id).map_or("", |(_, text)| text)
    }
}

/// What every field of the form needs.
struct Form<'a> {
    chosen: &'a Answers,
    errors: &'a [(&'a str, String)],
    look: Look,
}

impl<'a> Form<'a> {
    fn field(&self, name: &'a str, label: &'a str) -> Field<'a> {
        let error = self.errors.iter().find(|(id, _)| *id == name).map(|(_, text)| text.as_str());
        Field { name, label, heading: Heading::Group, error, look: self.look, ..Field::default() }
    }

    fn question(&self, question: &'a Question) -> Html {
        let options = POINTS.iter().copied().zip(&question.options);
        self.radios(&question.id, &question.text, None, question.optional, options)
    }

    fn apology(&self, question: &'a ApologyQuestion) -> Html {
        let options = ApologyQuestion::VALUES.into_iter().zip(&question.options);
        self.radios(&question.id, &question.text, question.hint.as_deref(), false, options)
    }

    fn radios(
        &self,
        name: &'a str,
        label: &'a str,
        hint: Option<&'a str>,
        optional: bool,
        options: impl Iterator<Item = (&'a str, &'a String)>,
    ) -> Html {
        let chosen = self.chosen.get(name);
        let choices = options
            .map(|(value, label)| Choice { value, label, checked: chosen == value, ..Choice::default() })
            .collect();
        radios(&Radios { field: Field { hint, optional, ..self.field(name, label) }, choices })
    }
}
