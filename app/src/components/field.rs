//! What all form fields share: label or legend, hint, error, and how they are tied to the control.

use super::{
    html::{Html, attr, html, markup, paragraphs, when},
    look::Look,
};
use crate::text::chrome;

/// How large the label or legend is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Heading {
    /// One field among others.
    #[default]
    None,
    /// A group of fields among others.
    Group,
    /// The page asks only this: the label is the page's `h1`.
    Page,
}

/// A field, whatever its control.
///
/// The field's id is its `name`; the hint has the id `{name}-hint`, the error `{name}-error`. An error summary links to
/// the id of the control, which for a choice is the first one's.
#[derive(Clone, Copy, Debug, Default)]
pub struct Field<'a> {
    /// Name in the posted form, e.g. `nguoi.ho-ten`. Also the id, so it is unique in the page and holds no space.
    pub name: &'a str,
    /// The question.
    pub label: &'a str,
    /// Size of the question.
    pub heading: Heading,
    /// Help that everybody needs.
    pub hint: Option<&'a str>,
    /// Longer guidance that only some need: folded away under the hint, with the id `{name}-help`.
    pub help: Option<&'a str>,
    /// What is wrong and how to put it right.
    pub error: Option<&'a str>,
    /// May be left empty: the label says so.
    pub optional: bool,
    /// Language and device.
    pub look: Look,
}

impl Field<'_> {
    /// A field of one control, whose label is a `<label>`.
    pub(super) fn labelled(&self, control: &Html) -> Html {
        let label = html!(
            "<label class='govuk-label" (label_size(self.heading)) "' for='" (self.name) "'>" (self.question()) "</label>"
        );
        let label = match self.heading {
            Heading::Page => html!("<h1 class='govuk-label-wrapper'>" (label) "</h1>"),
            Heading::None | Heading::Group => label,
        };
        self.group(&html!((label)(self.hint())(self.help())(self.error())(control)))
    }

    /// A field of several controls, whose question is a `<legend>`. `role`: ` role='group'` or nothing.
    pub(super) fn fieldset(&self, role: &'static str, controls: &Html) -> Html {
        let described_by = self.described_by(None);
        self.group(&html!(
            "<fieldset class='govuk-fieldset'" (markup(role)) (attr("aria-describedby", described_by.as_deref())) ">"
            (legend(&self.question(), self.heading)) (self.hint()) (self.help()) (self.error()) (controls)
            "</fieldset>"
        ))
    }

    /// Ids of hint, error and `more`, for `aria-describedby`.
    pub(super) fn described_by(&self, more: Option<&str>) -> Option<String> {
        let mut ids = Vec::with_capacity(3);
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.name));
        }
        if self.error.is_some() {
            ids.push(format!("{}-error", self.name));
        }
        ids.extend(more.map(str::to_owned));
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// `autocomplete` as asked for; always off where the device is shared.
    pub(super) fn autocomplete<'b>(&self, purpose: Option<&'b str>) -> Option<&'b str> {
        if self.look.kiosk { Some("off") } else { purpose }
    }

    fn group(&self, content: &Html) -> Html {
        let modifier = when(self.error.is_some(), " govuk-form-group--error");
        html!("<div class='govuk-form-group" (modifier) "'>" (content) "</div>")
    }

    fn question(&self) -> Html {
        let mark = self.optional.then(|| html!(" "(chrome::OPTIONAL.get(self.look.lang))));
        html!((self.label)(mark))
    }

    fn hint(&self) -> Option<Html> {
        self.hint.map(|hint| html!("<div id='" (self.name) "-hint' class='govuk-hint'>" (hint) "</div>"))
    }

    fn help(&self) -> Option<Html> {
        self.help.map(|help| {
            html!(
                "<details class='govuk-details' id='" (self.name) "-help'><summary class='govuk-details__summary'>"
                "<span class='govuk-details__summary-text'>" (chrome::GUIDANCE.get(self.look.lang))
                "<span class='govuk-visually-hidden'>: " (self.label) "</span></span></summary>"
                "<div class='govuk-details__text'>" (paragraphs(help)) "</div></details>"
            )
        })
    }

    fn error(&self) -> Option<Html> {
        self.error.map(|error| {
            html!(
                "<p id='" (self.name) "-error' class='govuk-error-message'><span class='govuk-visually-hidden'>"
                (chrome::ERROR_PREFIX.get(self.look.lang)) "</span> " (error) "</p>"
            )
        })
    }
}

/// The legend of a fieldset; as the page's `h1` if it is the page's question.
pub(super) fn legend(question: &Html, heading: Heading) -> Html {
    let question = match heading {
        Heading::Page => html!("<h1 class='govuk-fieldset__heading'>" (question) "</h1>"),
        Heading::None | Heading::Group => question.clone(),
    };
    html!("<legend class='govuk-fieldset__legend" (legend_size(heading)) "'>" (question) "</legend>")
}

fn label_size(heading: Heading) -> Html {
    match heading {
        Heading::None => Html::new(),
        Heading::Group => markup(" govuk-label--m"),
        Heading::Page => markup(" govuk-label--l"),
    }
}

fn legend_size(heading: Heading) -> Html {
    match heading {
        Heading::None => Html::new(),
        Heading::Group => markup(" govuk-fieldset__legend--m"),
        Heading::Page => markup(" govuk-fieldset__legend--l"),
    }
}
