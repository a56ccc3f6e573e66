//! What came of the files of a question, for the island.

use app::text::{Lang, uploads as texts};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::{Asked, Problem};
use crate::{
    state::AppState,
    store::{Draft, StoreError, Upload, UploadState},
    uploads::{Kind, kinds},
    web::Fields,
};

/// A file, as the island shows it.
#[derive(Serialize)]
struct Shown {
    id: String,
    name: String,
    bytes: u64,
    offset: u64,
    state: &'static str,
    reason: Option<String>,
    pages: Option<u32>,
    image: bool,
}

/// `GET /api/v1/uploads?draft=…&question=…`: in the order of pages; without a question, all files of the draft.
pub async fn list(asked: Asked) -> Response {
    match shown(asked).await {
        Ok(shown) => Json(shown).into_response(),
        Err(problem) => problem.into_response(),
    }
}

async fn shown(asked: Asked) -> Result<Vec<Shown>, Problem> {
    let query = Fields::of_query(&asked.parts.uri);
    let browser = asked.visitor.browser().ok_or(Problem::NotFound)?;
    let draft = draft(&asked.app, &browser, &query.get("draft")).await?.ok_or(Problem::NotFound)?;
    let question = query.get("question");
    let files = asked.app.uploads.list(&draft.id).await?.into_iter();
    let asked_for = files.filter(|upload| question.is_empty() || upload.new.question == question);
    Ok(asked_for.map(|upload| show(&asked.app, upload, asked.visitor.lang)).collect())
}

fn show(app: &AppState, upload: Upload, lang: Lang) -> Shown {
    let state = match upload.state {
        UploadState::Arriving => "arriving",
        UploadState::Ready => "ready",
        UploadState::Refused => "refused",
    };
    Shown {
        state,
        reason: reason(app, &upload, lang),
        pages: upload.file.as_ref().and_then(|file| file.pages),
        image: upload.is_image(),
        bytes: upload.shown_bytes(),
        offset: upload.offset,
        name: upload.shown_name(),
        id: upload.new.id,
    }
}

/// Why a file is refused, or is not ready although all of it is there, in words.
pub fn reason(app: &AppState, upload: &Upload, lang: Lang) -> Option<String> {
    match upload.state {
        UploadState::Refused => {
            Some(words(app, upload.reason.as_deref().unwrap_or_default(), &kinds(&upload.new.takes), lang))
        }
        UploadState::Arriving if upload.is_whole() => Some(texts::SCANNER_AWAY.get(lang).to_owned()),
        _ => None,
    }
}

/// Why a file is refused, in words. `takes`: what its question takes; none: all kinds.
pub fn words(app: &AppState, code: &str, takes: &[Kind], lang: Lang) -> String {
    let limits = app.uploads.limits();
    let takes = if takes.is_empty() { &Kind::ALL[..] } else { takes };
    let kinds: Vec<_> = takes.iter().map(|kind| kind.short()).collect();
    let limits = texts::Limits { megabytes: limits.file_bytes / (1024 * 1024), files: limits.files, kinds: &kinds };
    texts::refusal(code, &limits, lang)
}

/// The open draft with this id of this browser.
pub async fn draft(app: &AppState, browser: &[u8], id: &str) -> Result<Option<Draft>, StoreError> {
    let drafts = app.store.drafts(browser, app.clock.now()).await?;
    Ok(drafts.into_iter().find(|draft| draft.id == id))
}
