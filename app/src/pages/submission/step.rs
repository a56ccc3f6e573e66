//! One topic of a form.

use std::{collections::BTreeMap, sync::Arc};

use domain::eform::{Answers, Form, FormPage, Kind, Question};
use leptos::prelude::*;

use super::{
    PageFault, Place, Subject,
    changed::FormChanged,
    comparison::Comparison,
    field,
    files::{self, ShownFile},
    items::Items,
    rules::rules,
};
use crate::{
    assets::Program,
    components::{
        back_link::back_link,
        button::{Button, Weight, button, button_group},
        error_summary::{SummaryError, error_summary},
        html::{Html, html, when},
        look::Look,
        progress::progress,
    },
    islands::{
        autosave::{self, Autosave},
        commune_picker::{self, CommunePicker},
        form_step::{self, FormStep},
    },
    page::{Frame, Page},
    pages::{guide::to_sample, procedures::detail::form_link},
    text::{Lang, chrome, submission as words},
};

/// One topic of a form, with the answers so far and what is wrong with them.
pub struct Step {
    /// Procedure.
    pub subject: Subject,
    /// "UBND phường …".
    pub agency: String,
    /// The form, unfolded for the answers.
    pub form: Arc<Form>,
    /// Index of the page in the form.
    pub page: usize,
    /// Answers as typed.
    pub answers: Answers,
    /// What is wrong, in order.
    pub faults: Vec<PageFault>,
    /// Places and business lines to pick from, by question.
    pub places: BTreeMap<String, Vec<Place>>,
    /// Files that were sent, by question.
    pub files: BTreeMap<String, Vec<ShownFile>>,
    /// Most bytes of a file.
    pub largest_file: u64,
    /// The commune of the start page, in words.
    pub receiving_commune: String,
    /// Identity of the draft, so that a stale page is noticed.
    pub draft_id: String,
    /// Page before.
    pub back_href: String,
    /// Come back to the check page after this step.
    pub to_check: bool,
    /// Number of this step and of all, from 1.
    pub progress: (usize, usize),
    /// "Đã lưu lúc 10:32"; `None` before the first answer.
    pub saved: Option<String>,
    /// A name that no other page has, for what is saved while typing.
    pub page_name: String,
    /// Revision of the draft that is shown.
    pub revision: u32,
    /// Last day of the draft, `dd/MM/yyyy`.
    pub kept_until: String,
    /// Where the official form is found, if the page asks for it to be attached.
    pub official_form: Option<String>,
    /// Papers to show, if the page lists them.
    pub documents: Vec<String>,
    /// What is said of a comparison with the population database; `None`: nothing on this page.
    pub comparison: Option<Comparison>,
    /// The items, if the page is the list of them.
    pub items: Option<Items>,
    /// What changed in the form since the draft was kept last.
    pub changed: Option<FormChanged>,
    /// Today, `yyyy-MM-dd`, for the rules in the browser.
    pub today: String,
}

impl Step {
    fn page(&self) -> &FormPage {
        &self.form.pages[self.page]
    }

    /// Questions that can be asked on this page: those whose condition lies on an earlier page and does not hold are
    /// left out; one whose condition lies on the page itself is there, for without script nobody can hide it. What the
    /// population database has confirmed is not asked.
    fn questions(&self) -> Vec<&Question> {
        let page = self.page();
        let on_page = |id: &str| page.questions.iter().any(|question| question.id == id);
        page.questions
            .iter()
            .filter(|question| {
                question
                    .when
                    .as_ref()
                    .is_none_or(|when| on_page(&when.question) || self.form.is_asked(&question.id, &self.answers))
            })
            .filter(|question| !self.comparison.as_ref().is_some_and(|comparison| comparison.has_matched(&question.id)))
            .collect()
    }

    /// A question whose condition lies on its own page stands inside the option that asks for it.
    fn is_nested(&self, question: &Question) -> bool {
        question.when.as_ref().is_some_and(|when| self.page().questions.iter().any(|other| other.id == when.question))
    }

    /// The control of a question, with those that stand inside its options.
    fn control(&self, question: &Question, questions: &[&Question], alone: bool, look: Look) -> Html {
        let nested = questions.iter().filter_map(|inner| {
            let when = inner.when.as_ref().filter(|when| when.question == question.id)?;
            Some((when.is.first()?.as_str(), self.control(inner, questions, alone, look)))
        });
        let control = field::control(
            question,
            &field::Given {
                answers: &self.answers,
                fault: self.faults.iter().find(|fault| fault.question == question.id),
                places: self.places.get(&question.id).map_or(&[], Vec::as_slice),
                files: self.files.get(&question.id).map_or(&[], Vec::as_slice),
                largest_file: self.largest_file,
                receiving_commune: &self.receiving_commune,
                start_href: &self.subject.start_href(),
                nested: nested.collect(),
                alone,
                look,
            },
        );
        html!("<div data-question='" (question.id) "'>" (control) "</div>")
    }

    fn list(&self, look: Look) -> Option<Html> {
        let page = self.page();
        let (items, repeat) = (self.items.as_ref()?, page.repeat.as_ref()?);
        Some(items.view(repeat, &page.id, &self.subject, self.to_check, look))
    }

    fn documents(&self, lang: Lang) -> Html {
        if self.documents.is_empty() {
            return Html::new();
        }
        let items: Html = self.documents.iter().map(|document| html!("<li>" (document) "</li>")).collect();
        html!(
            "<h2 class='govuk-heading-m'>" (words::DOCUMENTS_TO_SHOW.get(lang)) "</h2>"
            "<ul class='govuk-list govuk-list--bullet'>" (items) "</ul>"
        )
    }
}

impl Page for Step {
    fn title(&self, lang: Lang) -> String {
        chrome::page_title(!self.faults.is_empty(), &format!("{} – {}", self.page().title, self.subject.name), lang)
    }

    fn programs(&self) -> &'static [Program] {
        match (self.items.is_none(), has_files(&self.questions())) {
            (true, true) => &[Program::Forms, Program::Files],
            (true, false) => &[Program::Forms],
            (false, _) => &[],
        }
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let page = self.page();
        let questions = self.questions();
        let alone = questions.len() == 1
            && page.intro.is_none()
            && questions[0].label == page.title
            && self.comparison.is_none();
        let comparison = |part: fn(&Comparison, Look) -> Html| self.comparison.as_ref().map(|it| part(it, look));
        let summary: Vec<_> = self
            .faults
            .iter()
            .map(|fault| SummaryError { target: Some(&fault.anchor), text: &fault.message })
            .collect();
        let action = self.subject.step_href(&page.id);
        let has_files = has_files(&questions);

        let opening = html!(
            (back_link(&self.back_href, look))
            "<main class='govuk-main-wrapper' id='main-content'>"
            (error_summary(&summary, look)) (comparison(Comparison::news))
            (self.changed.as_ref().map(|changed| changed.banner(look)))
            "<p class='govuk-caption-l'>" (self.subject.name) "<br>" (words::DECIDED_BY.get(lang)) ": " (self.agency) "</p>"
            (progress(self.progress.0, self.progress.1, look))
            (heading(page, alone)) (self.official_form.as_deref().map(|href| form_link(href, look))) (to_sample(&self.subject.id, &page.id, look))
            (if page.shows_documents { self.documents(lang) } else { Html::new() })
            "<form method='post' action='" (action) "'" (when(has_files, " enctype='multipart/form-data'"))
            " novalidate data-form-step>"
            "<input type='hidden' name='ban-nhap' value='" (self.draft_id) "'>"
            (when(self.to_check, "<input type='hidden' name='tro-ve' value='kiem-tra'>"))
            (comparison(Comparison::facts)) (self.list(look))
        );
        let controls: Vec<AnyView> = questions
            .iter()
            .filter(|question| !self.is_nested(question))
            .map(|question| {
                let control = self.control(question, &questions, alone, look);
                match question.answer {
                    Kind::Commune => {
                        let inside = html!((control)(commune_picker::parts(lang)));
                        view! { <CommunePicker>{inside.into_view()}</CommunePicker> }.into_any()
                    }
                    _ => control.into_view(),
                }
            })
            .collect();
        let send = button(&Button { text: words::CONTINUE.get(lang), ..Button::default() });
        // On a kiosk it is the way to go on with one's own phone.
        let leave = button(&Button {
            text: words::SAVE_AND_LEAVE.get(lang),
            weight: Weight::Secondary,
            sends: Some(("viec", "luu")),
        });
        let told = self.items.is_none().then(|| form_step::data(&rules(&self, &questions, lang)));
        let closing = html!(
            (has_files.then(|| files::program(look)))
            (comparison(Comparison::offer))
            (button_group(&html!((send) (leave) (comparison(Comparison::change)))))
            "</form>"
            (draft_line(&self, look))
            "</main>" (told)
        );
        // One string in front and one behind: elements cost the renderer, text does not.
        if self.items.is_some() {
            return html!((opening)(closing)).into_view();
        }
        view! { {opening.into_view()} {controls} {closing.into_view()} <FormStep/> <Autosave/> }.into_any()
    }
}

fn has_files(questions: &[&Question]) -> bool {
    questions.iter().any(|question| matches!(question.answer, Kind::File { .. }))
}

fn heading(page: &FormPage, alone: bool) -> Html {
    let title = (!alone).then(|| html!("<h1 class='govuk-heading-l'>" (page.title) "</h1>"));
    let intro = page.intro.as_ref().map(|intro| html!("<p class='govuk-body'>" (intro) "</p>"));
    html!((title)(intro))
}

fn draft_line(step: &Step, look: Look) -> Html {
    let lang = look.lang;
    let saved = step.saved.as_ref().map(|saved| html!((saved) ". "));
    // The island that saves while typing writes its state there.
    let words = step.items.is_none().then(|| autosave::attributes(&step.page_name, step.revision, lang));
    let saved = html!("<span data-saved" (words) ">" (saved) "</span>");
    let kept = if look.kiosk {
        html!((words::KEPT_ON_KIOSK.get(lang)) " ")
    } else {
        html!((words::KEPT_UNTIL.get(lang)) " " (step.kept_until) ". ")
    };
    html!(
        "<p class='govuk-body-s'>" (saved) (kept)
        "<a class='govuk-link' href='" (step.subject.start_href()) "/xoa'>" (words::DELETE_DRAFT.get(lang)) "</a></p>"
    )
}
