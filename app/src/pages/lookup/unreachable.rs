//! The province's system does not answer a lookup now: that is not "not found".

use leptos::prelude::AnyView;

use crate::{
    components::{
        button::{Weight, link_button},
        html::{Html, html},
        main_content::{main_content, section, title},
    },
    page::{Frame, Page},
    pages::layout::{paragraph, text_bullets},
    text::{Lang, lookup as words},
};

/// A lookup that had no answer.
pub struct Unreachable {
    /// Address to try once more.
    pub again: String,
}

impl Page for Unreachable {
    fn title(&self, lang: Lang) -> String {
        words::UNREACHABLE.get(lang).to_owned()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let lang = frame.lang;
        let ways = [words::UNREACHABLE_AGAIN, words::UNREACHABLE_CALL, words::UNREACHABLE_COUNTER];
        let content = html!(
            (title(words::UNREACHABLE.get(lang))) (paragraph(words::UNREACHABLE_WHAT.get(lang)))
            (section(words::UNREACHABLE_WAY_ON.get(lang))) (text_bullets(&ways.map(|way| way.get(lang))))
            "<p class='govuk-body'>" (link_button(&self.again, words::TRY_AGAIN.get(lang), Weight::Primary)) "</p>"
        );
        main_content(&Html::new(), &content).into_view()
    }
}
