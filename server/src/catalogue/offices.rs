//! The offices that receive, and the communes that they serve.

use std::{collections::HashMap, collections::HashSet, path::Path};

use domain::procedure::{Contact, Procedure, Tier};
use serde::Deserialize;
use toml::Spanned;

use super::{
    communes::Communes,
    problem::{DataFile, Located, Problem},
    slug::is_id,
};

/// An office that receives dossiers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Stable slug.
    pub id: String,
    /// "UBND phường Phan Thiết".
    pub name: String,
    /// What it is.
    pub kind: OfficeKind,
    /// Agency identifier, first-level code first (Quyết định 20/2020/QĐ-TTg). Begins the dossier codes.
    pub agency_code: String,
    /// Codes of the communes that it serves.
    pub serves: Vec<String>,
    /// Procedures of these tiers are received here.
    pub tiers: Vec<Tier>,
    /// Address; `None`: unknown.
    #[serde(default)]
    pub address: Option<String>,
    /// The official who receives, guides and answers complaints (plan 000, B.II.1.b).
    #[serde(default)]
    pub contact: Option<Contact>,
    /// Opening hours in a sentence, where they differ from the calendar's sessions.
    #[serde(default)]
    pub hours: Option<String>,
    /// Why this office is in the list.
    pub source: String,
    /// What of this entry nobody has confirmed yet, in sentences.
    #[serde(default)]
    pub unverified: Vec<String>,
}

/// Kind of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OfficeKind {
    /// UBND of a commune, ward or special zone.
    CommuneCommittee,
    /// Trung tâm Phục vụ hành chính công of the province.
    PublicServiceCentre,
}

/// All offices.
#[derive(Clone, Debug, Default)]
pub struct Offices {
    offices: Vec<Office>,
    by_commune: HashMap<String, Vec<usize>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficeFile {
    office: Vec<Spanned<Office>>,
}

impl Offices {
    /// The office that receives this procedure from people of this commune; `None`: outside the coverage.
    pub fn receiving(&self, procedure: &Procedure, commune_code: &str) -> Option<&Office> {
        let offices = self.by_commune.get(commune_code)?;
        let receives = |office: &&Office| office.tiers.iter().any(|tier| procedure.tiers().contains(tier));
        offices.iter().map(|&office| &self.offices[office]).find(receives)
    }

    /// The office with this id.
    pub fn get(&self, id: &str) -> Option<&Office> {
        self.offices.iter().find(|office| office.id == id)
    }

    /// All offices, in the order of their files.
    pub fn all(&self) -> &[Office] {
        &self.offices
    }

    /// The offices that receive this procedure somewhere: its coverage.
    pub fn covering<'a>(&'a self, procedure: &'a Procedure) -> impl Iterator<Item = &'a Office> {
        self.offices.iter().filter(|office| office.tiers.iter().any(|tier| procedure.tiers().contains(tier)))
    }

    /// Reads `offices/`.
    pub(super) fn load(dir: &Path, communes: &Communes, problems: &mut Vec<Problem>) -> Self {
        let mut offices = Self::default();
        let mut ids = HashSet::new();
        for file in DataFile::open_all(dir, "offices", &["toml"], problems) {
            let Some(OfficeFile { office }) = file.parse(problems) else { continue };
            for office in office {
                let office = Located::new(&file, office);
                if !is_id(&office.value.id) || !ids.insert(office.value.id.clone()) {
                    problems.push(office.problem(format!("the id `{}` is no slug or stands twice", office.value.id)));
                }
                offices.add(office, communes, problems);
            }
        }
        offices
    }

    fn add(&mut self, office: Located<Office>, communes: &Communes, problems: &mut Vec<Problem>) {
        for code in &office.value.serves {
            if communes.by_code(code).is_none() {
                problems.push(office.problem(format!("no commune has the code `{code}`")));
            }
            let serving = self.by_commune.entry(code.clone()).or_default();
            let clash = serving
                .iter()
                .map(|&other| &self.offices[other])
                .find(|other| other.tiers.iter().any(|tier| office.value.tiers.contains(tier)));
            if let Some(other) = clash {
                problems.push(office.problem(format!("the commune `{code}` is already served by `{}`", other.id)));
            }
            serving.push(self.offices.len());
        }
        self.offices.push(office.value);
    }
}
