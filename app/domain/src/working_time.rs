//! Working time: which days and hours count, and what falls due when.
//!
//! One working day is eight working hours. Sessions, days off and swapped Saturdays come from data, one file a year;
//! past the last year that is known the answer is only an estimate ([`Deadline::certain`]).

use std::{collections::BTreeSet, fmt};

use time::{Date, PrimitiveDateTime, Time, Weekday};

/// Minutes of work in one working day.
pub const MINUTES_PER_DAY: u32 = 8 * 60;

/// Minutes of work that an agency has to answer an online filing (Nghị định 61/2018/NĐ-CP: 8 working hours).
pub const ANSWER_MINUTES: u32 = MINUTES_PER_DAY;

/// The working days and hours of an office, local time.
#[derive(Clone, Debug)]
pub struct Calendar {
    sessions: Vec<(Time, Time)>,
    day_end: Time,
    off: BTreeSet<Date>,
    working_saturdays: BTreeSet<Date>,
    known_until: Date,
}

/// Why sessions do not make a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// No session: no working time would ever pass.
    NoSession,
    /// A session ends before it begins, or before the one before it has ended.
    SessionOrder,
    /// A session does not begin or end on a full minute.
    NotFullMinutes,
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSession => "there is no session",
            Self::SessionOrder => "a session ends before it begins, or before the one before it has ended",
            Self::NotFullMinutes => "a session does not begin or end on a full minute",
        })
    }
}

impl std::error::Error for CalendarError {}

/// When something falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Local time, on a full minute.
    pub at: PrimitiveDateTime,
    /// It lies within the years whose holidays are known.
    pub certain: bool,
}

impl Calendar {
    /// A calendar with the day's `sessions` (begin, end), the days `off` that would be working days, the Saturdays that
    /// are worked in exchange, and the last day whose holidays are known.
    ///
    /// # Errors
    /// [`CalendarError`] if the sessions are empty, out of order or not on full minutes.
    pub fn new(
        sessions: Vec<(Time, Time)>,
        off: impl IntoIterator<Item = Date>,
        working_saturdays: impl IntoIterator<Item = Date>,
        known_until: Date,
    ) -> Result<Self, CalendarError> {
        let day_end = sessions.last().ok_or(CalendarError::NoSession)?.1;
        let mut before = None;
        for &(begin, end) in &sessions {
            if begin >= end || before.is_some_and(|before| begin < before) {
                return Err(CalendarError::SessionOrder);
            }
            if begin != full_minute(begin) || end != full_minute(end) {
                return Err(CalendarError::NotFullMinutes);
            }
            before = Some(end);
        }
        Ok(Self {
            sessions,
            day_end,
            off: off.into_iter().collect(),
            working_saturdays: working_saturdays.into_iter().collect(),
            known_until,
        })
    }

    /// Work is done on this day: Monday to Friday and the swapped Saturdays, without the days off.
    pub fn is_working_day(&self, day: Date) -> bool {
        let usual = match day.weekday() {
            Weekday::Saturday => self.working_saturdays.contains(&day),
            Weekday::Sunday => false,
            _ => true,
        };
        usual && !self.off.contains(&day)
    }

    /// End of the last session of the `days`-th working day after the day of `from`, which itself is not counted
    /// (Bộ luật Dân sự: the first day is not counted), whatever the hour. With `days` = 0: the end of the same day, or of
    /// the next working day if that has passed.
    pub fn add_working_days(&self, from: PrimitiveDateTime, days: u16) -> Deadline {
        let mut day = from.date();
        if days == 0 && (!self.is_working_day(day) || from.time() > self.day_end) {
            day = self.next_working_day(day);
        }
        for _ in 0..days {
            day = self.next_working_day(day);
        }
        self.deadline(day, self.day_end)
    }

    /// The moment when `minutes` of work have passed since `from` (cut to the full minute). With 0 minutes: `from` itself,
    /// or the next moment of work if `from` is outside the sessions.
    ///
    /// It is the inverse of [`working_minutes_between`](Self::working_minutes_between).
    pub fn add_working_minutes(&self, from: PrimitiveDateTime, minutes: u32) -> Deadline {
        let mut left = minutes;
        let (mut day, mut since) = (from.date(), full_minute(from.time()));
        loop {
            if self.is_working_day(day) {
                for &(begin, end) in &self.sessions {
                    let begin = begin.max(since);
                    if begin > end {
                        continue;
                    }
                    let length = minutes_from(begin, end);
                    if left <= length {
                        return self.deadline(day, later(begin, left));
                    }
                    left -= length;
                }
            }
            if day == Date::MAX {
                return self.deadline(day, self.day_end);
            }
            day = self.next_working_day(day);
            since = Time::MIDNIGHT;
        }
    }

    /// Minutes of work from `a` to `b` (both cut to the full minute); 0 if `b` is not after `a`.
    pub fn working_minutes_between(&self, a: PrimitiveDateTime, b: PrimitiveDateTime) -> u32 {
        let mut minutes: u32 = 0;
        let mut day = a.date();
        while day <= b.date() {
            if self.is_working_day(day) {
                let from = if day == a.date() { full_minute(a.time()) } else { Time::MIDNIGHT };
                let to = if day == b.date() { full_minute(b.time()) } else { self.day_end };
                for &(begin, end) in &self.sessions {
                    minutes = minutes.saturating_add(minutes_from(begin.max(from), end.min(to)));
                }
            }
            match day.next_day() {
                Some(next) => day = next,
                None => break,
            }
        }
        minutes
    }

    /// The first working day after `day`; the last day of the calendar type if there is none.
    fn next_working_day(&self, day: Date) -> Date {
        let mut day = day;
        while let Some(next) = day.next_day() {
            day = next;
            if self.is_working_day(day) {
                break;
            }
        }
        day
    }

    fn deadline(&self, day: Date, at: Time) -> Deadline {
        Deadline { at: PrimitiveDateTime::new(day, at), certain: day <= self.known_until }
    }
}

fn minute_of_day(time: Time) -> u32 {
    u32::from(time.hour()) * 60 + u32::from(time.minute())
}

fn minutes_from(begin: Time, end: Time) -> u32 {
    minute_of_day(end).saturating_sub(minute_of_day(begin))
}

fn full_minute(time: Time) -> Time {
    later(Time::MIDNIGHT, minute_of_day(time))
}

/// `minutes` after `time`; the caller stays within the day.
fn later(time: Time, minutes: u32) -> Time {
    time + time::Duration::minutes(i64::from(minutes))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::Month;

    use super::*;

    fn date(year: i32, month: u8, day: u8) -> Date {
        Date::from_calendar_date(year, Month::try_from(month).unwrap(), day).unwrap()
    }

    fn time(hour: u8, minute: u8) -> Time {
        Time::from_hms(hour, minute, 0).unwrap()
    }

    fn at(year: i32, month: u8, day: u8, hour: u8, minute: u8) -> PrimitiveDateTime {
        PrimitiveDateTime::new(date(year, month, day), time(hour, minute))
    }

    /// 2026 with Culture Day (Tuesday 24/11) off, and Saturday 28/11 worked in exchange for Friday 27/11.
    fn calendar() -> Calendar {
        Calendar::new(
            vec![(time(7, 0), time(11, 30)), (time(13, 30), time(17, 0))],
            [date(2026, 11, 24), date(2026, 11, 27)],
            [date(2026, 11, 28)],
            date(2026, 12, 31),
        )
        .unwrap()
    }

    #[test]
    fn days_off_and_swapped_saturdays() {
        let calendar = calendar();
        let working: Vec<u8> = (20..=30).filter(|&day| calendar.is_working_day(date(2026, 11, day))).collect();
        assert_eq!(working, [20, 23, 25, 26, 28, 30]);
    }

    #[test]
    fn days_count_from_the_next_working_day_to_the_end_of_the_last_session() {
        let calendar = calendar();
        for hour in [0, 8, 12, 16, 23] {
            // Monday: Wednesday, Thursday, Saturday.
            assert_eq!(calendar.add_working_days(at(2026, 11, 23, hour, 1), 3).at, at(2026, 11, 28, 17, 0));
        }
        // Received on a day off: the next working day is the first.
        assert_eq!(calendar.add_working_days(at(2026, 11, 22, 9, 0), 1).at, at(2026, 11, 23, 17, 0));
        // Within the day.
        assert_eq!(calendar.add_working_days(at(2026, 11, 23, 9, 0), 0).at, at(2026, 11, 23, 17, 0));
        assert_eq!(calendar.add_working_days(at(2026, 11, 23, 17, 1), 0).at, at(2026, 11, 25, 17, 0));
    }

    #[test]
    fn hours_count_over_lunch_night_and_days_off() {
        let calendar = calendar();
        assert_eq!(calendar.add_working_minutes(at(2026, 11, 23, 8, 0), 480).at, at(2026, 11, 25, 8, 0));
        // Before the morning, at lunch, after the end.
        assert_eq!(calendar.add_working_minutes(at(2026, 11, 23, 5, 0), 60).at, at(2026, 11, 23, 8, 0));
        assert_eq!(calendar.add_working_minutes(at(2026, 11, 23, 12, 0), 60).at, at(2026, 11, 23, 14, 30));
        assert_eq!(calendar.add_working_minutes(at(2026, 11, 23, 18, 0), 60).at, at(2026, 11, 25, 8, 0));
        // The whole day ends today, not tomorrow morning.
        assert_eq!(calendar.add_working_minutes(at(2026, 11, 23, 7, 0), 480).at, at(2026, 11, 23, 17, 0));
        assert_eq!(calendar.add_working_minutes(at(2026, 11, 24, 9, 0), 0).at, at(2026, 11, 25, 7, 0));
        assert_eq!(calendar.add_working_minutes(at(2026, 11, 23, 9, 10), 0).at, at(2026, 11, 23, 9, 10));
    }

    #[test]
    fn minutes_between() {
        let calendar = calendar();
        assert_eq!(calendar.working_minutes_between(at(2026, 11, 23, 0, 0), at(2026, 11, 23, 23, 59)), 480);
        assert_eq!(calendar.working_minutes_between(at(2026, 11, 23, 11, 0), at(2026, 11, 23, 14, 0)), 60);
        assert_eq!(calendar.working_minutes_between(at(2026, 11, 23, 16, 0), at(2026, 11, 25, 8, 0)), 120);
        assert_eq!(calendar.working_minutes_between(at(2026, 11, 25, 8, 0), at(2026, 11, 23, 16, 0)), 0);
    }

    #[test]
    fn past_the_known_year_nothing_is_certain() {
        let calendar = calendar();
        assert!(calendar.add_working_days(at(2026, 12, 30, 9, 0), 1).certain);
        assert!(!calendar.add_working_days(at(2026, 12, 31, 9, 0), 1).certain);
        assert!(!calendar.add_working_minutes(at(2026, 12, 31, 9, 0), 480).certain);
    }

    #[test]
    fn sessions_must_make_sense() {
        let make = |sessions| Calendar::new(sessions, [], [], date(2026, 12, 31)).map(drop);
        assert_eq!(make(vec![]), Err(CalendarError::NoSession));
        assert_eq!(make(vec![(time(9, 0), time(9, 0))]), Err(CalendarError::SessionOrder));
        assert_eq!(make(vec![(time(13, 0), time(17, 0)), (time(7, 0), time(11, 0))]), Err(CalendarError::SessionOrder));
        let odd = Time::from_hms(9, 0, 1).unwrap();
        assert_eq!(make(vec![(odd, time(10, 0))]), Err(CalendarError::NotFullMinutes));
        assert_eq!(make(vec![(time(7, 0), time(11, 0)), (time(11, 0), time(17, 0))]), Ok(()));
    }

    prop_compose! {
        fn instant()(day in 0..400_i64, second in 0..86_400_i64) -> PrimitiveDateTime {
            at(2026, 1, 1, 0, 0) + time::Duration::days(day) + time::Duration::seconds(second)
        }
    }

    proptest! {
        #[test]
        fn adding_is_monotone(a in instant(), b in instant(), less in 0..2000_u32, more in 0..2000_u32) {
            let calendar = calendar();
            let (a, b) = (a.min(b), a.max(b));
            prop_assert!(calendar.add_working_minutes(a, less).at <= calendar.add_working_minutes(b, less).at);
            prop_assert!(calendar.add_working_minutes(a, less).at <= calendar.add_working_minutes(a, less + more).at);
            let days = u16::try_from(less / 100).unwrap();
            prop_assert!(calendar.add_working_days(a, days).at <= calendar.add_working_days(b, days).at);
            // Not strictly from 0 to 1: what comes after closing time is due on the next day either way.
            prop_assert!(calendar.add_working_days(a, days).at <= calendar.add_working_days(a, days + 1).at);
            prop_assert!(calendar.add_working_days(a, days + 1).at < calendar.add_working_days(a, days + 2).at);
        }

        #[test]
        fn adding_and_measuring_are_inverse(from in instant(), minutes in 0..5000_u32) {
            let calendar = calendar();
            let due = calendar.add_working_minutes(from, minutes).at;
            prop_assert_eq!(calendar.working_minutes_between(from, due), minutes);
        }

        #[test]
        fn a_stopped_clock_keeps_the_hour_of_a_due_date(from in instant(), days in 1..20_u16, stopped in instant()) {
            // Stopped and started again at once, a due date does not move.
            let calendar = calendar();
            let due = calendar.add_working_days(from, days).at;
            prop_assume!(stopped < due);
            let left = calendar.working_minutes_between(stopped, due);
            prop_assume!(left > 0);
            prop_assert_eq!(calendar.add_working_minutes(stopped, left).at, due);
        }

        #[test]
        fn time_adds_up(a in instant(), b in instant(), c in instant()) {
            let calendar = calendar();
            let mut sorted = [a, b, c];
            sorted.sort();
            let [a, b, c] = sorted;
            prop_assert_eq!(
                calendar.working_minutes_between(a, c),
                calendar.working_minutes_between(a, b) + calendar.working_minutes_between(b, c)
            );
        }

        #[test]
        fn nothing_falls_due_outside_working_time(from in instant(), minutes in 0..5000_u32, days in 0..30_u16) {
            let calendar = calendar();
            for due in [calendar.add_working_minutes(from, minutes).at, calendar.add_working_days(from, days).at] {
                prop_assert!(calendar.is_working_day(due.date()));
                let in_session = calendar.sessions.iter().any(|&(begin, end)| begin <= due.time() && due.time() <= end);
                prop_assert!(in_session);
            }
        }
    }
}
