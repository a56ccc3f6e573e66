//! One topic of the form: shown, kept, checked.

use app::{
    pages::submission::{comparison::fields, items::fields as item_fields, step::Step},
    text::Lang,
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri},
    response::Response,
};
use domain::{
    date,
    eform::{Answers, FormPage, Kind, add_item, prefill, remove_item, take_answers},
    procedure::{Given, Procedure},
};

use super::{
    Filing, autosave,
    comparison::{self, Compared},
    draft_gone, files, items, open_filing,
    picks::{self, Problems},
    save, saved_words,
};
use crate::{
    catalogue::{asks_for_official_form, papers},
    state::AppState,
    web::{Fields, PageError, PageResult, Visitor, render, see_other, uploads::StepPost},
};

/// `GET /nop-ho-so/{id}/{step}`; with `?loi` it says what is wrong with the answers kept, with `?dan-cu=khac` that they do
/// not fit the population database, with `?xoa=3` it asks whether item 3 of the list is to be taken out.
pub async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    Path((id, step)): Path<(String, String)>,
    uri: Uri,
) -> PageResult {
    let Some(filing) = open_filing(&app, &visitor, &id).await? else { return Ok(see_other(&draft_gone(&id))) };
    let Some(page) = filing.form.page(&step) else { return no_page(&filing, &step) };
    if !filing.form.visible_pages(&filing.draft.answers).any(|visible| visible.id == page.id) {
        return Ok(see_other(&next_href(&app, &filing, None)));
    }
    let query = Fields::of_query(&uri);
    let to_check = query.get("tro-ve") == "kiem-tra";
    let has_faults = query.has("loi");
    let problems = if has_faults { problems(&app, &filing, page, visitor.lang) } else { Problems::default() };
    let mut model = model(&app, &visitor, &filing, page, to_check, problems);
    if !has_faults && is_untouched(page, &model.answers) {
        prefill(&filing.form, page, &mut model.answers);
    }
    if query.has(files::NOT_TAKEN) {
        model.faults.extend(files::refusals(&app, page, &model.files, &query, visitor.lang));
    }
    model.comparison = comparison::shown(&app, &filing, page, &query);
    model.items = items::shown(&app, &filing, page, &query, visitor.lang);
    Ok(render(&app, &visitor, StatusCode::OK, model).await)
}

/// An item that was taken out leads to its list.
fn no_page(filing: &Filing<'_>, step: &str) -> PageResult {
    let list = items::list_of(filing, step).ok_or(PageError::NotFound)?;
    Ok(see_other(&filing.subject().step_href(&list.id)))
}

/// Nothing on the page was answered yet.
fn is_untouched(page: &FormPage, answers: &Answers) -> bool {
    let asked = page.questions.iter().filter(|question| !matches!(question.answer, Kind::ReceivingCommune));
    asked.flat_map(|question| question.field_names()).all(|field| answers.get(&field).is_empty())
}

/// `POST /nop-ho-so/{id}/{step}`: everything typed is kept, right or wrong; then on, or to the page with its errors. A
/// redirect either way: Back and reload never ask whether to send again.
pub async fn keep(
    State(app): State<AppState>,
    visitor: Visitor,
    Path((id, step)): Path<(String, String)>,
    StepPost { fields: posted, received }: StepPost,
) -> PageResult {
    let (draft, act) = (posted.get("ban-nhap"), posted.get(fields::ACT));
    if act == autosave::SAVE {
        return autosave::keep(&app, &visitor, &id, &step, &posted).await;
    }
    let acted = match visitor.browser() {
        Some(browser) => files::act(&app, &browser, &posted).await?,
        None => files::Act::None,
    };
    let gives_free = act == fields::CHANGE;
    if gives_free {
        comparison::take_back(&app, &visitor, &id, &draft, &step).await?;
    }
    let mut item = Item::Kept;
    let kept = save(&app, &visitor, &id, &draft, |filing| {
        let form = filing.form.clone();
        // What was typed into an item that another tab took out has no place any more.
        let Some(page) = form.page(&step) else {
            return items::list_of(filing, &step).map(|_| ()).ok_or(PageError::NotFound);
        };
        let mut answers = filing.draft.answers.clone();
        take_answers(page, &mut answers, |field| posted.all_raw(field));
        picks::resolve(&app, page, &filing.draft.answers, &mut answers, visitor.lang);
        comparison::hold(&form, page, &filing.draft.answers, &mut answers);
        if gives_free {
            comparison::forget(&form, page, &mut answers);
        }
        item = Item::change(filing, page, &mut answers, &posted);
        filing.draft.answers = answers;
        Ok(())
    });
    let Some(filing) = kept.await? else { return Ok(see_other(&draft_gone(&id))) };
    if act == "luu" {
        return Ok(see_other(&filing.subject().step_href("luu-lai")));
    }
    let form = filing.form.clone();
    let Some(page) = form.page(&step) else { return no_page(&filing, &step) };
    let to_check = posted.get("tro-ve") == "kiem-tra";
    let back = |why: &str| to_page(&filing, &page.id, why, to_check);
    match item {
        Item::Added(number) => return Ok(to_page(&filing, &items::page_of(page, number), "", to_check)),
        Item::Removed(questions) => {
            files::remove_of(&app, &visitor, &filing.files, &questions).await?;
            return Ok(back(""));
        }
        Item::Full => return Ok(back("")),
        Item::Kept => {}
    }
    if let Some(why) = files::not_taken(&filing.files, &received) {
        return Ok(back(&why));
    }
    if gives_free || acted != files::Act::None {
        return Ok(back(""));
    }
    let agreed = comparison::is_agreed(&posted);
    if !problems(&app, &filing, page, visitor.lang).faults.is_empty() {
        // What was ticked is kept as well, for this once.
        let ticked = if agreed { format!("&{}={}", fields::AGREED, fields::YES) } else { String::new() };
        return Ok(back(&format!("loi=1{ticked}")));
    }
    let differs = back(comparison::DIFFERS);
    let filing = if agreed {
        match comparison::compare(&app, &visitor, filing, page).await? {
            Compared::On(filing) => *filing,
            Compared::Differs => return Ok(differs),
            Compared::Gone => return Ok(see_other(&draft_gone(&id))),
        }
    } else {
        filing
    };
    Ok(see_other(&next_href(&app, &filing, (!to_check).then_some(page))))
}

/// What a post does to a list.
enum Item {
    /// Nothing.
    Kept,
    /// It has an item more, with this number.
    Added(u32),
    /// It has an item less, which had these questions.
    Removed(Vec<String>),
    /// It takes no more.
    Full,
}

impl Item {
    /// Adds or takes out the item that the post says, if `page` is a list.
    fn change(filing: &Filing<'_>, page: &FormPage, answers: &mut Answers, posted: &Fields) -> Self {
        if posted.get(fields::ACT) == item_fields::ADD {
            return add_item(answers, page).map_or(Self::Full, Self::Added);
        }
        let Ok(number) = posted.get(item_fields::REMOVE).parse() else { return Self::Kept };
        Self::Removed(remove_item(&filing.form, answers, page, number))
    }
}

/// To a page of the form; `why`: what its address says more.
fn to_page(filing: &Filing<'_>, page: &str, why: &str, to_check: bool) -> Response {
    let reasons = [why, if to_check { "tro-ve=kiem-tra" } else { "" }];
    let query = reasons.into_iter().filter(|reason| !reason.is_empty()).collect::<Vec<_>>().join("&");
    let separator = if query.is_empty() { "" } else { "?" };
    see_other(&format!("{}{separator}{query}", filing.subject().step_href(page)))
}

/// What is wrong with the answers of a page, in the order of its questions.
fn problems(app: &AppState, filing: &Filing<'_>, page: &FormPage, lang: Lang) -> Problems {
    let answers = &filing.draft.answers;
    let mut problems = picks::resolve(app, page, answers, &mut answers.clone(), lang);
    let faults = filing.faults(app, page, lang);
    // What the text of a commune or a business line may mean is said instead of "not chosen".
    let told = |question: &str| problems.faults.iter().any(|fault| fault.question == question);
    let asked = |id: &str| filing.form.is_asked(id, answers);
    let rest: Vec<_> = faults.into_iter().filter(|fault| !told(&fault.question)).collect();
    problems.faults.retain(|fault| asked(&fault.question));
    problems.faults.extend(rest);
    problems.faults.sort_by_key(|fault| page.questions.iter().position(|question| question.id == fault.question));
    problems
}

/// After `page`: the next one that is asked. From a change on the check page, or past the last page: the first that
/// cannot stand yet, else the check page.
pub(super) fn next_href(app: &AppState, filing: &Filing<'_>, page: Option<&FormPage>) -> String {
    let href = |page: &str| filing.subject().step_href(page);
    let next = page.and_then(|page| items::following(app, filing, page)).map(|page| href(&page.id));
    next.or_else(|| filing.incomplete_href(app)).unwrap_or_else(|| href("kiem-tra"))
}

fn model(
    app: &AppState,
    visitor: &Visitor,
    filing: &Filing<'_>,
    page: &FormPage,
    to_check: bool,
    problems: Problems,
) -> Step {
    let steps = items::steps(filing);
    let list = items::list_of(filing, &page.id);
    let step = list.unwrap_or(page);
    let number = steps.iter().position(|other| other.id == step.id).unwrap_or_default();
    let subject = filing.subject();
    let before = list.or_else(|| number.checked_sub(1).and_then(|before| steps.get(before)).copied());
    let back_href = match (to_check, before) {
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
        files: files::shown(app, visitor, filing, page),
        largest_file: app.uploads.limits().file_bytes,
        receiving_commune: filing.receiving_commune(app),
        draft_id: draft.id.clone(),
        back_href,
        to_check,
        progress: (number + 1, steps.len() + 1),
        page_name: data_encoding::HEXLOWER.encode(&app.random.bytes::<8>()),
        revision: draft.revision,
        saved: (!untouched).then(|| saved_words(draft.saved_at, visitor.lang)),
        kept_until: date::format(draft.expires_at().date()),
        documents: if page.shows_documents { documents_to_show(filing) } else { Vec::new() },
        official_form: official_form(filing.procedure, page),
        comparison: None,
        items: None,
        changed: filing.changed.clone(),
        today: date::iso::format(app.clock.now().date()),
        form: filing.form.clone(),
        subject,
    }
}

/// Where the official form is found that this page asks for.
fn official_form(procedure: &Procedure, page: &FormPage) -> Option<String> {
    let form = procedure.official_form.as_ref().filter(|_| asks_for_official_form(procedure, page))?;
    form.href.clone()
}

/// The papers that must be shown or handed in; what is declared or attached here is not among them.
pub(super) fn documents_to_show(filing: &Filing<'_>) -> Vec<String> {
    let attached: Vec<_> = papers(filing.procedure)
        .into_iter()
        .filter(|(id, document)| document.given == Given::HandedIn && filing.form.question(id).is_some())
        .map(|(_, document)| document)
        .collect();
    let documents = filing.procedure.documents.iter().filter(|document| {
        document.given != Given::Declared
            && !attached.iter().any(|attached| std::ptr::eq(*attached, *document))
            && filing.form.holds(document.when.as_ref(), &filing.draft.answers)
    });
    documents
        .map(|document| match &document.condition {
            Some(condition) if document.when.is_none() => format!("{} ({condition})", document.name),
            _ => document.name.clone(),
        })
        .collect()
}
