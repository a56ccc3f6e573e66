//! What a citizen declared in an earlier filing and can use again (REU-01): what it says of who files, and how to reach them.
//! Facts of the case, such as a child's birth, are none of it.

use super::{Answers, Form, Kind, MustBe, Question, Roles};

impl Form {
    /// The questions of this form that ask what an earlier filing with these roles has said, with its words. `said`: the words
    /// to a question of the earlier form.
    pub fn said_before<'a>(
        &'a self,
        earlier: &Roles,
        said: impl Fn(&str) -> Option<String>,
    ) -> Vec<(&'a Question, String)> {
        let groups = [
            (group(&earlier.submitter.name), group(&self.roles.submitter.name)),
            (group(&earlier.submitter.phone), group(&self.roles.submitter.phone)),
        ];
        let questions = self.pages.iter().filter(|page| page.repeat.is_none()).flat_map(|page| &page.questions);
        questions
            .filter_map(|question| {
                let (before, now) = groups.iter().find(|(_, now)| group(&question.id) == *now)?;
                let rest = question.id.strip_prefix(now)?;
                Some((question, said(&[*before, rest].concat())?))
            })
            .collect()
    }
}

impl Question {
    /// The fields of the answer that these words were made of, as a check page shows them; `None`: this kind of answer is not
    /// made again from words, or they are none of its options.
    pub fn fields_of_words(&self, words: &str) -> Option<Vec<(String, String)>> {
        let field = |part: &str, text: &str| ([&self.id, part].concat(), text.to_owned());
        match &self.answer {
            Kind::Choice { options, .. } => {
                let chosen = options.iter().find(|option| option.label == words)?;
                Some(vec![field("", &chosen.id)])
            }
            answer => match answer.must_be() {
                MustBe::Date(..) => {
                    let texts: Vec<&str> = words.split('/').collect();
                    let first = 3_usize.checked_sub(texts.len())?;
                    let parts = [".ngay", ".thang", ".nam"].into_iter().skip(first).zip(texts);
                    Some(parts.map(|(part, text)| field(part, text)).collect())
                }
                MustBe::Name | MustBe::PersonalId | MustBe::Phone | MustBe::Email | MustBe::Text(_) => {
                    Some(vec![field("", words)])
                }
                _ => None,
            },
        }
    }

    /// The same answer stands there already.
    pub fn is_answered_so(&self, fields: &[(String, String)], answers: &Answers) -> bool {
        fields.iter().all(|(field, text)| answers.get(field) == text)
    }
}

/// What stands before the first dot: the person or the block that a question belongs to.
fn group(question: &str) -> &str {
    question.split('.').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, phone: &str) -> Form {
        toml::from_str(&format!(
            r#"
procedure = "p"
version = "1"
title = "Thử"
source = "Thử"
minutes = 1
at_hand = []
roles = {{ commune = "noi", return_method = "cach", submitter = {{ name = "{name}.ho-ten", phone = "{phone}.dien-thoai", personal_id = "{name}.so" }}, owner = {{ name = ["con.ho-ten"], personal_id = ["con.so"] }} }}
[[page]]
id = "trang"
title = "Trang"
topic = "Trang"
[[page.question]]
id = "{name}.ho-ten"
label = "Họ tên"
missing = "Nhập"
answer = {{ type = "person-name" }}
[[page.question]]
id = "{name}.ngay-sinh"
label = "Ngày sinh"
missing = "Nhập"
answer = {{ type = "date", precision = "any", range = "past" }}
[[page.question]]
id = "{name}.gioi-tinh"
label = "Giới tính"
missing = "Chọn"
answer = {{ type = "choice", options = [{{ id = "nam", label = "Nam" }}, {{ id = "nu", label = "Nữ" }}] }}
[[page.question]]
id = "{phone}.dien-thoai"
label = "Điện thoại"
missing = "Nhập"
answer = {{ type = "phone" }}
[[page.question]]
id = "con.ho-ten"
label = "Họ tên con"
missing = "Nhập"
answer = {{ type = "person-name" }}
"#
        ))
        .unwrap()
    }

    #[test]
    fn who_files_is_offered_again_and_the_case_is_not() {
        let (earlier, now) = (form("nguoi-yeu-cau", "lien-he"), form("nguoi-nop", "lien-lac"));
        let said = |question: &str| match question {
            "nguoi-yeu-cau.ho-ten" => Some("Nguyễn Thị Mẫu".to_owned()),
            "nguoi-yeu-cau.ngay-sinh" => Some("03/1990".to_owned()),
            "nguoi-yeu-cau.gioi-tinh" => Some("Nữ".to_owned()),
            "lien-he.dien-thoai" => Some("0912 345 678".to_owned()),
            "con.ho-ten" => Some("Nguyễn Văn Con".to_owned()),
            _ => None,
        };
        let offered = now.said_before(&earlier.roles, said);
        let fields: Vec<_> =
            offered.iter().flat_map(|(question, words)| question.fields_of_words(words).unwrap()).collect();
        let expected = [
            ("nguoi-nop.ho-ten", "Nguyễn Thị Mẫu"),
            ("nguoi-nop.ngay-sinh.thang", "03"),
            ("nguoi-nop.ngay-sinh.nam", "1990"),
            ("nguoi-nop.gioi-tinh", "nu"),
            ("lien-lac.dien-thoai", "0912 345 678"),
        ];
        assert_eq!(fields, expected.map(|(field, text)| (field.to_owned(), text.to_owned())));
        let answers = Answers::from_iter([("nguoi-nop.gioi-tinh", "nu")]);
        assert!(offered[2].0.is_answered_so(&fields[3..4], &answers));
        assert!(!offered[2].0.is_answered_so(&[("nguoi-nop.gioi-tinh".to_owned(), "nam".to_owned())], &answers));
    }

    #[test]
    fn words_that_are_no_option_and_kinds_that_are_not_read_back_are_not_offered() {
        let form = form("a", "b");
        let question = |id: &str| form.question(id).unwrap().1;
        assert_eq!(question("a.gioi-tinh").fields_of_words("Khác"), None);
        assert_eq!(question("a.ngay-sinh").fields_of_words("1/2/3/4"), None);
    }
}
