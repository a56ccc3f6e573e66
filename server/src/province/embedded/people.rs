//! What the province knows of people: its register, and the results of its own dossiers, which it still holds.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{date::PartialDate, dossier::Stage, identity::PersonalId};
use sqlx::SqliteConnection;

use super::{Embedded, StoreError, instant};
use crate::{
    catalogue::Catalogue,
    province::{HeldDocument, People, Person, PersonQuery, ProvinceError},
};

/// The port, over the province's register and dossiers. The catalogue says what a procedure results in.
pub struct KnownPeople {
    province: Arc<Embedded>,
    catalogue: Arc<Catalogue>,
}

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// People in the file.
    pub people: usize,
    /// Those of them who are new in the register, or of whom it held something else.
    pub written: usize,
}

impl KnownPeople {
    /// What this province knows.
    pub fn new(province: Arc<Embedded>, catalogue: Arc<Catalogue>) -> Self {
        Self { province, catalogue }
    }

    fn document(&self, result: ResultRow) -> Result<HeldDocument, StoreError> {
        let name = self.paper(&result.procedure_id).unwrap_or(result.procedure_name);
        let issued_on = instant::from_seconds_option(result.ended_at)?.map(|at| instant::local(at).date());
        Ok(HeldDocument { name, number: result.code, issued_by: result.agency_name, issued_on })
    }

    /// The paper that the procedure results in: the first sentence of what the catalogue says of it.
    fn paper(&self, procedure: &str) -> Option<String> {
        let text = self.catalogue.current(procedure)?.result.as_ref()?.text.as_str();
        Some(text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.').to_owned())
    }
}

#[async_trait]
impl People for KnownPeople {
    async fn person(&self, query: &PersonQuery) -> Result<Option<Person>, ProvinceError> {
        Ok(self.province.person(query).await?)
    }

    async fn documents(&self, query: &PersonQuery) -> Result<Vec<HeldDocument>, ProvinceError> {
        if self.province.person(query).await?.is_none() {
            return Ok(Vec::new());
        }
        let results = self.province.results_of(&query.personal_id).await?;
        Ok(results.into_iter().map(|result| self.document(result)).collect::<Result<_, _>>()?)
    }
}

impl Embedded {
    /// The person of the register whom the three facts fit. A number that is not there and one whose name or birth is
    /// another get the same answer after the same query; the comparison takes microseconds.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn person(&self, query: &PersonQuery) -> Result<Option<Person>, StoreError> {
        let row: Option<PersonRow> = sqlx::query_as("SELECT * FROM person WHERE personal_id = ?")
            .bind(query.personal_id.as_str())
            .fetch_optional(&mut *self.database.read.get().await?)
            .await?;
        let person = row.map(Person::try_from).transpose()?;
        Ok(person.filter(|person| query.fits(&person.name, person.birth)))
    }

    /// Puts these people into the register, or brings up to date what it holds of them: all or none.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails; then the register is as it was.
    pub async fn put_people(&self, people: &[Person]) -> Result<Imported, StoreError> {
        let mut tx = self.write().await?;
        let mut written = 0;
        for person in people {
            written += put(&mut tx, person).await?;
        }
        tx.commit().await?;
        Ok(Imported { people: people.len(), written: usize::try_from(written).unwrap_or(usize::MAX) })
    }

    /// The dossiers of this owner that ended with a result, newest first.
    async fn results_of(&self, owner: &PersonalId) -> Result<Vec<ResultRow>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT code, filing ->> 'procedure_id' AS procedure_id, filing ->> 'procedure_name' AS procedure_name,
               agency_name, ended_at
             FROM dossier WHERE filing ->> 'owner_personal_id' = ? AND stage IN (?, ?) ORDER BY ended_at DESC, id DESC",
        )
        .bind(owner.as_str())
        .bind(Stage::Completed.slug())
        .bind(Stage::Returned.slug());
        Ok(rows.fetch_all(&mut *self.database.read.get().await?).await?)
    }
}

/// 1 if the register held something else of this person or nothing, else 0.
async fn put(connection: &mut SqliteConnection, person: &Person) -> Result<u64, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO person (personal_id, name, birth, sex, ethnic_group, nationality, residence)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (personal_id) DO UPDATE SET name = excluded.name, birth = excluded.birth, sex = excluded.sex,
           ethnic_group = excluded.ethnic_group, nationality = excluded.nationality, residence = excluded.residence
         WHERE (person.name, person.birth, person.sex, person.ethnic_group, person.nationality, person.residence)
           IS NOT (excluded.name, excluded.birth, excluded.sex, excluded.ethnic_group, excluded.nationality, excluded.residence)",
    )
    .bind(person.personal_id.as_str())
    .bind(&person.name)
    .bind(String::from(person.birth))
    .bind(&person.sex)
    .bind(&person.ethnic_group)
    .bind(&person.nationality)
    .bind(&person.residence)
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// The table's row.
#[derive(sqlx::FromRow)]
struct PersonRow {
    personal_id: String,
    name: String,
    birth: String,
    sex: Option<String>,
    ethnic_group: Option<String>,
    nationality: Option<String>,
    residence: Option<String>,
}

impl TryFrom<PersonRow> for Person {
    type Error = StoreError;

    fn try_from(row: PersonRow) -> Result<Self, StoreError> {
        Ok(Self {
            personal_id: PersonalId::parse(&row.personal_id).map_err(|_| StoreError::Unreadable("personal id"))?,
            name: row.name,
            birth: PartialDate::try_from(row.birth).map_err(|_| StoreError::Unreadable("birth"))?,
            sex: row.sex,
            ethnic_group: row.ethnic_group,
            nationality: row.nationality,
            residence: row.residence,
        })
    }
}

/// A dossier that ended with a result.
#[derive(sqlx::FromRow)]
struct ResultRow {
    code: String,
    procedure_id: String,
    procedure_name: String,
    agency_name: String,
    ended_at: Option<i64>,
}
