//! What radios and checkboxes share: one option of a choice.

use super::html::{Html, html, markup, when};

/// One option.
#[derive(Clone, Debug, Default)]
pub struct Choice<'a> {
    /// Value to post.
    pub value: &'a str,
    /// The option in words.
    pub label: &'a str,
    /// Help for this option.
    pub hint: Option<&'a str>,
    /// Chosen already.
    pub checked: bool,
    /// The browser does not send the form without it.
    pub required: bool,
    /// What belongs to this option only, e.g. a further field. Shown while it is chosen; a browser that cannot hide it
    /// by style shows it always, and the rules ignore it where the option is not chosen.
    pub conditional: Option<Html>,
}

/// Which control draws the options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    Radios,
    Checkboxes,
}

impl Control {
    fn block(self) -> Html {
        match self {
            Self::Radios => markup("govuk-radios"),
            Self::Checkboxes => markup("govuk-checkboxes"),
        }
    }

    fn input_type(self) -> Html {
        match self {
            Self::Radios => markup("radio"),
            Self::Checkboxes => markup("checkbox"),
        }
    }
}

/// The options. The first has the field's name as id, so that an error summary can link to it, the others `{name}-{n}`.
pub(super) fn choices(control: Control, name: &str, choices: &[Choice], autocomplete: Option<&str>) -> Html {
    let block = control.block();
    let items: Html = choices
        .iter()
        .enumerate()
        .map(|(index, choice)| {
            let id = if index == 0 { name.to_owned() } else { format!("{name}-{}", index + 1) };
            let described_by = choice.hint.map(|_| html!(" aria-describedby='" (id) "-item-hint'"));
            let hint = choice.hint.map(
                |hint| html!("<div id='" (id) "-item-hint' class='govuk-hint " (block) "__hint'>" (hint) "</div>"),
            );
            let conditional = choice.conditional.as_ref().map(
                |content| html!("<div class='" (block) "__conditional' id='conditional-" (id) "'>" (content) "</div>"),
            );
            html!(
                "<div class='" (block) "__item'><input class='" (block) "__input' id='" (id) "' name='" (name)
                "' type='" (control.input_type()) "' value='" (choice.value) "'" (when(choice.checked, " checked"))
                (when(choice.required, " required")) (described_by) (super::html::attr("autocomplete", autocomplete)) "><label class='govuk-label " (block)
                "__label' for='" (id) "'>" (choice.label) "</label>" (hint) "</div>" (conditional)
            )
        })
        .collect();
    html!("<div class='" (block) "'>" (items) "</div>")
}
