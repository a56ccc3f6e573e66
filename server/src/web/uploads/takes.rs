//! What a question of a form takes.

use domain::eform::{FileKind, Form, Kind as Answer};

use crate::{
    state::AppState,
    store::Draft,
    uploads::{Kind, Takes},
    web::follow_ups::supplement,
};

/// What a question of this draft takes; `None`: it has no such question for files.
pub fn asked(app: &AppState, draft: &Draft, question: &str) -> Option<Takes> {
    if supplement::is_supplement(draft) {
        return supplement::takes(app, question);
    }
    takes(app.catalogue.form(&draft.procedure)?, question)
}

/// What the question with this id takes; `None`: the form has no such question for files. In a repeated page its id ends with
/// the number of the item.
fn takes(form: &Form, question: &str) -> Option<Takes> {
    let item = question.rsplit_once('.').filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
    let ids = [Some(question), item.map(|(id, _)| id)];
    let asked =
        form.pages.iter().flat_map(|page| &page.questions).find(|asked| ids.contains(&Some(asked.id.as_str())))?;
    match &asked.answer {
        Answer::File { max, kinds, .. } => {
            Some(Takes { most: u32::from(*max), kinds: kinds.iter().copied().map(kind).collect() })
        }
        _ => None,
    }
}

fn kind(kind: FileKind) -> Kind {
    match kind {
        FileKind::Pdf => Kind::Pdf,
        FileKind::Jpg => Kind::Jpeg,
        FileKind::Png => Kind::Png,
        FileKind::Heic => Kind::Heic,
        FileKind::Docx => Kind::Docx,
    }
}
