//! The page of one dossier that has just been sent.

use std::fmt::Write;

use app::text::{chrome, declaration, lookup as words, submission};
use domain::{dossier::Stage, eform::Form};
use fast_qr::{ECL, QRBuilder};
use maud::{Markup, html};

use crate::{
    Data,
    frame::{details, document, fill, row, say, section},
};

const REFERENCE: &str = "497-124-8193";
const SECRET: &str = "3FPY-RMV5-D2NL-2QSO-RSXV-MW6B-DM";
const CODE: &str = "H36-261121-0001";
const SENT_AT: &str = "09:00, 21/11/2026";

/// The answers, by question; the words of the questions come from the form.
const ANSWERS: &[(&str, &str)] = &[
    ("cho-ai", "Cho chính tôi"),
    ("nguoi-yeu-cau.ho-ten", "Nguyễn Thị Mẫu"),
    ("nguoi-yeu-cau.ngay-sinh", "01/02/1990"),
    ("nguoi-yeu-cau.so-dinh-danh", "060190001234"),
    ("nhan-than.gioi-tinh", "Nữ"),
    ("nhan-than.dan-toc", "Kinh"),
    ("nhan-than.quoc-tich", "Việt Nam"),
    ("giay-to.loai", "Thẻ căn cước"),
    ("giay-to.ngay-cap", "15/07/2021"),
    ("giay-to.noi-cap", "Cục Cảnh sát quản lý hành chính về trật tự xã hội"),
    ("lien-he.dien-thoai", "0900 000 001"),
    ("lien-he.thu-dien-tu", "Không khai"),
    ("noi-cu-tru.loai", "Đăng ký thường trú"),
    ("noi-cu-tru.xa", "Phường Phan Thiết, tỉnh Lâm Đồng"),
    ("noi-cu-tru.dia-chi", "25 Nguyễn Huệ"),
    ("thoi-gian.loai", "Từ khi đủ tuổi kết hôn đến nay"),
    ("tinh-trang", "Chưa đăng ký kết hôn với ai"),
    ("muc-dich", "Mua bán, chuyển nhượng nhà đất"),
    ("nhan-ket-qua.so-ban", "1"),
    ("nhan-ket-qua.cach", "Nhận tại quầy của cơ quan giải quyết"),
    ("cam-doan", "Đã cam đoan"),
];

/// The papers that this applicant shows.
const DOCUMENTS: &[&str] = &[
    "Thẻ căn cước, thẻ Căn cước công dân, Chứng minh nhân dân hoặc hộ chiếu còn hạn",
    "Giấy xác nhận tình trạng hôn nhân đã cấp trước đây (Nếu đã được cấp và nay xin cấp lại.)",
];

/// What the page shows.
pub struct Dossier {
    /// The agency that decides.
    pub agency: String,
    /// Modules of the QR code, row by row.
    qr: Vec<bool>,
    qr_width: usize,
    /// Topic, and its answers: question and answer in words.
    topics: Vec<(String, Vec<(String, &'static str)>)>,
}

impl Dossier {
    /// One dossier of an everyday kind.
    pub fn sample(form: &Form) -> anyhow::Result<Self> {
        let address = format!("http://127.0.0.1:40123/q#1.{}.{}", REFERENCE.replace('-', ""), SECRET.replace('-', ""));
        let code = QRBuilder::new(address).ecl(ECL::M).build()?;
        let mut topics: Vec<(String, Vec<(String, &'static str)>)> = Vec::new();
        for page in &form.pages {
            for question in &page.questions {
                let Some((_, value)) = ANSWERS.iter().find(|(id, _)| *id == question.id) else { continue };
                let row = (question.label.clone(), *value);
                match topics.last_mut().filter(|(topic, _)| *topic == page.topic) {
                    Some((_, rows)) => rows.push(row),
                    None => topics.push((page.topic.clone(), vec![row])),
                }
            }
        }
        Ok(Self {
            agency: "UBND phường Phan Thiết".to_owned(),
            qr_width: code.size,
            qr: (0..code.size).flat_map(|row| &code[row]).map(|module| module.value()).collect(),
            topics,
        })
    }
}

/// The page.
pub fn page(data: &Data) -> Markup {
    let Data { dossier, procedure_name, css, .. } = data;
    let headline = fill(words::WAITING, &dossier.agency);
    let content = html! {
        main class="govuk-main-wrapper" id="main-content" tabindex="-1" {
            p class="govuk-caption-l" { (procedure_name) }
            div class="govuk-panel govuk-panel--confirmation" {
                h1 class="govuk-panel__title" { (say(words::ACKNOWLEDGEMENT)) }
                div class="govuk-panel__body" { (say(words::REFERENCE)) br; strong class="reference" { (REFERENCE) } }
            }
            p class="govuk-body" { (say(words::NOT_THE_RECEIPT)) }
            p class="govuk-body-l" { (headline) }
            dl class="govuk-summary-list" {
                (row(say(words::DOSSIER_CODE), code(CODE)))
                (row(say(words::STATUS), html! { strong class="govuk-tag govuk-tag--grey" { (say(words::stage(Stage::Registered))) } }))
                (row(say(submission::DECIDED_BY), &dossier.agency))
                (row(say(words::SENT_AT), SENT_AT))
            }
            (section(words::NEXT))
            @if let Some(next) = words::next(Stage::Registered) { p class="govuk-body" { (say(next)) } }
            p class="govuk-body" { (fill(words::ANSWER_BY, "17:00, 23/11/2026")) }
            p class="govuk-body" { strong { (fill(words::EXPECTED, "26/11/2026")) "." } }
            p class="govuk-body" { (say(words::NOTHING_TO_DO)) }
            (section(words::KEEP)) (keep(dossier))
            (section(words::HISTORY))
            ol class="timeline" {
                li class="timeline__item timeline__item--current" aria-current="step" {
                    h3 class="timeline__title" {
                        span class="govuk-visually-hidden" { (say(chrome::STAGE_CURRENT)) " " } (say(words::EVENT_SENT))
                    }
                    p class="timeline__meta" { (SENT_AT) }
                }
            }
            p class="data-age" { (say(chrome::UPDATED).replacen("{}", "09:00", 1).replacen("{}", "21/11/2026", 1)) "." }
            (section(words::CONTACT))
            dl class="govuk-summary-list" { (row(say(chrome::UNIT), &dossier.agency)) }
            p class="govuk-body" { (say(words::CONTACT_UNKNOWN)) }
            (section(words::BRING))
            ul class="govuk-list govuk-list--bullet" { @for document in DOCUMENTS { li { (document) } } }
            (details(say(words::ANSWERS), &answers(dossier)))
            div class="no-print" {
                p class="govuk-body" { a class="govuk-link link-alone" href="/ho-so/4971248193/to-khai" { (say(declaration::LINK)) } }
            }
            p class="govuk-body no-print" { a class="govuk-link link-alone" href="/ho-so" { (say(words::MINE_TITLE)) } }
        }
    };
    document(&format!("{headline} – {procedure_name}"), "/ho-so/4971248193", css, &content)
}

fn code(code: &str) -> Markup {
    html! { strong class="code" translate="no" { (code) } }
}

fn keep(dossier: &Dossier) -> Markup {
    html! {
        div class="dossier-keep" {
            (qr_code(dossier))
            div {
                p class="govuk-body" { (say(words::REFERENCE)) ": " (code(REFERENCE)) }
                p class="govuk-body-s" { (say(words::SECRET)) ": " (code(SECRET)) br; (say(words::SECRET_WHERE)) }
                p class="govuk-body no-print" { (say(words::KEEP_HOW)) }
                p class="govuk-body-s" { (say(words::QR_WARNING)) }
                p class="govuk-body-s" { (say(words::LOST)) }
            }
        }
    }
}

fn qr_code(dossier: &Dossier) -> Markup {
    let mut path = String::new();
    for (y, row) in dossier.qr.chunks(dossier.qr_width).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|dark| **dark).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + 4, y + 4);
            }
            x += run.max(1);
        }
    }
    let side = dossier.qr_width + 8;
    html! {
        svg class="qr-code" xmlns="http://www.w3.org/2000/svg" role="img" aria-label=(say(words::QR_LABEL))
            viewBox={ "0 0 " (side) " " (side) } shape-rendering="crispEdges" {
            rect width="100%" height="100%" fill="#fff" {}
            path fill="#000" d=(path) {}
        }
    }
}

fn answers(dossier: &Dossier) -> Markup {
    html! {
        @for (topic, rows) in &dossier.topics {
            h3 class="govuk-heading-s" { (topic) }
            dl class="govuk-summary-list" { @for (question, answer) in rows { (row(question, answer)) } }
        }
    }
}
