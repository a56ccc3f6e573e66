//! The error model: `application/problem+json` (RFC 9457) with a stable `type`.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::province::embedded::{FollowUpError, RateError, StoreError};

/// Content type of every error.
pub const CONTENT_TYPE: &str = "application/problem+json";

/// Why a request was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(example = json!({
    "type": "idempotency-key-reused",
    "title": "The key was used with another body",
    "status": 422,
    "detail": "this key belongs to an earlier request with another body",
}))]
pub struct Problem {
    /// What kind of problem: one of the slugs listed at the response. Compare it as text; it is a relative reference on
    /// purpose, so that it is the same on every host.
    #[serde(rename = "type")]
    #[schema(examples("invalid-field"))]
    pub kind: String,
    /// The kind in words, in English, always the same for a `type`. For operators, not for citizens.
    #[schema(examples("A field is missing or not as described"))]
    pub title: String,
    /// The HTTP status again.
    #[schema(examples(422))]
    pub status: u16,
    /// What is wrong with this request. It repeats no personal data. Do not parse it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The field or parameter that is wrong, where known: names joined with dots, such as `submitter.phone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(examples("submitter.phone"))]
    pub field: Option<String>,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $name:ident = $status:literal, $slug:literal, $title:literal;)+) => {
        /// Every kind of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Kind {
            /// Every kind, by status.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Stable name on the wire.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)+ }
            }

            /// HTTP status.
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)+ }
            }

            /// In words.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }

            /// When it is answered and what the client does, for the document.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+),)+ }
            }
        }
    };
}

kinds! {
    /// The body is no JSON, or a parameter of the query is not as described. Do not repeat it unchanged.
    Malformed = 400, "malformed-request", "The request cannot be read";
    /// The operation needs the header `Idempotency-Key`. Nothing was done.
    KeyMissing = 400, "idempotency-key-missing", "The header Idempotency-Key is missing";
    /// The header `Idempotency-Key` stands twice, or is not 1 to 255 visible ASCII characters. Nothing was done.
    KeyInvalid = 400, "idempotency-key-invalid", "The header Idempotency-Key is not usable";
    /// The header `Repr-Digest` has no usable `sha-256`. Nothing was kept.
    DigestInvalid = 400, "digest-invalid", "The header Repr-Digest is missing or not usable";
    /// The cursor in `since` is none of this system's list. Read the list from its beginning.
    Cursor = 400, "cursor-invalid", "The cursor is not one of this list";
    /// There is no bearer token, or nobody has it. Have the credentials mended, then repeat the request.
    Unauthenticated = 401, "unauthenticated", "The token is missing or unknown";
    /// The token is known, but may not do this (a token that only reads). Have the credentials mended, then repeat it.
    Forbidden = 403, "forbidden", "The token may not do this";
    /// There is nothing at this address.
    NotFound = 404, "not-found", "There is nothing at this address";
    /// No dossier has this code, or the proof is not its: nobody can tell which.
    DossierNotFound = 404, "dossier-not-found", "There is no such dossier, or the proof is not its";
    /// The dossier, or one of this code if there is any, has no such paper: it was never sent, or has been deleted.
    PaperNotFound = 404, "paper-not-found", "There is no such paper";
    /// The list of procedures has no such code.
    ProcedureNotFound = 404, "procedure-not-found", "There is no such procedure";
    /// The address takes no such method; `Allow` says which.
    Method = 405, "method-not-allowed", "The address takes no such method";
    /// The body did not arrive in time. Repeat the request with the same key.
    BodyTimeout = 408, "body-timeout", "The body did not arrive in time";
    /// A request with this key is being worked on. Come again after `Retry-After` with the same key and body.
    Running = 409, "request-running", "A request with this key is being worked on";
    /// The body is longer than 1 MiB, or the file longer than 10 MiB.
    TooLarge = 413, "body-too-large", "The body is too large";
    /// The body is not declared as `application/json`.
    NotJson = 415, "not-json", "The body must be application/json";
    /// A field is missing or not as described; `field` names it where known. Nothing was saved: the key is unused.
    InvalidField = 422, "invalid-field", "A field is missing or not as described";
    /// The agency has no identifier here that a dossier code could begin with. Nothing was saved: the key is unused.
    AgencyUnknown = 422, "agency-unknown", "The agency is unknown";
    /// The key was used by this client with another body. Nothing was done.
    KeyReused = 422, "idempotency-key-reused", "The key was used with another body";
    /// The body is not the one that `Repr-Digest` is of: it was damaged on the way. Nothing was kept: send it again.
    DigestDiffers = 422, "digest-mismatch", "The body and its checksum differ";
    /// The id brought another file under this key before. Nothing was done.
    FileDiffers = 422, "file-differs", "The id belongs to another file of this filing";
    /// The filing names a file that did not arrive under its key, or with another size or checksum; `field` says which. Nothing was
    /// saved: send the file, then repeat the filing with the same key.
    FileMissing = 422, "file-missing", "A file of the filing has not arrived";
    /// The dossier's stage does not allow the follow-up, or it answers an earlier request. Nothing was saved.
    StageDoesNotAllow = 422, "stage-does-not-allow", "The dossier's stage does not allow it";
    /// The rating names a dossier that there is not. Nothing was saved: the key is unused.
    DossierUnknown = 422, "dossier-unknown", "There is no such dossier";
    /// The rating comes before a result or a refusal. Nothing was saved: the key is unused.
    DossierNotEnded = 422, "dossier-not-ended", "The dossier has no result or refusal yet";
    /// Too many requests, or too many wrong proofs for this code. Come again after `Retry-After`.
    TooMany = 429, "too-many-requests", "Too many requests";
    /// A fault of this system. Whether the request was done is unknown: repeat it with the same key.
    Internal = 500, "internal", "A fault of this system";
    /// This system does not offer the operation. Only lists may be left out (changes, statistics, procedures), and papers.
    NotOffered = 501, "not-offered", "This system does not offer the operation";
    /// The system cannot answer now. Whether the request was done is unknown: repeat it with the same key.
    Unavailable = 503, "unavailable", "The system cannot answer now";
    /// More requests than the system works on at once. Nothing was done. Come again after `Retry-After`.
    Overloaded = 503, "overloaded", "More requests than can be worked on";
}

impl Kind {
    /// What a bare status of a layer means.
    pub fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            404 => Self::NotFound,
            405 => Self::Method,
            408 => Self::BodyTimeout,
            413 => Self::TooLarge,
            415 => Self::NotJson,
            503 => Self::Unavailable,
            400..=499 => Self::Malformed,
            _ => Self::Internal,
        }
    }

    /// Seconds after which the client may come again.
    pub fn retry_after(self) -> Option<u32> {
        match self {
            Self::Running | Self::Overloaded => Some(1),
            Self::Unavailable => Some(10),
            Self::TooMany => Some(600),
            _ => None,
        }
    }
}

impl Problem {
    /// A problem of this kind.
    pub fn of(kind: Kind) -> Self {
        Self {
            kind: kind.slug().to_owned(),
            title: kind.title().to_owned(),
            status: kind.status(),
            detail: None,
            field: None,
        }
    }

    /// With what is wrong in this request, without personal data.
    #[must_use]
    pub fn because(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    /// With the field that is wrong.
    #[must_use]
    pub fn at(self, field: impl Into<String>) -> Self {
        Self { field: Some(field.into()), ..self }
    }

    /// A field that is not as described.
    pub fn field(field: &str, detail: impl Into<String>) -> Self {
        Self::of(Kind::InvalidField).at(field).because(detail)
    }

    /// The kind, if it is one of this contract.
    pub fn known(&self) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.slug() == self.kind)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = (status, [(header::CONTENT_TYPE, CONTENT_TYPE)], body).into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = self.known().and_then(Kind::retry_after) {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Agency => Self::of(Kind::AgencyUnknown).at("agencyCode"),
            StoreError::Cursor => Self::of(Kind::Cursor).at("since"),
            StoreError::KeyReused => Self::of(Kind::KeyReused),
            StoreError::FileDiffers => Self::of(Kind::FileDiffers),
            StoreError::FileMissing(number) => Self::of(Kind::FileMissing).at(format!("attachments.{number}")),
            error => {
                tracing::error!(%error, "the province's store failed");
                Self::of(Kind::Unavailable)
            }
        }
    }
}

impl From<RateError> for Problem {
    fn from(error: RateError) -> Self {
        match error {
            RateError::UnknownDossier => Self::of(Kind::DossierUnknown).at("dossierCode"),
            RateError::NotEnded => Self::of(Kind::DossierNotEnded).at("dossierCode"),
            RateError::Store(error) => error.into(),
        }
    }
}

impl From<FollowUpError> for Problem {
    fn from(error: FollowUpError) -> Self {
        match error {
            FollowUpError::UnknownDossier => Self::of(Kind::DossierNotFound),
            FollowUpError::NotAllowed => Self::of(Kind::StageDoesNotAllow),
            FollowUpError::Store(error) => error.into(),
        }
    }
}

/// The task that did the work panicked.
pub fn broken(error: tokio::task::JoinError) -> Problem {
    tracing::error!(%error, "a request's work broke off");
    Problem::of(Kind::Internal)
}
