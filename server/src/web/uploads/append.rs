//! `PATCH`: bytes of a file.

use axum::http::{HeaderMap, HeaderValue, StatusCode};
use data_encoding::BASE64;

use super::{Answer, Asked, Problem, bare, create::content_length, date::http_date, is_piece, number, offset::find};
use crate::{
    store::{Upload, UploadState},
    uploads::{AppendError, Checksum, body_of},
};

/// Answers it.
pub async fn append(id: &str, asked: Asked) -> Answer {
    let headers = &asked.parts.headers;
    if !is_piece(headers) {
        return Err(Problem::Kind);
    }
    let at = number(headers, "upload-offset").ok_or(Problem::BadHeader)??;
    let checksum = checksum(headers)?;
    let upload = find(&asked.app, &asked.visitor, id).await?;
    if at != upload.offset {
        return Err(Problem::Offset);
    }
    let app = asked.app.clone();
    let offset = take(asked, upload, checksum).await?;
    let mut response = bare(StatusCode::NO_CONTENT, [("upload-offset", offset.to_string())]);
    if let Some(upload) = app.store.any_upload(id).await? {
        tell_expiry(&upload, response.headers_mut());
    }
    Ok(response)
}

/// Takes the body for the file: the offset after it.
pub async fn take(asked: Asked, upload: Upload, checksum: Option<Checksum>) -> Result<u64, Problem> {
    let length = content_length(&asked.parts.headers);
    let most = upload.new.length.unwrap_or_default().saturating_sub(upload.offset);
    if length.is_some_and(|length| length > most) {
        return Err(Problem::TooLong);
    }
    if upload.state != UploadState::Arriving {
        // All is there; without a byte there is nothing to do.
        return if length.unwrap_or_default() == 0 { Ok(upload.offset) } else { Err(Problem::Offset) };
    }
    // A task of its own: when the connection breaks, this request is dropped, and what came must be kept all the same.
    let taken = tokio::spawn(async move {
        let body = body_of(asked.body.into_data_stream(), length);
        asked.app.uploads.append(&upload, checksum, body).await
    });
    match taken.await {
        Ok(taken) => taken.map_err(|error: AppendError| error.into()),
        Err(error) => {
            tracing::error!(%error, "taking a piece failed");
            Err(Problem::Internal)
        }
    }
}

/// `Upload-Checksum`: an algorithm, and the checksum in base64.
fn checksum(headers: &HeaderMap) -> Result<Option<Checksum>, Problem> {
    let Some(header) = headers.get("upload-checksum") else { return Ok(None) };
    let text = header.to_str().map_err(|_| Problem::BadHeader)?;
    let (algorithm, expected) = text.split_once(' ').ok_or(Problem::BadHeader)?;
    let expected = BASE64.decode(expected.as_bytes()).map_err(|_| Problem::BadHeader)?;
    Checksum::of(algorithm, expected).map(Some).ok_or(Problem::BadAlgorithm)
}

/// Until when an unfinished file may arrive.
pub fn tell_expiry(upload: &Upload, headers: &mut HeaderMap) {
    if upload.state == UploadState::Arriving
        && let Ok(date) = HeaderValue::from_str(&http_date(upload.new.expires_at))
    {
        headers.insert("upload-expires", date);
    }
}
