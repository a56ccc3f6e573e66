//! Lookup by code and four digits: stage, dates and unit, no name. Unknown and wrong go the same way and get the same
//! answer.

use app::{pages::lookup::search::Search, text::lookup as words};
use axum::{extract::State, http::StatusCode};
use domain::{
    reference::Reference,
    scan::{self, Scanned},
};
use subtle::{Choice, ConstantTimeEq};
use time::Duration;

use super::qr;
use crate::{
    keys::token_hash,
    state::AppState,
    store::Grant,
    web::{Fields, PageError, PageResult, Visitor, limits, render, see_other},
};

/// How long a lookup opens the stage on this device.
const STAGE_MINUTES: i64 = 30;

/// `GET /tra-cuu`.
pub async fn show(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    Ok(render(&app, &visitor, StatusCode::OK, Search::default()).await)
}

/// `POST /tra-cuu`.
pub async fn look_up(State(app): State<AppState>, visitor: Visitor, fields: Fields) -> PageResult {
    let typed = fields.get("ma");
    let digits: String = fields.get("so-cuoi").chars().filter(|c| !c.is_whitespace()).collect();
    let code = scan::read(&typed);
    // The whole link from the QR code needs no second factor.
    if let Scanned::Qr { reference, secret } = &code {
        return qr::open_with(&app, &visitor, *reference, secret.as_str(), "/tra-cuu").await;
    }
    let mut page = Search { code: typed, ..Search::default() };
    if matches!(code, Scanned::Nothing) {
        page.code_error = Some(if page.code.is_empty() { words::CODE_MISSING } else { words::CODE_MALFORMED });
    }
    if digits.is_empty() {
        page.digits_error = Some(words::DIGITS_MISSING);
    } else if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        page.digits_error = Some(words::DIGITS_MALFORMED);
    }
    if page.code_error.is_some() || page.digits_error.is_some() {
        return Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await);
    }
    // Both codes of a submission share one count.
    let reference = reference_of(&app, &code).await?;
    if !limits::may_look_up(&app, &visitor, reference).await? {
        page.code_error = Some(words::TOO_MANY);
        return Ok(render(&app, &visitor, StatusCode::TOO_MANY_REQUESTS, page).await);
    }
    if opens(&app, reference, &digits).await? {
        limits::looked_up(&app, reference).await?;
        let browser = visitor.browser_or_new(&app);
        let until = app.clock.now() + Duration::minutes(STAGE_MINUTES);
        app.store.give_grant(&browser.hash(), reference, Grant::Stage, until).await?;
        let mut response = see_other(&format!("/ho-so/{reference}"));
        browser.keep(&app, &mut response);
        Ok(response)
    } else {
        limits::wrong_lookup(&app, &visitor);
        page.code_error = Some(words::NO_MATCH);
        Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await)
    }
}

/// The reference that a code stands for. An unknown code gets one that no submission has, and goes the same way.
async fn reference_of(app: &AppState, code: &Scanned) -> Result<Reference, PageError> {
    Ok(match code {
        Scanned::Reference(reference) | Scanned::Qr { reference, .. } => *reference,
        Scanned::DossierCode(code) => app.store.by_code(code).await?.unwrap_or_else(|| made_up(code.as_str())),
        Scanned::Nothing => made_up(""),
    })
}

/// Whether the digits are those of the submission. The work is the same whether there is one or not.
async fn opens(app: &AppState, reference: Reference, digits: &str) -> Result<bool, PageError> {
    let given = app.keys.factor(reference, digits);
    let factors = app.store.factors(reference).await?;
    Ok(factors.iter().fold(Choice::from(0), |found, factor| found | factor.ct_eq(&given)).into())
}

/// A reference that no submission has, or only by a chance of one in a milliard, for an unknown code.
fn made_up(code: &str) -> Reference {
    let hash = token_hash(code);
    Reference::from_random(std::array::from_fn(|index| hash[index]))
}
