//! Cookies: HttpOnly, SameSite=Lax, and over TLS Secure with the `__Host-` prefix.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use crate::state::AppState;

/// The cookies of a request.
#[derive(Clone, Debug, Default)]
pub struct Cookies(Vec<(String, String)>);

impl Cookies {
    /// Reads the cookie headers.
    pub fn read(headers: &HeaderMap) -> Self {
        let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let pairs = pairs.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        Self(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// The value of our cookie `name`. Over TLS only the `__Host-` one counts: another subdomain cannot set it.
    pub fn get(&self, app: &AppState, name: &str) -> Option<&str> {
        let full = full_name(app, name);
        self.0.iter().find(|(candidate, _)| *candidate == full).map(|(_, value)| value.as_str())
    }
}

fn full_name(app: &AppState, name: &str) -> String {
    if app.is_https() { format!("__Host-{name}") } else { name.to_owned() }
}

/// Sets our cookie `name` for `max_age` seconds; 0 removes it.
pub fn set_cookie(app: &AppState, response: &mut Response, name: &str, value: &str, max_age: i64) {
    let secure = if app.is_https() { "; Secure" } else { "" };
    let cookie = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}", full_name(app, name));
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
