//! What a question of a form takes.

use domain::eform::{Answers, FileKind, Form, Kind as Answer};

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
    takes(app.catalogue.form(&draft.procedure)?, &draft.answers, question)
}

/// What the question with this id takes; `None`: the form has no such question for files. In a repeated page its id ends with
/// the number of an item that there is: a file for another one would be seen nowhere, and count.
fn takes(form: &Form, answers: &Answers, question: &str) -> Option<Takes> {
    let unfolded = form.unfold(answers);
    let (_, asked) = unfolded.question(question)?;
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

#[cfg(test)]
mod tests {
    use domain::eform::add_item;

    use super::*;

    #[test]
    fn in_a_list_only_an_item_that_there_is_takes_files() {
        let file =
            "[[page.question]]\nid = 'tv.giay'\nlabel = 'Giấy'\nmissing = 'Gửi giấy'\nanswer = { type = 'file' }\n";
        let next = "[[page]]\nid = \"giay\"\n";
        let form = include_str!("../submission/tests/form.toml").replace(next, &format!("{file}{next}"));
        let form: Form = toml::from_str(&form).unwrap();
        let mut answers = Answers::default();
        assert_eq!(add_item(&mut answers, form.page("thanh-vien").unwrap()), Ok(1));
        assert!(takes(&form, &answers, "tv.giay.1").is_some() && takes(&form, &answers, "giay.thue").is_some());
        for other in ["tv.giay", "tv.giay.", "tv.giay.2", "tv.ten.1", "giay.thue.1"] {
            assert_eq!(takes(&form, &answers, other), None, "{other}");
        }
    }
}
