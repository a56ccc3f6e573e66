//! Procedures without an e-form of their own: the citizen fills in the official form, and attaches it with the papers that the
//! catalogue lists. A home-made form in its place would be refused ("không đúng mẫu").

use domain::{
    eform::{FileKind, Form, FormPage, Kind, Question},
    procedure::{Document, Given, Procedure},
    text::fold,
};

use super::slug::slug;

/// What the template says instead of a procedure's id.
pub(super) const TEMPLATE: &str = "*";
/// The template's page for the papers.
pub(super) const PAPERS: &str = "giay-to";
/// The template's page for the official form.
const OFFICIAL_FORM: &str = "to-khai";

/// Most files of one paper.
const MOST_FILES: u8 = 5;

/// The template as the form of one procedure: its papers stand before what the template asks on their page.
pub(super) fn for_procedure(template: &Form, procedure: &Procedure) -> Form {
    let mut form = template.clone();
    form.procedure.clone_from(&procedure.id);
    form.title.clone_from(&procedure.name);
    for page in &mut form.pages {
        if page.id == PAPERS {
            let papers = papers(procedure).into_iter().map(|(id, document)| question(id, document));
            page.questions.splice(..0, papers);
            if page.questions.is_empty() {
                page.questions.push(other_papers());
            }
        }
        if page.id == OFFICIAL_FORM
            && let Some(official) = &procedure.official_form
        {
            let intro = page.intro.take().map(|intro| format!(" {intro}")).unwrap_or_default();
            page.intro = Some(format!("{}{intro}", official.fact().text));
        }
    }
    form.at_hand.extend(papers(procedure).into_iter().map(|(_, document)| document.name.clone()));
    form
}

/// Whether this page of the procedure's form asks for the official form to be attached.
pub fn asks_for_official_form(procedure: &Procedure, page: &FormPage) -> bool {
    procedure.attaches_official_form && page.id == OFFICIAL_FORM
}

/// The papers that are attached, each with the id of its question. What is declared in the official form is no paper.
pub fn papers(procedure: &Procedure) -> Vec<(String, &Document)> {
    let mut papers: Vec<(String, &Document)> = Vec::new();
    for document in procedure.documents.iter().filter(|document| document.given != Given::Declared) {
        let id = format!("{PAPERS}.{}", slug(&document.name));
        let same = papers.iter().filter(|(_, other)| slug(&other.name) == slug(&document.name)).count();
        papers.push((if same == 0 { id } else { format!("{id}-{}", same + 1) }, document));
    }
    papers
}

fn question(id: String, document: &Document) -> Question {
    Question {
        id,
        label: document.name.clone(),
        hint: hint(document),
        missing: format!("Gửi kèm giấy tờ: {}", document.name),
        optional: may_be_left_out(document),
        ..other_papers()
    }
}

/// Who has papers that the catalogue does not know of can attach them all the same.
fn other_papers() -> Question {
    Question {
        id: format!("{PAPERS}.khac"),
        answer: Kind::File { max: MOST_FILES, kinds: FileKind::ALL.to_vec(), signed: false },
        label: "Giấy tờ gửi kèm".to_owned(),
        hint: None,
        help: None,
        missing: "Gửi kèm giấy tờ".to_owned(),
        optional: true,
        when: None,
        prefill: None,
        autocomplete: None,
        official: None,
        sample: None,
    }
}

/// A paper that only some must give, that is shown later, or that no source confirms, keeps nobody from filing.
fn may_be_left_out(document: &Document) -> bool {
    document.condition.is_some()
        || document.when.is_some()
        || document.unverified
        || document.given == Given::Shown
        || fold(&document.name).contains("neu co")
}

/// Who must give the paper, how, and how many.
fn hint(document: &Document) -> Option<String> {
    let Document { given, copies, condition, note, .. } = document;
    let mut sentences: Vec<String> = condition.iter().cloned().collect();
    sentences.push(match given {
        Given::Shown => "Mang bản chính để đối chiếu khi nhận kết quả; ở đây gửi ảnh chụp nếu có".to_owned(),
        Given::Declared | Given::HandedIn => "Bản quét hoặc ảnh chụp rõ, đủ các trang".to_owned(),
    });
    sentences.extend(copies.filter(|copies| *copies > 1).map(|copies| format!("Khi nộp giấy: {copies} bản")));
    sentences.extend(note.iter().cloned());
    let whole = sentences.iter().map(|sentence| sentence.trim().trim_end_matches('.')).collect::<Vec<_>>().join(". ");
    Some(format!("{whole}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(more: &str) -> Document {
        toml::from_str(&format!("name = \"Bản sao quyết định\"\ngiven = \"handedIn\"\nsource = \"S\"\n{more}")).unwrap()
    }

    #[test]
    fn only_what_everybody_must_hand_in_is_required() {
        assert!(!may_be_left_out(&document("")));
        for more in ["condition = \"Nếu ủy quyền\"", "unverified = true"] {
            assert!(may_be_left_out(&document(more)), "{more}");
        }
        let named = Document { name: "Ảnh (nếu có)".to_owned(), ..document("") };
        assert!(may_be_left_out(&named) && may_be_left_out(&Document { given: Given::Shown, ..document("") }));
    }

    #[test]
    fn the_hint_says_for_whom_how_and_how_many() {
        let hint = hint(&document("condition = \"Nếu ủy quyền.\"\ncopies = 2\nnote = \"Có chứng thực\""));
        assert_eq!(
            hint.as_deref(),
            Some("Nếu ủy quyền. Bản quét hoặc ảnh chụp rõ, đủ các trang. Khi nộp giấy: 2 bản. Có chứng thực.")
        );
    }
}
