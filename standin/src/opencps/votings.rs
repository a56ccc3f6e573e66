//! `VotingManagement` of `modules/backend-postal-api-rest`: questionnaires and their answers.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, Request, State},
    response::Response,
};
use serde_json::{Value, json};

use super::{
    caller::Caller,
    fields::{self, VOTING_RESULT},
    reply,
    state::{Inner, OpenCps, StoredResult, Voting, escape},
};

/// The template's questions (`classPK` 0, `opencps.open.voting.classpk.validator`).
const TEMPLATE: [(&str, &str); 3] = [
    ("HAI-LONG", "Mức độ hài lòng chung"),
    ("DG-THOI-GIAN", "Thời gian giải quyết hồ sơ"),
    ("DG-THAI-DO", "Thái độ của cán bộ"),
];

/// Choices of each, one a line (`VotingUtils.convertAnswers`); the statistics read 1 as very good, 2 good, 3 bad
/// (`StatisticEngineFetchEntry`).
const CHOICES: [&str; 3] = ["Rất hài lòng", "Hài lòng", "Không hài lòng"];

/// `GET /postal/votings/{className}/{classPK}`: `VotingActionsImpl.getVotingList`. The first read of a dossier copies the
/// template; as long as the index does not have the copies, the template itself is listed.
pub async fn list(State(state): State<Arc<OpenCps>>, Path((class, pk)): Path<(String, String)>) -> Response {
    if class != "dossier" {
        return reply::ok(json!({ "total": 0, "data": [] }));
    }
    let mut inner = state.lock();
    for pk in ["0", &pk] {
        if !inner.votings.iter().any(|voting| voting.class_pk == pk) {
            for (template_no, subject) in TEMPLATE {
                let id = inner.next_id();
                inner.votings.push(Voting { id, class_pk: pk.to_owned(), template_no, subject });
            }
        }
    }
    let lags = pk != "0" && inner.habits.index_lag > 0;
    if lags {
        inner.habits.index_lag -= 1;
    }
    let listed = if lags { "0" } else { pk.as_str() };
    let data: Vec<_> = inner.votings.iter().filter(|voting| voting.class_pk == listed).map(shown).collect();
    reply::ok(json!({ "total": data.len(), "data": data }))
}

/// `VotingUtils.mappingVotingDocList`: neither class name nor key nor code is set.
fn shown(voting: &Voting) -> Value {
    json!({
        "votingId": voting.id,
        "userId": 20_130,
        "userName": "Quản trị",
        "createDate": "2026-11-23T08:00:00.000Z",
        "modifiedDate": "2026-11-23T08:00:00.000Z",
        "subject": voting.subject,
        "templateNo": voting.template_no,
        "commentable": true,
        "answersCount": 0,
        "choices": CHOICES,
        "answers": ["0", "0", "0"],
        "selected": 0,
    })
}

/// `GET /postal/votings/{id}/results`: `VotingUtils.mappingVotingResultDataList`.
pub async fn results(
    State(state): State<Arc<OpenCps>>,
    Extension(Caller(user)): Extension<Caller>,
    Path(voting): Path<u64>,
) -> Response {
    let inner = state.lock();
    let of = inner.results.iter().filter(|result| result.voting == voting);
    let data: Vec<_> = of.map(|result| result_model(result, user)).collect();
    reply::ok(json!({ "total": data.len(), "data": data }))
}

/// `POST /postal/votings/{id}/results`: `VotingManagementImpl.addVotingResult`, `VotingActionsImpl.addVotingResult`.
pub async fn answer(
    State(state): State<Arc<OpenCps>>,
    Extension(Caller(user)): Extension<Caller>,
    Path(voting): Path<u64>,
    request: Request,
) -> Response {
    let input = match fields::form(request, VOTING_RESULT).await {
        Ok(input) => input,
        Err(refused) => return *refused,
    };
    let given = |name: &str| escape(input.get(name).map(String::as_str).unwrap_or_default());
    let (selected, comment) = (given("selected"), given("comment"));
    if !selected.parse::<usize>().is_ok_and(|choice| (1..=CHOICES.len()).contains(&choice)) {
        return reply::strict("selected is no number of a choice");
    }
    if comment.chars().count() > 4096 {
        return reply::exception(Some("Data too long for column 'comment_'"));
    }
    let mut inner = state.lock();
    let template_no = inner.votings.iter().find(|known| known.id == voting).map(|known| known.template_no);
    // An unknown voting, or an account that is neither employee nor applicant: an empty model, and nothing is stored.
    let (Some(template_no), Some(user), true) = (template_no, user, inner.habits.account_is_employee) else {
        return reply::ok(json!({}));
    };
    reply::ok(store(&mut inner, user, voting, template_no, selected, comment))
}

/// One answer an account and voting.
fn store(inner: &mut Inner, user: u64, voting: u64, template_no: &str, selected: String, comment: String) -> Value {
    if let Some(old) = inner.results.iter_mut().find(|old| old.voting == voting && old.user == user) {
        old.selected = selected;
        old.comment = comment;
        return result_model(old, Some(user));
    }
    let id = inner.next_id();
    let result = StoredResult { id, voting, template_no: template_no.to_owned(), user, selected, comment };
    let model = result_model(&result, Some(user));
    inner.results.push(result);
    model
}

fn result_model(result: &StoredResult, caller: Option<u64>) -> Value {
    json!({
        "votingResultId": result.id,
        "userId": result.user,
        "createDate": "2026-11-23T08:00:00.000Z",
        "modifiedDate": "2026-11-23T08:00:00.000Z",
        "fullName": "Một Chạm",
        "email": "",
        "comment": result.comment,
        "selected": result.selected.parse::<u64>().unwrap_or(0),
        "currentUser": caller == Some(result.user),
    })
}
