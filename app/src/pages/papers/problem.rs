//! A paper of the agency cannot be handed out.

use leptos::prelude::AnyView;

use crate::{
    components::{
        back_link::back_link,
        button::{Weight, link_button},
        html::html,
        look::Look,
        main_content::{main_content, title},
    },
    page::{Frame, Page},
    pages::layout::paragraph,
    text::{Lang, Text, papers as words},
};

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// What came is not what the agency has sent.
    Damaged,
    /// The province does not answer.
    Unreachable,
    /// The province does not hold it any more.
    Gone,
}

/// The page.
pub struct PaperProblem {
    /// Reference as in the address.
    pub reference: String,
    /// Why.
    pub why: Why,
}

impl Why {
    fn words(self) -> Text {
        match self {
            Self::Damaged => words::DAMAGED,
            Self::Unreachable => words::UNREACHABLE,
            Self::Gone => words::GONE,
        }
    }
}

impl Page for PaperProblem {
    fn title(&self, lang: Lang) -> String {
        words::PROBLEM.get(lang).to_owned()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = look.lang;
        let dossier = format!("/ho-so/{}", self.reference);
        let content = html!((title(words::PROBLEM.get(lang)))(paragraph(self.why.words().get(lang)))(paragraph(
            words::PROBLEM_WAY_ON.get(lang)
        ))(link_button(&dossier, words::BACK.get(lang), Weight::Secondary)));
        main_content(&back_link(&dossier, look), &content).into_view()
    }
}
