//! Who calls: the headers of every call.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};

use super::{reply, state::OpenCps};

/// The account that called, if one signed in.
#[derive(Clone, Copy, Debug)]
pub struct Caller(pub Option<u64>);

/// `userId` of the account of [`super::Options`].
pub const SERVICE_USER: u64 = 20_156;

/// Header `groupId` (every method: `header.getHeaderString(Field.GROUP_ID)`) and `Authorization: Basic`
/// (`RestAuthFilter.doFilter`, then `BackendAuthImpl.isAuth`). The filter splits at every colon, so that a password with
/// one never fits.
pub async fn identify(State(state): State<Arc<OpenCps>>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let group = headers.get("groupId").and_then(|value| value.to_str().ok()).and_then(|value| value.parse().ok());
    if group != Some(state.options.group_id) {
        return reply::strict("the header groupId is missing or names another site");
    }
    let user = match headers.get(header::AUTHORIZATION) {
        None => None,
        Some(_) if is_known(headers, &state) => Some(SERVICE_USER),
        Some(_) => return reply::denied(),
    };
    request.extensions_mut().insert(Caller(user));
    next.run(request).await
}

fn is_known(headers: &HeaderMap, state: &OpenCps) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some(decoded) = given.and_then(|value| value.strip_prefix("Basic ")).and_then(decode_base64) else {
        return false;
    };
    let mut parts = decoded.split(':');
    parts.next() == Some(state.options.user.as_str()) && parts.next() == Some(state.options.password.as_str())
}

/// Standard alphabet; no crate for these few lines.
fn decode_base64(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0u32, 0u8);
    for c in text.trim_end_matches('=').bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xFFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xFF).ok()?);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read() {
        for (text, plain) in [("bW90Y2hhbTpzdGFuZGlu", "motcham:standin"), ("YQ==", "a"), ("YWI=", "ab"), ("", "")] {
            assert_eq!(decode_base64(text).as_deref(), Some(plain));
        }
        assert_eq!(decode_base64("a b"), None);
    }
}
