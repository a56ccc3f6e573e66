//! Signing in and out.

use app::pages::operator::sign_in::{SignIn, SignInProblem};
use axum::{
    extract::State,
    http::{StatusCode, Uri},
    response::Response,
};

use super::{
    super::{Fields, PageError, PageResult, Visitor, render, see_other, set_cookie, wall::Trial},
    SignedIn,
    session::{COOKIE, DEVICE, safe_destination},
};
use crate::{province::embedded::DEVICE_KNOWN, state::AppState};

/// Seconds after which the browser forgets the session; the province ends it earlier when it is idle.
const COOKIE_SECONDS: i64 = 12 * 60 * 60;

/// `GET /he-thong/dang-nhap`.
pub async fn show(State(app): State<AppState>, visitor: Visitor, uri: Uri) -> PageResult {
    let query = Fields::of_query(&uri);
    let page = SignIn {
        ended: query.has("het-phien"),
        then: safe_destination(&query.get("ve")).to_owned(),
        ..SignIn::default()
    };
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `POST /he-thong/dang-nhap`.
pub async fn sign_in(State(app): State<AppState>, visitor: Visitor, fields: Fields) -> PageResult {
    let (name, password) = (fields.get("ten"), fields.get("mat-khau"));
    let then = safe_destination(&fields.get("ve")).to_owned();
    let device = visitor.cookie(&app, DEVICE);
    let problem = if name.is_empty() {
        SignInProblem::NameMissing
    } else if password.is_empty() {
        SignInProblem::PasswordMissing
    } else if app.wall.stops(Trial::WrongPassword, visitor.address, app.clock.now()) {
        return Err(PageError::TooMany);
    } else if let Some(session) = app.province.sign_in(&name, &password, device, app.clock.now()).await? {
        let mut response = see_other(&then);
        set_cookie(&app, &mut response, COOKIE, &session.token, COOKIE_SECONDS);
        set_cookie(&app, &mut response, DEVICE, &session.device, DEVICE_KNOWN.whole_seconds());
        return Ok(response);
    } else {
        app.wall.count(Trial::WrongPassword, visitor.address, app.clock.now());
        SignInProblem::Failed
    };
    let page = SignIn { name, problem: Some(problem), then, ..SignIn::default() };
    Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await)
}

/// `POST /he-thong/dang-xuat`: ends the session here and at the province.
pub async fn sign_out(State(app): State<AppState>, signed_in: SignedIn) -> PageResult {
    app.province.sign_out(&signed_in.token, app.clock.now()).await?;
    let mut response = see_other("/he-thong/dang-nhap");
    set_cookie(&app, &mut response, COOKIE, "", 0);
    Ok(response)
}

/// The page that an official gets whose form came after the session's end, with what was typed into it.
pub async fn ended_while_typing(app: &AppState, visitor: &Visitor, then: &str, kept: String) -> Response {
    let page = SignIn { ended: true, then: safe_destination(then).to_owned(), kept, ..SignIn::default() };
    render(app, visitor, StatusCode::UNAUTHORIZED, page).await
}
