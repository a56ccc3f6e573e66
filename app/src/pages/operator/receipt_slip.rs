//! The receipt slip: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" (form 01 of TT 03/2025/TT-VPCP), to be printed on A4.

use std::sync::Arc;

use leptos::prelude::AnyView;

use super::{bar, to_work_list};
use crate::{
    components::{
        button::{Weight, link_button},
        code::code,
        contact::{Contact, contact},
        html::{Html, fill, html},
        look::Look,
        main_content::{main_content, section},
        notification_banner::{News, notification_banner},
        qr_code::{QrPicture, qr_code},
        summary_list::{Row, summary_list},
    },
    page::{Frame, Page},
    pages::{layout::link_alone, lookup::dossier::AgencyContact},
    text::{Lang, lookup, operator, reception as words},
};

/// The slip of one dossier.
#[derive(Clone, Debug)]
pub struct ReceiptSlip {
    /// Account name of who looks.
    pub official: String,
    /// It was taken in just now.
    pub fresh: bool,
    /// The province's code.
    pub code: String,
    /// Address of the dossier's page.
    pub dossier_href: String,
    /// Address of the form for the next one.
    pub next_href: String,
    /// Name of the procedure.
    pub procedure: String,
    /// Receiving agency.
    pub agency: String,
    /// Whom to contact there.
    pub contact: AgencyContact,
    /// Whom it is about.
    pub owner: String,
    /// Who handed it in.
    pub submitter: String,
    /// Their telephone as people write it; empty: none.
    pub phone: String,
    /// Papers received, or to be shown.
    pub papers: Vec<String>,
    /// Title of the papers.
    pub at_counter: bool,
    /// Processing time in working days; `None`: unknown.
    pub working_days: Option<u16>,
    /// `HH:mm dd/MM/yyyy`.
    pub received: String,
    /// `HH:mm dd/MM/yyyy`; `None`: no time is known.
    pub due: Option<String>,
    /// The due date lies past the known holidays.
    pub due_uncertain: bool,
    /// Way of return.
    pub return_method: String,
    /// Account name of who took it in.
    pub received_by: String,
    /// Address of the lookup, to be typed.
    pub lookup: String,
    /// The lookup with the code typed in.
    pub qr: Arc<QrPicture>,
}

impl Page for ReceiptSlip {
    fn title(&self, lang: Lang) -> String {
        format!("{} – {}", words::SLIP.get(lang), self.code)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let papers: Html = self.papers.iter().map(|paper| html!("<li>" (paper) "</li>")).collect();
        let papers_title = if self.at_counter { words::PAPERS } else { operator::DOCUMENTS };
        let content = html!(
            (self.banner(look)) "<div class='receipt-slip'>"
            "<h1 class='govuk-heading-l'>" (words::SLIP.get(lang)) " <span class='receipt-slip__plain'>"
            (words::SLIP_PLAIN.get(lang)) "</span></h1>"
            (summary_list(&self.facts(lang), look))
            (section(papers_title.get(lang))) "<ol class='govuk-list govuk-list--number'>" (papers) "</ol>"
            (section(words::LOOK_UP.get(lang))) "<div class='receipt-slip__lookup'>" (qr_code(&self.qr, words::QR_LABEL.get(lang)))
            "<div><p class='govuk-body'>" (words::CODE.get(lang)) ": " (code(&self.code)) "</p><p class='govuk-body'>"
            (fill(words::LOOK_UP_HOW, lang, &[&self.lookup])) "</p></div></div>"
            (section(lookup::CONTACT.get(lang))) (self.contact_block(look)) (signatures(lang))
            "</div><div class='no-print'><p class='govuk-body'>" (words::PRINT.get(lang)) "</p>"
            (link_button(&self.next_href, words::NEXT_ONE.get(lang), Weight::Primary))
            (link_alone(&self.dossier_href, words::TO_DOSSIER.get(lang))) "</div>"
        );
        main_content(&html!((bar(&self.official, lang))(to_work_list(lang))), &content).into_view()
    }
}

impl ReceiptSlip {
    fn banner(&self, look: Look) -> Option<Html> {
        let heading = fill(words::TAKEN_IN, look.lang, &[&self.code]);
        let more = html!("<p class='govuk-body'>" (words::PRINT.get(look.lang)) "</p>");
        self.fresh.then(
            || html!("<div class='no-print'>" (notification_banner(News::Success, &heading, &more, look)) "</div>"),
        )
    }

    fn facts(&self, lang: Lang) -> Vec<Row<'static>> {
        let due = self.due.as_ref().map_or_else(
            || words::TIME_UNKNOWN.get(lang).to_owned(),
            |due| {
                if self.due_uncertain { format!("{due} {}", words::DUE_UNCERTAIN.get(lang)) } else { due.clone() }
            },
        );
        let time = match self.working_days {
            Some(0) => words::SAME_DAY.get(lang).to_owned(),
            Some(days) => fill(words::WORKING_DAYS, lang, &[&days.to_string()]),
            None => words::TIME_UNKNOWN.get(lang).to_owned(),
        };
        let facts = [
            (operator::AGENCY, self.agency.as_str()),
            (words::CODE, &self.code),
            (words::RECEIVED_FROM, &self.submitter),
            (operator::PHONE, &self.phone),
            (operator::OWNER, &self.owner),
            (words::REQUESTED, &self.procedure),
            (words::TIME, &time),
            (words::RECEIVED_AT, &self.received),
            (words::DUE, &due),
            (operator::RETURN_METHOD, &self.return_method),
            (words::RECEIVED_BY, &self.received_by),
        ];
        let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
        known.map(|(key, value)| Row::text(key.get(lang), value)).collect()
    }

    fn contact_block(&self, look: Look) -> Html {
        let AgencyContact { official, phone, address } = &self.contact;
        let unknown = (official.is_none() && phone.is_none())
            .then(|| html!("<p class='govuk-body'>" (lookup::CONTACT_UNKNOWN.get(look.lang)) "</p>"));
        let known = Contact {
            unit: &self.agency,
            official: official.as_deref(),
            phone: phone.as_deref(),
            address: address.as_deref(),
            hours: None,
        };
        html!((contact(&known, look))(unknown))
    }
}

/// Where both sign on the paper.
fn signatures(lang: Lang) -> Html {
    let place = |who: &str| {
        html!(
            "<div><p class='govuk-body'><strong>" (who) "</strong><br>" (words::SIGN_HOW.get(lang)) "</p></div>"
        )
    };
    html!(
        "<div class='receipt-slip__signatures print-only'>" (place(words::SIGN_CITIZEN.get(lang)))
        (place(words::SIGN_OFFICIAL.get(lang))) "</div>"
    )
}
