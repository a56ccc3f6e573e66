//! The file from which the register of people is filled: UTF-8, CSV with commas, the first line names the columns.

use std::{
    collections::{HashMap, hash_map::Entry},
    fmt,
    io::Read,
};

use csv::{Position, StringRecord, Trim};
use domain::{
    date::{self, DateParts, PartialDate},
    identity::PersonalId,
    person_name::PersonName,
    text,
};
use time::Date;

use crate::{composed::composed, province::Person};

/// The columns, in any order; from the fourth on they may be left out.
const COLUMNS: [&str; 7] = ["personal_id", "name", "birth", "sex", "ethnic_group", "nationality", "residence"];
/// So many of them must be there.
const NEEDED: usize = 3;
/// Longest text of the columns that may be left out, in characters.
const LONGEST: usize = 300;
/// Nobody who lives was born before this year.
const FIRST_YEAR: u16 = 1900;

/// A line that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Its number, from 1; the names of the columns are line 1.
    pub line: u64,
    /// Column and reason, for whoever mends the file. No value is repeated: it could name somebody.
    pub why: String,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

/// The people of the file; who is born after `today` is a mistake.
///
/// # Errors
/// Every line that cannot be taken.
pub fn read(source: impl Read, today: Date) -> Result<Vec<Person>, Vec<BadLine>> {
    let mut reader = csv::ReaderBuilder::new().trim(Trim::All).from_reader(source);
    let columns = match reader.headers().map_err(|error| error.to_string()).and_then(columns) {
        Ok(columns) => columns,
        Err(why) => return Err(vec![BadLine { line: 1, why }]),
    };
    let (mut people, mut bad) = (Vec::new(), Vec::new());
    let mut lines = HashMap::new();
    for record in reader.records() {
        let (line, read) = match record {
            Ok(record) => (record.position().map_or(0, Position::line), person(&record, &columns, today)),
            Err(error) => (error.position().map_or(0, Position::line), Err(error.to_string())),
        };
        let read = read.and_then(|person| match lines.entry(person.personal_id.clone()) {
            Entry::Occupied(first) => Err(format!("personal_id: the same number as in line {}", first.get())),
            Entry::Vacant(place) => {
                place.insert(line);
                Ok(person)
            }
        });
        match read {
            Ok(person) => people.push(person),
            Err(why) => bad.push(BadLine { line, why }),
        }
    }
    if bad.is_empty() { Ok(people) } else { Err(bad) }
}

/// Where each of [`COLUMNS`] stands.
fn columns(headers: &StringRecord) -> Result<[Option<usize>; COLUMNS.len()], String> {
    let places = COLUMNS.map(|column| headers.iter().position(|name| name == column));
    let needed = COLUMNS.into_iter().zip(places).take(NEEDED);
    let missing: Vec<_> = needed.filter(|(_, place)| place.is_none()).map(|(column, _)| column).collect();
    let unknown: Vec<_> = headers.iter().filter(|name| !COLUMNS.contains(name)).collect();
    if !missing.is_empty() || !unknown.is_empty() {
        return Err(format!("columns missing: {missing:?}, unknown: {unknown:?}"));
    }
    if places.into_iter().flatten().count() < headers.len() {
        return Err("a column stands there twice".to_owned());
    }
    Ok(places)
}

fn person(record: &StringRecord, columns: &[Option<usize>; COLUMNS.len()], today: Date) -> Result<Person, String> {
    let [personal_id, name, birth, sex, ethnic_group, nationality, residence] =
        columns.map(|place| composed(place.and_then(|place| record.get(place)).unwrap_or_default()));
    Ok(Person {
        personal_id: PersonalId::parse(&personal_id).map_err(|error| format!("personal_id: {error}"))?,
        name: PersonName::parse(&name).map_err(|error| format!("name: {error}"))?.into(),
        birth: born(&birth, today).map_err(|error| format!("birth: {error}"))?,
        sex: sex_in_words(&sex)?,
        ethnic_group: words("ethnic_group", ethnic_group)?,
        nationality: words("nationality", nationality)?,
        residence: words("residence", residence)?,
    })
}

/// `21/03/1985`, `03/1985` or `1985`.
fn born(text: &str, today: Date) -> Result<PartialDate, date::DateError> {
    let mut parts = text.rsplitn(3, '/');
    let mut next = || parts.next().unwrap_or_default();
    let birth = date::parse_partial(DateParts { year: next(), month: next(), day: next() })?;
    date::must_be_past(birth, today)?;
    date::not_before(birth, FIRST_YEAR)?;
    Ok(birth)
}

fn sex_in_words(text: &str) -> Result<Option<String>, String> {
    match text::fold(text).as_str() {
        "" => Ok(None),
        "nam" => Ok(Some("Nam".to_owned())),
        "nu" => Ok(Some("Nữ".to_owned())),
        _ => Err("sex: give Nam, Nữ or nothing".to_owned()),
    }
}

fn words(column: &str, text: String) -> Result<Option<String>, String> {
    match text.chars().count() {
        0 => Ok(None),
        1..=LONGEST => Ok(Some(text)),
        length => Err(format!("{column}: {length} characters, at most {LONGEST}")),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    fn read_text(text: &str) -> Result<Vec<Person>, Vec<String>> {
        let read = read(text.as_bytes(), date!(2026 - 11 - 23));
        read.map_err(|bad| bad.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn people_are_read_in_any_order_of_columns() {
        let text = "birth,name,personal_id,residence,sex\n\
                    21/03/1985, đặng  văn mẫu ,060 085 005 678,\"Khu phố 3, phường Phan Thiết\",NAM\n\
                    1950,Nguyễn Thị Mẫu,060150000017,,nữ\n\
                    06/1990,Y Ƀhăm Êban,060090000033,,\n";
        let people = read_text(text).unwrap();
        assert_eq!(people.len(), 3);
        assert_eq!((people[0].personal_id.as_str(), people[0].name.as_str()), ("060085005678", "đặng văn mẫu"));
        assert_eq!(people[0].birth, PartialDate::Day(date!(1985 - 03 - 21)));
        assert_eq!(people[0].residence.as_deref(), Some("Khu phố 3, phường Phan Thiết"));
        assert_eq!((people[1].birth, people[1].sex.as_deref()), (PartialDate::Year(1950), Some("Nữ")));
        assert_eq!((people[2].birth.month(), people[2].sex.as_deref()), (Some(6), None));
        assert_eq!(people[0].ethnic_group, None);
    }

    #[test]
    fn marks_are_composed_and_a_byte_order_mark_is_no_column() {
        let name: String = "Đặng Văn Mẫu".nfd().collect();
        let people = read_text(&format!("\u{feff}personal_id,name,birth\n060085005678,{name},1985\n")).unwrap();
        assert_eq!(people[0].name, "Đặng Văn Mẫu");
    }

    #[test]
    fn every_bad_line_is_told_without_what_stands_there() {
        let text = "personal_id,name,birth,sex\n\
                    06008500567,Đặng Văn Mẫu,1985,\n\
                    060085005678,Đặng 2 Mẫu,1985,\n\
                    060085005678,Đặng Văn Mẫu,31/02/1985,\n\
                    060085005678,Đặng Văn Mẫu,1985,nam giới\n\
                    060085005678,Đặng Văn Mẫu,1985,\n\
                    060085005678,Đặng Văn Mẫu,24/11/2026,\n\
                    060085005678,Đặng Văn Mẫu,1/2/3/1985,\n\
                    060085005678,Đặng Văn Mẫu,1899,\n\
                    060085005678,Đặng Văn Mẫu,1985,\n\
                    060085005678,Đặng Văn Mẫu,1985\n";
        let bad = read_text(text).unwrap_err();
        assert_eq!(
            bad[..8],
            [
                "line 2: personal_id: the number has the wrong length",
                "line 3: name: the name holds a digit",
                "line 4: birth: there is no such day",
                "line 5: sex: give Nam, Nữ or nothing",
                "line 7: birth: the date is in the future",
                "line 8: birth: the day is not a number",
                "line 9: birth: the date is too long ago",
                "line 10: personal_id: the same number as in line 6",
            ]
        );
        assert!(bad[8].starts_with("line 11: "), "{}", bad[8]);
        assert!(bad.iter().all(|why| !why.contains("Mẫu") && !why.contains("060085")), "{bad:?}");
    }

    #[test]
    fn columns_must_be_known_and_single_and_the_first_three_there() {
        let why = |headers: &str| read_text(&format!("{headers}\n")).unwrap_err().remove(0);
        assert_eq!(why("personal_id,name"), "line 1: columns missing: [\"birth\"], unknown: []");
        assert_eq!(why("personal_id,name,birth,email"), "line 1: columns missing: [], unknown: [\"email\"]");
        assert_eq!(why("personal_id,name,birth,name"), "line 1: a column stands there twice");
        assert_eq!(why(""), "line 1: columns missing: [\"personal_id\", \"name\", \"birth\"], unknown: []");
    }

    #[test]
    fn what_is_no_text_is_a_bad_line() {
        let text = b"personal_id,name,birth\n060085005678,\xff\xfe,1985\n060085005678,An Mau,1985\n";
        let bad = read(&text[..], date!(2026 - 11 - 23)).unwrap_err();
        assert_eq!(bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [2]);
    }
}
