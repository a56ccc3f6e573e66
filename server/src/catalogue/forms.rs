//! The e-forms in `forms/`, with the blocks that they use and the lists in `lists/` that their choices name.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
    sync::Arc,
};

use domain::{
    eform::{Block, Choice, Form, FormPart, FormProblem, Kind},
    procedure::{Channel, OnlineLevel, Procedure},
};
use serde::Deserialize;

use super::{
    attached_form, blocks,
    business_lines::{BusinessLines, Meant},
    communes::{Communes, Resolution},
    form_file::FormFile,
    problem::{DataFile, Problem},
};

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

/// What forms are put together from.
struct Parts<'a> {
    lists: HashMap<String, Vec<Choice>>,
    blocks: Vec<Block>,
    communes: &'a Communes,
    business_lines: &'a BusinessLines,
}

impl Parts<'_> {
    /// Whether the words of a sample mean one thing, where a code belongs to them.
    fn finds(&self, kind: &Kind, sample: &str) -> bool {
        match kind {
            Kind::Commune => matches!(self.communes.resolve(sample), Resolution::One(_)),
            Kind::BusinessLine => matches!(self.business_lines.resolve(sample), Meant::One(_)),
            _ => true,
        }
    }
}

/// Reads all forms, by the id of their procedure. A broken form is a problem and never reaches a citizen. Procedures that are
/// filed here and have no form of their own are given the template's, if there is one.
pub(super) fn load(
    dir: &Path,
    procedures: &mut [Procedure],
    communes: &Communes,
    business_lines: &BusinessLines,
    problems: &mut Vec<Problem>,
) -> HashMap<String, Arc<Form>> {
    let lists = DataFile::open_all(dir, "lists", &["toml"], problems)
        .iter()
        .filter_map(|file| file.parse::<List>(problems))
        .map(|list| (list.name, list.options))
        .collect();
    let parts = Parts { lists, blocks: blocks::load(dir, problems), communes, business_lines };
    let mut forms = HashMap::new();
    let mut template: Option<FormFile> = None;
    for file in DataFile::open_all(dir, "forms", &["toml"], problems) {
        let Some(mut file) = FormFile::parse(file, problems) else { continue };
        let found = file.form.use_blocks(&parts.blocks);
        problems.extend(found.into_iter().map(|found| file.problem(found)));
        if file.form.procedure == attached_form::TEMPLATE {
            match &template {
                None => template = Some(file),
                Some(first) => {
                    problems.push(file.procedure_problem(format!("{} is the template already", first.name())))
                }
            }
            continue;
        }
        let Some(procedure) = procedures.iter().find(|procedure| procedure.id == file.form.procedure) else {
            let reason = format!("the form is for unknown procedure {:?}", file.form.procedure);
            problems.push(file.procedure_problem(reason));
            continue;
        };
        let mut form = file.form.clone();
        problems.extend(finish(&mut form, procedure, &parts).into_iter().map(|found| file.problem(found)));
        let fees = procedure.fee.iter().flat_map(|fee| fee.problems_with(&form));
        problems.extend(fees.map(|reason| file.procedure_problem(reason)));
        if let Some(other) = forms.insert(form.procedure.clone(), Arc::new(form)) {
            problems.push(file.procedure_problem(format!("another file is the form of {:?} already", other.procedure)));
        }
    }
    if let Some(template) = template {
        attach(&template, procedures, &parts, &mut forms, problems);
    }
    forms
}

/// Gives the template's form to every procedure that is filed here and has none.
fn attach(
    template: &FormFile,
    procedures: &mut [Procedure],
    parts: &Parts<'_>,
    forms: &mut HashMap<String, Arc<Form>>,
    problems: &mut Vec<Problem>,
) {
    if template.form.page(attached_form::PAPERS).is_none() {
        problems.push(template.procedure_problem(format!("the template has no page {:?}", attached_form::PAPERS)));
    }
    // What is wrong with the template is wrong in the form of each procedure, and is told once.
    let mut told = HashSet::new();
    for procedure in procedures {
        if procedure.form.is_some() || forms.contains_key(&procedure.id) || !matches!(procedure.channel, Channel::Here)
        {
            continue;
        }
        let mut form = attached_form::for_procedure(&template.form, procedure);
        let papers = attached_form::papers(procedure).len();
        for mut found in finish(&mut form, procedure, parts) {
            if let FormPart::Question { page, question } = found.at
                && form.pages[page].id == attached_form::PAPERS
            {
                // What is wrong with a paper's question is mended at the page.
                found.at = question
                    .checked_sub(papers)
                    .map_or(FormPart::Page(page), |question| FormPart::Question { page, question });
            }
            if told.insert(found.reason.clone()) {
                problems.push(template.problem(found));
            }
        }
        procedure.form = Some(template.name());
        procedure.attaches_official_form = true;
        forms.insert(procedure.id.clone(), Arc::new(form));
    }
}

/// Gives choices the options of their lists, and says all that is wrong with the form then.
fn finish(form: &mut Form, procedure: &Procedure, parts: &Parts<'_>) -> Vec<FormProblem> {
    let mut problems = Vec::new();
    for (page, questions) in form.pages.iter_mut().map(|page| &mut page.questions).enumerate() {
        for (number, question) in questions.iter_mut().enumerate() {
            let mut say = |reason: String| {
                problems.push(FormProblem { at: FormPart::Question { page, question: number }, reason });
            };
            let id = &question.id;
            match &mut question.answer {
                Kind::Choice { options, list: Some(list), .. } | Kind::Choices { options, list: Some(list), .. } => {
                    match parts.lists.get(list) {
                        _ if list == RETURN_METHODS => {}
                        Some(known) => options.clone_from(known),
                        None => say(format!("question {id:?} names unknown list {list:?}")),
                    }
                }
                Kind::BusinessLine if parts.business_lines.is_empty() => {
                    say(format!("question {id:?} asks for a business line, and there are none"));
                }
                kind => {
                    if let Some(sample) = question.sample.as_deref().filter(|sample| !parts.finds(kind, sample)) {
                        say(format!("the sample {sample:?} of {id:?} is no one place or business line"));
                    }
                }
            }
        }
    }
    problems.extend(form.problems());
    // Last: a form may speak of a way in which this procedure's result does not come back.
    for question in form.pages.iter_mut().flat_map(|page| &mut page.questions) {
        if let Kind::Choice { options, list: Some(list), .. } = &mut question.answer
            && list == RETURN_METHODS
        {
            *options = return_methods(procedure);
        }
    }
    problems
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
