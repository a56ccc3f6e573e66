//! The rating of a dossier, once it has a result or was refused.

use app::pages::rating::{Given, Rating, State as RatingState};
use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri},
};
use domain::{
    dossier::{DossierCode, Stage},
    eform,
    rating::{Answers, ApologyQuestion, Case, FiledBy, Points, Questionnaire, timeliness},
    reference::Reference,
};
use time::{Duration, OffsetDateTime};

use super::{
    Fields, PageError, PageResult, Visitor,
    lookup::dossier::{can_be_rated, opened},
    render, see_other,
};
use crate::{
    clock::VIETNAM,
    province::{DossierView, SubmittedRating},
    state::AppState,
    store::{Grant, StoredRating},
};

/// How long a rating can be changed after it was first given.
const CHANGEABLE: Duration = Duration::hours(24);

/// `GET /ho-so/{reference}/danh-gia`; with `?sua` the form of a rating that was given already.
pub async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    Path(reference): Path<String>,
    uri: Uri,
) -> PageResult {
    let rateable = match rateable(&app, &visitor, &reference).await? {
        Ok(rateable) => rateable,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    let stored = app.store.rating(rateable.reference).await?;
    let wants_change = Fields::of_query(&uri).has("sua");
    let state = match stored {
        None => asking(rateable.case, eform::Answers::default(), false),
        Some(stored) => match changeable_until(stored.first_rated_at, app.clock.now()) {
            Some(_) if wants_change => asking(rateable.case, stored.answers, true),
            changeable_until => given(&stored.rating, changeable_until),
        },
    };
    let page = Rating { reference: rateable.reference, questionnaire: app.catalogue.questionnaire.clone(), state };
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `POST /ho-so/{reference}/danh-gia`: keeps the rating and hands it to the outbox in one transaction.
pub async fn rate(
    State(app): State<AppState>,
    visitor: Visitor,
    Path(reference): Path<String>,
    fields: Fields,
) -> PageResult {
    let rateable = match rateable(&app, &visitor, &reference).await? {
        Ok(rateable) => rateable,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    let questionnaire = &app.catalogue.questionnaire;
    let Rateable { reference, code, case } = rateable;
    let chosen = chosen(questionnaire, &fields);
    let answers = match questionnaire.read(case, |field| chosen.get(field)) {
        Ok(answers) => answers,
        Err(errors) => {
            let errors = errors.into_iter().map(|(id, error)| (id.to_owned(), error)).collect();
            let again = app.store.rating(reference).await?.is_some();
            let state = RatingState::Asking { case, chosen, errors, again };
            let page = Rating { reference, questionnaire: questionnaire.clone(), state };
            return Ok(render(&app, &visitor, StatusCode::UNPROCESSABLE_ENTITY, page).await);
        }
    };
    let now = app.clock.now();
    let stored = StoredRating {
        rating: submitted(questionnaire, code, &answers, now),
        answers: kept(questionnaire, &answers),
        first_rated_at: now,
    };
    if app.store.rate(reference, &stored, now - CHANGEABLE).await? {
        app.outbox_wake.notify_one();
    }
    // Too late to change: the page says so.
    Ok(see_other(&format!("/ho-so/{reference}/danh-gia")))
}

/// A dossier that this visitor may rate now.
struct Rateable {
    reference: Reference,
    code: DossierCode,
    case: Case,
}

/// The dossier, or the address to go to instead: to the lookup without a full grant, to the dossier before it has ended.
async fn rateable(app: &AppState, visitor: &Visitor, reference: &str) -> Result<Result<Rateable, String>, PageError> {
    let Ok(reference) = Reference::parse(reference) else { return Err(PageError::NotFound) };
    let Some((Grant::Full, submission)) = opened(app, visitor, reference).await? else {
        return Ok(Err("/tra-cuu".to_owned()));
    };
    Ok(match submission.last_known {
        Some((view, _)) if can_be_rated(view.stage) => Ok(Rateable { reference, case: case(&view), code: view.code }),
        _ => Err(format!("/ho-so/{reference}")),
    })
}

/// What is asked depends on how the dossier went. Whatever was sent through this service was filed online.
fn case(view: &DossierView) -> Case {
    let day = |instant: OffsetDateTime| instant.to_offset(VIETNAM).date();
    let late = match (view.due, view.ended_at) {
        (Some(due), Some(ended)) => timeliness(day(due), day(ended), view.supplement_requests) == Points::MIN,
        _ => false,
    };
    Case { filed_by: FiledBy::Online, refused: view.stage == Stage::Refused, late }
}

fn asking(case: Case, chosen: eform::Answers, again: bool) -> RatingState {
    RatingState::Asking { case, chosen, errors: Vec::new(), again }
}

fn given(rating: &SubmittedRating, changeable_until: Option<OffsetDateTime>) -> RatingState {
    let score = Given { permille: rating.score_permille, criteria: rating.criteria };
    RatingState::Given { score: (score.criteria > 0).then_some(score), changeable_until }
}

/// Until when a rating can be changed, in Vietnam's offset; `None`: no longer.
fn changeable_until(first_rated_at: OffsetDateTime, now: OffsetDateTime) -> Option<OffsetDateTime> {
    let until = (first_rated_at + CHANGEABLE).to_offset(VIETNAM);
    (now <= until).then_some(until)
}

/// The fields as they were chosen and typed, to be shown again.
fn chosen(questionnaire: &Questionnaire, fields: &Fields) -> eform::Answers {
    let Questionnaire { questions, apology, satisfaction, comment, .. } = questionnaire;
    let ids = questions.iter().map(|question| &question.id).chain([&apology.id, &satisfaction.id]);
    let choices = ids.map(|id| (id.clone(), fields.get(id)));
    choices.chain([(comment.id.clone(), fields.get_multiline(&comment.id))]).collect()
}

/// The answers as they are kept: what [`chosen`] gives, but with the comment masked.
fn kept(questionnaire: &Questionnaire, answers: &Answers) -> eform::Answers {
    let Questionnaire { apology, satisfaction, comment, .. } = questionnaire;
    let mut kept: eform::Answers =
        answers.points.iter().map(|(id, points)| (id.clone(), points.get().to_string())).collect();
    if let Some(received) = answers.apology_received {
        let [yes, no] = ApologyQuestion::VALUES;
        kept.set(&apology.id, if received { yes } else { no });
    }
    if let Some(level) = answers.satisfaction {
        kept.set(&satisfaction.id, level.get().to_string());
    }
    kept.set(&comment.id, &answers.comment);
    kept
}

fn submitted(
    questionnaire: &Questionnaire,
    code: DossierCode,
    answers: &Answers,
    rated_at: OffsetDateTime,
) -> SubmittedRating {
    let score = questionnaire.score(answers);
    SubmittedRating {
        code,
        questionnaire: questionnaire.version.clone(),
        points: answers.points.iter().map(|(id, points)| (id.clone(), points.get())).collect(),
        score_permille: score.map_or(0, |score| score.permille()),
        criteria: score.map_or(0, |score| score.criteria()),
        satisfaction: answers.satisfaction.map(|satisfaction| satisfaction.get()),
        apology_received: answers.apology_received,
        comment: answers.comment.clone(),
        rated_at,
    }
}

#[cfg(test)]
mod journey;
#[cfg(test)]
mod tests;
