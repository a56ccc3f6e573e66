//! A list of things found.

use super::{
    Example,
    html::{Html, html},
};

/// One thing found.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// Its page.
    pub href: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What tells it from the others, e.g. agency and level; nothing if empty.
    pub facts: &'a str,
}

/// Links with a line of facts each.
pub fn result_list(found: &[Found]) -> Html {
    let items: Html = found
        .iter()
        .map(|item| {
            let facts = (!item.facts.is_empty()).then(|| html!("<p class='results__facts'>" (item.facts) "</p>"));
            html!("<li class='results__item'><a class='results__link' href='" (item.href) "'>" (item.title) "</a>" (facts) "</li>")
        })
        .collect();
    html!("<ul class='results'>" (items) "</ul>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![(
        "procedures",
        result_list(&[
            Found {
                href: "#1",
                title: "Cấp Giấy xác nhận tình trạng hôn nhân",
                facts: "Hộ tịch · UBND cấp xã · Trực tuyến toàn trình",
            },
            Found { href: "#2", title: "Đăng ký khai sinh", facts: "Hộ tịch · UBND cấp xã" },
        ]),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_escaped_and_omits_empty_facts() {
        let html = result_list(&[Found { href: "/a?b&c", title: "<Cấp>", facts: "" }]);
        assert_eq!(
            html.as_str(),
            "<ul class='results'><li class='results__item'>\
             <a class='results__link' href='/a?b&amp;c'>&lt;Cấp&gt;</a></li></ul>"
        );
    }
}
