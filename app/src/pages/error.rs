//! The pages that say that something did not work: what happened, what is kept, the way on, and whom to call.

use leptos::prelude::AnyView;

use super::layout::{bullets, help_number, link, paragraph};
use crate::{
    components::{
        html::{Html, html},
        look::Look,
        main_content::{main_content, section, title},
    },
    page::{Frame, Page},
    text::{Lang, Text, error as text, layout},
};

/// What did not work, as far as the citizen can do something with it. The cause stands in the log only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// Nothing here, or nothing that this visitor may see.
    NotFound,
    /// The post came from another site.
    CrossSite,
    /// The address is no text.
    Unreadable,
    /// Not the post of a form.
    NotAForm,
    /// More than the page takes.
    TooLarge,
    /// Too many tries.
    TooMany,
    /// It took too long.
    TimedOut,
    /// Our fault.
    Internal,
}

impl ErrorKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::NotFound,
        Self::CrossSite,
        Self::Unreadable,
        Self::NotAForm,
        Self::TooLarge,
        Self::TooMany,
        Self::TimedOut,
        Self::Internal,
    ];

    /// Title and what happened.
    fn texts(self) -> (Text, Text) {
        match self {
            Self::NotFound => (text::NOT_FOUND, text::NOT_FOUND_WHAT),
            Self::CrossSite => (text::CROSS_SITE, text::CROSS_SITE_WHAT),
            Self::Unreadable => (text::UNREADABLE, text::UNREADABLE_WHAT),
            Self::NotAForm => (text::NOT_A_FORM, text::NOT_A_FORM_WHAT),
            Self::TooLarge => (text::TOO_LARGE, text::TOO_LARGE_WHAT),
            Self::TooMany => (text::TOO_MANY, text::TOO_MANY_WHAT),
            Self::TimedOut => (text::TIMED_OUT, text::TIMED_OUT_WHAT),
            Self::Internal => (text::INTERNAL, text::INTERNAL_WHAT),
        }
    }

    /// Whether the citizen may fear for what was typed.
    fn may_cost_work(self) -> bool {
        !matches!(self, Self::NotFound | Self::Unreadable | Self::TooMany)
    }
}

/// An error page; shown in place of any page.
#[derive(Clone, Debug)]
pub struct ErrorPage {
    /// What did not work.
    pub kind: ErrorKind,
    /// Whom to call.
    pub help_phone: String,
}

impl Page for ErrorPage {
    fn route(_: &str) -> &str {
        "/khong-co-trang"
    }

    fn title(&self, lang: Lang) -> String {
        self.kind.texts().0.get(lang).to_owned()
    }

    fn view(self, frame: &Frame) -> AnyView {
        content(&self, Look::from(frame)).into_view()
    }
}

fn content(page: &ErrorPage, look: Look) -> Html {
    let lang = look.lang;
    let (heading, what) = page.kind.texts();
    let way_on = [
        ("/", text::TO_HOME),
        ("/thu-tuc", text::TO_PROCEDURES),
        ("/tra-cuu", text::TO_LOOKUP),
        ("/ho-so", text::TO_MINE),
    ];
    main_content(
        &Html::new(),
        &html!(
            (title(heading.get(lang))) (paragraph(what.get(lang)))
            (page.kind.may_cost_work().then(|| paragraph(text::KEPT.get(lang))))
            (section(text::WAY_ON.get(lang))) (bullets(way_on.map(|(href, text)| link(href, text.get(lang)))))
            "<p class='govuk-body'>" (layout::CALL.get(lang)) " " (help_number(&page.help_phone, look)) ".</p>"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::html::escape;

    #[test]
    fn every_error_says_the_way_on_and_whom_to_call() {
        for lang in [Lang::Vi, Lang::En] {
            for kind in ErrorKind::ALL {
                let page = ErrorPage { kind, help_phone: "0252 000 000".into() };
                let html = content(&page, Look { lang, kiosk: false });
                for part in ["href='/'", "href='/tra-cuu'", "tel:0252000000", &escape(kind.texts().1.get(lang))] {
                    assert!(html.as_str().contains(part), "{kind:?}: {part}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_promised_where_nothing_was_typed() {
        let page = ErrorPage { kind: ErrorKind::NotFound, help_phone: "1022".into() };
        assert!(!content(&page, Look::default()).as_str().contains(text::KEPT.vi));
    }
}
