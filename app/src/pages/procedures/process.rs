//! How a procedure is handled, as a diagram: the steps in order, each with its unit and its time (plan 000, chú thích 6).

use domain::procedure::Step;

use super::{
    facts::{Facts, beneath},
    words,
};
use crate::{
    components::{
        html::{Html, fill, html},
        look::Look,
    },
    pages::layout::paragraph,
    text::procedures as text,
};

/// The diagram: a box a step, an arrow to the next.
pub fn process(steps: &[Step], facts: &mut Facts, look: Look) -> Html {
    let lang = look.lang;
    let items: Html = steps
        .iter()
        .map(|step| {
            let what = facts.words(text::STEPS, &step.text, step.unverified, &step.source);
            let unit = step.unit.as_deref().map(|unit| fill(text::STEP_UNIT, lang, &[unit]));
            let time = step.time.map(|time| fill(text::STEP_TIME, lang, &[&words::duration(time, lang)]));
            let more = beneath(&[unit.as_deref(), time.as_deref(), step.condition.as_deref()]);
            html!("<li class='process__step'><strong>" (what) "</strong>" (more) "</li>")
        })
        .collect();
    if items.is_empty() {
        return paragraph(text::UNKNOWN.get(lang));
    }
    let untimed = steps.iter().any(|step| step.time.is_none()).then(|| paragraph(text::STEPS_UNTIMED.get(lang)));
    html!((untimed) "<ol class='process'>" (items) "</ol>")
}
