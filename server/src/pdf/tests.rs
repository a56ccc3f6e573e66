//! The PDF read back by another library: structure, language, typeface, and every word.

use app::pages::declaration::{Attached, Declaration, DeclaredTopic, Part};
use lopdf::{Dictionary, Document, Object};
use unicode_normalization::UnicodeNormalization as _;

use super::{
    declaration::of,
    reading::{pages, words},
};

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn declaration() -> Declaration {
    let pair = |question: &str, answer: &str| (question.to_owned(), answer.to_owned());
    let answers = |answers| Part::Answers { heading: None, answers };
    Declaration {
        title: "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN".to_owned(),
        source: Some("Thông tư 04/2020/TT-BTP".to_owned()),
        agency: "UBND phường Phan Thiết, tỉnh Lâm Đồng".to_owned(),
        topics: vec![
            DeclaredTopic {
                title: "Người yêu cầu".to_owned(),
                parts: vec![answers(vec![
                    pair("Họ, chữ đệm và tên", "Nguyễn Thị Ưng Ỷ Ặc Ễnh Ộc Ử"),
                    pair("Địa chỉ", &"25 Nguyễn Huệ, khu phố 3, phường Phan Thiết, ".repeat(12)),
                    pair("Ghi chú", "dòng một\ndòng hai"),
                ])],
            },
            DeclaredTopic {
                title: "Thành viên".to_owned(),
                parts: vec![
                    Part::Table {
                        columns: owned(&["STT", "Họ và tên", "Vốn góp"]),
                        rows: (1..60)
                            .map(|row| {
                                vec![row.to_string(), format!("Trần Văn Bình {row}"), "1.000.000 đồng".to_owned()]
                            })
                            .collect(),
                    },
                    Part::Answers {
                        heading: Some("Thành viên 1".to_owned()), answers: vec![pair("Dân tộc", "Cơ Ho")]
                    },
                ],
            },
        ],
        attached: vec![Attached { document: "Giấy chứng sinh".to_owned(), file_name: "giấy.pdf".to_owned() }],
        to_show: owned(&["Thẻ căn cước", "Trích lục khai tử"]),
        undertakings: owned(&["Tôi cam đoan nội dung khai trên đây là đúng sự thật."]),
        declarant: "Nguyễn Thị Ưng".to_owned(),
        sent_on: "Khai và gửi trực tuyến, ngày 23 tháng 11 năm 2026".to_owned(),
        foot: "Mã tiếp nhận 123-456-7897, gửi lúc 08:00, 23/11/2026".to_owned(),
    }
}

fn read(declaration: &Declaration) -> Document {
    Document::load_mem(&of(declaration).unwrap()).unwrap()
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

/// Every kind of structure element, with how many there are.
fn structure(document: &Document, object: &Object, found: &mut Vec<String>) {
    let (_, object) = document.dereference(object).unwrap();
    match object {
        Object::Array(items) => items.iter().for_each(|item| structure(document, item, found)),
        Object::Dictionary(element) => {
            if let Ok(kind) = element.get(b"S").and_then(Object::as_name) {
                found.push(String::from_utf8_lossy(kind).into_owned());
            }
            if let Ok(children) = element.get(b"K") {
                structure(document, children, found);
            }
        }
        _ => {}
    }
}

fn kinds(document: &Document) -> Vec<String> {
    let catalogue = document.catalog().unwrap();
    let mut found = Vec::new();
    structure(document, catalogue.get(b"StructTreeRoot").unwrap(), &mut found);
    found
}

#[test]
fn every_answer_can_be_read_from_it_in_nfc() {
    let declaration = declaration();
    let words = words(&of(&declaration).unwrap());
    assert_eq!(words, words.nfc().collect::<String>());
    let has = |text: &str| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(&text), "{text:?} in {words}");
    };
    for topic in &declaration.topics {
        has(&topic.title);
        for part in &topic.parts {
            match part {
                Part::Answers { answers, .. } => answers.iter().for_each(|(question, answer)| {
                    has(&format!("{question}: {answer}"));
                }),
                Part::Table { columns, rows } => columns.iter().chain(rows.iter().flatten()).for_each(|cell| has(cell)),
            }
        }
    }
    for text in [&declaration.title, &declaration.agency, &declaration.declarant, &declaration.sent_on] {
        has(text);
    }
    has("Giấy chứng sinh (giấy.pdf)");
    declaration.to_show.iter().chain(&declaration.undertakings).for_each(|text| has(text));
    has("(đã cam đoan điện tử, không ký)");
}

#[test]
fn it_is_tagged_in_vietnamese_and_names_nobody_in_its_metadata() {
    let document = read(&declaration());
    let catalogue = document.catalog().unwrap();
    assert_eq!(catalogue.get(b"Lang").unwrap().as_str().unwrap(), b"vi");
    let marked = dictionary(&document, catalogue.get(b"MarkInfo").unwrap());
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    assert!(catalogue.get(b"Outlines").is_ok());
    let kinds = kinds(&document);
    let count = |kind: &str| kinds.iter().filter(|known| *known == kind).count();
    for (kind, expected) in [("H1", 1), ("H2", 5), ("H3", 1), ("Table", 1), ("TR", 60), ("L", 2), ("LI", 3)] {
        assert_eq!(count(kind), expected, "{kind} in {kinds:?}");
    }
    assert_eq!((count("TH"), count("TD")), (3 + 59, 2 * 59));
    let file = of(&declaration()).unwrap();
    let xmp = String::from_utf8_lossy(&file);
    let metadata = xmp.split("<?xpacket").nth(1).unwrap();
    assert!(metadata.contains("TỜ KHAI CẤP") && metadata.contains("pdfuaid"));
    assert!(!metadata.contains("Nguyễn") && !metadata.contains("123-456"));
}

#[test]
fn its_fonts_are_inside_and_its_pages_numbered() {
    let document = read(&declaration());
    let pages = pages(&document);
    assert!(pages.len() >= 3, "{}", pages.len());
    let mut fonts = 0;
    for object in document.objects.values() {
        let Ok(descriptor) = object.as_dict() else { continue };
        if descriptor.get(b"Type").and_then(Object::as_name).is_ok_and(|kind| kind == b"FontDescriptor") {
            fonts += 1;
            let embedded = [&b"FontFile"[..], b"FontFile2", b"FontFile3"].into_iter().any(|key| descriptor.has(key));
            assert!(embedded, "{descriptor:?}");
        }
    }
    assert_eq!(fonts, 2);
    for (index, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("Trang {}/{}", index + 1, pages.len())), "{page}");
        assert!(page.contains("Mã tiếp nhận 123-456-7897"), "{page}");
    }
}

#[test]
fn the_same_declaration_gives_the_same_file() {
    assert_eq!(of(&declaration()).unwrap(), of(&declaration()).unwrap());
}

#[test]
fn letters_that_the_font_has_not_break_nothing() {
    let mut strange = declaration();
    strange.declarant = "王 Nguyễn\u{1F600}".to_owned();
    let file = of(&strange).unwrap();
    assert!(words(&file).contains("? Nguyễn?"));
    assert!(file.len() < 200_000, "{}", file.len());
}
