//! The one-time code: sent to the phone, given once, bound to this browser and this draft.

use app::{
    pages::drafts::{ONE_TIME, one_time::OneTime},
    text::{Text, drafts as words},
};
use axum::{
    extract::State,
    http::{StatusCode, Uri},
    response::Response,
};
use data_encoding::HEXLOWER;
use domain::text;
use time::Duration;

use super::{OVER, make_move};
use crate::{
    notify::Message,
    state::AppState,
    store::{CodedDraft, NewMessage, PendingMove},
    web::{Fields, PageError, PageResult, Visitor, limits, render, see_other},
};

/// How long a one-time code works.
pub const MINUTES: i64 = 5;
/// How long a citizen may think about the draft that would be replaced.
const PROVEN_MINUTES: i64 = 10;

/// `GET /lam-tiep/ma`.
pub async fn show(State(app): State<AppState>, visitor: Visitor, uri: Uri) -> PageResult {
    let Some((_, pending)) = pending(&app, &visitor).await? else { return Ok(see_other(OVER)) };
    let mut page = page(&pending, None);
    page.sent_again = Fields::of_query(&uri).has("da-gui");
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `POST /lam-tiep/ma`: the code, or another one is to be sent.
pub async fn give(State(app): State<AppState>, visitor: Visitor, fields: Fields) -> PageResult {
    let Some((browser, pending)) = pending(&app, &visitor).await? else { return Ok(see_other(OVER)) };
    if fields.get("viec") == "gui-lai" {
        let coded = CodedDraft { id: pending.draft.clone(), phone: pending.phone.clone() };
        if send(&app, &visitor, &browser, &coded).await? {
            return Ok(see_other(&format!("{ONE_TIME}?da-gui=1")));
        }
        return Ok(wrong(&app, &visitor, &pending, StatusCode::TOO_MANY_REQUESTS, words::TOO_MANY_SENT).await);
    }
    let typed = fields.get("ma-xac-nhan");
    let code: String = typed.chars().filter(|c| *c != ' ' && !text::is_dash(*c)).collect();
    let unfit = if code.is_empty() {
        Some(words::ONE_TIME_MISSING)
    } else if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        Some(words::ONE_TIME_MALFORMED)
    } else {
        None
    };
    if let Some(text) = unfit {
        return Ok(wrong(&app, &visitor, &pending, StatusCode::UNPROCESSABLE_ENTITY, text).await);
    }
    // Counted before it is compared: a burst of guesses gets no more tries than guesses one by one.
    if !limits::may_try_one_time(&app, &pending.hash).await? {
        return Ok(wrong(&app, &visitor, &pending, StatusCode::TOO_MANY_REQUESTS, words::ONE_TIME_USED_UP).await);
    }
    if !app.keys.is_one_time_hash(&pending.hash, &[&HEXLOWER.encode(&browser), &pending.draft], &code) {
        return Ok(wrong(&app, &visitor, &pending, StatusCode::UNPROCESSABLE_ENTITY, words::ONE_TIME_WRONG).await);
    }
    let until = app.clock.now() + Duration::minutes(PROVEN_MINUTES);
    app.store.prove_move(&browser, &pending.hash, until).await?;
    make_move(&app, &browser, false).await
}

/// Makes a one-time code for moving this draft to this browser, and has it sent. `false`: too many were sent to the phone.
///
/// # Errors
/// If the store fails.
pub(super) async fn send(
    app: &AppState,
    visitor: &Visitor,
    browser: &[u8],
    coded: &CodedDraft,
) -> Result<bool, PageError> {
    if !limits::may_send_one_time(app, visitor, &coded.phone).await? {
        return Ok(false);
    }
    let code = format!("{:06}", u64::from_be_bytes(app.random.bytes()) % 1_000_000);
    let now = app.clock.now();
    let until = now + Duration::minutes(MINUTES);
    let hash = app.keys.one_time_hash(&[&HEXLOWER.encode(browser), &coded.id], &code);
    app.store.begin_move(browser, &coded.id, &hash, until).await?;
    let message = Message::one_time_code(&code, MINUTES, visitor.lang);
    let key = HEXLOWER.encode(&app.random.bytes::<16>());
    app.store.post_message(&NewMessage { key: &key, to: &coded.phone, message: &message, until }, now).await?;
    app.notify_wake.notify_one();
    Ok(true)
}

/// The move that this browser began, with the browser's hash.
pub(super) async fn pending(app: &AppState, visitor: &Visitor) -> Result<Option<(Vec<u8>, PendingMove)>, PageError> {
    let Some(browser) = visitor.browser() else { return Ok(None) };
    let pending = app.store.pending_move(&browser, app.clock.now()).await?;
    Ok(pending.map(|pending| (browser, pending)))
}

fn page(pending: &PendingMove, error: Option<Text>) -> OneTime {
    let ends_in = pending.phone.last_four().chars().skip(1).collect();
    OneTime { ends_in, minutes: MINUTES, sent_again: false, error }
}

async fn wrong(app: &AppState, visitor: &Visitor, pending: &PendingMove, status: StatusCode, error: Text) -> Response {
    render(app, visitor, status, page(pending, Some(error))).await
}
