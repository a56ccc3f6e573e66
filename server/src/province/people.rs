//! Port: what the state already knows of a person, so that nobody is asked twice.
//!
//! Whoever asks names the number, the name and the day of birth, as the national population database demands it, and
//! the consent under which it asks. What may be *shown* of the answer to whom is decided by who calls the port
//! ([`Proof`]): three facts are no secret among neighbours, a card held up to an official is a proof.

use async_trait::async_trait;
use domain::{date::PartialDate, identity::PersonalId, text};
use time::Date;
use unicode_normalization::UnicodeNormalization;

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

impl PersonQuery {
    /// Whether these are the name and the day of birth that were asked with. The question may not be less exact than what
    /// is held: a year alone is easily guessed, so it fits only who is known by the year.
    pub fn fits(&self, name: &str, birth: PartialDate) -> bool {
        let asked = name_key(&self.name);
        !asked.is_empty()
            && asked == name_key(name)
            && birth.earliest() <= self.birth.earliest()
            && self.birth.latest() <= birth.latest()
    }
}

/// What two writings of one name have in common: its letters and digits, without accents, case and spaces, in their order.
pub fn name_key(name: &str) -> String {
    let bare = text::fold(&name.nfd().collect::<String>());
    bare.chars().filter(|c| c.is_alphanumeric()).nfc().collect()
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

#[cfg(test)]
mod tests {
    use time::{Month, macros::date};

    use super::*;

    fn query(name: &str, birth: PartialDate) -> PersonQuery {
        PersonQuery {
            personal_id: PersonalId::parse("060085005678").unwrap(),
            name: name.to_owned(),
            birth,
            procedure_id: "1.004873".to_owned(),
            consent: "0".repeat(32),
            proof: Proof::Facts,
        }
    }

    #[test]
    fn a_name_is_its_letters_in_their_order() {
        let day = PartialDate::Day(date!(1985 - 03 - 21));
        let fits = |asked: &str, held: &str| query(asked, day).fits(held, day);
        assert!(fits("dang  van mau", "ĐẶNG VĂN MẪU") && fits("Đặng Văn Mẫu", "đặng văn mẫu"));
        assert!(fits("Y Ƀhăm H'Mok", "Y BHĂM HMOK") && fits("Muller", "Müller"));
        assert!(!fits("Mẫu Văn Đặng", "Đặng Văn Mẫu") && !fits("Đặng Mẫu", "Đặng Văn Mẫu"));
        assert!(!fits("", "") && !fits("-", "—"), "no name fits nobody");
    }

    #[test]
    fn a_birth_fits_what_is_known_of_it() {
        let (day, month) = (PartialDate::Day(date!(1950 - 06 - 01)), PartialDate::Month(1950, Month::June));
        let year = PartialDate::Year(1950);
        let fits = |asked: PartialDate, held: PartialDate| query("An", asked).fits("An", held);
        assert!(fits(day, day) && fits(day, month) && fits(day, year) && fits(month, year) && fits(year, year));
        assert!(!fits(year, day) && !fits(year, month) && !fits(month, day), "less than what is known");
        assert!(!fits(PartialDate::Day(date!(1950 - 06 - 02)), day) && !fits(PartialDate::Year(1951), year));
    }
}
