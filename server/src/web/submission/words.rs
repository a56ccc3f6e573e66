//! Answers in words, as the citizen checks them and the official reads them.

use app::pages::submission::check::{Answer, Topic};
use domain::eform::{Kind, Question, Value, check_page, check_question};

use super::{Filing, context};
use crate::state::AppState;

/// All answers by topic, in the form's order.
pub(super) fn topics(app: &AppState, filing: &Filing<'_>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    let matched = filing.facts_matched();
    for_each_answer(app, filing, |topic, page, question, value| {
        let matched = matched.is_some_and(|asked| asked.includes(&question.id));
        // What fits is no control there.
        let place = if matched { String::new() } else { format!("#{}", anchor(question)) };
        let row = Answer {
            label: question.label.clone(),
            value,
            matched,
            change_href: format!("{}?tro-ve=kiem-tra{place}", filing.subject().step_href(page)),
        };
        match topics.last_mut().filter(|last| last.title == topic) {
            Some(last) => last.rows.push(row),
            None => topics.push(Topic { title: topic.to_owned(), rows: vec![row] }),
        }
    });
    topics
}

/// Calls `each` with topic, page id, question and answer in words (`None`: left out).
pub(super) fn for_each_answer(
    app: &AppState,
    filing: &Filing<'_>,
    mut each: impl FnMut(&str, &str, &Question, Option<String>),
) {
    let answers = &filing.draft.answers;
    let exists = |code: &str| app.catalogue.communes.by_code(code).is_some();
    for page in filing.form.visible_pages(answers) {
        for (question, checked) in check_page(&filing.form, page, answers, context(app, &exists)) {
            let value = checked.ok().and_then(|value| in_words(app, question, &value));
            each(&page.topic, &page.id, question, value);
        }
    }
}

/// The answer to one question in words; `None`: left out, or it cannot stand.
pub(super) fn answer(app: &AppState, filing: &Filing<'_>, question: &Question) -> Option<String> {
    let exists = |code: &str| app.catalogue.communes.by_code(code).is_some();
    let checked = check_question(&question.logic(), &filing.draft.answers, context(app, &exists));
    in_words(app, question, &checked.ok()?)
}

fn in_words(app: &AppState, question: &Question, value: &Value) -> Option<String> {
    Some(match value {
        Value::Absent => return None,
        Value::Text(text) => text.clone(),
        Value::Name(name) => name.as_str().to_owned(),
        Value::PersonalId(id) => id.as_str().to_owned(),
        Value::Phone(phone) => phone.to_string(),
        Value::Email(email) => email.as_str().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Choice(id) => match &question.answer {
            Kind::Choice { options, .. } => options.iter().find(|option| option.id == *id)?.label.clone(),
            _ => return None,
        },
        Value::Commune(code) => app.catalogue.communes.by_code(code)?.label(),
        Value::Agreed => "Đã cam đoan".to_owned(),
    })
}

/// Id of the control that a change link goes to.
fn anchor(question: &Question) -> String {
    match question.answer {
        Kind::Date { .. } => format!("{}.ngay", question.id),
        _ => question.id.clone(),
    }
}
