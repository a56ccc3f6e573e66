//! The document around every page: head, header, footer, and for a page with islands their loader.
//!
//! Everything but the page's own content is text around it, so that the frame costs nothing measurable per request.

use leptos::prelude::*;

use crate::{
    assets::Program,
    components::{
        contact::phone_link,
        html::{Html, attr, html, when},
    },
    page::Frame,
    text::{Lang, Text, chrome},
};

/// Starts the islands once the page has loaded and the browser is idle, so that no byte of script or WebAssembly competes
/// with what the citizen reads.
///
/// It leaves the page as it is in a browser without reference types (the newest feature that rustc's output needs; tested
/// with the smallest module that declares a table of `externref`), and when anything fails. Each program, a pair of
/// addresses, goes its own way: one that is late or missing keeps no other waiting. It starts the islands that it exports,
/// in document order, after the callback of the enclosing island's children, as Leptos' own script does; that one cannot
/// be used, for it writes the nonce into `crossorigin` and expects an export that a binary has not. No two programs export
/// the same island, so none is started twice.
const LOADER: &str = include_str!("shell/loader.js");

/// The whole document.
///
/// `title`: without the service's name. `programs`: those of the islands in `body`; only with one, and with a nonce in the
/// frame, is there a script.
pub fn document(frame: &Frame, title: &str, programs: &[Program], body: AnyView) -> impl IntoView + use<> {
    let opening = html!(
        (head(frame, title)) "<body class='govuk-template__body'>"
        "<a href='#main-content' class='govuk-skip-link'>" (chrome::SKIP.get(frame.lang)) "</a>"
        (header(frame)) "<div class='govuk-width-container page'>"
    );
    let closing = html!("</div>" (footer(frame)) (loader(frame, programs)) "</body></html>");
    (opening.into_render(), body, closing.into_render())
}

fn head(frame: &Frame, title: &str) -> Html {
    html!(
        "<!DOCTYPE html><html lang='" (frame.lang.tag()) "' class='govuk-template" (when(frame.kiosk, " kiosk"))
        "'><head><meta charset='utf-8'><title>" (title) " – " (chrome::SERVICE) "</title>"
        "<meta name='viewport' content='width=device-width, initial-scale=1, viewport-fit=cover'>"
        "<meta name='theme-color' content='#0b4f5c'><meta name='format-detection' content='telephone=no'>"
        "<link rel='stylesheet' href='" (frame.assets.css) "'>"
        "<link rel='icon' href='/favicon.svg' type='image/svg+xml'></head>"
    )
}

fn header(frame: &Frame) -> Html {
    let lang = frame.lang;
    html!(
        "<header class='site-header'><div class='govuk-width-container site-header__inner'><div class='site-header__name'>"
        "<a class='site-header__home' href='/'>" (chrome::SERVICE) "</a><span class='site-header__line'>"
        (chrome::SERVICE_LINE.get(lang)) "</span></div><nav class='site-nav' aria-label='" (chrome::NAVIGATION.get(lang))
        "'><ul class='site-nav__list'>" (nav_item(frame, "/thu-tuc", chrome::NAV_PROCEDURES))
        (nav_item(frame, "/tra-cuu", chrome::NAV_LOOKUP)) (frame.kiosk.then(|| nav_item(frame, "/ho-so", chrome::NAV_FINISH)))
        "</ul></nav>" (language_switch(frame)) "</div></header>"
    )
}

fn nav_item(frame: &Frame, path: &'static str, text: Text) -> Html {
    let current = frame.path == path;
    html!(
        "<li><a class='site-nav__link' href='" (path) "'" (when(current, " aria-current='page'")) ">"
        (text.get(frame.lang)) "</a></li>"
    )
}

/// The switch is a post, so that no cache and no link prefetch changes the language.
fn language_switch(frame: &Frame) -> Html {
    let (other, name) = match frame.lang {
        Lang::Vi => (Lang::En, "English"),
        Lang::En => (Lang::Vi, "Tiếng Việt"),
    };
    html!(
        "<form class='site-lang' method='post' action='/ngon-ngu'><input type='hidden' name='ve' value='" (frame.path)
        "'><button class='site-lang__button' name='ngon-ngu' value='" (other.tag()) "' lang='" (other.tag()) "'>" (name)
        "</button></form>"
    )
}

fn footer(frame: &Frame) -> Html {
    let lang = frame.lang;
    // A kiosk cannot dial.
    let phone =
        if frame.kiosk { html!("<strong>" (*frame.help_phone) "</strong>") } else { phone_link(&frame.help_phone) };
    let link = |href: &'static str, text: Text| html!("<li><a class='site-footer__link' href='" (href) "'>" (text.get(lang)) "</a></li>");
    html!(
        "<footer class='site-footer'><div class='govuk-width-container'><p class='site-footer__help'>"
        (chrome::HELP.get(lang)) " " (phone) "</p><p class='site-footer__report'>" (chrome::REPORT.get(lang))
        "</p><nav aria-label='" (chrome::FOOTER_LINKS.get(lang)) "'><ul class='site-footer__list'>"
        (link("/tro-nang", chrome::ACCESSIBILITY)) (link("/quyen-rieng-tu", chrome::PRIVACY))
        (link("/cong-khai", chrome::PUBLISHED)) "</ul></nav></div></footer>"
    )
}

fn loader(frame: &Frame, programs: &[Program]) -> Option<Html> {
    let nonce = frame.nonce.as_deref().filter(|_| !programs.is_empty())?;
    let addresses: Vec<&str> = programs
        .iter()
        .map(|program| frame.assets.of(*program))
        .flat_map(|files| [files.js.as_str(), files.wasm.as_str()])
        .collect();
    let mut script = html!(
        "<script type='module' id='islands'" (attr("nonce", nonce)) " data-programs='" (addresses.join(" ")) "'>"
    );
    script.literal(LOADER);
    script.literal("</script>");
    Some(script)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::assets::{Assets, ProgramFiles};

    fn frame() -> Frame {
        Frame {
            lang: Lang::Vi,
            kiosk: false,
            path: "/thu-tuc".into(),
            nonce: Some("bí&mật".into()),
            assets: Arc::new(Assets { forms: files("a"), files: files("b"), css: "/pkg/a.css".into() }),
            help_phone: "0252 000 000".into(),
        }
    }

    fn files(name: &str) -> ProgramFiles {
        ProgramFiles { js: format!("/pkg/{name}.js"), wasm: format!("/pkg/{name}.wasm") }
    }

    fn render(frame: &Frame, programs: &[Program]) -> String {
        document(frame, "Tra cứu <x>", programs, html!("<main>nội dung</main>").into_view()).to_html()
    }

    #[test]
    fn is_one_well_formed_document() {
        let html = render(&frame(), &[]);
        assert!(html.starts_with("<!DOCTYPE html><html lang='vi' class='govuk-template'><head>"));
        assert!(html.contains("<title>Tra cứu &lt;x&gt; – Một Chạm</title>"));
        assert!(html.contains("<div class='govuk-width-container page'><main>nội dung</main></div><footer"));
        assert!(html.ends_with("</footer></body></html>"));
        for tag in ["a", "div", "form", "nav", "ul", "li", "header", "footer", "button", "span", "p"] {
            let opened = html.matches(&format!("<{tag} ")).count() + html.matches(&format!("<{tag}>")).count();
            assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "<{tag}>");
        }
    }

    #[test]
    fn script_only_with_island_and_nonce() {
        assert!(!render(&frame(), &[]).contains("<script") && !render(&frame(), &[]).contains("preload"));
        let html = render(&frame(), &[Program::Forms]);
        assert!(
            html.contains(
                "<script type='module' id='islands' nonce='bí&amp;mật' data-programs='/pkg/a.js /pkg/a.wasm'>"
            )
        );
        assert_eq!(html.matches("</script>").count(), 1);
        assert!(!render(&Frame { nonce: None, ..frame() }, &[Program::Forms]).contains("<script"));
    }

    #[test]
    fn a_page_is_given_the_programs_that_it_needs_in_one_script() {
        let html = render(&frame(), &[Program::Forms, Program::Files]);
        assert!(html.contains(" data-programs='/pkg/a.js /pkg/a.wasm /pkg/b.js /pkg/b.wasm'>"));
        assert_eq!(html.matches("</script>").count(), 1);
    }

    #[test]
    fn language_switch_comes_back_to_the_page() {
        let html = render(&Frame { path: "/a'b".into(), ..frame() }, &[]);
        assert!(html.contains("<input type='hidden' name='ve' value='/a&#39;b'>"));
        assert!(html.contains("name='ngon-ngu' value='en' lang='en'>English</button>"));
        let english = render(&Frame { lang: Lang::En, ..frame() }, &[]);
        assert!(english.contains("<html lang='en'") && english.contains("value='vi' lang='vi'>Tiếng Việt</button>"));
    }

    #[test]
    fn help_number_can_be_dialled_but_not_on_a_kiosk() {
        assert!(render(&frame(), &[]).contains("href='tel:0252000000'>0252 000 000</a>"));
        let kiosk = render(&Frame { kiosk: true, ..frame() }, &[]);
        assert!(kiosk.contains("class='govuk-template kiosk'") && !kiosk.contains("tel:"));
    }

    #[test]
    fn present_page_is_marked_in_the_navigation() {
        let html = render(&frame(), &[]);
        assert!(html.contains("href='/thu-tuc' aria-current='page'>Thủ tục</a>"));
        assert_eq!(html.matches("aria-current").count(), 1);
    }
}
