//! One dossier, whole: what to do, what was filed, what has happened. Prints on A4.

use domain::{
    dossier::{Action, Stage},
    money,
};
use leptos::prelude::AnyView;

use super::{
    actions::{Attempt, Target, action_forms},
    bar,
    papers::Papers,
    standing,
};
use crate::{
    components::{
        error_summary::{SummaryError, error_summary},
        file_kind::kind_and_size,
        html::{Html, fill, html, paragraphs},
        look::Look,
        main_content::{main_content, section},
        notification_banner::{News, notification_banner},
        summary_list::{Row, summary_list},
        timeline::{self, Moment, timeline},
    },
    page::{Frame, Page},
    pages::layout::link_alone,
    text::{Lang, Text, chrome, declaration, operator as words, papers, reception},
};

/// Answers of one topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its name.
    pub title: String,
    /// Question and answer.
    pub answers: Vec<(String, String)>,
}

/// A file that came with it.
#[derive(Clone, Debug)]
pub struct AttachedFile {
    /// Where it can be saved from.
    pub href: String,
    /// Which paper it is.
    pub document: String,
    /// Its name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// One step of the history.
#[derive(Clone, Debug)]
pub struct Step {
    /// `HH:mm dd/MM/yyyy`.
    pub at: String,
    /// What was done; `None`: it was sent in, or later a paper or the answer to one was sent.
    pub action: Option<Action>,
    /// Account name of who did it; empty: it was sent in.
    pub official: String,
    /// The unit.
    pub unit: String,
    /// What the citizen was told.
    pub note: String,
    /// What was to be paid, or was paid, in VND.
    pub amount: Option<u64>,
}

impl Step {
    /// What was done, at this place of the history.
    fn title(&self, place: usize) -> Text {
        match self.action {
            Some(action) => words::done(action),
            None if place == 0 => words::REGISTERED,
            None if self.official.is_empty() => papers::OFFICE_ANSWERED,
            None => papers::OFFICE_SENT,
        }
    }
}

/// The due date.
#[derive(Clone, Debug)]
pub enum Due {
    /// Not taken in yet: when the answer is due.
    Answer(String),
    /// No processing time is known, or it was never taken in.
    Unknown,
    /// Promised.
    Promised {
        /// `HH:mm dd/MM/yyyy`.
        at: String,
        /// Within the years whose holidays are known.
        certain: bool,
        /// Whether it will move.
        clock: Clock,
    },
}

/// The time that counts against a due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// It runs, or has ended.
    Runs,
    /// It stands still, and the due date will move.
    Stopped,
    /// It was stopped when no time was left: the due date stays.
    StoppedTooLate,
}

/// The dossier to take up next.
#[derive(Clone, Debug)]
pub struct Next {
    /// Address of its page.
    pub href: String,
    /// Its place in the list, from 1.
    pub position: u32,
    /// Dossiers in the list.
    pub total: u32,
}

/// How it ended.
#[derive(Clone, Debug)]
pub struct End {
    /// `HH:mm dd/MM/yyyy`.
    pub at: String,
    /// On time; `None`: nothing to judge by.
    pub on_time: Option<bool>,
}

/// One dossier.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Account name of who looks.
    pub official: String,
    /// The province's code.
    pub code: String,
    /// Our reference, as people read it; empty: it did not come from here.
    pub reference: String,
    /// It was taken in on paper.
    pub at_counter: bool,
    /// Address of this page, with the list that the official works through.
    pub href: String,
    /// Address of that list.
    pub list_href: String,
    /// The next dossier in it.
    pub next: Option<Next>,
    /// Version that the forms have seen.
    pub version: u32,
    /// Where it stands.
    pub stage: Stage,
    /// Not answered within 8 working hours.
    pub unanswered: bool,
    /// Past the due date.
    pub overdue: bool,
    /// Procedure.
    pub procedure: String,
    /// Receiving agency.
    pub agency: String,
    /// Whom it is about.
    pub owner: String,
    /// Tax code of an organisation; empty: it is none.
    pub tax_code: String,
    /// Who filed it.
    pub submitter: String,
    /// Telephone as people write it; empty: none.
    pub phone: String,
    /// Way of return.
    pub return_method: String,
    /// `HH:mm dd/MM/yyyy`.
    pub submitted: String,
    /// `HH:mm dd/MM/yyyy`.
    pub received: Option<String>,
    /// The due date.
    pub due: Due,
    /// What is to be paid now, in VND.
    pub amount_due: Option<u64>,
    /// What has been paid so far, in VND.
    pub paid: Option<u64>,
    /// Supplement requests so far.
    pub supplement_requests: u16,
    /// How it ended.
    pub end: Option<End>,
    /// Papers to be shown.
    pub documents: Vec<String>,
    /// Files that came with it.
    pub files: Vec<AttachedFile>,
    /// Papers for the citizen.
    pub papers: Papers,
    /// Answers.
    pub topics: Vec<Topic>,
    /// Oldest first.
    pub history: Vec<Step>,
    /// What was just done.
    pub done: Option<Action>,
    /// What was just tried and not done.
    pub attempt: Option<Attempt>,
}

impl Page for Dossier {
    fn title(&self, lang: Lang) -> String {
        let title = format!("{} – {}", self.code, words::stage(self.stage).get(lang));
        chrome::page_title(self.attempt.is_some() || self.papers.problem.is_some(), &title, lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let target = Target { href: &self.href, version: self.version, supplement_requests: self.supplement_requests };
        let actions = action_forms(self.stage, target, self.attempt.as_ref(), look);
        let documents = if self.at_counter { reception::PAPERS } else { words::DOCUMENTS };
        let content = html!(
            (self.problem(look)) (self.banner(look))
            "<span class='govuk-caption-l'>" (self.procedure) "</span><h1 class='govuk-heading-l'><span class='code'>"
            (self.code) "</span></h1><p class='govuk-body'>"
            (standing(self.stage, self.unanswered, self.overdue, lang)) "</p>"
            "<section class='actions no-print' aria-labelledby='xu-ly'><h2 class='govuk-heading-m' id='xu-ly'>"
            (words::ACTIONS.get(lang)) "</h2>" (actions) (self.next_link(lang)) "</section>"
            (self.papers.view(self.version, look))
            (summary_list(&self.facts(lang), look))
            (self.slip_link(lang)) (self.declaration_link(lang)) (section(documents.get(lang))) (self.documents())
            (self.files(lang))
            (section(words::ANSWERS.get(lang))) (self.answers(look))
            (section(words::HISTORY.get(lang))) (self.history(look))
            "<p class='govuk-body no-print'>" (words::PRINT.get(lang)) "</p>"
        );
        let back = html!(
            "<a href='" (self.list_href) "' class='govuk-back-link'>" (words::WORK_LIST.get(lang)) "</a>"
        );
        main_content(&html!((bar(&self.official, lang))(back)), &content).into_view()
    }
}

/// What there is.
fn given(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

impl Next {
    fn words(&self, lang: Lang) -> String {
        fill(words::NEXT, lang, &[&self.position.to_string(), &self.total.to_string()])
    }
}

impl Dossier {
    fn problem(&self, look: Look) -> Html {
        let blame = self.attempt.as_ref().map(Attempt::blame);
        let mut errors: Vec<_> = blame
            .iter()
            .map(|(target, text)| SummaryError { target: target.as_deref(), text: text.get(look.lang) })
            .collect();
        errors.extend(self.papers.blame());
        error_summary(&errors, look)
    }

    /// What was just done, with the way to the next dossier under the Enter key.
    fn banner(&self, look: Look) -> Option<Html> {
        let lang = look.lang;
        let done = match self.done {
            Some(done) => words::done(done),
            None if self.papers.just_sent => papers::OFFICE_SENT,
            None => return None,
        };
        let more = match &self.next {
            Some(next) => html!(
                "<p class='govuk-body'><a class='govuk-notification-banner__link link-alone' href='" (next.href)
                "' autofocus>" (next.words(lang)) "</a></p>"
            ),
            None => html!("<p class='govuk-body'>" (words::NO_NEXT.get(lang)) "</p>"),
        };
        let heading = format!("{}: {}", done.get(lang), self.code);
        Some(html!("<div class='no-print'>" (notification_banner(News::Success, &heading, &more, look)) "</div>"))
    }

    fn next_link(&self, lang: Lang) -> Option<Html> {
        let next = self.next.as_ref().filter(|_| self.done.is_none() && !self.papers.just_sent)?;
        Some(link_alone(&next.href, &next.words(lang)))
    }

    /// The receipt slip exists from reception on.
    fn slip_link(&self, lang: Lang) -> Option<Html> {
        let href = format!("/he-thong/ho-so/{}/giay-tiep-nhan", self.code);
        let link = self.received.as_ref().map(|_| link_alone(&href, reception::TO_SLIP.get(lang)));
        link.map(|link| html!("<div class='no-print'>" (link) "</div>"))
    }

    /// What was brought on paper was not declared here.
    fn declaration_link(&self, lang: Lang) -> Option<Html> {
        let href = format!("/he-thong/ho-so/{}/to-khai", self.code);
        let link = (!self.topics.is_empty()).then(|| link_alone(&href, declaration::LINK_OFFICIAL.get(lang)));
        link.map(|link| html!("<div class='no-print'>" (link) "</div>"))
    }

    fn facts(&self, lang: Lang) -> Vec<Row<'static>> {
        let (due_key, due) = match &self.due {
            Due::Answer(at) => (words::ANSWER_BY, at.clone()),
            Due::Unknown => (words::DUE, words::DUE_UNKNOWN.get(lang).to_owned()),
            Due::Promised { at, certain, clock } => {
                let clock = match clock {
                    Clock::Runs => None,
                    Clock::Stopped => Some(words::CLOCK_STOPPED),
                    Clock::StoppedTooLate => Some(words::STOPPED_TOO_LATE),
                };
                let remarks = (!certain).then_some(words::DUE_UNCERTAIN).into_iter().chain(clock);
                (words::DUE, remarks.fold(at.clone(), |due, remark| format!("{due} {}", remark.get(lang))))
            }
        };
        let end = self.end.as_ref().map(|end| match end.on_time {
            Some(on_time) => {
                format!("{}, {}", end.at, if on_time { words::ON_TIME } else { words::LATE }.get(lang))
            }
            None => end.at.clone(),
        });
        let facts = [
            (words::OWNER, Some(self.owner.clone())),
            (words::TAX_CODE, given(&self.tax_code)),
            (words::SUBMITTER, Some(self.submitter.clone())),
            (words::PHONE, given(&self.phone)),
            (words::REFERENCE, given(&self.reference)),
            (words::AGENCY, Some(self.agency.clone())),
            (words::RETURN_METHOD, Some(self.return_method.clone())),
            (words::SUBMITTED, Some(self.submitted.clone())),
            (words::RECEIVED, self.received.clone()),
            (due_key, Some(due)),
            (words::AMOUNT_DUE, self.amount_due.map(money::dong)),
            (words::PAID, self.paid.map(money::dong)),
            (words::ENDED, end),
        ];
        facts.into_iter().filter_map(|(key, value)| value.map(|value| Row::text(key.get(lang), &value))).collect()
    }

    fn documents(&self) -> Html {
        let items: Html = self.documents.iter().map(|document| html!("<li>" (document) "</li>")).collect();
        html!("<ul class='govuk-list govuk-list--bullet'>" (items) "</ul>")
    }

    fn files(&self, lang: Lang) -> Option<Html> {
        let item = |file: &AttachedFile| {
            html!(
                "<li><a class='govuk-link' href='" (file.href) "' download>" (file.document) ": " (file.name) "</a> ("
                (kind_and_size(&file.media_type, file.bytes)) ")</li>"
            )
        };
        let items: Html = self.files.iter().map(item).collect();
        let list =
            html!((section(words::FILES.get(lang))) "<ul class='govuk-list govuk-list--bullet'>" (items) "</ul>");
        (!self.files.is_empty()).then_some(list)
    }

    fn answers(&self, look: Look) -> Html {
        self.topics
            .iter()
            .map(|topic| {
                let rows: Vec<_> = topic.answers.iter().map(|(label, value)| Row::text(label, value)).collect();
                html!("<h3 class='govuk-heading-s'>" (topic.title) "</h3>" (summary_list(&rows, look)))
            })
            .collect()
    }

    fn history(&self, look: Look) -> Html {
        let last = self.history.len().saturating_sub(1);
        let who: Vec<String> = self
            .history
            .iter()
            .enumerate()
            .map(|(index, step)| {
                if step.official.is_empty() && (step.action.is_some() || index > 0) {
                    format!("{}, {}", step.at, words::BY_CITIZEN.get(look.lang))
                } else if step.official.is_empty() {
                    step.at.clone()
                } else {
                    format!("{}, {}, {}", step.at, step.official, step.unit)
                }
            })
            .collect();
        let stages: Vec<_> = self
            .history
            .iter()
            .zip(&who)
            .enumerate()
            .map(|(index, (step, who))| timeline::Stage {
                moment: if index == last && self.stage.is_open() { Moment::Current } else { Moment::Done },
                title: step.title(index).get(look.lang),
                when_and_who: who,
                note: html!((step.amount.map(|amount| paragraphs(&money::dong(amount))))(paragraphs(&step.note))),
            })
            .collect();
        timeline(&stages, look)
    }
}
