//! A form's file: the form, and where its parts stand.

use domain::eform::{Form, FormPart, FormProblem};
use serde::{Deserialize, de::IgnoredAny};
use toml::Spanned;

use super::problem::{DataFile, Problem};

/// A form with the file that it was read from.
pub(super) struct FormFile {
    pub form: Form,
    file: DataFile,
    places: Places,
}

/// Where the parts of a form stand.
#[derive(Deserialize)]
struct Places {
    procedure: Spanned<IgnoredAny>,
    roles: Spanned<IgnoredAny>,
    page: Vec<Spanned<PagePlaces>>,
    #[serde(default)]
    change: Vec<Spanned<IgnoredAny>>,
    #[serde(default)]
    computed: Vec<Spanned<IgnoredAny>>,
    #[serde(default)]
    rule: Vec<Spanned<IgnoredAny>>,
    #[serde(default)]
    warning: Vec<Spanned<IgnoredAny>>,
}

#[derive(Deserialize)]
struct PagePlaces {
    #[serde(default)]
    question: Vec<Spanned<IgnoredAny>>,
}

impl FormFile {
    /// Reads a file.
    pub fn parse(file: DataFile, problems: &mut Vec<Problem>) -> Option<Self> {
        let form = file.parse(problems)?;
        let places = file.parse(problems)?;
        Some(Self { form, file, places })
    }

    /// Name of the file without its folder and `.toml`.
    pub fn name(&self) -> String {
        self.file.name.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// A problem at the line that names the procedure.
    pub fn procedure_problem(&self, reason: String) -> Problem {
        self.file.problem(self.file.line_at(self.places.procedure.span().start), reason)
    }

    /// A problem at the part of the file that must be mended.
    pub fn problem(&self, found: FormProblem) -> Problem {
        self.file.problem(self.line(found.at), found.reason)
    }

    /// The line of a part. What came from a block is mended where the block is used, a block's rule at the top.
    fn line(&self, part: FormPart) -> usize {
        let places = &self.places;
        let span = match part {
            FormPart::Roles => Some(places.roles.span()),
            FormPart::Page(page) => places.page.get(page).map(Spanned::span),
            FormPart::Question { page, question } => places.page.get(page).map(|place| {
                let from_block = self.form.pages.get(page).map_or(0, |page| page.from_block);
                let own = question.checked_sub(from_block).and_then(|own| place.as_ref().question.get(own));
                own.map_or(place.span(), Spanned::span)
            }),
            FormPart::Rule(index) => places.rule.get(index).map(Spanned::span),
            FormPart::Warning(index) => places.warning.get(index).map(Spanned::span),
            FormPart::Computed(index) => places.computed.get(index).map(Spanned::span),
            FormPart::Changes => places.change.first().map(Spanned::span),
        };
        span.map_or(1, |span| self.file.line_at(span.start))
    }
}
