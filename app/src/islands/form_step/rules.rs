//! What the island is given of a page: rules and words, no answers. As text, which takes a fraction of the code that reads
//! JSON.

use domain::eform::{MustBe, StepQuestion};

/// Rules and words of one page of a form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepRules {
    /// The questions of the page.
    pub questions: Vec<StepQuestion>,
    /// Words of a fault: question, code, words.
    pub words: Vec<[String; 3]>,
    /// Questions of a personal number, its birth date and (or empty) its sex, that all stand on the page.
    pub id_matches: Vec<[String; 3]>,
    /// Words of the warnings by code.
    pub warning_words: Vec<[String; 2]>,
    /// Two dates that both stand on the page, in their order, and the words at the second if it is before the first.
    pub date_orders: Vec<[String; 3]>,
    /// Today, `yyyy-MM-dd`.
    pub today: String,
    /// "Lỗi:", read out before an error.
    pub error_prefix: String,
}

/// Ends a question's line if the question may be left out.
const OPTIONAL: &str = "optional";

impl StepRules {
    /// The rules as text: a line each, which begins with its kind, its parts apart by tabs.
    #[cfg(feature = "ssr")]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let mut line = |parts: &[&str]| {
            // Tabs and new lines mean no more than a space in what is shown.
            let parts: Vec<_> = parts.iter().map(|part| part.replace(['\t', '\r', '\n'], " ")).collect();
            text.push_str(&parts.join("\t"));
            text.push('\n');
        };
        line(&["today", &self.today]);
        line(&["prefix", &self.error_prefix]);
        for StepQuestion { id, must_be, optional } in &self.questions {
            line(&["question", id, &must_be.to_string(), if *optional { OPTIONAL } else { "" }]);
        }
        for [question, code, words] in &self.words {
            line(&["words", question, code, words]);
        }
        for [personal_id, birth, sex] in &self.id_matches {
            line(&["id", personal_id, birth, sex]);
        }
        for [code, words] in &self.warning_words {
            line(&["warning", code, words]);
        }
        for [first, second, words] in &self.date_orders {
            line(&["order", first, second, words]);
        }
        text
    }

    /// Reads them again; lines of no known kind are passed over.
    pub fn read(text: &str) -> Self {
        let mut rules = Self::default();
        for line in text.lines() {
            let parts: Vec<&str> = line.split('\t').collect();
            match parts[..] {
                ["today", day] => rules.today = day.to_owned(),
                ["prefix", words] => rules.error_prefix = words.to_owned(),
                ["question", id, must_be, optional] => {
                    let must_be = MustBe::read(must_be);
                    rules.questions.extend(must_be.map(|must_be| StepQuestion {
                        id: id.to_owned(),
                        must_be,
                        optional: optional == OPTIONAL,
                    }));
                }
                ["words", a, b, c] => rules.words.push([a, b, c].map(str::to_owned)),
                ["id", a, b, c] => rules.id_matches.push([a, b, c].map(str::to_owned)),
                ["warning", a, b] => rules.warning_words.push([a, b].map(str::to_owned)),
                ["order", a, b, c] => rules.date_orders.push([a, b, c].map(str::to_owned)),
                _ => {}
            }
        }
        rules
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::eform::{DateRange, Precision};

    use super::*;

    fn texts<const N: usize>(texts: [&str; N]) -> [String; N] {
        texts.map(str::to_owned)
    }

    #[test]
    fn the_browser_reads_what_the_page_says() {
        let question = |id: &str, must_be, optional| StepQuestion { id: id.to_owned(), must_be, optional };
        let rules = StepRules {
            questions: vec![
                question("ten", MustBe::Name, false),
                question("sinh", MustBe::Date(Precision::Any, DateRange::Past), true),
            ],
            words: vec![
                texts(["ten", "missing", "Nhập họ và tên"]),
                texts(["sinh", "date-day", "Ngày <sinh> & 'năm'"]),
            ],
            id_matches: vec![texts(["so", "sinh", ""])],
            warning_words: vec![texts(["id-sex", "Số này là của nữ"])],
            date_orders: vec![texts(["sinh", "cuoi", "Ngày cưới phải sau ngày sinh"])],
            today: "2026-11-23".to_owned(),
            error_prefix: "Lỗi:".to_owned(),
        };
        assert_eq!(StepRules::read(&rules.to_text()), rules);
        assert_eq!(StepRules::read(""), StepRules::default());
    }

    #[test]
    fn words_of_several_lines_stay_one_message() {
        let rules =
            StepRules { words: vec![texts(["ten", "missing", "Nhập\nhọ\tvà tên"])], ..StepRules::default() };
        let read = StepRules::read(&rules.to_text());
        assert_eq!(read.words, [texts(["ten", "missing", "Nhập họ và tên"])]);
        assert_eq!(StepRules::read("x\ty\n\nquestion\tid\tNhư thế nào\t\n"), StepRules::default());
    }
}
