//! The declaration as a PDF, after the rules for official papers (Nghị định 30/2020/NĐ-CP): state and motto above, the
//! title in the middle, the declarant at the lower right.

use std::num::NonZeroU16;

use anyhow::Result;
use app::{
    pages::declaration::{Declaration, DeclaredTopic, Part as Told, put},
    text::declaration as words,
};
use krilla::tagging::{ListNumbering, TableHeaderScope, Tag, TagKind};

use super::{
    font::{
        Typeface,
        Weight::{Bold, Regular},
    },
    layout::{Layout, MARGIN, Style, WIDTH},
    write::{Bookmark, Paper, Part, write},
};

/// Size of running text.
const TEXT: f32 = 11.0;
/// Width of the column with the row's number.
const NUMBER_COLUMN: f32 = 34.0;
/// Where the declarant's block begins.
const SIGNED: f32 = WIDTH * 0.48;
/// Room that a heading wants below it on its page.
const WITH_HEADING: f32 = 60.0;

/// The file.
///
/// # Errors
/// If the typeface cannot be read, or the document breaks a rule of PDF/UA-1.
pub fn of(declaration: &Declaration) -> Result<Vec<u8>> {
    let typeface = Typeface::get()?;
    let mut sheet = Sheet { layout: Layout::new(typeface), parts: Vec::new(), bookmarks: Vec::new() };
    sheet.head(declaration);
    for (index, topic) in declaration.topics.iter().enumerate() {
        sheet.topic(index + 1, topic);
    }
    let attached = declaration.attached.iter().map(|file| format!("{} ({})", file.document, file.file_name));
    sheet.list(words::ATTACHED, &attached.collect::<Vec<_>>());
    sheet.list(words::TO_SHOW, &declaration.to_show);
    if !declaration.undertakings.is_empty() {
        sheet.heading(2, words::UNDERTAKING);
        for undertaking in &declaration.undertakings {
            sheet.paragraph(undertaking, Style::wide(TEXT));
        }
    }
    sheet.signed(declaration);
    let paper = Paper {
        title: &declaration.title,
        pages: sheet.layout.finish(),
        parts: sheet.parts,
        bookmarks: sheet.bookmarks,
        footer: &declaration.foot,
    };
    write(paper, typeface)
}

/// The paper while it is made.
struct Sheet<'a> {
    layout: Layout<'a>,
    parts: Vec<Part>,
    bookmarks: Vec<Bookmark>,
}

impl Sheet<'_> {
    fn head(&mut self, declaration: &Declaration) {
        let middle = Style::wide(TEXT).centred();
        self.put(Tag::P, &[(Bold, words::STATE)], Style { size: 12.0, ..middle });
        self.put(Tag::P, &[(Bold, words::MOTTO)], middle);
        self.layout.space(3.0);
        let half = 70.0;
        self.layout.rule(WIDTH / 2.0 - half, WIDTH / 2.0 + half);
        self.layout.space(20.0);
        self.bookmarks.push((declaration.title.clone(), self.layout.place()));
        let style = Style::wide(15.0).centred();
        self.put(heading_tag(1, &declaration.title), &[(Bold, &declaration.title)], style);
        if let Some(source) = &declaration.source {
            let source = put(words::BY_FORM, &[source]);
            self.put(Tag::P, &[(Regular, &source)], Style::wide(9.0).centred());
        }
        self.layout.space(8.0);
        let to = put(words::TO, &[&declaration.agency]);
        self.put(Tag::P, &[(Bold, &to)], Style::wide(12.0).centred());
    }

    fn topic(&mut self, number: usize, topic: &DeclaredTopic) {
        self.heading(2, &format!("{number}. {}", topic.title));
        for part in &topic.parts {
            match part {
                Told::Answers { heading, answers } => {
                    if let Some(heading) = heading {
                        self.heading(3, heading);
                    }
                    for (question, answer) in answers {
                        let question = format!("{question}:");
                        self.put(Tag::P, &[(Regular, &question), (Bold, answer)], Style::wide(TEXT).indented(12.0));
                        self.layout.space(2.0);
                    }
                }
                Told::Table { columns, rows } => self.table(columns, rows),
            }
        }
    }

    /// The first column is narrow: it holds the number of the row.
    fn table(&mut self, columns: &[String], rows: &[Vec<String>]) {
        let others = columns.len().saturating_sub(1).max(1) as f32;
        let (first, width) = (MARGIN + NUMBER_COLUMN, (WIDTH - 2.0 * MARGIN - NUMBER_COLUMN) / others);
        let style = |index: usize| {
            let left = if index == 0 { MARGIN } else { first + width * (index - 1) as f32 };
            let right = if index == 0 { first } else { left + width };
            Style { size: 10.0, left, right, centred: false }
        };
        self.layout.keep_together(WITH_HEADING);
        self.layout.space(4.0);
        self.layout.rule(MARGIN, WIDTH - MARGIN);
        let mut row = |cells: &[String], is_head: bool| {
            let weight = if is_head { Bold } else { Regular };
            let runs: Vec<_> = cells.iter().map(|cell| [(weight, cell.as_str())]).collect();
            let set: Vec<_> = runs.iter().enumerate().map(|(index, run)| (&run[..], style(index))).collect();
            let leaves = self.layout.row(&set).into_iter().enumerate();
            let cells = leaves.map(|(index, leaf)| {
                let tag: TagKind = match (is_head, index) {
                    (true, _) => Tag::TH(TableHeaderScope::Column).into(),
                    (false, 0) => Tag::TH(TableHeaderScope::Row).into(),
                    (false, _) => Tag::TD.into(),
                };
                Part::Element(tag, vec![Part::Text(leaf)])
            });
            Part::Element(Tag::TR.into(), cells.collect())
        };
        let head = Part::Element(Tag::THead.into(), vec![row(columns, true)]);
        let body = Part::Element(Tag::TBody.into(), rows.iter().map(|cells| row(cells, false)).collect());
        self.parts.push(Part::Element(Tag::Table.into(), vec![head, body]));
        self.layout.space(6.0);
    }

    fn list(&mut self, heading: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.heading(2, heading);
        let mut elements = Vec::new();
        for (index, item) in items.iter().enumerate() {
            // Number and words are one text on the paper, as they are on its lines.
            let leaf = self
                .layout
                .text(&[(Regular, &format!("{}.", index + 1)), (Regular, item)], Style::wide(TEXT).indented(12.0));
            let body = Part::Element(Tag::LBody.into(), vec![Part::Text(leaf)]);
            elements.push(Part::Element(Tag::LI.into(), vec![body]));
            self.layout.space(2.0);
        }
        self.parts.push(Part::Element(Tag::L(ListNumbering::Decimal).into(), elements));
    }

    fn signed(&mut self, declaration: &Declaration) {
        let style = Style { left: SIGNED, ..Style::wide(TEXT) }.centred();
        self.layout.keep_together(110.0);
        self.layout.space(18.0);
        self.put(Tag::P, &[(Regular, &declaration.sent_on)], style);
        self.layout.space(4.0);
        self.put(Tag::P, &[(Bold, words::DECLARANT)], style);
        self.put(Tag::P, &[(Regular, words::NOT_SIGNED)], style);
        self.layout.space(14.0);
        self.put(Tag::P, &[(Bold, &declaration.declarant)], style);
    }

    fn heading(&mut self, level: u16, text: &str) {
        self.layout.space(if level == 2 { 12.0 } else { 6.0 });
        self.layout.keep_together(WITH_HEADING);
        if level == 2 {
            self.bookmarks.push((text.to_owned(), self.layout.place()));
        }
        let size = if level == 2 { 12.5 } else { TEXT };
        self.put(heading_tag(level, text), &[(Bold, text)], Style::wide(size));
        self.layout.space(3.0);
    }

    fn paragraph(&mut self, text: &str, style: Style) {
        self.put(Tag::P, &[(Regular, text)], style);
        self.layout.space(3.0);
    }

    fn put(&mut self, tag: impl Into<TagKind>, runs: &[(super::font::Weight, &str)], style: Style) {
        let leaf = self.layout.text(runs, style);
        self.parts.push(Part::Element(tag.into(), vec![Part::Text(leaf)]));
    }
}

fn heading_tag(level: u16, text: &str) -> TagKind {
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(text.to_owned())).into()
}
