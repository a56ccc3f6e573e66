//! The citizen checks a draft of the agency's and answers it.

use app::{
    components::html::fill,
    pages::papers::draft::{Draft, Form, State as DraftState, fields},
    text::papers as words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    agency_paper::{CORRECTION_MAX, DraftStanding},
    reference::Reference,
};

use super::{latest_draft, open, shown::answer_to, stands_at};
use crate::{
    province::{AgencyPaper, DossierView, DraftAnswer, FollowUp, FollowUpKind},
    state::AppState,
    store::{NewFollowUp, Submission},
    web::{Fields, PageError, PageResult, Visitor, follow_ups, limits, lookup::dossier::moment, render, see_other},
};

/// The latest draft of a dossier.
struct Found {
    reference: Reference,
    procedure: String,
    view: DossierView,
    draft: AgencyPaper,
}

impl Found {
    fn of(submission: Submission) -> Option<Self> {
        let Submission { reference, filing, last_known, .. } = submission;
        let (view, _) = last_known?;
        let draft = latest_draft(&view)?.clone();
        Some(Self { reference, procedure: filing.procedure_name, view, draft })
    }

    fn address(&self) -> String {
        format!("/ho-so/{}/ban-nhap", self.reference)
    }
}

/// `GET /ho-so/{reference}/ban-nhap`.
pub async fn show(State(app): State<AppState>, visitor: Visitor, Path(reference): Path<String>) -> PageResult {
    let found = match find(&app, &visitor, &reference).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    let state = state(&app, &found).await?;
    Ok(render(&app, &visitor, StatusCode::OK, page(found, state)).await)
}

/// `POST /ho-so/{reference}/ban-nhap`: sent once, however often the button is pressed.
pub async fn answer(
    State(app): State<AppState>,
    visitor: Visitor,
    Path(reference): Path<String>,
    posted: Fields,
) -> PageResult {
    let found = match find(&app, &visitor, &reference).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    let Some(browser) = visitor.browser() else { return Ok(see_other("/tra-cuu")) };
    let can_answer = matches!(state(&app, &found).await?, DraftState::Asking(_)) && !visitor.kiosk;
    // Another draft came meanwhile, the time is over, or it was answered in another tab: the page says which.
    if !can_answer || posted.get(fields::DRAFT) != found.draft.id {
        return Ok(see_other(&found.address()));
    }
    let agreed = match posted.get(fields::CHOICE).as_str() {
        fields::AGREE => Some(true),
        fields::CORRECT => Some(false),
        _ => None,
    };
    let typed = posted.get_multiline(fields::CORRECTION);
    let correction_error = (agreed == Some(false)).then(|| fault(&typed, &visitor)).flatten();
    let Some(agreed) = agreed.filter(|_| correction_error.is_none()) else {
        let form = Form { agreed, correction: typed, choice_error: agreed.is_none(), correction_error };
        let page = page(found, DraftState::Asking(form));
        return Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await);
    };
    limits::submit(&app, &browser).await?;
    let follow_up = FollowUp::DraftAnswer(DraftAnswer {
        sent_at: app.clock.now(),
        draft: found.draft.id.clone(),
        agreed,
        // What was typed before the citizen changed their mind is not said.
        correction: if agreed { String::new() } else { typed.trim().to_owned() },
    });
    let key = format!("draft-answer:{}:{}", found.reference, found.draft.id);
    let new = NewFollowUp { reference: found.reference, key: &key, draft: None, follow_up: &follow_up };
    Ok(follow_ups::write(&app, new).await?.unwrap_or_else(|| see_other(&found.address())))
}

async fn find(app: &AppState, visitor: &Visitor, reference: &str) -> Result<Result<Found, String>, PageError> {
    let submission = match open(app, visitor, reference).await? {
        Ok(submission) => submission,
        Err(elsewhere) => return Ok(Err(elsewhere)),
    };
    let dossier = format!("/ho-so/{}", submission.reference);
    Ok(Found::of(submission).ok_or(dossier))
}

/// What is wrong with a correction.
fn fault(typed: &str, visitor: &Visitor) -> Option<String> {
    if typed.trim().is_empty() {
        return Some(words::CORRECTION_MISSING.get(visitor.lang).to_owned());
    }
    let too_long = typed.trim().chars().count() > CORRECTION_MAX;
    too_long.then(|| fill(words::CORRECTION_TOO_LONG, visitor.lang, &[&CORRECTION_MAX.to_string()]))
}

/// What can be done with the draft now.
async fn state(app: &AppState, found: &Found) -> Result<DraftState, PageError> {
    let Found { reference, view, draft, .. } = found;
    let standing = draft.standing(app.clock.now()).unwrap_or(DraftStanding::Silent);
    if standing == DraftStanding::Agreed || standing == DraftStanding::ToCorrect {
        return Ok(DraftState::Closed(standing, moment(stands_at(draft))));
    }
    let sent = app.store.follow_ups(*reference).await?;
    if let Some(answer) = answer_to(draft, &sent) {
        return Ok(DraftState::Answered(moment(answer.sent_at)));
    }
    Ok(match standing {
        DraftStanding::Open if follow_ups::can_send(app, view, &sent, FollowUpKind::DraftAnswer) => {
            DraftState::Asking(Form::default())
        }
        DraftStanding::Open => DraftState::NotNow,
        standing => DraftState::Closed(standing, moment(stands_at(draft))),
    })
}

fn page(found: Found, state: DraftState) -> Draft {
    let Found { reference, procedure, draft, .. } = found;
    Draft {
        reference: reference.to_string(),
        procedure,
        sent: moment(draft.at),
        until: moment(stands_at(&draft)),
        id: draft.id,
        name: draft.name,
        media_type: draft.media_type,
        bytes: draft.bytes,
        state,
    }
}
