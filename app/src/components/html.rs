//! Markup as escaped text: what every component returns.
//!
//! Components are plain functions from typed props to [`Html`]. They carry no reactive state, and a view of many small
//! elements with dynamic attributes costs Leptos' renderer several times what the same text costs, so each component
//! writes its text once and goes into a Leptos view as one inert node (`{html}` in `view!`, or [`Html::into_view`]).
//!
//! `html!` keeps it safe: a literal is markup, an expression in parentheses is a value and is escaped
//! unless it is itself [`Html`]. There is no way from a `String` to unescaped markup.

use std::borrow::Cow;

use leptos::{
    prelude::{AnyView, IntoAny, IntoRender},
    tachys::html::InertElement,
};

use crate::text::Text;

/// Well-formed pieces of markup in which every value has been escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// No markup at all.
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing yet, with room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Adds markup that stands in the source code.
    pub fn literal(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Adds a value, escaped as its type asks for.
    pub fn value(&mut self, value: &(impl Piece + ?Sized)) {
        value.write_to(&mut self.0);
    }

    /// The markup as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The markup as a Leptos view, for [`Page::view`](crate::page::Page::view).
    pub fn into_view(self) -> AnyView {
        self.into_render().into_any()
    }
}

impl IntoRender for Html {
    type Output = InertElement;

    fn into_render(self) -> InertElement {
        InertElement::new(self.0)
    }
}

impl FromIterator<Html> for Html {
    fn from_iter<I: IntoIterator<Item = Html>>(pieces: I) -> Self {
        let mut all = Self::new();
        for piece in pieces {
            all.0.push_str(&piece.0);
        }
        all
    }
}

/// A value that `html!` can put between tags or inside a quoted attribute.
pub trait Piece {
    /// Appends the value to `out`, escaped.
    fn write_to(&self, out: &mut String);
}

impl Piece for str {
    fn write_to(&self, out: &mut String) {
        escape_into(self, out);
    }
}

impl Piece for String {
    fn write_to(&self, out: &mut String) {
        escape_into(self, out);
    }
}

impl Piece for Cow<'_, str> {
    fn write_to(&self, out: &mut String) {
        escape_into(self, out);
    }
}

impl Piece for Html {
    fn write_to(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

impl<T: Piece + ?Sized> Piece for &T {
    fn write_to(&self, out: &mut String) {
        (**self).write_to(out);
    }
}

impl<T: Piece> Piece for Option<T> {
    fn write_to(&self, out: &mut String) {
        if let Some(value) = self {
            value.write_to(out);
        }
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl Piece for $number {
            fn write_to(&self, out: &mut String) {
                out.push_str(&self.to_string());
            }
        })*
    };
}

numbers!(u8 u16 u32 u64 usize);

/// Escapes `text` for use between tags and inside an attribute quoted with `'` or `"`.
pub fn escape(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '<', '>', '"', '\'']) {
        let mut out = String::with_capacity(text.len() + 16);
        escape_into(text, &mut out);
        Cow::Owned(out)
    } else {
        Cow::Borrowed(text)
    }
}

fn escape_into(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// ` name='value'`, or nothing without a value. The name is the caller's, so it must stand in the source code.
pub fn attr<'a>(name: &'static str, value: impl Into<Option<&'a str>>) -> Html {
    let mut out = Html::new();
    if let Some(value) = value.into() {
        out.literal(" ");
        out.literal(name);
        out.literal("='");
        out.value(value);
        out.literal("'");
    }
    out
}

/// Markup that stands in the source code, e.g. the class modifier of a variant.
pub fn markup(literal: &'static str) -> Html {
    let mut out = Html::new();
    out.literal(literal);
    out
}

/// The literal if `on`, else nothing: for boolean attributes and class modifiers.
pub fn when(on: bool, literal: &'static str) -> Html {
    markup(if on { literal } else { "" })
}

/// A paragraph of body text in each line of `text`; empty lines are left out.
pub fn paragraphs(text: &str) -> Html {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| html!("<p class='govuk-body'>" (line) "</p>"))
        .collect()
}

/// A text of the chrome that shows a value: `{}` stands for it.
pub fn fill(text: Text, lang: crate::text::Lang, values: &[&str]) -> String {
    let mut parts = text.get(lang).split("{}");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (index, part) in parts.enumerate() {
        out.push_str(values.get(index).copied().unwrap_or_default());
        out.push_str(part);
    }
    out
}

/// Builds [`Html`]: literals are markup, expressions in parentheses are escaped values.
///
/// ```text
/// html!("<p id='" (id) "-hint' class='govuk-hint'>" (text) "</p>")
/// ```
macro_rules! html {
    (@piece $out:ident ($value:expr)) => { $out.value(&$value) };
    (@piece $out:ident $markup:literal) => { $out.literal($markup) };
    // Room for the literals and for values of usual length: a string that grows is copied again and again.
    (@room ($value:expr)) => { 40 };
    (@room $markup:literal) => { $markup.len() };
    ($($piece:tt)*) => {{
        let mut out = $crate::components::html::Html::with_capacity(0 $( + $crate::components::html::html!(@room $piece) )*);
        $( $crate::components::html::html!(@piece out $piece); )*
        out
    }};
}
pub(crate) use html;

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::*;

    #[test]
    fn values_cannot_leave_text_or_attribute() {
        let hostile = r#"</textarea><script>alert("1" & '2')</script>"#;
        let html = html!("<input value='" (hostile) "'>" (hostile));
        let text = "&lt;/textarea&gt;&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;";
        assert_eq!(html.as_str(), format!("<input value='{text}'>{text}"));
    }

    #[test]
    fn escaping_borrows_what_needs_none() {
        assert!(matches!(escape("Nguyễn Thị Ánh"), Cow::Borrowed(_)));
        assert_eq!(escape("a<b"), "a&lt;b");
        assert_eq!(escape("&&"), "&amp;&amp;");
    }

    #[test]
    fn markup_is_not_escaped_twice() {
        let inner = html!("<b>" ("1 < 2") "</b>");
        assert_eq!(html!("<p>" (inner) (Some(3_u32)) (None::<&str>) "</p>").as_str(), "<p><b>1 &lt; 2</b>3</p>");
    }

    #[test]
    fn attributes_and_flags() {
        assert_eq!(attr("title", "a'b").as_str(), " title='a&#39;b'");
        assert!(attr("title", None).is_empty());
        assert_eq!(when(true, " checked").as_str(), " checked");
        assert!(when(false, " checked").is_empty());
    }

    #[test]
    fn goes_into_a_view_as_it_is() {
        let html = html!("<p>" ("Đã gửi & nhận") "</p>");
        assert_eq!(view! { <div>{html.clone()}</div> }.to_html(), "<div><p>Đã gửi &amp; nhận</p></div>");
        assert_eq!(html.into_view().to_html(), "<p>Đã gửi &amp; nhận</p>");
    }

    #[test]
    fn placeholders_are_filled_in_order() {
        let text = Text::new("Bước {} trong {}", "Step {} of {}");
        assert_eq!(fill(text, crate::text::Lang::Vi, &["3", "9"]), "Bước 3 trong 9");
        assert_eq!(fill(text, crate::text::Lang::En, &["3", "9"]), "Step 3 of 9");
    }
}
