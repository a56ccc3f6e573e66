//! The three facts by which the population database knows a person: number, name, day of birth. A form can have who files
//! compared with it where one page asks for all three.

use super::{Answers, Context, Form, FormPage, Question, Submitter, Value, check_question, part_name};
use crate::{
    date::{Part, PartialDate},
    identity::PersonalId,
    person_name::PersonName,
    text::fold,
};

/// Where a draft notes, among its answers, what a comparison with the population database gave. No question has this id,
/// so nothing that is posted can set it.
pub const COMPARED: &str = "dan-cu";

/// Three facts about one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Personal identification number.
    pub personal_id: PersonalId,
    /// Full name.
    pub name: PersonName,
    /// Day of birth, or as much of it as is known.
    pub birth: PartialDate,
}

/// The questions that ask who files for the three facts, all on one page.
#[derive(Clone, Copy, Debug)]
pub struct FactsAsked<'a> {
    /// The page.
    pub page: &'a FormPage,
    /// Full name.
    pub name: &'a Question,
    /// Day of birth.
    pub birth: &'a Question,
    /// Personal identification number.
    pub personal_id: &'a Question,
}

impl Facts {
    /// These facts as a database writes them, as far as that tells nothing that is not in them: the name with its accents,
    /// if it has the same letters without them; the birth, if it leaves open what these leave open.
    pub fn spelt(&self, name: &str, birth: PartialDate) -> Self {
        let spelling = PersonName::parse(name).ok().filter(|name| letters(name) == letters(&self.name));
        let is_no_news = birth.earliest() <= self.birth.earliest() && self.birth.latest() <= birth.latest();
        Self {
            personal_id: self.personal_id.clone(),
            name: spelling.unwrap_or_else(|| self.name.clone()),
            birth: if is_no_news { birth } else { self.birth },
        }
    }
}

/// What two writings of one name have in common: no case, no accents, no spaces, hyphens and apostrophes.
fn letters(name: &PersonName) -> String {
    fold(name.as_str()).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

impl<'a> FactsAsked<'a> {
    /// The three questions.
    pub fn questions(&self) -> [&'a Question; 3] {
        [self.name, self.birth, self.personal_id]
    }

    /// Whether the question with this id is one of the three.
    pub fn includes(&self, id: &str) -> bool {
        self.questions().iter().any(|question| question.id == id)
    }

    /// Names of the fields that carry the three answers.
    pub fn field_names(&self) -> Vec<String> {
        self.questions().iter().flat_map(|question| question.field_names()).collect()
    }

    /// The three answers, if each can stand by itself.
    pub fn read(&self, answers: &Answers, context: Context<'_>) -> Option<Facts> {
        let checked = |question: &Question| check_question(&question.logic(), answers, context);
        let (Ok(Value::PersonalId(personal_id)), Ok(Value::Name(name)), Ok(Value::Date(birth))) =
            (checked(self.personal_id), checked(self.name), checked(self.birth))
        else {
            return None;
        };
        Some(Facts { personal_id, name, birth })
    }

    /// Gives the three answers.
    pub fn write(&self, facts: &Facts, answers: &mut Answers) {
        answers.set(self.name.id.clone(), facts.name.as_str());
        answers.set(self.personal_id.id.clone(), facts.personal_id.as_str());
        let number = |value: Option<u8>| value.map(|value| value.to_string()).unwrap_or_default();
        for (part, value) in [
            (Part::Day, number(facts.birth.day())),
            (Part::Month, number(facts.birth.month())),
            (Part::Year, facts.birth.year().to_string()),
        ] {
            answers.set([&self.birth.id, ".", part_name(part)].concat(), value);
        }
    }
}

impl Form {
    /// Where who files is asked for the three facts. `None`: the form names no question for the birth, or asks for them on
    /// several pages, or only sometimes.
    pub fn facts_asked(&self) -> Option<FactsAsked<'_>> {
        let Submitter { name, birth, personal_id, .. } = &self.roles.submitter;
        let (page, name) = self.question(name)?;
        let beside = |id: &str| page.questions.iter().find(|question| question.id == id);
        let asked = FactsAsked { page, name, birth: beside(birth.as_deref()?)?, personal_id: beside(personal_id)? };
        asked.questions().iter().all(|question| question.when.is_none() && !question.optional).then_some(asked)
    }
}

#[cfg(test)]
mod tests {
    use time::{Date, Month};

    use super::{super::tests, *};

    fn march(day: u8) -> PartialDate {
        Date::from_calendar_date(1990, Month::March, day).unwrap().into()
    }

    fn facts(name: &str, birth: PartialDate) -> Facts {
        let personal_id = PersonalId::parse("060190001234").unwrap();
        Facts { personal_id, name: PersonName::parse(name).unwrap(), birth }
    }

    #[test]
    fn the_three_are_read_and_written_where_one_page_asks_for_them() {
        let form = tests::form();
        let asked = form.facts_asked().unwrap();
        assert_eq!(asked.page.id, "hai");
        assert!(asked.includes("sinh") && asked.includes("ten") && asked.includes("so") && !asked.includes("cap"));
        assert_eq!(asked.field_names(), ["ten", "sinh.ngay", "sinh.thang", "sinh.nam", "so"]);
        let mut answers = tests::good();
        let year = facts("Nguyễn Thị Mẫu", PartialDate::Year(1990));
        assert_eq!(asked.read(&answers, tests::context()), Some(year.clone()));
        let day = Facts { birth: march(27), ..year.clone() };
        for facts in [day, year] {
            asked.write(&facts, &mut answers);
            assert_eq!(asked.read(&answers, tests::context()), Some(facts));
        }
        answers.set("so", "0601");
        assert_eq!(asked.read(&answers, tests::context()), None);
    }

    #[test]
    fn elsewhere_nothing_can_be_compared() {
        let none = |change: fn(&mut Form)| {
            let mut form = tests::form();
            change(&mut form);
            form.facts_asked().is_none()
        };
        assert!(none(|form| form.roles.submitter.birth = None));
        assert!(none(|form| form.roles.submitter.personal_id = "ai.khac".to_owned()), "on another page");
        assert!(none(|form| form.pages[1].questions[1].optional = true));
        assert!(none(|form| {
            let when = form.pages[3].when.clone();
            form.pages[1].questions[2].when = when;
        }));
    }

    #[test]
    fn a_databases_spelling_tells_nothing_that_was_not_typed() {
        let (year, day) = (PartialDate::Year(1990), march(27));
        let typed = facts("nguyen thi  mau", day);
        assert_eq!(typed.spelt("Nguyễn Thị Mẫu", day), facts("Nguyễn Thị Mẫu", day));
        assert_eq!(facts("Y Bham H'Mok", day).spelt("Y ƀhăm Hmok", day).name.as_str(), "Y ƀhăm Hmok");
        for other in ["Nguyễn Thị Hồng Mẫu", "Nguyễn Thị", "Mẫu Nguyễn Thị", "<Nguyễn>", ""] {
            assert_eq!(typed.spelt(other, day), typed, "{other}");
        }
        // Papers that know only the year.
        assert_eq!(typed.spelt("", year).birth, year);
        // Whoever knows the year is not told the day, nor is one day told for another.
        let typed = facts("Nguyễn Thị Mẫu", year);
        assert_eq!(typed.spelt("", day), typed);
        let wrong = facts("Nguyễn Thị Mẫu", march(28));
        assert_eq!(wrong.spelt("", day), wrong);
    }
}
