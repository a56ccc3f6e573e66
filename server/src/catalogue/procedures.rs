//! Procedures and groups: reading and checking.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use domain::procedure::{Channel, Fee, FieldGroup, Group, Procedure};
use serde::Deserialize;
use toml::Spanned;

use super::{
    fields, import,
    problem::{DataFile, Located, Problem},
    slug::is_id,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProcedureFile {
    procedure: Vec<Spanned<Procedure>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    group: Vec<Spanned<Group>>,
}

/// Reads every file of `procedures/`, in the order of the plan's list.
pub(super) fn load(dir: &Path, fields: &mut Vec<FieldGroup>, problems: &mut Vec<Problem>) -> Vec<Procedure> {
    let mut found = Vec::new();
    for file in DataFile::open_all(dir, "procedures", &["toml"], problems) {
        if let Some(ProcedureFile { procedure }) = file.parse(problems) {
            found.extend(procedure.into_iter().map(|procedure| Located::new(&file, procedure)));
        }
    }
    let mut imported = Vec::new();
    for file in DataFile::open_all(dir, "procedures", &["csv", "tsv"], problems) {
        imported.extend(import::procedures(&file, problems));
    }
    number_equal_slugs(&found, &mut imported);
    found.extend(imported);

    let mut ids = HashSet::new();
    for procedure in &found {
        check_ids(procedure, &mut ids, problems);
    }
    for procedure in &mut found {
        check(dir, procedure, fields, problems);
    }
    let mut procedures: Vec<Procedure> = found.into_iter().map(|procedure| procedure.value).collect();
    procedures.sort_by_key(|procedure| procedure.plan.row);
    procedures
}

/// Reads `groups.toml`.
pub(super) fn load_groups(dir: &Path, fields: &mut Vec<FieldGroup>, problems: &mut Vec<Problem>) -> Vec<Group> {
    let Some(file) = DataFile::open(dir, "groups.toml", problems) else { return Vec::new() };
    let Some(GroupFile { group }) = file.parse(problems) else { return Vec::new() };
    let mut ids = HashSet::new();
    let mut groups = Vec::new();
    for group in group {
        let mut group = Located::new(&file, group);
        if !is_id(&group.value.id) || !ids.insert(group.value.id.clone()) {
            problems.push(group.problem(format!("the id `{}` is no slug or stands twice", group.value.id)));
        }
        match fields::resolve(&group.value.field_group, &group.value.plan, fields) {
            Ok(key) => group.value.field_group = key,
            Err(key) => problems.push(group.problem(format!("no field has the key `{key}`"))),
        }
        groups.push(group.value);
    }
    groups
}

/// Names can be equal in the plans, and such procedures stay apart: a slug that is taken gets a number. A national code
/// is never numbered.
fn number_equal_slugs(found: &[Located<Procedure>], imported: &mut [Located<Procedure>]) {
    let mut taken: HashMap<String, usize> = found.iter().map(|procedure| (procedure.value.id.clone(), 1)).collect();
    for Procedure { id, .. } in imported.iter_mut().map(|procedure| &mut procedure.value) {
        let count = taken.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 && !super::slug::is_national_code(id) {
            *id = format!("{id}-{count}");
        }
    }
}

/// Every id and every old id leads to one procedure. So no redirect can lead to another one, or back.
fn check_ids(procedure: &Located<Procedure>, ids: &mut HashSet<String>, problems: &mut Vec<Problem>) {
    for id in std::iter::once(&procedure.value.id).chain(&procedure.value.aliases) {
        if !is_id(id) {
            problems.push(procedure.problem(format!("`{id}` cannot be an id: a–z, 0–9, hyphens, dots, at most 60")));
        }
        if !ids.insert(id.clone()) {
            problems.push(procedure.problem(format!("`{id}` is already the id or an old id of a procedure")));
        }
    }
}

fn check(dir: &Path, procedure: &mut Located<Procedure>, fields: &mut Vec<FieldGroup>, problems: &mut Vec<Problem>) {
    match fields::resolve(&procedure.value.field_group, &procedure.value.plan, fields) {
        Ok(key) => procedure.value.field_group = key,
        Err(key) => problems.push(procedure.problem(format!("no field has the key `{key}`"))),
    }
    let Procedure { name, plan, form, channel, .. } = &procedure.value;
    let mut reasons = Vec::new();
    if name.trim() != name || name.is_empty() {
        reasons.push("the name is empty or has spaces around it".to_owned());
    }
    if plan.tiers.is_empty() {
        reasons.push("the plan names no tier".to_owned());
    }
    if plan.source.is_empty() {
        reasons.push("the plan entry names no source".to_owned());
    }
    reasons.extend(procedure.value.fee.iter().flat_map(Fee::problems));
    if let Some(form) = form
        && !dir.join("forms").join(format!("{form}.toml")).is_file()
    {
        reasons.push(format!("the form forms/{form}.toml does not exist"));
    }
    if let Channel::NationalPortal(elsewhere) | Channel::CounterOnly(elsewhere) = channel {
        if form.is_some() {
            reasons.push("it has a form but is not filed here".to_owned());
        }
        if elsewhere.url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
            reasons.push("the address of the other site must start with https://".to_owned());
        }
    }
    problems.extend(reasons.into_iter().map(|reason| procedure.problem(reason)));
}
