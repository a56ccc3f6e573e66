//! Another device gives code and phone. Unknown and wrong count alike and get the same answer; only who knows both has a
//! message sent.

use app::{
    pages::drafts::{ONE_TIME, resume::Resume},
    text::drafts as words,
};
use axum::{
    extract::State,
    http::{StatusCode, Uri},
    response::Response,
};
use domain::{
    draft_code::{DraftCode, DraftCodeError},
    phone::{Phone, PhoneError},
};
use subtle::ConstantTimeEq;

use super::one_time;
use crate::{
    state::AppState,
    web::{Fields, PageError, PageResult, Visitor, limits, render, see_other},
};

/// Stands for the phone of a draft that is not there, so that both are compared.
const NOBODY: &str = "+84000000000";

/// `GET /lam-tiep?het=`.
pub async fn show(State(app): State<AppState>, visitor: Visitor, uri: Uri) -> PageResult {
    let page = Resume { over: Fields::of_query(&uri).has("het"), ..Resume::default() };
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `POST /lam-tiep`.
pub async fn begin(State(app): State<AppState>, visitor: Visitor, fields: Fields) -> PageResult {
    let (code, phone) = (DraftCode::parse(&fields.get("ma")), Phone::parse(&fields.get("dien-thoai")));
    let mut page = Resume { code: fields.get("ma"), phone: fields.get("dien-thoai"), ..Resume::default() };
    page.code_error = code.err().map(|error| match error {
        DraftCodeError::Empty => words::CODE_MISSING,
        DraftCodeError::Malformed => words::CODE_MALFORMED,
    });
    page.phone_error = phone.as_ref().err().map(|error| match error {
        PhoneError::Empty => words::PHONE_MISSING,
        _ => words::PHONE_MALFORMED,
    });
    let (Ok(code), Ok(phone)) = (code, phone) else {
        return Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await);
    };
    // A wrong try, too, has a browser to be counted by.
    let browser = visitor.browser_or_new(&app);
    let mut response = look_up(&app, &visitor, &browser.hash(), code, &phone, page).await?;
    browser.keep(&app, &mut response);
    Ok(response)
}

async fn look_up(
    app: &AppState,
    visitor: &Visitor,
    browser: &[u8],
    code: DraftCode,
    phone: &Phone,
    mut page: Resume,
) -> Result<Response, PageError> {
    if !limits::may_resume(app, visitor, browser, code).await? {
        page.code_error = Some(words::TOO_MANY_TRIES);
        return Ok(render(app, visitor, StatusCode::TOO_MANY_REQUESTS, page).await);
    }
    let coded = app.store.coded_draft(&app.keys.draft_code_hashes(code), app.clock.now()).await?;
    let expected = coded.as_ref().map_or(NOBODY, |coded| coded.phone.as_str());
    let right = bool::from(expected.as_bytes().ct_eq(phone.as_str().as_bytes()));
    let Some(coded) = coded.filter(|_| right) else {
        page.code_error = Some(words::NO_MATCH);
        return Ok(render(app, visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await);
    };
    limits::resumed(app, visitor, browser, code).await?;
    if !one_time::send(app, visitor, browser, &coded).await? {
        // Who went back has a code that still works; it is given there.
        let pending = app.store.pending_move(browser, app.clock.now()).await?;
        if pending.is_some_and(|pending| pending.draft == coded.id) {
            return Ok(see_other(ONE_TIME));
        }
        page.phone_error = Some(words::TOO_MANY_SENT);
        return Ok(render(app, visitor, StatusCode::TOO_MANY_REQUESTS, page).await);
    }
    Ok(see_other(ONE_TIME))
}
