//! How far a form has come.

use super::{
    Example,
    html::{Html, fill, html},
    look::Look,
};
use crate::text::chrome;

/// "Bước 3 trong 9", with a bar that only shows what the words say.
pub fn progress(step: usize, steps: usize, look: Look) -> Html {
    let text = fill(chrome::STEP, look.lang, &[&step.to_string(), &steps.to_string()]);
    html!(
        "<div class='progress'><p class='progress__text'>" (text) "</p><progress class='progress__bar' value='" (step)
        "' max='" (steps) "' aria-hidden='true'></progress></div>"
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![("third of nine", progress(3, 9, Look::default()))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_it_in_words() {
        let html = progress(3, 9, Look::default());
        assert!(
            html.as_str().contains("Bước 3 trong 9</p>")
                && html.as_str().contains("value='3' max='9' aria-hidden='true'")
        );
    }
}
