//! What was declared before, to be chosen from.

use leptos::prelude::AnyView;

use super::fields;
use crate::{
    components::{
        back_link::back_link,
        button::{Button, Weight, button, button_group, link_button},
        checkboxes::{Checkboxes, checkboxes},
        choice::Choice,
        field::{Field, Heading},
        html::{Html, fill, html},
        look::Look,
        main_content::main_content,
    },
    page::{Frame, Page},
    pages::{layout::link_alone, submission::Subject},
    text::{Lang, reuse as words},
};

/// An answer that can be used again.
pub struct Offered {
    /// Id of the question.
    pub question: String,
    /// The question and the earlier answer, in words.
    pub label: String,
    /// What stands there now, in words; `None`: nothing.
    pub now: Option<String>,
}

/// The page.
pub struct Choose {
    /// Procedure.
    pub subject: Subject,
    /// Identity of the draft, so that a stale page is noticed.
    pub draft_id: String,
    /// Name of the earlier procedure, and the day on which it was filed.
    pub from: Option<(String, String)>,
    /// What can be used; empty: nothing was found.
    pub offered: Vec<Offered>,
}

impl Page for Choose {
    fn title(&self, lang: Lang) -> String {
        words::TITLE.get(lang).to_owned()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        main_content(&back_link(&self.subject.start_href(), look), &self.content(look)).into_view()
    }
}

impl Choose {
    fn content(&self, look: Look) -> Html {
        let lang = look.lang;
        let action = self.subject.step_href("dung-lai");
        let head = html!(
            "<p class='govuk-caption-l'>" (self.subject.name) "</p>"
            "<h1 class='govuk-heading-l'>" (words::TITLE.get(lang)) "</h1>"
        );
        let other = button(&Button {
            text: words::OTHER_PHONE.get(lang),
            weight: Weight::Secondary,
            sends: Some((fields::ACT, fields::OTHER)),
        });
        let Some((procedure, day)) = self.from.as_ref().filter(|_| !self.offered.is_empty()) else {
            let go_on = link_button(&self.subject.start_href(), words::WITHOUT.get(lang), Weight::Primary);
            return html!(
                (head) "<p class='govuk-body'>" (words::NOTHING.get(lang)) "</p>"
                "<form method='post' action='" (action) "'>" (button_group(&html!((go_on) (other)))) "</form>"
            );
        };
        let hints: Vec<_> =
            self.offered.iter().map(|it| it.now.as_ref().map(|now| fill(words::NOW, lang, &[now]))).collect();
        let choices = self.offered.iter().zip(&hints).map(|(it, hint)| Choice {
            value: &it.question,
            label: &it.label,
            hint: hint.as_deref(),
            // What stands there already is replaced only if the citizen says so.
            checked: hint.is_none(),
            ..Choice::default()
        });
        let boxes = checkboxes(&Checkboxes {
            field: Field {
                name: fields::TAKEN,
                label: words::CHOOSE.get(lang),
                heading: Heading::Group,
                look,
                ..Field::default()
            },
            choices: choices.collect(),
        });
        let take = button(&Button {
            text: words::TAKE.get(lang),
            weight: Weight::Primary,
            sends: Some((fields::ACT, fields::TAKE)),
        });
        html!(
            (head) "<p class='govuk-body'>" (fill(words::FROM, lang, &[procedure, day])) " " (words::CHECK.get(lang)) "</p>"
            "<form method='post' action='" (action) "' novalidate>"
            "<input type='hidden' name='ban-nhap' value='" (self.draft_id) "'>" (boxes)
            (button_group(&html!((take) (other)))) "</form>"
            (link_alone(&self.subject.start_href(), words::WITHOUT.get(lang)))
        )
    }
}
