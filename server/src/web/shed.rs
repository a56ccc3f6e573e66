//! More requests than can be worked on: the ones over are answered at once and cheaply, so that the others are answered well.

use app::{
    components::html::escape,
    text::{Lang, error as words},
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{Cookies, visitor::LANGUAGE};
use crate::{figures, router::Class, state::AppState};

/// Seconds after which it is worth to come again; also said on the page.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("30");

/// Middleware: gives each request one of the places for work, or sends it away at once: the places are many more than there
/// are cores, so that who has one waits already. Who asks whether we are alive or ready is always answered.
pub async fn shed(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if matches!(path, "/healthz" | "/readyz") {
        return next.run(request).await;
    }
    // A file takes minutes on a slow network: it holds no place of those who wait for a page.
    let places = if brings_file(&request) { app.uploads.places() } else { &app.places };
    let Ok(_place) = places.try_acquire() else {
        figures::shed();
        return busy(&app, &request);
    };
    let _in_work = figures::InWork::begin();
    next.run(request).await
}

fn brings_file(request: &Request) -> bool {
    let piece = request.uri().path().starts_with("/api/v1/uploads/") && !request.method().is_safe();
    let kind = request.headers().get(header::CONTENT_TYPE);
    piece || kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}

/// Nothing is looked up and nothing laid out for this page.
fn busy(app: &AppState, request: &Request) -> Response {
    let headers = [(header::RETRY_AFTER, RETRY_AFTER)];
    if Class::of(request.uri().path()) == Class::Machine {
        return (StatusCode::SERVICE_UNAVAILABLE, headers, "busy").into_response();
    }
    let cookies = Cookies::read(request.headers());
    let lang = cookies.get(app, LANGUAGE).map_or(Lang::Vi, Lang::from_tag);
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
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    (StatusCode::SERVICE_UNAVAILABLE, headers, [(header::CONTENT_TYPE, kind)], page).into_response()
}

#[cfg(test)]
mod tests;
