//! Submitting: `DossierManagementImpl.doAction` and `submittingDossier`.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, Request, State},
    response::Response,
};
use serde_json::{Value, json};

use super::{
    caller::Caller,
    detail::{date, detail},
    fields::{self, DO_ACTION},
    reply,
    state::OpenCps,
};

/// The action that submits (`CPSDossierBusinessLocalServiceImpl.addFullDossier`: `actionCode = "1100"`).
const SUBMIT: &str = "1100";

/// `POST /dossiers/{id}/actions`. The submitting action fits a draft only (`DossierUtils.getProcessAction`).
pub async fn act(
    State(state): State<Arc<OpenCps>>,
    Extension(Caller(user)): Extension<Caller>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let input = match fields::form(request, DO_ACTION).await {
        Ok(input) => input,
        Err(refused) => return *refused,
    };
    let Some(user) = user else { return reply::unauthenticated() };
    let given = |name: &str| input.get(name).cloned().unwrap_or_default();
    let now = state.now();
    let mut inner = state.lock();
    let Some(position) = inner.position(&id) else { return reply::cannot_act() };
    if given("actionCode") != SUBMIT || !inner.dossiers[position].status.is_empty() {
        return reply::cannot_act();
    }
    // doActionInsideProcess reads the payload as an object twice, the second time without catching.
    if !serde_json::from_str::<Value>(&given("payload")).is_ok_and(|payload| payload.is_object()) {
        return reply::exception(Some("A JSONObject text must begin with '{' at character 0"));
    }
    let number = inner.next_number(position, now);
    let numbers = inner.habits.number_at_submission;
    let dossier = &mut inner.dossiers[position];
    "new".clone_into(&mut dossier.status);
    dossier.submitted = Some(now);
    if numbers && dossier.no.is_empty() {
        dossier.no = number;
    }
    dossier.log(now, (user, &given("actionUser")), "Nộp hồ sơ", &given("actionNote"));
    // rest/dossier/model/DossierActionDetailModel
    reply::ok(json!({
        "dossierActionId": dossier.logs.len(),
        "dossierId": dossier.id,
        "userId": user,
        "createDate": date(Some(now)),
        "fromStepCode": "",
        "stepCode": "100",
        "dossierDocumentId": 0,
        "rollbackable": false,
    }))
}

/// `GET /dossiers/{id}/submitting`: `DossierLocalServiceImpl.submitting`; again and again the same.
pub async fn submitting(
    State(state): State<Arc<OpenCps>>,
    Extension(Caller(user)): Extension<Caller>,
    Path(id): Path<String>,
) -> Response {
    if user.is_none() {
        return reply::unauthenticated();
    }
    let mut inner = state.lock();
    let Some(position) = inner.position(&id) else { return reply::exception(None) };
    let dossier = &mut inner.dossiers[position];
    dossier.submitting = true;
    reply::ok(detail(dossier))
}
