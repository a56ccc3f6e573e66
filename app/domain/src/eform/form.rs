//! What a form file holds. Every struct refuses unknown keys, so that a slip in a data file is found when it is loaded.

use serde::{Deserialize, Serialize};

use super::{Answers, COMPARED};

/// A form: pages of questions, in the order in which they are asked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Id of the procedure that the form files.
    pub procedure: String,
    /// Changes when a question is added, removed or changes its meaning.
    pub version: String,
    /// Title of the official form, e.g. "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân".
    pub title: String,
    /// Where the official form comes from.
    pub source: String,
    /// Minutes that filling in takes, as told on the start page.
    pub minutes: u16,
    /// What to have at hand before starting, one line each.
    pub at_hand: Vec<String>,
    /// Who is who among the answers.
    pub roles: Roles,
    /// Pages, one topic each.
    #[serde(rename = "page")]
    pub pages: Vec<FormPage>,
    /// Rules over more than one question: they refuse.
    #[serde(rename = "rule", default)]
    pub rules: Vec<Rule>,
    /// Rules that only warn.
    #[serde(rename = "warning", default)]
    pub warnings: Vec<Warning>,
}

/// Which questions name the people of the dossier. A list is read in order: the first question that is asked counts,
/// because the person certified may be the submitter or somebody else.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// Who files.
    pub submitter: Submitter,
    /// Whom the dossier is about.
    pub owner: Owner,
    /// The commune that decides which agency receives; it is chosen on the start page and not asked again.
    pub commune: String,
    /// Way in which the result comes back.
    pub return_method: String,
}

/// The questions about who files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submitter {
    /// Full name.
    pub name: String,
    /// Day of birth, where who files can be compared with the population database.
    pub birth: Option<String>,
    /// Phone: required, the agency calls it.
    pub phone: String,
    /// Personal identification number.
    pub personal_id: String,
}

/// The questions about whom the dossier is about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// Full name.
    pub name: Vec<String>,
    /// Personal identification number.
    pub personal_id: Vec<String>,
}

/// One page of a form: one topic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormPage {
    /// Last part of the page's address.
    pub id: String,
    /// The question of the page, its `h1`.
    pub title: String,
    /// Heading on the check page; pages that follow each other with the same topic are shown together.
    pub topic: String,
    /// A sentence under the title.
    pub intro: Option<String>,
    /// The page is asked only then.
    pub when: Option<Condition>,
    /// The procedure's list of papers to show is printed on this page.
    #[serde(default)]
    pub shows_documents: bool,
    /// The questions.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique in the form; name of the form field.
    pub id: String,
    /// What kind of answer it takes.
    pub answer: Kind,
    /// The question in words.
    pub label: String,
    /// Help under the label.
    pub hint: Option<String>,
    /// What is said when nothing was answered, e.g. "Nhập họ và tên của ông/bà".
    pub missing: String,
    /// May be left out; the label then says "(không bắt buộc)".
    #[serde(default)]
    pub optional: bool,
    /// The question is asked only then; the condition may lie on the same page.
    pub when: Option<Condition>,
    /// Value of the `autocomplete` attribute (WCAG 1.3.5), for questions about the person who types.
    pub autocomplete: Option<String>,
    /// Field name of the official e-form, where known.
    pub official: Option<String>,
}

/// Asked only when another question has one of these answers. A question that is not asked itself has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Id of a choice question.
    pub question: String,
    /// Ids of its options.
    pub is: Vec<String>,
}

/// The kinds of answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Kind {
    /// One line of text.
    Text {
        /// Longest allowed, in characters.
        max: u16,
    },
    /// Several lines of text.
    LongText {
        /// Longest allowed, in characters.
        max: u16,
    },
    /// Name of a person, Vietnamese or not.
    PersonName,
    /// Personal identification number, 12 digits.
    PersonalId,
    /// Phone number, mobile or landline.
    Phone,
    /// E-mail address.
    Email,
    /// Whole number.
    Number {
        /// Smallest allowed.
        min: u32,
        /// Largest allowed.
        max: u32,
    },
    /// A date in three fields.
    Date {
        /// Day, or day and month, may be unknown: birth dates of old people.
        #[serde(default)]
        partial: bool,
        /// Which dates make sense.
        range: DateRange,
    },
    /// One of several options.
    Choice {
        /// The options; from the list where one is named.
        #[serde(default)]
        options: Vec<Choice>,
        /// Name of a list of the catalogue that gives the options instead.
        #[serde(default)]
        list: Option<String>,
        /// Radio buttons or a drop-down.
        #[serde(default)]
        look: Look,
    },
    /// A commune of today, found also by the name of an old ward.
    Commune,
    /// The commune chosen on the start page: shown, not asked.
    ReceivingCommune,
    /// A statement to agree to.
    Undertaking,
}

/// Which dates make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateRange {
    /// Today or before.
    Past,
    /// Any date from 1900 on.
    Any,
}

/// How a choice looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// Radio buttons: up to about eight options.
    #[default]
    Radios,
    /// A drop-down: long lists that people know.
    Select,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Value of the form field.
    pub id: String,
    /// In words.
    pub label: String,
    /// Help under the option.
    #[serde(default)]
    pub hint: Option<String>,
}

/// A rule over more than one question that refuses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Rule {
    /// The second date is not before the first. The error stands at the second.
    DateOrder {
        /// Question with the earlier date.
        first: String,
        /// Question with the later date.
        second: String,
        /// What is said otherwise.
        message: String,
    },
}

/// A rule that only warns: the citizen may be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Warning {
    /// Century, year and sex in the personal number agree with birth date and sex (TT 07/2016/TT-BCA).
    IdMatches {
        /// Question with the personal number; the warning stands here.
        personal_id: String,
        /// Question with the birth date.
        birth: String,
        /// Question with the sex (options `nam`, `nu`), where it is asked.
        #[serde(default)]
        sex: Option<String>,
    },
}

/// What the browser is given of a question: its logic without its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepQuestion {
    /// Name of the field.
    pub id: String,
    /// What the answer must be.
    pub must_be: MustBe,
    /// May be left out.
    pub optional: bool,
}

/// What an answer must be: a [`Kind`] without words and lists, small enough to be sent to the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MustBe {
    /// Text of at most so many characters.
    Text(u16),
    /// A person's name.
    Name,
    /// A personal identification number.
    PersonalId,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A whole number from … to ….
    Number(u32, u32),
    /// A date. Whether day and month may be missing; whether it must not be in the future.
    Date(bool, bool),
    /// One of options that are not known here.
    Chosen,
    /// A commune, picked or found.
    Commune,
    /// The commune of the start page.
    ReceivingCommune,
    /// Agreed to.
    Agreed,
}

/// Something wrong with a form as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormProblem {
    /// The part of the file that has to be mended.
    pub at: FormPart,
    /// In words for who edits the file.
    pub reason: String,
}

/// A part of a form file, by its position among its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormPart {
    /// The roles.
    Roles,
    /// A page.
    Page(usize),
    /// A question of a page.
    Question {
        /// The page.
        page: usize,
        /// The question, on that page.
        question: usize,
    },
    /// A rule that refuses.
    Rule(usize),
    /// A rule that warns.
    Warning(usize),
}

impl Form {
    /// The pages that are asked, given these answers.
    pub fn visible_pages<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a FormPage> {
        self.pages.iter().filter(|page| self.holds(page.when.as_ref(), answers))
    }

    /// The questions of a page that are asked, given these answers.
    pub fn visible_questions<'a>(
        &'a self,
        page: &'a FormPage,
        answers: &'a Answers,
    ) -> impl Iterator<Item = &'a Question> {
        page.questions.iter().filter(|question| self.holds(question.when.as_ref(), answers))
    }

    /// The page with this id, whether it is asked or not.
    pub fn page(&self, id: &str) -> Option<&FormPage> {
        self.pages.iter().find(|page| page.id == id)
    }

    /// The question with this id and its page.
    pub fn question(&self, id: &str) -> Option<(&FormPage, &Question)> {
        self.pages.iter().find_map(|page| page.questions.iter().find(|q| q.id == id).map(|question| (page, question)))
    }

    /// Whether a question is asked, given these answers.
    pub fn is_asked(&self, id: &str, answers: &Answers) -> bool {
        self.question(id).is_some_and(|(page, question)| {
            self.holds(page.when.as_ref(), answers) && self.holds(question.when.as_ref(), answers)
        })
    }

    /// The first of these questions that is asked.
    pub fn first_asked<'a>(&self, ids: &'a [String], answers: &Answers) -> Option<&'a str> {
        ids.iter().map(String::as_str).find(|id| self.is_asked(id, answers))
    }

    /// A condition holds when its question is asked itself and has one of the answers. Conditions refer to earlier
    /// questions only (the loader sees to it with [`Form::problems`]), so this ends.
    pub fn holds(&self, condition: Option<&Condition>, answers: &Answers) -> bool {
        condition.is_none_or(|condition| {
            self.is_asked(&condition.question, answers)
                && condition.is.iter().any(|value| value == answers.get(&condition.question))
        })
    }

    /// What is wrong with the form as a whole, in words for who edits the file.
    pub fn problems(&self) -> Vec<FormProblem> {
        let mut problems = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for (index, page) in self.pages.iter().enumerate() {
            let at = FormPart::Page(index);
            if self.pages[..index].iter().any(|earlier| earlier.id == page.id) {
                problems.push(FormProblem { at, reason: format!("page id {:?} stands twice", page.id) });
            }
            if let Some(condition) = &page.when {
                let reasons = self.condition_problems(&page.id, condition, &seen);
                problems.extend(reasons.into_iter().map(|reason| FormProblem { at, reason }));
            }
            for (number, question) in page.questions.iter().enumerate() {
                let at = FormPart::Question { page: index, question: number };
                let reasons = self.question_problems(page, question, &seen);
                problems.extend(reasons.into_iter().map(|reason| FormProblem { at, reason }));
                seen.push(&question.id);
            }
        }
        for (at, id) in self.referred_questions() {
            if !seen.contains(&id) {
                let reason = format!("a role, rule or warning refers to unknown question {id:?}");
                problems.push(FormProblem { at, reason });
            }
        }
        problems.extend(self.facts_problems());
        problems
    }

    /// `seen`: the questions before this one.
    fn question_problems(&self, page: &FormPage, question: &Question, seen: &[&str]) -> Vec<String> {
        let mut reasons = Vec::new();
        if seen.contains(&question.id.as_str()) {
            reasons.push(format!("question id {:?} stands twice", question.id));
        }
        if question.id == COMPARED {
            reasons.push(format!("{:?} is no id for a question: drafts note something else there", question.id));
        }
        if let Some(condition) = &question.when {
            reasons.extend(self.condition_problems(&question.id, condition, seen));
            let same_page = page.questions.iter().any(|other| other.id == condition.question);
            if same_page && condition.is.len() != 1 {
                reasons.push(format!(
                    "{:?} stands inside one option of its own page, so it needs exactly one",
                    question.id
                ));
            }
        }
        if let Kind::Choice { options, list: None, .. } = &question.answer
            && options.is_empty()
        {
            reasons.push(format!("choice {:?} has neither options nor list", question.id));
        }
        reasons
    }

    fn condition_problems(&self, place: &str, condition: &Condition, seen: &[&str]) -> Vec<String> {
        if !seen.contains(&condition.question.as_str()) {
            return vec![format!("{place:?} depends on {:?}, which is not an earlier question", condition.question)];
        }
        let Some((_, Question { answer: Kind::Choice { options, list: None, .. }, .. })) =
            self.question(&condition.question)
        else {
            return Vec::new();
        };
        let unknown = condition.is.iter().filter(|value| !options.iter().any(|option| option.id == **value));
        unknown
            .map(|value| format!("{place:?} depends on unknown option {value:?} of {:?}", condition.question))
            .collect()
    }

    /// The questions that roles, rules and warnings name.
    fn referred_questions(&self) -> Vec<(FormPart, &str)> {
        let Roles { submitter, owner, commune, return_method } = &self.roles;
        let roles = [&submitter.name, &submitter.phone, &submitter.personal_id, commune, return_method];
        let roles = roles.into_iter().chain(&submitter.birth).chain(&owner.name).chain(&owner.personal_id);
        let mut ids: Vec<(FormPart, &str)> = roles.map(|id| (FormPart::Roles, id.as_str())).collect();
        for (index, Rule::DateOrder { first, second, .. }) in self.rules.iter().enumerate() {
            ids.extend([first, second].map(|id| (FormPart::Rule(index), id.as_str())));
        }
        for (index, Warning::IdMatches { personal_id, birth, sex }) in self.warnings.iter().enumerate() {
            let named = [personal_id, birth].into_iter().chain(sex);
            ids.extend(named.map(|id| (FormPart::Warning(index), id.as_str())));
        }
        ids
    }
}

impl Question {
    /// Names of the form fields that carry the answer.
    pub fn field_names(&self) -> Vec<String> {
        field_names(&self.id, self.answer.must_be())
    }

    /// What the browser needs to check the answer.
    pub fn logic(&self) -> StepQuestion {
        StepQuestion { id: self.id.clone(), must_be: self.answer.must_be(), optional: self.optional }
    }
}

impl Kind {
    /// What an answer of this kind must be.
    pub fn must_be(&self) -> MustBe {
        match self {
            Self::Text { max } | Self::LongText { max } => MustBe::Text(*max),
            Self::PersonName => MustBe::Name,
            Self::PersonalId => MustBe::PersonalId,
            Self::Phone => MustBe::Phone,
            Self::Email => MustBe::Email,
            Self::Number { min, max } => MustBe::Number(*min, *max),
            Self::Date { partial, range } => MustBe::Date(*partial, *range == DateRange::Past),
            Self::Choice { .. } => MustBe::Chosen,
            Self::Commune => MustBe::Commune,
            Self::ReceivingCommune => MustBe::ReceivingCommune,
            Self::Undertaking => MustBe::Agreed,
        }
    }
}

impl StepQuestion {
    /// Names of the form fields that carry the answer.
    pub fn field_names(&self) -> Vec<String> {
        field_names(&self.id, self.must_be)
    }
}

fn field_names(id: &str, must_be: MustBe) -> Vec<String> {
    match must_be {
        MustBe::Date(..) => ["ngay", "thang", "nam"].iter().map(|part| [id, ".", part].concat()).collect(),
        MustBe::Commune => vec![id.to_owned(), [id, ".ma"].concat()],
        MustBe::ReceivingCommune => vec![[id, ".ma"].concat()],
        _ => vec![id.to_owned()],
    }
}
