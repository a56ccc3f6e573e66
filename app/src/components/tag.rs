//! A status in one or two words.

use super::{
    Example,
    html::{Html, html, markup},
};

/// What a status means for the reader. The words say it too, never the colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Under way, nothing to do.
    Working,
    /// Well ended.
    Good,
    /// The reader must act.
    Act,
    /// Overdue or refused.
    Bad,
    /// Not begun, stopped or unknown.
    Quiet,
}

/// A status.
pub fn tag(text: &str, tone: Tone) -> Html {
    let modifier = match tone {
        Tone::Working => "",
        Tone::Good => " govuk-tag--green",
        Tone::Act => " govuk-tag--yellow",
        Tone::Bad => " govuk-tag--red",
        Tone::Quiet => " govuk-tag--grey",
    };
    html!("<strong class='govuk-tag" (markup(modifier)) "'>" (text) "</strong>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![
        ("working", tag("Đang giải quyết", Tone::Working)),
        ("good", tag("Đã có kết quả", Tone::Good)),
        ("act", tag("Cần bổ sung giấy tờ", Tone::Act)),
        ("bad", tag("Quá hạn", Tone::Bad)),
        ("quiet", tag("Đã rút hồ sơ", Tone::Quiet)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tone_is_a_class() {
        assert_eq!(
            tag("<Quá hạn>", Tone::Bad).as_str(),
            "<strong class='govuk-tag govuk-tag--red'>&lt;Quá hạn&gt;</strong>"
        );
    }
}
