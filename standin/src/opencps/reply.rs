//! Answers in the forms of the source.

use axum::{
    Json,
    http::{HeaderName, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

/// 200 with JSON.
pub fn ok(body: Value) -> Response {
    Json(body).into_response()
}

/// The client made a fault that the real one would let pass or answer without a reason.
pub fn strict(what: &str) -> Response {
    (StatusCode::BAD_REQUEST, format!("{what}\n")).into_response()
}

/// `BusinessExceptionImpl.processException`, first branch: 203, which a client must not take for success.
pub fn unauthenticated() -> Response {
    let text = "Non-Authoritative Information.";
    (StatusCode::NON_AUTHORITATIVE_INFORMATION, Json(json!({ "message": text, "code": 203, "description": text })))
        .into_response()
}

/// `BusinessExceptionImpl.processException`, last branch: any other exception.
pub fn exception(description: Option<&str>) -> Response {
    let mut body = json!({ "message": "No Content.", "code": 403 });
    if let Some(description) = description {
        body["description"] = description.into();
    }
    (StatusCode::FORBIDDEN, Json(body)).into_response()
}

/// `DossierManagementImpl.getDetailDossier`: 203 with a text, for a wrong secret and for a dossier that is not there.
pub fn wrong_secret() -> Response {
    let plain: (HeaderName, &str) = (CONTENT_TYPE, "text/plain;charset=utf-8");
    (StatusCode::NON_AUTHORITATIVE_INFORMATION, [plain], "secretKey không đúng").into_response()
}

/// `DossierManagementImpl.doAction`: 405 where the action cannot be done at this step.
pub fn cannot_act() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, Json(json!({ "error": "Không thực hiện được thao tác" }))).into_response()
}

/// `RestAuthFilter.authFailure`.
pub fn denied() -> Response {
    (StatusCode::UNAUTHORIZED, Json(json!({ "message": "permission denied", "details": "" }))).into_response()
}
