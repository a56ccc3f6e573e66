//! The fields of a form post, cleaned: NFC, stray spaces and control characters removed.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{StatusCode, Uri, header},
};
use domain::text;
use unicode_normalization::UnicodeNormalization;

use super::PageError;
use crate::state::AppState;

/// More fields than any form has.
const MOST_FIELDS: usize = 200;

/// The fields of a form post or of a query.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The first value of a field on one line; empty if it is missing.
    pub fn get(&self, name: &str) -> String {
        text::clean(self.raw(name))
    }

    /// The first value of a field, line breaks kept.
    pub fn get_multiline(&self, name: &str) -> String {
        text::clean_multiline(self.raw(name))
    }

    /// All values of a field, each on one line, in their order: the ticked boxes of a list.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(candidate, _)| candidate == name).map(|(_, value)| text::clean(value)).collect()
    }

    /// All values of a field as they were sent, in their order: for who cleans them by the kind of the answer.
    pub fn all_raw(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(candidate, _)| candidate == name).map(|(_, value)| value.clone()).collect()
    }

    /// The field was sent, even if empty.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(candidate, _)| candidate == name)
    }

    fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(candidate, _)| candidate == name).map_or("", |(_, value)| value)
    }

    /// Fields of a query.
    pub fn of_query(uri: &Uri) -> Self {
        Self::decode(uri.query().unwrap_or_default().as_bytes())
    }

    /// Fields that came another way, in their order.
    pub(super) fn of_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let pairs = pairs.into_iter().take(MOST_FIELDS);
        Self(pairs.map(|(name, value)| (name, value.nfc().collect())).collect())
    }

    /// Broken UTF-8 is replaced, not refused: the citizen sees what arrived and can mend it.
    fn decode(body: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(body).take(MOST_FIELDS);
        Self(pairs.map(|(name, value)| (name.into_owned(), value.nfc().collect())).collect())
    }
}

impl FromRequest<AppState> for Fields {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, PageError> {
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(PageError::NotAForm);
        }
        let body = Bytes::from_request(request, app).await.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => PageError::TooLarge,
            // It stopped coming, or came too slowly.
            _ => PageError::TimedOut,
        })?;
        Ok(Self::decode(&body))
    }
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn names_are_composed_and_cleaned() {
        let fields = Fields::decode("ten=%20Nguye%CC%82%CC%83n%20%20An%20".as_bytes());
        assert_eq!(fields.get("ten"), "Nguyễn An");
        assert!(!fields.has("khac"));
        assert_eq!(Fields::decode(b"o=1&p=x&o=%202").all("o"), ["1", "2"]);
        assert_eq!(Fields::decode(b"o=1%0A&o=%202").all_raw("o"), ["1\n", " 2"]);
    }

    #[test]
    fn broken_utf8_does_not_fail() {
        assert_eq!(Fields::decode(b"ten=%FFan").get("ten"), "\u{fffd}an");
    }
}
