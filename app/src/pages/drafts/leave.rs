//! The draft is saved: how it is gone on with, here or on another device.

use std::sync::Arc;

use leptos::prelude::AnyView;

use super::phone_input;
use crate::{
    components::{
        button::{Button, Weight, button, link_button},
        code::code,
        details::details,
        error_summary::{SummaryError, error_summary},
        html::{Html, fill, html},
        look::Look,
        main_content::{main_content, section},
        qr_code::{QrPicture, qr_code},
    },
    page::{Frame, Page},
    pages::{layout::link_alone, submission::Subject},
    text::{Lang, Text, chrome, drafts as words, submission},
};

/// The code of the draft, as it is shown to who made it.
pub struct ShownCode {
    /// `1234-5678`.
    pub code: String,
    /// Address that the QR code holds, without its fragment: to be typed.
    pub address: String,
    /// The QR code.
    pub qr: Arc<QrPicture>,
    /// The phone that gets the one-time code.
    pub phone: String,
}

/// The page.
pub struct Leave {
    /// Procedure.
    pub subject: Subject,
    /// Identity of the draft, so that a stale page is noticed.
    pub draft_id: String,
    /// "Đã lưu lúc 10:32".
    pub saved: String,
    /// Last day of the draft, `dd/MM/yyyy`.
    pub kept_until: String,
    /// The code, once there is one.
    pub code: Option<ShownCode>,
    /// Phone as typed, or as answered in the form.
    pub phone: String,
    /// Error at the phone.
    pub phone_error: Option<Text>,
}

impl Page for Leave {
    fn title(&self, lang: Lang) -> String {
        chrome::page_title(self.phone_error.is_some(), words::LEAVE_TITLE.get(lang), lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        main_content(&Html::new(), &self.content(look)).into_view()
    }
}

impl Leave {
    fn content(&self, look: Look) -> Html {
        let lang = look.lang;
        let errors: Vec<_> = self
            .phone_error
            .iter()
            .map(|text| SummaryError { target: Some("dien-thoai"), text: text.get(lang) })
            .collect();
        let kept = if look.kiosk {
            words::KEPT_ON_KIOSK.get(lang).to_owned()
        } else {
            fill(words::KEPT_HERE, lang, &[&self.kept_until])
        };
        let elsewhere = match &self.code {
            None => html!(
                "<p class='govuk-body'>" (words::ELSEWHERE_HOW.get(lang)) "</p>" (self.form(words::GET_CODE, Weight::Primary, look))
            ),
            Some(shown) => html!((self.shown(shown, lang))(details(
                words::NEW_CODE.get(lang),
                &self.form(words::GET_CODE, Weight::Secondary, look),
                self.phone_error.is_some()
            ))),
        };
        let here = html!(
            "<p class='govuk-body'>" (link_button(&self.subject.start_href(), words::GO_ON_HERE.get(lang), Weight::Secondary)) "</p>"
        );
        html!(
            (error_summary(&errors, look))
            "<h1 class='govuk-heading-l'>" (words::LEAVE_TITLE.get(lang)) "</h1>"
            "<p class='govuk-body'>" (self.subject.name) "</p>"
            "<p class='govuk-body'><strong>" (self.saved) ".</strong> " (kept) "</p>"
            (section(words::ELSEWHERE.get(lang))) (elsewhere) (here)
            (link_alone("/ho-so", submission::MY_DOSSIERS.get(lang)))
        )
    }

    fn shown(&self, shown: &ShownCode, lang: Lang) -> Html {
        html!(
            "<p class='govuk-body'>" (words::CODE.get(lang)) ": " (code(&shown.code)) "</p>"
            (qr_code(&shown.qr, words::QR_LABEL.get(lang)))
            "<ol class='govuk-list govuk-list--number'><li>" (words::STEP_OPEN.get(lang)) " <strong class='kept'>"
            (shown.address) "</strong></li><li>" (fill(words::STEP_TYPE, lang, &[&shown.phone])) "</li><li>"
            (words::STEP_CONFIRM.get(lang)) "</li></ol>"
            "<p class='govuk-body'>" (fill(words::CODE_KEPT, lang, &[&self.kept_until])) "</p>"
        )
    }

    fn form(&self, send: Text, weight: Weight, look: Look) -> Html {
        let lang = look.lang;
        let error = self.phone_error.map(|text| text.get(lang));
        let phone = phone_input(words::PHONE, &self.phone, error, look);
        html!(
            "<form method='post' action='" (self.subject.step_href("luu-lai")) "' novalidate>"
            "<input type='hidden' name='ban-nhap' value='" (self.draft_id) "'>" (phone)
            (button(&Button { text: send.get(lang), weight, sends: None })) "</form>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(code: Option<ShownCode>) -> Leave {
        Leave {
            subject: Subject { id: "1.004873".into(), name: "Cấp <giấy>".into() },
            draft_id: "ab".into(),
            saved: "Đã lưu lúc 10:32".into(),
            kept_until: "07/12/2026".into(),
            code,
            phone: "0912 345 678".into(),
            phone_error: None,
        }
    }

    #[test]
    fn says_where_the_draft_is_and_asks_for_a_phone() {
        let html = page(None).content(Look::default());
        for part in ["Đã lưu lúc 10:32.", "07/12/2026", "Cấp &lt;giấy&gt;", "name='dien-thoai'", "value='0912 345 678'"]
        {
            assert!(html.as_str().contains(part), "{part}");
        }
        let kiosk = page(None).content(Look { kiosk: true, ..Look::default() });
        assert!(kiosk.as_str().contains("máy dùng chung") && !kiosk.as_str().contains("trên thiết bị này đến"));
    }

    #[test]
    fn a_code_is_shown_with_its_steps() {
        let qr = Arc::new(QrPicture::new(1, &[true]));
        let shown = ShownCode {
            code: "1234-5678".into(),
            address: "https://a.vn/lam-tiep".into(),
            qr,
            phone: "0912 345 678".into(),
        };
        let html = page(Some(shown)).content(Look::default());
        for part in ["1234-5678", "https://a.vn/lam-tiep", "role='img'", "số điện thoại 0912 345 678"] {
            assert!(html.as_str().contains(part), "{part}");
        }
    }
}
