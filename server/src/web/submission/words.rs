//! Answers in words, as the citizen checks them and the official reads them.

use app::pages::submission::check::{Answer, Topic};
use domain::{
    eform::{FormPage, Question, Value, check_asked, check_page, computed, items},
    money,
};

use super::{Filing, anchor, files, with_context};
use crate::state::AppState;

/// Something that the dossier says.
pub(super) struct Said<'a> {
    /// Heading under which it stands.
    pub topic: &'a str,
    /// Id of the question, of the list, or of the computed value.
    pub id: &'a str,
    /// The question in words.
    pub label: &'a str,
    /// In words; `None`: left out.
    pub value: Option<String>,
    /// Field name of the official e-form, where known.
    pub official: Option<&'a str>,
    /// Where it is changed: the page, and the control on it. `None`: it follows from other answers.
    pub place: Option<(&'a FormPage, String)>,
}

/// All answers by topic, in the form's order.
pub(super) fn topics(app: &AppState, filing: &Filing<'_>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    let matched = filing.facts_matched();
    for said in said(app, filing) {
        let matched = matched.is_some_and(|asked| asked.includes(said.id));
        let change_href = said.place.map(|(page, control)| {
            // What fits is no control there.
            let place = if matched { String::new() } else { format!("#{control}") };
            format!("{}?tro-ve=kiem-tra{place}", filing.subject().step_href(&page.id))
        });
        let row = Answer { label: said.label.to_owned(), value: said.value, matched, change_href };
        match topics.last_mut().filter(|last| last.title == said.topic) {
            Some(last) => last.rows.push(row),
            None => topics.push(Topic { title: said.topic.to_owned(), rows: vec![row] }),
        }
    }
    topics
}

/// Everything that the dossier says, in the form's order; what follows from answers stands behind the last of its topic.
pub(super) fn said<'a>(app: &AppState, filing: &'a Filing<'_>) -> Vec<Said<'a>> {
    let (form, answers) = (&filing.form, &filing.draft.answers);
    let mut all: Vec<Said<'a>> = Vec::new();
    for page in form.visible_pages(answers) {
        all.extend(list(filing, page));
        let checked = with_context(app, |context| check_page(form, page, answers, context));
        all.extend(checked.into_iter().map(|(question, checked)| Said {
            topic: &page.topic,
            id: &question.id,
            label: &question.label,
            value: checked.ok().and_then(|value| in_words(app, filing, question, &value)),
            official: question.official.as_deref(),
            place: Some((page, anchor(question))),
        }));
    }
    for (computed, value) in computed(form, answers, |question| answer(app, filing, question)) {
        let said = Said {
            topic: &computed.topic,
            id: &computed.id,
            label: &computed.label,
            value: Some(value),
            official: computed.official.as_deref(),
            place: None,
        };
        let last = all.iter().rposition(|other| other.topic == computed.topic);
        all.insert(last.map_or(all.len(), |last| last + 1), said);
    }
    all
}

/// How many items a list has.
fn list<'a>(filing: &'a Filing<'_>, page: &'a FormPage) -> Option<Said<'a>> {
    let repeat = page.repeat.as_ref()?;
    let value = match items(page, &filing.draft.answers).len() {
        0 => repeat.none.clone(),
        count => format!("{count} {}", repeat.item.to_lowercase()),
    };
    let place = Some((page, page.id.clone()));
    Some(Said { topic: &page.topic, id: &page.id, label: &page.title, value: Some(value), official: None, place })
}

/// The answer to one question in words; `None`: left out, or it cannot stand.
pub(super) fn answer(app: &AppState, filing: &Filing<'_>, question: &Question) -> Option<String> {
    let checked = with_context(app, |context| check_asked(question, &filing.draft.answers, context));
    in_words(app, filing, question, &checked.ok()?)
}

fn in_words(app: &AppState, filing: &Filing<'_>, question: &Question, value: &Value) -> Option<String> {
    let option = |id: &str| question.answer.option_label(id).map(str::to_owned);
    Some(match value {
        Value::Absent => return None,
        Value::Text(text) => text.clone(),
        Value::Name(name) => name.as_str().to_owned(),
        Value::PersonalId(id) => id.as_str().to_owned(),
        Value::Phone(phone) => phone.to_string(),
        Value::Email(email) => email.as_str().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Money(amount) => money::dong(*amount),
        Value::Date(date) => date.to_string(),
        Value::Time(time) => time.to_string(),
        Value::YesNo(yes) => option(if *yes { domain::eform::YES } else { domain::eform::NO })?,
        Value::Choice(id) => option(id)?,
        Value::Choices(ids) => ids.iter().map(|id| option(id)).collect::<Option<Vec<_>>>()?.join("; "),
        Value::Commune(code) => app.catalogue.communes.by_code(code)?.label(),
        Value::BusinessLine(code) => app.catalogue.business_lines.by_code(code)?.label(),
        Value::TaxCode(code) => code.as_str().to_owned(),
        Value::Agreed => "Đã cam đoan".to_owned(),
        Value::Files(ids) => files::names(&filing.files, ids),
    })
}
