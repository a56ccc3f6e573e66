//! Acknowledgement, then receipt, then result: one page of one dossier.

use domain::{dossier::Stage, money};
use leptos::prelude::AnyView;
use time::OffsetDateTime;

use crate::{
    components::{
        code::code,
        contact::{Contact, contact},
        data_age::data_age,
        details::details,
        html::{Html, fill, html},
        inset_text::inset_text,
        look::Look,
        main_content::main_content,
        panel::panel,
        qr_code::{QrModules, qr_code},
        summary_list::{Row, summary_list},
        tag::{Tone, tag},
        timeline::{Moment, Stage as TimelineStage, timeline},
        warning_text::warning_text,
    },
    page::{Frame, Page},
    pages::submission::check::Topic,
    text::{Lang, lookup as words, submission},
};

/// A dossier as its page shows it.
pub struct Dossier {
    /// Reference as in the address.
    pub reference: String,
    /// Reference in groups.
    pub reference_grouped: String,
    /// Procedure.
    pub procedure: String,
    /// "UBND phường …".
    pub agency: String,
    /// `HH:mm, dd/MM/yyyy`.
    pub sent_at: String,
    /// Where it stands.
    pub standing: Standing,
    /// Last moment for the agency's answer, `HH:mm, dd/MM/yyyy`, while it has not answered.
    pub answer_by: Option<String>,
    /// That moment has passed.
    pub no_answer: bool,
    /// Whom to contact.
    pub contact: AgencyContact,
    /// What only the filing browser and the QR code show.
    pub full: Option<Full>,
}

/// How far the dossier is, as we know it.
pub enum Standing {
    /// On our disk, on its way.
    OnItsWay {
        /// Date by which a result can be expected, if it can be told.
        expected: Option<Due>,
    },
    /// The province will not take it.
    Dead,
    /// The province has it.
    Known(Known),
}

/// What the province says.
pub struct Known {
    /// Its code.
    pub code: String,
    /// Where it stands.
    pub stage: Stage,
    /// Promised date, or the expected one before reception.
    pub due: Option<Due>,
    /// Fee to pay now, VND.
    pub amount_due: Option<u64>,
    /// More than one supplement was asked for.
    pub second_supplement: bool,
    /// What was said to the citizen last; empty if nothing.
    pub note: String,
    /// Oldest first.
    pub events: Vec<Event>,
    /// When the province said so.
    pub read_at: OffsetDateTime,
    /// The province did not answer just now.
    pub stale: bool,
}

/// A promised or expected date.
pub struct Due {
    /// In words.
    pub date: String,
    /// Past the last known holidays.
    pub uncertain: bool,
    /// It has passed, and the clock runs.
    pub overdue: bool,
}

/// Something that happened.
pub struct Event {
    /// The stage it led to.
    pub stage: Stage,
    /// When and by which unit.
    pub when_and_who: String,
    /// What was said to the citizen.
    pub note: String,
}

/// Whom to contact about the dossier (plan 000, PUB-03).
pub struct AgencyContact {
    /// Name and position.
    pub official: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Address.
    pub address: Option<String>,
}

/// What only the filing browser and the QR code show.
pub struct Full {
    /// The code.
    pub qr: QrModules,
    /// Its secret in groups, as printed below it.
    pub secret: String,
    /// Answers by topic.
    pub topics: Vec<Topic>,
    /// Papers to show.
    pub documents: Vec<String>,
    /// The rating.
    pub rating: RatingState,
}

/// Whether the dossier can be rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingState {
    /// Not yet.
    NotYet,
    /// Now.
    Open,
    /// Done already.
    Given,
}

impl Page for Dossier {
    fn title(&self, lang: Lang) -> String {
        format!("{} – {}", self.headline(lang), self.procedure)
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let content = html!(
            (self.head(look)) (self.act(look)) (self.waiting(lang)) (self.rating(lang)) (self.keep(look))
            "<h2 class='govuk-heading-m'>" (words::HISTORY.get(lang)) "</h2>" (self.history(look))
            (self.age(look))
            "<h2 class='govuk-heading-m'>" (words::CONTACT.get(lang)) "</h2>" (self.contact_block(look))
            (self.bring(lang)) (self.answers(look))
            "<p class='govuk-body no-print'><a class='govuk-link link-alone' href='/ho-so'>" (words::MINE_TITLE.get(lang)) "</a></p>"
        );
        main_content(&Html::new(), &content).into_view()
    }
}

impl Dossier {
    fn headline(&self, lang: Lang) -> String {
        match &self.standing {
            Standing::OnItsWay { .. } => fill(words::ON_ITS_WAY, lang, &[&self.agency]),
            Standing::Dead => words::DEAD.get(lang).to_owned(),
            Standing::Known(known) if known.stage == Stage::Registered => fill(words::WAITING, lang, &[&self.agency]),
            Standing::Known(known) if known.stage == Stage::Received => {
                fill(words::RECEIVED, lang, &[&self.agency, &known.code])
            }
            Standing::Known(known) => words::stage(known.stage).get(lang).to_owned(),
        }
    }

    fn head(&self, look: Look) -> Html {
        let lang = look.lang;
        let acknowledged = matches!(
            &self.standing,
            Standing::OnItsWay { .. } | Standing::Known(Known { stage: Stage::Registered, .. })
        );
        let reference = html!(
            (words::REFERENCE.get(lang)) "<br><strong class='reference'>" (self.reference_grouped) "</strong>"
        );
        let title = if acknowledged && self.full.is_some() {
            html!(
                (panel(words::ACKNOWLEDGEMENT.get(lang), &reference))
                "<p class='govuk-body'>" (words::NOT_THE_RECEIPT.get(lang)) "</p>"
                "<p class='govuk-body-l'>" (self.headline(lang)) "</p>"
            )
        } else {
            html!(
                "<h1 class='govuk-heading-l'>" (self.headline(lang)) "</h1>"
                "<p class='govuk-body'>" (words::REFERENCE.get(lang)) ": " (code(&self.reference_grouped)) "</p>"
            )
        };
        let state = match &self.standing {
            Standing::Known(known) => {
                let mut rows = vec![Row { key: words::DOSSIER_CODE.get(lang), value: code(&known.code), change: None }];
                rows.push(Row {
                    key: words::STATUS.get(lang),
                    value: tag(words::stage(known.stage).get(lang), tone(known.stage)),
                    change: None,
                });
                rows.push(Row { key: submission::DECIDED_BY.get(lang), value: html!((self.agency)), change: None });
                rows.push(Row { key: words::SENT_AT.get(lang), value: html!((self.sent_at)), change: None });
                summary_list(&rows, look)
            }
            Standing::OnItsWay { .. } | Standing::Dead => summary_list(
                &[
                    Row { key: submission::DECIDED_BY.get(lang), value: html!((self.agency)), change: None },
                    Row { key: words::SENT_AT.get(lang), value: html!((self.sent_at)), change: None },
                ],
                look,
            ),
        };
        html!("<p class='govuk-caption-l'>" (self.procedure) "</p>" (title) (state))
    }

    /// What the citizen must do now, said first and clearly.
    fn act(&self, look: Look) -> Html {
        let lang = look.lang;
        let Standing::Known(known) = &self.standing else {
            return match &self.standing {
                Standing::Dead => warning_text(words::DEAD_MEANS.get(lang), look),
                _ => Html::new(),
            };
        };
        let fee = match (known.stage, known.amount_due) {
            (Stage::PaymentRequired, Some(amount)) => Some(fill(words::PAY, lang, &[&money::dong(amount)])),
            (Stage::PaymentRequired, None) => Some(words::PAY_ASK.get(lang).to_owned()),
            _ => None,
        };
        let Some(to_do) = fee.or_else(|| words::to_do(known.stage).map(|text| text.get(lang).to_owned())) else {
            return Html::new();
        };
        let note = (!known.note.is_empty()).then(|| html!("<p class='govuk-body dossier-note'>" (known.note) "</p>"));
        let documents =
            self.full.as_ref().filter(|_| known.stage == Stage::Completed).map(|full| list(&full.documents));
        html!(
            "<div class='dossier-act'><h2 class='govuk-heading-m'>" (words::YOU_MUST.get(lang)) "</h2>"
            "<p class='govuk-body'><strong>" (to_do) "</strong></p>" (note) (documents) "</div>"
        )
    }

    /// What happens next and by when.
    fn waiting(&self, lang: Lang) -> Html {
        let (next, due, stopped) = match &self.standing {
            Standing::Dead => return Html::new(),
            Standing::OnItsWay { expected } => (Some(words::ON_ITS_WAY_MEANS), expected.as_ref(), false),
            Standing::Known(known) => (words::next(known.stage), known.due.as_ref(), known.stage.clock_stopped()),
        };
        let received = matches!(&self.standing, Standing::Known(known) if known.stage != Stage::Registered);
        let nothing = matches!(&self.standing, Standing::Known(known) if words::to_do(known.stage).is_none() && known.stage.is_open() && !stopped);
        let answer = self.answer_by.as_ref().map(|by| {
            let sentence = if self.no_answer {
                words::NO_ANSWER.get(lang).to_owned()
            } else {
                fill(words::ANSWER_BY, lang, &[by])
            };
            html!("<p class='govuk-body'>" (sentence) "</p>")
        });
        let due = due.filter(|_| !self.has_outcome()).map(|due| {
            let line = fill(if received { words::DUE } else { words::EXPECTED }, lang, &[&due.date]);
            let uncertain = due.uncertain.then(|| html!(" "(words::DUE_UNCERTAIN.get(lang))));
            let late = due.overdue.then(|| html!(" <strong>" (words::OVERDUE.get(lang)) "</strong>"));
            html!("<p class='govuk-body'><strong>" (line) ".</strong>" (uncertain) (late) "</p>")
        });
        let second = matches!(&self.standing, Standing::Known(known) if known.second_supplement)
            .then(|| html!("<p class='govuk-body'>" (words::SECOND_SUPPLEMENT.get(lang)) "</p>"));
        let next = next.map(|text| html!("<p class='govuk-body'>" (text.get(lang)) "</p>"));
        let stopped = stopped.then(|| html!("<p class='govuk-body'>" (words::CLOCK_STOPPED.get(lang)) "</p>"));
        let nothing = nothing.then(|| html!("<p class='govuk-body'>" (words::NOTHING_TO_DO.get(lang)) "</p>"));
        let body = html!((next)(answer)(due)(stopped)(second)(nothing));
        if body.is_empty() {
            return body;
        }
        html!("<h2 class='govuk-heading-m'>" (words::NEXT.get(lang)) "</h2>" (body))
    }

    fn rating(&self, lang: Lang) -> Html {
        let text = match self.full.as_ref().map(|full| full.rating) {
            Some(RatingState::Open) => words::RATE,
            Some(RatingState::Given) => words::RATED,
            _ => return Html::new(),
        };
        html!(
            "<p class='govuk-body no-print'><a class='govuk-link link-alone' href='/ho-so/" (self.reference) "/danh-gia'>" (text.get(lang))
            "</a></p>"
        )
    }

    fn keep(&self, look: Look) -> Html {
        let lang = look.lang;
        let Some(full) = &self.full else {
            return inset_text(&html!((words::LIMITED.get(lang))));
        };
        html!(
            "<h2 class='govuk-heading-m'>" (words::KEEP.get(lang)) "</h2><div class='dossier-keep'>"
            (qr_code(&full.qr, words::QR_LABEL.get(lang)))
            "<div><p class='govuk-body'>" (words::REFERENCE.get(lang)) ": " (code(&self.reference_grouped)) "</p>"
            "<p class='govuk-body-s'>" (words::SECRET.get(lang)) ": " (code(&full.secret)) "<br>" (words::SECRET_WHERE.get(lang)) "</p>"
            "<p class='govuk-body no-print'>" (words::KEEP_HOW.get(lang)) "</p>"
            "<p class='govuk-body-s'>" (words::QR_WARNING.get(lang)) "</p>"
            "<p class='govuk-body-s'>" (words::LOST.get(lang)) "</p></div></div>"
        )
    }

    fn history(&self, look: Look) -> Html {
        let lang = look.lang;
        let mut stages = vec![TimelineStage {
            moment: Moment::Done,
            title: words::EVENT_SENT.get(lang),
            when_and_who: &self.sent_at,
            note: Html::new(),
        }];
        if let Standing::Known(known) = &self.standing {
            stages.extend(known.events.iter().map(|event| TimelineStage {
                moment: Moment::Done,
                title: words::stage(event.stage).get(lang),
                when_and_who: &event.when_and_who,
                note: if event.note.is_empty() { Html::new() } else { html!((event.note)) },
            }));
        }
        if let Some(last) = stages.last_mut() {
            last.moment = Moment::Current;
        }
        timeline(&stages, look)
    }

    fn age(&self, look: Look) -> Html {
        match &self.standing {
            Standing::Known(known) => data_age(known.read_at, known.stale, look),
            _ => Html::new(),
        }
    }

    fn contact_block(&self, look: Look) -> Html {
        let AgencyContact { official, phone, address } = &self.contact;
        let props = Contact {
            unit: &self.agency,
            official: official.as_deref(),
            phone: phone.as_deref(),
            address: address.as_deref(),
            hours: None,
        };
        let unknown = (official.is_none() && phone.is_none())
            .then(|| html!("<p class='govuk-body'>" (words::CONTACT_UNKNOWN.get(look.lang)) "</p>"));
        html!((contact(&props, look))(unknown))
    }

    /// There is a result, or an end without one.
    fn has_outcome(&self) -> bool {
        matches!(&self.standing, Standing::Known(known) if !known.stage.is_open() || known.stage == Stage::Completed)
    }

    /// The papers that the counter asks for. When the result waits they stand at the top.
    fn bring(&self, lang: Lang) -> Html {
        match &self.full {
            Some(full) if !self.has_outcome() && !full.documents.is_empty() => {
                html!("<h2 class='govuk-heading-m'>" (words::BRING.get(lang)) "</h2>" (list(&full.documents)))
            }
            _ => Html::new(),
        }
    }

    fn answers(&self, look: Look) -> Html {
        let Some(full) = &self.full else { return Html::new() };
        let topics: Html = full
            .topics
            .iter()
            .map(|topic| {
                let rows: Vec<_> = topic
                    .rows
                    .iter()
                    .map(|row| Row {
                        key: &row.label,
                        value: html!((row.value.as_deref().unwrap_or(submission::NOT_GIVEN.get(look.lang)))),
                        change: None,
                    })
                    .collect();
                html!("<h3 class='govuk-heading-s'>" (topic.title) "</h3>" (summary_list(&rows, look)))
            })
            .collect();
        details(words::ANSWERS.get(look.lang), &topics, false)
    }
}

fn list(items: &[String]) -> Html {
    let items: Html = items.iter().map(|item| html!("<li>" (item) "</li>")).collect();
    html!("<ul class='govuk-list govuk-list--bullet'>" (items) "</ul>")
}

fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Registered | Stage::Paused | Stage::Withdrawn => Tone::Quiet,
        Stage::Received | Stage::Processing => Tone::Working,
        Stage::SupplementRequired | Stage::PaymentRequired => Tone::Act,
        Stage::Completed | Stage::Returned => Tone::Good,
        Stage::Refused | Stage::Stopped => Tone::Bad,
    }
}
