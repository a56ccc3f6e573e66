//! The booklet of a tier: all its samples after each other, for printing (plan 000, Phụ lục II mục 3).

use domain::procedure::Tier;
use leptos::prelude::AnyView;

use super::{
    Sampled,
    filled::{Place, about, filled, mark},
    samples::tier_name,
};
use crate::{
    components::{
        html::{Html, fill, html},
        look::Look,
        main_content::title,
    },
    page::{Frame, Page},
    pages::{
        layout::{Ready, below_home, foreign, paragraph},
        procedures::{facts::Facts, process::process},
    },
    text::{Lang, guide as text},
};

/// What a booklet holds.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    /// The tier.
    pub tier: Tier,
    /// The samples of its procedures.
    pub samples: &'a [Sampled<'a>],
}

/// The booklet of a tier.
#[derive(Clone, Debug)]
pub struct Booklet(Ready);

impl Booklet {
    /// Renders the page.
    pub fn new(model: Model<'_>, look: Look) -> Self {
        Self(Ready::new(&name(model.tier, look), content(model, look)))
    }
}

impl Page for Booklet {
    fn title(&self, _: Lang) -> String {
        self.0.title()
    }

    fn view(self, _: &Frame) -> AnyView {
        self.0.into_view()
    }
}

fn name(tier: Tier, look: Look) -> String {
    fill(text::BOOKLET, look.lang, &[tier_name(tier).get(look.lang)])
}

fn content(model: Model<'_>, look: Look) -> Html {
    let lang = look.lang;
    let (attached, own): (Vec<_>, Vec<_>) = model.samples.iter().copied().partition(Sampled::is_attached);
    // In the booklet's order: those with a form of their own, then those that share one.
    let contents: Html = own
        .iter()
        .chain(&attached)
        .map(|sample| {
            let procedure = sample.procedure;
            html!(
                "<li><a class='govuk-link link-alone' href='#" (anchor(sample)) "'" (foreign(look)) ">" (procedure.name)
                "</a></li>"
            )
        })
        .collect();
    let chapters: Html =
        own.iter().map(|sample| chapter(sample, &filled(sample.form, Place::Booklet, look), look)).collect();
    let shared = attached.first().map(|first| {
        let chapters: Html = attached.iter().map(|sample| chapter(sample, &Html::new(), look)).collect();
        html!(
            "<section class='booklet__chapter'><h2 class='govuk-heading-l'>" (text::ATTACHED_FORMS.get(lang)) "</h2>"
            (paragraph(text::ATTACHED_FORMS_WHAT.get(lang))) (filled(first.form, Place::Shared, look)) "</section>"
            (chapters)
        )
    });
    let nothing = model.samples.is_empty().then(|| paragraph(text::NONE_HERE.get(lang)));
    below_home(
        &[("/huong-dan", text::GUIDE.get(lang)), ("/huong-dan-ke-khai", text::SAMPLES.get(lang))],
        &html!(
            (title(&name(model.tier, look))) (mark(look)) (about(look)) (nothing) "<h2 class='govuk-heading-m'>"
            (text::CONTENTS.get(lang)) "</h2><ol class='govuk-list govuk-list--number'>" (contents) "</ol>" (chapters) (shared)
        ),
        look,
    )
}

/// One procedure: its form, if it has one of its own, and how it is handled.
fn chapter(sample: &Sampled<'_>, form: &Html, look: Look) -> Html {
    let steps = process(&sample.procedure.steps, &mut Facts::new(look), look);
    html!(
        "<section class='booklet__chapter' id='" (anchor(sample)) "'><h2 class='govuk-heading-l'" (foreign(look)) ">"
        (sample.procedure.name) "</h2>" (form) "<h3 class='govuk-heading-m'>" (text::PROCESS.get(look.lang)) "</h3>" (steps)
        "</section>"
    )
}

/// Where a procedure's chapter begins. The id of a procedure may begin with a digit.
fn anchor(sample: &Sampled<'_>) -> String {
    format!("tt-{}", sample.procedure.id)
}
