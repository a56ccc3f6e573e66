//! Papers to attach: the files so far, each with what can be done with it, and the ways to add one.
//!
//! Without script the browser's own file box does it, with a button that sends what was chosen. The program `Uploads` puts
//! two buttons in its place and copies the pattern of [`upload_parts`] for each file that it sends.

use domain::{eform::FileKind, file_size};

use super::{
    Example,
    button::button_group,
    field::Field,
    html::{Html, fill, html, when},
    look::Look,
};
use crate::text::{chrome, files as words};

mod item;

use item::{Moves, is_ready, item};

/// Names of the form's fields that act on files.
pub mod fields {
    /// The act of a form's button; see [`SEND`].
    pub const ACT: &str = "viec";
    /// Value of [`ACT`]: send the chosen files and come back to the page.
    pub const SEND: &str = "tai-len";
    /// Id of the upload to remove.
    pub const REMOVE: &str = "bo-tep";
    /// Id of the upload that changes its place with the one before it.
    pub const UP: &str = "tep-len";
    /// Id of the upload that changes its place with the one behind it.
    pub const DOWN: &str = "tep-xuong";
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Bytes are still missing.
    Arriving {
        /// Bytes that are there.
        offset: u64,
    },
    /// Examined and kept.
    Ready {
        /// Pages, where they could be counted.
        pages: Option<u32>,
    },
    /// Examined and not taken.
    Refused {
        /// Why, and what to do.
        words: String,
    },
}

/// A file of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownFile {
    /// Id of the upload.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Bytes, of the whole file.
    pub bytes: u64,
    /// How far it is.
    pub state: FileState,
    /// A picture that browsers show.
    pub image: bool,
    /// Address of its content.
    pub href: String,
}

impl ShownFile {
    /// Id of the control that an error about this file links to.
    pub fn anchor(&self) -> String {
        format!("tep-{}", self.id)
    }
}

/// A question whose answer is files.
#[derive(Clone, Copy, Debug)]
pub struct FileUpload<'a> {
    /// Name, legend, hint, error.
    pub field: Field<'a>,
    /// The files so far, in order.
    pub files: &'a [ShownFile],
    /// Kinds that are taken.
    pub kinds: &'a [FileKind],
    /// Most files.
    pub most: u8,
    /// Most bytes of a file.
    pub largest: u64,
    /// A digitally signed PDF is expected.
    pub signed: bool,
}

/// The control of a question whose answer is files.
pub fn file_upload(props: &FileUpload) -> Html {
    let FileUpload { field, files, .. } = props;
    let (name, look) = (field.name, field.look);
    // Only what has arrived can change its place, and only with what has arrived.
    let both_ready = |one: usize, other: usize| [one, other].iter().all(|at| files.get(*at).is_some_and(is_ready));
    let items: Html = files
        .iter()
        .enumerate()
        .map(|(at, file)| {
            let moves = Moves { up: at > 0 && both_ready(at - 1, at), down: both_ready(at, at + 1) };
            item(Some(file), moves, look)
        })
        .collect();
    let endings: Vec<_> = props.kinds.iter().flat_map(|kind| endings(*kind)).copied().collect();
    let control = html!(
        (limits(props))
        // Enter in a text box presses a form's first button: it must be none that removes a file.
        "<button hidden tabindex='-1'>" (chrome::CONTINUE.get(look.lang)) "</button>"
        "<ul class='files' data-part='list' aria-label='" (words::LIST.get(look.lang)) ": " (field.label) "'>" (items) "</ul>"
        "<div data-part='plain'><label class='govuk-label' for='" (name) "'>" (words::CHOOSE.get(look.lang))
        "</label><input class='files__box' type='file' id='" (name) "' name='" (name) "'"
        (when(props.most > 1, " multiple")) " accept='" (accept(&endings)) "' aria-describedby='" (name) "-limits'>"
        "<button class='govuk-button govuk-button--secondary' name='" (fields::ACT) "' value='" (fields::SEND) "'>"
        (words::SEND.get(look.lang)) "</button></div>"
        "<div class='govuk-button-group' data-part='choose' hidden>" (camera(props)) (pick(props)) "</div>"
    );
    html!(
        "<div class='file-upload' data-upload='" (name) "' data-most='" (props.most) "' data-largest='"
        (props.largest) "' data-endings='" (endings.join(" ")) "'>" (field.fieldset("", &control)) "</div>"
    )
}

/// What the island needs beside the questions, once in a page and inside its form: its words, the pattern of a file, and
/// what is shown while the page waits for files. It stands in front of the buttons that send the form.
pub fn upload_parts(look: Look) -> Html {
    let lang = look.lang;
    let mut all = html!("<div id='upload-parts'");
    for (key, text) in words::ISLAND {
        all.literal(" data-");
        all.literal(key);
        all.value(&html!("='" (text.get(lang)) "'"));
    }
    all.value(&html!(
        "><ul hidden>" (item(None, Moves { up: false, down: false }, look)) "</ul>"
        "<div class='govuk-inset-text files__leaving' data-part='leaving' tabindex='-1' hidden>"
        "<h2 class='govuk-heading-s'>" (words::leaving::TITLE.get(lang)) "</h2>"
        "<p class='govuk-body'>" (words::leaving::MEANS.get(lang)) "</p>"
        (button_group(&html!(
            (act_button("skip", words::leaving::SKIP.get(lang))) (act_button("stay", words::leaving::STAY.get(lang)))
        )))
        "</div></div>"
    ));
    all
}

/// Said before choosing: kinds, size, number.
fn limits(props: &FileUpload) -> Html {
    let lang = props.field.look.lang;
    let kinds: Vec<_> = FileKind::ALL
        .iter()
        .zip(words::KIND_NAMES)
        .filter(|(kind, _)| props.kinds.contains(kind))
        .map(|(_, name)| name.get(lang))
        .collect();
    let size = file_size::words(props.largest, words::COMMA.get(lang));
    let number = match props.most {
        1 => fill(words::LIMIT_OF_ONE, lang, &[&size]),
        most => fill(words::LIMITS, lang, &[&size, &most.to_string()]),
    };
    let more = if props.signed {
        Some(words::SIGNED)
    } else if props.most > 1 {
        Some(words::SEVERAL_PAGES)
    } else {
        None
    };
    html!(
        "<p class='govuk-hint' id='" (props.field.name) "-limits'>" (fill(words::KINDS, lang, &[&kinds.join(", ")])) " "
        (number) (more.map(|text| html!(" " (text.get(lang))))) "</p>"
    )
}

/// Opens the camera; a shared device has none that could be used.
fn camera(props: &FileUpload) -> Option<Html> {
    let look = props.field.look;
    let photos = [FileKind::Jpg, FileKind::Heic].iter().any(|kind| props.kinds.contains(kind));
    (photos && !look.kiosk).then(|| {
        html!(
            (act_button("camera", words::CAMERA.get(look.lang)))
            "<input type='file' accept='image/*' capture='environment' data-camera hidden tabindex='-1'>"
        )
    })
}

fn pick(props: &FileUpload) -> Html {
    html!(
        "<button type='button' class='govuk-button govuk-button--secondary' data-part='pick' data-act='pick' aria-describedby='"
        (props.field.name) "-limits'>" (words::PICK.get(props.field.look.lang)) "</button>"
    )
}

/// A button for the island alone.
fn act_button(act: &'static str, text: &'static str) -> Html {
    html!(
        "<button type='button' class='govuk-button govuk-button--secondary' data-act='" (act) "'>" (text) "</button>"
    )
}

/// Endings of the names of a kind of file.
fn endings(kind: FileKind) -> &'static [&'static str] {
    match kind {
        FileKind::Pdf => &["pdf"],
        FileKind::Jpg => &["jpg", "jpeg"],
        FileKind::Png => &["png"],
        FileKind::Heic => &["heic", "heif"],
        FileKind::Docx => &["docx"],
    }
}

/// What a browser's file box offers. With a type beside the endings, for phones know only types.
fn accept(endings: &[&str]) -> String {
    let mut all = Vec::new();
    for ending in endings {
        all.push(format!(".{ending}"));
        all.extend(match *ending {
            "pdf" => Some("application/pdf".to_owned()),
            "docx" => Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document".to_owned()),
            "jpeg" | "png" | "heic" => Some(format!("image/{ending}")),
            _ => None,
        });
    }
    all.join(",")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let file = |id: &str, name: &str, state: FileState| ShownFile {
        id: id.to_owned(),
        name: name.to_owned(),
        bytes: 2_516_582,
        state,
        image: false,
        href: format!("#{id}"),
    };
    let files = [
        file("vi-du-1", "trang-1.jpg", FileState::Ready { pages: None }),
        file("vi-du-2", "giay-chung-sinh-cua-be-nguyen-thi-hong-nhung.pdf", FileState::Ready { pages: Some(3) }),
        file("vi-du-3", "trang-2.jpg", FileState::Arriving { offset: 1_048_576 }),
        file(
            "vi-du-4",
            "so-ho-khau.pdf",
            FileState::Refused {
                words: "Tệp này có mật khẩu. Xin lưu lại thành tệp không có mật khẩu, hoặc in ra rồi chụp ảnh."
                    .to_owned(),
            },
        ),
    ];
    let props = FileUpload {
        field: Field {
            name: "vi-du-giay-chung-sinh",
            label: "Giấy chứng sinh",
            hint: Some("Bản chính, hoặc bản sao có chứng thực"),
            ..Field::default()
        },
        files: &files,
        kinds: &FileKind::ALL,
        most: 5,
        largest: 10 * 1024 * 1024,
        signed: false,
    };
    vec![
        ("files in every state", file_upload(&props)),
        (
            "nothing yet, with error",
            file_upload(&FileUpload {
                field: Field {
                    name: "vi-du-van-ban",
                    label: "Văn bản ủy quyền",
                    error: Some("Hãy gửi văn bản ủy quyền"),
                    ..Field::default()
                },
                files: &[],
                kinds: &[FileKind::Pdf],
                most: 1,
                signed: true,
                ..props
            }),
        ),
    ]
}

#[cfg(test)]
mod tests;
