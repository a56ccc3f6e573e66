//! A file of a dossier, for an official.

use axum::extract::{Path, State};
use domain::dossier::DossierCode;

use super::{
    super::{PageError, PageResult, download::download},
    SignedIn,
};
use crate::state::AppState;

/// `GET /he-thong/ho-so/{code}/tep/{file}`: to be saved. Who opened it is kept in the province's audit.
pub async fn open(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path((code, file)): Path<(String, String)>,
) -> PageResult {
    let code = DossierCode::parse(&code).map_err(|_| PageError::NotFound)?;
    let found = app.province.open_file(&code, &file, &signed_in.official, app.clock.now()).await?;
    let (file, bytes) = found.ok_or(PageError::NotFound)?;
    tracing::info!(target: "access", dossier = %code, file = file.id, "an official opened a file");
    Ok(download(&file.file_name, &file.media_type, bytes))
}

#[cfg(test)]
mod tests {
    use axum::http::{StatusCode, header};
    use http_body_util::BodyExt as _;

    use super::super::tests::{operator, text};
    use crate::province::contract::with_files;

    #[tokio::test]
    async fn a_file_is_listed_and_saved_by_who_is_signed_in() {
        let mut operator = operator().await;
        let (filing, files) = with_files("1234567890");
        let code = operator.app.ports.filings.submit("k", &filing, &files).await.unwrap();
        let path = |id: &str| format!("/he-thong/ho-so/{code}/tep/{id}");
        let id = &filing.attachments[0].id;

        let page = text(operator.get(&format!("/he-thong/ho-so/{code}")).await).await;
        assert!(page.contains(&path(id)) && page.contains("Quyết định ly hôn.pdf</a> (PDF, 293 KB)"), "{page}");

        let answer = operator.get(&path(id)).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let header = |name: header::HeaderName| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header(header::CONTENT_TYPE), "application/pdf");
        assert!(header(header::CONTENT_DISPOSITION).starts_with("attachment; "));
        assert!(header(header::CONTENT_SECURITY_POLICY).ends_with("; sandbox"));
        assert_eq!(header(header::CACHE_CONTROL), "no-store");
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        assert!(bytes == filing.attachments[0].read(&files).await.unwrap());

        for nothing in [path("another"), path(id).replace("0001", "0002"), path(id).replace("H36", "nothing")] {
            assert_eq!(operator.get(&nothing).await.status(), StatusCode::NOT_FOUND, "{nothing}");
        }
        operator.cookie = String::new();
        assert_eq!(operator.get(&path(id)).await.status(), StatusCode::SEE_OTHER);
    }
}
