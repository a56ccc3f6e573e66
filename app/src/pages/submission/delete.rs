//! Delete a draft: asked once, then done.

use leptos::prelude::AnyView;

use super::Subject;
use crate::{
    components::{
        back_link::back_link,
        button::{Button, Weight, button, button_group, link_button},
        html::html,
        look::Look,
        main_content::main_content,
    },
    page::{Frame, Page},
    text::{Lang, submission as words},
};

/// Delete a draft.
pub struct DeleteDraft {
    /// Procedure.
    pub subject: Subject,
    /// Page that the citizen came from.
    pub back_href: String,
}

impl Page for DeleteDraft {
    fn title(&self, lang: Lang) -> String {
        words::DELETE_TITLE.get(lang).to_owned()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let delete = button(&Button { text: words::DELETE_DRAFT.get(lang), weight: Weight::Warning, sends: None });
        let keep = link_button(&self.back_href, words::KEEP_DRAFT.get(lang), Weight::Secondary);
        let content = html!(
            "<h1 class='govuk-heading-l'>" (words::DELETE_TITLE.get(lang)) "</h1>"
            "<p class='govuk-body'>" (self.subject.name) "</p>"
            "<p class='govuk-body'>" (words::DELETE_MEANS.get(lang)) "</p>"
            "<form method='post' action='" (self.subject.start_href()) "/xoa'>" (button_group(&html!((delete) (keep)))) "</form>"
        );
        main_content(&back_link(&self.back_href, look), &content).into_view()
    }
}
