//! The business lines of the national classification (VSIC), by code or by words.

use std::path::Path;

use domain::text::fold;

use super::problem::{DataFile, Problem};

/// Name of the table: code, tab, name; lines that begin with `#` are remarks. An installation whose forms ask for no
/// business line needs none.
const FILE: &str = "business_lines.tsv";

/// A class of the classification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BusinessLine {
    /// 4 digits.
    pub code: Box<str>,
    /// "Bán lẻ lương thực, thực phẩm …".
    pub name: Box<str>,
    /// The name without accents, its words between single spaces.
    words: Box<str>,
}

impl BusinessLine {
    /// "4711 – Bán lẻ …": unique, and what [`BusinessLines::resolve`] takes back.
    pub fn label(&self) -> String {
        format!("{} – {}", self.code, self.name)
    }
}

/// What a typed text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant<'a> {
    /// Exactly this line.
    One(&'a BusinessLine),
    /// One of these, best first; the citizen must choose. Never empty.
    Many(Vec<&'a BusinessLine>),
    /// Nothing fits.
    None,
}

/// All business lines.
#[derive(Clone, Debug, Default)]
pub struct BusinessLines {
    /// By code, ascending.
    lines: Vec<BusinessLine>,
}

impl BusinessLines {
    /// The line with this code.
    pub fn by_code(&self, code: &str) -> Option<&BusinessLine> {
        let position = self.lines.binary_search_by(|line| line.code.as_ref().cmp(code)).ok()?;
        Some(&self.lines[position])
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What a text means: a code, perhaps with the name behind it, or words of a name with or without accents.
    pub fn resolve(&self, text: &str) -> Meant<'_> {
        let typed = words(text);
        let (first, rest) = typed.split_once(' ').unwrap_or((typed.as_str(), ""));
        if let Some(line) = self.by_code(first).filter(|line| rest.is_empty() || line.words.contains(rest)) {
            return Meant::One(line);
        }
        if typed.is_empty() {
            return Meant::None;
        }
        let mut found: Vec<&BusinessLine> =
            self.lines.iter().filter(|line| typed.split(' ').all(|word| has_word(&line.words, word))).collect();
        // What is said in one piece comes first, then the shorter name: it is the more exact one.
        found.sort_by_key(|line| (!line.words.contains(&*typed), line.words.len()));
        match found.as_slice() {
            [] => Meant::None,
            [line] => Meant::One(line),
            [line, ..] if *line.words == *typed => Meant::One(line),
            _ => Meant::Many(found),
        }
    }

    /// Reads the table, if there is one.
    pub(super) fn load(dir: &Path, problems: &mut Vec<Problem>) -> Self {
        if !dir.join(FILE).exists() {
            return Self::default();
        }
        let Some(file) = DataFile::open(dir, FILE, problems) else { return Self::default() };
        let mut lines: Vec<BusinessLine> = Vec::new();
        for (number, text) in
            file.text.lines().enumerate().filter(|(_, text)| !text.is_empty() && !text.starts_with('#'))
        {
            let Some((code, name)) =
                text.split_once('\t').filter(|(code, name)| is_code(code) && !name.trim().is_empty())
            else {
                problems.push(file.problem(number + 1, "a line must hold a code of 4 digits, a tab and a name"));
                continue;
            };
            if lines.iter().any(|line| line.code.as_ref() == code) {
                problems.push(file.problem(number + 1, format!("the code {code:?} stands twice")));
            }
            lines.push(BusinessLine { code: code.into(), name: name.trim().into(), words: words(name).into() });
        }
        lines.sort_by(|one, other| one.code.cmp(&other.code));
        Self { lines }
    }
}

fn is_code(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a name holds a word that begins like this.
fn has_word(words: &str, word: &str) -> bool {
    words.split(' ').any(|candidate| candidate.starts_with(word))
}

/// The words of a text without accents and marks, between single spaces.
fn words(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# mã\ttên\n\
        5610\tNhà hàng và các dịch vụ ăn uống phục vụ lưu động\n\
        4711\tBán lẻ lương thực, thực phẩm trong các cửa hàng kinh doanh tổng hợp\n\
        4721\tBán lẻ lương thực trong các cửa hàng chuyên doanh\n\
        4722\tBán lẻ thực phẩm trong các cửa hàng chuyên doanh\n";

    fn load(table: &str) -> (BusinessLines, Vec<Problem>) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), table).unwrap();
        let mut problems = Vec::new();
        (BusinessLines::load(folder.path(), &mut problems), problems)
    }

    fn codes(lines: &BusinessLines, text: &str) -> Vec<String> {
        match lines.resolve(text) {
            Meant::One(line) => vec![line.code.to_string()],
            Meant::Many(found) => found.iter().map(|line| line.code.to_string()).chain(["?".to_owned()]).collect(),
            Meant::None => Vec::new(),
        }
    }

    #[test]
    fn a_line_is_known_by_its_code_its_label_and_its_words() {
        let (lines, problems) = load(TABLE);
        assert_eq!(problems, []);
        let label = lines.by_code("4721").unwrap().label();
        for text in
            ["4721", " 4721 ", &label, "4721 bán lẻ lương thực", "ban le luong thuc trong cac cua hang chuyen doanh"]
        {
            assert_eq!(codes(&lines, text), ["4721"], "{text}");
        }
        assert_eq!(codes(&lines, "nha hang an uong"), ["5610"]);
        assert_eq!(codes(&lines, "bán lẻ thực phẩm"), ["4722", "4711", "?"]);
        assert_eq!(codes(&lines, "bán lẻ"), ["4722", "4721", "4711", "?"]);
        for text in ["", " – ", "9999", "xe máy"] {
            assert_eq!(codes(&lines, text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_with_the_table_is_told_with_its_line() {
        let (_, problems) = load("4711\tA\n47\tB\n4711\tC\n4712\n4713\t \n");
        assert_eq!(
            problems.iter().map(|problem| problem.line).collect::<Vec<_>>(),
            [Some(2), Some(3), Some(4), Some(5)]
        );
    }

    #[test]
    fn no_table_is_no_problem() {
        let folder = tempfile::tempdir().unwrap();
        let mut problems = Vec::new();
        assert!(BusinessLines::load(folder.path(), &mut problems).is_empty());
        assert_eq!(problems, []);
    }
}
