//! The pages of a long list.

use super::{
    Example,
    html::{Html, fill, html, when},
    look::Look,
};
use crate::text::chrome;

/// Where the reader is in a list.
#[derive(Clone, Copy, Debug)]
pub struct Pagination {
    /// The present page, from 1.
    pub current: u32,
    /// Number of pages.
    pub pages: u32,
}

/// Page numbers with previous and next; nothing for a single page. `href` gives the address of a page.
///
/// First, last, the present page and its neighbours are shown, the others as "⋯".
pub fn pagination(place: Pagination, href: impl Fn(u32) -> String, look: Look) -> Html {
    let Pagination { current, pages } = place;
    if pages < 2 {
        return Html::new();
    }
    let shown = |page: u32| page == 1 || page == pages || page.abs_diff(current) <= 1;
    let items: Html = (1..=pages)
        .filter_map(|page| {
            if shown(page) {
                Some(number(page, page == current, &href(page), look))
            } else {
                shown(page - 1)
                    .then(|| html!("<li class='govuk-pagination__item govuk-pagination__item--ellipsis'>&ctdot;</li>"))
            }
        })
        .collect();
    let previous = (current > 1).then(|| {
        html!(
            "<div class='govuk-pagination__prev'><a class='govuk-link govuk-pagination__link' href='" (href(current - 1))
            "' rel='prev'><svg class='govuk-pagination__icon govuk-pagination__icon--prev' \
             xmlns='http://www.w3.org/2000/svg' height='13' width='15' aria-hidden='true' focusable='false' \
             viewBox='0 0 15 13'><path d='m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2\
             h-12.984l4.2931-4.293-1.414-1.414z'/></svg> <span class='govuk-pagination__link-title'>"
            (chrome::PREVIOUS_PAGE.get(look.lang)) "</span></a></div>"
        )
    });
    let next = (current < pages).then(|| {
        html!(
            "<div class='govuk-pagination__next'><a class='govuk-link govuk-pagination__link' href='" (href(current + 1))
            "' rel='next'><span class='govuk-pagination__link-title'>" (chrome::NEXT_PAGE.get(look.lang))
            "</span> <svg class='govuk-pagination__icon govuk-pagination__icon--next' \
             xmlns='http://www.w3.org/2000/svg' height='13' width='15' aria-hidden='true' focusable='false' \
             viewBox='0 0 15 13'><path d='m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 \
             1.4492 6.7441-6.4062-6.7246-6.7266z'/></svg></a></div>"
        )
    });
    html!(
        "<nav class='govuk-pagination' aria-label='" (chrome::PAGINATION.get(look.lang)) "'>" (previous)
        "<ul class='govuk-pagination__list'>" (items) "</ul>" (next) "</nav>"
    )
}

fn number(page: u32, current: bool, href: &str, look: Look) -> Html {
    html!(
        "<li class='govuk-pagination__item" (when(current, " govuk-pagination__item--current"))
        "'><a class='govuk-link govuk-pagination__link' href='" (href) "' aria-label='"
        (fill(chrome::PAGE, look.lang, &[&page.to_string()])) "'" (when(current, " aria-current='page'")) ">" (page)
        "</a></li>"
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let at =
        |current, pages| pagination(Pagination { current, pages }, |page| format!("#trang={page}"), Look::default());
    vec![("in the middle of many", at(5, 12)), ("first of three", at(1, 3))]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(current: u32, pages: u32) -> String {
        let href = |page| format!("/he-thong?q=a&trang={page}");
        pagination(Pagination { current, pages }, href, Look::default()).as_str().to_owned()
    }

    #[test]
    fn shows_ends_neighbours_and_one_gap_each() {
        let html = at(5, 12);
        assert_eq!(html.matches("aria-label='Trang ").count(), 5);
        assert_eq!(html.matches("&ctdot;").count(), 2);
        assert!(html.contains("href='/he-thong?q=a&amp;trang=5' aria-label='Trang 5' aria-current='page'>5</a>"));
    }

    #[test]
    fn ends_have_no_way_beyond() {
        assert!(!at(1, 3).contains("rel='prev'") && at(1, 3).contains("rel='next'"));
        assert!(at(3, 3).contains("rel='prev'") && !at(3, 3).contains("rel='next'"));
        assert!(at(1, 1).is_empty());
    }
}
