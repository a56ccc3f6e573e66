//! What the plan of 2021 says of a procedure, beside what is known of today: never merged, each with its source.

use domain::{
    date,
    procedure::{Dated, PilotModel, PlanEntry, Procedure, Today},
};

use super::{facts::Facts, words};
use crate::{
    components::{
        html::{Html, fill, html},
        look::Look,
        main_content::section,
        summary_list::{Row, summary_list},
    },
    pages::layout::{bullets, paragraph, vietnamese},
    text::{Text, procedures as text},
};

/// The section of a procedure's page.
pub fn section_of(procedure: &Procedure, facts: &mut Facts, look: Look) -> Html {
    html!((section(text::PLAN.get(look.lang)))(summary_list(
        &rows(&procedure.plan, &procedure.today, facts, look),
        look
    ))(models(&procedure.plan, look)))
}

fn rows(plan: &PlanEntry, today: &Today, facts: &mut Facts, look: Look) -> Vec<Row<'static>> {
    let lang = look.lang;
    let row = |key: Text, value: Html| Row { key: key.get(lang), value, change: None };
    let unverified = || html!((capitalised(text::UNVERIFIED.get(lang))));
    facts.cite(text::PLAN, &plan.source);
    let mut rows = vec![
        row(text::PLAN_AGENCY, vietnamese(&html!((plan.agency)), look)),
        row(
            text::TODAY_AGENCY,
            today.agency.as_ref().map_or_else(unverified, |agency| {
                facts.cite(text::TODAY_AGENCY, &agency.source);
                html!((vietnamese(&html!((agency.value)), look))(since(agency, look)))
            }),
        ),
        row(
            text::PLAN_FIELD,
            plan.field.as_deref().map_or_else(|| facts.unknown(), |field| vietnamese(&html!((field)), look)),
        ),
        row(
            text::PLAN_LEVEL_KEY,
            plan.level.map_or_else(|| facts.unknown(), |level| html!((words::plan_level(level).get(lang)))),
        ),
        row(
            text::TODAY_LEVEL,
            today.level.as_ref().map_or_else(unverified, |level| {
                facts.cite(text::TODAY_LEVEL, &level.source);
                html!((words::online_level(level.value).get(lang))(since(level, look)))
            }),
        ),
    ];
    if let Some(note) = &plan.note {
        rows.push(row(text::PLAN_NOTE, vietnamese(&html!((note)), look)));
    }
    for change in &today.notes {
        facts.cite(text::CHANGES, &change.source);
        rows.push(row(text::CHANGES, html!((vietnamese(&html!((change.value)), look))(since(change, look)))));
    }
    rows
}

/// " (từ 01/07/2025)".
fn since<T>(fact: &Dated<T>, look: Look) -> Html {
    html!(" (" (fill(text::SINCE, look.lang, &[&date::format(fact.as_of)])) ")")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn models(plan: &PlanEntry, look: Look) -> Option<Html> {
    let lang = look.lang;
    let applied = plan.models.iter().map(|model| html!((words::model(model.kind).get(lang))(scope(model, look))));
    let excluded = plan.excluded_models.iter().map(|model| {
        html!((fill(text::MODEL_EXCLUDED, lang, &[words::model(model.kind).get(lang)]))(scope(model, look)))
    });
    let all: Vec<_> = applied.chain(excluded).collect();
    (!all.is_empty())
        .then(|| html!((section(text::MODELS.get(lang)))(paragraph(text::MODELS_WHAT.get(lang)))(bullets(all))))
}

fn scope(model: &PilotModel, look: Look) -> Option<Html> {
    let scope = model.scope.as_deref()?;
    Some(html!("<br>"(vietnamese(&html!((fill(text::MODEL_SCOPE, look.lang, &[scope]))), look))))
}
