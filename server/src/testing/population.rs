//! A population database that knows one person, behind a line that breaks.

use std::{future::pending, mem, sync::Mutex};

use async_trait::async_trait;
use domain::{date::PartialDate, identity::PersonalId, text::fold};
use time::macros::date;

use crate::{
    province::{HeldDocument, People, Person, PersonQuery, ProvinceError},
    web::people::PATIENCE,
};

/// How the database behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// As it should.
    #[default]
    Well,
    /// It refuses connections.
    Away,
    /// It never answers.
    Silent,
    /// It answers with somebody else.
    Mixed,
    /// It knows the person, and nothing of papers.
    NoPapers,
}

/// The database, with what it was asked.
#[derive(Default)]
pub struct Register {
    line: Mutex<Line>,
    asked: Mutex<Vec<PersonQuery>>,
}

impl Register {
    /// From now on it behaves so.
    pub fn is(&self, line: Line) {
        *self.line.lock().unwrap() = line;
    }

    /// What it was asked about people since this was called last.
    pub fn asked(&self) -> Vec<PersonQuery> {
        mem::take(&mut *self.asked.lock().unwrap())
    }

    fn line(&self) -> Line {
        *self.line.lock().unwrap()
    }
}

/// The person; whatever a citizen does not type of it is shown to nobody.
pub fn person() -> Person {
    Person {
        personal_id: PersonalId::parse("060190001234").unwrap(),
        name: "Nguyễn Thị Mẫu".to_owned(),
        birth: PartialDate::Day(date!(1990 - 02 - 01)),
        sex: Some("Nữ giới".to_owned()),
        ethnic_group: Some("Raglay".to_owned()),
        nationality: Some("Việt Nam (gốc)".to_owned()),
        residence: Some("7 Trưng Trắc".to_owned()),
    }
}

/// Texts of the person that no citizen types.
pub const UNTYPED: [&str; 5] = ["Nữ giới", "Raglay", "(gốc)", "Trưng Trắc", "Giấy khai sinh"];

#[async_trait]
impl People for Register {
    /// More lenient than a database should be: a year fits whoever was born in it.
    async fn person(&self, query: &PersonQuery) -> Result<Option<Person>, ProvinceError> {
        self.asked.lock().unwrap().push(query.clone());
        let person = person();
        match self.line() {
            Line::Away => Err(ProvinceError::Unavailable("no connection".to_owned())),
            Line::Silent => {
                tokio::time::pause();
                tokio::time::advance(PATIENCE).await;
                tokio::time::resume();
                pending().await
            }
            Line::Mixed => Ok(Some(Person { personal_id: PersonalId::parse("060190009999").unwrap(), ..person })),
            Line::Well | Line::NoPapers => {
                let birth = person.birth.earliest();
                let fits = query.personal_id == person.personal_id
                    && fold(&query.name) == fold(&person.name)
                    && (query.birth.earliest()..=query.birth.latest()).contains(&birth);
                Ok(fits.then_some(person))
            }
        }
    }

    async fn documents(&self, query: &PersonQuery) -> Result<Vec<HeldDocument>, ProvinceError> {
        match self.line() {
            Line::Well | Line::Mixed if query.personal_id == person().personal_id => Ok(vec![HeldDocument {
                name: "Giấy khai sinh".to_owned(),
                number: "12/1990".to_owned(),
                issued_by: "UBND xã  Hàm Liêm".to_owned(),
                issued_on: Some(date!(1990 - 03 - 05)),
            }]),
            Line::Well | Line::Mixed => Ok(Vec::new()),
            Line::Away | Line::Silent | Line::NoPapers => Err(ProvinceError::Unavailable("no connection".to_owned())),
        }
    }
}
