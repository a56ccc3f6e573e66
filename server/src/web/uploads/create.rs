//! `POST`: a file is announced; its first bytes may come along.

use axum::http::{HeaderMap, HeaderValue, StatusCode};

use super::{
    Answer, Asked, Problem, append, bare, is_piece,
    list::{self, words},
    metadata::Metadata,
    number, takes,
};
use crate::{
    uploads::{Announced, Created, Refusal},
    web::limits,
};

/// Answers it.
pub async fn create(asked: Asked) -> Answer {
    let headers = asked.parts.headers.clone();
    let length = number(&headers, "upload-length").ok_or(Problem::BadHeader)??;
    let metadata = Metadata::read(&headers)?;
    let app = asked.app.clone();
    let browser = asked.visitor.browser().ok_or(Problem::NotFound)?;
    let draft = list::draft(&app, &browser, &metadata.draft).await?.ok_or(Problem::NotFound)?;
    let takes = takes::asked(&app, &draft, &metadata.question).ok_or(Problem::NotFound)?;
    limits::upload(&app, &browser).await?;
    let said = Announced {
        draft: metadata.draft,
        question: metadata.question,
        name: metadata.name,
        metadata: metadata.raw,
        length: Some(length),
    };
    let upload = match app.uploads.create(&browser, said, &takes).await? {
        Created::As(upload) => *upload,
        Created::NoDraft => return Err(Problem::NotFound),
        Created::Refused(refusal) => {
            let status = match refusal {
                Refusal::TooBig => StatusCode::PAYLOAD_TOO_LARGE,
                _ => StatusCode::CONFLICT,
            };
            return Err(Problem::Refused(status, words(&app, refusal.code(), &[], asked.visitor.lang)));
        }
    };
    let id = upload.new.id.clone();
    let with_bytes = is_piece(&headers);
    let offset = if with_bytes { append::take(asked, upload, None).await? } else { 0 };
    let mut response = bare(StatusCode::CREATED, [("location", format!("/api/v1/uploads/{id}"))]);
    if with_bytes {
        response.headers_mut().insert("upload-offset", HeaderValue::from(offset));
    }
    // What came of it in the meantime.
    if let Some(upload) = app.store.any_upload(&id).await? {
        append::tell_expiry(&upload, response.headers_mut());
    }
    Ok(response)
}

/// Bytes that a body announces.
pub fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers.get("content-length")?.to_str().ok()?.parse().ok()
}
