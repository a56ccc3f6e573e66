//! “Lưu lại, làm tiếp sau”: the draft is saved, and can be given a code by which another device goes on with it.

use std::sync::Arc;

use app::{
    pages::drafts::{
        RESUME,
        leave::{Leave, ShownCode},
    },
    text::{Text, drafts as words},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    date,
    eform::Form,
    phone::{Phone, PhoneError},
    procedure::Procedure,
};

use crate::{
    state::AppState,
    store::{CodeKept, Draft, KeptCode, NewCode},
    web::{Fields, PageError, PageResult, Visitor, limits, render, see_other, submission},
};

/// Codes tried before giving up: while a thousand drafts have one, a drawn code is taken once in ten thousand times.
const CODE_TRIES: u32 = 5;

/// The open draft of a procedure, and what there is to it.
struct Open<'a> {
    procedure: &'a Procedure,
    form: Arc<Form>,
    browser: Vec<u8>,
    draft: Draft,
    code: Option<KeptCode>,
}

async fn open<'a>(app: &'a AppState, visitor: &Visitor, id: &str) -> Result<Option<Open<'a>>, PageError> {
    let (procedure, form) = submission::fileable(app, id)?;
    let Some(browser) = visitor.browser() else { return Ok(None) };
    let Some(draft) = app.store.draft(&browser, &procedure.id, app.clock.now()).await? else { return Ok(None) };
    let code = app.store.code_of(&browser, &draft.id).await?;
    Ok(Some(Open { procedure, form, browser, draft, code }))
}

/// `GET /nop-ho-so/{id}/luu-lai`.
pub async fn show(State(app): State<AppState>, visitor: Visitor, Path(id): Path<String>) -> PageResult {
    let Some(open) = open(&app, &visitor, &id).await? else { return Ok(see_other(&submission::draft_gone(&id))) };
    let page = page(&app, &visitor, &open, None)?;
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `POST /nop-ho-so/{id}/luu-lai`: a code for this phone, in place of the one before.
pub async fn get_code(
    State(app): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let open = open(&app, &visitor, &id).await?.filter(|open| open.draft.id == fields.get("ban-nhap"));
    let Some(open) = open else { return Ok(see_other(&submission::draft_gone(&id))) };
    let typed = fields.get("dien-thoai");
    let phone = match Phone::parse(&typed) {
        Ok(phone) if phone.is_mobile() => phone,
        unfit => {
            let error = match unfit {
                Ok(_) => words::PHONE_LANDLINE,
                Err(PhoneError::Empty) => words::PHONE_MISSING,
                Err(_) => words::PHONE_MALFORMED,
            };
            let page = page(&app, &visitor, &open, Some((typed, error)))?;
            return Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await);
        }
    };
    if !limits::may_make_code(&app, &open.browser).await? {
        let page = page(&app, &visitor, &open, Some((typed, words::TOO_MANY_CODES)))?;
        return Ok(render(&app, &visitor, StatusCode::TOO_MANY_REQUESTS, page).await);
    }
    let last = open.code.as_ref().map_or(0, |code| code.generation);
    for generation in last + 1..=last + CODE_TRIES {
        let hash = app.keys.draft_code_hash(app.keys.draft_code(&open.draft.id, generation));
        let code = NewCode { hash: &hash, generation, phone: &phone, lang: visitor.lang.tag() };
        match app.store.keep_code(&open.browser, &open.draft.id, &code, app.clock.now()).await? {
            CodeKept::Done => {
                let subject = submission::subject(open.procedure);
                return Ok(see_other(&subject.step_href("luu-lai")));
            }
            CodeKept::Taken => {}
            CodeKept::Gone => return Ok(see_other(&submission::draft_gone(&id))),
        }
    }
    Err(PageError::Internal)
}

fn page(app: &AppState, visitor: &Visitor, open: &Open<'_>, wrong: Option<(String, Text)>) -> Result<Leave, PageError> {
    let draft = &open.draft;
    let shown = match &open.code {
        Some(KeptCode { hash: Some(hash), generation, phone }) => {
            app.keys.draft_code_of(hash, &draft.id, *generation).map(|code| (code, phone))
        }
        _ => None,
    };
    let address = format!("{}{RESUME}", app.public_url);
    let code = match shown {
        Some((code, phone)) => Some(ShownCode {
            code: code.grouped(),
            qr: app.qr_codes.of(format!("{address}#1.{code}"))?,
            address,
            phone: phone.to_string(),
        }),
        None => None,
    };
    let answered = Phone::parse(draft.answers.get(&open.form.roles.submitter.phone)).ok();
    let known = open.code.as_ref().map(|code| code.phone.clone()).or(answered);
    let (phone, phone_error) = match wrong {
        Some((typed, error)) => (typed, Some(error)),
        None => (known.map(|phone| phone.to_string()).unwrap_or_default(), None),
    };
    Ok(Leave {
        subject: submission::subject(open.procedure),
        draft_id: draft.id.clone(),
        saved: submission::saved_words(draft.saved_at, visitor.lang),
        kept_until: date::format(draft.expires_at().date()),
        code,
        phone,
        phone_error,
    })
}
