//! The browser's own box for files, for pages without script.

use super::{
    Example,
    field::Field,
    html::{Html, attr, html, when},
};

/// A box for files with its label.
#[derive(Clone, Copy, Debug, Default)]
pub struct FileBox<'a> {
    /// Name, label, hint, error.
    pub field: Field<'a>,
    /// Kinds that the browser offers, as in the attribute `accept`.
    pub accept: &'a str,
    /// More than one can be chosen.
    pub multiple: bool,
}

/// A box for files.
pub fn file_box(props: &FileBox) -> Html {
    let field = &props.field;
    field.labelled(&html!(
        "<input class='files__box' type='file' id='" (field.name) "' name='" (field.name) "' accept='" (props.accept) "'"
        (when(props.multiple, " multiple")) (attr("aria-describedby", field.described_by(None).as_deref())) ">"
    ))
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let field =
        Field {
            name: "vi-du-tep", label: "Chọn tệp", hint: Some("Tệp PDF, không quá 10 MB"), ..Field::default()
        };
    let wrong = Field { name: "vi-du-tep-loi", error: Some("Chọn ít nhất một tệp để gửi"), ..field };
    let one = FileBox { field, accept: ".pdf,application/pdf", multiple: false };
    vec![
        ("one file", file_box(&one)),
        ("several, with error", file_box(&FileBox { field: wrong, multiple: true, ..one })),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_box_is_labelled_and_described() {
        let field = Field { name: "tep", label: "Chọn", error: Some("thiếu"), ..Field::default() };
        let html = file_box(&FileBox { field, accept: ".pdf", multiple: true });
        assert!(html.as_str().contains(
            "<input class='files__box' type='file' id='tep' name='tep' accept='.pdf' multiple aria-describedby='tep-error'>"
        ));
        assert!(html.as_str().contains("for='tep'"));
    }
}
