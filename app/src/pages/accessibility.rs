//! The accessibility statement: what works, how that was found out, and what does not work yet.

use leptos::prelude::AnyView;

use super::layout::{Ready, below_home, help_number, paragraph, text_bullets};
use crate::{
    components::{
        html::{Html, html},
        look::Look,
        main_content::{section, title},
    },
    page::{Frame, Page},
    text::{Lang, accessibility as text},
};

/// The statement at `/tro-nang`.
#[derive(Clone, Debug)]
pub struct Accessibility(Ready);

impl Accessibility {
    /// Renders the page; `help_phone`: whom to call.
    pub fn new(help_phone: &str, look: Look) -> Self {
        Self(Ready::new(text::TITLE.get(look.lang), content(help_phone, look)))
    }
}

impl Page for Accessibility {
    fn title(&self, _: Lang) -> String {
        self.0.title()
    }

    fn view(self, _: &Frame) -> AnyView {
        self.0.into_view()
    }
}

fn content(help_phone: &str, look: Look) -> Html {
    let lang = look.lang;
    below_home(
        &[],
        &html!(
            (title(text::TITLE.get(lang))) (paragraph(text::AIM.get(lang)))
            (section(text::CAN.get(lang))) (text_bullets(&text::CAN_LIST.map(|text| text.get(lang))))
            (section(text::TESTED.get(lang))) (paragraph(text::TESTED_HOW.get(lang)))
            (section(text::LIMITS.get(lang))) (text_bullets(&text::LIMITS_LIST.map(|text| text.get(lang))))
            (section(text::REPORT.get(lang)))
            "<p class='govuk-body'>" (text::REPORT_HOW.get(lang)) " " (help_number(help_phone, look)) ".</p>"
        ),
        look,
    )
}
