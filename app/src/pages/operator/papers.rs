//! Papers for the citizen: what was sent, and the forms to send more.

use domain::agency_paper::{DraftStanding, PaperKind};

use crate::{
    components::{
        button::{Button, Weight, button},
        details::details,
        error_summary::SummaryError,
        field::Field,
        file_box::{FileBox, file_box},
        file_kind::kind_and_size,
        html::{Html, fill, html, paragraphs},
        look::Look,
        main_content::section,
    },
    text::papers as words,
};

/// Names of the forms' fields.
pub mod fields {
    /// What the papers are.
    pub const KIND: &str = "loai";
    /// Version of the dossier on the page.
    pub const VERSION: &str = "phien-ban";
    /// The files; each kind has its own box in the page.
    pub const FILES: &str = "tep";
}

/// Most files that are sent at a time.
pub const AT_A_TIME: usize = 5;

/// What the box of files offers.
const ACCEPT: &str = ".pdf,application/pdf,.jpg,.jpeg,image/jpeg,.png,image/png,.heic,.heif,image/heic,.docx,\
                      application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A paper that was sent.
#[derive(Clone, Debug)]
pub struct SentPaper {
    /// Where it can be saved from.
    pub href: String,
    /// What it is.
    pub kind: PaperKind,
    /// Name of the file.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
    /// When it was sent, `HH:mm dd/MM/yyyy`.
    pub at: String,
    /// Of a draft: how it stands.
    pub draft: Option<Draft>,
}

/// How a draft stands.
#[derive(Clone, Debug)]
pub struct Draft {
    /// How.
    pub standing: DraftStanding,
    /// Since when, or until when: `HH:mm dd/MM/yyyy`.
    pub at: String,
    /// What the citizen wants corrected.
    pub correction: String,
}

/// The papers of a dossier.
#[derive(Clone, Debug, Default)]
pub struct Papers {
    /// What was sent, oldest first.
    pub sent: Vec<SentPaper>,
    /// What can be sent now.
    pub offered: Vec<PaperKind>,
    /// A result that is sent now reports the dossier as finished.
    pub finishes: bool,
    /// Where the forms go.
    pub action: String,
    /// What could not be sent just now, and why.
    pub problem: Option<(PaperKind, String)>,
    /// Something was sent just now.
    pub just_sent: bool,
}

/// Field with the files of this kind; each kind has its own, because they stand in one page.
pub fn files_field(kind: PaperKind) -> String {
    format!("{}.{}", fields::FILES, kind.slug())
}

impl Papers {
    /// The section of the dossier's page; nothing where there are no papers and none can be sent.
    pub(super) fn view(&self, version: u32, look: Look) -> Option<Html> {
        if self.sent.is_empty() && self.offered.is_empty() {
            return None;
        }
        let lang = look.lang;
        let list = match self.sent.is_empty() {
            true => html!("<p class='govuk-body'>" (words::OFFICE_NONE.get(lang)) "</p>"),
            false => {
                let items: Html = self.sent.iter().map(|paper| item(paper, look)).collect();
                html!("<ul class='govuk-list govuk-list--bullet'>" (items) "</ul>")
            }
        };
        let forms: Html = self.offered.iter().map(|kind| self.form(*kind, version, look)).collect();
        Some(html!((section(words::OFFICE_SECTION.get(lang))) (list) "<div class='no-print'>" (forms) "</div>"))
    }

    /// The error with the box that it is about, if that is in the page.
    pub(super) fn blame(&self) -> Option<SummaryError<'_>> {
        let (kind, text) = self.problem.as_ref()?;
        let target = self.offered.contains(kind).then_some(match kind {
            PaperKind::Draft => "tep.ban-nhap",
            PaperKind::Result => "tep.ket-qua",
        });
        Some(SummaryError { target, text })
    }

    fn form(&self, kind: PaperKind, version: u32, look: Look) -> Html {
        let lang = look.lang;
        let (summary, means) = match kind {
            PaperKind::Draft => (words::OFFICE_SEND_DRAFT, Some(words::OFFICE_DRAFT_MEANS)),
            PaperKind::Result if self.finishes => (words::OFFICE_FINISH, Some(words::OFFICE_FINISH_MEANS)),
            PaperKind::Result => (words::OFFICE_SEND_RESULT, None),
        };
        let problem = self.problem.as_ref().filter(|(of, _)| *of == kind);
        let name = files_field(kind);
        let hint = fill(words::OFFICE_FILES_HINT, lang, &[&AT_A_TIME.to_string()]);
        let files = file_box(&FileBox {
            field: Field {
                name: &name,
                label: words::OFFICE_FILES.get(lang),
                hint: Some(&hint),
                error: problem.map(|(_, text)| text.as_str()),
                look,
                ..Field::default()
            },
            accept: ACCEPT,
            multiple: true,
        });
        let send = button(&Button { text: summary.get(lang), weight: Weight::Secondary, sends: None });
        let means = means.map(|text| html!("<p class='govuk-body'>" (text.get(lang)) "</p>"));
        let form = html!(
            "<form method='post' action='" (self.action) "' enctype='multipart/form-data' novalidate>"
            "<input type='hidden' name='" (fields::KIND) "' value='" (kind.slug()) "'>"
            "<input type='hidden' name='" (fields::VERSION) "' value='" (version) "'>" (means) (files) (send) "</form>"
        );
        details(summary.get(lang), &form, problem.is_some())
    }
}

fn item(paper: &SentPaper, look: Look) -> Html {
    let lang = look.lang;
    let kind = match paper.kind {
        PaperKind::Draft => words::OFFICE_DRAFT,
        PaperKind::Result => words::OFFICE_RESULT,
    };
    let standing = paper.draft.as_ref().map(|draft| {
        let text = match draft.standing {
            DraftStanding::Open => words::OFFICE_OPEN,
            DraftStanding::Agreed => words::OFFICE_AGREED,
            DraftStanding::Silent => words::OFFICE_SILENT,
            DraftStanding::ToCorrect => words::OFFICE_TO_CORRECT,
        };
        html!("<br><strong>" (fill(text, lang, &[&draft.at])) "</strong>" (paragraphs(&draft.correction)))
    });
    html!(
        "<li>" (kind.get(lang)) ": <a class='govuk-link' href='" (paper.href) "' download>" (paper.name) "</a> ("
        (kind_and_size(&paper.media_type, paper.bytes)) "), " (paper.at) (standing) "</li>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_leads_to_its_box() {
        for kind in PaperKind::ALL {
            let problem = Some((kind, "Chọn ít nhất một tệp để gửi".to_owned()));
            let papers = Papers { offered: vec![kind], problem, ..Papers::default() };
            let name = files_field(kind);
            assert_eq!(papers.blame().and_then(|error| error.target), Some(name.as_str()));
            let view = papers.view(3, Look::default()).unwrap();
            assert!(view.as_str().contains(&format!("id='{name}' name='{name}'")), "{view:?}");
            assert!(view.as_str().contains("<details class='govuk-details' open>"));
        }
        assert!(Papers::default().view(1, Look::default()).is_none());
    }
}
