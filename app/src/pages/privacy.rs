//! The privacy notice: who sees personal data, why, how long, and what the citizen can ask for.

use leptos::prelude::AnyView;

use super::layout::{Ready, below_home, help_number, paragraph, text_bullets};
use crate::{
    components::{
        html::{Html, fill, html},
        look::Look,
        main_content::{section, title},
        table::{Column, Table, table},
    },
    page::{Frame, Page},
    text::{Lang, privacy as text},
};

/// What the notice says of this installation.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    /// Days that a draft is kept after its last change.
    pub draft_days: u32,
    /// Hours that a message to a phone is kept.
    pub message_hours: u32,
    /// Days that the filing browser can open its dossiers.
    pub access_days: u32,
    /// Days that a submission is kept after its dossier has ended.
    pub ended_days: u32,
    /// Days that a consent to a comparison with the population database is kept; `None`: nobody is asked for one.
    pub consent_days: Option<u32>,
    /// Days that the chosen language is kept.
    pub language_days: u32,
    /// Whom to call.
    pub help_phone: &'a str,
}

/// The notice at `/quyen-rieng-tu`.
#[derive(Clone, Debug)]
pub struct Privacy(Ready);

impl Privacy {
    /// Renders the page.
    pub fn new(model: &Model, look: Look) -> Self {
        Self(Ready::new(text::TITLE.get(look.lang), content(model, look)))
    }
}

impl Page for Privacy {
    fn title(&self, _: Lang) -> String {
        self.0.title()
    }

    fn view(self, _: &Frame) -> AnyView {
        self.0.into_view()
    }
}

fn content(model: &Model, look: Look) -> Html {
    let lang = look.lang;
    let mut who = text::WHO_LIST.to_vec();
    if model.consent_days.is_some() {
        // Before the last one, which says that nobody else does.
        who.insert(who.len() - 1, text::WHO_POPULATION);
    }
    let who: Vec<&str> = who.into_iter().map(|text| text.get(lang)).collect();
    below_home(
        &[],
        &html!(
            (title(text::TITLE.get(lang))) (paragraph(text::LAW.get(lang)))
            (section(text::WHO.get(lang))) (text_bullets(&who))
            (section(text::WHY.get(lang))) (text_bullets(&text::WHY_LIST.map(|text| text.get(lang))))
            (section(text::HOW_LONG.get(lang))) (how_long(model, look))
            (section(text::COOKIES.get(lang))) (paragraph(text::COOKIES_WHAT.get(lang)))
            (section(text::RIGHTS.get(lang))) (text_bullets(&text::RIGHTS_LIST.map(|text| text.get(lang))))
            (section(text::CONTACT.get(lang)))
            "<p class='govuk-body'>" (text::CONTACT_HOW.get(lang)) " " (help_number(model.help_phone, look)) ".</p>"
        ),
        look,
    )
}

fn how_long(model: &Model, look: Look) -> Html {
    let lang = look.lang;
    let days = |number: u32| number.to_string();
    let row = |data, kept, number| (data, fill(kept, lang, &[&days(number)]));
    let mut rows = vec![
        row(text::DRAFT, text::DRAFT_KEPT, model.draft_days),
        row(text::PHONE_MESSAGES, text::PHONE_MESSAGES_KEPT, model.message_hours),
        row(text::ACCESS, text::ACCESS_KEPT, model.access_days),
        row(text::DOSSIER, text::DOSSIER_KEPT, model.ended_days),
    ];
    rows.extend(model.consent_days.map(|days| row(text::CONSENT, text::CONSENT_KEPT, days)));
    rows.push(row(text::LANGUAGE, text::LANGUAGE_KEPT, model.language_days));
    table(&Table {
        id: "thoi-gian-giu",
        caption: text::HOW_LONG_CAPTION.get(lang),
        columns: &[text::DATA, text::KEPT].map(|heading| Column { heading: heading.get(lang), numeric: false }),
        rows: rows.iter().map(|(data, kept)| vec![html!((data.get(lang))), html!((kept))]).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_are_those_of_the_installation() {
        let model = Model {
            draft_days: 14,
            message_hours: 24,
            access_days: 180,
            ended_days: 90,
            consent_days: Some(731),
            language_days: 365,
            help_phone: "1022",
        };
        let html = content(&model, Look::default());
        for part in [
            "14 ngày từ lần sửa cuối",
            ">180 ngày</td>",
            "đến 90 ngày sau khi hồ sơ kết thúc",
            "731 ngày (2 năm) từ khi đồng ý",
            "365 ngày, chỉ trên thiết bị",
            "91/2025/QH15",
        ] {
            assert!(html.as_str().contains(part), "{part}");
        }
        let nobody_asked = content(&Model { consent_days: None, ..model }, Look::default());
        assert!(html.as_str().contains("về dân cư") && !nobody_asked.as_str().contains("về dân cư"));
    }
}
