//! The page of one procedure.

use app::text::{Text, guide, layout, procedures as text};
use domain::{
    date,
    procedure::{
        Dated, Duration, Fact, Given, ModelKind, OfficialForm, OnlineLevel, PilotModel, PlanLevel, Procedure, Tier,
        TimeUnit,
    },
};
use maud::{Markup, html};

use crate::frame::{breadcrumbs, details, document, fill, phone, row, say, section};

/// Who says what, in the page's order; the same source of the same thing once.
#[derive(Default)]
struct Sources<'a>(Vec<(&'static str, &'a str)>);

impl<'a> Sources<'a> {
    fn cite(&mut self, what: Text, source: &'a str) {
        let cited = (say(what), source);
        if !source.is_empty() && !self.0.contains(&cited) {
            self.0.push(cited);
        }
    }

    fn words(&mut self, what: Text, words: &str, unverified: bool, source: &'a str) -> Markup {
        self.cite(what, source);
        html! { span { (words) } @if unverified { " (" (say(text::UNVERIFIED)) ")" } }
    }

    fn fact(&mut self, what: Text, fact: Option<&'a Fact>) -> Markup {
        match fact {
            Some(fact) => row(say(what), self.words(what, &fact.text, fact.unverified, &fact.source)),
            None => row(say(what), say(text::UNKNOWN)),
        }
    }

    fn facts(&mut self, what: Text, facts: impl IntoIterator<Item = &'a Fact>) -> Markup {
        bullets(facts.into_iter().map(|fact| self.words(what, &fact.text, fact.unverified, &fact.source)))
    }
}

/// The page.
pub fn page(procedure: &Procedure, css: &str) -> Markup {
    let official_form: Vec<Fact> = procedure.official_form.iter().map(OfficialForm::fact).collect();
    let mut sources = Sources::default();
    let content = html! {
        (breadcrumbs(&[("/", say(layout::HOME)), ("/thu-tuc", say(text::TITLE))]))
        main class="govuk-main-wrapper" id="main-content" tabindex="-1" {
            h1 class="govuk-heading-l" { (procedure.name) }
            a href={ "/nop-ho-so/" (procedure.id) } role="button" draggable="false" class="govuk-button govuk-button--start" {
                (say(text::START))
                svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19"
                    viewBox="0 0 33 40" aria-hidden="true" focusable="false" {
                    path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" {}
                }
            }
            p class="govuk-body" {
                a class="govuk-link link-alone" href={ "/thu-tuc/" (procedure.id) "/mau" } { (say(guide::SAMPLE)) }
            }
            (section(text::SUMMARY)) (summary(procedure, &mut sources))
            @if !procedure.conditions.is_empty() {
                (section(text::CONDITIONS)) (sources.facts(text::CONDITIONS, &procedure.conditions))
            }
            (section(text::DOCUMENTS)) (documents(procedure, &mut sources))
            (section(text::STEPS)) (steps(procedure, &mut sources))
            (section(text::OFFICIAL_FORM)) (sources.facts(text::OFFICIAL_FORM, &official_form))
            (section(text::LEGAL_BASIS)) (sources.facts(text::LEGAL_BASIS, &procedure.legal_basis))
            (section(text::CONTACT))
            p class="govuk-body" { (say(text::CONTACT_UNKNOWN)) " " (phone()) "." }
            (section(text::PLAN)) (plan(procedure, &mut sources))
            (details(say(text::SOURCES), &html! {
                dl class="govuk-summary-list" {
                    @for (what, source) in &sources.0 { (row(what, html! { span { (source) } })) }
                }
            }))
        }
    };
    document(&procedure.name, &format!("/thu-tuc/{}", procedure.id), css, &content)
}

fn bullets(items: impl IntoIterator<Item = Markup>) -> Markup {
    html! { ul class="govuk-list govuk-list--bullet govuk-list--spaced" { @for item in items { li { (item) } } } }
}

fn summary<'a>(procedure: &'a Procedure, sources: &mut Sources<'a>) -> Markup {
    let postal = match procedure.postal_return {
        Some(true) => text::POSTAL_YES,
        Some(false) => text::POSTAL_NO,
        None => text::UNKNOWN,
    };
    html! {
        dl class="govuk-summary-list" {
            (row(say(text::CODE), html! { span translate="no" { (procedure.id) } }))
            (sources.fact(text::WHO_MAY_FILE, procedure.who_may_file.as_ref()))
            (sources.fact(text::DECIDED_BY, procedure.decided_by.as_ref()))
            (row(say(text::TIERS), html! {
                @for (index, tier) in procedure.tiers().iter().enumerate() {
                    @if index > 0 { ", " }
                    (say(match tier {
                        Tier::Province => text::PROVINCE,
                        Tier::District => text::DISTRICT,
                        Tier::Commune => text::COMMUNE,
                    }))
                }
                @if procedure.today.tiers.is_none() { " (" (say(text::BY_PLAN)) ")" }
            }))
            @if let Some(time) = &procedure.processing_time {
                (row(say(text::TIME), html! {
                    (duration(time.time))
                    @if time.unverified { " (" (say(text::UNVERIFIED)) ")" }
                    @if let Some(note) = &time.note { br; span { (note) } }
                }))
                ({ sources.cite(text::TIME, &time.source); "" })
            }
            @if let Some(fee) = &procedure.fee {
                (row(say(text::FEE), sources.words(text::FEE, &fee.text, fee.unverified, &fee.source)))
            }
            (sources.fact(text::RESULT, procedure.result.as_ref()))
            (sources.fact(text::VALIDITY, procedure.validity.as_ref()))
            (row(say(text::POSTAL), say(postal)))
        }
    }
}

fn documents<'a>(procedure: &'a Procedure, sources: &mut Sources<'a>) -> Markup {
    bullets(procedure.documents.iter().map(|document| {
        let given = match document.given {
            Given::Declared => text::DECLARED,
            Given::Shown => text::SHOWN,
            Given::HandedIn => text::HANDED_IN,
        };
        html! {
            strong { (sources.words(text::DOCUMENTS, &document.name, document.unverified, &document.source)) }
            br; (say(given))
            @match document.copies {
                None => {},
                Some(1) => { br; (say(text::COPIES_ONE)) },
                Some(more) => { br; (fill(text::COPIES, &more.to_string())) },
            }
            @if let Some(condition) = &document.condition { br; (condition) }
            @if let Some(note) = &document.note { br; (note) }
        }
    }))
}

fn steps<'a>(procedure: &'a Procedure, sources: &mut Sources<'a>) -> Markup {
    html! {
        @if procedure.steps.iter().any(|step| step.time.is_none()) { p class="govuk-body" { (say(text::STEPS_UNTIMED)) } }
        ol class="process" {
            @for step in &procedure.steps {
                li class="process__step" {
                    strong { (sources.words(text::STEPS, &step.text, step.unverified, &step.source)) }
                    @if let Some(unit) = &step.unit { br; (fill(text::STEP_UNIT, unit)) }
                    @if let Some(time) = step.time { br; (fill(text::STEP_TIME, &duration(time))) }
                    @if let Some(condition) = &step.condition { br; (condition) }
                }
            }
        }
    }
}

fn plan<'a>(procedure: &'a Procedure, sources: &mut Sources<'a>) -> Markup {
    let (plan, today) = (&procedure.plan, &procedure.today);
    sources.cite(text::PLAN, &plan.source);
    html! {
        dl class="govuk-summary-list" {
            (row(say(text::PLAN_AGENCY), html! { span { (plan.agency) } }))
            (row(say(text::TODAY_AGENCY), match &today.agency {
                Some(agency) => {
                    sources.cite(text::TODAY_AGENCY, &agency.source);
                    html! { span { (agency.value) } (since(agency)) }
                }
                None => unverified(),
            }))
            (row(say(text::PLAN_FIELD), plan.field.as_deref().map_or_else(|| html! { (say(text::UNKNOWN)) }, |field| html! { span { (field) } })))
            (row(say(text::PLAN_LEVEL_KEY), say(match plan.level {
                Some(PlanLevel::Three) => text::LEVEL_THREE,
                Some(PlanLevel::Four) => text::LEVEL_FOUR,
                None => text::UNKNOWN,
            })))
            (row(say(text::TODAY_LEVEL), match &today.level {
                Some(level) => {
                    sources.cite(text::TODAY_LEVEL, &level.source);
                    let words = match level.value { OnlineLevel::Partial => text::PARTIAL, OnlineLevel::EndToEnd => text::END_TO_END };
                    html! { (say(words)) (since(level)) }
                }
                None => unverified(),
            }))
            @if let Some(note) = &plan.note { (row(say(text::PLAN_NOTE), html! { span { (note) } })) }
            @for change in &today.notes {
                (row(say(text::CHANGES), html! { span { (change.value) } (since(change)) }))
                ({ sources.cite(text::CHANGES, &change.source); "" })
            }
        }
        @if !plan.models.is_empty() || !plan.excluded_models.is_empty() {
            (section(text::MODELS))
            p class="govuk-body" { (say(text::MODELS_WHAT)) }
            ul class="govuk-list govuk-list--bullet govuk-list--spaced" {
                @for model in &plan.models { li { (say(model_words(model.kind))) (scope(model)) } }
                @for model in &plan.excluded_models {
                    li { (fill(text::MODEL_EXCLUDED, say(model_words(model.kind)))) (scope(model)) }
                }
            }
        }
    }
}

fn unverified() -> Markup {
    let mut letters = say(text::UNVERIFIED).chars();
    html! { (letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default()) (letters.as_str()) }
}

fn since<T>(fact: &Dated<T>) -> Markup {
    html! { " (" (fill(text::SINCE, &date::format(fact.as_of))) ")" }
}

fn scope(model: &PilotModel) -> Markup {
    html! { @if let Some(scope) = &model.scope { br; span { (fill(text::MODEL_SCOPE, scope)) } } }
}

fn model_words(kind: ModelKind) -> Text {
    match kind {
        ModelKind::GuidedSubmission => text::GUIDED,
        ModelKind::AssistedWriting => text::ASSISTED,
        ModelKind::PublicPostal => text::POSTAL_MODEL,
        ModelKind::ProactiveService => text::PROACTIVE,
    }
}

fn duration(time: Duration) -> String {
    let words = match time.unit {
        TimeUnit::Hour => text::HOURS,
        TimeUnit::WorkingDay if time.amount == 0 => text::SAME_DAY,
        TimeUnit::WorkingDay => text::WORKING_DAYS,
        TimeUnit::CalendarDay => text::CALENDAR_DAYS,
    };
    fill(words, &time.amount.to_string())
}
