//! The catalogue's types in words.

use domain::procedure::{Duration, Given, ModelKind, OnlineLevel, PlanLevel, Tier, TimeUnit};

use crate::{
    components::html::fill,
    text::{Lang, Text, procedures as text},
};

/// A tier.
pub fn tier(tier: Tier) -> Text {
    match tier {
        Tier::Province => text::PROVINCE,
        Tier::District => text::DISTRICT,
        Tier::Commune => text::COMMUNE,
    }
}

/// Tiers, with commas.
pub fn tiers(tiers: &[Tier], lang: Lang) -> String {
    let names: Vec<_> = tiers.iter().map(|one| tier(*one).get(lang)).collect();
    names.join(", ")
}

/// A level of the plan and what it means.
pub fn plan_level(level: PlanLevel) -> Text {
    match level {
        PlanLevel::Three => text::LEVEL_THREE,
        PlanLevel::Four => text::LEVEL_FOUR,
    }
}

/// A level of today.
pub fn online_level(level: OnlineLevel) -> Text {
    match level {
        OnlineLevel::Partial => text::PARTIAL,
        OnlineLevel::EndToEnd => text::END_TO_END,
    }
}

/// How a paper is given, here or as part of the official form that is attached.
pub fn given(given: Given, attached: bool) -> Text {
    match given {
        Given::Declared if attached => text::FORM_ATTACHED,
        Given::Declared => text::DECLARED,
        Given::Shown => text::SHOWN,
        Given::HandedIn => text::HANDED_IN,
    }
}

/// A pilot model in plain words.
pub fn model(kind: ModelKind) -> Text {
    match kind {
        ModelKind::GuidedSubmission => text::GUIDED,
        ModelKind::AssistedWriting => text::ASSISTED,
        ModelKind::PublicPostal => text::POSTAL_MODEL,
        ModelKind::ProactiveService => text::PROACTIVE,
    }
}

/// A legal time in its own unit.
pub fn duration(time: Duration, lang: Lang) -> String {
    let text = match time.unit {
        TimeUnit::Hour => text::HOURS,
        TimeUnit::WorkingDay if time.amount == 0 => text::SAME_DAY,
        TimeUnit::WorkingDay => text::WORKING_DAYS,
        TimeUnit::CalendarDay => text::CALENDAR_DAYS,
    };
    fill(text, lang, &[&time.amount.to_string()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_keep_the_unit_of_the_rule() {
        let words = |amount, unit| duration(Duration { amount, unit }, Lang::Vi);
        assert_eq!(words(3, TimeUnit::WorkingDay), "3 ngày làm việc");
        assert_eq!(words(0, TimeUnit::WorkingDay), "Trong ngày làm việc");
        assert_eq!(words(15, TimeUnit::CalendarDay), "15 ngày");
        assert_eq!(words(8, TimeUnit::Hour), "8 giờ làm việc");
    }
}
