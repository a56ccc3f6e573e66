//! The page of a list that the citizen makes: its items, and buttons that add one and take one out.

use domain::eform::Repeat;

use super::Subject;
use crate::{
    components::{
        button::{Button, Weight, button, button_group},
        html::{Html, fill, html},
        item_list::{Item, item_list},
        look::Look,
        warning_text::warning_text,
    },
    text::submission as words,
};

/// Names and values of what is posted.
pub mod fields {
    /// The value of the button that adds an item.
    pub const ADD: &str = "them";
    /// The button that takes an item out; its value is the item's number.
    pub const REMOVE: &str = "xoa-muc";
    /// In an address: the item that the citizen is asked about before it is taken out.
    pub const ASK_REMOVE: &str = "xoa";
}

/// One item of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownItem {
    /// Its number, which it keeps.
    pub number: u32,
    /// Last part of the address of its page.
    pub step: String,
    /// "Thành viên 1".
    pub name: String,
    /// What tells it from the others; empty as long as nothing was answered.
    pub summary: String,
    /// It cannot stand yet.
    pub incomplete: bool,
}

/// The items of a list page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Items {
    /// In their order.
    pub shown: Vec<ShownItem>,
    /// Number of the item that the citizen is asked about before it is taken out.
    pub removing: Option<u32>,
}

impl Items {
    /// The list with its buttons. `page`: id of the page; `to_check`: the way back leads to the check page.
    pub(super) fn view(&self, repeat: &Repeat, page: &str, subject: &Subject, to_check: bool, look: Look) -> Html {
        let here = subject.step_href(page);
        let back = if to_check { "tro-ve=kiem-tra" } else { "" };
        let addresses: Vec<_> = self
            .shown
            .iter()
            .map(|item| {
                let edit = subject.step_href(&item.step);
                let separator = if back.is_empty() { "" } else { "&" };
                let remove = format!("{here}?{}={}{separator}{back}", fields::ASK_REMOVE, item.number);
                (if back.is_empty() { edit } else { format!("{edit}?{back}") }, remove)
            })
            .collect();
        let items: Vec<Item> = self
            .shown
            .iter()
            .zip(&addresses)
            .map(|(item, (edit_href, remove_href))| Item {
                name: &item.name,
                summary: &item.summary,
                error: item.incomplete.then(|| words::ITEM_INCOMPLETE.get(look.lang)),
                edit_href,
                remove_href,
            })
            .collect();
        let list = if items.is_empty() {
            html!("<p class='govuk-body'>" (repeat.none) "</p>")
        } else {
            item_list(&items, look)
        };
        let add = (self.shown.len() < usize::from(repeat.max)).then(|| {
            button(&Button { text: &repeat.add, weight: Weight::Secondary, sends: Some(("viec", fields::ADD)) })
        });
        html!((self.question(&here, back, look)) "<div id='" (page) "' tabindex='-1' data-list-min='" (repeat.min) "'>" (list) "</div>" (add))
    }

    /// The question before an item is taken out, with what was entered in it.
    fn question(&self, here: &str, back: &str, look: Look) -> Option<Html> {
        let item = self.shown.iter().find(|item| Some(item.number) == self.removing)?;
        let name =
            if item.summary.is_empty() { item.name.clone() } else { format!("{} ({})", item.name, item.summary) };
        let number = item.number.to_string();
        let remove = button(&Button {
            text: words::REMOVE.get(look.lang),
            weight: Weight::Warning,
            sends: Some((fields::REMOVE, number.as_str())),
        });
        let query = if back.is_empty() { String::new() } else { format!("?{back}") };
        let keep = html!("<a class='govuk-link' href='" (here) (query) "'>" (words::KEEP_ITEM.get(look.lang)) "</a>");
        Some(html!((warning_text(&fill(words::REMOVE_ITEM, look.lang, &[&name]), look))(button_group(&html!(
            (remove)(keep)
        )))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeat() -> Repeat {
        Repeat { min: 0, max: 2, item: "Người".into(), add: "Thêm <người>".into(), none: "Không có ai".into() }
    }

    fn item(number: u32) -> ShownItem {
        let (step, name) = (format!("nguoi.{number}"), format!("Người {number}"));
        ShownItem { number, step, name, summary: "A & B".into(), incomplete: false }
    }

    fn shown(items: Items, to_check: bool) -> String {
        let subject = Subject { id: "1.000001".into(), name: "Thủ tục".into() };
        items.view(&repeat(), "nguoi", &subject, to_check, Look::default()).as_str().to_owned()
    }

    #[test]
    fn an_empty_list_says_so_and_a_full_one_takes_no_more() {
        let none = shown(Items { shown: Vec::new(), removing: None }, false);
        assert!(none.contains("Không có ai") && none.contains("name='viec' value='them'>Thêm &lt;người&gt;<"));
        let full = shown(Items { shown: vec![item(1), item(4)], removing: None }, false);
        assert!(!full.contains("value='them'"));
        assert!(full.contains("href='/nop-ho-so/1.000001/nguoi.4'"));
        assert!(full.contains("href='/nop-ho-so/1.000001/nguoi?xoa=4'"));
    }

    #[test]
    fn nothing_is_taken_out_without_a_question() {
        let list = Items { shown: vec![item(4)], removing: None };
        assert!(!shown(list.clone(), false).contains("xoa-muc"));
        let asked = shown(Items { removing: Some(4), ..list.clone() }, true);
        assert!(asked.contains("name='xoa-muc' value='4'") && asked.contains("Xóa Người 4 (A &amp; B)?"));
        assert!(asked.contains("href='/nop-ho-so/1.000001/nguoi?tro-ve=kiem-tra'"));
        assert!(!shown(Items { removing: Some(9), ..list }, false).contains("xoa-muc"), "no such item");
    }
}
