//! The paths of the gateway, and what a request must look like before its content counts.

use std::collections::BTreeMap;

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Value, json};

use super::{
    DOCUMENTS_PATH, PATH, TOKEN, answer, papers, question,
    register::PEOPLE,
    state::{Call, Population, State as Held},
};
use crate::fault::meet;

/// The gateway.
pub fn router(population: Population) -> Router {
    Router::new().route(PATH, post(person)).route(DOCUMENTS_PATH, post(documents)).with_state(population)
}

/// Headers: `SOAPAction` is empty, in quotation marks (C).
async fn person(State(population): State<Population>, headers: HeaderMap, body: Bytes) -> Response {
    if let Err(refused) = let_in(&headers, "application/xml; charset=utf-8") {
        return refused.into_response();
    }
    if said(&headers, "soapaction") != Some("\"\"") {
        return answer::fault("Client", "SOAPAction must be \"\"");
    }
    let read = std::str::from_utf8(&body).map_err(|error| error.to_string()).and_then(question::read);
    let asked = match read {
        Ok(asked) => asked,
        Err(why) => return answer::fault("Client", &why),
    };
    let (effect, is_new) = {
        let mut state = population.lock();
        let is_new = note(&mut state, "person", &asked.fields);
        (state.faults.effect("person", None), is_new)
    };
    let serve = || {
        if !is_new {
            return answer::fault("Client", "MaYeuCau came before");
        }
        let is_it = |field: &str, value: &str| asked.fields.get(field).is_some_and(|asked| asked == value);
        let found = PEOPLE.iter().find(|citizen| {
            is_it("SoDinhDanh", citizen.number)
                && is_it("HoVaTen", &citizen.asked_name())
                && citizen.was_born(&asked.born)
        });
        answer::found(found)
    };
    meet(effect, serve).await
}

async fn documents(State(population): State<Population>, headers: HeaderMap, body: Bytes) -> Response {
    if let Err(refused) = let_in(&headers, "application/json") {
        return refused.into_response();
    }
    let body: Value = match serde_json::from_slice(&body) {
        Ok(body) => body,
        Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    };
    let checked = body.as_object().ok_or_else(|| "no object".to_owned()).and_then(papers::check);
    let fields = match checked {
        Ok(fields) => fields,
        Err(why) => return Json(json!({ "error_code": -1, "message": why, "result": [] })).into_response(),
    };
    let (effect, is_new) = {
        let mut state = population.lock();
        let is_new = note(&mut state, "documents", &fields);
        (state.faults.effect("documents", None), is_new)
    };
    let serve = || {
        if !is_new {
            return Json(json!({ "error_code": -1, "message": "MaYeuCau came before", "result": [] })).into_response();
        }
        Json(papers::of(fields.get("SoDinhDanh").map_or("", String::as_str))).into_response()
    };
    meet(effect, serve).await
}

/// Keeps the call; `false`: its number came before.
fn note(state: &mut Held, service: &str, fields: &BTreeMap<String, String>) -> bool {
    state.calls.push(Call { service: service.to_owned(), fields: fields.clone() });
    state.numbers.insert(fields.get("MaYeuCau").cloned().unwrap_or_default())
}

/// A gateway lets in who has its token (O: `Authorization: Bearer`), and takes only its form of body.
fn let_in(headers: &HeaderMap, content_type: &str) -> Result<(), (StatusCode, String)> {
    if said(headers, header::AUTHORIZATION.as_str()) != Some(format!("Bearer {TOKEN}").as_str()) {
        return Err((StatusCode::UNAUTHORIZED, "the token is not known".to_owned()));
    }
    if said(headers, header::CONTENT_TYPE.as_str()) != Some(content_type) {
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, format!("the content must be {content_type}")));
    }
    Ok(())
}

fn said<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
