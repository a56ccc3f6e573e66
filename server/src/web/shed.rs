//! More requests than can be worked on: the ones over are answered at once and cheaply, so that the others are answered well.

use std::sync::Arc;

use app::{
    components::html::escape,
    text::{Lang, error as words},
};
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{Cookies, headers, visitor::LANGUAGE};
use crate::{figures, router::Class, state::AppState};

/// Seconds after which it is worth to come again; also said on the page.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("30");

/// What middleware [`shed`] needs.
#[derive(Clone)]
pub struct Shedding {
    app: AppState,
    busy: Arc<Busy>,
}

impl Shedding {
    /// Lays out what is said when every place is taken.
    pub fn new(app: &AppState) -> Self {
        Self { app: app.clone(), busy: Arc::new(Busy::new(app)) }
    }
}

/// Middleware before everything else, also before the routes: gives each request one of the places for work, or sends it
/// away at once. The places are many more than there are cores, so that who has one waits already. Who is sent away is
/// counted and not logged: what each of them costs is missing to those who are served, and a flood would fill the disk.
/// Who asks whether we are alive or ready is always answered, and a page that was served gets its style sheet.
pub async fn shed(State(shedding): State<Shedding>, request: Request, next: Next) -> Response {
    let Shedding { app, busy } = &shedding;
    let path = request.uri().path();
    if matches!(path, "/healthz" | "/readyz") || Class::of(path) == Class::Asset {
        return next.run(request).await;
    }
    // A file takes minutes on a slow network: it holds no place of those who wait for a page.
    let places = if brings_file(&request) { app.uploads.places() } else { &app.places };
    let Ok(_place) = places.try_acquire() else {
        figures::shed();
        return busy.answer(app, &request);
    };
    let _in_work = figures::InWork::begin();
    next.run(request).await
}

/// A piece may come with the announcement of its file, and with a method that only a header names.
fn brings_file(request: &Request) -> bool {
    let changes = !request.method().is_safe() || request.headers().contains_key("x-http-method-override");
    let piece = request.uri().path().starts_with("/api/v1/uploads") && changes;
    let kind = request.headers().get(header::CONTENT_TYPE);
    piece || kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}

/// What is said when every place is taken, laid out once.
struct Busy {
    vietnamese: Answer,
    english: Answer,
    machine: Answer,
}

struct Answer {
    headers: HeaderMap,
    body: Bytes,
}

impl Busy {
    fn new(app: &AppState) -> Self {
        let page = |lang: Lang| {
            let title = words::TIMED_OUT.get(lang);
            let page = format!(
                "<!doctype html><html lang='{}'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>\
                 <title>{title}</title></head><body><main><h1>{title}</h1><p>{}</p><p>{}</p><p>{} {}</p></main></body></html>",
                lang.tag(),
                words::OVERLOADED_WHAT.get(lang),
                words::KEPT.get(lang),
                app::text::layout::CALL.get(lang),
                escape(&app.options.help_phone),
            );
            Answer::new(app, Class::Personal, "text/html; charset=utf-8", page)
        };
        Self {
            vietnamese: page(Lang::Vi),
            english: page(Lang::En),
            machine: Answer::new(app, Class::Machine, "text/plain; charset=utf-8", "busy".to_owned()),
        }
    }

    fn answer(&self, app: &AppState, request: &Request) -> Response {
        let answer = if Class::of(request.uri().path()) == Class::Machine {
            &self.machine
        } else {
            match Cookies::read(request.headers()).get(app, LANGUAGE).map_or(Lang::Vi, Lang::from_tag) {
                Lang::Vi => &self.vietnamese,
                Lang::En => &self.english,
            }
        };
        let mut response = Response::new(Body::from(answer.body.clone()));
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        response.headers_mut().clone_from(&answer.headers);
        response
    }
}

impl Answer {
    fn new(app: &AppState, class: Class, kind: &'static str, body: String) -> Self {
        let headers = [(header::RETRY_AFTER, RETRY_AFTER), (header::CONTENT_TYPE, HeaderValue::from_static(kind))];
        let mut response = (StatusCode::SERVICE_UNAVAILABLE, headers).into_response();
        headers::dress(app, class, &mut response);
        response.headers_mut().remove(header::CONTENT_LENGTH);
        Self { headers: std::mem::take(response.headers_mut()), body: body.into() }
    }
}

#[cfg(test)]
mod tests;
