//! Fields (lĩnh vực) and agencies: the keys that the list is filtered by.

use std::{collections::HashSet, path::Path};

use domain::procedure::{FieldGroup, PlanEntry};
use serde::Deserialize;
use toml::Spanned;

use super::{
    problem::{DataFile, Located, Problem},
    slug::{is_id, slug},
};

/// An agency as the plan names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// Slug of the name, used in addresses.
    pub key: String,
    /// Name in the plan's words.
    pub name: String,
}

impl Agency {
    /// Key of the agency with this name.
    pub(super) fn key_of(name: &str) -> String {
        slug(name)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldFile {
    field: Vec<Spanned<FieldGroup>>,
}

/// Reads `fields.toml`.
pub(super) fn load(dir: &Path, problems: &mut Vec<Problem>) -> Vec<FieldGroup> {
    let Some(file) = DataFile::open(dir, "fields.toml", problems) else { return Vec::new() };
    let Some(FieldFile { field }) = file.parse(problems) else { return Vec::new() };
    let mut keys = HashSet::new();
    let mut spellings = HashSet::new();
    let mut fields = Vec::new();
    for field in field {
        let field = Located::new(&file, field);
        if !is_id(&field.value.key) {
            problems.push(field.problem(format!("`{}` cannot be a key", field.value.key)));
        }
        if !keys.insert(field.value.key.clone()) {
            problems.push(field.problem(format!("the key `{}` stands twice", field.value.key)));
        }
        for spelling in &field.value.spellings {
            if !spellings.insert(spelling.clone()) {
                problems.push(field.problem(format!("the spelling “{spelling}” stands twice")));
            }
        }
        fields.push(field.value);
    }
    fields
}

/// The key of the field group: the one that the entry names, or that of the plan's spelling. A spelling that is not yet
/// known becomes a group of its own. Empty if neither is given.
///
/// # Errors
/// The key that no field has.
pub(super) fn resolve(key: &str, plan: &PlanEntry, fields: &mut Vec<FieldGroup>) -> Result<String, String> {
    if !key.is_empty() {
        let known = fields.iter().any(|field| field.key == key);
        return if known { Ok(key.to_owned()) } else { Err(key.to_owned()) };
    }
    let Some(spelling) = &plan.field else { return Ok(String::new()) };
    let new_key = slug(spelling);
    let known = |field: &&FieldGroup| field.spellings.contains(spelling) || field.key == new_key;
    if let Some(field) = fields.iter().find(known) {
        return Ok(field.key.clone());
    }
    fields.push(FieldGroup { key: new_key.clone(), name: spelling.clone(), spellings: vec![spelling.clone()] });
    Ok(new_key)
}
