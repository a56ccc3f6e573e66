//! The form page about the submitter: a name, a date in three fields, and a number.

use app::text::{chrome, guide, submission as words};
use domain::eform::{FormPage, Kind, Question};
use maud::{Markup, html};

use crate::{
    Data, PROCEDURE,
    frame::{document, say},
};

/// The page that is measured.
const PAGE: &str = "nguoi-yeu-cau";
/// What stands in its fields.
const ANSWERS: &[(&str, &str)] = &[
    ("nguoi-yeu-cau.ho-ten", "Nguyễn Thị Mẫu"),
    ("nguoi-yeu-cau.ngay-sinh.ngay", "1"),
    ("nguoi-yeu-cau.ngay-sinh.thang", "2"),
    ("nguoi-yeu-cau.ngay-sinh.nam", "1990"),
    ("nguoi-yeu-cau.so-dinh-danh", "060190001234"),
];

/// The page.
pub fn page(data: &Data) -> Markup {
    let start = format!("/nop-ho-so/{PROCEDURE}");
    let action = format!("{start}/{PAGE}");
    let Some(page) = data.form.pages.iter().find(|page| page.id == PAGE) else { return Markup::default() };
    let content = html! {
        a href={ (start) "/cho-ai" } class="govuk-back-link" { (say(chrome::BACK)) }
        main class="govuk-main-wrapper" id="main-content" {
            p class="govuk-caption-l" { (data.procedure_name) br; (say(words::DECIDED_BY)) ": " (data.dossier.agency) }
            div class="progress" {
                p class="progress__text" { (say(chrome::STEP).replacen("{}", "2", 1).replacen("{}", "12", 1)) }
                progress class="progress__bar" value="2" max="12" aria-hidden="true" {}
            }
            h1 class="govuk-heading-l" { (page.title) }
            @if let Some(intro) = &page.intro { p class="govuk-body" { (intro) } }
            p class="govuk-body" {
                a class="govuk-link link-alone" target="_blank" rel="noopener"
                    href={ "/thu-tuc/" (PROCEDURE) "/mau#chu-de-" (PAGE) } { (say(guide::SEE_SAMPLE)) }
            }
            form method="post" action=(action) novalidate data-form-step {
                input type="hidden" name="ban-nhap" value="51e71901ae14d24f2c9e1ab91e8ae733";
                (questions(page))
                div class="govuk-button-group" {
                    button type="submit" class="govuk-button" { (say(words::CONTINUE)) }
                    button type="submit" class="govuk-button govuk-button--secondary" name="viec" value="luu" { (say(words::SAVE_AND_LEAVE)) }
                }
            }
            p class="govuk-body-s" {
                (say(words::SAVED_AT)) " 09:00. " (say(words::KEPT_UNTIL)) " 05/12/2026. "
                a class="govuk-link" href={ (start) "/xoa" } { (say(words::DELETE_DRAFT)) }
            }
        }
    };
    document(&format!("{} – {}", page.title, data.procedure_name), &action, &data.css, &content)
}

fn questions(page: &FormPage) -> Markup {
    html! {
        @for question in &page.questions {
            div data-question=(question.id) {
                div class="govuk-form-group" {
                    @match question.answer {
                        Kind::Date { .. } => { (date(question)) },
                        _ => { (line(question)) },
                    }
                }
            }
        }
    }
}

fn line(question: &Question) -> Markup {
    let id = &question.id;
    let digits = matches!(question.answer, Kind::PersonalId);
    html! {
        label class="govuk-label" for=(id) { (question.label) }
        (hint(question))
        input class={ "govuk-input" @if digits { " govuk-input--width-20" } } id=(id) name=(id) type="text"
            inputmode=[digits.then_some("numeric")] spellcheck="false" value=(answer(id)) aria-describedby={ (id) "-hint" }
            autocomplete=[question.autocomplete.as_deref()];
    }
}

fn date(question: &Question) -> Markup {
    let id = &question.id;
    let parts = [
        ("ngay", chrome::DAY, 2, "bday-day"),
        ("thang", chrome::MONTH, 2, "bday-month"),
        ("nam", chrome::YEAR, 4, "bday-year"),
    ];
    html! {
        fieldset class="govuk-fieldset" role="group" aria-describedby={ (id) "-hint" } {
            legend class="govuk-fieldset__legend" { (question.label) }
            (hint(question))
            div class="govuk-date-input" id=(id) {
                @for (part, label, width, autocomplete) in parts {
                    @let name = format!("{id}.{part}");
                    div class="govuk-date-input__item" {
                        div class="govuk-form-group" {
                            label class="govuk-label govuk-date-input__label" for=(name) { (say(label)) }
                            input class={ "govuk-input govuk-date-input__input govuk-input--width-" (width) } id=(name) name=(name)
                                type="text" inputmode="numeric" spellcheck="false" value=(answer(&name)) autocomplete=(autocomplete);
                        }
                    }
                }
            }
        }
    }
}

fn hint(question: &Question) -> Markup {
    html! { @if let Some(hint) = &question.hint { div id={ (question.id) "-hint" } class="govuk-hint" { (hint) } } }
}

fn answer(name: &str) -> &'static str {
    ANSWERS.iter().find(|(of, _)| *of == name).map_or("", |(_, value)| value)
}
