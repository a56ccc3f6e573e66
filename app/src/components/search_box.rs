//! The search of the catalogue.

use super::{
    Example,
    html::{Html, attr, html},
    look::Look,
};
use crate::text::chrome;

/// A search form.
#[derive(Clone, Debug, Default)]
pub struct SearchBox<'a> {
    /// Address that answers the search by GET.
    pub action: &'a str,
    /// Name and id of the box.
    pub name: &'a str,
    /// What is searched.
    pub label: &'a str,
    /// Help, e.g. an example; nothing if empty.
    pub hint: &'a str,
    /// What was typed.
    pub value: &'a str,
    /// Further fields of the form, e.g. filters; may be nothing.
    pub more: Html,
    /// Language and device.
    pub look: Look,
}

/// A search form with its button. What is typed stands in the address, so it is for public data only.
pub fn search_box(props: &SearchBox) -> Html {
    let hint = (!props.hint.is_empty())
        .then(|| html!("<div id='" (props.name) "-hint' class='govuk-hint'>" (props.hint) "</div>"));
    let described_by = hint.as_ref().map(|_| format!("{}-hint", props.name));
    html!(
        "<form class='search' role='search' method='get' action='" (props.action) "'>"
        "<label class='govuk-label' for='" (props.name) "'>" (props.label) "</label>" (hint)
        "<div class='search__row'><input class='govuk-input search__input' type='search' id='" (props.name) "' name='"
        (props.name) "' value='" (props.value) "'" (attr("aria-describedby", described_by.as_deref()))
        " autocomplete='off' autocapitalize='none' spellcheck='false' enterkeyhint='search'>"
        "<button type='submit' class='govuk-button search__button'>" (chrome::SEARCH.get(props.look.lang))
        "</button></div>" (props.more) "</form>"
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    vec![(
        "with hint",
        search_box(&SearchBox {
            action: "/thu-tuc",
            name: "q",
            label: "Tìm thủ tục",
            hint: "Ví dụ: giấy độc thân, khai sinh, HKD",
            ..SearchBox::default()
        }),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_was_typed_and_ties_the_hint() {
        let html = search_box(&SearchBox { name: "q", hint: "Ví dụ", value: "'><script>", ..SearchBox::default() });
        assert!(html.as_str().contains("value='&#39;&gt;&lt;script&gt;'"));
        assert!(html.as_str().contains("aria-describedby='q-hint'") && html.as_str().contains("id='q-hint'"));
    }

    #[test]
    fn describes_nothing_without_a_hint() {
        assert!(!search_box(&SearchBox::default()).as_str().contains("aria-describedby"));
    }
}
