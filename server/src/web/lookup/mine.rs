//! The drafts and dossiers of this browser.

use app::{
    pages::lookup::mine::{Entry, Mine},
    text::{lookup as words, submission},
};
use axum::{
    extract::State,
    http::{StatusCode, Uri},
};
use domain::date;

use crate::{
    catalogue::Found,
    state::AppState,
    web::{Fields, PageResult, Visitor, render, see_other},
};

/// `GET /ho-so`.
pub async fn show(State(app): State<AppState>, visitor: Visitor, uri: Uri) -> PageResult {
    let (mut drafts, mut sent) = (Vec::new(), Vec::new());
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
            // Nobody comes back to the draft of a kiosk.
            if !visitor.kiosk {
                line.push_str(&format!(" {until}."));
            }
            drafts.push(Entry { name: procedure.name.clone(), line, href: format!("/nop-ho-so/{}", procedure.id) });
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
            });
        }
    }
    Ok(render(&app, &visitor, StatusCode::OK, Mine { drafts, sent, just_saved }).await)
}

/// `POST /ho-so`: this device forgets. Dossiers live on; drafts are deleted.
pub async fn forget(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    if let Some(browser) = visitor.browser() {
        for draft in app.store.drafts(&browser, app.clock.now()).await? {
            app.store.delete_draft(&browser, &draft.procedure).await?;
        }
        app.store.forget_grants(&browser).await?;
    }
    let mut response = see_other(if visitor.kiosk { "/" } else { "/ho-so" });
    visitor.forget_browser(&app, &mut response);
    Ok(response)
}
