//! The blocks in `blocks/`: questions that several forms ask alike.

use std::path::Path;

use domain::eform::{Block, FormPart};
use serde::{Deserialize, de::IgnoredAny};
use toml::Spanned;

use super::problem::{DataFile, Problem};

/// Name of the folder. An installation whose forms use no block needs none.
const FOLDER: &str = "blocks";

/// Where the parts of a block stand.
#[derive(Deserialize)]
struct Places {
    question: Vec<Spanned<IgnoredAny>>,
    #[serde(default)]
    rule: Vec<Spanned<IgnoredAny>>,
    #[serde(default)]
    warning: Vec<Spanned<IgnoredAny>>,
}

impl Places {
    fn line(&self, file: &DataFile, part: FormPart) -> usize {
        let place = match part {
            FormPart::Question { question, .. } => self.question.get(question),
            FormPart::Rule(index) => self.rule.get(index),
            FormPart::Warning(index) => self.warning.get(index),
            FormPart::Changes | FormPart::Roles | FormPart::Page(_) | FormPart::Computed(_) => None,
        };
        place.map_or(1, |place| file.line_at(place.span().start))
    }
}

/// Reads all blocks.
pub(super) fn load(dir: &Path, problems: &mut Vec<Problem>) -> Vec<Block> {
    if !dir.join(FOLDER).exists() {
        return Vec::new();
    }
    let mut blocks: Vec<Block> = Vec::new();
    for file in DataFile::open_all(dir, FOLDER, &["toml"], problems) {
        let Some(block) = file.parse::<Block>(problems) else { continue };
        let Some(places) = file.parse::<Places>(problems) else { continue };
        if blocks.iter().any(|other| other.name == block.name) {
            problems.push(file.problem(1, format!("the block {:?} stands in another file already", block.name)));
        }
        let found = block.problems().into_iter();
        problems.extend(found.map(|found| file.problem(places.line(&file, found.at), found.reason)));
        blocks.push(block);
    }
    blocks
}
