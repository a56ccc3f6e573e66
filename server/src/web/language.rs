//! The language of the chrome, kept in a cookie.

use app::text::Lang;
use axum::extract::State;

use super::{Fields, PageResult, see_other, set_cookie, visitor::LANGUAGE};
use crate::state::AppState;

/// Days that the chosen language is kept.
pub const LANGUAGE_DAYS: u32 = 365;

/// `POST /ngon-ngu`: keeps the language and comes back to the page.
pub async fn switch(State(app): State<AppState>, fields: Fields) -> PageResult {
    let lang = Lang::from_tag(&fields.get("ngon-ngu"));
    let back = fields.get("ve");
    let mut response = see_other(if is_local(&back) { &back } else { "/" });
    set_cookie(&app, &mut response, LANGUAGE, lang.tag(), i64::from(LANGUAGE_DAYS) * 24 * 60 * 60);
    Ok(response)
}

/// A path of this site: it cannot lead to another one, whatever a browser makes of slashes and backslashes.
fn is_local(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_paths_of_this_site_are_gone_back_to() {
        for path in ["/", "/thu-tuc", "/ho-so/4821937565", "/thu-tuc/1.004873", "/nop-ho-so/1.004873/muc-dich"] {
            assert!(is_local(path), "{path}");
        }
        for path in [
            "",
            "thu-tuc",
            "//evil.vn",
            "/\\evil.vn",
            "\\/evil.vn",
            "https://evil.vn",
            "/a\r\nb",
            "/ evil",
            "/\u{200b}",
        ] {
            assert!(!is_local(path), "{path}");
        }
    }
}
