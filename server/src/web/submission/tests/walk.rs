//! Every form of the catalogue, from the start page to the reference: with nothing, with the least, with everything.

use std::collections::HashSet;

use domain::eform::{Answers, Form, FormPage, Kind, Question};

use super::{
    answers::{Giver, Way},
    citizen::{COMMUNE, Citizen, Location, Service, says},
    papers::{Paper, has_papers, papers, went_along},
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

async fn walk(citizen: &Citizen<'_>, way: Way) {
    let sent = fill_in(citizen, way).await;
    end(citizen, &sent).await;
}

/// Answers page after page, up to the check page, and gives the papers that were sent. On the first visit of a page nothing is
/// answered if only the least is to be.
pub(super) async fn fill_in(citizen: &Citizen<'_>, way: Way) -> Vec<Paper> {
    let mut giver = Giver::default();
    let mut sent = Vec::new();
    let mut step = citizen.first.clone();
    let mut seen = HashSet::new();
    for _ in 0..MOST_POSTS {
        let place = format!("{step} ({way:?})");
        let id = step.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
        if id == "kiem-tra" {
            return sent;
        }
        let answers = citizen.answers().await;
        let folded = citizen.form();
        let form = folded.unfold(&answers);
        let page = form.page(&id).unwrap_or_else(|| panic!("no page at {place}"));
        let shown = citizen.get(&step).await;
        assert!(says(&shown, &page.title), "{place}");
        assert_eq!(shown.contains("enctype='multipart/form-data'"), has_papers(page), "{place}");
        if way == Way::Least {
            nothing(citizen, &form, page).await;
        }
        if let Some(added) = more_items(citizen, page, way).await {
            step = added;
            continue;
        }
        if !seen.insert(id.clone()) {
            // A date of a later page put an earlier one wrong. What stands is sent again as it is.
            let next = post(citizen, page, &kept(&form, page, &answers), &[]).await;
            if !is_told(citizen, &id, &next) {
                step = next;
                continue;
            }
        }
        let fields = giver.fields(&form, page, &answers, way);
        let mut given = answers.clone();
        fields.iter().for_each(|(field, text)| given.set(field.clone(), text.clone()));
        let mut papers = papers(&form, page, &given, way);
        // Those of a page that is answered anew are there already.
        papers.retain(|paper| !sent.iter().any(|before: &Paper| before.question == paper.question));
        let fields: Vec<(&str, &str)> = fields.iter().flat_map(|(field, text)| several(page, field, text)).collect();
        let next = post(citizen, page, &fields, &papers).await;
        if is_told(citizen, &id, &next) {
            panic!("{place}: {}", summary(&citizen.get(&next).await));
        }
        sent.extend(papers);
        step = next;
    }
    panic!("no end of {} ({way:?}) at {step}", citizen.procedure);
}

/// The fields of a page as it shows them again.
fn kept<'a>(form: &'a Form, page: &'a FormPage, answers: &'a Answers) -> Vec<(&'a str, &'a str)> {
    let asked: Vec<String> =
        form.visible_questions(page, answers).flat_map(|question| question.field_names()).collect();
    let kept = answers.iter().filter(|(field, _)| asked.iter().any(|name| name == field));
    kept.flat_map(|(field, text)| several(page, field, text)).collect()
}

/// Whether a post led back to its page, which says what is wrong.
fn is_told(citizen: &Citizen<'_>, id: &str, next: &str) -> bool {
    next.split('?').next() == Some(&citizen.step(id))
}

/// Posts a page as its form does.
async fn post(citizen: &Citizen<'_>, page: &FormPage, fields: &[(&str, &str)], papers: &[Paper]) -> Location {
    if has_papers(page) {
        citizen.post_papers(page, fields, papers).await
    } else {
        citizen.post(&page.id, fields).await
    }
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
    let back = post(citizen, page, &[], &[]).await;
    assert_eq!(back, format!("{}?loi=1", citizen.step(&page.id)), "{:?}", page.title);
    let told = citizen.get(&back).await;
    assert!(told.contains("<title>Lỗi: "), "{back}");
    for question in &required {
        assert!(says(&told, &question.missing), "{back}: {:?} is not said", question.missing);
    }
    if page.repeat.is_none() {
        let faults = told.matches("-error' class='govuk-error-message'").count();
        assert_eq!(faults, required.len(), "{back}: {}", summary(&told));
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

/// The error summary of a page, for who reads that a test failed.
fn summary(page: &str) -> &str {
    page.split("govuk-error-summary__list").nth(1).and_then(|rest| rest.split("</ul>").next()).unwrap_or("no summary")
}

/// Checks and sends.
async fn end(citizen: &Citizen<'_>, papers: &[Paper]) {
    let shown = citizen.get(&citizen.step("kiem-tra")).await;
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
    for paper in papers {
        assert!(says(&shown, &paper.name), "{}: {} is not on the check page", citizen.procedure, paper.name);
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
    went_along(citizen, &unfolded, papers, &sent.attachments).await;
}
