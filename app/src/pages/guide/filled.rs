//! A form filled in as a sample: every question by topic, with its answer and the help for it.

use domain::eform::{Form, FormPage, Kind, Question};

use super::{answers, part_id};
use crate::{
    components::{
        html::{Html, fill, html},
        look::Look,
    },
    pages::layout::{foreign, paragraph},
    text::guide as text,
};

/// Where a form is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the page of one sample: the form pages lead to its parts.
    Page,
    /// In a booklet. Its headings are a level lower, and its parts have no id: two forms may have pages of the same name.
    Booklet,
    /// In a booklet, for all procedures that share the form: without its title and the papers, which are each procedure's.
    Shared,
}

/// The filled-in form.
pub fn filled(form: &Form, place: Place, look: Look) -> Html {
    let lang = look.lang;
    let doubt = form.unverified.then(|| paragraph(text::FORM_UNVERIFIED.get(lang)));
    let title = (place != Place::Shared).then(|| {
        html!(
            "<div" (foreign(look)) "><p class='sample__form'>" (form.title) "</p><p class='govuk-body-s'>"
            (fill(text::FORM_SOURCE, lang, &[&form.source])) "</p></div>"
        )
    });
    let pages: Html = form
        .pages
        .iter()
        .enumerate()
        .map(|(index, page)| {
            let is_new = index == 0 || form.pages[index - 1].topic != page.topic;
            show_page(form, page, is_new, place, look)
        })
        .collect();
    html!(
        (doubt) "<div class='sample'><p class='sample__stamp' aria-hidden='true'>" (text::NOT_REAL.vi) "</p>"
        (title) (pages) "</div>"
    )
}

fn show_page(form: &Form, page: &FormPage, is_new: bool, place: Place, look: Look) -> Html {
    let lang = look.lang;
    let heading = is_new.then(|| match place {
        Place::Page => html!("<h3 class='govuk-heading-s'" (foreign(look)) ">" (page.topic) "</h3>"),
        Place::Booklet | Place::Shared => html!("<h4 class='govuk-heading-s'" (foreign(look)) ">" (page.topic) "</h4>"),
    });
    let id = (place == Place::Page).then(|| html!(" id='" (part_id(&page.id)) "'"));
    let only = page.when.as_ref().and_then(|when| answers::condition(form, when, look)).map(|only| remark(&only));
    let each = page.repeat.as_ref().map(|_| remark(text::FOR_EACH.get(lang)));
    let questions: Html = page
        .questions
        .iter()
        .filter(|question| place != Place::Shared || !matches!(question.answer, Kind::File { .. }))
        .map(|question| show_question(form, question, look))
        .collect();
    let list =
        (!questions.is_empty()).then(|| html!("<dl class='sample__answers'" (foreign(look)) ">" (questions) "</dl>"));
    html!("<section class='sample__part'" (id) ">" (heading) (only) (each) (list) "</section>")
}

fn show_question(form: &Form, question: &Question, look: Look) -> Html {
    let answer = answers::in_words(question, look);
    let answer = answer.as_deref().unwrap_or(text::NO_SAMPLE.get(look.lang));
    let only = question.when.as_ref().and_then(|when| answers::condition(form, when, look));
    let optional = question.optional.then(|| html!(" "(crate::text::chrome::OPTIONAL.vi)));
    let help = [only.as_ref(), question.hint.as_ref(), question.help.as_ref()];
    let help: Html = help.into_iter().flatten().map(|help| remark(help)).collect();
    html!(
        "<div class='sample__question'><dt>" (question.label) (optional) "</dt><dd><span class='sample__answer'>" (answer)
        "</span>" (help) "</dd></div>"
    )
}

/// Small words below.
fn remark(text: &str) -> Html {
    html!("<p class='sample__help'>" (text) "</p>")
}

/// The words that say that it is no real paper, above it.
pub fn mark(look: Look) -> Html {
    html!("<p class='sample__mark'><strong>" (text::NOT_REAL.get(look.lang)) "</strong></p>")
}

/// What a sample is, and how it is printed.
pub fn about(look: Look) -> Html {
    html!((paragraph(text::SAMPLE_WHAT.get(look.lang))) "<div class='no-print'>" (paragraph(text::PRINT.get(look.lang))) "</div>")
}
