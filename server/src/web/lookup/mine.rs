//! The drafts and dossiers of this browser.

use app::{
    components::html::fill,
    pages::lookup::mine::{Entry, Mine},
    text::{Lang, drafts, lookup as words, submission},
};
use axum::{
    extract::State,
    http::{StatusCode, Uri},
};
use data_encoding::HEXLOWER;
use domain::date;

use crate::{
    catalogue::Found,
    keys::token_hash,
    state::AppState,
    web::{Fields, PageResult, Visitor, render, see_other},
};

/// From so many days before a draft expires it can be kept for longer.
const KEEP_OFFERED: i64 = 7;

/// `GET /ho-so`.
pub async fn show(State(app): State<AppState>, visitor: Visitor, uri: Uri) -> PageResult {
    let (mut unsent, mut sent) = (Vec::new(), Vec::new());
    let mut just_saved = None;
    if let Some(browser) = visitor.browser() {
        let now = app.clock.now();
        for draft in app.store.drafts(&browser, now).await? {
            let Some(Found::Procedure(procedure)) = app.catalogue.find(&draft.procedure) else { continue };
            let saved = format!(
                "{} {:02}:{:02}",
                submission::SAVED_AT.get(visitor.lang),
                draft.saved_at.hour(),
                draft.saved_at.minute()
            );
            let until =
                format!("{} {}", submission::KEPT_UNTIL.get(visitor.lang), date::format(draft.expires_at().date()));
            if Fields::of_query(&uri).has("da-luu") && just_saved.is_none() {
                just_saved = Some(format!("{saved}. {until}."));
            }
            let mut line = format!("{saved}, {}.", date::format(draft.saved_at.date()));
            let href = format!("/nop-ho-so/{}", procedure.id);
            let mut keep = None;
            // Nobody comes back to the draft of a kiosk.
            if !visitor.kiosk {
                let days = (draft.expires_at().date() - now.date()).whole_days();
                line.push_str(&format!(" {until} ({}).", days_left(days, visitor.lang)));
                keep = (days <= KEEP_OFFERED).then(|| (format!("{href}/giu-them"), draft.id.clone()));
            }
            unsent.push(Entry { name: procedure.name.clone(), line, href, keep });
        }
        for reference in app.store.granted(&browser, now).await? {
            let Some(submission) = app.store.submission(reference).await? else { continue };
            let stage = submission.last_known.as_ref().map(|(view, _)| words::stage(view.stage).get(visitor.lang));
            let on_its_way = words::ON_ITS_WAY.get(visitor.lang).replace("{}", &submission.filing.agency_name);
            sent.push(Entry {
                name: submission.filing.procedure_name,
                line: format!(
                    "{} {} · {}",
                    words::REFERENCE.get(visitor.lang),
                    reference.grouped(),
                    stage.unwrap_or(&on_its_way)
                ),
                href: format!("/ho-so/{reference}"),
                keep: None,
            });
        }
    }
    Ok(render(&app, &visitor, StatusCode::OK, Mine { drafts: unsent, sent, just_saved }).await)
}

fn days_left(days: i64, lang: Lang) -> String {
    if days > 0 { fill(drafts::DAYS_LEFT, lang, &[&days.to_string()]) } else { drafts::LAST_DAY.get(lang).to_owned() }
}

/// `POST /ho-so`: this device forgets. Dossiers live on; drafts are deleted, but on a device of the centre those stay whose
/// code somebody took along.
pub async fn forget(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    if let Some(browser) = visitor.browser() {
        if visitor.kiosk {
            let nobody = token_hash(&HEXLOWER.encode(&app.random.bytes::<16>()));
            app.store.leave_coded_drafts(&browser, &nobody).await?;
        }
        for draft in app.store.drafts(&browser, app.clock.now()).await? {
            app.store.delete_draft(&browser, &draft.procedure).await?;
            app.uploads.forget_draft(&draft.id).await?;
        }
        app.store.forget_grants(&browser).await?;
    }
    let mut response = see_other(if visitor.kiosk { "/" } else { "/ho-so" });
    visitor.forget_browser(&app, &mut response);
    Ok(response)
}
