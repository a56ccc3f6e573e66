//! Who is who among the answers.

use serde::Deserialize;

/// Which questions name the people of the dossier. They are different people in law, even where one of them is all: who
/// files, whom the dossier is about, and who files for somebody else by authorisation.
///
/// A list is read in order: the first question that is asked counts, because the person certified may be the submitter or
/// somebody else.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// Who files.
    pub submitter: Submitter,
    /// Whom the dossier is about.
    pub owner: Owner,
    /// Who files for the owner by authorisation (người được ủy quyền), where the form asks.
    pub authorised: Option<Authorised>,
    /// The commune that decides which agency receives; it is chosen on the start page and not asked again.
    pub commune: String,
    /// Way in which the result comes back.
    pub return_method: String,
}

/// The questions about who files.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Submitter {
    /// Full name.
    pub name: String,
    /// Day of birth, where who files can be compared with the population database.
    pub birth: Option<String>,
    /// Phone: required, the agency calls it.
    pub phone: String,
    /// Personal identification number.
    pub personal_id: String,
}

/// The questions about whom the dossier is about: a person, or an organisation with the person who stands for it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// Full name; of an organisation its legal name.
    pub name: Vec<String>,
    /// Personal identification number; for an organisation that of who stands for it. Empty for who has none yet, as a
    /// newborn.
    pub personal_id: Vec<String>,
    /// Tax code, of organisations.
    #[serde(default)]
    pub tax_code: Vec<String>,
}

/// The questions about who files by authorisation.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Authorised {
    /// Full name.
    pub name: String,
    /// The authorisation as a file.
    pub document: Option<String>,
}

impl Roles {
    /// Every question that is named.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        let Self { submitter, owner, authorised, commune, return_method } = self;
        let Submitter { name, birth, phone, personal_id } = submitter;
        [commune, return_method, name, phone, personal_id]
            .into_iter()
            .chain(birth)
            .chain(owner.name.iter().chain(&owner.personal_id).chain(&owner.tax_code))
            .chain(authorised.iter().flat_map(|it| std::iter::once(&it.name).chain(&it.document)))
            .map(String::as_str)
    }
}
