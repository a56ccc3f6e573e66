//! What the embedded notifier keeps in place of sending it.

use leptos::prelude::AnyView;

use crate::{
    components::{
        html::{Html, fill, html},
        look::Look,
        main_content::{main_content, title},
        table::{Column, Table, table},
        warning_text::warning_text,
    },
    page::{Frame, Page},
    text::{Lang, notify as words, operator},
};

/// Address of the page.
pub const PATH: &str = "/quay/hop-thu";

/// A message.
pub struct Row {
    /// `HH:mm dd/MM/yyyy`.
    pub at: String,
    /// To whom.
    pub phone: String,
    /// Words.
    pub words: String,
}

/// The mailbox.
pub struct Messages {
    /// Messages, the newest first; `None`: a gateway sends them.
    pub rows: Option<Vec<Row>>,
    /// Hours that they are kept.
    pub hours: i64,
}

impl Page for Messages {
    fn title(&self, lang: Lang) -> String {
        words::MAILBOX.get(lang).to_owned()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let back = html!("<a href='/he-thong' class='govuk-back-link'>" (operator::WORK_LIST.get(lang)) "</a>");
        let content = html!((title(words::MAILBOX.get(lang)))(self.list(look)));
        main_content(&back, &content).into_view()
    }
}

impl Messages {
    fn list(&self, look: Look) -> Html {
        let lang = look.lang;
        let Some(rows) = &self.rows else {
            return html!("<p class='govuk-body'>" (words::MAILBOX_ELSEWHERE.get(lang)) "</p>");
        };
        let about = html!(
            (warning_text(words::MAILBOX_ABOUT.get(lang), look))
            "<p class='govuk-body'>" (fill(words::MAILBOX_KEPT, lang, &[&self.hours.to_string()])) "</p>"
        );
        if rows.is_empty() {
            return html!((about) "<p class='govuk-body'>" (words::MAILBOX_NONE.get(lang)) "</p>");
        }
        let column = |heading| Column { heading, numeric: false };
        let rows = rows.iter().map(|row| vec![html!((row.at)), html!((row.phone)), html!((row.words))]).collect();
        let list = table(&Table {
            id: "tin-nhan",
            caption: words::MAILBOX_CAPTION.get(lang),
            columns: &[column(words::TIME.get(lang)), column(words::PHONE.get(lang)), column(words::WORDS.get(lang))],
            rows,
        });
        html!((about)(list))
    }
}
