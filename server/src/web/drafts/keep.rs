//! A draft is kept for longer.

use axum::extract::{Path, State};

use crate::{
    state::AppState,
    web::{Fields, PageResult, Visitor, see_other, submission},
};

/// `POST /nop-ho-so/{id}/giu-them`: the draft's days begin anew.
pub async fn longer(
    State(app): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let kept = submission::keep_longer(&app, &visitor, &id, &fields.get("ban-nhap")).await?;
    Ok(see_other(&if kept { "/ho-so?da-luu=1".to_owned() } else { submission::draft_gone(&id) }))
}
