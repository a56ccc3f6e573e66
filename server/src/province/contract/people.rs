//! Data of people: who asks with three facts gets the person whom they fit, and else nothing, whichever of them does not fit.

use async_trait::async_trait;
use domain::{date::PartialDate, identity::PersonalId};
use time::{Month, macros::date};

use crate::province::{People, Person, PersonProof, PersonQuery, name_key};

macro_rules! suite {
    ($open:ident) => {
        $crate::province::contract::suite!(
            people,
            $open,
            [
                a_person_is_found_however_the_name_is_written,
                who_is_known_by_the_year_is_found_by_the_year,
                the_parts_of_a_foreign_name_have_their_order,
                what_does_not_fit_is_nobody,
                less_than_what_is_known_is_not_enough,
                documents_come_newest_first,
                documents_of_nobody_are_none,
            ]
        );
    };
}
pub(crate) use suite;

/// A database with [`known`] people in it. Of [`MAU`] two documents or more are held, of the others none.
#[async_trait]
pub trait PeopleHarness: Send + Sync {
    /// The port under test.
    fn people(&self) -> &dyn People;
}

/// Đặng Văn Mẫu, born on 21/03/1985.
pub const MAU: &str = "060085005678";
/// Nguyễn Thị Mẫu, born in 1950.
pub const ONLY_YEAR: &str = "060150000017";
/// Anna Maria Mẫu-Schmidt, born on 05/12/1990: given names first.
pub const FOREIGN: &str = "060190000025";

/// The people of the database. It may write names in capitals.
pub fn known() -> Vec<Person> {
    let person = |number: &str, name: &str, birth: PartialDate, sex: &str, group: &str| Person {
        personal_id: PersonalId::parse(number).unwrap(),
        name: name.to_owned(),
        birth,
        sex: Some(sex.to_owned()),
        ethnic_group: Some(group.to_owned()),
        nationality: Some("Việt Nam".to_owned()),
        residence: Some("Khu phố 3, phường Phan Thiết, tỉnh Lâm Đồng".to_owned()),
    };
    vec![
        person(MAU, "Đặng Văn Mẫu", PartialDate::Day(date!(1985 - 03 - 21)), "Nam", "Kinh"),
        person(ONLY_YEAR, "Nguyễn Thị Mẫu", PartialDate::Year(1950), "Nữ", "Chăm"),
        person(FOREIGN, "Anna Maria Mẫu-Schmidt", PartialDate::Day(date!(1990 - 12 - 05)), "Nữ", "Người nước ngoài"),
    ]
}

/// The question that finds this person.
pub fn query(number: &str) -> PersonQuery {
    let person = known().into_iter().find(|person| person.personal_id.as_str() == number).unwrap();
    PersonQuery {
        personal_id: person.personal_id,
        name: person.name,
        birth: person.birth,
        procedure_id: "1.004873".to_owned(),
        consent: "0123456789abcdef0123456789abcdef".to_owned(),
        proof: PersonProof::Facts,
    }
}

async fn found(database: &dyn PeopleHarness, query: &PersonQuery) -> Option<Person> {
    database.people().person(query).await.unwrap()
}

fn named(number: &str, name: &str) -> PersonQuery {
    PersonQuery { name: name.to_owned(), ..query(number) }
}

fn born(number: &str, birth: PartialDate) -> PersonQuery {
    PersonQuery { birth, ..query(number) }
}

fn assert_is(found: Option<&Person>, number: &str) {
    let (found, known) = (found.expect("somebody"), known());
    let known = known.iter().find(|person| person.personal_id.as_str() == number).unwrap();
    assert_eq!((&found.personal_id, found.birth), (&known.personal_id, known.birth));
    assert_eq!(name_key(&found.name), name_key(&known.name), "with its accents, in whichever case");
    assert_eq!(found.name.to_lowercase(), known.name.to_lowercase());
    assert_eq!((&found.sex, &found.ethnic_group), (&known.sex, &known.ethnic_group));
    let residence = found.residence.as_ref().expect("a residence");
    assert!(name_key(residence).contains("phuongphanthiet"), "{residence}");
}

pub async fn a_person_is_found_however_the_name_is_written(database: &dyn PeopleHarness) {
    for name in ["Đặng Văn Mẫu", "ĐẶNG VĂN MẪU", "dang van mau", " Đặng  văn\u{a0}Mẫu "] {
        assert_is(found(database, &named(MAU, name)).await.as_ref(), MAU);
    }
    let seen = PersonQuery { proof: PersonProof::Seen("can.bo".to_owned()), ..query(MAU) };
    assert_is(found(database, &seen).await.as_ref(), MAU);
}

pub async fn who_is_known_by_the_year_is_found_by_the_year(database: &dyn PeopleHarness) {
    assert_is(found(database, &query(ONLY_YEAR)).await.as_ref(), ONLY_YEAR);
    let day = born(ONLY_YEAR, PartialDate::Day(date!(1950 - 01 - 01)));
    assert_is(found(database, &day).await.as_ref(), ONLY_YEAR);
    assert_eq!(found(database, &born(ONLY_YEAR, PartialDate::Year(1951))).await, None);
}

pub async fn the_parts_of_a_foreign_name_have_their_order(database: &dyn PeopleHarness) {
    assert_is(found(database, &named(FOREIGN, "anna maria mau schmidt")).await.as_ref(), FOREIGN);
    assert_eq!(found(database, &named(FOREIGN, "Mẫu-Schmidt Anna Maria")).await, None);
}

pub async fn what_does_not_fit_is_nobody(database: &dyn PeopleHarness) {
    let mut unknown = query(MAU);
    unknown.personal_id = PersonalId::parse("060085005679").unwrap();
    let of_another = PersonQuery { personal_id: query(FOREIGN).personal_id, ..query(MAU) };
    let other_day = born(MAU, PartialDate::Day(date!(1985 - 03 - 22)));
    for query in [unknown, of_another, named(MAU, "Đặng Văn Mậu Thân"), named(MAU, "Mẫu"), named(MAU, "-"), other_day]
    {
        assert_eq!(found(database, &query).await, None);
    }
}

pub async fn less_than_what_is_known_is_not_enough(database: &dyn PeopleHarness) {
    assert_eq!(found(database, &born(MAU, PartialDate::Year(1985))).await, None);
    assert_eq!(found(database, &born(MAU, PartialDate::Month(1985, Month::March))).await, None);
}

pub async fn documents_come_newest_first(database: &dyn PeopleHarness) {
    let documents = database.people().documents(&query(MAU)).await.unwrap();
    let days: Vec<_> = documents.iter().map(|document| document.issued_on).collect();
    assert!(days.len() >= 2 && days[0] > days[1] && days[1].is_some(), "{days:?}");
    assert!(days.is_sorted_by(|one, next| one >= next), "what has no date comes last: {days:?}");
    assert!(documents.iter().all(|document| !document.name.is_empty() && !document.issued_by.is_empty()));
    assert!(documents.iter().any(|document| !document.number.is_empty()));
}

pub async fn documents_of_nobody_are_none(database: &dyn PeopleHarness) {
    let other_day = born(MAU, PartialDate::Day(date!(1985 - 03 - 22)));
    for query in [query(ONLY_YEAR), named(MAU, "Đặng Văn Khác"), born(MAU, PartialDate::Year(1985)), other_day] {
        assert_eq!(database.people().documents(&query).await.unwrap(), []);
    }
}
