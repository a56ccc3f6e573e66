//! The document around every page, and pieces that several pages share.

use app::text::{Lang, Text, chrome};
use maud::{DOCTYPE, Markup, html};

/// Help number, as configured by default.
pub const HELP_PHONE: &str = "1022";

/// A text of the chrome, in Vietnamese.
pub fn say(text: Text) -> &'static str {
    text.get(Lang::Vi)
}

/// A text of the chrome with a value in it.
pub fn fill(text: Text, value: &str) -> String {
    say(text).replacen("{}", value, 1)
}

/// The whole document. `path`: where the language switch comes back to.
pub fn document(title: &str, path: &str, css: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="vi" class="govuk-template" {
            head {
                meta charset="utf-8";
                title { (title) " – " (chrome::SERVICE) }
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="theme-color" content="#0b4f5c";
                meta name="format-detection" content="telephone=no";
                link rel="stylesheet" href=(css);
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
            }
            body class="govuk-template__body" {
                a href="#main-content" class="govuk-skip-link" { (say(chrome::SKIP)) }
                (header(path))
                div class="govuk-width-container page" { (content) }
                (footer())
            }
        }
    }
}

fn header(path: &str) -> Markup {
    let item = |href: &str, text: Text| {
        html! {
            li { a class="site-nav__link" href=(href) aria-current=[(path == href).then_some("page")] { (say(text)) } }
        }
    };
    html! {
        header class="site-header" {
            div class="govuk-width-container site-header__inner" {
                div class="site-header__name" {
                    a class="site-header__home" href="/" { (chrome::SERVICE) }
                    span class="site-header__line" { (say(chrome::SERVICE_LINE)) }
                }
                nav class="site-nav" aria-label=(say(chrome::NAVIGATION)) {
                    ul class="site-nav__list" {
                        (item("/thu-tuc", chrome::NAV_PROCEDURES))
                        (item("/tra-cuu", chrome::NAV_LOOKUP))
                    }
                }
                form class="site-lang" method="post" action="/ngon-ngu" {
                    input type="hidden" name="ve" value=(path);
                    button class="site-lang__button" name="ngon-ngu" value="en" lang="en" { "English" }
                }
            }
        }
    }
}

fn footer() -> Markup {
    let link = |href: &str, text: Text| {
        html! {
            li { a class="site-footer__link" href=(href) { (say(text)) } }
        }
    };
    html! {
        footer class="site-footer" {
            div class="govuk-width-container" {
                p class="site-footer__help" { (say(chrome::HELP)) " " (phone()) }
                p class="site-footer__report" { (say(chrome::REPORT)) }
                nav aria-label=(say(chrome::FOOTER_LINKS)) {
                    ul class="site-footer__list" {
                        (link("/tro-nang", chrome::ACCESSIBILITY))
                        (link("/quyen-rieng-tu", chrome::PRIVACY))
                        (link("/cong-khai", chrome::PUBLISHED))
                    }
                }
            }
        }
    }
}

/// The help number as a link.
pub fn phone() -> Markup {
    html! { a class="govuk-link phone" href={ "tel:" (HELP_PHONE) } { (HELP_PHONE) } }
}

/// Where the page stands below the home page.
pub fn breadcrumbs(links: &[(&str, &str)]) -> Markup {
    html! {
        nav class="govuk-breadcrumbs" aria-label=(say(chrome::BREADCRUMBS)) {
            ol class="govuk-breadcrumbs__list" {
                @for (href, text) in links {
                    li class="govuk-breadcrumbs__list-item" { a class="govuk-breadcrumbs__link" href=(href) { (text) } }
                }
            }
        }
    }
}

/// A row of a list of facts.
pub fn row(key: &str, value: impl maud::Render) -> Markup {
    html! {
        div class="govuk-summary-list__row" {
            dt class="govuk-summary-list__key" { (key) }
            dd class="govuk-summary-list__value" { (value) }
        }
    }
}

/// Something folded away.
pub fn details(summary: &str, content: &Markup) -> Markup {
    html! {
        details class="govuk-details" {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { (summary) } }
            div class="govuk-details__text" { (content) }
        }
    }
}

/// A heading inside the page.
pub fn section(text: Text) -> Markup {
    html! { h2 class="govuk-heading-m" { (say(text)) } }
}

/// The search for procedures; `more`: filters.
pub fn search_box(label: Text, hint: Text, more: &Markup) -> Markup {
    html! {
        form class="search" role="search" method="get" action="/thu-tuc" {
            label class="govuk-label" for="q" { (say(label)) }
            div id="q-hint" class="govuk-hint" { (say(hint)) }
            div class="search__row" {
                input class="govuk-input search__input" type="search" id="q" name="q" value="" aria-describedby="q-hint"
                    autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search";
                button type="submit" class="govuk-button search__button" { (say(chrome::SEARCH)) }
            }
            (more)
        }
    }
}
