//! The login, and whether a session still holds.

use serde_json::{Value, json};

use super::{
    DST_CODE, PASSWORD, USER,
    answer::Refusal,
    fields::{self, Field},
    state::{Expiry, State},
};

/// `DVCQGIntegrationActionImpl.getAccessToken`: `username`, `password`.
const LOGIN: &[Field] = &[Field::required("username"), Field::required("password")];

/// Opens a session: `{error_code: 0, session}`.
pub fn login(state: &mut State, body: &Value) -> Result<Value, Refusal> {
    state.logins += 1;
    let body = body.as_object().ok_or_else(|| Refusal::general("Dữ liệu không hợp lệ"))?;
    fields::check(body, LOGIN).map_err(Refusal::general)?;
    if body["username"] != USER || body["password"] != PASSWORD {
        return Err(Refusal::general("Tài khoản hoặc mật khẩu không đúng"));
    }
    let session = format!("phien-{}-{DST_CODE}", state.logins);
    state.sessions.push(session.clone());
    Ok(json!({ "error_code": 0, "session": session }))
}

/// Why a call with this session is not served; none: it is.
pub fn ended(state: &State, session: &str) -> Option<Ended> {
    if state.sessions.iter().any(|open| open == session) {
        return None;
    }
    Some(match state.expiry {
        Expiry::InWords => Ended::Refused(Refusal::general("Session không tồn tại hoặc đã hết hạn")),
        Expiry::Wordless => Ended::Refused(Refusal::general("Lỗi xử lý")),
        Expiry::Status401 => Ended::Status401,
    })
}

/// How a call without an open session is answered.
pub enum Ended {
    /// In the exchange's form.
    Refused(Refusal),
    /// By status.
    Status401,
}
