//! Check answers, and send: one submission, however often the button is pressed.

use app::pages::submission::check::{Check, Second};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    date,
    eform::{Unusual, check_warnings, warning_code},
    reference::Reference,
};

use super::{
    comparison::Mark, draft_gone, fees, files, filing, filing::OwnerId, items, open_filing, with_context, words,
};
use crate::{
    state::AppState,
    store::{BrowserHash, Grant, Submitted},
    web::{
        Fields, PageError, PageResult, Visitor, limits,
        lookup::dossier::{moment, opened},
        render, see_other,
    },
};

/// References tried before giving up: two equal ones of ten digits are unlikely, three of them no accident.
const REFERENCE_TRIES: u32 = 3;

/// `GET /nop-ho-so/{id}/kiem-tra`.
pub async fn show(State(app): State<AppState>, visitor: Visitor, Path(id): Path<String>) -> PageResult {
    let Some(filing) = open_filing(&app, &visitor, &id).await? else { return Ok(see_other(&draft_gone(&id))) };
    if let Some(page) = filing.incomplete_href(&app) {
        return Ok(see_other(&page));
    }
    let answers = &filing.draft.answers;
    let mut warnings: Vec<String> = with_context(&app, |context| check_warnings(&filing.form, answers, context))
        .into_iter()
        .map(|(_, unusual)| match unusual {
            Unusual::Id(warning) => app::text::form::warning(warning_code(warning), visitor.lang).to_owned(),
            Unusual::Late(message) => message.to_owned(),
        })
        .collect();
    warnings.extend(files::left_out(&filing, visitor.lang));
    let mut second = None;
    if let Some(owner) = OwnerId::read(&filing.form, answers) {
        for key in app.keys.person_keys(&filing.procedure.id, owner.as_str()) {
            if let Some(reference) = app.store.open_of(&key).await? {
                second = Some(open_dossier(&app, &visitor, reference).await?);
            }
        }
    }
    let last = items::steps(&filing).last().map(|page| page.id.clone()).unwrap_or_default();
    let page = Check {
        subject: filing.subject(),
        agency: filing.office.name.clone(),
        changed: filing.changed.clone(),
        topics: words::topics(&app, &filing),
        warnings,
        not_compared: match filing.mark() {
            Some(Mark::NotCompared(why)) => Some(why),
            _ => None,
        },
        fees: fees::expected(&app, filing.procedure, Some((&filing.form, answers)), visitor.lang),
        second,
        draft_id: filing.draft.id.clone(),
        back_href: filing.subject().step_href(&last),
        kept_until: date::format(filing.draft.expires_at().date()),
    };
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// An open dossier of the same person and procedure. Who may not see it in full learns only that there is one.
async fn open_dossier(app: &AppState, visitor: &Visitor, reference: Reference) -> Result<Second, PageError> {
    Ok(match opened(app, visitor, reference).await? {
        Some((Grant::Full, submission)) => Second::Own {
            reference: reference.to_string(),
            reference_grouped: reference.grouped(),
            sent: moment(submission.filing.submitted_at),
        },
        _ => Second::Somebodys,
    })
}

/// `POST /nop-ho-so/{id}/kiem-tra`.
pub async fn send(State(app): State<AppState>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> PageResult {
    let key = fields.get("ban-nhap");
    let Some(browser) = visitor.browser() else { return Ok(see_other(&draft_gone(&id))) };
    if let Some(sent) = sent_before(&app, &browser, &key).await? {
        return Ok(see_other(&sent));
    }
    let Some(filing) = open_filing(&app, &visitor, &id).await? else {
        // A twin of this post may have been sent between the two looks.
        let sent = sent_before(&app, &browser, &key).await?;
        return Ok(see_other(&sent.unwrap_or_else(|| draft_gone(&id))));
    };
    if filing.draft.id != key {
        return Ok(see_other(&draft_gone(&id)));
    }
    if let Some(page) = filing.incomplete_href(&app) {
        return Ok(see_other(&page));
    }
    limits::submit(&app, &browser).await?;
    let attachments = filing::attachments(&app, &browser, &filing).await?;
    for _ in 0..REFERENCE_TRIES {
        let new = filing::new_submission(&app, &filing, &attachments, app.clock.now())?;
        match app.store.submit(&browser, &new).await {
            Ok(Submitted::As(reference)) => {
                app.outbox_wake.notify_one();
                return Ok(see_other(&format!("/ho-so/{reference}")));
            }
            // Another tab changed an answer just now: the citizen sees it before it is sent.
            Ok(Submitted::DraftChanged) => return Ok(see_other(&filing.subject().step_href("kiem-tra"))),
            Ok(Submitted::DraftGone) => return Ok(see_other(&draft_gone(&id))),
            Err(error) if error.is_taken_reference() => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(PageError::Internal)
}

/// The page of what this browser sent under this key. A double tap, a reload, Back and send again: the draft is gone, its
/// submission is there. Whoever else knows the key learns nothing of it.
async fn sent_before(app: &AppState, browser: &BrowserHash, key: &str) -> Result<Option<String>, PageError> {
    let Some(reference) = app.store.by_key(key).await? else { return Ok(None) };
    let opened = app.store.opened(browser, reference, app.clock.now()).await?;
    Ok(opened.map(|_| format!("/ho-so/{reference}")))
}
