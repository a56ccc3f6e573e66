//! Every form of the catalogue, from the start page to the reference: with nothing, with the least, with everything.

use domain::eform::{Answers, Form, FormPage, Kind, Question};

use super::{
    answers::{Giver, Way},
    citizen::{COMMUNE, Citizen, Service, says},
};
use crate::catalogue::offices::Office;

/// More posts than any form needs.
const MOST_POSTS: usize = 200;

#[tokio::test]
async fn every_form_tells_what_is_missing_and_takes_the_least() {
    walk_all(Way::Least).await;
}

#[tokio::test]
async fn every_form_takes_everything() {
    walk_all(Way::Everything).await;
}

async fn walk_all(way: Way) {
    let service = Service::start().await;
    let procedures: Vec<String> = service
        .app
        .catalogue
        .forms()
        .filter(|(procedure, _)| procedure.can_be_filed_here())
        .map(|(procedure, _)| procedure.id.clone())
        .collect();
    assert!(!procedures.is_empty());
    for (number, procedure) in procedures.iter().enumerate() {
        let commune = commune_of(&service, procedure);
        let citizen = service.citizen(procedure, &commune, number + 1).await;
        walk(&citizen, way).await;
    }
}

/// A commune whose people file this procedure here.
fn commune_of(service: &Service, id: &str) -> String {
    let catalogue = &service.app.catalogue;
    let procedure = catalogue.current(id).unwrap();
    if catalogue.offices.receiving(procedure, COMMUNE).is_some() {
        return COMMUNE.to_owned();
    }
    let served = |office: &Office| office.serves.first().cloned();
    let commune = catalogue.offices.covering(procedure).find_map(served);
    commune.unwrap_or_else(|| panic!("{id} can be filed here, and no office receives it"))
}

/// Answers page after page. On the first visit of a page nothing is answered if only the least is to be.
async fn walk(citizen: &Citizen<'_>, way: Way) {
    let mut giver = Giver::default();
    let mut waits_for_files = None;
    let mut step = citizen.first.clone();
    for _ in 0..MOST_POSTS {
        let place = format!("{step} ({way:?})");
        let id = step.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
        if id == "kiem-tra" {
            return end(citizen, waits_for_files).await;
        }
        // Nothing is left but the files. A date of a later page may have put an earlier one wrong, which is told again first.
        if waits_for_files.as_ref() == Some(&id) && citizen.led(&citizen.step("kiem-tra")).await == citizen.step(&id) {
            return;
        }
        let answers = citizen.answers().await;
        let folded = citizen.form();
        let form = folded.unfold(&answers);
        let page = form.page(&id).unwrap_or_else(|| panic!("no page at {place}"));
        assert!(says(&citizen.get(&step).await, &page.title), "{place}");
        if way == Way::Least {
            nothing(citizen, &form, page).await;
        }
        if let Some(added) = more_items(citizen, page, way).await {
            step = added;
            continue;
        }
        let fields = giver.fields(&form, page, &answers, way);
        let fields: Vec<(&str, &str)> = fields.iter().flat_map(|(field, text)| several(page, field, text)).collect();
        let next = citizen.post(&id, &fields).await;
        if !next.contains("loi=1") {
            assert_ne!(next, step, "{place}");
            step = next;
            continue;
        }
        // Files are sent by another way than a form's fields.
        let told = citizen.get(&next).await;
        let answers = citizen.answers().await;
        let files = form.visible_questions(page, &answers).filter(|question| is_required_file(question)).count();
        let faults = told.matches("govuk-error-message").count();
        assert!(files > 0 && faults == files, "{place}: {}", summary(&told));
        waits_for_files.get_or_insert(id.clone());
        step = citizen.step(&behind(&form, &answers, &id));
    }
    panic!("no end of {} ({way:?})", citizen.procedure);
}

/// The page after one that waits for files.
fn behind(form: &Form, answers: &Answers, id: &str) -> String {
    let mut pages = form.visible_pages(answers).skip_while(|page| page.id != id).skip(1);
    pages.next().map_or("kiem-tra".to_owned(), |page| page.id.clone())
}

/// Posts a page without an answer: all that must be answered is said to be missing, and nothing else.
async fn nothing(citizen: &Citizen<'_>, form: &Form, page: &FormPage) {
    let answers = citizen.answers().await;
    let asked: Vec<&Question> = form.visible_questions(page, &answers).collect();
    if asked.iter().any(|question| question.field_names().iter().any(|field| !answers.get(field).is_empty())) {
        return;
    }
    let required: Vec<&&Question> = asked.iter().filter(|question| !question.optional).collect();
    let too_few = domain::eform::check_items(page, &answers).is_err();
    if required.is_empty() && !too_few {
        return;
    }
    let back = citizen.post(&page.id, &[]).await;
    assert_eq!(back, format!("{}?loi=1", citizen.step(&page.id)), "{:?}", page.title);
    let told = citizen.get(&back).await;
    assert!(told.contains("<title>Lỗi: "), "{back}");
    for question in &required {
        assert!(says(&told, &question.missing), "{back}: {:?} is not said", question.missing);
    }
    if page.repeat.is_none() {
        assert_eq!(told.matches("govuk-error-message").count(), required.len(), "{back}: {}", summary(&told));
    }
}

/// Adds the next item, if the page is a list that has to have one more. Gives the item's page.
async fn more_items(citizen: &Citizen<'_>, page: &FormPage, way: Way) -> Option<String> {
    let repeat = page.repeat.as_ref()?;
    let wanted = if way == Way::Least { repeat.min } else { repeat.max.min(2) };
    let there = domain::eform::items(page, &citizen.answers().await).len();
    if there >= usize::from(wanted) {
        return None;
    }
    let item = citizen.post(&page.id, &[("viec", "them")]).await;
    assert!(item.starts_with(&format!("{}.", citizen.step(&page.id))), "{item}");
    Some(item)
}

/// The posted fields of one answer: ticked boxes are several.
fn several<'a>(page: &FormPage, field: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    let choices = page.questions.iter().any(|it| it.id == field && matches!(it.answer, Kind::Choices { .. }));
    if choices { text.split(',').map(|id| (field, id)).collect() } else { vec![(field, text)] }
}

fn is_required_file(question: &Question) -> bool {
    matches!(question.answer, Kind::File { .. }) && !question.optional
}

/// The error summary of a page, for who reads that a test failed.
fn summary(page: &str) -> &str {
    page.split("govuk-error-summary__list").nth(1).and_then(|rest| rest.split("</ul>").next()).unwrap_or("no summary")
}

/// Checks and sends, or is led back to the page that waits for files.
async fn end(citizen: &Citizen<'_>, waits_for_files: Option<String>) {
    let check = citizen.step("kiem-tra");
    if let Some(page) = waits_for_files {
        assert_eq!(citizen.led(&check).await, citizen.step(&page));
        return;
    }
    let shown = citizen.get(&check).await;
    let form = citizen.form();
    let answers = citizen.answers().await;
    let unfolded = form.unfold(&answers);
    for page in unfolded.visible_pages(&answers) {
        for question in unfolded.visible_questions(page, &answers) {
            assert!(
                says(&shown, &question.label),
                "{}: {:?} is not on the check page",
                citizen.procedure,
                question.label
            );
        }
    }
    let sent = citizen.send().await.filing;
    for (what, value) in [
        ("submitter", &sent.submitter_name),
        ("phone", &sent.submitter_phone),
        ("owner", &sent.owner_name),
        ("return", &sent.return_method),
    ] {
        assert!(!value.is_empty() && value != "Không khai", "{}: no {what}", citizen.procedure);
    }
    assert_eq!(sent.procedure_id, citizen.procedure);
}
