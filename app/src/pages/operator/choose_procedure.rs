//! First step of the counter reception: for which procedure.

use leptos::prelude::AnyView;

use super::{bar, to_work_list};
use crate::{
    components::{
        button::{Button, button},
        error_summary::{SummaryError, error_summary},
        field::Field,
        html::html,
        look::Look,
        main_content::{main_content, title},
        select::{OptionGroup, Select, select},
    },
    page::{Frame, Page},
    text::{Lang, chrome, reception as words},
};

/// The procedures of one field.
#[derive(Clone, Debug)]
pub struct ProcedureGroup {
    /// Name of the field.
    pub field: String,
    /// Id and name of each.
    pub procedures: Vec<(String, String)>,
}

/// The choice of the procedure. No personal data: it is a GET.
#[derive(Clone, Debug)]
pub struct ChooseProcedure {
    /// Account name.
    pub official: String,
    /// What can be chosen.
    pub groups: Vec<ProcedureGroup>,
    /// Office that the next form is to begin with; empty: none.
    pub office: String,
    /// Nothing was chosen, or nothing that an office receives.
    pub missing: bool,
}

impl Page for ChooseProcedure {
    fn title(&self, lang: Lang) -> String {
        chrome::page_title(self.missing, words::TITLE.get(lang), lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let error = self.missing.then(|| words::PROCEDURE_MISSING.get(lang));
        let errors: Vec<_> = error.map(|text| SummaryError { target: Some("thu-tuc"), text }).into_iter().collect();
        let groups: Vec<_> = self
            .groups
            .iter()
            .map(|group| OptionGroup {
                label: &group.field,
                options: group.procedures.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect(),
            })
            .collect();
        let choice = select(&Select {
            field: Field {
                name: "thu-tuc",
                label: words::PROCEDURE.get(lang),
                hint: Some(words::PROCEDURE_HINT.get(lang)),
                error,
                look,
                ..Field::default()
            },
            options: &[("", words::CHOOSE.get(lang))],
            groups: &groups,
            ..Select::default()
        });
        let office =
            (!self.office.is_empty()).then(|| html!("<input type='hidden' name='noi' value='" (self.office) "'>"));
        let content = html!(
            (error_summary(&errors, look)) (title(words::TITLE.get(lang)))
            "<form method='get' action='/he-thong/tiep-nhan' novalidate>" (office) (choice)
            (button(&Button { text: chrome::CONTINUE.get(lang), ..Button::default() })) "</form>"
        );
        main_content(&html!((bar(&self.official, lang))(to_work_list(lang))), &content).into_view()
    }
}
