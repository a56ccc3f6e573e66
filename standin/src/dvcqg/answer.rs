//! The form of every answer: `error_code`, `message`, `result`.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

/// A refusal in the exchange's own words.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// `error_code`.
    pub code: i64,
    /// `message`.
    pub message: String,
}

impl Refusal {
    /// -1 is the general error: `KeypayDVCQGTerm.ERROR_CODE_ERR`, and `createResponseMessage(result, -1, …)` in
    /// `DVCQGIntegrationActionImpl` (VietOpenCPS/opencps-v2).
    pub fn general(message: impl Into<String>) -> Self {
        Self { code: -1, message: message.into() }
    }

    /// -3 with "đã tồn tại": `SyncLocalDataToDVCQGService.PushData`
    /// (HuanVu201/DichVuCong_KhoaLuan_PASETO), which accepts 0, 3 and -3 with these words.
    pub fn exists(what: &str) -> Self {
        Self { code: -3, message: format!("{what} đã tồn tại") }
    }
}

/// What is given back; the code as a number, as OpenCPS reads it (`getInt("error_code")`).
pub fn given(result: Vec<Value>) -> Value {
    json!({ "error_code": 0, "message": "Thành công", "result": result })
}

/// What was taken in; the code as a text, as Thanh Hóa's system reads it (`ResultHoSoDongBoDVCQuocGia.error_code`).
pub fn taken() -> Value {
    json!({ "error_code": "0", "message": "Đồng bộ thành công", "result": [] })
}

/// The response of an answer.
pub fn respond(answer: Result<Value, Refusal>) -> Response {
    let body = answer
        .unwrap_or_else(|refusal| json!({ "error_code": refusal.code, "message": refusal.message, "result": [] }));
    Json(body).into_response()
}
