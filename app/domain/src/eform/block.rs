//! Blocks: questions that many forms ask alike, such as an identity document, kept in one file each.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Form, FormPage, FormPart, FormProblem, Prefill, Question, Rule, Warning};

/// A block of questions. Ids, conditions, rules and warnings are local to it: used with the prefix `cha`, its question
/// `so` becomes `cha.so`. `{whose}` in words stands for whom the questions are about.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Unique among the blocks.
    pub name: String,
    /// The questions.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
    /// Rules over its questions.
    #[serde(rename = "rule", default)]
    pub rules: Vec<Rule>,
    /// Warnings over its questions.
    #[serde(rename = "warning", default)]
    pub warnings: Vec<Warning>,
}

/// How a page uses a block. Keys of the tables are local ids.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BlockUse {
    /// Name of the block.
    pub block: String,
    /// What the ids begin with here.
    pub prefix: String,
    /// What stands for `{whose}`, e.g. "của cha"; if empty, the space before it goes as well.
    #[serde(default)]
    pub whose: String,
    /// Questions that are not asked here.
    #[serde(default)]
    pub without: Vec<String>,
    /// Questions that may be left out here.
    #[serde(default)]
    pub optional: Vec<String>,
    /// Field names of the official e-form.
    #[serde(default)]
    pub official: BTreeMap<String, String>,
    /// Answers of the sample.
    #[serde(default)]
    pub sample: BTreeMap<String, String>,
    /// Values of the `autocomplete` attribute.
    #[serde(default)]
    pub autocomplete: BTreeMap<String, String>,
    /// First values; the ids in them are the form's.
    #[serde(default)]
    pub prefill: BTreeMap<String, Prefill>,
}

impl Form {
    /// Puts the questions of the blocks into the pages that use them, and adds the blocks' rules and warnings. A rule with
    /// a question that is left out here goes. What is wrong with the uses is returned.
    pub fn use_blocks(&mut self, blocks: &[Block]) -> Vec<FormProblem> {
        let mut problems = Vec::new();
        for (index, page) in self.pages.iter_mut().enumerate() {
            let Some(used) = page.block.take() else { continue };
            let at = FormPart::Page(index);
            let Some(block) = blocks.iter().find(|block| block.name == used.block) else {
                problems.push(FormProblem { at, reason: format!("unknown block {:?}", used.block) });
                continue;
            };
            let unknown = used.local_ids().filter(|id| !block.has(id));
            problems.extend(
                unknown.map(|id| FormProblem { at, reason: format!("block {:?} has no question {id:?}", block.name) }),
            );
            put_in(page, block, &used);
            self.rules.extend(block.rules.iter().filter(|rule| used.asks_all(&rule.questions())).map(|rule| {
                let mut rule = rule.clone();
                rule.change_ids(&mut |id| used.put_prefix(id));
                used.name_whose(rule.message_mut());
                rule
            }));
            self.warnings.extend(block.warnings.iter().filter_map(|warning| used.warning(warning)));
        }
        problems
    }
}

/// The block's questions in front of the page's own.
fn put_in(page: &mut FormPage, block: &Block, used: &BlockUse) {
    let own = std::mem::take(&mut page.questions);
    page.questions = block.questions.iter().filter_map(|question| used.question(block, question)).collect();
    page.from_block = page.questions.len();
    page.questions.extend(own);
}

impl Block {
    fn has(&self, id: &str) -> bool {
        self.questions.iter().any(|question| question.id == id)
    }
}

impl BlockUse {
    /// The local ids that it names.
    fn local_ids(&self) -> impl Iterator<Item = &String> {
        self.without
            .iter()
            .chain(&self.optional)
            .chain(self.official.keys())
            .chain(self.sample.keys())
            .chain(self.autocomplete.keys())
            .chain(self.prefill.keys())
    }

    fn asks_all(&self, ids: &[&str]) -> bool {
        ids.iter().all(|id| !self.without.iter().any(|without| without == id))
    }

    fn put_prefix(&self, id: &mut String) {
        *id = [&self.prefix, ".", id].concat();
    }

    fn name_whose(&self, words: &mut String) {
        const NAME: &str = "{whose}";
        *words = match self.whose.as_str() {
            "" => words.replace(" {whose}", "").replace(NAME, ""),
            whose => words.replace(NAME, whose),
        };
    }

    /// A question of the block as it is asked here; `None` if it is not.
    fn question(&self, block: &Block, question: &Question) -> Option<Question> {
        let id = &question.id;
        if !self.asks_all(&[id.as_str()]) {
            return None;
        }
        let mut asked = question.clone();
        asked.optional |= self.optional.contains(id);
        let own = |table: &BTreeMap<String, String>, block: &Option<String>| table.get(id).or(block.as_ref()).cloned();
        asked.official = own(&self.official, &question.official);
        asked.sample = own(&self.sample, &question.sample);
        asked.autocomplete = own(&self.autocomplete, &question.autocomplete);
        asked.change_ids(&mut |id| {
            if block.has(id) {
                self.put_prefix(id);
            }
        });
        if let Some(prefill) = self.prefill.get(id) {
            asked.prefill = Some(prefill.clone());
        }
        let words = [&mut asked.label, &mut asked.missing].into_iter().chain(&mut asked.hint).chain(&mut asked.help);
        words.for_each(|words| self.name_whose(words));
        Some(asked)
    }

    /// A warning of the block as it stands here. Without the sex the rest of it is still worth saying.
    fn warning(&self, warning: &Warning) -> Option<Warning> {
        let mut warning = warning.clone();
        if let Warning::IdMatches { sex, .. } = &mut warning {
            sex.take_if(|sex| !self.asks_all(&[sex.as_str()]));
        }
        if !self.asks_all(&warning.questions()) {
            return None;
        }
        warning.change_ids(&mut |id| self.put_prefix(id));
        if let Warning::Late { message, .. } = &mut warning {
            self.name_whose(message);
        }
        Some(warning)
    }
}
