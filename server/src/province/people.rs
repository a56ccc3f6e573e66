//! Port: what the state already knows of a person, so that nobody is asked twice.
//!
//! Whoever asks names the number, the name and the day of birth, as the national population database demands it, and
//! the consent under which it asks. What may be *shown* of the answer to whom is decided by who calls the port
//! ([`Proof`]): three facts are no secret among neighbours, a card held up to an official is a proof.

use async_trait::async_trait;
use domain::{date::PartialDate, identity::PersonalId};
use time::Date;

use super::ProvinceError;

/// How it is known that who asks is the person, or acts with the person before them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The three facts of the question were typed: the answer may confirm them, and show nothing else.
    Facts,
    /// An official saw the person's card; the account's name.
    Seen(String),
}

/// A question about one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonQuery {
    /// 12 digits.
    pub personal_id: PersonalId,
    /// Full name as typed; accents and case need not agree.
    pub name: String,
    /// Day of birth; who has only a year is known by the year.
    pub birth: PartialDate,
    /// The procedure for which it is asked: its id.
    pub procedure_id: String,
    /// The recorded consent, by its id: 32 hexadecimal digits.
    pub consent: String,
    /// How it is known who asks.
    pub proof: Proof,
}

/// What the database says of a person. What it does not hold is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// 12 digits.
    pub personal_id: PersonalId,
    /// Full name, with its accents, as the database writes it.
    pub name: String,
    /// Day of birth.
    pub birth: PartialDate,
    /// Sex in words: "Nam", "Nữ".
    pub sex: Option<String>,
    /// Ethnic group in words.
    pub ethnic_group: Option<String>,
    /// Nationality in words.
    pub nationality: Option<String>,
    /// Registered permanent residence in words.
    pub residence: Option<String>,
}

/// A paper that an agency issued and still holds, so that the person need not bring it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldDocument {
    /// Name, e.g. "Giấy chứng nhận kết hôn".
    pub name: String,
    /// Number on it; empty if none.
    pub number: String,
    /// Who issued it.
    pub issued_by: String,
    /// When, if known.
    pub issued_on: Option<Date>,
}

/// Data of people.
#[async_trait]
pub trait People: Send + Sync {
    /// The person with this number, name and day of birth; `None` if the three do not fit one person. Whether the number
    /// exists is not told.
    ///
    /// # Errors
    /// [`ProvinceError`] if the database does not answer or refuses.
    async fn person(&self, query: &PersonQuery) -> Result<Option<Person>, ProvinceError>;

    /// Papers that are held of that person, newest first; none if the three facts do not fit one person.
    ///
    /// # Errors
    /// [`ProvinceError`] if the database does not answer or refuses.
    async fn documents(&self, query: &PersonQuery) -> Result<Vec<HeldDocument>, ProvinceError>;
}
