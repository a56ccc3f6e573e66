//! `PUT /filings/{key}/files/{fileId}`.

use axum::{
    Extension,
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode},
};
use bytes::Bytes;
use data_encoding::{BASE64, HEXLOWER};

use super::{
    Api,
    auth::Client,
    body,
    document::FileProblems,
    idempotency::Key,
    problem::{self, Kind, Problem},
    wire::file_id,
};
use crate::province::{LARGEST_FILE, embedded::Kept, sha256};

/// Name of the header with the checksum.
pub const DIGEST: &str = "repr-digest";
/// Longest file in bytes.
const LIMIT: usize = LARGEST_FILE as usize;

/// Send a file of a filing
///
/// Keeps a file for the filing that will come with this key. Files come first, then the filing that names them; a filing is
/// registered with all its files or not at all. What no filing names within 7 days is deleted.
///
/// **Idempotent by key and id**: the same bytes again are 204 and change nothing, at any time, also after the filing was
/// registered. Other bytes under the same id are 422 `file-differs`.
///
/// The body is the file itself, byte for byte: a signed PDF stays signed. `Content-Type` says what the client takes it for;
/// what counts is `mediaType` in the filing. The key is the one of `POST /filings`, percent-encoded, and belongs to the client.
#[utoipa::path(
    put,
    path = "/filings/{key}/files/{fileId}",
    operation_id = "sendFile",
    tag = "filings",
    params(
        ("key" = String, Path, description = "The filing's own key; see *Idempotency*.",
            min_length = 1, max_length = 255, example = json!("0f5e9c1a7b3d4e628f90a1b2c3d4e5f6")),
        ("fileId" = String, Path, description = "The client's id of the file, 1 to 64 letters, digits, hyphens and underscores; the filing names it.",
            pattern = "^[A-Za-z0-9_-]{1,64}$", example = json!("6f1c0a9be54d4d6c8b3a2f7e01d5c4b3")),
        ("Repr-Digest" = String, Header, description = "SHA-256 of the body (RFC 9530). Without it a file that was damaged on the way would be kept.",
            example = json!("sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:")),
    ),
    request_body(content = String, content_type = "application/octet-stream", description = "The file, 1 byte to 10 MiB."),
    responses(
        (status = 201, description = "Kept."),
        (status = 204, description = "The same bytes were kept before."),
        FileProblems,
    ),
)]
pub async fn keep(
    State(api): State<Api>,
    Extension(client): Extension<Client>,
    Path((key, id)): Path<(String, String)>,
    request: Request,
) -> Result<StatusCode, Problem> {
    let key = Key::of(&client, &key)?;
    file_id("fileId", &id)?;
    let digest = digest(request.headers()).ok_or_else(|| Problem::of(Kind::DigestInvalid))?;
    let running = api.running.begin(&Key(format!("{}/{id}", key.0)))?;
    // Whoever holds a place may have a whole file in memory.
    let place = api.file_places.acquire().await.map_err(|_| Problem::of(Kind::Unavailable))?;
    let file = Bytes::from(body::read(request.into_body(), LIMIT).await?);
    if file.is_empty() {
        return Err(Problem::field("body", "it is empty"));
    }
    if sha256(&file) != digest {
        return Err(Problem::of(Kind::DigestDiffers));
    }
    // On a task of its own: a client that goes away does not stop half of it.
    let (province, clock) = (api.province.clone(), api.clock.clone());
    let done = tokio::spawn(async move {
        let _running = running;
        province.keep_file(&key.0, &id, file, clock.now()).await
    });
    let kept = done.await.map_err(problem::broken)??;
    drop(place);
    Ok(match kept {
        Kept::New => StatusCode::CREATED,
        Kept::Already => StatusCode::NO_CONTENT,
    })
}

/// The body's SHA-256 as the header says, in hexadecimal digits. Other algorithms may stand beside it.
fn digest(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(DIGEST).iter().filter_map(|value| value.to_str().ok());
    let mut members = values.flat_map(|value| value.split(','));
    let encoded = members.find_map(|member| member.trim().strip_prefix("sha-256=:")?.strip_suffix(':'))?;
    let digest = BASE64.decode(encoded.as_bytes()).ok()?;
    (digest.len() == 32).then(|| HEXLOWER.encode(&digest))
}

/// The header's value for a checksum in hexadecimal digits.
pub fn digest_of(sha256: &str) -> String {
    let bytes = HEXLOWER.decode(sha256.as_bytes()).unwrap_or_default();
    format!("sha-256=:{}:", BASE64.encode(&bytes))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn read(value: &str) -> Option<String> {
        digest(&HeaderMap::from_iter([(DIGEST.parse().unwrap(), HeaderValue::from_str(value).unwrap())]))
    }

    #[test]
    fn a_digest_is_read_among_others() {
        let hash = sha256("tệp".as_bytes());
        let written = digest_of(&hash);
        assert_eq!(read(&written), Some(hash.clone()));
        assert_eq!(read(&format!("md5=:AAAA:, {written}")), Some(hash));
        for wrong in ["", "sha-256=", "sha-256=:!:", "sha-256=:AAAA:", "sha-512=:AAAA:", &written[..20]] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
        assert_eq!(digest(&HeaderMap::new()), None);
    }
}
