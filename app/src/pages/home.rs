//! The home page: the search, the jobs of the service, what many need, and notices.

use leptos::prelude::AnyView;

use super::layout::{Ready, foreign};
use crate::{
    components::{
        html::{Html, html, paragraphs},
        inset_text::inset_text,
        look::Look,
        main_content::{main_content, section, title},
        result_list::{Found, result_list},
        search_box::{SearchBox, search_box},
        tiles::{Tile, tiles},
    },
    page::{Frame, Page},
    text::{Lang, home as text},
};

/// What the home page shows.
#[derive(Clone, Debug, Default)]
pub struct Model<'a> {
    /// Procedures that many need: id and name.
    pub everyday: &'a [(&'a str, &'a str)],
    /// What the office wants everybody to know now, in Vietnamese; a line is a paragraph.
    pub notices: &'a [&'a str],
}

/// The home page.
#[derive(Clone, Debug)]
pub struct Home(Ready);

impl Home {
    /// Renders the page.
    pub fn new(model: &Model, look: Look) -> Self {
        Self(Ready::new(text::TITLE.get(look.lang), content(model, look)))
    }
}

impl Page for Home {
    fn title(&self, _: Lang) -> String {
        self.0.title()
    }

    fn view(self, _: &Frame) -> AnyView {
        self.0.into_view()
    }
}

fn content(model: &Model, look: Look) -> Html {
    let lang = look.lang;
    let jobs = [
        ("/thu-tuc", text::FILE, text::FILE_LINE),
        ("/tra-cuu", text::LOOK_UP, text::LOOK_UP_LINE),
        ("/ho-so", text::MINE, text::MINE_LINE),
        ("/huong-dan", text::GUIDE, text::GUIDE_LINE),
        ("/cong-khai", text::PUBLISHED, text::PUBLISHED_LINE),
    ]
    .map(|(href, title, line)| Tile { href, title: title.get(lang), text: line.get(lang) });
    let search = search_box(&SearchBox {
        action: "/thu-tuc",
        name: "q",
        label: text::SEARCH.get(lang),
        hint: text::SEARCH_HINT.get(lang),
        look,
        ..SearchBox::default()
    });
    main_content(
        &Html::new(),
        &html!((title(text::TITLE.get(lang)))(notices(model.notices, look))(search)(everyday(model.everyday, look))(
            section(text::JOBS.get(lang))
        )(tiles(&jobs))),
    )
}

fn notices(notices: &[&str], look: Look) -> Option<Html> {
    (!notices.is_empty()).then(|| {
        let all: Html = notices.iter().map(|notice| inset_text(&paragraphs(notice))).collect();
        html!("<section aria-label='" (text::NOTICES.get(look.lang)) "'" (foreign(look)) ">" (all) "</section>")
    })
}

fn everyday(procedures: &[(&str, &str)], look: Look) -> Option<Html> {
    let links: Vec<_> = procedures.iter().map(|(id, name)| (format!("/thu-tuc/{id}"), *name)).collect();
    let found: Vec<_> = links.iter().map(|(href, title)| Found { href, title, facts: "" }).collect();
    (!found.is_empty()).then(|| {
        let heading = section(text::EVERYDAY.get(look.lang));
        html!((heading) "<div" (foreign(look)) ">" (result_list(&found)) "</div>")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_to_every_job_and_to_what_many_need() {
        let model = Model { everyday: &[("1.004873", "Cấp Giấy <xác nhận>")], notices: &["Nghỉ lễ 02/9"] };
        let html = content(&model, Look::default());
        for part in [
            "action='/thu-tuc'",
            "href='/thu-tuc/1.004873'>Cấp Giấy &lt;xác nhận&gt;</a>",
            "href='/tra-cuu'",
            "href='/ho-so'",
            "href='/huong-dan'",
            "href='/cong-khai'",
            "<p class='govuk-body'>Nghỉ lễ 02/9</p>",
        ] {
            assert!(html.as_str().contains(part), "{part}");
        }
        assert_eq!(html.as_str().matches("<h1").count(), 1);
    }

    #[test]
    fn there_is_no_empty_heading() {
        let html = content(&Model::default(), Look::default());
        assert!(!html.as_str().contains(text::EVERYDAY.vi) && !html.as_str().contains("<section"));
    }
}
