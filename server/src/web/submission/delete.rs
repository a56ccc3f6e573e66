//! Delete a draft.

use app::pages::submission::delete::DeleteDraft;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};

use super::{fileable, subject};
use crate::{
    state::AppState,
    web::{PageResult, Visitor, render, see_other},
};

/// `GET /nop-ho-so/{id}/xoa`.
pub async fn ask(State(app): State<AppState>, visitor: Visitor, Path(id): Path<String>) -> PageResult {
    let (procedure, _) = fileable(&app, &id)?;
    let subject = subject(procedure);
    let back_href = subject.start_href();
    Ok(render(&app, &visitor, StatusCode::OK, DeleteDraft { subject, back_href }).await)
}

/// `POST /nop-ho-so/{id}/xoa`.
pub async fn delete(State(app): State<AppState>, visitor: Visitor, Path(id): Path<String>) -> PageResult {
    let (procedure, _) = fileable(&app, &id)?;
    if let Some(browser) = visitor.browser() {
        let draft = app.store.draft(&browser, &procedure.id, app.clock.now()).await?;
        app.store.delete_draft(&browser, &procedure.id).await?;
        if let Some(draft) = draft {
            app.uploads.forget_draft(&draft.id).await?;
        }
    }
    Ok(see_other(&subject(procedure).start_href()))
}
