//! Asked once: may the draft that is here be replaced?

use leptos::prelude::AnyView;

use super::REPLACE;
use crate::{
    components::{
        button::{Button, Weight, button, button_group, link_button},
        html::{Html, fill, html},
        main_content::main_content,
    },
    page::{Frame, Page},
    pages::submission::Subject,
    text::{Lang, drafts as words},
};

/// The question.
pub struct Replace {
    /// Procedure of both drafts.
    pub subject: Subject,
    /// When the draft here was saved, `10:32, 23/11/2026`.
    pub saved: String,
}

impl Page for Replace {
    fn title(&self, lang: Lang) -> String {
        words::REPLACE_TITLE.get(lang).to_owned()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let replace = button(&Button { text: words::REPLACE.get(lang), weight: Weight::Warning, sends: None });
        let keep = link_button(&self.subject.start_href(), words::KEEP_MINE.get(lang), Weight::Secondary);
        let content = html!(
            "<h1 class='govuk-heading-l'>" (words::REPLACE_TITLE.get(lang)) "</h1><p class='govuk-body'>" (self.subject.name)
            "</p><p class='govuk-body'>" (fill(words::REPLACE_MEANS, lang, &[&self.saved]))
            "</p><form method='post' action='" (REPLACE) "'>" (button_group(&html!((replace) (keep)))) "</form>"
        );
        main_content(&Html::new(), &content).into_view()
    }
}
