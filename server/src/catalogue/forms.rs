//! The e-forms in `forms/` and the lists in `lists/` that their choices name.

use std::{collections::HashMap, path::Path, sync::Arc};

use domain::{
    eform::{Choice, Form, FormPart, Kind},
    procedure::{OnlineLevel, Procedure},
};
use serde::{Deserialize, de::IgnoredAny};
use toml::Spanned;

use super::problem::{DataFile, Problem};

/// Name of the list that is made from the procedure: the ways in which its result comes back.
const RETURN_METHODS: &str = "cach-nhan-ket-qua";

/// A list of options that several forms use.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    name: String,
    #[serde(rename = "option")]
    options: Vec<Choice>,
}

/// Where the parts of a form stand.
#[derive(Deserialize)]
struct Places {
    procedure: Spanned<IgnoredAny>,
    roles: Spanned<IgnoredAny>,
    page: Vec<Spanned<PagePlaces>>,
    #[serde(default)]
    rule: Vec<Spanned<IgnoredAny>>,
    #[serde(default)]
    warning: Vec<Spanned<IgnoredAny>>,
}

#[derive(Deserialize)]
struct PagePlaces {
    question: Vec<Spanned<IgnoredAny>>,
}

impl Places {
    /// The line of a part of `file`.
    fn line(&self, file: &DataFile, part: FormPart) -> usize {
        let span = match part {
            FormPart::Roles => Some(self.roles.span()),
            FormPart::Page(page) => self.page.get(page).map(Spanned::span),
            FormPart::Question { page, question } => {
                self.page.get(page).and_then(|page| page.as_ref().question.get(question)).map(Spanned::span)
            }
            FormPart::Rule(index) => self.rule.get(index).map(Spanned::span),
            FormPart::Warning(index) => self.warning.get(index).map(Spanned::span),
        };
        span.map_or(1, |span| file.line_at(span.start))
    }
}

/// Reads all forms, by the id of their procedure. A broken form is a problem and never reaches a citizen.
pub(super) fn load(dir: &Path, procedures: &[Procedure], problems: &mut Vec<Problem>) -> HashMap<String, Arc<Form>> {
    let lists: HashMap<String, Vec<Choice>> = DataFile::open_all(dir, "lists", &["toml"], problems)
        .iter()
        .filter_map(|file| file.parse::<List>(problems))
        .map(|list| (list.name, list.options))
        .collect();
    let mut forms = HashMap::new();
    for file in DataFile::open_all(dir, "forms", &["toml"], problems) {
        let Some(mut form) = file.parse::<Form>(problems) else { continue };
        let Some(places) = file.parse::<Places>(problems) else { continue };
        let Some(procedure) = procedures.iter().find(|procedure| procedure.id == form.procedure) else {
            let reason = format!("the form is for unknown procedure {:?}", form.procedure);
            problems.push(file.problem(file.line_at(places.procedure.span().start), reason));
            continue;
        };
        problems
            .extend(form.problems().into_iter().map(|found| file.problem(places.line(&file, found.at), found.reason)));
        for (page, questions) in form.pages.iter_mut().map(|page| &mut page.questions).enumerate() {
            for (number, question) in questions.iter_mut().enumerate() {
                let Kind::Choice { options, list: Some(list), .. } = &mut question.answer else { continue };
                match lists.get(list) {
                    _ if list == RETURN_METHODS => *options = return_methods(procedure),
                    Some(known) => options.clone_from(known),
                    None => {
                        let line = places.line(&file, FormPart::Question { page, question: number });
                        let reason = format!("question {:?} names unknown list {list:?}", question.id);
                        problems.push(file.problem(line, reason));
                    }
                }
            }
        }
        forms.insert(form.procedure.clone(), Arc::new(form));
    }
    forms
}

/// How the result of a procedure comes back: at the counter always, by post where the catalogue knows that the public
/// postal service carries it, electronically where it is online end to end today.
pub fn return_methods(procedure: &Procedure) -> Vec<Choice> {
    let way = |id: &str, label: &str| Choice { id: id.to_owned(), label: label.to_owned(), hint: None };
    let mut ways = vec![way("quay", "Nhận tại quầy của cơ quan giải quyết")];
    if procedure.postal_return == Some(true) {
        ways.push(way("buu-dien", "Nhận qua bưu điện (bưu chính công ích)"));
    }
    if procedure.today.level.as_ref().is_some_and(|level| level.value == OnlineLevel::EndToEnd) {
        ways.push(way("dien-tu", "Nhận bản điện tử"));
    }
    ways
}
