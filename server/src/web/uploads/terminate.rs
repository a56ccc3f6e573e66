//! `DELETE`: the citizen takes a file back.

use axum::http::StatusCode;

use super::{Answer, Asked, Problem, bare};

/// Answers it. What was sent is not taken back.
pub async fn terminate(id: &str, asked: Asked) -> Answer {
    let browser = asked.visitor.browser().ok_or(Problem::NotFound)?;
    if asked.app.uploads.remove(&browser, id).await? {
        Ok(bare(StatusCode::NO_CONTENT, []))
    } else {
        Err(Problem::NotFound)
    }
}
