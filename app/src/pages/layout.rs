//! What the public pages share: their frame around the content, and the small pieces of running text.

use std::sync::Arc;

use leptos::prelude::AnyView;

use crate::{
    components::{
        breadcrumbs::breadcrumbs,
        html::{Html, attr, html},
        look::Look,
        main_content::main_content,
    },
    text::{Lang, layout},
};

/// A page that is the same for everybody who asks in one language on one kind of device: made once, shown often.
#[derive(Clone, Debug)]
pub struct Ready {
    title: Arc<str>,
    content: Arc<Html>,
}

impl Ready {
    /// A page with this title and everything that stands between header and footer.
    pub fn new(title: &str, content: Html) -> Self {
        Self { title: title.into(), content: Arc::new(content) }
    }

    /// The title without the service's name.
    pub fn title(&self) -> String {
        self.title.as_ref().to_owned()
    }

    /// The content as markup.
    pub fn content(&self) -> &Html {
        &self.content
    }

    /// The content as a view.
    pub fn into_view(self) -> AnyView {
        Arc::unwrap_or_clone(self.content).into_view()
    }
}

/// The content of a page that stands below the home page; `between`: address and text of the pages from there to it.
pub fn below_home(between: &[(&str, &str)], content: &Html, look: Look) -> Html {
    let home = [("/", layout::HOME.get(look.lang))];
    let links: Vec<_> = home.into_iter().chain(between.iter().copied()).collect();
    main_content(&breadcrumbs(&links, look), content)
}

/// A paragraph.
pub fn paragraph(text: &str) -> Html {
    html!("<p class='govuk-body'>" (text) "</p>")
}

/// A list of short things.
pub fn bullets(items: impl IntoIterator<Item = Html>) -> Html {
    let items: Html = items.into_iter().map(|item| html!("<li>" (item) "</li>")).collect();
    html!("<ul class='govuk-list govuk-list--bullet govuk-list--spaced'>" (items) "</ul>")
}

/// A list of short texts.
pub fn text_bullets(texts: &[&str]) -> Html {
    bullets(texts.iter().map(|text| html!((*text))))
}

/// A link inside the site.
pub fn link(href: &str, text: &str) -> Html {
    html!("<a class='govuk-link' href='" (href) "'>" (text) "</a>")
}

/// A link that stands alone in its paragraph: a target of full height.
pub fn link_alone(href: &str, text: &str) -> Html {
    html!("<p class='govuk-body'><a class='govuk-link link-alone' href='" (href) "'>" (text) "</a></p>")
}

/// The address of another site: a link, but on a shared device, which cannot leave this site, only its name.
pub fn other_site(url: &str, text: &str, look: Look) -> Html {
    if look.kiosk {
        html!((text) " (" (url.trim_start_matches("https://").trim_end_matches('/')) ")")
    } else {
        html!("<a class='govuk-link' href='" (url) "' rel='noreferrer'>" (text) "</a>")
    }
}

/// A number to call: to tap on a phone, only to read on a shared device.
pub fn help_number(number: &str, look: Look) -> Html {
    if look.kiosk { html!("<strong>" (number) "</strong>") } else { crate::components::contact::phone_link(number) }
}

/// Words of the data, which are Vietnamese in every language of the chrome (WCAG 3.1.2).
pub fn vietnamese(words: &Html, look: Look) -> Html {
    html!("<span" (foreign(look)) ">" (words) "</span>")
}

/// ` lang='vi'` where the chrome has another language.
pub fn foreign(look: Look) -> Html {
    attr("lang", (look.lang != Lang::Vi).then_some(Lang::Vi.tag()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIOSK: Look = Look { lang: Lang::Vi, kiosk: true };

    #[test]
    fn a_shared_device_neither_dials_nor_leaves_the_site() {
        assert_eq!(other_site("https://dichvucong.gov.vn/", "Cổng", KIOSK).as_str(), "Cổng (dichvucong.gov.vn)");
        assert!(!help_number("1022", KIOSK).as_str().contains("href"));
        assert!(help_number("1022", Look::default()).as_str().contains("tel:1022"));
    }

    #[test]
    fn vietnamese_words_are_marked_on_an_english_page() {
        let english = Look { lang: Lang::En, kiosk: false };
        assert_eq!(vietnamese(&html!("Hộ tịch"), english).as_str(), "<span lang='vi'>Hộ tịch</span>");
        assert_eq!(vietnamese(&html!("Hộ tịch"), KIOSK).as_str(), "<span>Hộ tịch</span>");
    }
}
