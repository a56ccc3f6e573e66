//! What is typed is kept while it is typed: no checks, no redirect, a short answer for the island.
//!
//! A save may be late: the network holds it up, the page that sent it is left, its next one overtakes it. It counts only if
//! the draft is as the page knows it, or was changed since by earlier saves of the same page only. The draft notes which
//! page saved last, with what number, and at which revision; anybody else's change makes that note worthless.

pub(super) use app::islands::autosave::SAVE;
use app::islands::autosave::{BASE, NUMBER, PAGE, SaveAnswer};
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::eform::{Answers, take_answers};

use super::{comparison, save, saved_words};
use crate::{
    state::AppState,
    web::{Fields, PageError, PageResult, Visitor},
};

#[cfg(test)]
mod tests;

/// Where a draft notes its last save. No question has such an id, and no posted field sets it.
const NOTE: &str = "@tu-luu";

/// A save, as it comes.
struct Save {
    /// Name of the page.
    page: String,
    /// Revision of the draft that the page knows.
    base: u32,
    /// Number of the save among those of the page.
    number: u32,
}

impl Save {
    fn read(posted: &Fields) -> Option<Self> {
        let page = posted.get(PAGE);
        let well_formed = page.len() == 16 && page.bytes().all(|byte| byte.is_ascii_hexdigit());
        let (base, number) = (posted.get(BASE).parse().ok()?, posted.get(NUMBER).parse().ok()?);
        well_formed.then_some(Self { page, base, number })
    }

    /// Nothing that is newer would be overwritten.
    fn is_newest(&self, revision: u32, answers: &Answers) -> bool {
        let earlier = match answers.get(NOTE).split(' ').collect::<Vec<_>>().as_slice() {
            [page, number, at] => {
                *page == self.page
                    && number.parse().is_ok_and(|number: u32| number < self.number)
                    && at.parse() == Ok(revision)
            }
            _ => false,
        };
        self.base == revision || earlier
    }

    fn note(&self, revision: u32) -> String {
        format!("{} {} {revision}", self.page, self.number)
    }
}

/// Keeps the answers of a page. 200: kept; 409: the draft is gone, or has changed.
pub(super) async fn keep(app: &AppState, visitor: &Visitor, id: &str, step: &str, posted: &Fields) -> PageResult {
    let Some(new) = Save::read(posted) else { return Err(PageError::Unreadable) };
    let (draft, mut newer) = (posted.get("ban-nhap"), None);
    let kept = save(app, visitor, id, &draft, |filing| {
        let form = filing.form.clone();
        let page = form.page(step).ok_or(PageError::NotFound)?;
        let revision = filing.draft.revision;
        if !new.is_newest(revision, &filing.draft.answers) {
            newer = Some(revision);
            // Ends the save; what it is turned into is decided below.
            return Err(PageError::TimedOut);
        }
        newer = None;
        let mut answers = filing.draft.answers.clone();
        // Texts of places stay as they are typed: what they mean is found when the page is sent.
        take_answers(page, &mut answers, |field| posted.all_raw(field));
        comparison::hold(&form, page, &filing.draft.answers, &mut answers);
        answers.set(NOTE, new.note(revision + 1));
        filing.draft.answers = answers;
        Ok(())
    });
    let kept = match (kept.await, newer) {
        (Err(_), Some(revision)) => return Ok(conflict(false, revision)),
        (kept, _) => kept?,
    };
    Ok(match kept {
        None => conflict(true, 0),
        Some(filing) => Json(SaveAnswer {
            saved: Some(saved_words(filing.draft.saved_at, visitor.lang)),
            gone: false,
            revision: filing.draft.revision,
        })
        .into_response(),
    })
}

fn conflict(gone: bool, revision: u32) -> Response {
    (StatusCode::CONFLICT, Json(SaveAnswer { saved: None, gone, revision })).into_response()
}
