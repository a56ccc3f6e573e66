//! Tests of [`super`].

use proptest::prelude::*;
use time::{Date, Month};

use super::*;

fn date(year: i32, month: u8, day: u8) -> Date {
    Date::from_calendar_date(year, Month::try_from(month).unwrap(), day).unwrap()
}

fn parts<'a>(day: &'a str, month: &'a str, year: &'a str) -> DateParts<'a> {
    DateParts { day, month, year }
}

fn any_date() -> impl Strategy<Value = Date> {
    (1900..2101_i32, 1..=12_u8, 1..=31_u8)
        .prop_filter_map("day in month", |(y, m, d)| Date::from_calendar_date(y, Month::try_from(m).ok()?, d).ok())
}

#[test]
fn whole_dates_with_spaces_zeros_and_stray_marks() {
    assert_eq!(parse_full(parts("1", "2", "1990")), Ok(date(1990, 2, 1)));
    assert_eq!(parse_full(parts(" 01 ", "02.", "1990 ")), Ok(date(1990, 2, 1)));
    assert_eq!(parse_full(parts("001", "/12/", "\u{200B}2000")), Ok(date(2000, 12, 1)));
    assert_eq!(parse_full(parts("29", "2", "2024")), Ok(date(2024, 2, 29)));
}

#[test]
fn the_first_bad_field_is_named() {
    use DateError::*;
    use Part::*;
    for (typed, error, part) in [
        (parts("", " ", "."), Empty, Day),
        (parts("", "2", "1990"), Missing(Day), Day),
        (parts("1", "", ""), Missing(Month), Month),
        (parts("1", "2", ""), Missing(Year), Year),
        (parts("x", "13", "1990"), NotANumber(Day), Day),
        (parts("1", "tháng 2", "1990"), NotANumber(Month), Month),
        (parts("1", "2", "199o"), NotANumber(Year), Year),
        (parts("-1", "2", "90"), YearDigits, Year),
        (parts("1", "2", "19900"), YearDigits, Year),
        (parts("1", "2", "0990"), YearDigits, Year),
        (parts("1", "13", "90"), NoSuchMonth, Month),
        (parts("1", "0", "1990"), NoSuchMonth, Month),
        (parts("32", "13", "90"), NoSuchDay { last: 31 }, Day),
        (parts("0", "1", "1990"), NoSuchDay { last: 31 }, Day),
        (parts("99999999", "1", "1990"), NoSuchDay { last: 31 }, Day),
        (parts("29", "2", "2026"), NoSuchDay { last: 28 }, Day),
        (parts("31", "4", "2026"), NoSuchDay { last: 30 }, Day),
    ] {
        let found = parse_full(typed).unwrap_err();
        assert_eq!((found, found.part()), (error, part), "{typed:?}");
    }
}

#[test]
fn partial_dates_know_what_they_do_not_know() {
    let year = parse_partial(parts("", "", " 1940 ")).unwrap();
    let month = parse_partial(parts("", "03", "1940")).unwrap();
    let day = parse_partial(parts("5", "3", "1940")).unwrap();
    assert_eq!([year, month, day].map(|d| d.to_string()), ["1940", "03/1940", "05/03/1940"]);
    assert_eq!((year.earliest(), year.latest()), (date(1940, 1, 1), date(1940, 12, 31)));
    assert_eq!((month.earliest(), month.latest()), (date(1940, 3, 1), date(1940, 3, 31)));
    assert_eq!((year.month(), month.month(), month.day(), day.day()), (None, Some(3), None, Some(5)));
    assert_eq!(day.full(), Some(date(1940, 3, 5)));
}

#[test]
fn partial_dates_need_a_year_and_no_gap() {
    use DateError::*;
    assert_eq!(parse_partial(parts("", "", "")), Err(Empty));
    assert_eq!(parse_partial(parts("5", "", "1940")), Err(Missing(Part::Month)));
    assert_eq!(parse_partial(parts("", "3", "")), Err(Missing(Part::Year)));
    assert_eq!(parse_partial(parts("", "13", "1940")), Err(NoSuchMonth));
    assert_eq!(parse_partial(parts("", "", "40")), Err(YearDigits));
    assert_eq!(parse_partial(parts("30", "2", "1940")), Err(NoSuchDay { last: 29 }));
}

#[test]
fn ranges() {
    let today = date(2026, 11, 23);
    assert_eq!(must_be_past(today, today), Ok(()));
    assert_eq!(must_be_past(date(2026, 11, 24), today), Err(DateError::InFuture));
    assert_eq!(must_be_past(PartialDate::Year(2026), today), Ok(()));
    assert_eq!(must_be_past(PartialDate::Month(2026, Month::December), today), Err(DateError::InFuture));
    assert_eq!(not_before(date(1900, 1, 1), 1900), Ok(()));
    assert_eq!(not_before(PartialDate::Year(1899), 1900), Err(DateError::TooOld { first_year: 1900 }));
    assert_eq!(in_order(today, today), Ok(()));
    assert_eq!(in_order(PartialDate::Year(2026), date(2026, 1, 1)), Ok(()));
    let earlier = PartialDate::from(today);
    assert_eq!(in_order(today, date(2026, 11, 22)), Err(DateError::OutOfOrder { earlier }));
}

#[test]
fn iso_text_is_strict() {
    assert_eq!(iso::parse("1990-02-01"), Ok(date(1990, 2, 1)));
    for bad in [
        "1990-2-1",
        "1990-02",
        "1990-02-30",
        " 1990-02-01",
        "1990-02-1x",
        "1990-+2-01",
        "01/02/1990",
        "1990-02-01-",
        "",
    ] {
        assert!(iso::parse(bad).is_err(), "{bad}");
    }
    for bad in ["\"1990-2\"", "\"1990-13\"", "\"190\"", "\"\"", "1990"] {
        assert!(serde_json::from_str::<PartialDate>(bad).is_err(), "{bad}");
    }
}

proptest! {
    #[test]
    fn dates_survive_typing_and_storing(date in any_date()) {
        let typed = format(date);
        let mut fields = typed.split('/');
        let (day, month, year) = (fields.next().unwrap(), fields.next().unwrap(), fields.next().unwrap());
        prop_assert_eq!(parse_full(parts(day, month, year)), Ok(date));
        prop_assert_eq!(iso::parse(&iso::format(date)), Ok(date));
        let forms =
            [PartialDate::Day(date), PartialDate::Month(1940, date.month()), PartialDate::Year(date.year() as u16)];
        for form in forms {
            let json = serde_json::to_string(&form).unwrap();
            prop_assert_eq!(serde_json::from_str::<PartialDate>(&json).unwrap(), form);
            prop_assert!(form.earliest() <= form.latest());
        }
    }

    #[test]
    fn any_typing_is_answered(day in ".{0,6}", month in ".{0,6}", year in ".{0,6}") {
        let typed = parts(&day, &month, &year);
        if let Ok(date) = parse_full(typed) {
            prop_assert_eq!(parse_partial(typed), Ok(PartialDate::Day(date)));
        }
    }
}
