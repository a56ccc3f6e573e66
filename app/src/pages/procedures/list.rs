//! The list of procedures with its search and filters.

use domain::procedure::{Channel, Group, PlanLevel, Procedure, Tier};
use leptos::prelude::AnyView;

use super::{
    query::{Query, tier_slug},
    words,
};
use crate::{
    components::{
        button::{Button, Weight, button},
        details::details,
        field::Field,
        html::{Html, fill, html},
        look::Look,
        main_content::{section, title},
        result_list::{Found, result_list},
        search_box::{SearchBox, search_box},
        select::{Select, select},
    },
    page::{Frame, Page},
    pages::layout::{Ready, below_home, bullets, foreign, help_number, link, link_alone, paragraph},
    text::{Lang, Text, layout, procedures as text},
};

/// What the list shows.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// What is asked.
    pub query: &'a Query,
    /// Field groups to choose from: key and name.
    pub fields: &'a [(&'a str, &'a str)],
    /// Agencies to choose from: key and name at the plan's time.
    pub agencies: &'a [(&'a str, &'a str)],
    /// What was found, best first.
    pub found: &'a [&'a Procedure],
    /// Groups that the plan names only as a whole and that fit the query.
    pub groups: &'a [&'a Group],
    /// Whom to call.
    pub help_phone: &'a str,
}

/// The list.
#[derive(Clone, Debug)]
pub struct List(Ready);

impl List {
    /// Renders the page.
    pub fn new(model: &Model, look: Look) -> Self {
        let heading = if model.query.text.is_empty() {
            text::TITLE.get(look.lang).to_owned()
        } else {
            fill(text::TITLE_SEARCH, look.lang, &[&model.query.text])
        };
        Self(Ready::new(&heading, content(model, look)))
    }
}

impl Page for List {
    fn title(&self, _: Lang) -> String {
        self.0.title()
    }

    fn view(self, _: &Frame) -> AnyView {
        self.0.into_view()
    }
}

fn content(model: &Model, look: Look) -> Html {
    let lang = look.lang;
    let found = if model.found.is_empty() { nothing(model, look) } else { hits(model, look) };
    let clear = model.query.is_filtered().then(|| link_alone(&model.query.unfiltered_address(), text::CLEAR.get(lang)));
    below_home(
        &[],
        &html!(
            (title(text::TITLE.get(lang))) (search(model, look)) "<p class='govuk-heading-m' role='status'>"
            (count(model.found.len(), lang)) "</p>" (clear) (found) (groups(model.groups, look))
        ),
        look,
    )
}

fn search(model: &Model, look: Look) -> Html {
    search_box(&SearchBox {
        action: "/thu-tuc",
        name: "q",
        label: text::SEARCH.get(look.lang),
        hint: text::SEARCH_HINT.get(look.lang),
        value: &model.query.text,
        more: filters(model, look),
        look,
    })
}

fn filters(model: &Model, look: Look) -> Html {
    let (query, lang) = (model.query, look.lang);
    let tiers =
        [Tier::Province, Tier::District, Tier::Commune].map(|tier| (tier_slug(tier), words::tier(tier).get(lang)));
    let levels = [PlanLevel::Three, PlanLevel::Four].map(|level| {
        let number = level.number().to_string();
        let name = fill(text::PLAN_LEVEL_SHORT, lang, &[&number]);
        (number, name)
    });
    let levels: Vec<_> = levels.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect();
    let level = query.level.map(|level| level.number().to_string());
    let choice = |name: &str, label: Text, options: &[(&str, &str)], value: Option<&str>| {
        let all = [("", text::ANY.get(lang))];
        let options: Vec<_> = all.iter().chain(options).copied().collect();
        select(&Select {
            field: Field { name, label: label.get(lang), look, ..Field::default() },
            options: &options,
            value: value.unwrap_or_default(),
            ..Select::default()
        })
    };
    let apply = button(&Button { text: text::APPLY.get(lang), weight: Weight::Secondary, sends: None });
    details(
        text::FILTERS.get(lang),
        &html!((choice("linh-vuc", text::FIELD, model.fields, query.field.as_deref()))(choice(
            "co-quan",
            text::AGENCY,
            model.agencies,
            query.agency.as_deref()
        ))(choice("cap", text::TIER, &tiers, query.tier.map(tier_slug)))(choice(
            "muc-do",
            text::LEVEL,
            &levels,
            level.as_deref()
        ))(apply)),
        query.is_filtered(),
    )
}

fn count(found: usize, lang: Lang) -> String {
    match found {
        0 => text::COUNT_NONE.get(lang).to_owned(),
        1 => text::COUNT_ONE.get(lang).to_owned(),
        more => fill(text::COUNT, lang, &[&more.to_string()]),
    }
}

fn hits(model: &Model, look: Look) -> Html {
    let lines: Vec<_> = model
        .found
        .iter()
        .map(|procedure| (format!("/thu-tuc/{}", procedure.id), procedure.name.as_str(), facts(procedure, look.lang)))
        .collect();
    let found: Vec<_> = lines.iter().map(|(href, title, facts)| Found { href, title, facts }).collect();
    html!("<div" (foreign(look)) ">" (result_list(&found)) "</div>")
}

/// What tells a procedure from one of the same name: where it is filed, agency, field, and the level with its date.
fn facts(procedure: &Procedure, lang: Lang) -> String {
    let channel = match procedure.channel {
        Channel::Here if procedure.can_be_filed_here() => Some(text::FILED_HERE.get(lang)),
        Channel::Here => None,
        Channel::NationalPortal(_) | Channel::CounterOnly(_) => Some(text::NOT_FILED_HERE.get(lang)),
    };
    let level = procedure.plan.level.map(|level| fill(text::PLAN_LEVEL, lang, &[&level.number().to_string()]));
    let parts = [channel, Some(procedure.plan.agency.as_str()), procedure.plan.field.as_deref(), level.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn nothing(model: &Model, look: Look) -> Html {
    let lang = look.lang;
    let by_field = model.fields.iter().map(|(key, name)| link(&format!("/thu-tuc?linh-vuc={key}"), name));
    html!(
        (paragraph(text::NONE_HELP.get(lang)))
        "<p class='govuk-body'>" (layout::CALL.get(lang)) " " (help_number(model.help_phone, look)) ".</p>"
        (link_alone("/thu-tuc", text::ALL.get(lang)))
        (section(text::BY_FIELD.get(lang))) "<div" (foreign(look)) ">" (bullets(by_field)) "</div>"
    )
}

fn groups(groups: &[&Group], look: Look) -> Option<Html> {
    let names = groups.iter().map(|group| html!((group.name) " (" (group.plan.agency) ")"));
    (!groups.is_empty()).then(|| {
        html!(
            (section(text::GROUPS.get(look.lang))) (paragraph(text::GROUPS_WHAT.get(look.lang)))
            "<div" (foreign(look)) ">" (bullets(names)) "</div>"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn procedure(id: &str, name: &str, level: u8) -> Procedure {
        let toml = format!(
            "id = '{id}'\nname = '{name}'\nchannel = 'here'\n[plan]\nrow = 1\nagency = 'Sở A'\nlevel = {level}\n\
             tiers = ['province']\nsource = 'Kế hoạch'"
        );
        toml::from_str(&toml).unwrap()
    }

    fn shown(query: &Query, found: &[&Procedure], look: Look) -> String {
        let (fields, agencies) = ([("ho-tich", "Hộ tịch")], [("so-a", "Sở A")]);
        let model = Model { query, fields: &fields, agencies: &agencies, found, groups: &[], help_phone: "1022" };
        content(&model, look).as_str().to_owned()
    }

    #[test]
    fn near_duplicates_are_hits_of_their_own() {
        let (one, other) =
            (procedure("hop-bao-2", "Cho phép họp báo", 3), procedure("hop-bao-39", "Cho phép họp báo", 4));
        let html = shown(&Query::default(), &[&one, &other], Look::default());
        assert!(html.contains("role='status'>2 thủ tục</p>"));
        for (id, level) in [("hop-bao-2", 3), ("hop-bao-39", 4)] {
            let hit = format!(
                "href='/thu-tuc/{id}'>Cho phép họp báo</a><p class='results__facts'>Sở A · Mức độ {level} theo kế hoạch 2021"
            );
            assert!(html.contains(&hit), "{hit}");
        }
    }

    #[test]
    fn an_empty_result_leads_on() {
        let query = Query { text: "xyz <b>".into(), tier: Some(Tier::Commune), ..Query::default() };
        let html = shown(&query, &[], Look::default());
        for part in [
            text::COUNT_NONE.vi,
            "value='xyz &lt;b&gt;'",
            "href='/thu-tuc?q=xyz+%3Cb%3E'",
            "href='/thu-tuc?linh-vuc=ho-tich'",
            "href='/thu-tuc'",
            "tel:1022",
        ] {
            assert!(html.contains(part), "{part}");
        }
    }

    #[test]
    fn what_was_chosen_stays_chosen_and_in_sight() {
        let query = Query { tier: Some(Tier::Province), level: Some(PlanLevel::Four), ..Query::default() };
        let html = shown(&query, &[], Look::default());
        assert!(html.contains("<option value='tinh' selected>") && html.contains("<option value='4' selected>"));
        assert!(html.contains("<details class='govuk-details' open>"));
        assert!(shown(&Query::default(), &[], Look::default()).contains("<details class='govuk-details'>"));
    }

    #[test]
    fn one_hit_is_one_procedure() {
        assert_eq!(
            [0, 1, 12].map(|found| count(found, Lang::En)),
            ["No procedure found", "1 procedure", "12 procedures"]
        );
    }
}
