//! Changing the password.

use app::pages::operator::password::{Password, PasswordProblem};
use axum::{
    extract::State,
    http::{StatusCode, Uri},
};

use super::{
    super::{Fields, PageResult, render, see_other},
    SignedIn,
    session::DEVICE,
};
use crate::{province::embedded::PasswordError, state::AppState};

/// `GET /he-thong/mat-khau`.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn, uri: Uri) -> PageResult {
    let changed = Fields::of_query(&uri).has("xong");
    let page = Password { official: signed_in.official.name().to_owned(), problem: None, changed };
    Ok(render(&app, &signed_in.visitor, StatusCode::OK, page).await)
}

/// `POST /he-thong/mat-khau`.
pub async fn change(State(app): State<AppState>, signed_in: SignedIn, fields: Fields) -> PageResult {
    let SignedIn { official, token, visitor } = signed_in;
    let new = fields.get("mat-khau-moi");
    let problem = if new == fields.get("mat-khau-moi-lan-2") {
        let (device, present) = (visitor.cookie(&app, DEVICE), fields.get("mat-khau"));
        let change = app.province.change_password(&official, &token, device, &present, &new, app.clock.now());
        match change.await {
            Ok(()) => return Ok(see_other("/he-thong/mat-khau?xong")),
            Err(PasswordError::Wrong) => PasswordProblem::PresentWrong,
            Err(PasswordError::TooShort) => PasswordProblem::NewTooShort,
            Err(PasswordError::TooLong) => PasswordProblem::NewTooLong,
            Err(PasswordError::Same) => PasswordProblem::NewSame,
            Err(PasswordError::Store(error)) => return Err(error.into()),
        }
    } else {
        PasswordProblem::RepeatDiffers
    };
    let page = Password { official: official.name().to_owned(), problem: Some(problem), changed: false };
    Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await)
}
