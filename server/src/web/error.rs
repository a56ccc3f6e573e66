//! What a citizen sees when a request cannot be served: what happened, the way on, and whom to call. The cause goes to
//! the log only.

use app::pages::error::{ErrorKind, ErrorPage};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{Visitor, render};
use crate::{province::ProvinceError, router::Class, state::AppState, store::StoreError};

/// Why a page cannot be shown. The response is filled with a page by [`explain`], which knows the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageError {
    /// 404: nothing here, or nothing that this visitor may see.
    NotFound,
    /// 403: the post came from another site.
    CrossSite,
    /// 405: the address takes no such request.
    Method,
    /// 413: more than the page takes.
    TooLarge,
    /// 400: the address is no text.
    Unreadable,
    /// 415: not the post of a form.
    NotAForm,
    /// 429: too many tries.
    TooMany,
    /// 408 or 503: it took too long.
    TimedOut,
    /// 500: our fault.
    Internal,
}

/// A page, or why not.
pub type PageResult = Result<Response, PageError>;

impl PageError {
    fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::TimedOut => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn kind(self) -> ErrorKind {
        match self {
            Self::NotFound | Self::Method => ErrorKind::NotFound,
            Self::CrossSite => ErrorKind::CrossSite,
            Self::TooLarge => ErrorKind::TooLarge,
            Self::NotAForm => ErrorKind::NotAForm,
            Self::Unreadable => ErrorKind::Unreadable,
            Self::TooMany => ErrorKind::TooMany,
            Self::TimedOut => ErrorKind::TimedOut,
            Self::Internal => ErrorKind::Internal,
        }
    }
}

impl IntoResponse for PageError {
    /// An empty response that carries the reason; [`explain`] puts the page in.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed");
        if error.is_passing() { Self::TimedOut } else { Self::Internal }
    }
}

impl From<ProvinceError> for PageError {
    fn from(error: ProvinceError) -> Self {
        tracing::error!(%error, "the province failed");
        Self::Internal
    }
}

impl From<anyhow::Error> for PageError {
    fn from(error: anyhow::Error) -> Self {
        match error.downcast::<StoreError>() {
            Ok(error) => error.into(),
            Err(error) => {
                tracing::error!(%error, "a handler failed");
                Self::Internal
            }
        }
    }
}

/// Middleware: fills a bare error response with a page. Handlers and layers below only say what went wrong.
pub async fn explain(
    axum::extract::State(app): axum::extract::State<AppState>,
    visitor: Visitor,
    request: axum::extract::Request,
    next: axum::middleware::Next,
) -> Response {
    // A machine reads its short answer, not a page.
    let is_for_machines = Class::of(&visitor.path) == Class::Machine;
    let response = next.run(request).await;
    let by_status = match response.status() {
        StatusCode::BAD_REQUEST => Some(PageError::Unreadable),
        StatusCode::NOT_FOUND => Some(PageError::NotFound),
        StatusCode::FORBIDDEN => Some(PageError::CrossSite),
        StatusCode::METHOD_NOT_ALLOWED => Some(PageError::Method),
        StatusCode::PAYLOAD_TOO_LARGE => Some(PageError::TooLarge),
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Some(PageError::TimedOut),
        StatusCode::INTERNAL_SERVER_ERROR => Some(PageError::Internal),
        status if status.is_server_error() => Some(PageError::Internal),
        _ => None,
    };
    let reason = response.extensions().get::<PageError>().copied().or(by_status);
    let has_page = response.headers().get(axum::http::header::CONTENT_TYPE).is_some_and(|kind| {
        kind.as_bytes().starts_with(b"text/html") || kind.as_bytes().starts_with(b"application/json")
    });
    match reason {
        Some(reason) if !has_page && !is_for_machines => {
            let page = ErrorPage { kind: reason.kind(), help_phone: app.options.help_phone.clone() };
            let mut page = render(&app, &visitor, response.status(), page).await;
            if let Some(allow) = response.headers().get(axum::http::header::ALLOW) {
                page.headers_mut().insert(axum::http::header::ALLOW, allow.clone());
            }
            if reason == PageError::TimedOut {
                page.headers_mut().insert(axum::http::header::RETRY_AFTER, axum::http::HeaderValue::from_static("30"));
            }
            page
        }
        _ => response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_store_is_to_be_asked_again_and_a_broken_one_is_our_fault() {
        let status = |error| PageError::from(StoreError(error)).status();
        assert_eq!(status(sqlx::Error::PoolTimedOut), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(status(sqlx::Error::RowNotFound), StatusCode::INTERNAL_SERVER_ERROR);
    }
}
