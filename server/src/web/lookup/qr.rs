//! Where a QR code lands.

use app::{
    pages::lookup::{qr::Qr, search::Search},
    text::lookup as words,
};
use axum::{extract::State, http::StatusCode};
use domain::reference::Reference;
use subtle::ConstantTimeEq;
use time::Duration;

use crate::{
    keys::token_hash,
    state::AppState,
    store::{GRANT_DAYS, Grant},
    web::{Fields, PageResult, Visitor, render, see_other},
};

/// `GET /q`.
pub async fn show(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    Ok(render(&app, &visitor, StatusCode::OK, Qr::default()).await)
}

/// `POST /q`: the two codes, from the fragment or typed.
pub async fn open(State(app): State<AppState>, visitor: Visitor, fields: Fields) -> PageResult {
    let typed = fields.get("ma");
    let secret = normal_secret(&fields.get("ma-mo"));
    let reference = Reference::parse(&typed);
    let mut page = Qr { reference: typed, secret: fields.get("ma-mo"), ..Qr::default() };
    if reference.is_err() {
        page.reference_error =
            Some(if page.reference.is_empty() { words::CODE_MISSING } else { words::CODE_MALFORMED });
    }
    if secret.is_empty() {
        page.secret_error = Some(words::SECRET_MISSING);
    }
    match reference {
        Ok(reference) if page.secret_error.is_none() => open_with(&app, &visitor, reference, &secret, "/q").await,
        _ => Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await),
    }
}

/// Opens the dossier in full if the secret is right; else the page at `from` once more. 128 bits need no limit on tries.
pub(super) async fn open_with(
    app: &AppState,
    visitor: &Visitor,
    reference: Reference,
    secret: &str,
    from: &str,
) -> PageResult {
    let stored = app.store.qr_hash(reference).await?;
    // An unknown reference is compared too, so that both answers take the same time.
    let expected = stored.clone().unwrap_or_else(|| vec![0; 32]);
    let right = token_hash(&normal_secret(secret)).ct_eq(&expected);
    if stored.is_none() || !bool::from(right) {
        let reference = reference.grouped();
        return Ok(if from == "/q" {
            let page =
                Qr { reference, secret: secret.to_owned(), secret_error: Some(words::QR_NO_MATCH), ..Qr::default() };
            render(app, visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await
        } else {
            let page = Search { code: reference, code_error: Some(words::QR_NO_MATCH), ..Search::default() };
            render(app, visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await
        });
    }
    let browser = visitor.browser_or_new(app);
    let until = app.clock.now() + Duration::days(GRANT_DAYS);
    app.store.give_grant(&browser.hash(), reference, Grant::Full, until).await?;
    let mut response = see_other(&format!("/ho-so/{reference}"));
    browser.keep(app, &mut response);
    Ok(response)
}

/// The secret as it was made: printed in groups, typed with spaces, hyphens, in lower case, with 0, 1 or 8 for O, I, B.
fn normal_secret(typed: &str) -> String {
    let kept = typed.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| match c.to_ascii_uppercase() {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        other => other,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::normal_secret;

    #[test]
    fn a_typed_secret_is_read_as_printed() {
        assert_eq!(normal_secret(" abcd-ef2o 01 8"), "ABCDEF2OOIB");
    }
}
