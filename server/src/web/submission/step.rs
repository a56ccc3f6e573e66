//! One topic of the form: shown, kept, checked.

use std::collections::BTreeMap;

use app::{
    pages::submission::{PageFault, Place, comparison::fields, step::Step},
    text::Lang,
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri},
};
use domain::{
    date,
    eform::{Answers, Fault, FormPage, Kind, take_answers},
    procedure::Given,
};

use super::{
    Filing, autosave,
    comparison::{self, Compared},
    context, draft_gone, open_filing, page_fault, places, save, saved_words,
};
use crate::{
    state::AppState,
    web::{Fields, PageError, PageResult, Visitor, render, see_other},
};

/// `GET /nop-ho-so/{id}/{step}`; with `?loi` it says what is wrong with the answers kept, with `?dan-cu=khac` that they do
/// not fit the population database.
pub async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    Path((id, step)): Path<(String, String)>,
    uri: Uri,
) -> PageResult {
    let Some(filing) = open_filing(&app, &visitor, &id).await? else { return Ok(see_other(&draft_gone(&id))) };
    let page = filing.form.page(&step).ok_or(PageError::NotFound)?;
    if !filing.form.visible_pages(&filing.draft.answers).any(|visible| visible.id == page.id) {
        return Ok(see_other(&next_href(&app, &filing, None)));
    }
    let query = Fields::of_query(&uri);
    let to_check = query.get("tro-ve") == "kiem-tra";
    let problems = if query.has("loi") { problems(&app, &filing, page, visitor.lang) } else { Problems::default() };
    let mut model = model(&app, &visitor, &filing, page, to_check, problems);
    model.comparison = comparison::shown(&app, &filing, page, &query);
    Ok(render(&app, &visitor, StatusCode::OK, model).await)
}

/// `POST /nop-ho-so/{id}/{step}`: everything typed is kept, right or wrong; then on, or to the page with its errors. A
/// redirect either way: Back and reload never ask whether to send again.
pub async fn keep(
    State(app): State<AppState>,
    visitor: Visitor,
    Path((id, step)): Path<(String, String)>,
    posted: Fields,
) -> PageResult {
    let (draft, act) = (posted.get("ban-nhap"), posted.get(fields::ACT));
    if act == autosave::SAVE {
        return autosave::keep(&app, &visitor, &id, &step, &posted).await;
    }
    let gives_free = act == fields::CHANGE;
    if gives_free {
        comparison::take_back(&app, &visitor, &id, &draft, &step).await?;
    }
    let kept = save(&app, &visitor, &id, &draft, |filing| {
        let form = filing.form.clone();
        let page = form.page(&step).ok_or(PageError::NotFound)?;
        let mut answers = filing.draft.answers.clone();
        take_answers(page, &mut answers, |field| posted.get(field));
        resolve_communes(&app, page, &filing.draft.answers, &mut answers, visitor.lang);
        comparison::hold(&form, page, &filing.draft.answers, &mut answers);
        if gives_free {
            comparison::forget(&form, page, &mut answers);
        }
        filing.draft.answers = answers;
        Ok(())
    });
    let Some(filing) = kept.await? else { return Ok(see_other(&draft_gone(&id))) };
    if act == "luu" {
        return Ok(see_other(&filing.subject().step_href("luu-lai")));
    }
    let to_check = posted.get("tro-ve") == "kiem-tra";
    let form = filing.form.clone();
    let page = form.page(&step).ok_or(PageError::NotFound)?;
    let address = filing.subject().step_href(&page.id);
    let agreed = comparison::is_agreed(&posted);
    let back = |why: &str| {
        let reasons = [why, if to_check { "tro-ve=kiem-tra" } else { "" }];
        let query = reasons.into_iter().filter(|reason| !reason.is_empty()).collect::<Vec<_>>().join("&");
        let separator = if query.is_empty() { "" } else { "?" };
        see_other(&format!("{address}{separator}{query}"))
    };
    if gives_free {
        return Ok(back(""));
    }
    if !problems(&app, &filing, page, visitor.lang).faults.is_empty() {
        // What was ticked is kept as well, for this once.
        return Ok(back(&if agreed {
            format!("loi=1&{}={}", fields::AGREED, fields::YES)
        } else {
            "loi=1".to_owned()
        }));
    }
    let filing = if agreed {
        match comparison::compare(&app, &visitor, filing, page).await? {
            Compared::On(filing) => filing,
            Compared::Differs => return Ok(back(comparison::DIFFERS)),
            Compared::Gone => return Ok(see_other(&draft_gone(&id))),
        }
    } else {
        filing
    };
    Ok(see_other(&next_href(&app, &filing, (!to_check).then_some(page))))
}

/// What is wrong with the answers of a page, in the order of its questions.
fn problems(app: &AppState, filing: &Filing<'_>, page: &FormPage, lang: Lang) -> Problems {
    let answers = &filing.draft.answers;
    let mut problems = resolve_communes(app, page, answers, &mut answers.clone(), lang);
    let exists = |code: &str| app.catalogue.communes.by_code(code).is_some();
    let faults = filing.faults(page, answers, context(app, &exists), lang);
    // What the text of a commune may mean is said instead of "not chosen".
    let told = |question: &str| problems.faults.iter().any(|fault| fault.question == question);
    let rest: Vec<_> = faults.into_iter().filter(|fault| !told(&fault.question)).collect();
    problems.faults.extend(rest);
    problems.faults.sort_by_key(|fault| page.questions.iter().position(|question| question.id == fault.question));
    problems
}

/// What is wrong with a page, and the places to pick from.
#[derive(Default)]
struct Problems {
    faults: Vec<PageFault>,
    places: BTreeMap<String, Vec<Place>>,
}

/// Finds the commune that a text names, where the picker did not run or the text was changed after picking.
fn resolve_communes(app: &AppState, page: &FormPage, before: &Answers, answers: &mut Answers, lang: Lang) -> Problems {
    let mut problems = Problems::default();
    for question in page.questions.iter().filter(|question| matches!(question.answer, Kind::Commune)) {
        let code_field = format!("{}.ma", question.id);
        let text = answers.get(&question.id).to_owned();
        let code = answers.get(&code_field).to_owned();
        let known = app.catalogue.communes.by_code(&code);
        // A code that came with another text is stale; one that was picked just now gives the text.
        let text_changed = text != before.get(&question.id);
        let picked_now = code != before.get(&code_field);
        match known {
            Some(commune) if picked_now || !text_changed => {
                answers.set(question.id.clone(), commune.label());
                continue;
            }
            _ => answers.set(code_field.clone(), ""),
        }
        if text.is_empty() {
            continue;
        }
        match places::resolve(app, &text) {
            places::Typed::One(code) => {
                if let Some(commune) = app.catalogue.communes.by_code(&code) {
                    answers.set(question.id.clone(), commune.label());
                }
                answers.set(code_field, code);
            }
            places::Typed::Several(found) => {
                problems.faults.push(page_fault(question, Fault::CommuneAmbiguous, lang));
                problems.places.insert(question.id.clone(), found);
            }
            places::Typed::Gone(found) => {
                problems.faults.push(page_fault(question, Fault::CommuneGone, lang));
                problems.places.insert(question.id.clone(), found);
            }
            places::Typed::Unknown => problems.faults.push(page_fault(question, Fault::CommuneUnknown, lang)),
        }
    }
    problems
}

/// After `page`: the next one that is asked. From a change on the check page, or past the last page: the first that
/// cannot stand yet, else the check page.
pub(super) fn next_href(app: &AppState, filing: &Filing<'_>, page: Option<&FormPage>) -> String {
    let visible: Vec<_> = filing.form.visible_pages(&filing.draft.answers).collect();
    let next = page
        .and_then(|page| visible.iter().position(|other| other.id == page.id))
        .and_then(|index| visible.get(index + 1));
    let exists = |code: &str| app.catalogue.communes.by_code(code).is_some();
    let next = next.copied().or_else(|| filing.first_incomplete(context(app, &exists)));
    filing.subject().step_href(next.map_or("kiem-tra", |page| page.id.as_str()))
}

fn model(
    app: &AppState,
    visitor: &Visitor,
    filing: &Filing<'_>,
    page: &FormPage,
    to_check: bool,
    problems: Problems,
) -> Step {
    let visible: Vec<_> = filing.form.visible_pages(&filing.draft.answers).collect();
    let number = visible.iter().position(|other| other.id == page.id).unwrap_or_default();
    let subject = filing.subject();
    let back_href = match (to_check, number.checked_sub(1).and_then(|before| visible.get(before))) {
        (true, _) => subject.step_href("kiem-tra"),
        (false, Some(before)) => subject.step_href(&before.id),
        (false, None) => subject.start_href(),
    };
    let draft = &filing.draft;
    let untouched = draft.answers.len() <= 1;
    Step {
        agency: filing.office.name.clone(),
        page: filing.form.pages.iter().position(|other| other.id == page.id).unwrap_or_default(),
        answers: draft.answers.clone(),
        faults: problems.faults,
        places: problems.places,
        receiving_commune: filing.receiving_commune(app),
        draft_id: draft.id.clone(),
        back_href,
        to_check,
        progress: (number + 1, visible.len() + 1),
        page_name: data_encoding::HEXLOWER.encode(&app.random.bytes::<8>()),
        revision: draft.revision,
        saved: (!untouched).then(|| saved_words(draft.saved_at, visitor.lang)),
        kept_until: date::format(draft.expires_at().date()),
        documents: if page.shows_documents { documents_to_show(filing) } else { Vec::new() },
        comparison: None,
        today: date::iso::format(app.clock.now().date()),
        form: filing.form.clone(),
        subject,
    }
}

/// The papers that must be shown or handed in; what is declared here is not among them.
pub(super) fn documents_to_show(filing: &Filing<'_>) -> Vec<String> {
    let documents = filing.procedure.documents.iter().filter(|document| {
        document.given != Given::Declared && filing.form.holds(document.when.as_ref(), &filing.draft.answers)
    });
    documents
        .map(|document| match &document.condition {
            Some(condition) if document.when.is_none() => format!("{} ({condition})", document.name),
            _ => document.name.clone(),
        })
        .collect()
}
