//! The few big choices of a home page.

use super::{
    Example,
    html::{Html, html},
};

/// One choice.
#[derive(Clone, Copy, Debug)]
pub struct Tile<'a> {
    /// Where it leads.
    pub href: &'a str,
    /// What it is for, as a verb.
    pub title: &'a str,
    /// One line more.
    pub text: &'a str,
}

/// Big links, each wholly touchable.
pub fn tiles(tiles: &[Tile]) -> Html {
    let items: Html = tiles
        .iter()
        .map(|tile| {
            html!(
                "<li class='tile'><a class='tile__link' href='" (tile.href) "'>" (tile.title) "</a><p class='tile__text'>"
                (tile.text) "</p></li>"
            )
        })
        .collect();
    html!("<ul class='tiles'>" (items) "</ul>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![(
        "home",
        tiles(&[
            Tile { href: "#nop", title: "Nộp hồ sơ", text: "Tìm thủ tục và nộp trực tuyến" },
            Tile { href: "#tra-cuu", title: "Tra cứu hồ sơ", text: "Xem hồ sơ đã đến bước nào" },
        ]),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_link_a_tile() {
        let html = tiles(&[Tile { href: "/a'", title: "<Nộp>", text: "x & y" }]);
        assert_eq!(
            html.as_str(),
            "<ul class='tiles'><li class='tile'><a class='tile__link' href='/a&#39;'>&lt;Nộp&gt;</a>\
             <p class='tile__text'>x &amp; y</p></li></ul>"
        );
    }
}
