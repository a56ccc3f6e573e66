//! One procedure: whether and where it is filed, what is needed, how it goes, and who says so.

use domain::procedure::{Channel, Contact, Elsewhere, Fee, OfficialForm, Procedure, ProcessingTime};
use leptos::prelude::AnyView;

use super::{
    facts::{Facts, beneath},
    plan,
    process::process,
    words,
};
use crate::{
    components::{
        button::start_button,
        contact::{self, contact},
        html::{Html, fill, html},
        inset_text::inset_text,
        look::Look,
        main_content::section,
        summary_list::{Row, summary_list},
    },
    page::{Frame, Page},
    pages::{
        guide::sample::link_to,
        layout::{Ready, below_home, bullets, foreign, help_number, link_alone, other_site, paragraph, vietnamese},
    },
    text::{Lang, Text, layout, procedures as text},
};

/// What the page of a procedure shows.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    /// Whom to call.
    pub help_phone: &'a str,
    /// Its form stands filled in as a sample.
    pub has_sample: bool,
}

/// The page of a procedure.
#[derive(Clone, Debug)]
pub struct Detail(Ready);

impl Detail {
    /// Renders the page.
    pub fn new(model: &Model, look: Look) -> Self {
        Self(Ready::new(&model.procedure.name, content(model, look)))
    }
}

impl Page for Detail {
    fn title(&self, _: Lang) -> String {
        self.0.title()
    }

    fn view(self, _: &Frame) -> AnyView {
        self.0.into_view()
    }
}

fn content(model: &Model, look: Look) -> Html {
    let (procedure, lang) = (model.procedure, look.lang);
    let mut facts = Facts::new(look);
    // In the page's order: the sources are listed in the order in which facts are shown.
    let start = start(model, &mut facts, look);
    let sample = model.has_sample.then(|| link_to(&procedure.id, look));
    let summary = summary(procedure, &mut facts, look);
    let conditions = (!procedure.conditions.is_empty())
        .then(|| html!((section(text::CONDITIONS.get(lang)))(facts.list(text::CONDITIONS, &procedure.conditions))));
    let documents = documents(procedure, &mut facts, look);
    let steps = process(&procedure.steps, &mut facts, look);
    let official = procedure.official_form.as_ref().map(OfficialForm::fact);
    let form = facts.list(text::OFFICIAL_FORM, official.as_slice());
    let form_href = procedure.official_form.as_ref().and_then(|form| form.href.as_deref());
    let form_link = form_href.map(|href| form_link(href, look));
    let legal = facts.list(text::LEGAL_BASIS, &procedure.legal_basis);
    let ask = ask(procedure, model.help_phone, &mut facts, look);
    let plan = plan::section_of(procedure, &mut facts, look);
    below_home(
        &[("/thu-tuc", text::TITLE.get(lang))],
        &html!(
            "<h1 class='govuk-heading-l'" (foreign(look)) ">" (procedure.name) "</h1>" (start) (sample) (summary) (conditions)
            (section(text::DOCUMENTS.get(lang))) (documents) (section(text::STEPS.get(lang))) (steps)
            (section(text::OFFICIAL_FORM.get(lang))) (form) (form_link) (section(text::LEGAL_BASIS.get(lang))) (legal)
            (section(text::CONTACT.get(lang))) (ask) (plan) (facts.sources())
        ),
        look,
    )
}

/// The start button, or what to do instead.
fn start(model: &Model, facts: &mut Facts, look: Look) -> Html {
    let (procedure, lang) = (model.procedure, look.lang);
    match &procedure.channel {
        Channel::Here if procedure.can_be_filed_here() => {
            start_button(&format!("/nop-ho-so/{}", procedure.id), text::START.get(lang))
        }
        Channel::Here => {
            let portal = other_site(layout::NATIONAL_PORTAL_URL, layout::NATIONAL_PORTAL.get(lang), look);
            let ways = [
                html!((text::FILE_AT_PORTAL.get(lang)) " " (portal)),
                html!((text::FILE_AT_COUNTER.get(lang))),
                html!((text::FILE_ASK.get(lang)) " " (help_number(model.help_phone, look))),
            ];
            inset_text(&html!(
                "<h2 class='govuk-heading-s'>" (text::NO_FORM.get(lang)) "</h2>"
                (paragraph(text::NO_FORM_WHY.get(lang))) (bullets(ways))
            ))
        }
        Channel::NationalPortal(elsewhere) | Channel::CounterOnly(elsewhere) => {
            elsewhere_instead(elsewhere, model.help_phone, facts, look)
        }
    }
}

fn elsewhere_instead(elsewhere: &Elsewhere, help_phone: &str, facts: &mut Facts, look: Look) -> Html {
    let lang = look.lang;
    let directions = facts.words(text::ELSEWHERE, &elsewhere.directions, false, &elsewhere.source);
    let site = elsewhere
        .url
        .as_deref()
        .map(|url| html!("<p class='govuk-body'>" (other_site(url, text::TO_SITE.get(lang), look)) "</p>"));
    inset_text(&html!(
        "<h2 class='govuk-heading-s'>" (text::ELSEWHERE.get(lang)) "</h2><p class='govuk-body'>" (directions) "</p>" (site)
        "<p class='govuk-body'>" (layout::CALL.get(lang)) " " (help_number(help_phone, look)) ".</p>"
    ))
}

fn summary(procedure: &Procedure, facts: &mut Facts, look: Look) -> Html {
    let lang = look.lang;
    let row = |key: Text, value: Html| Row { key: key.get(lang), value, change: None };
    let tiers = procedure.tiers();
    let tier_words = if tiers.is_empty() { text::UNKNOWN.get(lang).to_owned() } else { words::tiers(tiers, lang) };
    let tier_doubt = procedure.today.tiers.is_none().then(|| html!(" (" (text::BY_PLAN.get(lang)) ")"));
    let postal = match procedure.postal_return {
        Some(true) => text::POSTAL_YES,
        Some(false) => text::POSTAL_NO,
        None => text::UNKNOWN,
    };
    // A slug is no code.
    let code = procedure.id.starts_with(|first: char| first.is_ascii_digit()).then_some(procedure.id.as_str());
    let code = code.map_or_else(|| facts.unknown(), |code| html!("<span translate='no'>" (code) "</span>"));
    let rows = [
        row(text::CODE, code),
        facts.row(text::WHO_MAY_FILE, procedure.who_may_file.as_ref()),
        facts.row(text::DECIDED_BY, procedure.decided_by.as_ref()),
        row(text::TIERS, html!((tier_words)(tier_doubt))),
        row(text::TIME, time(procedure.processing_time.as_ref(), facts, look)),
        row(text::FEE, fee(procedure.fee.as_ref(), facts)),
        facts.row(text::RESULT, procedure.result.as_ref()),
        facts.row(text::VALIDITY, procedure.validity.as_ref()),
        row(text::POSTAL, html!((postal.get(lang)))),
    ];
    html!((section(text::SUMMARY.get(lang)))(summary_list(&rows, look)))
}

fn time(time: Option<&ProcessingTime>, facts: &mut Facts, look: Look) -> Html {
    let Some(time) = time else { return facts.unknown() };
    let lang = look.lang;
    facts.cite(text::TIME, &time.source);
    // A remark says when the time grows, and by how much.
    let more = match (time.note.as_deref(), time.extension) {
        (Some(note), _) => Some(html!("<br>"(vietnamese(&html!((note)), look)))),
        (None, Some(more)) => Some(html!("; "(fill(text::EXTENSION, lang, &[&words::duration(more, lang)])))),
        (None, None) => None,
    };
    let doubt = time.unverified.then(|| html!(" (" (text::UNVERIFIED.get(lang)) ")"));
    html!((words::duration(time.time, lang))(doubt)(more))
}

fn fee(fee: Option<&Fee>, facts: &mut Facts) -> Html {
    match fee {
        Some(fee) => facts.words(text::FEE, &fee.text, fee.unverified, &fee.source),
        None => facts.unknown(),
    }
}

/// To the official form, or to the page that has it.
pub fn form_link(href: &str, look: Look) -> Html {
    let words = text::GET_FORM.get(look.lang);
    // A shared device opens no other site.
    if look.kiosk {
        html!("<p class='govuk-body'>" (other_site(href, words, look)) "</p>")
    } else {
        link_alone(href, words)
    }
}

fn documents(procedure: &Procedure, facts: &mut Facts, look: Look) -> Html {
    let lang = look.lang;
    let items: Vec<_> = procedure
        .documents
        .iter()
        .map(|document| {
            let name = facts.words(text::DOCUMENTS, &document.name, document.unverified, &document.source);
            let copies = document.copies.map(|copies| match copies {
                1 => text::COPIES_ONE.get(lang).to_owned(),
                more => fill(text::COPIES, lang, &[&more.to_string()]),
            });
            let given = words::given(document.given, procedure.attaches_official_form).get(lang);
            let parts = [Some(given), copies.as_deref(), document.condition.as_deref(), document.note.as_deref()];
            html!("<strong>" (name) "</strong>" (beneath(&parts)))
        })
        .collect();
    if items.is_empty() { paragraph(text::UNKNOWN.get(lang)) } else { bullets(items) }
}

fn ask(procedure: &Procedure, help_phone: &str, facts: &mut Facts, look: Look) -> Html {
    match &procedure.contact {
        Some(known) => known_contact(procedure, known, facts, look),
        None => html!(
            "<p class='govuk-body'>" (text::CONTACT_UNKNOWN.get(look.lang)) " " (help_number(help_phone, look)) ".</p>"
        ),
    }
}

fn known_contact(procedure: &Procedure, known: &Contact, facts: &mut Facts, look: Look) -> Html {
    facts.cite(text::CONTACT, &known.source);
    let official: Vec<_> = [&known.name, &known.position].into_iter().flatten().map(String::as_str).collect();
    let official = (!official.is_empty()).then(|| official.join(", "));
    let unit = procedure.today.agency.as_ref().map_or(procedure.plan.agency.as_str(), |agency| &agency.value);
    contact(
        &contact::Contact {
            unit,
            official: official.as_deref(),
            phone: known.phone.as_deref(),
            ..contact::Contact::default()
        },
        look,
    )
}

#[cfg(test)]
mod tests;
