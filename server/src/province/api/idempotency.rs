//! The header `Idempotency-Key`, and which keys are being worked on.
//!
//! What a key led to is kept by the province's database, in the transaction of its effect; here is only what lies before.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{
    Api,
    auth::Client,
    problem::{Kind, Problem},
};

/// Name of the header.
pub const HEADER: &str = "idempotency-key";
/// Longest key in characters.
pub const LONGEST: usize = 255;

/// The request's key, bound to its client: the same key of another client is another one.
pub struct Key(pub String);

impl FromRequestParts<Api> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _api: &Api) -> Result<Self, Problem> {
        let client = parts.extensions.get::<Client>().ok_or_else(|| Problem::of(Kind::Unauthenticated))?;
        let mut values = parts.headers.get_all(HEADER).iter();
        let Some(value) = values.next() else { return Err(Problem::of(Kind::KeyMissing)) };
        let value = value.to_str().ok().filter(|_| values.next().is_none());
        Self::of(client, value.ok_or_else(|| Problem::of(Kind::KeyInvalid))?)
    }
}

impl Key {
    /// The key as sent, bound to this client.
    ///
    /// # Errors
    /// [`Kind::KeyInvalid`] if it cannot be used.
    pub fn of(client: &Client, sent: &str) -> Result<Self, Problem> {
        let key = read(sent).ok_or_else(|| Problem::of(Kind::KeyInvalid))?;
        // A slash is in no client's name, and in no key of the outbox in this process.
        Ok(Self(format!("{}/{key}", client.name)))
    }
}

/// The key as sent: bare, or in quotes as the draft standard (a structured field's string) writes it.
fn read(value: &str) -> Option<&str> {
    let value = value.trim();
    let key = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value);
    let is_plain = key.bytes().all(|b| b.is_ascii_graphic() && b != b'"' && b != b'\\');
    (is_plain && (1..=LONGEST).contains(&key.len())).then_some(key)
}

/// Keys that are being worked on in this process.
#[derive(Clone, Default)]
pub struct Running(Arc<Mutex<HashSet<String>>>);

impl Running {
    /// Begins to work on a key until the guard is dropped.
    ///
    /// # Errors
    /// A problem if somebody does already.
    pub fn begin(&self, key: &Key) -> Result<Guard, Problem> {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !running.insert(key.0.clone()) {
            return Err(Problem::of(Kind::Running));
        }
        Ok(Guard { running: self.clone(), key: key.0.clone() })
    }
}

/// Work on a key.
pub struct Guard {
    running: Running,
    key: String,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.running.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_with_and_without_quotes() {
        assert_eq!(read("8e03978e-40d5"), Some("8e03978e-40d5"));
        assert_eq!(read("\"8e03978e-40d5\""), Some("8e03978e-40d5"));
        let (longest, longer) = ("k".repeat(LONGEST), "k".repeat(LONGEST + 1));
        assert_eq!(read(&longest), Some(longest.as_str()));
        for wrong in ["", "\"\"", "a b", "a\"b", "\"a", "khoá", &longer] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_key_is_free_again_when_the_work_has_ended() {
        let running = Running::default();
        let (key, other) = (Key("a/k".to_owned()), Key("b/k".to_owned()));
        let guard = running.begin(&key).unwrap();
        assert_eq!(running.begin(&key).err(), Some(Problem::of(Kind::Running)));
        assert!(running.begin(&other).is_ok(), "another client's key is another key");
        drop(guard);
        assert!(running.begin(&key).is_ok());
    }
}
