//! Lists that the citizen makes: their items, and the way through them.

use app::{
    pages::submission::items::{Items, ShownItem, fields},
    text::Lang,
};
use domain::eform::{FormPage, item_of, items};

use super::{Filing, words};
use crate::{state::AppState, web::Fields};

/// How many answers tell an item from the others.
const SUMMARY: usize = 2;

/// The page of an item.
pub(super) fn page_of(list: &FormPage, number: u32) -> String {
    format!("{}.{number}", list.id)
}

/// The list that the page with this id is an item of, or was.
pub(super) fn list_of<'a>(filing: &'a Filing<'_>, id: &str) -> Option<&'a FormPage> {
    filing.form.page(item_of(id)?.0).filter(|page| page.repeat.is_some())
}

/// The items of a page, if it is a list. `query`: that of its address.
pub(super) fn shown(app: &AppState, filing: &Filing<'_>, page: &FormPage, query: &Fields, lang: Lang) -> Option<Items> {
    page.repeat.as_ref()?;
    let item = |number: u32| {
        let item = filing.form.page(&page_of(page, number))?;
        Some(ShownItem {
            number,
            step: item.id.clone(),
            name: item.title.clone(),
            summary: summary(app, filing, item),
            incomplete: !filing.faults(app, item, lang).is_empty(),
        })
    };
    Some(Items {
        shown: items(page, &filing.draft.answers).into_iter().filter_map(item).collect(),
        removing: query.get(fields::ASK_REMOVE).parse().ok(),
    })
}

fn summary(app: &AppState, filing: &Filing<'_>, item: &FormPage) -> String {
    let asked = filing.form.visible_questions(item, &filing.draft.answers);
    let said: Vec<_> = asked.filter_map(|question| words::answer(app, filing, question)).take(SUMMARY).collect();
    said.join(", ")
}

/// The page that comes after this one when it is done: after an item its list; after a list its first item that cannot
/// stand yet, or the page behind all of them. `None`: none is left.
pub(super) fn following<'a>(app: &AppState, filing: &'a Filing<'_>, page: &FormPage) -> Option<&'a FormPage> {
    if let Some(list) = list_of(filing, &page.id) {
        return Some(list);
    }
    let mut behind = filing.form.visible_pages(&filing.draft.answers).skip_while(|other| other.id != page.id).skip(1);
    behind.find(|next| {
        let is_item = item_of(&next.id).is_some_and(|(list, _)| list == page.id);
        !is_item || !filing.faults(app, next, Lang::Vi).is_empty()
    })
}

/// The pages that are steps of their own, in their order: an item belongs to the step of its list.
pub(super) fn steps<'a>(filing: &'a Filing<'_>) -> Vec<&'a FormPage> {
    filing.form.visible_pages(&filing.draft.answers).filter(|page| item_of(&page.id).is_none()).collect()
}
