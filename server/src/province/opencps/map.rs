//! What differs from one installation of OpenCPS to the next: a file in TOML, every entry of which has a default.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Context;
use domain::dossier::Stage;
use serde::Deserialize;

/// The file of `--opencps-map`; `docs/adapters/opencps.md` shows one.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Map {
    /// Code of the action that hands a draft in; empty: `GET /dossiers/{id}/submitting` does.
    pub submit_action: String,
    /// Part of the template that takes the filled form (`dossierPartNo`), where the procedure names none. Without one the
    /// answers stand in the applicant's note.
    pub part: Option<String>,
    /// Part of the template that takes the files that citizens attach, where the procedure names none.
    pub files: Option<String>,
    /// By our id of the procedure.
    pub procedures: BTreeMap<String, Procedure>,
    /// Our code of an agency, and theirs (`govAgencyCode`). Without an entry both are the same.
    pub agencies: BTreeMap<String, String>,
    /// Status, or `status/substatus`, and what it means here, by the stage's short name (`cho-bo-sung`).
    pub stages: BTreeMap<String, StageName>,
    /// Questionnaires.
    pub ratings: Questions,
}

/// A procedure there. What is not named is our id of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Procedure {
    /// `serviceCode`
    pub service: Option<String>,
    /// `dossierTemplateNo`; without one the service code.
    pub template: Option<String>,
    /// `dossierPartNo` of the filled form.
    pub part: Option<String>,
    /// `dossierPartNo` of attached files.
    pub files: Option<String>,
    /// `dossierPartNo` of the files of single questions, by our id of the question.
    pub papers: BTreeMap<String, String>,
}

/// How ratings are asked there.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Questions {
    /// `className` of a dossier's questionnaire.
    pub class: String,
    /// `templateNo` of the question that takes the overall satisfaction and the comment; without one the first.
    pub overall: Option<String>,
    /// Our question and the `templateNo` of theirs.
    pub questions: BTreeMap<String, String>,
}

/// A stage by its short name.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct StageName(pub Stage);

impl TryFrom<String> for StageName {
    type Error = String;

    fn try_from(slug: String) -> Result<Self, Self::Error> {
        Stage::from_slug(&slug).map(Self).ok_or_else(|| {
            let known: Vec<_> = Stage::ALL.into_iter().map(Stage::slug).collect();
            format!("{slug:?} is no stage; there are: {}", known.join(", "))
        })
    }
}

impl Default for Map {
    fn default() -> Self {
        Self {
            submit_action: "1100".to_owned(),
            part: None,
            files: None,
            procedures: BTreeMap::new(),
            agencies: BTreeMap::new(),
            stages: BTreeMap::new(),
            ratings: Questions::default(),
        }
    }
}

impl Default for Questions {
    fn default() -> Self {
        Self { class: "dossier".to_owned(), overall: None, questions: BTreeMap::new() }
    }
}

impl Map {
    /// Reads the file.
    ///
    /// # Errors
    /// That name the file and, for what stands in it, the line.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {} (--opencps-map)", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} (--opencps-map) is wrong", path.display()))
    }

    /// `serviceCode` and `dossierTemplateNo` of a procedure.
    pub fn service<'a>(&'a self, procedure: &'a str) -> (&'a str, &'a str) {
        let named = self.procedures.get(procedure);
        let service = named.and_then(|named| named.service.as_deref()).unwrap_or(procedure);
        (service, named.and_then(|named| named.template.as_deref()).unwrap_or(service))
    }

    /// `dossierPartNo` of the procedure's filled form.
    pub fn part(&self, procedure: &str) -> Option<&str> {
        let named = self.procedures.get(procedure).and_then(|named| named.part.as_deref());
        named.or(self.part.as_deref())
    }

    /// `dossierPartNo` of the files that a question asked for.
    pub fn file_part(&self, procedure: &str, question: &str) -> Option<&str> {
        let named = self.procedures.get(procedure);
        let named = named.and_then(|named| named.papers.get(question).or(named.files.as_ref()));
        named.or(self.files.as_ref()).map(String::as_str)
    }

    /// `govAgencyCode` of an agency of ours.
    pub fn agency<'a>(&'a self, code: &'a str) -> &'a str {
        self.agencies.get(code).map_or(code, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_named_is_as_ours() {
        let map: Map = toml::from_str("[procedures.\"1.004873\"]\nservice = \"HT-07\"\npart = \"TK\"").unwrap();
        assert_eq!(map.service("1.004873"), ("HT-07", "HT-07"));
        assert_eq!(map.service("1.000894"), ("1.000894", "1.000894"));
        assert_eq!((map.part("1.004873"), map.part("1.000894")), (Some("TK"), None));
        assert_eq!(map.agency("H36"), "H36");
        assert_eq!(map.submit_action, "1100");
    }

    #[test]
    fn a_file_goes_to_the_part_of_its_question() {
        let map: Map = toml::from_str(
            "files = \"TP09\"\n[procedures.\"1.004873\"]\nfiles = \"TP01\"\npapers = { \"giay-to.ly-hon\" = \"TP02\" }",
        )
        .unwrap();
        assert_eq!(map.file_part("1.004873", "giay-to.ly-hon"), Some("TP02"));
        assert_eq!(map.file_part("1.004873", "giay-to.khac"), Some("TP01"));
        assert_eq!(map.file_part("1.000894", "giay-to.ly-hon"), Some("TP09"));
        assert_eq!(Map::default().file_part("1.004873", "giay-to.ly-hon"), None);
    }

    #[test]
    fn a_wrong_entry_is_named_with_its_line() {
        let error = toml::from_str::<Map>("part = \"TK\"\n[stages]\nwaiting = \"cho-doi\"").unwrap_err().to_string();
        assert!(error.contains("line 3") && error.contains("cho-bo-sung"), "{error}");
        assert!(toml::from_str::<Map>("teil = \"TK\"").is_err());
    }
}
