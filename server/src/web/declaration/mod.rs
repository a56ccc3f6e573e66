//! The declaration of a dossier, for who may see all of it: a page to print, and a PDF of the same.

use app::pages::declaration::{Declaration, Declared, Reader};
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{eform::Form, reference::Reference};
use tokio::task::spawn_blocking;

use super::{
    PageError, PageResult, Visitor,
    lookup::dossier::opened,
    operator::{SignedIn, dossier::file},
    render, see_other,
};
use crate::{pdf, province::Filing, state::AppState, store::Grant};

mod compose;
#[cfg(test)]
mod tests;

/// `GET /ho-so/{reference}/to-khai`.
pub async fn show(State(app): State<AppState>, visitor: Visitor, Path(reference): Path<String>) -> PageResult {
    let declaration = match sent(&app, &visitor, &reference).await? {
        Ok(declaration) => declaration,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let page = Declared { declaration, reader: Reader::Citizen, dossier_href: format!("/ho-so/{reference}") };
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `GET /ho-so/{reference}/to-khai.pdf`. A shared device keeps no files: it gets the page.
pub async fn download(State(app): State<AppState>, visitor: Visitor, Path(reference): Path<String>) -> PageResult {
    if visitor.kiosk {
        return Ok(see_other(&format!("/ho-so/{reference}/to-khai")));
    }
    match sent(&app, &visitor, &reference).await? {
        Ok(declaration) => file_of(declaration, &reference).await,
        Err(elsewhere) => Ok(elsewhere),
    }
}

/// `GET /he-thong/ho-so/{code}/to-khai`.
pub async fn show_official(State(app): State<AppState>, signed_in: SignedIn, Path(code): Path<String>) -> PageResult {
    let file = file(&app, &code).await?;
    let page = Declared {
        declaration: declared(&app, &file.filing)?,
        reader: Reader::Official(signed_in.official.name().to_owned()),
        dossier_href: format!("/he-thong/ho-so/{}", file.code),
    };
    Ok(render(&app, &signed_in.visitor, StatusCode::OK, page).await)
}

/// `GET /he-thong/ho-so/{code}/to-khai.pdf`.
pub async fn download_official(State(app): State<AppState>, _: SignedIn, Path(code): Path<String>) -> PageResult {
    let file = file(&app, &code).await?;
    file_of(declared(&app, &file.filing)?, file.code.as_str()).await
}

/// What was sent under a reference, or where the visitor goes who may not see all of it.
async fn sent(app: &AppState, visitor: &Visitor, reference: &str) -> Result<Result<Declaration, Response>, PageError> {
    let reference = Reference::parse(reference).map_err(|_| PageError::NotFound)?;
    Ok(match opened(app, visitor, reference).await? {
        Some((Grant::Full, submission)) => Ok(declared(app, &submission.filing)?),
        Some((Grant::Stage, _)) => Err(see_other(&format!("/ho-so/{reference}"))),
        None => Err(see_other("/tra-cuu")),
    })
}

fn declared(app: &AppState, filing: &Filing) -> Result<Declaration, PageError> {
    compose::declaration(filing, form(app, filing)).ok_or(PageError::NotFound)
}

/// Today's form of the procedure.
fn form<'a>(app: &'a AppState, filing: &Filing) -> Option<&'a Form> {
    app.catalogue.form(&filing.procedure_id).map(|form| &**form)
}

/// The PDF, to be kept by who asked for it. Its name holds no personal data.
async fn file_of(declaration: Declaration, name: &str) -> PageResult {
    let pdf = spawn_blocking(move || pdf::declaration::of(&declaration)).await.map_err(anyhow::Error::from)??;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"to-khai-{name}.pdf\"")),
    ];
    Ok((headers, pdf).into_response())
}
