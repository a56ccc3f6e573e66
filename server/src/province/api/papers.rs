//! `GET /dossiers/{code}/papers/{id}`.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::dossier::DossierCode;

use super::{
    Api,
    document::{ListProblems, ReadProblems, UnknownPaper},
    files::{DIGEST, digest_of},
    problem::{Kind, Problem},
};

/// A paper of the agency, byte for byte
///
/// For the service itself, which shows it to who may see the dossier in full. The body is the file as the agency made it: a signed
/// PDF stays signed. It has the size and the checksum that the dossier tells; what differs is shown to nobody.
///
/// A system whose dossiers name no `papers` may leave it out: 501.
#[utoipa::path(
    get,
    path = "/dossiers/{code}/papers/{id}",
    operation_id = "readPaper",
    tag = "dossiers",
    params(
        ("code" = String, Path, description = "The dossier code, as it was given.", example = json!("H36-261123-0001")),
        ("id" = String, Path, description = "Id of the paper, as the dossier tells it.",
            pattern = "^[A-Za-z0-9_-]{1,64}$", example = json!("4f1c0a9be54d4d6c8b3a2f7e01d5c4b3")),
    ),
    responses(
        (status = 200, description = "The file, with its own `Content-Type`.", body = String, content_type = "application/octet-stream",
            headers(("Repr-Digest" = String, description = "SHA-256 of the body (RFC 9530)."))),
        UnknownPaper,
        ListProblems,
        ReadProblems,
    ),
)]
pub async fn show(State(api): State<Api>, Path((code, id)): Path<(String, String)>) -> Result<Response, Problem> {
    let not_found = || Problem::of(Kind::PaperNotFound);
    let code = DossierCode::parse(&code).map_err(|_| not_found())?;
    // Whoever holds a place may have a whole file in memory.
    let _place = api.file_places.acquire().await.map_err(|_| Problem::of(Kind::Unavailable))?;
    let (paper, bytes) = api.province.paper_bytes(&code, &id).await?.ok_or_else(not_found)?;
    let kind = HeaderValue::from_str(&paper.media_type);
    let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"))];
    Ok((headers, [(DIGEST, digest_of(&paper.sha256))], bytes).into_response())
}
