//! What is wrong with a form as a whole, for who edits the file: a form with a problem never reaches a citizen.

use super::{Block, COMPARED, Condition, Form, FormPage, Kind, Question, repeat};

mod questions;
mod references;
mod samples;

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
    /// The changes between versions.
    Changes,
    /// The roles.
    Roles,
    /// A page.
    Page(usize),
    /// A question of a page.
    Question {
        /// The page.
        page: usize,
        /// The question, on that page; [`FormPage::from_block`] of them stand in another file.
        question: usize,
    },
    /// A computed value.
    Computed(usize),
    /// A rule that refuses; those of blocks come last.
    Rule(usize),
    /// A rule that warns; those of blocks come last.
    Warning(usize),
}

impl Form {
    /// What is wrong with the form as a whole, once its blocks are put in.
    pub fn problems(&self) -> Vec<FormProblem> {
        let mut look = Look::over(&self.pages);
        look.at_pages();
        look.at_roles(&self.roles);
        look.at_computed(&self.computed);
        look.at_rules(&self.rules, &self.warnings);
        look.at_official_names(&self.computed);
        if self.changes.first().is_some_and(|newest| newest.version != self.version) {
            look.say(FormPart::Changes, format!("the newest change is not of version {:?}", self.version));
        }
        let mut problems = look.problems;
        // Nothing more can be said of a sample as long as the form is broken.
        if problems.is_empty() {
            problems.extend(self.sample_problems());
        }
        problems
    }
}

impl Block {
    /// What is wrong with the block by itself. Its questions are those of page 0.
    pub fn problems(&self) -> Vec<FormProblem> {
        let page = FormPage {
            id: self.name.clone(),
            title: String::new(),
            topic: String::new(),
            intro: None,
            when: None,
            shows_documents: false,
            block: None,
            repeat: None,
            questions: self.questions.clone(),
            from_block: 0,
        };
        let pages = [page];
        let mut look = Look::over(&pages);
        look.at_pages();
        look.at_rules(&self.rules, &self.warnings);
        look.problems
    }
}

/// A look over all pages.
struct Look<'a> {
    pages: &'a [FormPage],
    problems: Vec<FormProblem>,
}

impl<'a> Look<'a> {
    fn over(pages: &'a [FormPage]) -> Self {
        Self { pages, problems: Vec::new() }
    }

    fn say(&mut self, at: FormPart, reason: String) {
        self.problems.push(FormProblem { at, reason });
    }

    fn say_all(&mut self, at: FormPart, reasons: Vec<String>) {
        self.problems.extend(reasons.into_iter().map(|reason| FormProblem { at, reason }));
    }

    /// The question with this id and its page.
    fn question(&self, id: &str) -> Option<(&'a FormPage, &'a Question)> {
        self.pages.iter().find_map(|page| Some((page, page.questions.iter().find(|question| question.id == id)?)))
    }

    fn at_pages(&mut self) {
        // Fields that are taken, and whose they are.
        let mut fields: Vec<(String, String)> =
            vec![(COMPARED.to_owned(), "a comparison with the population database".to_owned())];
        for (index, page) in self.pages.iter().enumerate() {
            let at = FormPart::Page(index);
            let earlier = &self.pages[..index];
            if earlier.iter().any(|other| other.id == page.id) {
                self.say(at, format!("page id {:?} stands twice", page.id));
            }
            self.say_all(at, page_problems(page));
            if let Some(condition) = &page.when {
                self.say_all(at, condition_problems(&page.id, condition, earlier, None));
            }
            if page.repeat.is_some() {
                fields.extend(repeat::fields(&page.id).map(|field| (field, format!("the list of {:?}", page.id))));
            }
            for (number, question) in page.questions.iter().enumerate() {
                let at = FormPart::Question { page: index, question: number };
                let before = &page.questions[..number];
                self.say_all(at, questions::problems(question, earlier, page, before));
                if earlier.iter().flat_map(|page| &page.questions).chain(before).any(|it| it.id == question.id) {
                    self.say(at, format!("question id {:?} stands twice", question.id));
                    continue;
                }
                for field in question.field_names() {
                    match fields.iter().find(|(taken, _)| *taken == field) {
                        Some((_, owner)) => {
                            let reason = format!("{:?} would keep its answer where {owner} is kept", question.id);
                            self.say(at, reason);
                        }
                        None => fields.push((field, format!("the answer to {:?}", question.id))),
                    }
                }
            }
        }
    }
}

/// Whether an id can stand in addresses, names of fields and selectors, and does not look like that of an item.
fn id_problem(id: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    if id.is_empty() || !id.chars().all(plain) {
        return Some(format!("id {id:?} has something else than small letters a-z, digits, dots and hyphens"));
    }
    repeat::item_of(id).map(|_| format!("id {id:?} ends in a dot and digits, as do those of items"))
}

fn page_problems(page: &FormPage) -> Vec<String> {
    let mut reasons: Vec<String> = id_problem(&page.id).into_iter().collect();
    if page.questions.is_empty() {
        reasons.push(format!("page {:?} asks nothing", page.id));
    }
    if let Some(repeat) = &page.repeat
        && (repeat.max == 0 || repeat.min > repeat.max)
    {
        reasons.push(format!("page {:?} repeats from {} to {} times", page.id, repeat.min, repeat.max));
    }
    reasons
}

/// What is wrong with a condition at `place`. It looks back on `earlier` pages and on the questions before it on its own.
fn condition_problems(
    place: &str,
    condition: &Condition,
    earlier: &[FormPage],
    own: Option<&[Question]>,
) -> Vec<String> {
    let id = &condition.question;
    let on_page = own.and_then(|questions| questions.iter().find(|question| question.id == *id));
    let on_earlier = earlier.iter().find_map(|page| Some((page, page.questions.iter().find(|it| it.id == *id)?)));
    let question = match (on_page, on_earlier) {
        (Some(question), _) => question,
        (None, Some((page, _))) if page.repeat.is_some() => {
            return vec![format!("{place:?} depends on {id:?}, which is asked for each item of {:?}", page.id)];
        }
        (None, Some((_, question))) => question,
        (None, None) => return vec![format!("{place:?} depends on {id:?}, which is not an earlier question")],
    };
    let mut reasons = Vec::new();
    if condition.is.is_empty() {
        reasons.push(format!("{place:?} is never asked: it names no option of {id:?}"));
    }
    if !matches!(question.answer, Kind::YesNo | Kind::Choice { .. } | Kind::Choices { .. }) {
        reasons.push(format!("{place:?} depends on {id:?}, which has no options"));
    } else if !comes_from_list(&question.answer) {
        let unknown = condition.is.iter().filter(|option| question.answer.option_label(option).is_none());
        reasons.extend(unknown.map(|option| format!("{place:?} depends on unknown option {option:?} of {id:?}")));
    }
    if on_page.is_some() && condition.is.len() > 1 {
        reasons.push(format!("{place:?} stands inside one option of its own page, so it needs exactly one"));
    }
    reasons
}

/// The options come from a list that was not put in yet.
fn comes_from_list(kind: &Kind) -> bool {
    kind.list().is_some() && kind.options().is_none_or(<[_]>::is_empty)
}
