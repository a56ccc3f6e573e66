//! Check answers: everything once more, then send.

use leptos::prelude::AnyView;

use super::{
    Subject,
    changed::FormChanged,
    comparison::{NotCompared, mark},
};
use crate::{
    components::{
        back_link::back_link,
        button::{Button, button},
        html::{Html, fill, html},
        look::Look,
        main_content::main_content,
        summary_list::{Row, summary_list},
        warning_text::warning_text,
    },
    page::{Frame, Page},
    pages::{fees::Fees, layout::link_alone},
    text::{Lang, fees, submission as words},
};

/// Answers of one topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Heading.
    pub title: String,
    /// Rows in order.
    pub rows: Vec<Answer>,
}

/// One answer in words.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The question.
    pub label: String,
    /// The answer; `None`: left out.
    pub value: Option<String>,
    /// It fits what the population database holds.
    pub matched: bool,
    /// Where it is changed; `None`: it follows from other answers.
    pub change_href: Option<String>,
}

/// Check answers.
pub struct Check {
    /// Procedure.
    pub subject: Subject,
    /// "UBND phường …".
    pub agency: String,
    /// What changed in the form since the draft was kept last: a draft of another device comes here at once.
    pub changed: Option<FormChanged>,
    /// Answers by topic.
    pub topics: Vec<Topic>,
    /// What is unusual about the answers.
    pub warnings: Vec<String>,
    /// Why the population database confirms nothing, although the citizen agreed that it is asked.
    pub not_compared: Option<NotCompared>,
    /// What is expected to be paid.
    pub fees: Fees,
    /// An open dossier of the same person and procedure; `None`: there is none.
    pub second: Option<Second>,
    /// Identity of the draft.
    pub draft_id: String,
    /// Last step.
    pub back_href: String,
    /// Last day of the draft, `dd/MM/yyyy`.
    pub kept_until: String,
}

/// An open dossier of the same person and procedure.
pub enum Second {
    /// This browser may see it.
    Own {
        /// Reference as in the address.
        reference: String,
        /// Reference in groups.
        reference_grouped: String,
        /// `HH:mm, dd/MM/yyyy`.
        sent: String,
    },
    /// Filed elsewhere: nothing is told of it.
    Somebodys,
}

impl Second {
    fn show(&self, look: Look) -> Html {
        let lang = look.lang;
        let own = match self {
            Self::Somebodys => None,
            Self::Own { reference, reference_grouped, sent } => {
                let which = fill(words::SECOND_OPEN_OWN, lang, &[reference_grouped, sent]);
                let see = link_alone(&format!("/ho-so/{reference}"), words::SECOND_OPEN_SEE.get(lang));
                Some(html!("<p class='govuk-body'>" (which) "</p>" (see)))
            }
        };
        html!((warning_text(words::SECOND_OPEN.get(lang), look))(own))
    }
}

impl Page for Check {
    fn title(&self, lang: Lang) -> String {
        format!("{} – {}", words::CHECK_TITLE.get(lang), self.subject.name)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let topics: Html = self.topics.iter().map(|topic| show_topic(topic, look)).collect();
        let second = self.second.as_ref().map(|second| second.show(look));
        let warnings: Html = self.warnings.iter().map(|warning| warning_text(warning, look)).collect();
        let content = html!(
            (self.changed.as_ref().map(|changed| changed.banner(look)))
            "<h1 class='govuk-heading-l'>" (words::CHECK_TITLE.get(lang)) "</h1>"
            "<p class='govuk-body'>" (self.subject.name) "</p>"
            "<p class='govuk-body'><strong>" (words::DECIDED_BY.get(lang)) ":</strong> " (self.agency) "</p>"
            (warnings) (second) (topics) "<h2 class='govuk-heading-m'>" (fees::TITLE.get(lang)) "</h2>" (self.fees.show(look)) (self.fees.how(lang)) (self.not_compared.map(|why| why.line(lang)))
            "<p class='govuk-body'>" (words::BEFORE_SENDING.get(lang)) "</p>"
            "<form method='post' action='" (self.subject.step_href("kiem-tra")) "' novalidate>"
            "<input type='hidden' name='ban-nhap' value='" (self.draft_id) "'>"
            (button(&Button { text: words::SEND.get(lang), ..Button::default() }))
            "</form>"
            "<p class='govuk-body-s'>" (words::KEPT_UNTIL.get(lang)) " " (self.kept_until) ". "
            "<a class='govuk-link' href='" (self.subject.start_href()) "/xoa'>" (words::DELETE_DRAFT.get(lang)) "</a></p>"
        );
        main_content(&back_link(&self.back_href, look), &content).into_view()
    }
}

fn show_topic(topic: &Topic, look: Look) -> Html {
    // Two topics may ask the same thing of two people: the topic tells them apart.
    let contexts: Vec<_> = topic.rows.iter().map(|answer| format!("{} ({})", answer.label, topic.title)).collect();
    let rows: Vec<Row> = topic
        .rows
        .iter()
        .zip(&contexts)
        .map(|(answer, context)| Row {
            key: &answer.label,
            value: match &answer.value {
                Some(value) if answer.matched => html!((value) "<br>" (mark(look.lang))),
                Some(value) => html!((value)),
                None => html!((words::NOT_GIVEN.get(look.lang))),
            },
            change: answer.change_href.as_deref().map(|href| (href, context.as_str())),
        })
        .collect();
    html!("<h2 class='govuk-heading-m'>" (topic.title) "</h2>" (summary_list(&rows, look)))
}
