//! What a procedure costs: a sentence for people, and rates by channel, date, answer and exemption.
//!
//! Fees of the provinces (lệ phí) are set by each provincial council (Luật Phí và lệ phí 97/2015/QH13, Điều 4), so every
//! rate has its days and its source. What the agency asks for after reception counts; this is what can be expected.

use serde::{Deserialize, Deserializer, de::Error as _};
use time::Date;

use crate::{
    date::iso,
    eform::{Answers, Condition, Form},
    money,
};

/// What it costs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// In a sentence.
    pub text: String,
    /// Who says so.
    pub source: String,
    /// Not yet checked against a published source.
    #[serde(default)]
    pub unverified: bool,
    /// Amounts; none: unknown.
    #[serde(default)]
    pub rates: Vec<Rate>,
}

/// One amount and when it applies.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Which of the two legal kinds it is.
    pub kind: FeeKind,
    /// What is paid for, e.g. "Bản sao trích lục khai sinh".
    pub what: String,
    /// VND; 0: free.
    pub dong: u64,
    /// The amount is for one copy: id of the form's question for their number.
    #[serde(default)]
    pub copies: Option<String>,
    /// How the dossier is filed; `None`: either way.
    #[serde(default)]
    pub channel: Option<FilingChannel>,
    /// First day, `yyyy-MM-dd`, on which dossiers are filed at this rate.
    #[serde(with = "iso")]
    pub from: Date,
    /// Last day; `None`: until further notice.
    #[serde(default, deserialize_with = "some_date")]
    pub until: Option<Date>,
    /// The answer by which it is asked for; `None`: always.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Who does not pay.
    #[serde(default)]
    pub exempt: Vec<Exemption>,
    /// Who says so.
    pub source: String,
    /// Not yet checked against a published source: a figure to go by.
    #[serde(default)]
    pub unverified: bool,
}

/// The two legal kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FeeKind {
    /// Lệ phí: for an act of the state.
    Fee,
    /// Phí: for a service.
    Charge,
}

/// How a dossier is filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FilingChannel {
    /// On this site.
    Online,
    /// On paper, at the counter.
    Counter,
}

/// Who does not pay.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// In plain Vietnamese, with what shows it, e.g. "Hộ nghèo, có sổ hộ nghèo".
    pub who: String,
    /// The answer of the form by which it is known; `None`: the agency sees the proof.
    #[serde(default)]
    pub when: Option<Condition>,
}

/// A rate that applies to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected<'a> {
    /// The rate.
    pub rate: &'a Rate,
    /// How many copies, if it is for copies and their number is known.
    pub copies: Option<u64>,
    /// VND altogether; `None`: it depends on what is not known yet.
    pub dong: Option<u64>,
    /// Why nothing is paid.
    pub exempt: Option<&'a Exemption>,
}

impl Fee {
    /// The rates for a dossier that is filed this way on this day. With the answers of its form also what they decide;
    /// without, everything that may be asked for.
    pub fn expected<'a>(
        &'a self,
        channel: FilingChannel,
        on: Date,
        case: Option<(&Form, &Answers)>,
    ) -> Vec<Expected<'a>> {
        self.rates
            .iter()
            .filter(|rate| rate.channel.is_none_or(|only| only == channel) && rate.is_valid(on))
            .filter(|rate| case.is_none_or(|(form, answers)| rate.is_asked(form, answers)))
            .map(|rate| rate.expected(case))
            .collect()
    }
}

/// What is paid altogether in VND; `None`: it is not known, or nothing is known at all.
pub fn expected_total(expected: &[Expected<'_>]) -> Option<u64> {
    if expected.is_empty() {
        return None;
    }
    expected.iter().try_fold(0_u64, |sum, one| sum.checked_add(one.dong?))
}

impl Rate {
    fn is_valid(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }

    /// By these answers it is paid at all: who leaves the number of copies out wants none.
    fn is_asked(&self, form: &Form, answers: &Answers) -> bool {
        let wanted = self.copies.as_ref().is_none_or(|question| !answers.get(question).trim().is_empty());
        wanted && form.holds(self.when.as_ref(), answers)
    }

    fn expected(&self, case: Option<(&Form, &Answers)>) -> Expected<'_> {
        let exempt = self.exempt.iter().find(|exemption| {
            let known = exemption.when.as_ref().zip(case);
            known.is_some_and(|(when, (form, answers))| form.holds(Some(when), answers))
        });
        let copies = match (&self.copies, case) {
            (Some(question), Some((_, answers))) => answers.get(question).trim().parse().ok(),
            _ => None,
        };
        let times = if self.copies.is_some() { copies } else { Some(1) };
        // Who pays nothing by a condition that is not known here may still pay.
        let dong = if exempt.is_some() || self.dong == 0 {
            Some(0)
        } else {
            times.and_then(|times| self.dong.checked_mul(times))
        };
        Expected { rate: self, copies, dong, exempt }
    }

    fn overlaps(&self, other: &Self) -> bool {
        let begins_before_end = |one: &Self, other: &Self| other.until.is_none_or(|until| one.from <= until);
        let same_channel = self.channel.is_none() || other.channel.is_none() || self.channel == other.channel;
        self.what == other.what
            && self.when == other.when
            && same_channel
            && begins_before_end(self, other)
            && begins_before_end(other, self)
    }
}

impl Fee {
    /// What is wrong with the rates, in words for who keeps the catalogue.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for (number, rate) in self.rates.iter().enumerate() {
            let what = &rate.what;
            if rate.dong > money::MAX {
                problems.push(format!("the fee for {what:?} is above {} VND", money::MAX));
            }
            if rate.until.is_some_and(|until| until < rate.from) {
                problems.push(format!("the fee for {what:?} ends before it begins"));
            }
            if self.rates[..number].iter().any(|earlier| earlier.overlaps(rate)) {
                problems.push(format!("two fees for {what:?} hold on the same day"));
            }
        }
        problems
    }

    /// What is wrong with the questions that the rates speak of.
    pub fn problems_with(&self, form: &Form) -> Vec<String> {
        let conditions = self.rates.iter().flat_map(|rate| {
            let exempt = rate.exempt.iter().filter_map(|exemption| exemption.when.as_ref());
            rate.when.iter().chain(exempt).map(|condition| &condition.question).chain(&rate.copies)
        });
        let unknown = conditions.filter(|question| form.question(question).is_none());
        unknown.map(|question| format!("a fee speaks of {question:?}, which the form does not ask")).collect()
    }
}

fn some_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text = String::deserialize(deserializer)?;
    iso::parse(&text).map(Some).map_err(|error| D::Error::custom(format_args!("a date is written yyyy-MM-dd: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        iso::parse(text).unwrap()
    }

    const FORM: &str = r#"
procedure = "p"
version = "1"
title = "Thử"
source = "Thử"
minutes = 1
at_hand = []
roles = { commune = "noi", return_method = "cach", submitter = { name = "ten", phone = "dt", personal_id = "so" }, owner = { name = ["ten"], personal_id = ["so"] } }
[[page]]
id = "trang"
title = "Trang"
topic = "Trang"
[[page.question]]
id = "ban-sao"
label = "Có xin bản sao không?"
missing = "Chọn"
answer = { type = "yes-no" }
[[page.question]]
id = "so-ban"
label = "Số bản"
missing = "Nhập"
answer = { type = "number", min = 1, max = 20 }
when = { question = "ban-sao", is = ["co"] }
[[page.question]]
id = "ho-ngheo"
label = "Có sổ hộ nghèo không?"
missing = "Chọn"
answer = { type = "yes-no" }
"#;

    const FEE: &str = r#"
text = "Có thu."
source = "NQ"
[[rates]]
kind = "fee"
what = "Đăng ký"
dong = 15000
channel = "counter"
from = "2026-01-01"
exempt = [{ who = "Hộ nghèo", when = { question = "ho-ngheo", is = ["co"] } }, { who = "Người có công" }]
source = "NQ"
[[rates]]
kind = "fee"
what = "Đăng ký"
dong = 0
channel = "online"
from = "2026-08-08"
source = "NQ"
[[rates]]
kind = "charge"
what = "Bản sao"
dong = 8000
copies = "so-ban"
when = { question = "ban-sao", is = ["co"] }
from = "2026-01-01"
until = "2026-12-31"
source = "NQ"
unverified = true
"#;

    fn fee() -> Fee {
        toml::from_str(FEE).unwrap()
    }

    fn sums(channel: FilingChannel, on: Date, answers: Option<&[(&str, &str)]>) -> (Vec<Option<u64>>, Option<u64>) {
        let (fee, form): (_, Form) = (fee(), toml::from_str(FORM).unwrap());
        let answers = answers.map(|answers| Answers::from_iter(answers.iter().copied()));
        let expected = fee.expected(channel, on, answers.as_ref().map(|answers| (&form, answers)));
        (expected.iter().map(|one| one.dong).collect(), expected_total(&expected))
    }

    #[test]
    fn a_fee_follows_channel_day_answers_and_exemption() {
        use FilingChannel::{Counter, Online};
        let today = day("2026-11-27");
        let two: &[_] = &[("ban-sao", "co"), ("so-ban", "2")];
        let poor: &[_] = &[("ban-sao", "khong"), ("ho-ngheo", "co")];
        for (channel, on, answers, each, sum) in [
            (Counter, today, Some(two), vec![Some(15_000), Some(16_000)], Some(31_000)),
            (Online, today, Some(two), vec![Some(0), Some(16_000)], Some(16_000)),
            (Counter, today, Some(poor), vec![Some(0)], Some(0)),
            (Online, day("2026-08-07"), Some(two), vec![Some(16_000)], Some(16_000)),
            (Counter, day("2027-01-01"), Some(two), vec![Some(15_000)], Some(15_000)),
            (Online, day("2025-12-31"), Some(two), vec![], None),
            (Counter, today, Some(&[("ban-sao", "co")]), vec![Some(15_000)], Some(15_000)),
            // Nothing is answered yet: everything that may come.
            (Counter, today, None, vec![Some(15_000), None], None),
            (Counter, today, Some(&[("ban-sao", "co"), ("so-ban", "?")]), vec![Some(15_000), None], None),
        ] {
            assert_eq!(sums(channel, on, answers), (each, sum), "{channel:?} {on} {answers:?}");
        }
    }

    #[test]
    fn what_is_wrong_with_rates_is_told() {
        let wrong = |change: &dyn Fn(&mut Fee)| {
            let mut fee = fee();
            change(&mut fee);
            fee.problems()
        };
        assert!(fee().problems().is_empty());
        assert_eq!(wrong(&|fee| fee.rates[1].channel = None), ["two fees for \"Đăng ký\" hold on the same day"]);
        assert_eq!(wrong(&|fee| fee.rates[2].until = Some(day("2025-01-01"))).len(), 1);
        assert_eq!(wrong(&|fee| fee.rates[0].dong = u64::MAX).len(), 1);
        // One rate follows the other.
        assert!(
            wrong(&|fee| {
                fee.rates[0].until = Some(day("2026-08-07"));
                fee.rates[1].channel = None;
            })
            .is_empty()
        );
        let form: Form = toml::from_str(FORM).unwrap();
        assert!(fee().problems_with(&form).is_empty());
        let mut other = fee();
        other.rates[2].copies = Some("khac".to_owned());
        assert_eq!(other.problems_with(&form), ["a fee speaks of \"khac\", which the form does not ask"]);
    }
}
