//! The list of all procedures.

use app::text::{Text, layout, procedures as text};
use domain::procedure::{Channel, PlanLevel, Procedure};
use maud::{Markup, html};

use crate::{
    Data,
    frame::{breadcrumbs, details, document, fill, say, search_box, section},
};

/// The page.
pub fn page(data: &Data) -> Markup {
    let procedures = data.catalogue.procedures();
    let content = html! {
        (breadcrumbs(&[("/", say(layout::HOME))]))
        main class="govuk-main-wrapper" id="main-content" tabindex="-1" {
            h1 class="govuk-heading-l" { (say(text::TITLE)) }
            (search(data))
            p class="govuk-heading-m" role="status" { (fill(text::COUNT, &procedures.len().to_string())) }
            div {
                ul class="results" {
                    @for procedure in procedures { (hit(procedure)) }
                }
            }
            (section(text::GROUPS))
            p class="govuk-body" { (say(text::GROUPS_WHAT)) }
            div {
                ul class="govuk-list govuk-list--bullet govuk-list--spaced" {
                    @for group in data.catalogue.groups() { li { (group.name) " (" (group.plan.agency) ")" } }
                }
            }
        }
    };
    document(say(text::TITLE), "/thu-tuc", &data.css, &content)
}

fn hit(procedure: &Procedure) -> Markup {
    let channel = match procedure.channel {
        Channel::Here if procedure.can_be_filed_here() => Some(say(text::FILED_HERE)),
        Channel::Here => None,
        Channel::NationalPortal(_) | Channel::CounterOnly(_) => Some(say(text::NOT_FILED_HERE)),
    };
    html! {
        li class="results__item" {
            a class="results__link" href={ "/thu-tuc/" (procedure.id) } { (procedure.name) }
            p class="results__facts" {
                @if let Some(channel) = channel { (channel) " · " }
                (procedure.plan.agency)
                @if let Some(field) = &procedure.plan.field { " · " (field) }
                @if let Some(level) = procedure.plan.level { " · " (fill(text::PLAN_LEVEL, &level.number().to_string())) }
            }
        }
    }
}

fn search(data: &Data) -> Markup {
    let levels = [PlanLevel::Three, PlanLevel::Four].map(|level| level.number().to_string());
    let filters = html! {
        (select("linh-vuc", text::FIELD, data.catalogue.fields().iter().map(|field| (field.key.as_str(), field.name.as_str()))))
        (select("co-quan", text::AGENCY, data.catalogue.agencies().iter().map(|agency| (agency.key.as_str(), agency.name.as_str()))))
        (select("cap", text::TIER, [("tinh", say(text::PROVINCE)), ("huyen", say(text::DISTRICT)), ("xa", say(text::COMMUNE))]))
        (select("muc-do", text::LEVEL, levels.iter().map(|level| (level.as_str(), fill(text::PLAN_LEVEL_SHORT, level)))))
        button type="submit" class="govuk-button govuk-button--secondary" { (say(text::APPLY)) }
    };
    search_box(text::SEARCH, text::SEARCH_HINT, &details(say(text::FILTERS), &filters))
}

fn select<'a, T: maud::Render>(name: &str, label: Text, options: impl IntoIterator<Item = (&'a str, T)>) -> Markup {
    html! {
        div class="govuk-form-group" {
            label class="govuk-label" for=(name) { (say(label)) }
            select class="govuk-select" id=(name) name=(name) {
                option value="" selected { (say(text::ANY)) }
                @for (value, text) in options { option value=(value) { (text) } }
            }
        }
    }
}
