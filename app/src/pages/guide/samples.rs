//! "Hướng dẫn kê khai thủ tục hành chính": the samples by tier (plan 000, Phụ lục II mục 3).

use domain::procedure::{Procedure, Tier};
use leptos::prelude::AnyView;

use super::{Sampled, sample_href};
use crate::{
    components::{
        html::{Html, fill, html},
        look::Look,
        main_content::title,
    },
    page::{Frame, Page},
    pages::{
        layout::{Ready, below_home, bullets, foreign, link_alone, paragraph},
        procedures::query::tier_slug,
    },
    text::{Lang, Text, guide as text},
};

/// The tiers in the order of the plan.
pub const TIERS: [Tier; 3] = [Tier::Province, Tier::District, Tier::Commune];

/// The list of samples.
#[derive(Clone, Debug)]
pub struct Samples(Ready);

impl Samples {
    /// Renders the page.
    pub fn new(samples: &[Sampled<'_>], look: Look) -> Self {
        Self(Ready::new(text::SAMPLES.get(look.lang), content(samples, look)))
    }
}

impl Page for Samples {
    fn title(&self, _: Lang) -> String {
        self.0.title()
    }

    fn view(self, _: &Frame) -> AnyView {
        self.0.into_view()
    }
}

/// Name of a tier's group.
pub fn tier_name(tier: Tier) -> Text {
    match tier {
        Tier::Province => text::TIER_PROVINCE,
        Tier::District => text::TIER_DISTRICT,
        Tier::Commune => text::TIER_COMMUNE,
    }
}

/// Whether a procedure stands in a tier's group: who received it when the plan was made, or who does today.
pub fn is_of(procedure: &Procedure, tier: Tier) -> bool {
    procedure.plan.tiers.contains(&tier) || procedure.tiers().contains(&tier)
}

/// Address of a tier's booklet.
pub fn booklet_href(tier: Tier) -> String {
    format!("/huong-dan-ke-khai/{}", tier_slug(tier))
}

fn content(samples: &[Sampled<'_>], look: Look) -> Html {
    let lang = look.lang;
    let groups: Html = TIERS
        .into_iter()
        .map(|tier| {
            let name = tier_name(tier).get(lang);
            let members = samples.iter().filter(|sample| is_of(sample.procedure, tier)).map(|sample| {
                let procedure = sample.procedure;
                html!(
                    "<a class='govuk-link link-alone' href='" (sample_href(&procedure.id)) "'" (foreign(look)) ">"
                    (procedure.name) "</a>"
                )
            });
            let members: Vec<_> = members.collect();
            let list = if members.is_empty() {
                paragraph(text::NONE_HERE.get(lang))
            } else {
                html!((link_alone(&booklet_href(tier), &fill(text::BOOKLET_LINK, lang, &[name])))(bullets(members)))
            };
            html!("<h2 class='govuk-heading-m' id='" (tier_slug(tier)) "'>" (name) "</h2>" (list))
        })
        .collect();
    below_home(
        &[("/huong-dan", text::GUIDE.get(lang))],
        &html!((title(text::SAMPLES.get(lang)))(paragraph(text::SAMPLES_WHAT.get(lang)))(groups)),
        look,
    )
}
