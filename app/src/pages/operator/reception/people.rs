//! What the population database knows of the owner: asked for with the card in hand, then shown and not typed.

use super::{Reception, Typed, fields, hidden};
use crate::{
    components::{
        button::{Button, Weight, button},
        checkboxes::{Checkboxes, checkboxes},
        choice::Choice,
        date_input::{DateInput, Parts, date_input},
        field::{Field, Heading},
        fieldset::fieldset,
        html::{Html, html, markup},
        inset_text::inset_text,
        look::Look,
        summary_list::{Row, summary_list},
    },
    pages::{layout::text_bullets, submission::comparison::mark},
    text::{people as words, reception},
};

/// The part of the form about the population database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Population {
    /// It can be asked.
    Offered(Option<Note>),
    /// It knows the owner as the form has it now.
    Found(Found),
}

/// Why nothing came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The facts fit nobody.
    Differs,
    /// It did not answer in time.
    Away,
}

/// What it says of the owner, beside name and number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// By which the server knows that it was said.
    pub seal: String,
    /// Day of birth: `dd/MM/yyyy`, `MM/yyyy` or `yyyy`.
    pub birth: String,
    /// Papers that agencies hold, newest first; `None`: not known.
    pub held: Option<Vec<String>>,
}

impl Reception {
    /// What the Enter key presses: the button at the end, though others come before it.
    pub(super) fn default_button(&self) -> Html {
        match self.population {
            Some(_) => {
                markup("<button type='submit' class='govuk-visually-hidden' tabindex='-1' aria-hidden='true'></button>")
            }
            None => Html::new(),
        }
    }

    /// The owner as found, in place of the fields.
    pub(super) fn owner_found(&self, found: &Found, look: Look) -> Html {
        let lang = look.lang;
        let Typed { owner_name, owner_id, owner_birth, .. } = &self.typed;
        let rows = [
            Row::text(reception::OWNER_NAME.get(lang), owner_name),
            Row::text(reception::OWNER_ID.get(lang), owner_id),
            Row::text(words::OWNER_BIRTH.get(lang), &found.birth),
        ];
        let held = match found.held.as_deref() {
            None => html!("<p class='govuk-body'>" (words::HELD_UNKNOWN.get(lang)) "</p>"),
            Some([]) => html!("<p class='govuk-body'>" (words::HELD_NONE.get(lang)) "</p>"),
            Some(papers) => text_bullets(&papers.iter().map(String::as_str).collect::<Vec<_>>()),
        };
        let sent: Html = found.held.iter().flatten().map(|paper| hidden(fields::HELD, paper)).collect();
        let [day, month, year] = owner_birth;
        let shown = html!(
            "<p class='govuk-body'>" (mark(lang)) "</p>" (summary_list(&rows, look))
            "<h2 class='govuk-heading-s'>" (words::HELD.get(lang)) "</h2>" (held)
            (hidden(fields::OWNER_NAME, owner_name)) (hidden(fields::OWNER_ID, owner_id))
            (hidden(fields::OWNER_BIRTH_DAY, day)) (hidden(fields::OWNER_BIRTH_MONTH, month))
            (hidden(fields::OWNER_BIRTH_YEAR, year))
            (hidden(fields::FOUND, &found.seal)) (hidden(fields::FOUND_BIRTH, &found.birth))
            (found.held.as_ref().map(|_| hidden(fields::HELD_KNOWN, fields::YES))) (sent)
            (act(words::CHANGE_OWNER.get(lang), fields::CHANGE))
        );
        fieldset(reception::OWNER.get(lang), Heading::Group, &shown)
    }

    /// How it can be asked, and what came of asking.
    pub(super) fn ask(&self, note: Option<Note>, look: Look) -> Html {
        let lang = look.lang;
        let Typed { owner_birth: [day, month, year], seen, .. } = &self.typed;
        let note = note.map(|note| {
            let text = match note {
                Note::Differs => words::OWNER_DIFFERS,
                Note::Away => words::DATABASE_AWAY,
            };
            inset_text(&html!("<p class='govuk-body'>" (text.get(lang)) "</p>"))
        });
        let birth = date_input(&DateInput {
            field: Field {
                hint: Some(words::OWNER_BIRTH_HINT.get(lang)),
                optional: true,
                ..self.field(fields::OWNER_BIRTH, words::OWNER_BIRTH, look)
            },
            value: Parts { day, month, year },
            ..DateInput::default()
        });
        let agreed = checkboxes(&Checkboxes {
            field: Field {
                hint: Some(words::FETCH_HINT.get(lang)),
                ..self.field(fields::SEEN, words::SEEN_LEGEND, look)
            },
            choices: vec![Choice {
                value: fields::YES,
                label: words::SEEN.get(lang),
                checked: *seen,
                ..Choice::default()
            }],
        });
        let all = html!((note)(birth)(agreed)(act(words::ASK.get(lang), fields::ASK)));
        fieldset(words::FETCH.get(lang), Heading::Group, &all)
    }
}

fn act(text: &str, value: &str) -> Html {
    button(&Button { text, weight: Weight::Secondary, sends: Some((fields::ACT, value)) })
}
