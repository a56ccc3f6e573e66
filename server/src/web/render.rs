//! A page and its model become a response, through the routes of the app.

use std::{future, pin::Pin};

use app::{
    page::{Frame, Page},
    pages::{App, Slot},
    shell,
};
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderValue, Request, StatusCode, header},
    response::{IntoResponse, Response},
};
use data_encoding::BASE64;
use futures_util::stream::{self, Stream};
use leptos::prelude::*;

use super::{PageError, Visitor};
use crate::state::AppState;

/// Type of a page.
pub const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// The nonce of a response's script; the header layer puts it into the policy. A page without an island has none.
#[derive(Clone)]
pub struct ScriptNonce(pub String);

/// Renders a page.
pub async fn render<P: Page>(app: &AppState, visitor: &Visitor, status: StatusCode, page: P) -> Response {
    let nonce = page.has_script().then(|| BASE64.encode(&app.random.bytes::<16>()));
    let html = match document(app, visitor, page, nonce.clone()).await {
        Ok(html) => html,
        Err(error) => return error.into_response(),
    };
    let mut response = (status, [(header::CONTENT_TYPE, HTML)], html).into_response();
    if let Some(nonce) = nonce {
        response.extensions_mut().insert(ScriptNonce(nonce));
    }
    visitor.renew_on_kiosk(app, &mut response);
    response
}

/// The whole document of a page, as text in UTF-8.
///
/// # Errors
/// [`PageError::NotFound`] if the address of the request is none that the app's routes could know.
pub async fn document<P: Page>(
    app: &AppState,
    visitor: &Visitor,
    page: P,
    nonce: Option<String>,
) -> Result<Bytes, PageError> {
    let frame = Frame {
        lang: visitor.lang,
        kiosk: visitor.kiosk,
        path: visitor.path.clone(),
        nonce,
        assets: app.assets.clone(),
        help_phone: app.options.help_phone.as_str().into(),
    };
    let (title, programs) = (page.title(visitor.lang), page.programs());
    // The page is moved into the context, not cloned: leptos_axum wants closures that could run twice.
    let slot = Slot::new(page, frame.clone());
    let context = move || provide_context(slot.clone());
    let document = move || shell::document(&frame, &title, programs, App().into_any());
    let request = Request::builder().uri(P::route(&visitor.path)).body(Body::empty());
    let request = request.map_err(|_| PageError::NotFound)?;
    let response = leptos_axum::handle_response_inner(context, document, request, stream_builder).await;
    // The stream holds one finished piece. As one block it goes out with its length and not in chunks.
    to_bytes(response.into_body(), usize::MAX).await.map_err(|error| {
        tracing::error!(%error, "a page could not be rendered");
        PageError::Internal
    })
}

/// Pages are rendered at once and whole: no page waits for a resource, so there are no chunks to follow and no script
/// to put them in place.
fn stream_builder<IV: IntoView + 'static>(
    view: IV,
    _chunks: BoxedFnOnce<Pieces>,
    _out_of_order: bool,
) -> PinnedFuture<Pieces> {
    let html = view.to_html();
    Box::pin(future::ready(Box::pin(stream::once(future::ready(html))) as Pieces))
}

type Pieces = Pin<Box<dyn Stream<Item = String> + Send>>;
type PinnedFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;
type BoxedFnOnce<T> = Box<dyn FnOnce() -> T + Send>;

/// 303: go and see there.
pub fn see_other(path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => PageError::Internal.into_response(),
    }
}
