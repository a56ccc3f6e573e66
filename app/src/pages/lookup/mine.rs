//! The drafts and dossiers of this browser.

use leptos::prelude::AnyView;

use crate::{
    components::{
        button::{Button, Weight, button},
        details::details,
        html::{Html, html},
        look::Look,
        main_content::main_content,
        notification_banner::{News, notification_banner},
    },
    page::{Frame, Page},
    pages::{drafts::RESUME, layout::link_alone},
    text::{Lang, drafts, lookup as words, submission},
};

/// A draft or dossier of the list.
pub struct Entry {
    /// Procedure.
    pub name: String,
    /// What is known, e.g. the reference or the last day.
    pub line: String,
    /// Where it goes on.
    pub href: String,
    /// Where a draft is kept for longer, and its id; `None`: nothing to keep.
    pub keep: Option<(String, String)>,
}

/// The drafts and dossiers of this browser.
pub struct Mine {
    /// Drafts, newest first.
    pub drafts: Vec<Entry>,
    /// Sent dossiers, newest first.
    pub sent: Vec<Entry>,
    /// "Đã lưu lúc 10:32": the citizen just left a draft.
    pub just_saved: Option<String>,
}

impl Page for Mine {
    fn title(&self, lang: Lang) -> String {
        words::MINE_TITLE.get(lang).to_owned()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let saved = self.just_saved.map(|saved| notification_banner(News::Success, &saved, &Html::new(), look));
        let nothing = self.drafts.is_empty() && self.sent.is_empty();
        let none = nothing.then(|| {
            html!(
                "<p class='govuk-body'>" (words::MINE_NONE.get(lang)) "</p>"
                (link_alone("/tra-cuu", words::LOOKUP_TITLE.get(lang)))
            )
        });
        let forget = (!nothing).then(|| {
            let text = if look.kiosk { words::FINISH } else { words::FORGET };
            let go = button(&Button { text: text.get(lang), weight: Weight::Warning, sends: None });
            let form = html!("<p class='govuk-body'>" (words::FORGET_MEANS.get(lang)) "</p><form method='post' action='/ho-so'>" (go) "</form>");
            // The next in the queue must find nothing: on a kiosk it comes first.
            if look.kiosk { form } else { details(words::FORGET.get(lang), &form, false) }
        });
        let (finish, forget) = if look.kiosk { (forget, None) } else { (None, forget) };
        let content = html!(
            (saved) "<h1 class='govuk-heading-l'>" (words::MINE_TITLE.get(lang)) "</h1>" (finish) "<p class='govuk-body'>"
            (words::MINE_MEANS.get(lang)) "</p>" (none)
            (section(words::MINE_DRAFTS.get(lang), &self.drafts, lang)) (link_alone(RESUME, drafts::TO_RESUME.get(lang)))
            (section(words::MINE_SENT.get(lang), &self.sent, lang)) (forget)
            (link_alone("/thu-tuc", submission::FILE_ANOTHER.get(lang)))
        );
        main_content(&Html::new(), &content).into_view()
    }
}

fn section(title: &str, entries: &[Entry], lang: Lang) -> Html {
    if entries.is_empty() {
        return Html::new();
    }
    let items: Html = entries
        .iter()
        .map(|entry| {
            html!(
                "<li><a class='govuk-link' href='" (entry.href) "'>" (entry.name) "</a><br><span class='govuk-body-s'>" (entry.line)
                "</span>" (entry.keep.as_ref().map(|(action, draft)| keep(action, draft, &entry.name, lang))) "</li>"
            )
        })
        .collect();
    html!("<h2 class='govuk-heading-m'>" (title) "</h2><ul class='govuk-list govuk-list--spaced'>" (items) "</ul>")
}

fn keep(action: &str, draft: &str, name: &str, lang: Lang) -> Html {
    html!(
        "<form method='post' action='" (action) "'><input type='hidden' name='ban-nhap' value='" (draft)
        "'><button type='submit' class='govuk-button govuk-button--secondary'>" (drafts::KEEP_LONGER.get(lang))
        "<span class='govuk-visually-hidden'>: " (name) "</span></button></form>"
    )
}
