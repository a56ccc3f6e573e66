//! Start page of a filing: can I file here, what do I need, what happens to my data.

use domain::reference::Reference;
use leptos::prelude::*;

use super::{Place, Subject, changed::FormChanged};
use crate::{
    assets::Program,
    components::{
        back_link::back_link,
        button::{Button, Weight, button, button_group, link_button},
        choice::Choice,
        details::details,
        error_summary::{SummaryError, error_summary},
        field::{Field, Heading},
        html::{Html, html},
        inset_text::inset_text,
        look::Look,
        notification_banner::{News, notification_banner},
        radios::{Radios, radios},
        text_input::{TextInput, text_input},
    },
    islands::commune_picker::{self, CommunePicker},
    page::{Frame, Page},
    pages::{fees::Fees, guide::sample::link_to, layout::link_alone},
    text::{Lang, chrome, drafts, reuse, submission as words},
};

/// An open draft of this browser.
#[derive(Clone, Debug)]
pub struct OpenDraft {
    /// "Đã lưu lúc 10:32, 23/11/2026".
    pub saved: String,
    /// Last day, `dd/MM/yyyy`.
    pub kept_until: String,
    /// Where it goes on.
    pub resume_href: String,
}

/// What the citizen typed about the place, and what came of it.
#[derive(Clone, Debug, Default)]
pub struct WherePlace {
    /// Text as typed.
    pub text: String,
    /// Error at the field.
    pub error: Option<&'static str>,
    /// Places to pick from.
    pub places: Vec<Place>,
    /// The place is known, but nobody receives for it here.
    pub outside: Option<String>,
}

/// Start page of a filing.
pub struct Start {
    /// Procedure.
    pub subject: Subject,
    /// The form can be filled in here.
    pub offices: Vec<String>,
    /// What to have at hand.
    pub at_hand: Vec<String>,
    /// Minutes to fill it in.
    pub minutes: u16,
    /// Time until the result, in words; `None`: unknown.
    pub processing_time: Option<String>,
    /// What it costs when it is filed here today.
    pub fees: Fees,
    /// Parts of the form were not compared with the official one.
    pub unverified: bool,
    /// What the commune is that decides on the agency, e.g. "Nơi cư trú của người được cấp giấy".
    pub place_of: String,
    /// An open draft.
    pub draft: Option<OpenDraft>,
    /// What changed in the form since that draft was kept last.
    pub changed: Option<FormChanged>,
    /// Why the draft that a page asked for is not there; `None`: none was asked for.
    pub gone: Option<Gone>,
    /// The page was opened in the browser of another app.
    pub in_app: bool,
    /// The question of the place.
    pub place: WherePlace,
}

/// Why there is no draft any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// It was sent from this browser, as this.
    Sent(Reference),
    /// It was taken to another device.
    Moved,
    /// It was deleted, has expired, or was another's.
    Lost,
}

impl Page for Start {
    fn title(&self, lang: Lang) -> String {
        chrome::page_title(self.place.error.is_some(), &self.subject.name, lang)
    }

    fn programs(&self) -> &'static [Program] {
        if self.place.places.is_empty() { &[Program::Forms] } else { &[] }
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let summary: Vec<_> = self
            .place
            .error
            .iter()
            .map(|text| SummaryError {
                target: Some(if self.place.places.is_empty() { "noi-cu-tru" } else { "noi-cu-tru.ma" }),
                text,
            })
            .collect();
        let gone = self.gone.as_ref().map(|gone| draft_gone(gone, look));
        let opening = html!(
            (back_link(&format!("/thu-tuc/{}", self.subject.id), look))
            "<main class='govuk-main-wrapper' id='main-content'>"
            (error_summary(&summary, look)) (gone) (outside(&self.place, lang))
            (self.changed.as_ref().map(|changed| changed.banner(look)))
            "<h1 class='govuk-heading-l'>" (self.subject.name) "</h1>"
            (open_draft(self.draft.as_ref(), &self.subject, look))
            (facts(&self, look)) (link_to(&self.subject.id, look))
            (self.unverified.then(|| inset_text(&html!((words::FORM_UNVERIFIED.get(lang))))))
            (self.in_app.then(|| inset_text(&html!((words::IN_APP.get(lang))))))
            "<form method='post' action='" (self.subject.start_href()) "' novalidate>"
        );
        let question = self.question(look);
        let question = if self.place.places.is_empty() {
            let inside = html!((question)(commune_picker::parts(lang)));
            view! { <CommunePicker>{inside.into_view()}</CommunePicker> }.into_any()
        } else {
            question.into_view()
        };
        let start = if self.draft.is_some() { words::CHANGE_PLACE } else { words::START };
        let weight = if self.draft.is_some() { Weight::Secondary } else { Weight::Primary };
        let closing = html!((button(&Button { text: start.get(lang), weight, sends: None })) "</form></main>");
        view! { {opening.into_view()} {question} {closing.into_view()} }.into_any()
    }
}

impl Start {
    fn question(&self, look: Look) -> Html {
        let stop = if self.place_of.ends_with('?') { "" } else { "." };
        let hint = format!("{}{stop} {}", self.place_of, words::WHERE_HINT.get(look.lang));
        let field = Field {
            name: "noi-cu-tru",
            label: words::WHERE.get(look.lang),
            heading: Heading::Group,
            hint: Some(&hint),
            error: self.place.error,
            look,
            ..Field::default()
        };
        let input = text_input(&TextInput { field, value: &self.place.text, ..TextInput::default() });
        let pick = if self.place.places.is_empty() {
            html!("<input type='hidden' name='noi-cu-tru.ma' value='' data-picked>")
        } else {
            let listed_for = html!("<input type='hidden' name='noi-cu-tru.truoc' value='" (self.place.text) "'>");
            let places = radios(&Radios {
                field: Field {
                    name: "noi-cu-tru.ma",
                    label: self.place.error.unwrap_or_default(),
                    look,
                    ..Field::default()
                },
                choices: self
                    .place
                    .places
                    .iter()
                    .map(|place| Choice { value: &place.code, label: &place.label, ..Choice::default() })
                    .collect(),
            });
            html!((listed_for)(places))
        };
        html!("<div data-question='noi-cu-tru'>" (input) (pick) "</div>")
    }
}

fn draft_gone(gone: &Gone, look: Look) -> Html {
    let lang = look.lang;
    let (title, text, href, link) = match gone {
        Gone::Sent(reference) => {
            let title = format!("{} {}", words::DRAFT_SENT_TITLE.get(lang), reference.grouped());
            (title, words::DRAFT_SENT, format!("/ho-so/{reference}"), words::SEE_SENT)
        }
        Gone::Moved => {
            (drafts::MOVED_TITLE.get(lang).to_owned(), drafts::MOVED_MEANS, "/ho-so".to_owned(), words::MY_DOSSIERS)
        }
        Gone::Lost => {
            (words::DRAFT_GONE_TITLE.get(lang).to_owned(), words::DRAFT_GONE, "/ho-so".to_owned(), words::MY_DOSSIERS)
        }
    };
    let more = html!(
        (text.get(lang)) " <a class='govuk-notification-banner__link' href='" (href) "'>" (link.get(lang)) "</a>"
    );
    notification_banner(News::Important, &title, &more, look)
}

fn open_draft(draft: Option<&OpenDraft>, subject: &Subject, look: Look) -> Html {
    let lang = look.lang;
    let Some(draft) = draft else { return Html::new() };
    let resume = link_button(&draft.resume_href, words::RESUME.get(lang), Weight::Primary);
    let delete = html!(
        "<a class='govuk-link' href='" (subject.start_href()) "/xoa'>" (words::START_OVER.get(lang)) "</a>"
    );
    inset_text(&html!(
        "<p class='govuk-body'><strong>" (words::HAVE_DRAFT.get(lang)) "</strong> " (draft.saved) ". "
        (words::KEPT_UNTIL.get(lang)) " " (draft.kept_until) ".</p>" (button_group(&html!((resume) (delete)))) (reuse_link(subject, look))
    ))
}

/// The way to what was declared before. On a shared device nobody gives their phone.
fn reuse_link(subject: &Subject, look: Look) -> Option<Html> {
    (!look.kiosk).then(|| link_alone(&subject.step_href("dung-lai"), reuse::LINK.get(look.lang)))
}

fn outside(place: &WherePlace, lang: Lang) -> Html {
    let Some(label) = &place.outside else { return Html::new() };
    html!(
        "<div class='govuk-notification-banner' role='alert' aria-labelledby='ngoai-dia-ban' tabindex='-1' autofocus>"
        "<div class='govuk-notification-banner__header'><h2 class='govuk-notification-banner__title' id='ngoai-dia-ban'>"
        (words::OUTSIDE_TITLE.get(lang)) "</h2></div><div class='govuk-notification-banner__content'>"
        "<p class='govuk-notification-banner__heading'>" (label) "</p><p class='govuk-body'>" (words::OUTSIDE.get(lang)) "</p>"
        "<p class='govuk-body'><a class='govuk-notification-banner__link link-alone' href='https://dichvucong.gov.vn' rel='noopener'>"
        (words::NATIONAL_PORTAL.get(lang)) "</a></p></div></div>"
    )
}

fn facts(start: &Start, look: Look) -> Html {
    let lang = look.lang;
    let unknown = words::UNKNOWN.get(lang);
    let at_hand: Html = start.at_hand.iter().map(|thing| html!("<li>" (thing) "</li>")).collect();
    let offices: Html = start.offices.iter().map(|office| html!("<li>" (office) "</li>")).collect();
    html!(
        "<dl class='govuk-summary-list'>"
        (fact(words::TAKES.get(lang), &format!("{} {}", start.minutes, words::MINUTES.get(lang))))
        (fact(words::RESULT_AFTER.get(lang), start.processing_time.as_deref().unwrap_or(unknown)))
        (fact_html(words::COST.get(lang), &html!((start.fees.show(look))(start.fees.how(lang)))))
        "</dl><h2 class='govuk-heading-m'>" (words::AT_HAND.get(lang)) "</h2>"
        "<ul class='govuk-list govuk-list--bullet'>" (at_hand) "</ul>"
        (details(words::WHICH_OFFICES.get(lang), &html!("<ul class='govuk-list govuk-list--bullet'>" (offices) "</ul>"), false))
        (details(words::YOUR_DATA.get(lang), &html!(
            "<p class='govuk-body'>" (words::DATA_WHO.get(lang)) "</p><p class='govuk-body'>" (words::DATA_HOW_LONG.get(lang))
            "</p>" (link_alone("/quyen-rieng-tu", words::DATA_MORE.get(lang)))
        ), false))
    )
}

fn fact(key: &str, value: &str) -> Html {
    fact_html(key, &html!((value)))
}

fn fact_html(key: &str, value: &Html) -> Html {
    html!(
        "<div class='govuk-summary-list__row'><dt class='govuk-summary-list__key'>" (key)
        "</dt><dd class='govuk-summary-list__value'>" (value) "</dd></div>"
    )
}
