//! `HEAD`: how much of a file is kept.

use axum::http::{HeaderValue, StatusCode};

use super::{Answer, Asked, Problem, append::tell_expiry, bare};
use crate::{state::AppState, store::Upload, web::Visitor};

/// Answers it. A file that is whole and was not examined yet is examined: the client may never ask for anything else.
pub async fn offset(id: &str, asked: Asked) -> Answer {
    let upload = asked.app.uploads.settle(find(&asked.app, &asked.visitor, id).await?).await?;
    let mut response = bare(StatusCode::OK, [("upload-offset", upload.offset.to_string())]);
    let headers = response.headers_mut();
    match upload.new.length {
        Some(length) => headers.insert("upload-length", length.into()),
        None => headers.insert("upload-defer-length", HeaderValue::from_static("1")),
    };
    if let Some(metadata) = HeaderValue::from_str(&upload.new.metadata).ok().filter(|metadata| !metadata.is_empty()) {
        headers.insert("upload-metadata", metadata);
    }
    tell_expiry(&upload, headers);
    Ok(response)
}

/// The file with this id, if this browser may see it and it has not expired.
pub async fn find(app: &AppState, visitor: &Visitor, id: &str) -> Result<Upload, Problem> {
    let browser = visitor.browser().ok_or(Problem::NotFound)?;
    let upload = app.uploads.find(&browser, id).await?.ok_or(Problem::NotFound)?;
    if app.uploads.is_expired(&upload) { Err(Problem::Expired) } else { Ok(upload) }
}
