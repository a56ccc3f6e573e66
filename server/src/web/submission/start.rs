//! Start page: what is needed, and which agency receives.

use app::{
    pages::submission::start::{Gone, OpenDraft, Start, WherePlace},
    text::{Lang, submission as words},
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri, header},
};
use domain::{
    date,
    eform::Answers,
    procedure::{Procedure, TimeUnit},
    reference::Reference,
};
use time::Duration;

use super::{Filing, fees, fileable, open_filing, places, saved_words, step::next_href, subject};
use crate::{
    state::AppState,
    store::{Draft, Saved},
    web::{Fields, PageError, PageResult, Visitor, limits, render, see_other},
};

#[cfg(test)]
mod tests;

/// How long a dossier counts as sent just now.
const JUST_SENT: Duration = Duration::hours(1);

/// `GET /nop-ho-so/{id}`.
pub async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> PageResult {
    let gone = Fields::of_query(&uri).get("ban-nhap") == "khong-con";
    let mut page = page(&app, &visitor, &id, WherePlace::default()).await?;
    if gone && page.draft.is_none() {
        page.gone = Some(why_gone(&app, &visitor, &id).await?);
    }
    page.in_app = is_in_app(&headers);
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `POST /nop-ho-so/{id}`: the place is known, the draft begins.
pub async fn begin(
    State(app): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult {
    let (procedure, form) = fileable(&app, &id)?;
    let mut place = WherePlace { text: fields.get("noi-cu-tru"), ..WherePlace::default() };
    let code = if let Some(picked) = picked(&app, &fields) {
        Some(picked)
    } else {
        match (place.text.as_str(), places::resolve(&app, &place.text)) {
            ("", _) => {
                place.error = Some(words::WHERE_MISSING.get(visitor.lang));
                None
            }
            (_, places::Typed::One(code)) => Some(code),
            (_, places::Typed::Several(found)) => {
                let words = if found.len() == 1 { words::WHERE_CONFIRM } else { words::WHERE_AMBIGUOUS };
                place.error = Some(words.get(visitor.lang));
                place.places = found;
                None
            }
            (_, places::Typed::Gone(found)) => {
                place.error = Some(words::WHERE_GONE.get(visitor.lang));
                place.places = found;
                None
            }
            (_, places::Typed::Unknown) => {
                place.error = Some(words::WHERE_UNKNOWN.get(visitor.lang));
                None
            }
        }
    };
    let Some(code) = code else {
        let page = page(&app, &visitor, &id, place).await?;
        return Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await);
    };
    let Some(office) = app.catalogue.offices.receiving(procedure, &code) else {
        place.outside = app.catalogue.communes.by_code(&code).map(|commune| commune.label());
        let page = page(&app, &visitor, &id, place).await?;
        return Ok(render(&app, &visitor, StatusCode::OK, page).await);
    };
    let now = app.clock.now();
    if let Some(browser) = visitor.browser()
        && let Some(mut draft) = app.store.draft(&browser, &procedure.id, now).await?
    {
        // Another place for a draft that is open: its answers are kept. So they are if its office receives no longer.
        draft.answers.set(format!("{}.ma", form.roles.commune), code);
        draft.office.clone_from(&office.id);
        draft.saved_at = now;
        // Sent, deleted or changed by another tab just now: the start page says how it stands.
        let saved = app.store.save_answers(&browser, &draft).await? == Saved::Done;
        let filing = if saved { open_filing(&app, &visitor, &id).await? } else { None };
        let next = filing.map(|filing| next_href(&app, &filing, None));
        return Ok(see_other(&next.unwrap_or_else(|| subject(procedure).start_href())));
    }
    let browser = visitor.browser_or_new(&app);
    limits::begin_draft(&app, &visitor, &browser.hash()).await?;
    let draft = Draft {
        id: data_encoding::HEXLOWER.encode(&app.random.bytes::<16>()),
        procedure: procedure.id.clone(),
        form_version: form.version.clone(),
        office: office.id.clone(),
        answers: Answers::from_iter([(format!("{}.ma", form.roles.commune), code)]),
        saved_at: now,
        revision: 0,
    };
    app.store.begin_draft(&browser.hash(), &draft).await?;
    let first = form.visible_pages(&draft.answers).next().ok_or(PageError::Internal)?;
    let mut response = see_other(&subject(procedure).step_href(&first.id));
    browser.keep(&app, &mut response);
    Ok(response)
}

/// The place that was picked from a list. If the text was changed after the list had been shown, the text counts.
fn picked(app: &AppState, fields: &Fields) -> Option<String> {
    let commune = app.catalogue.communes.by_code(&fields.get("noi-cu-tru.ma"))?;
    let (text, listed_for) = (fields.get("noi-cu-tru"), fields.get("noi-cu-tru.truoc"));
    (text.is_empty() || text == listed_for || text == commune.label()).then(|| commune.code.to_string())
}

async fn page(app: &AppState, visitor: &Visitor, id: &str, place: WherePlace) -> Result<Start, PageError> {
    let (procedure, form) = fileable(app, id)?;
    let filing = open_filing(app, visitor, id).await?;
    let place_of = form.question(&form.roles.commune).map(|(page, _)| page.title.clone());
    Ok(Start {
        subject: subject(procedure),
        offices: app.catalogue.offices.covering(procedure).map(|office| office.name.clone()).collect(),
        at_hand: form.at_hand.clone(),
        minutes: form.minutes,
        processing_time: processing_time(procedure),
        fees: fees::expected(app, procedure, None, visitor.lang),
        unverified: form.unverified,
        place_of: place_of.unwrap_or_default(),
        draft: filing.as_ref().map(|filing| open_draft(app, filing, visitor.lang)),
        changed: filing.and_then(|filing| filing.changed),
        gone: None,
        in_app: false,
        place,
    })
}

/// Why this browser has no draft of the procedure any more.
async fn why_gone(app: &AppState, visitor: &Visitor, id: &str) -> Result<Gone, PageError> {
    if let Some(reference) = sent(app, visitor, id).await? {
        return Ok(Gone::Sent(reference));
    }
    let (procedure, _) = fileable(app, id)?;
    let moved = match visitor.browser() {
        Some(browser) => app.store.moved_away(&browser, &procedure.id, app.clock.now()).await?,
        None => false,
    };
    Ok(if moved { Gone::Moved } else { Gone::Lost })
}

/// The dossier of this procedure that this browser sent last, if that was within an hour: who goes Back after sending wonders.
async fn sent(app: &AppState, visitor: &Visitor, id: &str) -> Result<Option<Reference>, PageError> {
    let (procedure, _) = fileable(app, id)?;
    let Some(browser) = visitor.browser() else { return Ok(None) };
    let now = app.clock.now();
    for reference in app.store.granted(&browser, now).await? {
        let Some(submission) = app.store.submission(reference).await? else { continue };
        let filing = &submission.filing;
        // The newest comes first: all that follow were sent before.
        if now - filing.submitted_at >= JUST_SENT {
            break;
        }
        if filing.procedure_id == procedure.id {
            return Ok(Some(reference));
        }
    }
    Ok(None)
}

fn open_draft(app: &AppState, filing: &Filing<'_>, lang: Lang) -> OpenDraft {
    let at = filing.draft.saved_at;
    OpenDraft {
        saved: format!("{}, {}", saved_words(at, lang), date::format(at.date())),
        kept_until: date::format(filing.draft.expires_at().date()),
        resume_href: next_href(app, filing, None),
    }
}

/// "3 ngày làm việc", with what may be added.
fn processing_time(procedure: &Procedure) -> Option<String> {
    let time = procedure.processing_time.as_ref()?;
    let unit = match time.time.unit {
        TimeUnit::Hour => "giờ làm việc",
        TimeUnit::WorkingDay => "ngày làm việc",
        TimeUnit::CalendarDay => "ngày",
    };
    let base = if time.time.amount == 0 { "trong ngày".to_owned() } else { format!("{} {unit}", time.time.amount) };
    Some(match &time.note {
        Some(note) => format!("{base}. {note}"),
        None => base,
    })
}

/// Browsers inside other apps lose cookies and windows easily; the names stand in their user agents.
fn is_in_app(headers: &HeaderMap) -> bool {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    ["Zalo", "FBAN", "FBAV", "Instagram", "Line/"].iter().any(|name| agent.contains(name))
}
