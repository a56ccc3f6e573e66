//! Guidance: forms filled in as samples, their booklets, and guides in pictures.

use domain::{
    eform::{Form, item_of},
    procedure::Procedure,
};

use crate::{
    components::{
        html::{Html, html},
        look::Look,
    },
    text::guide as text,
};

mod answers;
pub mod booklet;
pub mod filled;
pub mod help;
mod pictures;
pub mod sample;
pub mod samples;
pub mod topics;

/// A procedure with the form that is filled in as its sample.
#[derive(Clone, Copy, Debug)]
pub struct Sampled<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    /// Its form.
    pub form: &'a Form,
}

impl Sampled<'_> {
    /// Its official form is attached, and the form here is made from the template that all such procedures share: a form
    /// of its own has the file name of the procedure.
    pub fn is_attached(&self) -> bool {
        self.procedure.form.as_ref() != Some(&self.procedure.id)
    }
}

/// Address of a procedure's sample.
pub fn sample_href(procedure: &str) -> String {
    format!("/thu-tuc/{procedure}/mau")
}

/// Id of a form page's part of the sample. The pages of an item (`thanh-vien.3`) share the part of the page that asks for
/// them.
pub fn part_id(page: &str) -> String {
    format!("chu-de-{}", item_of(page).map_or(page, |(page, _)| page))
}

/// The way from a form page to its part of the sample, beside the form. A shared device has one window: there the typed
/// answers would be lost.
pub fn to_sample(procedure: &str, page: &str, look: Look) -> Option<Html> {
    (!look.kiosk).then(|| {
        html!(
            "<p class='govuk-body'><a class='govuk-link link-alone' target='_blank' rel='noopener' href='"
            (sample_href(procedure)) "#" (part_id(page)) "'>" (text::SEE_SAMPLE.get(look.lang)) "</a></p>"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_form_page_leads_to_its_part() {
        let html = to_sample("1.004873", "nguoi-yeu-cau", Look::default()).unwrap();
        assert!(html.as_str().contains("href='/thu-tuc/1.004873/mau#chu-de-nguoi-yeu-cau'"));
        assert_eq!(part_id("thanh-vien.3"), "chu-de-thanh-vien");
        assert!(to_sample("1.004873", "nguoi-yeu-cau", Look { lang: Lang::Vi, kiosk: true }).is_none());
    }
}
