//! From a filing to the paper that it stands for.

use app::{
    pages::declaration::{Attached, Declaration, DeclaredTopic, Part, put},
    text::declaration as words,
};
use domain::{
    eform::{Form, Kind, item_of},
    reference::Reference,
};

use crate::{
    clock::VIETNAM,
    province::{Attachment, Filing, SubmittedAnswer},
    web::lookup::dossier::moment,
};

/// Most columns of a table, without the number of the row: more do not fit on A4.
const MOST_COLUMNS: usize = 5;
/// Longest answer in a table, in characters.
const LONGEST_CELL: usize = 40;

/// The paper. `form`: today's form of the procedure, for its title, and to tell what is an undertaking; what was asked
/// and answered stands in the filing. `None`: nothing was declared here, the dossier was brought on paper.
pub fn declaration(filing: &Filing, form: Option<&Form>) -> Option<Declaration> {
    if filing.answers.is_empty() {
        return None;
    }
    let undertaking = |answer: &&SubmittedAnswer| {
        form.and_then(|form| form.question(&answer.question))
            .is_some_and(|(_, question)| matches!(question.answer, Kind::Undertaking))
    };
    let (undertakings, answers): (Vec<_>, Vec<_>) = filing.answers.iter().partition(undertaking);
    let sent = filing.submitted_at.to_offset(VIETNAM);
    let [day, month] = [sent.day(), u8::from(sent.month())].map(|number| format!("{number:02}"));
    let reference = Reference::parse(&filing.reference).map(Reference::grouped);
    Some(Declaration {
        title: form.map_or(&filing.procedure_name, |form| &form.title).clone(),
        source: form.map(|form| form.source.clone()),
        agency: filing.agency_name.clone(),
        topics: topics(&answers),
        attached: attached(filing),
        to_show: filing.documents.clone(),
        undertakings: undertakings.into_iter().map(|answer| answer.label.clone()).collect(),
        declarant: filing.submitter_name.clone(),
        sent_on: put(words::SENT_ON, &[&day, &month, &sent.year().to_string()]),
        foot: put(words::FOOT, &[reference.as_deref().unwrap_or(&filing.reference), &moment(filing.submitted_at)]),
    })
}

/// The files that were sent along.
fn attached(filing: &Filing) -> Vec<Attached> {
    let file = |file: &Attachment| Attached { document: file.document.clone(), file_name: file.file_name.clone() };
    filing.attachments.iter().map(file).collect()
}

/// Items of a list belong to the topic of the list, which stands before them.
fn topics(answers: &[&SubmittedAnswer]) -> Vec<DeclaredTopic> {
    answers
        .chunk_by(|one, next| one.topic == next.topic || number(next).is_some())
        .map(|answers| DeclaredTopic { title: answers[0].topic.clone(), parts: parts(answers) })
        .collect()
}

/// What was told once, and what was told of several.
fn parts(answers: &[&SubmittedAnswer]) -> Vec<Part> {
    answers
        .chunk_by(|one, next| number(one).is_some() == number(next).is_some())
        .flat_map(|answers| match number(answers[0]) {
            None => vec![Part::Answers { heading: None, answers: pairs(answers) }],
            Some(_) => several(answers),
        })
        .collect()
}

/// The number of the item that the question belongs to.
fn number(answer: &SubmittedAnswer) -> Option<u32> {
    item_of(&answer.question).map(|(_, number)| number)
}

/// A question's id without the number of its item.
fn base(answer: &SubmittedAnswer) -> &str {
    item_of(&answer.question).map_or(&answer.question, |(base, _)| base)
}

fn pairs(answers: &[&SubmittedAnswer]) -> Vec<(String, String)> {
    answers.iter().map(|answer| (answer.label.clone(), answer.value.clone())).collect()
}

/// A table where it fits on the paper, else one after the other. Counted from 1: the numbers of the draft may have gaps.
fn several(answers: &[&SubmittedAnswer]) -> Vec<Part> {
    let items: Vec<&[&SubmittedAnswer]> = answers.chunk_by(|one, next| number(one) == number(next)).collect();
    let mut columns: Vec<(&str, &str)> = Vec::new();
    for answer in answers {
        let column = (base(answer), answer.label.as_str());
        if !columns.iter().any(|known| known.0 == column.0) {
            columns.push(column);
        }
    }
    let short =
        answers.iter().all(|answer| answer.value.chars().count() <= LONGEST_CELL && !answer.value.contains('\n'));
    if short && columns.len() <= MOST_COLUMNS {
        let cell = |item: &[&SubmittedAnswer], id: &str| {
            item.iter().find(|answer| base(answer) == id).map(|answer| answer.value.clone())
        };
        let row = |(index, item): (usize, &&[&SubmittedAnswer])| {
            let cells = columns.iter().map(|(id, _)| cell(item, id).unwrap_or_default());
            std::iter::once((index + 1).to_string()).chain(cells).collect::<Vec<_>>()
        };
        let headings = columns.iter().map(|(_, label)| (*label).to_owned());
        return vec![Part::Table {
            columns: std::iter::once(words::ROW.to_owned()).chain(headings).collect(),
            rows: items.iter().enumerate().map(row).collect(),
        }];
    }
    let part =
        |item: &&[&SubmittedAnswer]| Part::Answers { heading: Some(item[0].topic.clone()), answers: pairs(item) };
    items.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::province::contract;

    const FORM: &str = r#"
procedure = "p"
version = "1"
title = "TỜ KHAI"
source = "Thông tư thử"
minutes = 5
at_hand = []
roles = { commune = "ten", return_method = "ten", submitter = { name = "ten", phone = "ten", personal_id = "ten" }, owner = { name = ["ten"], personal_id = ["ten"] } }
[[page]]
id = "mot"
title = "Một"
topic = "Một"
[[page.question]]
id = "cam-doan"
label = "Tôi cam đoan"
missing = "Đánh dấu"
answer = { type = "undertaking" }
"#;

    fn answer(topic: &str, question: &str, label: &str, value: &str) -> SubmittedAnswer {
        SubmittedAnswer {
            topic: topic.to_owned(),
            question: question.to_owned(),
            label: label.to_owned(),
            value: value.to_owned(),
            official_name: None,
        }
    }

    fn filing_of(answers: Vec<SubmittedAnswer>) -> Filing {
        Filing { answers, ..contract::filing("1234567897") }
    }

    #[test]
    fn a_dossier_on_paper_has_no_declaration() {
        assert_eq!(declaration(&filing_of(Vec::new()), None), None);
    }

    #[test]
    fn answers_stand_by_topic_in_the_forms_order() {
        let filing = filing_of(vec![
            answer("Người yêu cầu", "ten", "Họ và tên", "Nguyễn Thị Mẫu"),
            answer("Người yêu cầu", "sinh", "Ngày sinh", "27/03/1990"),
            answer("Mục đích", "muc-dich", "Mục đích", "Để kết hôn"),
        ]);
        let paper = declaration(&filing, None).unwrap();
        let titles: Vec<_> = paper.topics.iter().map(|topic| topic.title.as_str()).collect();
        assert_eq!(titles, ["Người yêu cầu", "Mục đích"]);
        let pair = |question: &str, answer: &str| (question.to_owned(), answer.to_owned());
        let answers = vec![pair("Họ và tên", "Nguyễn Thị Mẫu"), pair("Ngày sinh", "27/03/1990")];
        assert_eq!(paper.topics[0].parts, [Part::Answers { heading: None, answers }]);
        assert_eq!((&paper.title, &paper.source), (&filing.procedure_name, &None));
        assert_eq!(paper.sent_on, "Khai và gửi trực tuyến, ngày 23 tháng 11 năm 2026");
        assert_eq!(paper.foot, "Mã tiếp nhận 123-456-7897, gửi lúc 08:00, 23/11/2026");
    }

    #[test]
    fn several_with_short_answers_are_a_table_with_a_row_each() {
        let filing = filing_of(vec![
            answer("Hộ gia đình", "tv", "Những ai góp vốn", "2 thành viên"),
            answer("Thành viên 1", "tv.ten.1", "Họ và tên", "Trần Văn Bình"),
            answer("Thành viên 1", "tv.von.1", "Vốn góp", "1.000.000 đồng"),
            answer("Thành viên 2", "tv.ten.4", "Họ và tên", "Lê Thị Cúc"),
            answer("Thuế", "thue", "Cách tính", "Kê khai"),
        ]);
        let paper = declaration(&filing, None).unwrap();
        let titles: Vec<_> = paper.topics.iter().map(|topic| topic.title.as_str()).collect();
        assert_eq!(titles, ["Hộ gia đình", "Thuế"]);
        let [Part::Answers { .. }, Part::Table { columns, rows }] = paper.topics[0].parts.as_slice() else {
            panic!("{:?}", paper.topics)
        };
        assert_eq!(columns, &["STT", "Họ và tên", "Vốn góp"]);
        assert_eq!(rows, &[["1", "Trần Văn Bình", "1.000.000 đồng"], ["2", "Lê Thị Cúc", ""]]);
    }

    #[test]
    fn several_with_long_answers_stand_one_after_the_other() {
        let long = "rất dài ".repeat(20);
        let filing = filing_of(vec![
            answer("Hộ gia đình", "tv", "Những ai góp vốn", "2 thành viên"),
            answer("Thành viên 1", "dia-chi.2", "Địa chỉ", &long),
            answer("Thành viên 2", "dia-chi.3", "Địa chỉ", "ngắn"),
        ]);
        let paper = declaration(&filing, None).unwrap();
        let headings: Vec<_> = paper.topics[0]
            .parts
            .iter()
            .map(|part| match part {
                Part::Answers { heading, .. } => heading.as_deref(),
                Part::Table { .. } => None,
            })
            .collect();
        assert_eq!(headings, [None, Some("Thành viên 1"), Some("Thành viên 2")]);
    }

    #[test]
    fn an_undertaking_stands_by_itself_in_the_forms_words() {
        let form: Form = toml::from_str(FORM).unwrap();
        let filing = filing_of(vec![
            answer("Người yêu cầu", "nguoi-yeu-cau.ho-ten", "Họ và tên", "Nguyễn Thị Mẫu"),
            answer("Cam đoan", "cam-doan", "Tôi cam đoan", "Đã cam đoan"),
        ]);
        let paper = declaration(&filing, Some(&form)).unwrap();
        assert_eq!(paper.undertakings, ["Tôi cam đoan"]);
        assert_eq!((paper.topics.len(), paper.title.as_str()), (1, "TỜ KHAI"));
        assert_eq!(paper.source.as_deref(), Some("Thông tư thử"));
    }
}
