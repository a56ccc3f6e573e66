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
    if limits::lookup_is_locked(&app, &visitor, &code).await? {
        page.code_error = Some(words::TOO_MANY);
        return Ok(render(&app, &visitor, StatusCode::TOO_MANY_REQUESTS, page).await);
    }
    match find(&app, &code, &digits).await? {
        Some(reference) => {
            let browser = visitor.browser_or_new(&app);
            let until = app.clock.now() + Duration::minutes(STAGE_MINUTES);
            app.store.give_grant(&browser.hash(), reference, Grant::Stage, until).await?;
            let mut response = see_other(&format!("/ho-so/{reference}"));
            browser.keep(&app, &mut response);
            Ok(response)
        }
        None => {
            limits::wrong_lookup(&app, &visitor, &code).await?;
            page.code_error = Some(words::NO_MATCH);
            Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await)
        }
    }
}

/// The submission that code and digits open. The work is the same whether the code is known or not: an unknown one is
/// compared under the reference `made_up`.
async fn find(app: &AppState, code: &Scanned, digits: &str) -> Result<Option<Reference>, PageError> {
    let known = match code {
        Scanned::Reference(reference) => Some(*reference),
        Scanned::DossierCode(code) => app.store.by_code(code).await?,
        Scanned::Qr { .. } | Scanned::Nothing => None,
    };
    let reference = known.unwrap_or_else(|| made_up(code));
    let given = app.keys.factor(reference, digits);
    let factors = app.store.factors(reference).await?;
    let matches = factors.iter().fold(Choice::from(0), |found, factor| found | factor.ct_eq(&given));
    Ok(bool::from(matches).then_some(reference))
}

/// A reference that no submission has, or only by a chance of one in a milliard, for an unknown code.
fn made_up(code: &Scanned) -> Reference {
    let text = match code {
        Scanned::DossierCode(code) => code.to_string(),
        _ => String::new(),
    };
    let hash = token_hash(&text);
    Reference::from_random(std::array::from_fn(|index| hash[index]))
}
