//! The form filled in as a sample (mẫu hướng dẫn kê khai).

use super::{Answers, Form, MustBe, Question, add_item};

impl Form {
    /// The answers of the sample, so that the pages and questions that it shows are those that would be asked. A list of
    /// items with samples has one item. Communes and lines of business have their words and no code.
    pub fn sample(&self) -> Answers {
        let mut answers = Answers::default();
        for page in &self.pages {
            if page.questions.iter().any(|question| question.sample.is_some()) {
                let _ = add_item(&mut answers, page);
            }
        }
        let unfolded = self.unfold(&answers);
        for question in unfolded.pages.iter().flat_map(|page| &page.questions) {
            for (field, text) in question.sample_fields().unwrap_or_default() {
                answers.set(field, text);
            }
        }
        answers
    }
}

impl Question {
    /// The fields that the sample fills; `None` if it does not have the form that this kind of answer needs.
    pub(super) fn sample_fields(&self) -> Option<Vec<(String, String)>> {
        let Some(sample) = &self.sample else { return Some(Vec::new()) };
        let must_be = self.answer.must_be();
        let texts: Vec<(&str, &str)> = match must_be {
            MustBe::Date(..) => {
                let texts: Vec<&str> = sample.split('/').collect();
                let first = 3_usize.checked_sub(texts.len())?;
                [".ngay", ".thang", ".nam"].into_iter().skip(first).zip(texts).collect()
            }
            MustBe::Time => {
                let (hour, minute) = sample.split_once(':')?;
                vec![(".gio", hour), (".phut", minute)]
            }
            MustBe::ReceivingCommune | MustBe::Files(_) => Vec::new(),
            _ => vec![("", sample)],
        };
        let fits = texts.iter().all(|(part, _)| must_be.parts().contains(part));
        let field = |(part, text): (&str, &str)| ([&self.id, part].concat(), text.trim().to_owned());
        fits.then(|| texts.into_iter().map(field).collect())
    }
}
