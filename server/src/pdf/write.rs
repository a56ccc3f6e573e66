//! Laid out pages become a PDF. What is read aloud is the tree of tags; lines and footer are left out of it.

use anyhow::{Context as _, Result, anyhow};
use krilla::{
    Document, SerializeSettings,
    configure::{Configuration, Validator},
    destination::XyzDestination,
    geom::{PathBuilder, Point},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{ArtifactType, ContentTag, Identifier, Node, SpanTag, TagGroup, TagKind, TagTree},
    text::TextDirection,
};

use super::{
    font::{Face, Typeface, Weight},
    layout::{HEIGHT, Leaf, MARGIN, Sheet, WIDTH},
};

/// Size of the footer's type.
const FOOTER_SIZE: f32 = 8.5;
/// Height of the footer's baseline.
const FOOTER: f32 = HEIGHT - MARGIN + 4.0;
/// Stands for a character that the font has not; the character itself stands in the text that is read aloud and copied.
const UNKNOWN: char = '?';

/// A part of the document's structure.
pub enum Part {
    /// An element and its parts.
    Element(TagKind, Vec<Part>),
    /// A text.
    Text(Leaf),
}

/// A heading, for the list of contents that readers show: its words, page (from 0) and height.
pub type Bookmark = (String, (usize, f32));

/// What is written.
pub struct Paper<'a> {
    /// Title of the document, the only thing in its metadata that is about it.
    pub title: &'a str,
    /// The pages and the number of their texts.
    pub pages: (Vec<Sheet>, usize),
    /// The structure, in reading order.
    pub parts: Vec<Part>,
    /// The headings.
    pub bookmarks: Vec<Bookmark>,
    /// Left of the page number.
    pub footer: &'a str,
}

/// The file.
///
/// # Errors
/// If the document breaks a rule of PDF/UA-1.
pub fn write(paper: Paper<'_>, typeface: &Typeface) -> Result<Vec<u8>> {
    let settings = SerializeSettings {
        configuration: Configuration::new_with_validator(Validator::UA1),
        ..SerializeSettings::default()
    };
    let mut document = Document::new_with(settings);
    document.set_metadata(Metadata::new().title(paper.title.to_owned()).language("vi".to_owned()));
    let (sheets, texts) = paper.pages;
    let mut identifiers: Vec<Vec<Identifier>> = vec![Vec::new(); texts];
    for (index, sheet) in sheets.iter().enumerate() {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).context("A4 is a size")?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for placed in &sheet.texts {
            let face = typeface.face(placed.weight);
            let drawn = drawable(&placed.text, face);
            let read = (drawn != placed.text).then_some(placed.text.as_str());
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(read)));
            draw(&mut surface, face, placed.size, Point::from_xy(placed.x, placed.y), &drawn);
            surface.end_tagged();
            identifiers.get_mut(placed.leaf.0).context("a text of this layout")?.push(id);
        }
        for &(from, to, y) in &sheet.rules {
            surface.start_tagged(ContentTag::Artifact(ArtifactType::Other));
            rule(&mut surface, from, to, y);
            surface.end_tagged();
        }
        footer(&mut surface, paper.footer, &format!("Trang {}/{}", index + 1, sheets.len()), typeface);
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new();
    for part in paper.parts {
        node(part, &mut identifiers).into_iter().for_each(|node| tree.push(node));
    }
    document.set_tag_tree(tree);
    let mut outline = Outline::new();
    for (heading, (page, y)) in paper.bookmarks {
        outline.push_child(OutlineNode::new(heading, XyzDestination::new(page, Point::from_xy(MARGIN, y))));
    }
    document.set_outline(outline);
    document.finish().map_err(|error| anyhow!("the PDF cannot be written: {error:?}"))
}

/// A text has as many nodes as it has lines.
fn node(part: Part, identifiers: &mut [Vec<Identifier>]) -> Vec<Node> {
    match part {
        Part::Text(leaf) => {
            let lines = identifiers.get_mut(leaf.0).map(std::mem::take).unwrap_or_default();
            lines.into_iter().map(Node::from).collect()
        }
        Part::Element(tag, parts) => {
            let children = parts.into_iter().flat_map(|part| node(part, identifiers)).collect();
            vec![TagGroup::with_children(tag, children).into()]
        }
    }
}

fn draw(surface: &mut Surface<'_>, face: &Face, size: f32, at: Point, text: &str) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill::default()));
    surface.draw_text(at, face.font(), size, text, false, TextDirection::LeftToRight);
}

/// The text with what the font can draw.
fn drawable(text: &str, face: &Face) -> String {
    text.chars().map(|character| if face.draws(character) { character } else { UNKNOWN }).collect()
}

fn rule(surface: &mut Surface<'_>, from: f32, to: f32, y: f32) {
    let mut path = PathBuilder::new();
    path.move_to(from, y);
    path.line_to(to, y);
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { width: 0.5, ..Stroke::default() }));
        surface.draw_path(&path);
    }
}

fn footer(surface: &mut Surface<'_>, left: &str, right: &str, typeface: &Typeface) {
    let face = typeface.face(Weight::Regular);
    let right_x = WIDTH - MARGIN - face.width(right, FOOTER_SIZE);
    surface.start_tagged(ContentTag::Artifact(ArtifactType::Footer));
    rule(surface, MARGIN, WIDTH - MARGIN, FOOTER - FOOTER_SIZE * 1.5);
    for (x, text) in [(MARGIN, left), (right_x, right)] {
        draw(surface, face, FOOTER_SIZE, Point::from_xy(x, FOOTER), &drawable(text, face));
    }
    surface.end_tagged();
}
