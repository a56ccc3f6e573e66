//! A file back to its owner.

use axum::{
    body::Body,
    extract::{Path, State},
    http::header,
};

use crate::{
    state::AppState,
    uploads::Reader,
    web::{PageError, PageResult, Visitor, download::download},
};

/// `GET /nop-ho-so/{id}/tep/{upload}`, `GET /ho-so/{reference}/tep/{upload}`: for who has the draft, or may see the submission in full. On a device of the centre
/// nothing is handed out: it would stay there, and others look over the shoulder.
pub async fn show(State(app): State<AppState>, visitor: Visitor, Path((_, id)): Path<(String, String)>) -> PageResult {
    let browser = visitor.browser().filter(|_| !visitor.kiosk).ok_or(PageError::NotFound)?;
    let upload = app.uploads.find(&browser, &id).await?.ok_or(PageError::NotFound)?;
    let file = upload.file.as_ref().ok_or(PageError::NotFound)?;
    let kind = upload.kind().ok_or(PageError::Internal)?;
    let body = Body::from_stream(app.uploads.stream(&upload, Reader::Owner)?);
    let mut response = download(&upload.shown_name(), kind.media_type(), body);
    response.headers_mut().insert(header::CONTENT_LENGTH, file.bytes.into());
    Ok(response)
}
