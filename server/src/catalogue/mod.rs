//! The catalogue: procedures, groups, fields, communes, offices and calendars, read from data files at the start.
//!
//! A file with an error never hides another one: all problems of all files are reported together, with file and line.

mod attached_form;
mod blocks;
pub mod business_lines;
pub mod calendar;
pub mod communes;
mod fields;
mod form_file;
mod forms;
mod groups;
pub mod home;
mod import;
pub mod offices;
mod problem;
mod procedures;
mod questionnaire;
mod slug;

use std::{collections::HashMap, path::Path, slice, sync::Arc};

use domain::{
    eform::Form,
    procedure::{FieldGroup, Group, Procedure},
    rating::Questionnaire,
    search::{Facets, Filters, Index, Item, Synonyms},
};

pub use attached_form::{asks_for_official_form, papers};
use business_lines::BusinessLines;
use calendar::Calendars;
use communes::Communes;
pub use fields::Agency;
pub use forms::return_methods;
use home::HomePage;
use offices::Offices;
use problem::DataFile;
pub use problem::Problem;
pub use slug::is_national_code;

/// Everything that an office can change without a programmer.
#[derive(Debug)]
pub struct Catalogue {
    procedures: Vec<Procedure>,
    /// Ids and old ids.
    positions: HashMap<String, usize>,
    groups: Vec<Group>,
    fields: Vec<FieldGroup>,
    agencies: Vec<Agency>,
    index: Index,
    forms: HashMap<String, Arc<Form>>,
    /// Communes of today and wards before.
    pub communes: Communes,
    /// Business lines of the national classification.
    pub business_lines: BusinessLines,
    /// Offices that receive.
    pub offices: Offices,
    /// Working days and hours.
    pub calendars: Calendars,
    /// What the office puts on the home page.
    pub home: HomePage,
    /// The questions of a rating.
    pub questionnaire: Arc<Questionnaire>,
}

/// What stands under an id.
#[derive(Clone, Copy, Debug)]
pub enum Found<'a> {
    /// The procedure.
    Procedure(&'a Procedure),
    /// An old id: the procedure's id now, to redirect to for good.
    Moved(&'a str),
}

impl Catalogue {
    /// Reads the folder.
    ///
    /// # Errors
    /// All problems of all files.
    pub fn load(dir: &Path) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let communes = Communes::load(dir, &mut problems);
        let mut fields = fields::load(dir, &mut problems);
        let mut procedures = procedures::load(dir, &mut fields, &mut problems);
        let business_lines = BusinessLines::load(dir, &mut problems);
        let forms = forms::load(dir, &mut procedures, &communes, &business_lines, &mut problems);
        let groups = procedures::load_groups(dir, &mut fields, &mut problems);
        let offices = Offices::load(dir, &communes, &mut problems);
        let synonyms = DataFile::open(dir, "synonyms.toml", &mut problems)
            .and_then(|file| file.parse::<Synonyms>(&mut problems))
            .unwrap_or_default();
        let home = HomePage::load(dir, &procedures, &mut problems);
        match (calendar::load(dir, &mut problems), questionnaire::load(dir, &mut problems)) {
            (Some(calendars), Some(questionnaire)) if problems.is_empty() => Ok(Self {
                positions: positions(&procedures),
                agencies: agencies(&procedures),
                index: Index::build(procedures.iter().map(|procedure| item(procedure, &fields)), &synonyms),
                procedures,
                groups,
                forms,
                fields,
                communes,
                business_lines,
                offices,
                calendars,
                home,
                questionnaire: Arc::new(questionnaire),
            }),
            _ => Err(problems),
        }
    }

    /// All procedures, in the order of the plan's list.
    pub fn procedures(&self) -> &[Procedure] {
        &self.procedures
    }

    /// The forms of all procedures that can be filed here, by the id of the procedure.
    pub fn forms(&self) -> impl Iterator<Item = (&Procedure, &Arc<Form>)> {
        self.procedures.iter().filter_map(|procedure| Some((procedure, self.form(&procedure.id)?)))
    }

    /// The form that files a procedure here.
    pub fn form(&self, procedure: &str) -> Option<&Arc<Form>> {
        self.forms.get(procedure)
    }

    /// The groups that the plan names only as a whole.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The fields that some procedure or group belongs to.
    pub fn fields(&self) -> &[FieldGroup] {
        &self.fields
    }

    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&FieldGroup> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The agencies as the plan names them, in the order of its list.
    pub fn agencies(&self) -> &[Agency] {
        &self.agencies
    }

    /// The procedure with this id, or where an old id leads.
    pub fn find(&self, id: &str) -> Option<Found<'_>> {
        let procedure = self.current(id)?;
        Some(if procedure.id == id { Found::Procedure(procedure) } else { Found::Moved(&procedure.id) })
    }

    /// The procedure with this id, or with this old id.
    pub fn current(&self, id: &str) -> Option<&Procedure> {
        self.positions.get(id).map(|&position| &self.procedures[position])
    }

    /// The procedures that match a query and filters, best first.
    pub fn search(&self, query: &str, filters: &Filters) -> Vec<&Procedure> {
        self.index.search(query, filters).into_iter().map(|hit| &self.procedures[hit.item]).collect()
    }
}

/// All problems of the folder's files; empty if it can be loaded.
pub fn check(dir: &Path) -> Vec<Problem> {
    Catalogue::load(dir).err().unwrap_or_default()
}

/// What a procedure is found by.
fn item(procedure: &Procedure, fields: &[FieldGroup]) -> Item {
    let Procedure { id, name, field_group, plan, today, .. } = procedure;
    let field = fields.iter().find(|field| field.key == *field_group).map_or("", |field| &field.name);
    let raw_field = plan.field.as_deref().unwrap_or_default();
    let agency_now = today.agency.as_ref().map_or("", |agency| &agency.value);
    Item {
        name: name.clone(),
        keywords: [id, field, raw_field, &plan.agency, agency_now].join(" "),
        facets: Facets {
            agency: Agency::key_of(&plan.agency),
            field_group: field_group.clone(),
            tiers: procedure.tiers().to_vec(),
            level: plan.level,
        },
    }
}

fn positions(procedures: &[Procedure]) -> HashMap<String, usize> {
    let ids = |procedure: &Procedure| [slice::from_ref(&procedure.id), &procedure.aliases].concat();
    procedures
        .iter()
        .enumerate()
        .flat_map(|(at, procedure)| ids(procedure).into_iter().map(move |id| (id, at)))
        .collect()
}

fn agencies(procedures: &[Procedure]) -> Vec<Agency> {
    let mut agencies: Vec<Agency> = Vec::new();
    for name in procedures.iter().map(|procedure| &procedure.plan.agency) {
        let agency = Agency { key: Agency::key_of(name), name: name.clone() };
        if !agencies.contains(&agency) {
            agencies.push(agency);
        }
    }
    agencies
}

#[cfg(test)]
mod tests;
