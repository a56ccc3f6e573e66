//! The guides at `/huong-dan`: an index, and a page for each.

use leptos::prelude::AnyView;

use super::topics::{TOPICS, Topic, href};
use crate::{
    components::{
        html::{Html, html},
        look::Look,
        main_content::title,
        warning_text::warning_text,
    },
    page::{Frame, Page},
    pages::layout::{Ready, below_home, bullets, help_number, link_alone, paragraph},
    text::{Lang, guide as text, procedures},
};

/// All guides.
#[derive(Clone, Debug)]
pub struct Guides(Ready);

impl Guides {
    /// Renders the page.
    pub fn new(help_phone: &str, look: Look) -> Self {
        Self(Ready::new(text::GUIDE.get(look.lang), index(help_phone, look)))
    }
}

impl Page for Guides {
    fn title(&self, _: Lang) -> String {
        self.0.title()
    }

    fn view(self, _: &Frame) -> AnyView {
        self.0.into_view()
    }
}

/// One guide.
#[derive(Clone, Debug)]
pub struct Guide(Ready);

impl Guide {
    /// Renders the page.
    pub fn new(topic: &Topic, help_phone: &str, look: Look) -> Self {
        Self(Ready::new(topic.title.get(look.lang), guide(topic, help_phone, look)))
    }
}

impl Page for Guide {
    fn title(&self, _: Lang) -> String {
        self.0.title()
    }

    fn view(self, _: &Frame) -> AnyView {
        self.0.into_view()
    }
}

fn index(help_phone: &str, look: Look) -> Html {
    let lang = look.lang;
    let tiles: Html = TOPICS
        .iter()
        .map(|topic| {
            html!(
                "<li class='tile guide-tile'>" (topic.picture.draw(look)) "<div><a class='tile__link' href='"
                (href(topic.slug)) "'>" (topic.title.get(lang)) "</a><p class='tile__text'>" (topic.what.get(lang))
                "</p></div></li>"
            )
        })
        .collect();
    below_home(
        &[],
        &html!(
            (title(text::GUIDE.get(lang))) (paragraph(text::GUIDE_WHAT.get(lang))) "<ul class='tiles'>" (tiles) "</ul>"
            (link_alone("/huong-dan-ke-khai", text::SAMPLES.get(lang))) (call(help_phone, look))
        ),
        look,
    )
}

fn guide(topic: &Topic, help_phone: &str, look: Look) -> Html {
    let lang = look.lang;
    let steps: Html = topic
        .steps
        .iter()
        .map(|(picture, step)| {
            let doubt = step.unverified.then(|| html!(" (" (procedures::UNVERIFIED.get(lang)) ")"));
            html!(
                "<li class='guide-step'>" (picture.draw(look)) "<div><h2 class='govuk-heading-s'>" (step.title.get(lang))
                "</h2><p class='govuk-body'>" (step.text.get(lang)) (doubt) "</p></div></li>"
            )
        })
        .collect();
    let others = TOPICS.iter().filter(|other| other.slug != topic.slug);
    let others = others.map(
        |other| html!("<a class='govuk-link link-alone' href='" (href(other.slug)) "'>" (other.title.get(lang)) "</a>"),
    );
    below_home(
        &[("/huong-dan", text::GUIDE.get(lang))],
        &html!(
            (title(topic.title.get(lang))) (paragraph(topic.what.get(lang))) "<ol class='guide-steps'>" (steps) "</ol>"
            (topic.warning.map(|warning| warning_text(warning.get(lang), look))) (call(help_phone, look))
            "<nav class='no-print' aria-labelledby='huong-dan-khac'><h2 class='govuk-heading-m' id='huong-dan-khac'>"
            (text::OTHERS.get(lang)) "</h2>" (bullets(others)) "</nav>"
        ),
        look,
    )
}

fn call(help_phone: &str, look: Look) -> Html {
    html!("<p class='govuk-body'>" (text::CALL.get(look.lang)) " " (help_number(help_phone, look)) ".</p>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_guide_stands_in_the_index_and_every_picture_has_its_words() {
        for look in [Look::default(), Look { lang: Lang::En, kiosk: true }] {
            let index = index("1022", look);
            for topic in &TOPICS {
                assert!(index.as_str().contains(&format!("href='/huong-dan/{}'", topic.slug)));
                let page = guide(topic, "1022", look);
                assert_eq!(page.as_str().matches("<svg ").count(), topic.steps.len(), "{}", topic.slug);
                assert_eq!(page.as_str().matches("role='img' aria-label='").count(), topic.steps.len());
                assert!(!page.as_str().contains("aria-label=''"));
                assert_eq!(page.as_str().contains("tel:"), !look.kiosk);
            }
        }
    }

    #[test]
    fn what_nobody_has_checked_is_marked() {
        let [identity, paying] = ["dinh-danh-dien-tu", "nop-phi"]
            .map(|slug| guide(&super::super::topics::find(slug).unwrap(), "1022", Look::default()));
        assert_eq!(identity.as_str().matches("(chưa xác minh)").count(), 4);
        assert!(!paying.as_str().contains("(chưa xác minh)") && paying.as_str().contains("đừng chuyển"));
    }
}
