//! The answer to the agency's request for more: what exactly is asked, a text, files.

use domain::eform::FileKind;
use leptos::prelude::AnyView;

use crate::{
    assets::Program,
    components::{
        back_link::back_link,
        button::{Button, button},
        error_summary::{SummaryError, error_summary},
        field::{Field, Heading},
        file_upload::{FileUpload, ShownFile, file_upload},
        html::{Html, html},
        look::Look,
        main_content::{main_content, section},
        textarea::{Textarea, textarea},
    },
    page::{Frame, Page},
    pages::{
        layout::bullets,
        submission::{PageFault, files},
    },
    text::{Lang, chrome, follow_ups as words},
};

/// Names of the form's fields, and of its questions.
pub mod fields {
    /// The text.
    pub const TEXT: &str = "tra-loi";
    /// The files.
    pub const FILES: &str = "giay-to-bo-sung";
    /// Id of the draft.
    pub const DRAFT: &str = "ban-nhap";
}

/// Longest text, in characters.
pub const TEXT_MAX: u16 = 4000;

/// The page.
pub struct Supplement {
    /// Reference as in the address.
    pub reference: String,
    /// Procedure.
    pub procedure: String,
    /// What the agency asks for, a line each; empty: it did not say.
    pub asked: Vec<String>,
    /// Identity of the draft, so that a stale page is noticed.
    pub draft_id: String,
    /// The text as typed.
    pub text: String,
    /// Files that were sent.
    pub files: Vec<ShownFile>,
    /// Most files.
    pub most_files: u8,
    /// Most bytes of a file.
    pub largest_file: u64,
    /// What is wrong.
    pub faults: Vec<PageFault>,
}

impl Page for Supplement {
    fn title(&self, lang: Lang) -> String {
        chrome::page_title(!self.faults.is_empty(), words::SUPPLEMENT_TITLE.get(lang), lang)
    }

    fn programs(&self) -> &'static [Program] {
        &[Program::Files]
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = look.lang;
        let dossier = format!("/ho-so/{}", self.reference);
        let errors: Vec<_> = self
            .faults
            .iter()
            .map(|fault| SummaryError { target: Some(&fault.anchor), text: &fault.message })
            .collect();
        let asked = match self.asked.is_empty() {
            true => html!("<p class='govuk-body'>" (words::ASKED_UNKNOWN.get(lang)) "</p>"),
            false => bullets(self.asked.iter().map(|line| html!((line)))),
        };
        let send = button(&Button { text: words::SUPPLEMENT_SEND.get(lang), ..Button::default() });
        let content = html!(
            (error_summary(&errors, look))
            "<p class='govuk-caption-l'>" (self.procedure) "</p>"
            "<h1 class='govuk-heading-l'>" (words::SUPPLEMENT_TITLE.get(lang)) "</h1>"
            (section(words::ASKED.get(lang))) (asked)
            "<form method='post' action='" (dossier) "/bo-sung' enctype='multipart/form-data' novalidate data-form-step>"
            "<input type='hidden' name='" (fields::DRAFT) "' value='" (self.draft_id) "'>" (self.controls(look))
            (files::program(look))
            "<p class='govuk-body'>" (words::SUPPLEMENT_MEANS.get(lang)) " " (words::SUPPLEMENT_OR_COUNTER.get(lang)) "</p>"
            (send) "</form>"
        );
        main_content(&back_link(&dossier, look), &content).into_view()
    }
}

impl Supplement {
    fn controls(&self, look: Look) -> Html {
        let lang = look.lang;
        let field = |name, label, hint| Field {
            name,
            label,
            heading: Heading::None,
            hint,
            error: self.faults.iter().find(|fault| fault.question == name).map(|fault| fault.message.as_str()),
            help: None,
            optional: true,
            look,
        };
        let text = textarea(&Textarea {
            field: field(fields::TEXT, words::TEXT.get(lang), Some(words::TEXT_HINT.get(lang))),
            value: &self.text,
            rows: 5,
            max_length: Some(TEXT_MAX),
        });
        let upload = file_upload(&FileUpload {
            field: field(fields::FILES, words::FILES.get(lang), None),
            files: &self.files,
            kinds: &FileKind::ALL,
            most: self.most_files,
            largest: self.largest_file,
            signed: false,
        });
        html!((text)(upload))
    }
}
