//! Acknowledgement, then receipt, then result: one page of one dossier.

use domain::{dossier::Stage, money};
use leptos::prelude::AnyView;

use crate::{
    components::{
        button::{Button, button},
        code::code,
        contact::{Contact, contact},
        data_age::data_age,
        details::details,
        html::{Html, fill, html},
        inset_text::inset_text,
        look::Look,
        main_content::main_content,
        panel::panel,
        qr_code::qr_code,
        summary_list::{Row, summary_list},
        tag::{Tone, tag},
        timeline::{Moment, Stage as TimelineStage, timeline},
        warning_text::warning_text,
    },
    page::{Frame, Page},
    pages::layout::link_alone,
    text::{Lang, declaration, follow_ups, lookup as words, submission},
};

mod model;
pub mod papers;

pub use model::{AgencyContact, Dossier, Due, Event, FollowUps, Full, Known, RatingState, Sent, Standing};

impl Page for Dossier {
    fn title(&self, lang: Lang) -> String {
        let headline = self.headline(lang);
        if self.procedure.is_empty() { headline } else { format!("{headline} – {}", self.procedure) }
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let content = html!(
            (self.not_now(look)) (self.head(look)) (self.draft(look)) (self.act(look)) (self.results(look)) (self.follow_ups(lang)) (self.waiting(lang)) (self.rating(lang)) (self.keep(look))
            "<h2 class='govuk-heading-m'>" (words::HISTORY.get(lang)) "</h2>" (self.history(look))
            (self.age(look))
            "<h2 class='govuk-heading-m'>" (words::CONTACT.get(lang)) "</h2>" (self.contact_block(look))
            (self.bring(lang)) (self.answers(look)) (self.withdraw(lang))
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
        let title = match &self.sent {
            Some(sent) if acknowledged && self.full.is_some() => {
                let reference = html!(
                    (words::REFERENCE.get(lang)) "<br><strong class='reference'>" (sent.reference_grouped) "</strong>"
                );
                html!(
                    (panel(words::ACKNOWLEDGEMENT.get(lang), &reference))
                    "<p class='govuk-body'>" (words::NOT_THE_RECEIPT.get(lang)) "</p>"
                    "<p class='govuk-body-l'>" (self.headline(lang)) "</p>"
                )
            }
            sent => {
                let reference = sent.as_ref().map(|sent| {
                    html!("<p class='govuk-body'>" (words::REFERENCE.get(lang)) ": " (code(&sent.reference_grouped)) "</p>")
                });
                html!("<h1 class='govuk-heading-l'>" (self.headline(lang)) "</h1>" (reference))
            }
        };
        let sent_at = self.sent.as_ref().map(|sent| Row::text(words::SENT_AT.get(lang), &sent.at));
        let state = match &self.standing {
            Standing::Known(known) => {
                let mut rows = vec![Row { key: words::DOSSIER_CODE.get(lang), value: code(&known.code), change: None }];
                rows.push(Row {
                    key: words::STATUS.get(lang),
                    value: tag(words::stage(known.stage).get(lang), tone(known.stage)),
                    change: None,
                });
                rows.push(Row { key: submission::DECIDED_BY.get(lang), value: html!((self.agency)), change: None });
                rows.extend(sent_at);
                summary_list(&rows, look)
            }
            Standing::OnItsWay { .. } | Standing::Dead => {
                let agency = Row::text(submission::DECIDED_BY.get(lang), &self.agency);
                let rows: Vec<_> = [Some(agency), sent_at].into_iter().flatten().collect();
                summary_list(&rows, look)
            }
        };
        let procedure =
            (!self.procedure.is_empty()).then(|| html!("<p class='govuk-caption-l'>" (self.procedure) "</p>"));
        html!((procedure)(title)(state))
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
        // Who sees the stage only does not read the official's words.
        let to_do = if self.full.is_some() { words::to_do(known.stage) } else { words::to_do_unread(known.stage) };
        let Some(to_do) = fee.or_else(|| to_do.map(|text| text.get(lang).to_owned())) else {
            return Html::new();
        };
        let here = self.full.as_ref().filter(|full| full.follow_ups.supplement).and(self.sent.as_ref());
        let to_do = match here {
            Some(_) => words::SUPPLEMENT_HERE.get(lang).to_owned(),
            None => to_do,
        };
        let begin = here.map(|sent| {
            let begin = button(&Button { text: follow_ups::SUPPLEMENT_BEGIN.get(lang), ..Button::default() });
            html!(
                "<form method='post' action='/ho-so/" (sent.reference) "/bo-sung/bat-dau' class='no-print'>" (begin) "</form>"
                "<p class='govuk-body'>" (follow_ups::SUPPLEMENT_OR_COUNTER.get(lang)) "</p>"
            )
        });
        let note = (!known.note.is_empty()).then(|| html!("<p class='govuk-body dossier-note'>" (known.note) "</p>"));
        let documents =
            self.full.as_ref().filter(|_| known.stage == Stage::Completed).map(|full| list(&full.documents));
        html!(
            "<div class='dossier-act'><h2 class='govuk-heading-m'>" (words::YOU_MUST.get(lang)) "</h2>"
            "<p class='govuk-body'><strong>" (to_do) "</strong></p>" (note) (documents) (begin) "</div>"
        )
    }

    fn draft(&self, look: Look) -> Option<Html> {
        self.full.as_ref().map(|full| full.papers.draft(look))
    }

    fn results(&self, look: Look) -> Option<Html> {
        self.full.as_ref().map(|full| full.papers.results(look))
    }

    /// What the citizen wanted to send just now cannot be sent.
    fn not_now(&self, look: Look) -> Html {
        let shown = self.full.as_ref().is_some_and(|full| full.follow_ups.not_now);
        if shown { warning_text(follow_ups::NOT_NOW.get(look.lang), look) } else { Html::new() }
    }

    /// What the citizen has sent after the filing.
    fn follow_ups(&self, lang: Lang) -> Html {
        let sent = self.full.as_ref().map_or(&[][..], |full| full.follow_ups.sent.as_slice());
        if sent.is_empty() {
            return Html::new();
        }
        html!("<h2 class='govuk-heading-m'>" (words::YOU_SENT.get(lang)) "</h2>" (list(sent)))
    }

    fn withdraw(&self, lang: Lang) -> Html {
        let offered = self.full.as_ref().filter(|full| full.follow_ups.withdrawal).and(self.sent.as_ref());
        offered.map_or_else(Html::new, |sent| {
            let href = format!("/ho-so/{}/rut", sent.reference);
            html!("<div class='no-print'>" (link_alone(&href, follow_ups::WITHDRAW_LINK.get(lang))) "</div>")
        })
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
        let Some(Sent { reference, .. }) = &self.sent else { return Html::new() };
        let text = match self.full.as_ref().map(|full| full.rating) {
            Some(RatingState::Open) => words::RATE,
            Some(RatingState::Given) => words::RATED,
            _ => return Html::new(),
        };
        html!(
            "<p class='govuk-body no-print'><a class='govuk-link link-alone' href='/ho-so/" (reference) "/danh-gia'>" (text.get(lang))
            "</a></p>"
        )
    }

    fn keep(&self, look: Look) -> Html {
        let lang = look.lang;
        let Some(Sent { reference_grouped, .. }) = &self.sent else {
            return inset_text(&html!((words::LIMITED_ELSEWHERE.get(lang))));
        };
        let Some(full) = &self.full else {
            return inset_text(&html!((words::LIMITED.get(lang))));
        };
        let (how, lost) =
            if look.kiosk { (words::KEEP_HOW_KIOSK, words::LOST_KIOSK) } else { (words::KEEP_HOW, words::LOST) };
        html!(
            "<h2 class='govuk-heading-m'>" (words::KEEP.get(lang)) "</h2><div class='dossier-keep'>"
            (qr_code(&full.qr, words::QR_LABEL.get(lang)))
            "<div><p class='govuk-body'>" (words::REFERENCE.get(lang)) ": " (code(reference_grouped)) "</p>"
            "<p class='govuk-body-s'>" (words::SECRET.get(lang)) ": " (code(&full.secret)) "<br>" (words::SECRET_WHERE.get(lang)) "</p>"
            "<p class='govuk-body no-print'>" (how.get(lang)) "</p>"
            "<p class='govuk-body-s'>" (words::QR_WARNING.get(lang)) "</p>"
            "<p class='govuk-body-s'>" (lost.get(lang)) "</p></div></div>"
        )
    }

    fn history(&self, look: Look) -> Html {
        let lang = look.lang;
        let mut stages: Vec<_> = self
            .sent
            .iter()
            .map(|sent| TimelineStage {
                moment: Moment::Done,
                title: words::EVENT_SENT.get(lang),
                when_and_who: &sent.at,
                note: Html::new(),
            })
            .collect();
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
        let paper = self.sent.as_ref().map(|sent| {
            let href = format!("/ho-so/{}/to-khai", sent.reference);
            html!("<div class='no-print'>" (link_alone(&href, declaration::LINK.get(look.lang))) "</div>")
        });
        html!((details(words::ANSWERS.get(look.lang), &topics, false))(paper))
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
