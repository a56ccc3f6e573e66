//! Lookup by code and four digits: stage, dates and unit, no name. Unknown and wrong go the same way and get the same
//! answer. What has no submission here (taken in on paper, filed elsewhere) the province is asked for.

use app::{pages::lookup::search::Search, text::lookup as words};
use axum::{
    extract::State,
    http::{StatusCode, Uri},
};
use domain::{
    dossier::DossierCode,
    reference::Reference,
    scan::{self, Scanned},
};
use subtle::ConstantTimeEq;
use time::Duration;

use super::{elsewhere, qr};
use crate::{
    keys,
    province::Proof,
    state::AppState,
    store::Grant,
    web::{Fields, PageError, PageResult, Visitor, limits, render, see_other},
};

/// How long a lookup opens the stage on this device.
const STAGE_MINUTES: i64 = 30;

/// `GET /tra-cuu?ma=`: `ma` is the code that the QR of a receipt slip has typed already.
pub async fn show(State(app): State<AppState>, visitor: Visitor, uri: Uri) -> PageResult {
    let code = match scan::read(&Fields::of_query(&uri).get("ma")) {
        Scanned::Reference(reference) => reference.grouped(),
        Scanned::DossierCode(code) => code.to_string(),
        // A secret has no business in an address.
        Scanned::Qr { .. } | Scanned::Nothing => String::new(),
    };
    Ok(render(&app, &visitor, StatusCode::OK, Search { code, ..Search::default() }).await)
}

/// What a code stands for.
enum Target {
    /// A submission of ours, or a reference that none has.
    Ours(Reference),
    /// A dossier that did not come from here, or none.
    Elsewhere(DossierCode),
}

impl Target {
    /// What its tries are counted by: both codes of a submission share one count.
    fn subject(&self) -> String {
        match self {
            Self::Ours(reference) => reference.to_string(),
            Self::Elsewhere(code) => code.to_string(),
        }
    }
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
    let target = target(&app, code).await?;
    let mut page = Search { code: typed, digits: fields.get("so-cuoi"), ..Search::default() };
    if target.is_none() {
        page.code_error = Some(if page.code.is_empty() { words::CODE_MISSING } else { words::CODE_MALFORMED });
    }
    if digits.is_empty() {
        page.digits_error = Some(words::DIGITS_MISSING);
    } else if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        page.digits_error = Some(words::DIGITS_MALFORMED);
    }
    let (Some(target), None) = (target, page.digits_error) else {
        return Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await);
    };
    let subject = target.subject();
    if !limits::may_look_up(&app, &visitor, &subject).await? {
        page.code_error = Some(words::TOO_MANY);
        return Ok(render(&app, &visitor, StatusCode::TOO_MANY_REQUESTS, page).await);
    }
    let opens = match &target {
        Target::Ours(reference) => opens(&app, *reference, &digits).await?,
        Target::Elsewhere(code) => match elsewhere::ask(&app, code, Proof::Typed(&digits)).await {
            Ok(found) => found.is_some(),
            Err(elsewhere::Unanswered) => {
                limits::lookup_unanswered(&app, &subject).await?;
                return Ok(elsewhere::unreachable(&app, &visitor, format!("/tra-cuu?ma={code}")).await);
            }
        },
    };
    if !opens {
        limits::wrong_lookup(&app, &visitor);
        page.code_error = Some(words::NO_MATCH);
        return Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await);
    }
    limits::looked_up(&app, &subject).await?;
    let browser = visitor.browser_or_new(&app);
    let until = app.clock.now() + Duration::minutes(STAGE_MINUTES);
    match &target {
        Target::Ours(reference) => {
            app.store.give_grant(&browser.hash(), *reference, Grant::Stage, until).await?;
        }
        Target::Elsewhere(code) => app.store.give_code_grant(&browser.hash(), code, until).await?,
    }
    let mut response = see_other(&format!("/ho-so/{subject}"));
    browser.keep(&app, &mut response);
    Ok(response)
}

/// What a code stands for; `None` for what is no code. Every code that is none of our submissions' goes to the province,
/// whether it knows it or not.
async fn target(app: &AppState, code: Scanned) -> Result<Option<Target>, PageError> {
    Ok(match code {
        Scanned::Reference(reference) | Scanned::Qr { reference, .. } => Some(Target::Ours(reference)),
        Scanned::DossierCode(code) => Some(match app.store.by_code(&code).await? {
            Some(reference) => Target::Ours(reference),
            None => Target::Elsewhere(code),
        }),
        Scanned::Nothing => None,
    })
}

/// Whether the digits are those of the submission. The work is the same whether there is one or not.
async fn opens(app: &AppState, reference: Reference, digits: &str) -> Result<bool, PageError> {
    let given = app.keys.factors(reference, digits);
    let factors = app.store.factors(reference).await?;
    let pairs = factors.iter().flat_map(|factor| given.iter().map(move |given| factor.ct_eq(given)));
    Ok(keys::any(pairs))
}
