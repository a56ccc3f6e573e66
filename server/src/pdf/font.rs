//! The typeface of printed papers. It is in the binary: every machine prints the same letters, all of Vietnamese among
//! them.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock},
};

use anyhow::{Context as _, Result};
use krilla::text::Font;

static REGULAR: &[u8] = include_bytes!("../../fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../fonts/NotoSans-Bold.ttf");

static TYPEFACE: LazyLock<Option<Typeface>> =
    LazyLock::new(|| Some(Typeface { regular: Face::read(REGULAR)?, bold: Face::read(BOLD)? }));

/// A weight of the typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    Regular,
    /// What stands out.
    Bold,
}

/// The typeface in its weights.
pub struct Typeface {
    regular: Face,
    bold: Face,
}

impl Typeface {
    /// The one typeface.
    ///
    /// # Errors
    /// If the font files in the binary cannot be read.
    pub fn get() -> Result<&'static Self> {
        TYPEFACE.as_ref().context("the font in the binary cannot be read")
    }

    /// The font of a weight.
    pub fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// A font: to draw with, and how wide its letters are.
pub struct Face {
    font: Font,
    /// Widths of its characters, in parts of the type size.
    widths: HashMap<char, f32>,
}

impl Face {
    fn read(file: &'static [u8]) -> Option<Self> {
        let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(file);
        Some(Self { font: Font::new(data.into(), 0)?, widths: widths(file)? })
    }

    /// The font to draw with.
    pub fn font(&self) -> Font {
        self.font.clone()
    }

    /// Whether the font has this character.
    pub fn draws(&self, character: char) -> bool {
        self.widths.contains_key(&character)
    }

    /// Width of a text at this size, in points. Kerning is left out: it only makes a line a little shorter.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|character| self.widths.get(&character).copied().unwrap_or(1.0)).sum::<f32>() * size
    }
}

/// Widths of all characters that an OpenType font maps: its tables `head`, `hhea`, `hmtx` and `cmap` (format 4).
fn widths(file: &[u8]) -> Option<HashMap<char, f32>> {
    let units = f32::from(u16_at(table(file, b"head")?, 18)?);
    let (metrics, count) = (table(file, b"hmtx")?, usize::from(u16_at(table(file, b"hhea")?, 34)?));
    let advance = |glyph: u16| u16_at(metrics, 4 * usize::from(glyph).min(count.checked_sub(1)?));
    let cmap = table(file, b"cmap")?;
    let mut found = HashMap::new();
    for (character, glyph) in characters(cmap)? {
        found.insert(character, f32::from(advance(glyph)?) / units);
    }
    (!found.is_empty()).then_some(found)
}

/// The characters of the basic plane and their glyphs.
fn characters(cmap: &[u8]) -> Option<Vec<(char, u16)>> {
    let subtables = (0..usize::from(u16_at(cmap, 2)?)).map(|index| 4 + 8 * index);
    let offset = |at: usize| usize::try_from(u32_at(cmap, at + 4)?).ok();
    let map = subtables.filter_map(|at| cmap.get(offset(at)?..)).find(|map| u16_at(map, 0) == Some(4))?;
    let twice_segments = usize::from(u16_at(map, 6)?);
    let mut found = Vec::new();
    for segment in (0..twice_segments).step_by(2) {
        let (ends, starts) = (14 + segment, 16 + twice_segments + segment);
        let (deltas, ranges) = (starts + twice_segments, starts + 2 * twice_segments);
        let (first, last) = (u16_at(map, starts)?, u16_at(map, ends)?);
        let (delta, range) = (u16_at(map, deltas)?, usize::from(u16_at(map, ranges)?));
        for code in first..=last {
            let glyph = match range {
                0 => code.wrapping_add(delta),
                range => match u16_at(map, ranges + range + 2 * usize::from(code - first)) {
                    None | Some(0) => 0,
                    Some(glyph) => glyph.wrapping_add(delta),
                },
            };
            // Glyph 0 stands for "none".
            found.extend(char::from_u32(code.into()).filter(|_| glyph != 0).map(|character| (character, glyph)));
        }
    }
    Some(found)
}

fn table<'a>(file: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let mut records = (0..usize::from(u16_at(file, 4)?)).map(|index| 12 + 16 * index);
    let at = records.find(|&at| file.get(at..at + 4) == Some(tag))?;
    let (start, length) = (usize::try_from(u32_at(file, at + 8)?).ok()?, usize::try_from(u32_at(file, at + 12)?).ok()?);
    file.get(start..start.checked_add(length)?)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All letters of Vietnamese, in both cases, with every mark; and what our texts need beside them.
    const LETTERS: &str =
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz";

    #[test]
    fn every_vietnamese_letter_has_a_width_in_both_weights() {
        let typeface = Typeface::get().unwrap();
        for weight in [Weight::Regular, Weight::Bold] {
            let face = typeface.face(weight);
            let upper = LETTERS.to_uppercase();
            for character in LETTERS.chars().chain(upper.chars()).chain("0123456789 .,;:–-/()“”?·•".chars()) {
                assert!(face.draws(character), "{character}");
                let width = face.width(&character.to_string(), 1.0);
                assert!((0.1..1.3).contains(&width), "{character}: {width}");
            }
            assert!(!face.draws('漢'));
        }
    }

    #[test]
    fn widths_are_those_of_the_font() {
        let typeface = Typeface::get().unwrap();
        let regular = typeface.face(Weight::Regular);
        // Noto Sans: 572 and 258 units of 1000.
        assert!((regular.width("0", 1000.0) - 572.0).abs() < 0.5);
        assert!((regular.width("i", 1000.0) - 258.0).abs() < 0.5);
        let word = "Nguyễn";
        assert!((regular.width(word, 10.0) * 2.0 - regular.width(word, 20.0)).abs() < 0.01);
        assert!(typeface.face(Weight::Bold).width(word, 10.0) > regular.width(word, 10.0));
    }

    #[test]
    fn a_file_that_is_no_font_is_refused() {
        assert!(widths(b"").is_none());
        assert!(widths(&REGULAR[..1000]).is_none());
    }
}
