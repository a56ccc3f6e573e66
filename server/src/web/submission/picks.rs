//! Communes and business lines that were typed, where no picker ran or the text was changed after picking.

use std::collections::BTreeMap;

use app::{
    pages::submission::{PageFault, Place},
    text::Lang,
};
use domain::eform::{Answers, Fault, FormPage, Kind};

use super::{lines, page_fault, places, places::Typed};
use crate::state::AppState;

/// What is wrong with the answers of a page, and what there is to pick from, by question.
#[derive(Default)]
pub(super) struct Problems {
    pub faults: Vec<PageFault>,
    pub places: BTreeMap<String, Vec<Place>>,
}

/// What a question is picked source.
#[derive(Clone, Copy)]
enum Source {
    Communes,
    BusinessLines,
}

impl Source {
    fn of(kind: &Kind) -> Option<Self> {
        match kind {
            Kind::Commune => Some(Self::Communes),
            Kind::BusinessLine => Some(Self::BusinessLines),
            _ => None,
        }
    }

    /// What has this code, in words.
    fn label(self, app: &AppState, code: &str) -> Option<String> {
        match self {
            Self::Communes => app.catalogue.communes.by_code(code).map(|commune| commune.label()),
            Self::BusinessLines => app.catalogue.business_lines.by_code(code).map(|line| line.label()),
        }
    }

    fn resolve(self, app: &AppState, text: &str) -> Typed {
        match self {
            Self::Communes => places::resolve(app, text),
            Self::BusinessLines => lines::resolve(app, text),
        }
    }

    fn ambiguous(self) -> Fault {
        match self {
            Self::Communes => Fault::CommuneAmbiguous,
            Self::BusinessLines => Fault::BusinessLineAmbiguous,
        }
    }

    fn unknown(self) -> Fault {
        match self {
            Self::Communes => Fault::CommuneUnknown,
            Self::BusinessLines => Fault::BusinessLineUnknown,
        }
    }
}

/// Gives the texts of a page their codes. `before`: the answers until now.
pub(super) fn resolve(
    app: &AppState,
    page: &FormPage,
    before: &Answers,
    answers: &mut Answers,
    lang: Lang,
) -> Problems {
    let mut problems = Problems::default();
    for question in &page.questions {
        let Some(source) = Source::of(&question.answer) else { continue };
        let code_field = format!("{}.ma", question.id);
        let text = answers.get(&question.id).to_owned();
        let code = answers.get(&code_field).to_owned();
        // A code that came with another text is stale; one that was picked just now gives the text.
        let text_changed = text != before.get(&question.id);
        let picked_now = code != before.get(&code_field);
        match source.label(app, &code) {
            Some(label) if picked_now || !text_changed => {
                answers.set(question.id.clone(), label);
                continue;
            }
            _ => answers.set(code_field.clone(), ""),
        }
        if text.is_empty() {
            continue;
        }
        let (fault, found) = match source.resolve(app, &text) {
            Typed::One(code) => {
                answers.set(question.id.clone(), source.label(app, &code).unwrap_or(text));
                answers.set(code_field, code);
                continue;
            }
            Typed::Several(found) => (source.ambiguous(), found),
            Typed::Gone(found) => (Fault::CommuneGone, found),
            Typed::Unknown => (source.unknown(), Vec::new()),
        };
        problems.faults.push(page_fault(question, fault, lang));
        if !found.is_empty() {
            problems.places.insert(question.id.clone(), found);
        }
    }
    problems
}
