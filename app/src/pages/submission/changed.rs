//! A draft that was begun on an older version of its form: what changed, said once.

use crate::{
    components::{
        html::{Html, html},
        look::Look,
        notification_banner::{News, notification_banner},
    },
    text::submission as words,
};

/// What changed in the form since the draft was kept last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormChanged {
    /// The form's own sentences, newest first; there may be none.
    pub says: Vec<String>,
    /// Answers were taken out that no question asks for any more.
    pub dropped: bool,
}

impl FormChanged {
    /// The news at the top of a page.
    pub(super) fn banner(&self, look: Look) -> Html {
        let lang = look.lang;
        let items: Html = self.says.iter().map(|says| html!("<li>" (says) "</li>")).collect();
        let says = (!self.says.is_empty()).then(|| html!("<ul class='govuk-list govuk-list--bullet'>" (items) "</ul>"));
        let dropped = self.dropped.then(|| html!("<p class='govuk-body'>" (words::FORM_DROPPED.get(lang)) "</p>"));
        let more = html!((says) "<p class='govuk-body'>" (words::FORM_KEPT.get(lang)) "</p>" (dropped));
        notification_banner(News::Important, words::FORM_CHANGED.get(lang), &more, look)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_changed_and_what_became_of_the_answers() {
        let changed = FormChanged { says: vec!["Thêm <nơi sinh>.".into()], dropped: true };
        let html = changed.banner(Look::default());
        assert!(html.as_str().contains("<li>Thêm &lt;nơi sinh&gt;.</li>"));
        assert!(html.as_str().contains("được giữ lại") && html.as_str().contains("đã được bỏ ra"));
        let nothing = FormChanged::default().banner(Look::default());
        assert!(!nothing.as_str().contains("<ul") && !nothing.as_str().contains("đã được bỏ ra"));
    }
}
