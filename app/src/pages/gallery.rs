//! Every component with its examples, for developers and for the browser tests. Served only when asked for.

use leptos::prelude::AnyView;

use crate::{
    components::{
        Example, gallery,
        html::{Html, html},
        main_content::{main_content, title},
    },
    page::{Frame, Page},
    text::{Lang, Text},
};

const TITLE: Text = Text::new("Mẫu giao diện", "Component gallery");

/// The gallery at `/_mau`.
///
/// Each component is a section with the id `{component}`; each example stands in an element with the attribute
/// `data-example="{component}/{example}"`.
#[derive(Clone, Copy, Debug)]
pub struct Gallery;

impl Page for Gallery {
    fn title(&self, lang: Lang) -> String {
        TITLE.get(lang).to_owned()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let components = gallery();
        let contents: Html = components
            .iter()
            .map(|(name, _)| html!("<li><a class='govuk-link' href='#" (name) "'>" (name) "</a></li>"))
            .collect();
        let sections: Html = components.iter().map(|(name, examples)| section(name, examples)).collect();
        main_content(
            &Html::new(),
            &html!(
                (title(TITLE.get(frame.lang))) "<ul class='govuk-list govuk-list--bullet'>" (contents) "</ul>" (sections)
            ),
        )
        .into_view()
    }
}

fn section(name: &'static str, examples: &[Example]) -> Html {
    let examples: Html = examples
        .iter()
        .map(|(example, html)| {
            html!(
                "<h3 class='govuk-heading-s'>" (*example) "</h3><div class='example' data-example='" (name) "/" (*example)
                "'>" (html) "</div>"
            )
        })
        .collect();
    html!("<section id='" (name) "'><h2 class='govuk-heading-m'>" (name) "</h2>" (examples) "</section>")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use leptos::prelude::*;

    use super::*;
    use crate::assets::Assets;

    fn rendered() -> String {
        let frame = Frame {
            lang: Lang::Vi,
            kiosk: false,
            path: "/_mau".into(),
            nonce: None,
            assets: std::sync::Arc::new(Assets { css: "/main.css".into(), ..Assets::default() }),
            help_phone: "0252 000 000".into(),
        };
        let title = Gallery.title(frame.lang);
        crate::shell::document(&frame, &title, &[], Gallery.view(&frame)).to_html()
    }

    /// Values of one attribute, wherever it occurs.
    fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
        let start = format!(" {attribute}='");
        html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('\'').next()).collect()
    }

    #[test]
    fn ids_are_unique_and_every_reference_has_its_target() {
        let html = rendered();
        let ids = values(&html, "id");
        let unique: HashSet<_> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "an id is used twice");
        for attribute in ["for", "aria-describedby", "aria-labelledby"] {
            let references = values(&html, attribute);
            assert!(!references.is_empty());
            for id in references.into_iter().flat_map(str::split_whitespace) {
                assert!(unique.contains(id), "{attribute} points to nothing: {id}");
            }
        }
    }

    #[test]
    fn error_summary_links_to_controls() {
        let html = rendered();
        let summary = html.split("govuk-error-summary__list").nth(1).and_then(|rest| rest.split("</ul>").next());
        let links = values(summary.expect("the gallery shows an error summary"), "href");
        assert_eq!(links, ["#vi-du-ho-ten-loi", "#vi-du-ngay-loi.thang"]);
        for link in links {
            let control = format!("id='{0}' name='{0}'", &link[1..]);
            assert!(html.contains(&control), "{control}");
        }
    }

    #[test]
    fn no_markup_that_the_policy_forbids() {
        let html = rendered();
        for forbidden in [" style=", "<script", "<style", " onclick=", "javascript:"] {
            assert!(!html.contains(forbidden), "{forbidden}");
        }
    }
}
