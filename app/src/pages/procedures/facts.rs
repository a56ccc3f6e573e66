//! Facts about a procedure: each shown with its mark of doubt, its source kept for the end of the page.

use domain::procedure::Fact;

use crate::{
    components::{
        details::details,
        html::{Html, html},
        look::Look,
        summary_list::{Row, summary_list},
    },
    pages::layout::{bullets, vietnamese},
    text::{Text, procedures as text},
};

/// Collects the sources of the facts that a page shows, in the page's order.
pub struct Facts {
    look: Look,
    sources: Vec<(Text, String)>,
}

impl Facts {
    /// No fact yet.
    pub fn new(look: Look) -> Self {
        Self { look, sources: Vec::new() }
    }

    /// Keeps who says something; the same source of the same thing once.
    pub fn cite(&mut self, what: Text, source: &str) {
        let known = self.sources.iter().any(|(known, by)| known.vi == what.vi && by == source);
        if !known && !source.is_empty() {
            self.sources.push((what, source.to_owned()));
        }
    }

    /// Words of the data with their mark of doubt.
    pub fn words(&mut self, what: Text, words: &str, unverified: bool, source: &str) -> Html {
        self.cite(what, source);
        let doubt = unverified.then(|| html!(" (" (text::UNVERIFIED.get(self.look.lang)) ")"));
        html!((vietnamese(&html!((words)), self.look))(doubt))
    }

    /// A fact in the summary; what is unknown is said to be unknown.
    pub fn row(&mut self, what: Text, fact: Option<&Fact>) -> Row<'static> {
        let value = fact.map(|fact| self.words(what, &fact.text, fact.unverified, &fact.source));
        Row { key: what.get(self.look.lang), value: value.unwrap_or_else(|| self.unknown()), change: None }
    }

    /// Facts as a list; what is unknown is said to be unknown.
    pub fn list(&mut self, what: Text, facts: &[Fact]) -> Html {
        let items: Vec<_> =
            facts.iter().map(|fact| self.words(what, &fact.text, fact.unverified, &fact.source)).collect();
        if items.is_empty() { html!("<p class='govuk-body'>" (self.unknown()) "</p>") } else { bullets(items) }
    }

    /// What stands for a fact that nobody has told us.
    pub fn unknown(&self) -> Html {
        html!((text::UNKNOWN.get(self.look.lang)))
    }

    /// The sources, folded away.
    pub fn sources(self) -> Option<Html> {
        let look = self.look;
        let rows: Vec<_> = self
            .sources
            .iter()
            .map(|(what, source)| Row {
                key: what.get(look.lang),
                value: vietnamese(&html!((source)), look),
                change: None,
            })
            .collect();
        (!rows.is_empty()).then(|| details(text::SOURCES.get(look.lang), &summary_list(&rows, look), false))
    }
}

/// Smaller facts beneath a thing, a line each.
pub(super) fn beneath(parts: &[Option<&str>]) -> Html {
    parts.iter().flatten().map(|part| html!("<br>"(*part))).collect()
}
