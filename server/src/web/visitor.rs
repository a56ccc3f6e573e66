//! Who asks: language, device, and the random token by which a browser finds its drafts and dossiers again.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use app::{components::look::Look, text::Lang};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
    response::Response,
};
use data_encoding::HEXLOWER;

use super::{Cookies, set_cookie};
use crate::{keys::token_hash, state::AppState};

/// Cookie with the browser's random token (128 bits).
const BROWSER: &str = "trinh-duyet";
/// Cookie with the language of the chrome.
pub const LANGUAGE: &str = "ngon-ngu";
/// Cookie that marks a device of the centre.
pub const DEVICE: &str = "thiet-bi";

/// Days that the browser's cookie is kept after the last use.
const BROWSER_DAYS: i64 = 180;

/// Minutes on a device of the centre: whoever comes next must find nothing.
const KIOSK_MINUTES: i64 = 15;

/// Who asks for a page.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Language of the chrome.
    pub lang: Lang,
    /// A kiosk of the centre.
    pub kiosk: bool,
    /// Path of the request, without query.
    pub path: String,
    /// Address of the client's network connection.
    pub address: IpAddr,
    /// All cookies.
    cookies: Cookies,
    browser: Option<String>,
}

impl Visitor {
    /// Language and device, as the components need them.
    pub fn look(&self) -> Look {
        Look { lang: self.lang, kiosk: self.kiosk }
    }

    /// Value of our cookie `name`.
    pub fn cookie(&self, app: &AppState, name: &str) -> Option<&str> {
        self.cookies.get(app, name)
    }

    /// Hash of the browser's token, if it has one.
    pub fn browser(&self) -> Option<Vec<u8>> {
        self.browser.as_deref().map(token_hash)
    }

    /// On a device of the centre the token lives as long as somebody is there: each page that is shown renews it.
    pub fn renew_on_kiosk(&self, app: &AppState, response: &mut Response) {
        if self.kiosk && self.browser.is_some() {
            self.browser_or_new(app).keep(app, response);
        }
    }

    /// Removes the browser's token.
    pub fn forget_browser(&self, app: &AppState, response: &mut Response) {
        set_cookie(app, response, BROWSER, "", 0);
    }

    /// The browser's token for an act that must find it again: the one it has, else a new one.
    pub fn browser_or_new(&self, app: &AppState) -> BrowserToken {
        let token = self.browser.clone().unwrap_or_else(|| HEXLOWER.encode(&app.random.bytes::<16>()));
        BrowserToken { token, seconds: if self.kiosk { KIOSK_MINUTES * 60 } else { BROWSER_DAYS * 24 * 60 * 60 } }
    }
}

/// A browser's token, to be set as a cookie.
pub struct BrowserToken {
    token: String,
    /// How long the browser keeps it.
    seconds: i64,
}

impl BrowserToken {
    /// Its hash, as the store knows it.
    pub fn hash(&self) -> Vec<u8> {
        token_hash(&self.token)
    }

    /// Sets (or renews) the cookie.
    pub fn keep(&self, app: &AppState, response: &mut Response) {
        set_cookie(app, response, BROWSER, &self.token, self.seconds);
    }
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Infallible> {
        let cookies = Cookies::read(&parts.headers);
        let well_formed = |token: &&str| token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
        Ok(Self {
            lang: cookies.get(app, LANGUAGE).map_or(Lang::Vi, Lang::from_tag),
            kiosk: cookies.get(app, DEVICE) == Some("kiosk"),
            path: parts.uri.path().to_owned(),
            address: address(parts, app),
            browser: cookies.get(app, BROWSER).filter(well_formed).map(str::to_owned),
            cookies,
        })
    }
}

/// Where the client is. Behind a proxy the last entry of the header is the proxy's own word; what stands before it may be
/// anybody's.
fn address(parts: &Parts, app: &AppState) -> IpAddr {
    let forwarded = app.options.behind_proxy.then(|| parts.headers.get_all("x-forwarded-for").iter().next_back());
    let forwarded = forwarded.flatten().and_then(|line| line.to_str().ok()).and_then(|line| line.rsplit(',').next());
    let connected = || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|connection| connection.0.ip());
    forwarded
        .and_then(|address| address.trim().parse().ok())
        .or_else(connected)
        .unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

#[cfg(test)]
mod tests {
    use axum::{
        body::Body,
        http::{Request, header},
    };
    use tower::ServiceExt as _;

    use crate::{router, testing};

    const TOKEN: &str = "trinh-duyet=0123456789abcdef0123456789abcdef";

    #[tokio::test]
    async fn a_kiosk_remembers_somebody_while_they_are_there_and_forgets_them_when_they_finish() {
        let (app, _folder) = testing::app().await;
        let router = router::build(&app);
        let cookies = async |request: axum::http::request::Builder, cookie: &str| {
            let request = request.header(header::COOKIE, cookie).header("sec-fetch-site", "same-origin");
            let response = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
            let set = response.headers().get_all(header::SET_COOKIE).iter();
            let set: Vec<_> = set.map(|cookie| cookie.to_str().unwrap().to_owned()).collect();
            let location = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
            (set, location)
        };
        let kiosk = format!("{TOKEN}; thiet-bi=kiosk");
        let (set, _) = cookies(Request::get("/ho-so"), &kiosk).await;
        assert_eq!(set, [format!("{TOKEN}; Path=/; HttpOnly; SameSite=Lax; Max-Age=900")]);
        let (set, _) = cookies(Request::get("/ho-so"), TOKEN).await;
        assert!(set.is_empty(), "at home it is set once");

        let (set, location) = cookies(Request::post("/ho-so"), &kiosk).await;
        assert_eq!(set, ["trinh-duyet=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"]);
        assert_eq!(location.as_deref(), Some("/"));
        let (_, location) = cookies(Request::post("/ho-so"), TOKEN).await;
        assert_eq!(location.as_deref(), Some("/ho-so"));
    }
}
