//! A page that is asked once for each item of a list: people, assets, lines.
//!
//! A form unfolds for given answers: the page becomes the list of its items, without questions, and is followed by a page
//! for each item. The questions of item 3 have ids that end in `.3`, and so have the fields. An answer `{page}.muc` holds
//! the numbers of the items that exist, `{page}.muc.cuoi` the last number that was given: none is given twice, so that a
//! stale tab cannot write into another item.

use std::borrow::Cow;

use serde::Deserialize;

use super::{Answers, Form, FormPage, Formula, Question, SEPARATOR};

/// How a page repeats.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// Fewest items.
    #[serde(default)]
    pub min: u8,
    /// Most items.
    pub max: u8,
    /// What one item is, e.g. "Thành viên"; its page is titled "Thành viên 2".
    pub item: String,
    /// Words of the button that adds one.
    pub add: String,
    /// What is said as long as there is none.
    pub none: String,
}

/// Why a list of items cannot stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemsFault {
    /// Fewer than [`Repeat::min`].
    TooFew,
    /// More than [`Repeat::max`].
    TooMany,
}

/// The fields that a repeated page keeps its list in: the numbers that exist, and the last one that was given.
pub(super) fn fields(page: &str) -> [String; 2] {
    [[page, ".muc"].concat(), [page, ".muc.cuoi"].concat()]
}

/// Numbers of the items of a repeated page, in the order in which they were added.
pub fn items(page: &FormPage, answers: &Answers) -> Vec<u32> {
    let mut numbers = Vec::new();
    if page.repeat.is_some() {
        let [list, _] = fields(&page.id);
        for number in answers.get(&list).split(SEPARATOR).filter_map(|number| number.parse().ok()) {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    numbers
}

/// Whether a repeated page has as many items as it must and may have; every other page passes.
///
/// # Errors
/// Which bound is not kept.
pub fn check_items(page: &FormPage, answers: &Answers) -> Result<(), ItemsFault> {
    let Some(repeat) = &page.repeat else { return Ok(()) };
    match items(page, answers).len() {
        count if count < usize::from(repeat.min) => Err(ItemsFault::TooFew),
        count if count > usize::from(repeat.max) => Err(ItemsFault::TooMany),
        _ => Ok(()),
    }
}

/// Adds an item at the end and returns its number.
///
/// # Errors
/// [`ItemsFault::TooMany`] if there are as many as there may be, or the page does not repeat.
pub fn add_item(answers: &mut Answers, page: &FormPage) -> Result<u32, ItemsFault> {
    let mut numbers = items(page, answers);
    if page.repeat.as_ref().is_none_or(|repeat| numbers.len() >= usize::from(repeat.max)) {
        return Err(ItemsFault::TooMany);
    }
    let [list, last] = fields(&page.id);
    let given = answers.get(&last).parse().unwrap_or(0_u32);
    let number = numbers.iter().copied().fold(given, u32::max).saturating_add(1);
    numbers.push(number);
    answers.set(list, joined(&numbers));
    answers.set(last, number.to_string());
    Ok(number)
}

/// Removes an item with all its answers. `page` is the page of the form file, or its list in an unfolded `form`. Returns
/// the ids of the questions that were the item's; empty if there is no such item.
pub fn remove_item(form: &Form, answers: &mut Answers, page: &FormPage, number: u32) -> Vec<String> {
    let mut numbers = items(page, answers);
    let Some(place) = numbers.iter().position(|other| *other == number) else { return Vec::new() };
    let unfolded = form.unfold(answers);
    let questions = unfolded.page(&numbered(&page.id, number)).map_or(&[][..], |item| item.questions.as_slice());
    let removed: Vec<String> = questions.iter().map(|question| question.id.clone()).collect();
    for field in questions.iter().flat_map(Question::field_names) {
        answers.set(field, "");
    }
    numbers.remove(place);
    let [list, _] = fields(&page.id);
    answers.set(list, joined(&numbers));
    removed
}

/// The repeated page and the number of the item that the id of an item's page, or of one of its questions, names.
pub fn item_of(id: &str) -> Option<(&str, u32)> {
    let (page, digits) = id.rsplit_once('.')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    Some((page, digits.parse().ok().filter(|_| is_number)?))
}

fn numbered(id: &str, number: u32) -> String {
    [id, ".", &number.to_string()].concat()
}

fn joined(numbers: &[u32]) -> String {
    let mut list = String::new();
    for number in numbers {
        if !list.is_empty() {
            list.push(SEPARATOR);
        }
        list.push_str(&number.to_string());
    }
    list
}

impl Form {
    /// The form with a page for each item of its lists. Unfolding it again changes nothing, as long as the lists stay.
    pub fn unfold(&self, answers: &Answers) -> Cow<'_, Self> {
        let folded = |page: &FormPage| page.repeat.is_some() && !page.questions.is_empty();
        if !self.pages.iter().any(folded) {
            return Cow::Borrowed(self);
        }
        let mut form = self.clone();
        form.pages.clear();
        for page in &self.pages {
            if !folded(page) {
                form.pages.push(page.clone());
                continue;
            }
            let numbers = items(page, answers);
            form.pages.push(FormPage { questions: Vec::new(), from_block: 0, ..page.clone() });
            form.pages.extend(numbers.iter().zip(1..).map(|(number, place)| item_page(page, *number, place)));
            unfold_all(&mut form.rules, page, &numbers, |rule, change| rule.change_ids(change));
            unfold_all(&mut form.warnings, page, &numbers, |warning, change| warning.change_ids(change));
            for computed in &mut form.computed {
                if let Formula::Sum(ids) = &mut computed.formula {
                    unfold_all(ids, page, &numbers, |id, change| change(id));
                }
            }
        }
        Cow::Owned(form)
    }
}

/// The page of one item; `place` counts from 1, without the gaps of the numbers.
fn item_page(page: &FormPage, number: u32, place: u32) -> FormPage {
    let item = page.repeat.as_ref().map_or("", |repeat| &repeat.item);
    let title = [item, " ", &place.to_string()].concat();
    let mut item_page =
        FormPage { id: numbered(&page.id, number), topic: title.clone(), title, repeat: None, ..page.clone() };
    for question in &mut item_page.questions {
        question.change_ids(&mut |id| append_number(id, page, number));
    }
    item_page
}

fn append_number(id: &mut String, page: &FormPage, number: u32) {
    if page.questions.iter().any(|question| question.id == *id) {
        *id = numbered(id, number);
    }
}

/// Puts in the place of what refers to questions of the page one for each item, and leaves the rest.
fn unfold_all<T: Clone>(
    all: &mut Vec<T>,
    page: &FormPage,
    numbers: &[u32],
    change_ids: impl Fn(&mut T, &mut dyn FnMut(&mut String)),
) {
    let folded = std::mem::take(all);
    for mut one in folded {
        let mut repeats = false;
        change_ids(&mut one, &mut |id| repeats |= page.questions.iter().any(|question| question.id == *id));
        if !repeats {
            all.push(one);
            continue;
        }
        for number in numbers {
            let mut of_item = one.clone();
            change_ids(&mut of_item, &mut |id| append_number(id, page, *number));
            all.push(of_item);
        }
    }
}
