//! A browser in front of the service: it keeps its cookies.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header, request::Builder},
};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use crate::keys::token_hash;

/// A browser that keeps its cookies.
pub struct Browser {
    router: Router,
    cookies: Vec<(String, String)>,
}

/// An answer, read whole.
pub struct Seen {
    /// Status.
    pub status: StatusCode,
    /// Where it leads; empty: nowhere.
    pub location: String,
    /// Body.
    pub text: String,
}

impl Seen {
    /// Status and where it leads.
    pub fn led(&self) -> (u16, &str) {
        (self.status.as_u16(), &self.location)
    }
}

impl Browser {
    /// A browser that has never been here.
    pub fn new(router: &Router) -> Self {
        Self { router: router.clone(), cookies: Vec::new() }
    }

    /// The same on a device of the centre.
    pub fn kiosk(router: &Router) -> Self {
        Self { cookies: vec![("thiet-bi".to_owned(), "kiosk".to_owned())], ..Self::new(router) }
    }

    /// The hash by which the store knows it.
    pub fn hash(&self) -> Vec<u8> {
        let token = self.cookies.iter().find(|(name, _)| name == "trinh-duyet").expect("it has been known");
        token_hash(&token.1)
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Seen {
        self.send(Request::get(path), String::new()).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, body).await
    }

    async fn send(&mut self, request: Builder, body: String) -> Seen {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(header::COOKIE, cookies.join("; ")).body(Body::from(body)).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        for line in answer.headers().get_all(header::SET_COOKIE) {
            let (name, value) = line.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        let location = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        let status = answer.status();
        let text = answer.into_body().collect().await.unwrap().to_bytes();
        Seen { status, location: location.unwrap_or_default(), text: String::from_utf8(text.to_vec()).unwrap() }
    }
}
