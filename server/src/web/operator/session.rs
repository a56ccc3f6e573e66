//! Who is signed in.

use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
    response::{IntoResponse, Response},
};

use super::super::{PageError, Visitor, see_other};
use crate::{province::embedded::Official, state::AppState};

/// Cookie with the session's token.
pub const COOKIE: &str = "can-bo";

/// Cookie with the token of a device in which an official has signed in; it opens nothing.
pub const DEVICE: &str = "can-bo-may";

/// Where signing in leads when nothing else was asked for.
pub const HOME: &str = "/he-thong";

/// An official whose session is open.
pub struct SignedIn {
    /// Who.
    pub official: Official,
    /// The session's token.
    pub token: String,
    /// The request's visitor.
    pub visitor: Visitor,
}

/// Nobody is signed in.
pub enum SessionEnded {
    /// The official must sign in first, and then comes back to this page.
    SignIn {
        /// There was a session.
        had_one: bool,
        /// Page that was asked for.
        then: String,
    },
    /// It could not be found out.
    Failed(PageError),
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = SessionEnded;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, SessionEnded> {
        let Ok(visitor) = Visitor::from_request_parts(parts, app).await;
        let token = visitor.cookie(app, COOKIE).map(str::to_owned);
        if let Some(token) = &token {
            let official = app.province.official(token, app.clock.now()).await;
            if let Some(official) = official.map_err(|error| SessionEnded::Failed(error.into()))? {
                return Ok(Self { official, token: token.clone(), visitor });
            }
        }
        // Only what can be shown can be come back to.
        let then =
            parts.uri.path_and_query().filter(|_| parts.method == Method::GET).map_or(HOME, |asked| asked.as_str());
        Err(SessionEnded::SignIn { had_one: token.is_some(), then: then.to_owned() })
    }
}

impl IntoResponse for SessionEnded {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn { had_one, then } => {
                let mut query = form_urlencoded::Serializer::new(String::new());
                query.append_pair("ve", &then);
                if had_one {
                    query.append_key_only("het-phien");
                }
                see_other(&format!("/he-thong/dang-nhap?{}", query.finish()))
            }
            Self::Failed(error) => error.into_response(),
        }
    }
}

/// The page to go to after signing in: one of the officials' own, else the work list.
pub fn safe_destination(then: &str) -> &str {
    let own =
        then == HOME || then.starts_with("/he-thong/") || then.starts_with("/he-thong?") || then.starts_with("/quay/");
    let is_plain = then.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let elsewhere = !then.starts_with("/he-thong/dang-");
    if own && is_plain && elsewhere { then } else { HOME }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_leads_to_the_operators_pages_only() {
        for own in
            ["/he-thong", "/he-thong?trang=2", "/he-thong/ho-so/H36-261123-0001?trang-thai=qua-han", "/quay/hop-thu"]
        {
            assert_eq!(safe_destination(own), own);
        }
        for other in [
            "",
            "//he-thong",
            "/he-thongx",
            "https://a.vn/he-thong",
            "/he-thong/\r\nx",
            "/he-thong/dang-xuat",
            "/he-thong\\@a",
        ] {
            assert_eq!(safe_destination(other), HOME, "{other}");
        }
    }
}
