//! The rating of one dossier: the questions that fit it, and afterwards what was given.

mod form;

use std::sync::Arc;

use domain::{
    date,
    eform::Answers,
    rating::{AnswerError, CRITERIA, Case, Questionnaire},
    reference::Reference,
};
use leptos::prelude::AnyView;
use time::OffsetDateTime;

use super::{
    layout::{foreign, link_alone},
    publication::percent,
};
use crate::{
    components::{
        back_link::back_link,
        html::{Html, fill, html},
        look::Look,
        main_content::main_content,
        panel::panel,
    },
    page::{Frame, Page},
    text::{Lang, chrome, rating as text},
};

/// The rating of a dossier, at `/ho-so/{reference}/danh-gia`.
#[derive(Clone, Debug)]
pub struct Rating {
    /// Our reference of the dossier.
    pub reference: Reference,
    /// The questions.
    pub questionnaire: Arc<Questionnaire>,
    /// How far it is.
    pub state: State,
}

/// How far a rating is.
#[derive(Clone, Debug)]
pub enum State {
    /// The questions are asked.
    Asking {
        /// Which questions.
        case: Case,
        /// What was chosen, by field name.
        chosen: Answers,
        /// Bad fields, in the order of the page.
        errors: Vec<(String, AnswerError)>,
        /// There is a rating already.
        again: bool,
    },
    /// The rating was given.
    Given {
        /// The score; `None` if no criterion was answered.
        score: Option<Given>,
        /// Until when it can be changed, in Vietnam's offset; `None`: no longer.
        changeable_until: Option<OffsetDateTime>,
    },
}

/// The score of a rating that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// Share of the maximum, in thousandths.
    pub permille: u16,
    /// How many of the nine criteria it is made of.
    pub criteria: u8,
}

impl Page for Rating {
    fn title(&self, lang: Lang) -> String {
        let title = self.heading().get(lang);
        let has_errors = matches!(&self.state, State::Asking { errors, .. } if !errors.is_empty());
        chrome::page_title(has_errors, title, lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        self.content(Look::from(frame)).into_view()
    }
}

impl Rating {
    fn heading(&self) -> crate::text::Text {
        match self.state {
            State::Asking { again: false, .. } => text::TITLE,
            State::Asking { again: true, .. } => text::TITLE_CHANGE,
            State::Given { .. } => text::TITLE_GIVEN,
        }
    }

    /// Address of the dossier.
    fn dossier(&self) -> String {
        format!("/ho-so/{}", self.reference)
    }

    fn content(&self, look: Look) -> Html {
        let content = match &self.state {
            State::Asking { case, chosen, errors, .. } => self.form(*case, chosen, errors, look),
            State::Given { score, changeable_until } => self.given(*score, *changeable_until, look),
        };
        main_content(&back_link(&self.dossier(), look), &content)
    }

    fn given(&self, score: Option<Given>, changeable_until: Option<OffsetDateTime>, look: Look) -> Html {
        let lang = look.lang;
        let closing = html!("<span" (foreign(look)) ">" (self.questionnaire.closing) "</span>");
        let score = score.map(|score| {
            let (share, criteria) = (percent(score.permille.into(), lang), score.criteria.to_string());
            html!("<p class='govuk-body'>" (fill(text::SCORE, lang, &[&share, &criteria, &CRITERIA.to_string()])) "</p>")
        });
        let change = match changeable_until {
            None => html!("<p class='govuk-body'>" (text::FINAL.get(lang)) "</p>"),
            Some(until) => {
                let time = format!("{:02}:{:02}", until.hour(), until.minute());
                let href = format!("{}/danh-gia?sua=1", self.dossier());
                html!(
                    "<p class='govuk-body'>" (fill(text::CHANGEABLE, lang, &[&time, &date::format(until.date())]))
                    "</p>" (link_alone(&href, text::CHANGE.get(lang)))
                )
            }
        };
        html!((panel(text::TITLE_GIVEN.get(lang), &closing))(score)(change)(link_alone(
            &self.dossier(),
            text::TO_DOSSIER.get(lang)
        ))(link_alone("/cong-khai", text::TO_RESULTS.get(lang))))
    }
}

#[cfg(test)]
mod tests;
