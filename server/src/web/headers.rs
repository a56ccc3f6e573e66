//! Headers of every response: content security policy, caching, and the fixed ones.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::{download::SomebodysFile, render::ScriptNonce};
use crate::{router::Class, state::AppState};

/// Middleware: sets what every response carries.
pub async fn set(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let class = Class::of(request.uri().path());
    let mut response = next.run(request).await;
    dress(&app, class, &mut response);
    response
}

/// Sets what a response of this class carries.
pub fn dress(app: &AppState, class: Class, response: &mut Response) {
    let nonce = response.extensions_mut().remove::<ScriptNonce>();
    let file = response.extensions_mut().remove::<SomebodysFile>();
    let headers = response.headers_mut();
    let policy = if file.is_some() { FILE_POLICY.to_owned() } else { policy(nonce.as_ref()) };
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if app.is_https() {
        headers
            .insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    if class == Class::Asset && response.status().is_success() {
        // Set by the asset service: names carry a hash of the content.
        return;
    }
    let headers = response.headers_mut();
    let (caching, indexed) = match class {
        Class::Public | Class::Asset => ("no-cache", true),
        Class::Personal | Class::Operator | Class::Machine => ("no-store", false),
    };
    // A page that gives somebody a cookie is nobody else's.
    let caching = if headers.contains_key(header::SET_COOKIE) { "no-store" } else { caching };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    // The page depends on language and device, which stand in cookies.
    headers.append(header::VARY, HeaderValue::from_static("cookie"));
    if !indexed {
        headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    }
}

/// Headers that never change. `same-origin` and not `no-referrer`: the latter makes a post's Origin null.
const FIXED: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
];

/// The policy of somebody's file: it is no page of ours, and runs nothing.
const FILE_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox";

/// The policy, built up from nothing.
fn policy(nonce: Option<&ScriptNonce>) -> String {
    let mut policy = String::from("default-src 'none'");
    // The one style sheet; there is no inline style.
    policy.push_str("; style-src 'self'");
    // The icon, and pictures that the citizen has attached. QR codes are inline SVG and need nothing.
    policy.push_str("; img-src 'self'");
    if nonce.is_some() {
        // A photo just chosen is made smaller, and shown, before it is anywhere but in this page; only its script can
        // give it such an address.
        policy.push_str(" blob:");
    }
    // Forms post to us only.
    policy.push_str("; form-action 'self'");
    // No page frames us, no base element moves our links.
    policy.push_str("; frame-ancestors 'none'; base-uri 'none'");
    if let Some(ScriptNonce(nonce)) = nonce {
        // The loader of this response and what it imports; WebAssembly is compiled, nothing is evaluated.
        policy.push_str(&format!("; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'"));
        // The loader fetches the WebAssembly, the commune picker asks the server, files are sent to it.
        policy.push_str("; connect-src 'self'");
    }
    policy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_script_allows_none() {
        assert!(!policy(None).contains("script-src"));
        assert!(policy(Some(&ScriptNonce("abc".to_owned()))).contains("script-src 'nonce-abc'"));
        assert!(!policy(None).contains("blob:"));
        assert!(policy(Some(&ScriptNonce("abc".to_owned()))).contains("; img-src 'self' blob:;"));
        for policy in [policy(None), policy(Some(&ScriptNonce("abc".to_owned())))] {
            assert!(policy.starts_with("default-src 'none'"));
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        }
    }
}
