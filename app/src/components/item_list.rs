//! The items of a list that the citizen makes: each can be changed and taken out.

use super::{
    Example,
    html::{Html, html},
    look::Look,
};
use crate::text::chrome;

/// One item.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// "Thành viên 1".
    pub name: &'a str,
    /// What tells it from the others; empty: nothing was typed yet.
    pub summary: &'a str,
    /// What is still wrong with it, in a few words.
    pub error: Option<&'a str>,
    /// Where it is changed.
    pub edit_href: &'a str,
    /// Where it is taken out.
    pub remove_href: &'a str,
}

/// A list of items.
pub fn item_list(items: &[Item], look: Look) -> Html {
    let items: Html = items
        .iter()
        .map(|item| {
            let summary = (!item.summary.is_empty()).then(|| html!("<br>" (item.summary)));
            let error = item.error.map(|error| {
                html!(
                    "<br><span class='item-list__error'><span class='govuk-visually-hidden'>"
                    (chrome::ERROR_PREFIX.get(look.lang)) "</span> " (error) "</span>"
                )
            });
            let link = |href: &str, text: &str| {
                html!(
                    "<a class='govuk-link item-list__link' href='" (href) "'>" (text)
                    "<span class='govuk-visually-hidden'> " (item.name) "</span></a>"
                )
            };
            html!(
                "<li class='item-list__item'><p class='item-list__text'><strong>" (item.name) "</strong>" (summary) (error)
                "</p><p class='item-list__actions'>" (link(item.edit_href, chrome::EDIT_ITEM.get(look.lang)))
                (link(item.remove_href, chrome::REMOVE_ITEM.get(look.lang))) "</p></li>"
            )
        })
        .collect();
    html!("<ul class='item-list'>" (items) "</ul>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let item = |name, summary, error| Item { name, summary, error, edit_href: "#", remove_href: "#" };
    let items =
        [item("Thành viên 1", "Nguyễn Thị Mẫu, 27/03/1990", None), item("Thành viên 2", "", Some("chưa khai đủ"))];
    vec![("one is incomplete", item_list(&items, Look::default()))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_name_their_item() {
        let item = Item {
            name: "Ngành <2>",
            summary: "4711 & khác",
            error: Some("thiếu"),
            edit_href: "/a/nganh.2",
            remove_href: "/a/nganh?xoa=2",
        };
        let html = item_list(&[item], Look::default());
        let html = html.as_str();
        assert!(html.contains("<strong>Ngành &lt;2&gt;</strong><br>4711 &amp; khác<br>"));
        assert!(html.contains("href='/a/nganh.2'>Sửa<span class='govuk-visually-hidden'> Ngành &lt;2&gt;</span></a>"));
        assert!(
            html.contains("href='/a/nganh?xoa=2'>Xóa<span class='govuk-visually-hidden'> Ngành &lt;2&gt;</span></a>")
        );
        assert!(html.contains("Lỗi:</span> thiếu</span>"));
    }
}
