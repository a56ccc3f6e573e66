//! Several fields about one thing.

use super::{
    Example,
    field::{Field, Heading, legend},
    html::{Html, html},
    text_input::{TextInput, Width, text_input},
};

/// Fields under one legend; with [`Heading::Page`] the legend is the page's `h1`.
pub fn fieldset(question: &str, heading: Heading, fields: &Html) -> Html {
    html!("<fieldset class='govuk-fieldset'>" (legend(&html!((question)), heading)) (fields) "</fieldset>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let field = |name, label| {
        text_input(&TextInput {
            field: Field { name, label, ..Field::default() },
            width: Width::Chars20,
            ..TextInput::default()
        })
    };
    let fields =
        html!((field("vi-du-noi-o", "Số nhà, đường, thôn hoặc khu phố"))(field("vi-du-xa", "Phường, xã")));
    vec![("legend as heading", fieldset("Nơi cư trú hiện nay", Heading::Page, &fields))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legend_is_the_heading() {
        let html = fieldset("Nơi <ở>", Heading::Page, &html!("<p>x</p>"));
        assert_eq!(
            html.as_str(),
            "<fieldset class='govuk-fieldset'><legend class='govuk-fieldset__legend govuk-fieldset__legend--l'>\
             <h1 class='govuk-fieldset__heading'>Nơi &lt;ở&gt;</h1></legend><p>x</p></fieldset>"
        );
    }
}
