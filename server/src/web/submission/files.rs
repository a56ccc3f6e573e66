//! Files of a draft: what the checks and the pages know of them.

use domain::eform::{Form, Kind, SEPARATOR};

use crate::{state::AppState, store::Draft, web::PageError};

/// Most bytes of a file.
pub(super) const MOST_BYTES: u64 = 10 * 1024 * 1024;

/// The complete files of a draft: question, and their ids in order.
async fn ready(_app: &AppState, _draft: &Draft) -> Result<Vec<(String, Vec<String>)>, PageError> {
    Ok(Vec::new())
}

/// Sets the answers of the questions for files to the files that are there. Nothing that a browser posts does.
pub(super) async fn fill(app: &AppState, form: &Form, draft: &mut Draft) -> Result<(), PageError> {
    let questions = form.pages.iter().flat_map(|page| &page.questions);
    let asked: Vec<_> = questions.filter(|question| matches!(question.answer, Kind::File { .. })).collect();
    if asked.is_empty() {
        return Ok(());
    }
    let ready = ready(app, draft).await?;
    for question in asked {
        let ids = ready.iter().find(|(of, _)| *of == question.id).map(|(_, ids)| ids.join(&SEPARATOR.to_string()));
        draft.answers.set(question.id.clone(), ids.unwrap_or_default());
    }
    Ok(())
}
