//! Working sessions and days off, one file a year.

use std::path::Path;

use domain::date::iso;
use serde::{Deserialize, Deserializer, de::Error};
use time::{Date, Time, Weekday};
use toml::Spanned;

use super::problem::{DataFile, Located, Problem};

/// The calendars of all years that are known, and the hours of a working day.
#[derive(Clone, Debug)]
pub struct Calendars {
    /// One after the other, without a gap.
    pub years: Vec<CalendarYear>,
    /// Hours of a normal day.
    pub sessions: Sessions,
}

impl Calendars {
    /// Start and end of each session.
    pub fn sessions(&self) -> Vec<(Time, Time)> {
        self.sessions.session.iter().map(|session| (session.from, session.to)).collect()
    }

    /// Days off of all years.
    pub fn off(&self) -> impl Iterator<Item = Date> + '_ {
        self.years.iter().flat_map(|year| &year.off).map(|day| day.date)
    }

    /// Saturdays on which people work.
    pub fn working_saturdays(&self) -> impl Iterator<Item = Date> + '_ {
        self.years.iter().flat_map(|year| &year.working_saturdays).map(|day| day.date)
    }

    /// The last day whose holidays are known; due dates after it are uncertain.
    pub fn known_until(&self) -> Date {
        self.years.last().map_or(Date::MIN, |year| year.known_until)
    }
}

/// Days off and made-up Saturdays of a year. Weekends are not listed.
#[derive(Clone, Debug)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// The last day whose holidays are announced.
    pub known_until: Date,
    /// Days off.
    pub off: Vec<CalendarDay>,
    /// Saturdays that make up for a swapped day (hoán đổi).
    pub working_saturdays: Vec<CalendarDay>,
    /// Law and yearly notice.
    pub source: String,
}

/// A day that differs from its weekday's rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarDay {
    /// The day.
    #[serde(with = "iso")]
    pub date: Date,
    /// Why.
    pub name: String,
    /// Who says so.
    pub source: String,
    /// Not yet checked against the published notice.
    #[serde(default)]
    pub unverified: bool,
}

/// Working hours, Monday to Friday.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    /// In the day's order.
    pub session: Vec<Session>,
    /// Who says so.
    pub source: String,
    /// Not yet confirmed by the offices.
    #[serde(default)]
    pub unverified: bool,
}

/// Morning or afternoon.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Start, `HH:mm`.
    #[serde(deserialize_with = "clock_time")]
    pub from: Time,
    /// End, `HH:mm`.
    #[serde(deserialize_with = "clock_time")]
    pub to: Time,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: i32,
    #[serde(with = "iso")]
    known_until: Date,
    source: String,
    off: Vec<Spanned<CalendarDay>>,
    #[serde(default)]
    working_saturday: Vec<Spanned<CalendarDay>>,
}

/// Reads `calendar/`.
pub(super) fn load(dir: &Path, problems: &mut Vec<Problem>) -> Option<Calendars> {
    let files = DataFile::open_all(dir, "calendar", &["toml"], problems);
    let (sessions, years): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.name.ends_with("sessions.toml"));
    let mut loaded: Vec<CalendarYear> = Vec::new();
    for file in &years {
        let Some(year) = year(file, problems) else { continue };
        if loaded.last().is_some_and(|last| last.year + 1 != year.year || last.known_until.year() != last.year) {
            problems.push(file.problem(1, "the years must follow each other, and each but the last be wholly known"));
        }
        loaded.push(year);
    }
    let Some(file) = sessions.first() else {
        let reason = "the working sessions are missing".to_owned();
        problems.push(Problem { file: "calendar/sessions.toml".into(), line: None, reason });
        return None;
    };
    let sessions: Sessions = file.parse(problems)?;
    let times: Vec<Time> = sessions.session.iter().flat_map(|session| [session.from, session.to]).collect();
    if times.is_empty() || !times.is_sorted_by(|a, b| a < b) {
        problems.push(file.problem(1, "sessions must end after they start, and follow each other"));
    }
    Some(Calendars { years: loaded, sessions })
}

fn year(file: &DataFile, problems: &mut Vec<Problem>) -> Option<CalendarYear> {
    let YearFile { year, known_until, source, off, working_saturday } = file.parse(problems)?;
    if known_until.year() != year {
        problems.push(file.problem(1, "known_until lies in another year"));
    }
    let mut seen = Vec::new();
    let mut days = |days: Vec<Spanned<CalendarDay>>, working: bool| {
        let mut checked = Vec::new();
        for day in days {
            let day = Located::new(file, day);
            let date = day.value.date;
            if date.year() != year || date > known_until {
                problems.push(day.problem(format!("{date} lies outside the year or after known_until")));
            }
            if working && date.weekday() != Weekday::Saturday {
                problems.push(day.problem(format!("{date} is no Saturday")));
            }
            if seen.contains(&date) {
                problems.push(day.problem(format!("{date} stands twice")));
            }
            seen.push(date);
            checked.push(day.value);
        }
        checked
    };
    let (off, working_saturdays) = (days(off, false), days(working_saturday, true));
    Some(CalendarYear { year, known_until, off, working_saturdays, source })
}

fn clock_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
    let text = String::deserialize(deserializer)?;
    let parsed = || {
        let (hour, minute) = text.split_once(':')?;
        Time::from_hms(hour.parse().ok()?, minute.parse().ok()?, 0).ok()
    };
    parsed().ok_or_else(|| D::Error::custom("a time is written HH:mm"))
}
