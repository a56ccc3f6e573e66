//! Questions whose answer is files: their controls, what is wrong with single files, and the program that sends them.

use domain::eform::{Kind, Question};

use super::PageFault;
pub use crate::components::file_upload::{FileState, ShownFile, fields};
use crate::components::{
    field::{Field, Heading},
    file_upload::{FileUpload, file_upload, upload_parts},
    html::{Html, html},
    look::Look,
};

/// What the control of a file question needs beside its question.
pub struct FilesGiven<'a> {
    /// The question's files, in order, with those that were refused.
    pub files: &'a [ShownFile],
    /// Most bytes of a file, as the service is configured.
    pub largest: u64,
    /// What is wrong with the answer as a whole.
    pub fault: Option<&'a PageFault>,
    /// The question is the page's only one: its label is the `h1`.
    pub alone: bool,
    /// Language and device.
    pub look: Look,
}

/// The control of a question whose answer is files; nothing for one of another kind.
pub fn control(question: &Question, given: &FilesGiven<'_>) -> Html {
    let Kind::File { max, kinds, signed } = &question.answer else { return Html::new() };
    file_upload(&FileUpload {
        field: Field {
            name: &question.id,
            label: &question.label,
            heading: if given.alone { Heading::Page } else { Heading::None },
            hint: question.hint.as_deref(),
            error: given.fault.map(|fault| fault.message.as_str()),
            help: question.help.as_deref(),
            optional: question.optional,
            look: given.look,
        },
        files: given.files,
        kinds,
        most: *max,
        largest: given.largest,
        signed: *signed,
    })
}

/// One message for each file of a question that was not taken: for the error summary, when files were sent by the form. The
/// same words stand at the file itself. They never keep anybody from going on.
pub fn refusals(question: &Question, files: &[ShownFile]) -> Vec<PageFault> {
    let refused = files.iter().filter_map(|file| match &file.state {
        FileState::Refused { words } => Some(PageFault {
            question: question.id.clone(),
            anchor: file.anchor(),
            one_box: true,
            message: format!("{}: {words}", file.name),
        }),
        _ => None,
    });
    refused.collect()
}

/// What a page with file questions has in front of the buttons that send its form, once: the words of the program that sends
/// files, and its place. It is started as an island is, by the name of its function.
pub fn program(look: Look) -> Html {
    html!(
        (upload_parts(look)) "<leptos-island data-component=\"Uploads\">"
        "<div class='govuk-visually-hidden' role='status' id='upload-spoken'></div></leptos-island>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> Question {
        toml::from_str("id = 'giay'\nlabel = 'Giấy'\nmissing = 'Hãy gửi giấy'\nanswer = { type = 'file', max = 2, kinds = ['pdf'] }")
            .unwrap()
    }

    fn file(id: &str, state: FileState) -> ShownFile {
        ShownFile { id: id.to_owned(), name: format!("{id}.pdf"), bytes: 1, state, image: false, href: String::new() }
    }

    #[test]
    fn the_question_says_what_is_taken() {
        let given = FilesGiven { files: &[], largest: 1024, fault: None, alone: true, look: Look::default() };
        let html = control(&question(), &given);
        assert!(html.as_str().contains("data-upload='giay' data-most='2' data-largest='1024' data-endings='pdf'"));
        assert!(html.as_str().contains("<h1 class='govuk-fieldset__heading'>Giấy</h1>"));
        assert!(html.as_str().contains("Nhận tệp PDF. Mỗi tệp không quá 1 KB, nhiều nhất 2 tệp."));
    }

    #[test]
    fn each_broken_file_has_its_message_and_good_ones_none() {
        let refused = |words: &str| FileState::Refused { words: words.to_owned() };
        let files =
            [file("a", refused("hỏng")), file("b", FileState::Ready { pages: None }), file("c", refused("trống"))];
        let faults = refusals(&question(), &files);
        let said: Vec<_> = faults.iter().map(|fault| (fault.anchor.as_str(), fault.message.as_str())).collect();
        assert_eq!(said, [("tep-a", "a.pdf: hỏng"), ("tep-c", "c.pdf: trống")]);
    }

    #[test]
    fn the_program_stands_beside_its_words() {
        let html = program(Look::default());
        let html = html.as_str();
        assert!(html.contains("id='upload-parts'") && html.contains("data-component=\"Uploads\""), "{html}");
        assert!(html.contains("id='upload-spoken'"));
    }
}
