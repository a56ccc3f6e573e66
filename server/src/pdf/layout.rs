//! Text on A4: breaks lines, and flows from page to page. Lengths are points, from the upper left corner.

use super::font::{Typeface, Weight};

/// Width of a page.
pub const WIDTH: f32 = 595.28;
/// Height of a page.
pub const HEIGHT: f32 = 841.89;
/// Margin on all sides: 20 mm.
pub const MARGIN: f32 = 56.7;
/// Where the text ends; the footer stands below.
const BOTTOM: f32 = HEIGHT - MARGIN - 18.0;
/// Distance of two lines, in parts of the type size. Vietnamese has marks above and below.
const LINE: f32 = 1.45;
/// Where the baseline is within its line.
const ASCENT: f32 = 1.08;
/// Space above and below the text of a table's cell, and at its sides.
const CELL: f32 = 3.5;

/// A text that is one in the document's structure, on however many lines and pages it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf(pub(super) usize);

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Size of the type.
    pub size: f32,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Each line in the middle between the edges, not at the left one.
    pub centred: bool,
}

impl Style {
    /// Type of this size over the whole width.
    pub fn wide(size: f32) -> Self {
        Self { size, left: MARGIN, right: WIDTH - MARGIN, centred: false }
    }

    /// The same, in the middle.
    pub fn centred(self) -> Self {
        Self { centred: true, ..self }
    }

    /// The same, begun so far to the right.
    pub fn indented(self, by: f32) -> Self {
        Self { left: self.left + by, ..self }
    }

    fn width(&self) -> f32 {
        self.right - self.left
    }
}

/// A piece of one weight and one line, where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Left end.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// The words; between two lines of a text the space stands at the end of the first.
    pub text: String,
    /// Weight.
    pub weight: Weight,
    /// Size of the type.
    pub size: f32,
    /// The text that it belongs to.
    pub leaf: Leaf,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its text, in reading order.
    pub texts: Vec<Placed>,
    /// Lines across it: from, to, and how far down.
    pub rules: Vec<(f32, f32, f32)>,
}

/// Pages as far as they are laid out.
pub struct Layout<'a> {
    typeface: &'a Typeface,
    sheets: Vec<Sheet>,
    current: Sheet,
    y: f32,
    leaves: usize,
}

/// A line: its pieces of one weight, and their widths.
type Line = Vec<(Weight, String, f32)>;

impl<'a> Layout<'a> {
    /// An empty first page.
    pub fn new(typeface: &'a Typeface) -> Self {
        Self { typeface, sheets: Vec::new(), current: Sheet::default(), y: MARGIN, leaves: 0 }
    }

    /// The pages, and how many texts stand on them.
    pub fn finish(mut self) -> (Vec<Sheet>, usize) {
        self.break_page();
        (self.sheets, self.leaves)
    }

    /// Page (from 0) and height of what comes next.
    pub fn place(&self) -> (usize, f32) {
        (self.sheets.len(), self.y)
    }

    /// Leaves so much free, but not at the head of a page.
    pub fn space(&mut self, height: f32) {
        if self.y > MARGIN {
            self.y += height;
        }
    }

    /// Begins a new page unless so much fits on this one.
    pub fn keep_together(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > MARGIN {
            self.break_page();
        }
    }

    /// A line across the given width.
    pub fn rule(&mut self, from: f32, to: f32) {
        self.current.rules.push((from, to, self.y));
    }

    /// Sets a text; each run is followed by a space. A line break in it begins a new line.
    pub fn text(&mut self, runs: &[(Weight, &str)], style: Style) -> Leaf {
        let leaf = self.next_leaf();
        for line in self.lines(runs, style) {
            self.keep_together(style.size * LINE);
            self.put(line, style, self.y, leaf);
            self.y += style.size * LINE;
        }
        leaf
    }

    /// Sets the cells of a table's row beside each other; each has its runs and its edges.
    pub fn row(&mut self, cells: &[(&[(Weight, &str)], Style)]) -> Vec<Leaf> {
        let inner = |style: &Style| Style { left: style.left + CELL, right: style.right - CELL, ..*style };
        let lines: Vec<_> = cells.iter().map(|(runs, style)| self.lines(runs, inner(style))).collect();
        let height = |lines: &[Line], style: &Style| style.size * LINE * lines.len().max(1) as f32;
        let heights = lines.iter().zip(cells).map(|(lines, (_, style))| height(lines, style));
        let height = heights.fold(0.0, f32::max) + 2.0 * CELL;
        self.keep_together(height);
        let mut leaves = Vec::new();
        for (lines, (_, style)) in lines.into_iter().zip(cells) {
            let leaf = self.next_leaf();
            let mut y = self.y + CELL;
            for line in lines {
                self.put(line, inner(style), y, leaf);
                y += style.size * LINE;
            }
            leaves.push(leaf);
        }
        self.y += height;
        let (first, last) = (cells.first().map(|cell| cell.1.left), cells.last().map(|cell| cell.1.right));
        self.rule(first.unwrap_or(MARGIN), last.unwrap_or(MARGIN));
        leaves
    }

    fn next_leaf(&mut self) -> Leaf {
        self.leaves += 1;
        Leaf(self.leaves - 1)
    }

    fn break_page(&mut self) {
        self.sheets.push(std::mem::take(&mut self.current));
        self.y = MARGIN;
    }

    fn put(&mut self, line: Line, style: Style, top: f32, leaf: Leaf) {
        // The space at the end takes no place.
        let space = line.last().map_or(0.0, |(weight, ..)| self.typeface.face(*weight).width(" ", style.size));
        let width = line.iter().map(|(.., width)| width).sum::<f32>() - space;
        let mut x = if style.centred { style.left + (style.width() - width) / 2.0 } else { style.left };
        for (weight, text, width) in line {
            self.current.texts.push(Placed { x, y: top + style.size * ASCENT, text, weight, size: style.size, leaf });
            x += width;
        }
    }

    /// Breaks runs into lines.
    fn lines(&self, runs: &[(Weight, &str)], style: Style) -> Vec<Line> {
        let mut lines = vec![Line::new()];
        let mut used = 0.0;
        for &(weight, text) in runs {
            for (number, part) in text.lines().enumerate() {
                if number > 0 {
                    lines.push(Line::new());
                    used = 0.0;
                }
                for word in part.split_whitespace().flat_map(|word| self.pieces(word, weight, style)) {
                    let face = self.typeface.face(weight);
                    let width = face.width(&word, style.size);
                    if used > 0.0 && used + width > style.width() {
                        lines.push(Line::new());
                        used = 0.0;
                    }
                    let with_space = width + face.width(" ", style.size);
                    if let Some(line) = lines.last_mut() {
                        match line.last_mut().filter(|(last, ..)| *last == weight) {
                            Some((_, words, so_far)) => {
                                words.push_str(&word);
                                words.push(' ');
                                *so_far += with_space;
                            }
                            None => line.push((weight, word + " ", with_space)),
                        }
                    }
                    used += with_space;
                }
            }
        }
        lines
    }

    /// A word, in pieces if it is longer than a line.
    fn pieces(&self, word: &str, weight: Weight, style: Style) -> Vec<String> {
        let face = self.typeface.face(weight);
        let mut pieces = vec![String::new()];
        let mut used = 0.0;
        for character in word.chars() {
            let width = face.width(character.encode_utf8(&mut [0; 4]), style.size);
            if used > 0.0 && used + width > style.width() {
                pieces.push(String::new());
                used = 0.0;
            }
            if let Some(piece) = pieces.last_mut() {
                piece.push(character);
            }
            used += width;
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(text: &str, style: Style) -> Vec<Placed> {
        let typeface = Typeface::get().unwrap();
        let mut layout = Layout::new(typeface);
        layout.text(&[(Weight::Regular, text)], style);
        layout.finish().0.into_iter().flat_map(|sheet| sheet.texts).collect()
    }

    fn right_end(placed: &Placed) -> f32 {
        placed.x + Typeface::get().unwrap().face(placed.weight).width(placed.text.trim_end(), placed.size)
    }

    #[test]
    fn no_line_is_wider_than_its_place_and_no_word_is_lost() {
        let words = "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật. ";
        for text in [words.repeat(40), "x".repeat(700), format!("{} ngắn", "địa-chỉ-rất-dài".repeat(30))] {
            for style in [Style::wide(11.0), Style::wide(11.0).indented(200.0), Style::wide(9.0).centred()] {
                let lines = lines_of(&text, style);
                assert!(lines.len() > 1);
                for line in &lines {
                    assert!(line.x >= style.left - 0.01 && right_end(line) <= style.right + 0.01, "{line:?}");
                    assert!(line.y < BOTTOM + 4.0);
                }
                let letters = |text: &str| text.split_whitespace().collect::<String>();
                let set: String = lines.iter().map(|line| line.text.as_str()).collect();
                assert_eq!(letters(&set), letters(&text));
            }
        }
    }

    #[test]
    fn a_long_text_flows_over_pages_and_stays_one() {
        let typeface = Typeface::get().unwrap();
        let mut layout = Layout::new(typeface);
        let long = "dòng\n".repeat(150);
        let leaf = layout.text(&[(Weight::Regular, &long)], Style::wide(11.0));
        assert_eq!(layout.place().0, 3);
        let (sheets, leaves) = layout.finish();
        assert_eq!((sheets.len(), leaves), (4, 1));
        let texts: Vec<_> = sheets.iter().flat_map(|sheet| &sheet.texts).collect();
        assert!(texts.len() == 150 && texts.iter().all(|placed| placed.leaf == leaf));
    }

    #[test]
    fn runs_change_weight_within_a_line() {
        let typeface = Typeface::get().unwrap();
        let mut layout = Layout::new(typeface);
        layout.text(&[(Weight::Regular, "Họ tên:"), (Weight::Bold, "Nguyễn Thị Mẫu")], Style::wide(11.0));
        let (sheets, _) = layout.finish();
        let texts = &sheets[0].texts;
        assert_eq!(texts.len(), 2);
        assert_eq!((texts[0].text.as_str(), texts[1].text.as_str()), ("Họ tên: ", "Nguyễn Thị Mẫu "));
        assert!(texts[0].y == texts[1].y && texts[1].x > right_end(&texts[0]));
    }

    #[test]
    fn a_row_stays_on_one_page() {
        let typeface = Typeface::get().unwrap();
        let mut layout = Layout::new(typeface);
        layout.text(&[(Weight::Regular, &"dòng\n".repeat(42))], Style::wide(11.0));
        let before = layout.place().0;
        let run: &[(Weight, &str)] = &[(Weight::Regular, "a\nb\nc\nd")];
        let half = Style { right: 300.0, ..Style::wide(11.0) };
        let leaves = layout.row(&[(run, half), (run, Style { left: 300.0, ..Style::wide(11.0) })]);
        assert_eq!(leaves.len(), 2);
        let (sheets, _) = layout.finish();
        let of_row = |sheet: &Sheet| sheet.texts.iter().filter(|placed| leaves.contains(&placed.leaf)).count();
        assert_eq!((before, of_row(&sheets[0]), of_row(&sheets[1])), (0, 0, 8));
    }
}
