//! What a form file holds. Every struct refuses unknown keys, so that a slip in a data file is found when it is loaded.

use serde::Deserialize;

use super::{Answers, BlockUse, Change, Computed, Condition, Question, Repeat, Roles, Rule, SEPARATOR, Warning};

/// A form: pages of questions, in the order in which they are asked.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Id of the procedure that the form files; `*` in the one template for all procedures without an e-form.
    pub procedure: String,
    /// Changes when a question is added, removed or changes its meaning.
    pub version: String,
    /// Title of the official form, e.g. "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân".
    pub title: String,
    /// Where the official form comes from.
    pub source: String,
    /// Parts of the form could not be sourced: the start page and the sample say so.
    #[serde(default)]
    pub unverified: bool,
    /// Minutes that filling in takes, as told on the start page.
    pub minutes: u16,
    /// What to have at hand before starting, one line each.
    pub at_hand: Vec<String>,
    /// What changed between versions, newest first: told to who began on an older one.
    #[serde(rename = "change", default)]
    pub changes: Vec<Change>,
    /// Who is who among the answers.
    pub roles: Roles,
    /// Pages, one topic each.
    #[serde(rename = "page")]
    pub pages: Vec<FormPage>,
    /// Values that follow from the answers: shown and sent, never asked.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<super::computed::Entry>"))]
    pub computed: Vec<Computed>,
    /// Rules over more than one question: they refuse.
    #[serde(rename = "rule", default)]
    pub rules: Vec<Rule>,
    /// Rules that only warn.
    #[serde(rename = "warning", default)]
    pub warnings: Vec<Warning>,
}

/// One page of a form: one topic.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormPage {
    /// Last part of the page's address. It does not end in a dot and digits: so do the pages of items.
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
    /// A block whose questions come first.
    #[serde(rename = "use")]
    pub block: Option<BlockUse>,
    /// The page is asked once for each item of a list.
    pub repeat: Option<Repeat>,
    /// The questions. None of its own: they come from the block, or the page is the list of the items that follow it.
    #[serde(rename = "question", default)]
    pub questions: Vec<Question>,
    /// How many of the first questions came from the block.
    #[serde(skip)]
    pub from_block: usize,
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
        self.asked(id, answers).is_some()
    }

    /// The question with this id, if it is asked given these answers.
    pub fn asked(&self, id: &str, answers: &Answers) -> Option<&Question> {
        let (page, question) = self.question(id)?;
        let asked = self.holds(page.when.as_ref(), answers) && self.holds(question.when.as_ref(), answers);
        asked.then_some(question)
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
                && answers.get(&condition.question).split(SEPARATOR).any(|id| condition.is.iter().any(|is| is == id))
        })
    }
}
