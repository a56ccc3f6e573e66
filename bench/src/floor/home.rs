//! The home page, without notices.

use app::text::{Text, home as text};
use domain::procedure::Procedure;
use maud::{Markup, html};

use crate::{
    Data,
    frame::{document, say, search_box, section},
};

/// The page.
pub fn page(data: &Data) -> Markup {
    let everyday = data.catalogue.home.everyday.iter().filter_map(|id| find(data, id));
    let tile = |href: &str, title: Text, line: Text| {
        html! {
            li class="tile" {
                a class="tile__link" href=(href) { (say(title)) }
                p class="tile__text" { (say(line)) }
            }
        }
    };
    let content = html! {
        main class="govuk-main-wrapper" id="main-content" tabindex="-1" {
            h1 class="govuk-heading-l" { (say(text::TITLE)) }
            (search_box(text::SEARCH, text::SEARCH_HINT, &Markup::default()))
            (section(text::EVERYDAY))
            div {
                ul class="results" {
                    @for procedure in everyday {
                        li class="results__item" {
                            a class="results__link" href={ "/thu-tuc/" (procedure.id) } { (procedure.name) }
                        }
                    }
                }
            }
            (section(text::JOBS))
            ul class="tiles" {
                (tile("/thu-tuc", text::FILE, text::FILE_LINE))
                (tile("/tra-cuu", text::LOOK_UP, text::LOOK_UP_LINE))
                (tile("/ho-so", text::MINE, text::MINE_LINE))
                (tile("/huong-dan", text::GUIDE, text::GUIDE_LINE))
                (tile("/cong-khai", text::PUBLISHED, text::PUBLISHED_LINE))
            }
        }
    };
    document(say(text::TITLE), "/", &data.css, &content)
}

fn find<'a>(data: &'a Data, id: &str) -> Option<&'a Procedure> {
    data.catalogue.procedures().iter().find(|procedure| procedure.id == id)
}
