//! `motcham compare`: where the province's list of procedures differs from our catalogue.

use std::{collections::BTreeMap, sync::Arc};

use anyhow::{Context, bail};

use crate::{
    config::{Adapter, CompareOptions},
    province::{Catalogue, ListedProcedure, embedded::ListOfOurs, rest::Rest},
    serve,
};

/// Prints a line for each difference, and how many there are. Differences are no error: they are what was asked for.
///
/// # Errors
/// If our catalogue has problems or the province does not answer.
pub async fn run(options: CompareOptions) -> anyhow::Result<()> {
    let ours = ListOfOurs::new(Arc::new(serve::load_catalogue(&options.catalog_dir)?));
    let theirs: Box<dyn Catalogue> = match options.catalogue {
        Adapter::Rest => Box::new(Rest::configured(&options.rest)?),
        other => bail!("the adapter {other:?} has no list of procedures to compare with"),
    };
    let theirs = theirs.procedures().await.context("the province's list cannot be read")?;
    let differences = differences(&ours.procedures().await?, &theirs);
    for difference in &differences {
        serve::say(difference);
    }
    serve::say(&format!("{} procedures there, {} differences", theirs.len(), differences.len()));
    Ok(())
}

/// A line for each procedure that only one has, or that both name differently, by code. The name is compared without
/// regard to case and spaces, as people would.
fn differences(ours: &[ListedProcedure], theirs: &[ListedProcedure]) -> Vec<String> {
    fn by_code(list: &[ListedProcedure]) -> BTreeMap<&str, &ListedProcedure> {
        list.iter().map(|listed| (listed.code.as_str(), listed)).collect()
    }
    let (ours, theirs) = (by_code(ours), by_code(theirs));
    let mut lines = BTreeMap::new();
    for (code, listed) in &ours {
        match theirs.get(code) {
            None => {
                // The plan names many without a code: perhaps the province has it under one.
                let namesake = theirs.values().find(|other| plain(&other.name) == plain(&listed.name));
                let line = match namesake {
                    Some(other) => format!("code: {code} here, {} there: {}", other.code, listed.name),
                    None => format!("missing there: {code} {}", listed.name),
                };
                lines.insert((*code, 0), line);
            }
            Some(other) if plain(&other.name) != plain(&listed.name) => {
                lines.insert((*code, 0), format!("name: {code} {:?} here, {:?} there", listed.name, other.name));
            }
            Some(_) => {}
        }
    }
    for (code, listed) in &theirs {
        let is_known = ours.contains_key(code) || ours.values().any(|our| plain(&our.name) == plain(&listed.name));
        if !is_known {
            lines.insert((*code, 1), format!("missing here: {code} {}", listed.name));
        }
    }
    lines.into_values().collect()
}

fn plain(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(code: &str, name: &str) -> ListedProcedure {
        ListedProcedure { code: code.to_owned(), name: name.to_owned(), agency: String::new(), field: String::new() }
    }

    #[test]
    fn codes_names_and_what_is_missing_are_told_and_nothing_else() {
        let ours = [
            listed("1.1", "Khai sinh"),
            listed("1.2", "Kết hôn"),
            listed("cap-phep", "Cấp phép"),
            listed("1.4", "Khai tử"),
        ];
        let theirs = [
            listed("1.1", "KHAI  SINH"),
            listed("1.2", "Ly hôn"),
            listed("1.3", "Cấp phép"),
            listed("1.5", "Nhận con"),
        ];
        assert_eq!(
            differences(&ours, &theirs),
            [
                "name: 1.2 \"Kết hôn\" here, \"Ly hôn\" there",
                "missing there: 1.4 Khai tử",
                "missing here: 1.5 Nhận con",
                "code: cap-phep here, 1.3 there: Cấp phép",
            ]
        );
        assert!(differences(&ours, &ours).is_empty());
    }
}
