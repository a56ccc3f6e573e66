//! `OPTIONS`: what the server can do.

use axum::{http::StatusCode, response::Response};

use super::{VERSION, bare};
use crate::state::AppState;

/// Everything that is done beside the core.
const EXTENSIONS: &str = "creation,creation-with-upload,expiration,checksum,termination";
/// Checksums that are known, the better one last: a client takes the first that it knows.
pub const ALGORITHMS: &str = "sha1,sha256";

/// Answers it; whatever version the client has.
pub fn options(app: &AppState) -> Response {
    bare(
        StatusCode::NO_CONTENT,
        [
            ("tus-version", VERSION.to_owned()),
            ("tus-extension", EXTENSIONS.to_owned()),
            ("tus-max-size", app.uploads.limits().file_bytes.to_string()),
            ("tus-checksum-algorithm", ALGORITHMS.to_owned()),
        ],
    )
}
