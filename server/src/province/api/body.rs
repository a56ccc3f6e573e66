//! A request's body, bounded.

use axum::body::Body;
use futures_util::StreamExt;

use super::problem::{Kind, Problem};

/// So many times the limit is read of a body that is too large: a client that still sends would not see the answer.
const DISCARDED: usize = 8;

/// The whole body, at most `limit` bytes.
///
/// # Errors
/// [`Kind::TooLarge`] if it is longer, [`Kind::BodyTimeout`] if it breaks off.
pub async fn read(body: Body, limit: usize) -> Result<Vec<u8>, Problem> {
    let (mut chunks, mut body, mut length) = (body.into_data_stream(), Vec::new(), 0);
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Problem::of(Kind::BodyTimeout))?;
        length += chunk.len();
        if length <= limit {
            body.extend_from_slice(&chunk);
        } else if length > DISCARDED * limit {
            break;
        }
    }
    if length > limit { Err(Problem::of(Kind::TooLarge)) } else { Ok(body) }
}
