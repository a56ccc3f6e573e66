//! Papers that citizens attach, and what has become of them when the dossier is sent.

use domain::eform::{Answers, FileKind, Form, FormPage, Kind};

use super::{answers::Way, citizen::Citizen};
use crate::{province::Attachment, uploads::samples};

/// A file as a browser sends it with a form.
pub(super) struct Paper {
    /// Id of the question.
    pub(super) question: String,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// A paper of a page for each question that must be answered, or for all of them. If everything is given, the first one of
/// the page is photographed on both sides.
pub(super) fn papers(form: &Form, page: &FormPage, answers: &Answers, way: Way) -> Vec<Paper> {
    let mut papers = Vec::new();
    for question in form.visible_questions(page, answers).filter(|it| !it.optional || way == Way::Everything) {
        let Kind::File { max, kinds, .. } = &question.answer else { continue };
        let takes = |kind| kinds.contains(&kind);
        let photographed = way == Way::Everything && papers.is_empty() && *max > 1 && takes(FileKind::Jpg);
        let files = match (photographed, takes(FileKind::Pdf)) {
            (true, _) => vec![("truoc.jpg", samples::jpeg()), ("sau.jpg", samples::jpeg())],
            (false, true) => vec![("ban.pdf", samples::pdf(2))],
            (false, false) => vec![("anh.jpg", samples::jpeg())],
        };
        papers.extend(files.into_iter().map(|(name, bytes)| Paper {
            question: question.id.clone(),
            name: format!("{}-{name}", question.id),
            bytes,
        }));
    }
    papers
}

/// Whether the page asks for papers.
pub(super) fn has_papers(page: &FormPage) -> bool {
    page.questions.iter().any(|question| matches!(question.answer, Kind::File { .. }))
}

/// All papers went along, each named as its question calls it, photos of one paper as one PDF, and the province can read
/// each.
pub(super) async fn went_along(citizen: &Citizen<'_>, form: &Form, sent: &[Paper], attached: &[Attachment]) {
    let place = &citizen.procedure;
    let mut papers: Vec<&str> = sent.iter().map(|paper| paper.question.as_str()).collect();
    papers.dedup();
    let questions: Vec<&str> = attached.iter().map(|attachment| attachment.question.as_str()).collect();
    assert_eq!(sorted(&questions), sorted(&papers), "{place}");
    for attachment in attached {
        let what = format!("{place}: {attachment:?}");
        let files: Vec<&Paper> = sent.iter().filter(|paper| paper.question == attachment.question).collect();
        let is_photo = files.len() == 1 && files[0].name.ends_with(".jpg");
        assert_eq!(attachment.media_type, if is_photo { "image/jpeg" } else { "application/pdf" }, "{what}");
        let (_, question) = form.question(&attachment.question).unwrap();
        assert_eq!(attachment.document, question.label, "{what}");
        let read = attachment.read(citizen.files()).await.unwrap_or_else(|error| panic!("{what}: {error}"));
        // A PDF is kept byte for byte: it may be signed.
        assert!(files.len() > 1 || is_photo || read == files[0].bytes, "{what}");
        assert!(read.starts_with(if is_photo { b"\xff\xd8" } else { b"%PDF" }), "{what}");
    }
}

fn sorted<'a>(ids: &[&'a str]) -> Vec<&'a str> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids
}
