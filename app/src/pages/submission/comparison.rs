//! Comparing who files with the National Population Database, as the citizen sees it: the offer, the mark of what fits, and
//! what came of it. Nothing that was not typed is ever shown.

use crate::{
    components::{
        button::{Button, Weight, button},
        checkboxes::{Checkboxes, checkboxes},
        choice::Choice,
        field::Field,
        html::{Html, html},
        look::Look,
        notification_banner::{News, notification_banner},
        summary_list::{Row, summary_list},
        tag::{Tone, tag},
    },
    text::{Lang, people as words},
};

/// Names and values of what is posted.
pub mod fields {
    /// The box of the consent.
    pub const AGREED: &str = "dong-y-dan-cu";
    /// Its value when it is ticked.
    pub const YES: &str = "co";
    /// Which button was pressed.
    pub const ACT: &str = "viec";
    /// The one that gives the three fields free again.
    pub const CHANGE: &str = "sua-dan-cu";
}

/// What the page that asks for the three facts says of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// It is offered.
    Offered {
        /// The box was ticked, and the page came back for another reason.
        agreed: bool,
        /// What is typed was compared and does not fit.
        differs: bool,
    },
    /// The three facts fit: they are shown and not asked.
    Matched(Vec<MatchedFact>),
}

/// A fact that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedFact {
    /// Id of its question.
    pub question: String,
    /// The question in words.
    pub label: String,
    /// The answer in words.
    pub value: String,
}

/// Why the three facts were not compared although the citizen agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCompared {
    /// The database did not answer in time.
    Unavailable,
    /// It had been tried too often before.
    TooMany,
}

impl Comparison {
    /// Whether this question is shown as a fact that fits, and not asked.
    pub fn has_matched(&self, question: &str) -> bool {
        matches!(self, Self::Matched(facts) if facts.iter().any(|fact| fact.question == question))
    }

    /// What stands at the top of the page.
    pub(super) fn news(&self, look: Look) -> Html {
        if !matches!(self, Self::Offered { differs: true, .. }) {
            return Html::new();
        }
        let more = html!("<p class='govuk-body'>" (words::DIFFERS_WAY_ON.get(look.lang)) "</p>");
        notification_banner(News::Important, words::DIFFERS.get(look.lang), &more, look)
    }

    /// The facts that fit, in place of their questions.
    pub(super) fn facts(&self, look: Look) -> Html {
        let Self::Matched(facts) = self else { return Html::new() };
        let rows: Vec<Row> = facts.iter().map(|fact| Row::text(&fact.label, &fact.value)).collect();
        html!(
            "<p class='govuk-body'>" (mark(look.lang)) "</p>" (summary_list(&rows, look))
            "<p class='govuk-body'>" (words::READ_ONLY.get(look.lang)) "</p>"
        )
    }

    /// The box below the questions.
    pub(super) fn offer(&self, look: Look) -> Html {
        let Self::Offered { agreed, .. } = *self else { return Html::new() };
        checkboxes(&Checkboxes {
            field: Field {
                name: fields::AGREED,
                label: words::OFFER.get(look.lang),
                hint: Some(words::OFFER_HINT.get(look.lang)),
                optional: true,
                look,
                ..Field::default()
            },
            choices: vec![Choice {
                value: fields::YES,
                label: words::AGREE.get(look.lang),
                checked: agreed,
                ..Choice::default()
            }],
        })
    }

    /// The button beside the others. It comes after them: the first one of a form is what the Enter key presses.
    pub(super) fn change(&self, look: Look) -> Html {
        if !matches!(self, Self::Matched(_)) {
            return Html::new();
        }
        button(&Button {
            text: words::CHANGE.get(look.lang),
            weight: Weight::Secondary,
            sends: Some((fields::ACT, fields::CHANGE)),
        })
    }
}

impl NotCompared {
    /// The quiet line of the check page.
    pub(super) fn line(self, lang: Lang) -> Html {
        let text = match self {
            Self::Unavailable => words::UNAVAILABLE,
            Self::TooMany => words::TOO_MANY,
        };
        html!("<p class='govuk-body-s'>" (text.get(lang)) "</p>")
    }
}

/// The mark of what fits, and with what.
pub fn mark(lang: Lang) -> Html {
    html!((tag(words::MATCHED.get(lang), Tone::Good)) " " (words::MATCHED_WITH.get(lang)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_text_and_no_field() {
        let fact = MatchedFact { question: "ten".into(), label: "Tên".into(), value: "<Mẫu>".into() };
        let matched = Comparison::Matched(vec![fact]);
        assert!(matched.has_matched("ten") && !matched.has_matched("so"));
        let shown = matched.facts(Look::default());
        assert!(
            shown.as_str().contains("&lt;Mẫu&gt;") && shown.as_str().contains("Đã khớp</strong> với Cơ sở dữ liệu")
        );
        assert!(!shown.as_str().contains("<input"));
        assert!(matched.offer(Look::default()).is_empty() && matched.news(Look::default()).is_empty());
        assert!(matched.change(Look::default()).as_str().contains("name='viec' value='sua-dan-cu'"));
    }

    #[test]
    fn the_offer_may_be_left_and_is_not_ticked_by_itself() {
        let offered = |agreed, differs| Comparison::Offered { agreed, differs };
        let html = offered(false, false).offer(Look::default());
        assert!(html.as_str().contains("(không bắt buộc)") && !html.as_str().contains(" checked"));
        assert!(offered(true, false).offer(Look::default()).as_str().contains(" checked"));
        assert!(offered(false, false).news(Look::default()).is_empty());
        assert!(offered(false, true).news(Look::default()).as_str().contains("không khớp"));
        assert!(offered(false, false).facts(Look::default()).is_empty());
        assert!(offered(false, false).change(Look::default()).is_empty());
    }
}
