//! Reads the text of a PDF back, for tests: codes of letters through the table that a font brings for those who copy or
//! listen. The library's own reader does not take the comments that such a table may have.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, content::Content};

/// All words of the pages from 1 on, one space between two.
pub fn words(file: &[u8]) -> String {
    let document = Document::load_mem(file).unwrap();
    pages(&document).join(" ")
}

/// The words of each page.
pub fn pages(document: &Document) -> Vec<String> {
    let text = document.get_pages().into_values().map(|page| {
        let fonts = document.get_page_fonts(page).unwrap();
        let letters: HashMap<_, _> = fonts.into_iter().map(|(name, font)| (name, letters(document, font))).collect();
        let content = Content::decode(&document.get_page_content(page).unwrap()).unwrap();
        let (mut text, mut font) = (String::new(), None);
        for operation in &content.operations {
            match operation.operator.as_str() {
                "Tf" => font = letters.get(operation.operands[0].as_name().unwrap()),
                "Tj" | "TJ" => operation.operands.iter().for_each(|shown| read(shown, font.unwrap(), &mut text)),
                _ => {}
            }
        }
        text
    });
    text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// What was drawn; numbers between the strings only move the next letter.
fn read(shown: &Object, letters: &HashMap<u16, String>, text: &mut String) {
    match shown {
        Object::Array(parts) => parts.iter().for_each(|part| read(part, letters, text)),
        Object::String(codes, _) => {
            let codes = codes.chunks_exact(2).map(|code| u16::from_be_bytes([code[0], code[1]]));
            codes.for_each(|code| text.push_str(&letters[&code]));
        }
        _ => {}
    }
}

/// What each code of the font stands for.
fn letters(document: &Document, font: &Dictionary) -> HashMap<u16, String> {
    let stream = document.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1.as_stream().unwrap();
    let table = String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
    let parts = table.split("beginbfchar").skip(1).filter_map(|part| part.split("endbfchar").next());
    let lines = parts.flat_map(str::lines);
    let pairs = lines.filter_map(|line| line.trim().strip_prefix('<')?.strip_suffix('>')?.split_once("> <"));
    pairs.map(|(code, text)| (hex(code)[0], String::from_utf16(&hex(text)).unwrap())).collect()
}

fn hex(digits: &str) -> Vec<u16> {
    let units = digits.as_bytes().chunks(4).map(|unit| std::str::from_utf8(unit).unwrap());
    units.map(|unit| u16::from_str_radix(unit, 16).unwrap()).collect()
}
