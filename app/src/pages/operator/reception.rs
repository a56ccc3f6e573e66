//! Second step of the counter reception: who brings what.

use leptos::prelude::AnyView;

use self::people::Population;
use super::{bar, to_work_list};
use crate::{
    components::{
        button::{Button, button},
        checkboxes::{Checkboxes, checkboxes},
        choice::Choice,
        error_summary::{SummaryError, error_summary},
        field::{Field, Heading},
        fieldset::fieldset,
        html::{Html, fill, html},
        look::Look,
        main_content::{main_content, title},
        radios::{Radios, radios},
        select::{Select, select},
        text_input::{TextInput, Typed as Keyboard, Width, text_input},
        textarea::{Textarea, textarea},
    },
    page::{Frame, Page},
    pages::layout::link_alone,
    text::{Lang, Text, chrome, reception as words},
};

pub mod fields;
pub mod people;

/// Longest text of other papers, in characters.
pub const MORE_PAPERS_MAX: u16 = 1000;

/// What was typed and chosen, right or wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Id of the office.
    pub office: String,
    /// Owner's name.
    pub owner_name: String,
    /// Owner's personal id.
    pub owner_id: String,
    /// Owner's date of birth: day, month, year.
    pub owner_birth: [String; 3],
    /// The card was seen, and the owner agrees that the population database is asked.
    pub seen: bool,
    /// `chu`, `khac` or nothing.
    pub submitter: String,
    /// Submitter's name.
    pub submitter_name: String,
    /// Submitter's personal id.
    pub submitter_id: String,
    /// Submitter's telephone.
    pub phone: String,
    /// Ticked places of the list, from 1.
    pub papers: Vec<String>,
    /// Other papers, one a line.
    pub more_papers: String,
    /// Id of the way of return.
    pub way: String,
}

/// What is wrong at a field.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Name of the field.
    pub field: &'static str,
    /// What to do about it.
    pub text: Text,
}

/// Why a form without faults was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It had been sent before, with other content, as the dossier of this code.
    AlreadySent(String),
    /// It came without a key.
    OldForm,
}

/// The form.
#[derive(Clone, Debug)]
pub struct Reception {
    /// Account name.
    pub official: String,
    /// Idempotency key.
    pub key: String,
    /// Id of the procedure.
    pub procedure_id: String,
    /// Its name.
    pub procedure: String,
    /// Id and name of the offices that receive it.
    pub offices: Vec<(String, String)>,
    /// The procedure's papers with their condition; empty: not known.
    pub papers: Vec<(String, Option<String>)>,
    /// Id and name of the ways of return.
    pub ways: Vec<(String, String)>,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong, in the form's order.
    pub faults: Vec<Fault>,
    /// What is wrong with the form as a whole.
    pub trouble: Option<Trouble>,
    /// What stands about the population database; `None`: there is none to ask.
    pub population: Option<Population>,
}

impl Page for Reception {
    fn title(&self, lang: Lang) -> String {
        chrome::page_title(!self.faults.is_empty() || self.trouble.is_some(), words::TITLE.get(lang), lang)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let content = html!(
            (self.problems(look)) "<span class='govuk-caption-l'>" (self.procedure) "</span>"
            (title(words::TITLE.get(lang)))
            (link_alone("/he-thong/tiep-nhan", words::OTHER_PROCEDURE.get(lang)))
            "<form method='post' action='/he-thong/tiep-nhan' novalidate>" (self.default_button())
            (hidden(fields::KEY, &self.key)) (hidden(fields::PROCEDURE, &self.procedure_id))
            (self.office(look)) (self.owner(look)) (self.submitter(look)) (self.papers(look)) (self.way(look))
            (button(&Button { text: words::TAKE_IN.get(lang), ..Button::default() })) "</form>"
        );
        main_content(&html!((bar(&self.official, lang))(to_work_list(lang))), &content).into_view()
    }
}

fn hidden(name: &'static str, value: &str) -> Html {
    html!("<input type='hidden' name='" (name) "' value='" (value) "'>")
}

impl Reception {
    fn problems(&self, look: Look) -> Html {
        let lang = look.lang;
        let trouble = self.trouble.as_ref().map(|trouble| match trouble {
            Trouble::AlreadySent(code) => fill(words::ALREADY_SENT, lang, &[code]),
            Trouble::OldForm => words::OLD_FORM.get(lang).to_owned(),
        });
        let whole = trouble.as_deref().map(|text| SummaryError { target: None, text });
        let faults = self.faults.iter().map(|fault| SummaryError {
            target: Some(match fault.field {
                // Without a list to tick, the papers are written.
                fields::PAPERS if self.papers.is_empty() => fields::MORE_PAPERS,
                fields::OWNER_BIRTH => fields::OWNER_BIRTH_DAY,
                field => field,
            }),
            text: fault.text.get(lang),
        });
        error_summary(&whole.into_iter().chain(faults).collect::<Vec<_>>(), look)
    }

    fn field<'a>(&self, name: &'a str, label: Text, look: Look) -> Field<'a> {
        let error = self.faults.iter().find(|fault| fault.field == name).map(|fault| fault.text.get(look.lang));
        Field { name, label: label.get(look.lang), error, look, ..Field::default() }
    }

    fn text(&self, field: Field, value: &str, typed: Keyboard) -> Html {
        let width = if typed == Keyboard::Text { Width::Full } else { Width::Chars20 };
        // Another person stands at the counter each time.
        text_input(&TextInput { field, value, typed, width, autocomplete: Some("off"), ..TextInput::default() })
    }

    fn office(&self, look: Look) -> Html {
        let first = [("", words::CHOOSE.get(look.lang))];
        let offices = self.offices.iter().map(|(id, name)| (id.as_str(), name.as_str()));
        let options: Vec<_> = first.into_iter().chain(offices).collect();
        select(&Select {
            field: self.field(fields::OFFICE, words::OFFICE, look),
            options: &options,
            value: &self.typed.office,
            ..Select::default()
        })
    }

    fn owner(&self, look: Look) -> Html {
        if let Some(Population::Found(found)) = &self.population {
            return self.owner_found(found, look);
        }
        let Typed { owner_name, owner_id, .. } = &self.typed;
        let name = self.field(fields::OWNER_NAME, words::OWNER_NAME, look);
        let id = Field { optional: true, ..self.field(fields::OWNER_ID, words::OWNER_ID, look) };
        let both = html!((self.text(name, owner_name, Keyboard::Text))(self.text(id, owner_id, Keyboard::Digits)));
        let ask = match self.population {
            Some(Population::Offered(note)) => self.ask(note, look),
            _ => Html::new(),
        };
        html!((fieldset(words::OWNER.get(look.lang), Heading::Group, &both))(ask))
    }

    fn submitter(&self, look: Look) -> Html {
        let lang = look.lang;
        let Typed { submitter, submitter_name, submitter_id, phone, .. } = &self.typed;
        let name = self.field(fields::SUBMITTER_NAME, words::SUBMITTER_NAME, look);
        let id = Field { optional: true, ..self.field(fields::SUBMITTER_ID, words::SUBMITTER_ID, look) };
        let other =
            html!((self.text(name, submitter_name, Keyboard::Text))(self.text(id, submitter_id, Keyboard::Digits)));
        let choice = |value: &'static str, label: Text, conditional| Choice {
            value,
            label: label.get(lang),
            checked: submitter == value,
            conditional,
            ..Choice::default()
        };
        let who = radios(&Radios {
            field: Field { heading: Heading::Group, ..self.field(fields::SUBMITTER, words::SUBMITTER, look) },
            choices: vec![
                choice(fields::OWNER, words::SUBMITTER_OWNER, None),
                choice(fields::OTHER, words::SUBMITTER_OTHER, Some(other)),
            ],
        });
        let phone_field =
            Field { hint: Some(words::PHONE_HINT.get(lang)), ..self.field(fields::PHONE, words::PHONE, look) };
        html!((who)(self.text(phone_field, phone, Keyboard::Phone)))
    }

    fn papers(&self, look: Look) -> Html {
        let lang = look.lang;
        let places: Vec<String> = (1..=self.papers.len()).map(|place| place.to_string()).collect();
        let choices = self.papers.iter().zip(&places).map(|((name, condition), place)| Choice {
            value: place,
            label: name,
            hint: condition.as_deref(),
            checked: self.typed.papers.contains(place),
            ..Choice::default()
        });
        let known = !self.papers.is_empty();
        let list = known.then(|| {
            checkboxes(&Checkboxes {
                field: Field {
                    heading: Heading::Group,
                    hint: Some(words::PAPERS_HINT.get(lang)),
                    ..self.field(fields::PAPERS, words::PAPERS, look)
                },
                choices: choices.collect(),
            })
        });
        let (label, hint) =
            if known { (words::MORE_PAPERS, words::MORE_PAPERS_HINT) } else { (words::PAPERS, words::PAPERS_UNKNOWN) };
        let field = self.field(fields::MORE_PAPERS, label, look);
        // Without a list, what is missing is missing here.
        let missing = self.faults.iter().find(|fault| fault.field == fields::PAPERS && !known);
        let more = textarea(&Textarea {
            field: Field {
                hint: Some(hint.get(lang)),
                optional: known,
                error: field.error.or(missing.map(|fault| fault.text.get(lang))),
                ..field
            },
            value: &self.typed.more_papers,
            rows: 3,
            max_length: Some(MORE_PAPERS_MAX),
        });
        html!((list)(more))
    }

    fn way(&self, look: Look) -> Html {
        let choices = self.ways.iter().map(|(id, label)| Choice {
            value: id,
            label,
            checked: self.typed.way == *id,
            ..Choice::default()
        });
        radios(&Radios {
            field: Field { heading: Heading::Group, ..self.field(fields::WAY, words::WAY, look) },
            choices: choices.collect(),
        })
    }
}
