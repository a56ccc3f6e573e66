//! Somebody's file as an answer: to be saved, never to be a part of this site.

use std::fmt::Write as _;

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

/// Marks a response that is somebody's file: the headers' middleware then puts it into a sandbox.
#[derive(Clone, Copy, Debug)]
pub struct SomebodysFile;

/// The file, to be saved under this name. Whatever is in it runs nothing here: its policy is a sandbox, its kind is not guessed.
pub fn download(name: &str, media_type: &str, body: impl Into<Body>) -> Response {
    let kind = HeaderValue::from_str(media_type).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let disposition = HeaderValue::from_str(&disposition(name)).unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)];
    let mut response = (headers, body.into()).into_response();
    response.extensions_mut().insert(SomebodysFile);
    response
}

/// `attachment` with the name in ASCII, and whole for who reads RFC 5987.
fn disposition(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    let mut disposition = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            disposition.push(byte.into());
        } else {
            let _ = write!(disposition, "%{byte:02X}");
        }
    }
    disposition
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_a_name() {
        assert_eq!(
            disposition("Trích lục.pdf"),
            "attachment; filename=\"Tr_ch l_c.pdf\"; filename*=UTF-8''Tr%C3%ADch%20l%E1%BB%A5c.pdf"
        );
        let wicked = disposition("a\"; filename=b\r\nX: y;é");
        assert!(!wicked.contains(['\r', '\n']), "{wicked}");
        assert_eq!(wicked.matches('"').count(), 2, "{wicked}");
    }
}
