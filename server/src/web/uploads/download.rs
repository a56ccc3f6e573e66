//! A file back to its owner.

use axum::{
    body::Body,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

use crate::{
    state::AppState,
    uploads::{Kind, Reader, with_ending},
    web::{PageError, PageResult, Visitor},
};

/// Nothing runs in it, nothing is loaded by it, nothing frames it.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'";

/// `GET /nop-ho-so/{id}/tep/{upload}`: for who has the draft, or may see the submission in full. On a device of the centre
/// nothing is handed out: it would stay there, and others look over the shoulder.
pub async fn show(State(app): State<AppState>, visitor: Visitor, Path((_, id)): Path<(String, String)>) -> PageResult {
    let browser = visitor.browser().filter(|_| !visitor.kiosk).ok_or(PageError::NotFound)?;
    let upload = app.uploads.find(&browser, &id).await?.ok_or(PageError::NotFound)?;
    let file = upload.file.as_ref().ok_or(PageError::NotFound)?;
    let kind = Kind::from_short(&file.kind).ok_or(PageError::Internal)?;
    let headers = [
        (header::CONTENT_TYPE, kind.media_type().to_owned()),
        (header::CONTENT_LENGTH, file.bytes.to_string()),
        (header::CONTENT_DISPOSITION, disposition(&with_ending(&upload.new.name, kind))),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
    ];
    let body = Body::from_stream(app.uploads.stream(&upload, Reader::Owner)?);
    Ok::<Response, PageError>((headers, body).into_response())
}

/// Saved, not shown, under its name: in the letters that every client understands, and as it is (RFC 6266).
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || " .-_()".contains(letter) { letter } else { '_' })
        .collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(
            disposition("Giấy \"1\".pdf"),
            "attachment; filename=\"Gi_y _1_.pdf\"; filename*=UTF-8''Gi%E1%BA%A5y%20%221%22.pdf"
        );
    }
}
