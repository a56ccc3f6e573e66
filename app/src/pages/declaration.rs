//! The declaration (tờ khai): what was sent, as the official form has it. Citizen and official read the same paper, on
//! the screen and on A4; the server makes the PDF of the same content.

use leptos::prelude::AnyView;

use super::operator::bar;
use crate::{
    components::{
        html::{Html, html},
        look::Look,
        main_content::main_content,
    },
    page::{Frame, Page},
    pages::layout::{foreign, link_alone, paragraph},
    text::{Lang, declaration as words},
};

/// What was declared. All of it is form data: Vietnamese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Title of the official form.
    pub title: String,
    /// Where the official form comes from; `None`: not known.
    pub source: Option<String>,
    /// To whom it goes.
    pub agency: String,
    /// The answers by topic, in the form's order.
    pub topics: Vec<DeclaredTopic>,
    /// Files that were sent along.
    pub attached: Vec<Attached>,
    /// Papers to be shown at the counter.
    pub to_show: Vec<String>,
    /// What the declarant agreed to, in the words of the form.
    pub undertakings: Vec<String>,
    /// Full name of who declared.
    pub declarant: String,
    /// "Khai và gửi trực tuyến, ngày 23 tháng 11 năm 2026".
    pub sent_on: String,
    /// "Mã tiếp nhận 123-456-7897, gửi lúc 08:00, 23/11/2026".
    pub foot: String,
}

/// Answers of one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredTopic {
    /// Its heading.
    pub title: String,
    /// In order.
    pub parts: Vec<Part>,
}

/// A part of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Questions with their answers.
    Answers {
        /// "Thành viên 2", where the same is told of several; else nothing.
        heading: Option<String>,
        /// Question and answer.
        answers: Vec<(String, String)>,
    },
    /// The same short answers of several people or things.
    Table {
        /// Questions; the first column is the number of the row.
        columns: Vec<String>,
        /// Answers of each, as many as there are columns.
        rows: Vec<Vec<String>>,
    },
}

/// A file that was sent along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// What it is, in the words of the form.
    pub document: String,
    /// Name of the file.
    pub file_name: String,
}

/// Around the paper.
#[derive(Clone, Debug)]
pub enum Reader {
    /// The citizen.
    Citizen,
    /// An official: account name.
    Official(String),
}

/// The page with the paper.
pub struct Declared {
    /// The paper.
    pub declaration: Declaration,
    /// Who reads it.
    pub reader: Reader,
    /// Page of the dossier; the paper stands below it.
    pub dossier_href: String,
}

impl Page for Declared {
    fn title(&self, lang: Lang) -> String {
        crate::components::html::fill(words::TITLE, lang, &[&self.declaration.title])
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = look.lang;
        let pdf = format!("{}/to-khai.pdf", self.dossier_href);
        let how = if look.kiosk {
            paragraph(words::PRINT_KIOSK.get(lang))
        } else {
            html!((paragraph(words::PRINT.get(lang)))(link_alone(&pdf, words::PDF.get(lang))))
        };
        let only = (lang != Lang::Vi).then(|| paragraph(words::VIETNAMESE_ONLY.get(lang)));
        let content = html!("<div class='no-print'>" (how) (only) "</div>" (paper(&self.declaration, look)));
        let back = html!(
            "<a href='" (self.dossier_href) "' class='govuk-back-link'>" (words::BACK.get(lang)) "</a>"
        );
        let before = match &self.reader {
            Reader::Citizen => back,
            Reader::Official(name) => html!((bar(name, lang))(back)),
        };
        main_content(&before, &content).into_view()
    }
}

/// The paper.
fn paper(declaration: &Declaration, look: Look) -> Html {
    let source = declaration
        .source
        .as_ref()
        .map(|source| html!("<p class='govuk-body-s declaration__source'>" (put(words::BY_FORM, &[source])) "</p>"));
    let topics: Html =
        declaration.topics.iter().enumerate().map(|(index, topic)| show_topic(index + 1, topic)).collect();
    let attached: Vec<_> = declaration
        .attached
        .iter()
        .map(|file| html!((file.document) " <span class='declaration__file'>(" (file.file_name) ")</span>"))
        .collect();
    let to_show: Vec<_> = declaration.to_show.iter().map(|paper| html!((paper))).collect();
    let undertakings: Html = declaration.undertakings.iter().map(|text| paragraph(text)).collect();
    html!(
        "<article class='declaration'" (foreign(look)) "><p class='govuk-body declaration__state'><strong>" (words::STATE)
        "</strong><br><strong class='declaration__motto'>" (words::MOTTO) "</strong></p>"
        "<h1 class='govuk-heading-l declaration__title'>" (declaration.title) "</h1>" (source)
        "<p class='govuk-body declaration__to'><strong>" (put(words::TO, &[&declaration.agency])) "</strong></p>" (topics)
        (listed(words::ATTACHED, attached)) (listed(words::TO_SHOW, to_show))
        (headed(words::UNDERTAKING, undertakings))
        "<div class='declaration__signed'><p class='govuk-body'>" (declaration.sent_on) "</p><p class='govuk-body'><strong>"
        (words::DECLARANT) "</strong><br>" (words::NOT_SIGNED) "</p><p class='govuk-body'><strong>" (declaration.declarant)
        "</strong></p></div><p class='govuk-body-s declaration__foot'>" (declaration.foot) "</p></article>"
    )
}

fn show_topic(number: usize, topic: &DeclaredTopic) -> Html {
    let parts: Html = topic.parts.iter().map(|part| show_part(part, &topic.title)).collect();
    html!("<h2 class='govuk-heading-m'>" (number) ". " (topic.title) "</h2>" (parts))
}

fn show_part(part: &Part, topic: &str) -> Html {
    match part {
        Part::Answers { heading, answers } => {
            let heading = heading.as_ref().map(|heading| html!("<h3 class='govuk-heading-s'>" (heading) "</h3>"));
            let answers: Html = answers
                .iter()
                .map(|(question, answer)| {
                    html!("<div class='declaration__answer'><dt>" (question) ":</dt><dd>" (lines(answer)) "</dd></div>")
                })
                .collect();
            html!((heading) "<dl class='govuk-body declaration__answers'>" (answers) "</dl>")
        }
        Part::Table { columns, rows } => {
            let head: Html = columns
                .iter()
                .map(|column| html!("<th scope='col' class='govuk-table__header'>" (column) "</th>"))
                .collect();
            let rows: Html = rows
                .iter()
                .map(|cells| {
                    let cells: Html = cells
                        .iter()
                        .enumerate()
                        .map(|(index, cell)| match index {
                            0 => html!("<th scope='row' class='govuk-table__header'>" (cell) "</th>"),
                            _ => html!("<td class='govuk-table__cell'>" (cell) "</td>"),
                        })
                        .collect();
                    html!("<tr class='govuk-table__row'>" (cells) "</tr>")
                })
                .collect();
            html!(
                "<div class='scroll' role='region' aria-label='" (topic) "' tabindex='0'><table class='govuk-table'>"
                "<caption class='govuk-visually-hidden'>" (topic) "</caption><thead class='govuk-table__head'>"
                "<tr class='govuk-table__row'>" (head) "</tr></thead><tbody class='govuk-table__body'>" (rows)
                "</tbody></table></div>"
            )
        }
    }
}

/// The lines of an answer.
fn lines(answer: &str) -> Html {
    let lines = answer.lines().enumerate();
    lines.map(|(index, line)| if index == 0 { html!((line)) } else { html!("<br>"(line)) }).collect()
}

fn listed(heading: &str, items: Vec<Html>) -> Option<Html> {
    let items: Html = items.into_iter().map(|item| html!("<li>" (item) "</li>")).collect();
    if items.is_empty() {
        return None;
    }
    headed(heading, html!("<ol class='govuk-list govuk-list--number'>" (items) "</ol>"))
}

fn headed(heading: &str, content: Html) -> Option<Html> {
    (!content.is_empty()).then(|| html!("<h2 class='govuk-heading-m'>" (heading) "</h2>" (content)))
}

/// A text of the paper with its values: `{}` stands for each.
pub fn put(text: &str, values: &[&str]) -> String {
    let mut parts = text.split("{}");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.zip(values).fold(first, |put, (part, value)| put + value + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declaration() -> Declaration {
        Declaration {
            title: "Tờ khai <thử>".to_owned(),
            source: Some("Thông tư 04/2020/TT-BTP".to_owned()),
            agency: "UBND phường Phan Thiết".to_owned(),
            topics: vec![
                DeclaredTopic {
                    title: "Người yêu cầu".to_owned(),
                    parts: vec![Part::Answers {
                        heading: None,
                        answers: vec![("Họ và tên".to_owned(), "Nguyễn Thị <Mẫu>\ndòng hai".to_owned())],
                    }],
                },
                DeclaredTopic {
                    title: "Thành viên".to_owned(),
                    parts: vec![Part::Table {
                        columns: vec!["STT".to_owned(), "Họ và tên".to_owned()],
                        rows: vec![vec!["1".to_owned(), "Trần Văn Bình".to_owned()]],
                    }],
                },
            ],
            attached: vec![Attached { document: "Giấy chứng sinh".to_owned(), file_name: "anh 1.pdf".to_owned() }],
            to_show: Vec::new(),
            undertakings: vec!["Tôi cam đoan.".to_owned()],
            declarant: "Nguyễn Thị Mẫu".to_owned(),
            sent_on: "ngày 23".to_owned(),
            foot: "Mã tiếp nhận 1".to_owned(),
        }
    }

    #[test]
    fn the_paper_has_every_answer_and_no_empty_heading() {
        let html = paper(&declaration(), Look::default());
        for part in [
            "<h1 class='govuk-heading-l declaration__title'>Tờ khai &lt;thử&gt;</h1>",
            "Theo mẫu: Thông tư 04/2020/TT-BTP",
            "Kính gửi: UBND phường Phan Thiết",
            "<h2 class='govuk-heading-m'>1. Người yêu cầu</h2>",
            "<dt>Họ và tên:</dt><dd>Nguyễn Thị &lt;Mẫu&gt;<br>dòng hai</dd>",
            "<h2 class='govuk-heading-m'>2. Thành viên</h2>",
            "<th scope='row' class='govuk-table__header'>1</th><td class='govuk-table__cell'>Trần Văn Bình</td>",
            "<li>Giấy chứng sinh <span class='declaration__file'>(anh 1.pdf)</span></li>",
            "Tôi cam đoan.",
            words::NOT_SIGNED,
        ] {
            assert!(html.as_str().contains(part), "{part}");
        }
        assert!(!html.as_str().contains(words::TO_SHOW));
        let bare = Declaration { attached: Vec::new(), undertakings: Vec::new(), ..declaration() };
        let html = paper(&bare, Look::default());
        assert!(!html.as_str().contains(words::ATTACHED) && !html.as_str().contains(words::UNDERTAKING));
    }

    #[test]
    fn on_an_english_page_the_paper_is_marked_as_vietnamese() {
        let english = Look { lang: Lang::En, kiosk: false };
        assert!(paper(&declaration(), english).as_str().starts_with("<article class='declaration' lang='vi'>"));
    }

    #[test]
    fn values_are_put_in_order_and_braces_in_them_stay() {
        assert_eq!(put("ngày {} tháng {}", &["1", "2"]), "ngày 1 tháng 2");
        assert_eq!(put("Kính gửi: {}, {}", &["{}", "UBND"]), "Kính gửi: {}, UBND");
    }
}
