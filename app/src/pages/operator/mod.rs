//! The embedded province's operator: officials who take in and process dossiers.

use domain::dossier::Stage;

use crate::{
    components::{
        html::{Html, html},
        tag::{Tone, tag},
    },
    text::{Lang, operator as words},
};

pub mod actions;
pub mod choose_procedure;
pub mod dossier;
pub mod outbox;
pub mod papers;
pub mod password;
pub mod receipt_slip;
pub mod reception;
pub mod sign_in;
pub mod work_list;

/// Line above every page of a signed-in official: who they are, the work list, password, sign-out.
pub(super) fn bar(official: &str, lang: Lang) -> Html {
    html!(
        "<nav class='operator-bar no-print' aria-label='" (words::AREA.get(lang)) "'><ul class='operator-bar__list'>"
        "<li><a class='govuk-link' href='/he-thong'>" (words::WORK_LIST.get(lang)) "</a></li>"
        "<li>" (words::SIGNED_IN_AS.get(lang)) " <strong>" (official) "</strong></li>"
        "<li><a class='govuk-link' href='/he-thong/mat-khau'>" (words::CHANGE_PASSWORD.get(lang)) "</a></li>"
        "<li><form method='post' action='/he-thong/dang-xuat'><button type='submit' class='operator-bar__button'>"
        (words::SIGN_OUT.get(lang)) "</button></form></li></ul></nav>"
    )
}

/// The way back to the work list, above a page.
fn to_work_list(lang: Lang) -> Html {
    html!("<a href='/he-thong' class='govuk-back-link'>" (words::WORK_LIST.get(lang)) "</a>")
}

/// A stage with what is late about it.
fn standing(stage: Stage, unanswered: bool, overdue: bool, lang: Lang) -> Html {
    let flag = |on: bool, text: &str| on.then(|| html!(" "(tag(text, Tone::Bad))));
    html!(
        "<span class='standing'>" (tag(words::stage(stage).get(lang), tone(stage)))
        (flag(unanswered, words::UNANSWERED.get(lang)))
        (flag(overdue, words::OVERDUE.get(lang))) "</span>"
    )
}

/// What a stage means to the official.
fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Registered => Tone::Act,
        Stage::Received | Stage::Processing => Tone::Working,
        Stage::Completed | Stage::Returned => Tone::Good,
        Stage::Refused | Stage::Stopped => Tone::Bad,
        Stage::Paused | Stage::SupplementRequired | Stage::PaymentRequired | Stage::Withdrawn => Tone::Quiet,
    }
}
