//! What is wrong with what refers to questions: roles, computed values, rules, names of the official form.

use std::mem::discriminant;

use super::{FormPart, Look};
use crate::eform::{Computed, FormPage, Formula, Kind, Piece, Question, Roles, Rule, Warning};

/// What a question must ask for, in words, and whether a kind does.
type Needs = (&'static str, fn(&Kind) -> bool);

const A_DATE: Needs = ("a date", |kind| matches!(kind, Kind::Date { .. }));
const A_PERSONAL_ID: Needs = ("a personal id", |kind| matches!(kind, Kind::PersonalId));
const A_PERSON: Needs = ("a person's name", |kind| matches!(kind, Kind::PersonName));
const A_NAME: Needs = ("a name", |kind| matches!(kind, Kind::PersonName | Kind::Text { .. }));
const A_PHONE: Needs = ("a phone number", |kind| matches!(kind, Kind::Phone));
const A_CHOICE: Needs = ("a choice", |kind| matches!(kind, Kind::Choice { .. }));
const A_TAX_CODE: Needs = ("a tax code", |kind| matches!(kind, Kind::TaxCode));
const A_FILE: Needs = ("a file", |kind| matches!(kind, Kind::File { .. }));
const THE_COMMUNE: Needs = ("the commune of the start page", |kind| matches!(kind, Kind::ReceivingCommune));

impl<'a> Look<'a> {
    /// The question that is referred to, if it exists and asks for what is needed.
    fn needed(&mut self, at: FormPart, id: &str, (what, is): Needs) -> Option<(&'a FormPage, &'a Question)> {
        let found = self.question(id);
        match found {
            None => self.say(at, format!("it refers to unknown question {id:?}")),
            Some((_, question)) if !is(&question.answer) => self.say(at, format!("{id:?} must ask for {what}")),
            Some(_) => return found,
        }
        None
    }

    pub(super) fn at_roles(&mut self, roles: &Roles) {
        let at = FormPart::Roles;
        let Roles { submitter, owner, authorised, commune, return_method } = roles;
        let always = [
            (&submitter.name, A_PERSON),
            (&submitter.phone, A_PHONE),
            (commune, THE_COMMUNE),
            (return_method, A_CHOICE),
        ];
        for (id, needs) in always {
            if let Some((page, question)) = self.needed(at, id, needs)
                && is_sometimes(page, question)
            {
                self.say(at, format!("{id:?} must always be asked and answered"));
            }
        }
        self.needed(at, &submitter.personal_id, A_PERSONAL_ID);
        let birth = submitter.birth.iter().map(|id| (id, A_DATE));
        let owner_names = owner.name.iter().map(|id| (id, A_NAME));
        let tax_codes = owner.tax_code.iter().map(|id| (id, A_TAX_CODE));
        let authorised_name = authorised.iter().map(|it| (&it.name, A_PERSON));
        let document = authorised.iter().flat_map(|it| &it.document).map(|id| (id, A_FILE));
        for (id, needs) in birth.chain(owner_names).chain(tax_codes).chain(authorised_name).chain(document) {
            self.needed(at, id, needs);
        }
        let asked: Vec<_> = owner.personal_id.iter().filter_map(|id| self.needed(at, id, A_PERSONAL_ID)).collect();
        // Several that are asked each in its case may cover all cases; one alone does not. None at all: a newborn has no
        // number yet.
        if let [(page, question)] = asked[..]
            && is_sometimes(page, question)
        {
            self.say(at, "the personal id of the owner may not be asked at all".to_owned());
        }
        for id in roles.questions() {
            if self.question(id).is_some_and(|(page, _)| page.repeat.is_some()) {
                self.say(at, format!("{id:?} is asked for each item, so it is nobody's role"));
            }
        }
    }

    pub(super) fn at_rules(&mut self, rules: &[Rule], warnings: &[Warning]) {
        for (index, rule) in rules.iter().enumerate() {
            let at = FormPart::Rule(index);
            match rule {
                Rule::DateOrder { first, second, .. } => {
                    self.needed(at, first, A_DATE);
                    self.needed(at, second, A_DATE);
                }
                Rule::AgeAtLeast { birth, .. } => {
                    self.needed(at, birth, A_DATE);
                }
                Rule::Differ { first, second, .. } => {
                    let any: Needs = ("", |_| true);
                    if let (Some((_, one)), Some((_, other))) =
                        (self.needed(at, first, any), self.needed(at, second, any))
                        && discriminant(&one.answer) != discriminant(&other.answer)
                    {
                        self.say(at, format!("{first:?} and {second:?} ask for different things"));
                    }
                }
            }
            self.at_one_list(at, &rule.questions());
        }
        for (index, warning) in warnings.iter().enumerate() {
            let at = FormPart::Warning(index);
            match warning {
                Warning::IdMatches { personal_id, birth, sex } => {
                    self.needed(at, personal_id, A_PERSONAL_ID);
                    self.needed(at, birth, A_DATE);
                    if let Some(sex) = sex {
                        self.needed(at, sex, A_CHOICE);
                    }
                }
                Warning::Late { date, .. } => {
                    self.needed(at, date, A_DATE);
                }
            }
            self.at_one_list(at, &warning.questions());
        }
    }

    /// A rule is checked once an item of one list: of two it would be unclear which goes with which.
    fn at_one_list(&mut self, at: FormPart, ids: &[&str]) {
        let lists = ids.iter().filter_map(|id| self.question(id)).map(|(page, _)| page);
        let mut lists = lists.filter(|page| page.repeat.is_some());
        if let Some(first) = lists.next()
            && lists.any(|other| other.id != first.id)
        {
            self.say(at, "it refers to the items of two lists".to_owned());
        }
    }

    pub(super) fn at_computed(&mut self, all: &[Computed]) {
        for (index, computed) in all.iter().enumerate() {
            let (at, id) = (FormPart::Computed(index), &computed.id);
            if self.question(id).is_some() || all[..index].iter().any(|other| other.id == *id) {
                self.say(at, format!("id {id:?} stands twice"));
            }
            match &computed.formula {
                Formula::Count(page) => {
                    if !self.pages.iter().any(|other| other.id == *page && other.repeat.is_some()) {
                        self.say(at, format!("it counts {page:?}, which is no page that repeats"));
                    }
                }
                Formula::Join(pieces) => {
                    let answers = pieces.iter().filter_map(|piece| match piece {
                        Piece::Answer(id) => Some(id),
                        Piece::Words(_) => None,
                    });
                    for answer in answers {
                        match self.question(answer) {
                            None => self.say(at, format!("it refers to unknown question {answer:?}")),
                            Some((page, _)) if page.repeat.is_some() => {
                                self.say(at, format!("it joins {answer:?}, which is asked for each item"));
                            }
                            Some(_) => {}
                        }
                    }
                }
                Formula::Sum(ids) => {
                    let amount: Needs =
                        ("money or a number", |kind| matches!(kind, Kind::Money { .. } | Kind::Number { .. }));
                    let asked: Vec<_> = ids.iter().filter_map(|id| self.needed(at, id, amount)).collect();
                    let money = asked.iter().filter(|(_, question)| matches!(question.answer, Kind::Money { .. }));
                    if ![0, asked.len()].contains(&money.count()) {
                        self.say(at, "it adds up money and other numbers".to_owned());
                    }
                }
            }
        }
    }

    /// Two values under one name of the official form would overwrite each other, unless each is asked in its own case.
    pub(super) fn at_official_names(&mut self, computed: &[Computed]) {
        let mut names: Vec<(&str, bool)> =
            computed.iter().filter_map(|it| Some((it.official.as_deref()?, false))).collect();
        for (index, page) in self.pages.iter().enumerate() {
            for (number, question) in page.questions.iter().enumerate() {
                let Some(name) = question.official.as_deref() else { continue };
                let conditional = page.when.is_some() || question.when.is_some();
                if names.iter().any(|(other, other_conditional)| *other == name && !(conditional && *other_conditional))
                {
                    let at = FormPart::Question { page: index, question: number };
                    self.say(at, format!("the official name {name:?} stands twice"));
                }
                names.push((name, conditional));
            }
        }
    }
}

/// A question that may not be asked, or may be left out.
fn is_sometimes(page: &FormPage, question: &Question) -> bool {
    page.when.is_some() || question.when.is_some() || question.optional
}
