//! `DossierManagement`, `DossierLogManagement`, `PaymentFileManagement`: making and reading a dossier.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, Query, Request, State},
    http::HeaderMap,
    response::Response,
};
use serde_json::json;

use super::{
    caller::Caller,
    detail::detail as shown,
    fields::{self, DOSSIER_INPUT, LOG_SEARCH},
    reply,
    state::{Dossier, OpenCps},
};

type Pairs = Query<Vec<(String, String)>>;

/// `POST /dossiers`: `DossierManagementImpl.addDossier`, then `CPSDossierBusinessLocalServiceImpl.addDossier`.
pub async fn create(
    State(state): State<Arc<OpenCps>>,
    Extension(Caller(user)): Extension<Caller>,
    request: Request,
) -> Response {
    let input = match fields::form(request, DOSSIER_INPUT).await {
        Ok(input) => input,
        Err(refused) => return *refused,
    };
    let Some(user) = user else { return reply::unauthenticated() };
    let given = |name: &str| input.get(name).cloned().unwrap_or_default();
    let (service, agency, template) = (given("serviceCode"), given("govAgencyCode"), given("dossierTemplateNo"));
    // getProcessOption finds no configuration, and the next line meets null.
    if service.is_empty() || agency.is_empty() || template != service {
        return reply::exception(None);
    }
    // Integer.valueOf(input.getOriginality())
    let Ok(originality) = given("originality").parse::<i32>() else {
        return reply::exception(Some("For input string"));
    };
    let reference_uid = given("referenceUid");
    let now = state.now();
    {
        let mut inner = state.lock();
        inner.keys.push(reference_uid.clone());
        let takes_over = inner.habits.takes_drafts_over;
        if let Some(old) =
            inner.dossiers.iter_mut().find(|d| !reference_uid.is_empty() && d.reference_uid == reference_uid)
        {
            // The same reference again: dates begin anew, also of a dossier that is being worked on.
            old.submitted = Some(now);
            old.received = Some(now);
            old.due = Some(Dossier::due_after(now));
            return reply::ok(shown(old));
        }
        let is_draft = |d: &&mut Dossier| {
            d.owner == user && d.status.is_empty() && d.service_code == service && d.gov_agency_code == agency
        };
        if takes_over && let Some(old) = inner.dossiers.iter_mut().find(is_draft) {
            old.input = input;
            return reply::ok(shown(old));
        }
    }
    // G_REF has no unique index: whoever looks here before the other has written, writes as well.
    tokio::task::yield_now().await;
    let mut inner = state.lock();
    let id = inner.next_id();
    let password = match given("password") {
        none if none.is_empty() => format!("{}", 1000 + id * 7919 % 9000),
        own => own,
    };
    let dossier = Dossier {
        id,
        owner: user,
        reference_uid: if reference_uid.is_empty() { format!("generated-{id}") } else { reference_uid },
        service_code: service,
        gov_agency_code: agency,
        template_no: template,
        password,
        originality,
        created: Some(now),
        input,
        ..Dossier::default()
    };
    let answer = shown(&dossier);
    inner.dossiers.push(dossier);
    reply::ok(answer)
}

/// `GET /dossiers/{id}`: `DossierManagementImpl.getDetailDossier`. An unknown dossier is an empty model with 200, or with
/// a secret 203; an empty secret is none.
pub async fn detail_of(state: &OpenCps, user: Option<u64>, secret: &str, id: &str) -> Response {
    let inner = state.lock();
    let found = inner.position(id).map(|position| &inner.dossiers[position]);
    if !secret.is_empty() {
        let fits = |d: &&Dossier| !d.password.is_empty() && d.password.eq_ignore_ascii_case(secret);
        return found.filter(fits).map_or_else(reply::wrong_secret, |dossier| reply::ok(shown(dossier)));
    }
    if user.is_none() {
        return reply::unauthenticated();
    }
    found.map_or_else(|| reply::ok(json!({ "originality": 0, "processUnit": 0 })), |dossier| reply::ok(shown(dossier)))
}

/// The handler of the above. The source also reads the secret from the query; there it would stand in logs, and for an
/// administrator's account it is not checked.
pub async fn detail(
    State(state): State<Arc<OpenCps>>,
    Extension(Caller(user)): Extension<Caller>,
    Path(id): Path<String>,
    Query(query): Pairs,
    headers: HeaderMap,
) -> Response {
    if !query.is_empty() {
        return reply::strict("a secret belongs into the header secretCode, not into the address");
    }
    let secret = headers.get("secretCode").map(|value| value.to_str().unwrap_or("?")).unwrap_or_default();
    detail_of(&state, user, secret, &id).await
}

/// `GET /dossierlogs/{id}/logs`: `DossierLogManagementImpl.getDossierLogById`, `DossierLogActionsImpl`: by internal id
/// only; `owner` is true unless it is denied, and then only the caller's own entries are listed.
pub async fn logs(
    State(state): State<Arc<OpenCps>>,
    Extension(Caller(user)): Extension<Caller>,
    Path(id): Path<u64>,
    Query(query): Pairs,
) -> Response {
    let search = match fields::checked(query, LOG_SEARCH) {
        Ok(search) => search,
        Err(refused) => return *refused,
    };
    let own = search.get("owner").is_none_or(|owner| owner == "true");
    let inner = state.lock();
    let logs = inner.dossiers.iter().filter(|dossier| dossier.id == id).flat_map(|dossier| &dossier.logs);
    let data: Vec<_> = logs
        .filter(|log| !own || Some(log.user) == user)
        .enumerate()
        .map(|(n, log)| {
            json!({
                "dossierLogId": n + 1,
                "author": log.author,
                "content": log.content,
                // From the index, whose dates have no fraction of a second.
                "createDate": log.at.unix_timestamp() * 1000,
                "notificationType": "PROCESS_TYPE",
                "payload": log.payload,
            })
        })
        .collect();
    reply::ok(json!({ "total": data.len(), "data": data }))
}

/// `GET /dossiers/{id}/payment`: `PaymentFileManagementImpl.getPaymentFileByDossierId`; without a payment, an empty model.
pub async fn payment(
    State(state): State<Arc<OpenCps>>,
    Extension(Caller(user)): Extension<Caller>,
    Path(id): Path<String>,
) -> Response {
    if user.is_none() {
        return reply::unauthenticated();
    }
    let inner = state.lock();
    let amount = inner.position(&id).and_then(|position| inner.dossiers[position].payment);
    reply::ok(amount.map_or_else(|| json!({}), |amount| json!({ "paymentFee": "Lệ phí", "paymentAmount": amount })))
}
