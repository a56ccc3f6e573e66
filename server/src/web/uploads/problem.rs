//! Why a request of the upload protocol is not done.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::{store::StoreError, uploads::AppendError, web::PageError};

/// Why it is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Another version of the protocol.
    Version,
    /// Nothing here does that.
    Method,
    /// A header is missing, or is not what it must be.
    BadHeader,
    /// Metadata that is none, or lacks draft, question or name.
    BadMetadata,
    /// A checksum by an algorithm that is not known here.
    BadAlgorithm,
    /// There is no such file, draft or question for this browser.
    NotFound,
    /// It came from another site.
    Foreign,
    /// Its time to arrive is over.
    Expired,
    /// The body is not of the kind that pieces are.
    Kind,
    /// The offset is another one.
    Offset,
    /// More bytes than were announced.
    TooLong,
    /// The file cannot be taken; in the words for the citizen.
    Refused(StatusCode, String),
    /// The body does not fit its checksum.
    Checksum,
    /// The body broke off.
    Cut,
    /// Too many in a short time.
    TooMany,
    /// To be tried again.
    Busy,
    /// Our fault.
    Internal,
}

impl Problem {
    fn status(&self) -> StatusCode {
        match self {
            Self::Version => StatusCode::PRECONDITION_FAILED,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadHeader | Self::BadMetadata | Self::BadAlgorithm => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::Expired => StatusCode::GONE,
            Self::Kind => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Offset => StatusCode::CONFLICT,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused(status, _) => *status,
            // Its own, by the protocol.
            Self::Checksum => StatusCode::from_u16(460).unwrap_or(StatusCode::BAD_REQUEST),
            Self::Cut => StatusCode::REQUEST_TIMEOUT,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn words(&self) -> &str {
        match self {
            Self::Version => "unsupported version of tus",
            Self::Method => "unknown method",
            Self::BadHeader => "a header is missing or malformed",
            Self::BadMetadata => "Upload-Metadata must name draft, question and filename, in base64",
            Self::BadAlgorithm => "unknown checksum algorithm",
            Self::NotFound => "no such upload",
            Self::Foreign => "from another site",
            Self::Expired => "the upload has expired",
            Self::Kind => "the body must be application/offset+octet-stream",
            Self::Offset => "the offset is another one",
            Self::TooLong => "more bytes than were announced",
            Self::Refused(_, words) => words,
            Self::Checksum => "checksum mismatch",
            Self::Cut => "the body broke off",
            Self::TooMany => "too many uploads in a short time",
            Self::Busy => "busy",
            Self::Internal => "internal error",
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status(), self.words().to_owned()).into_response();
        let more = match self {
            Self::Version => Some(("tus-version", super::VERSION)),
            Self::Busy => Some(("retry-after", "30")),
            _ => None,
        };
        if let Some((name, value)) = more {
            response.headers_mut().insert(name, axum::http::HeaderValue::from_static(value));
        }
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed");
        if error.is_passing() { Self::Busy } else { Self::Internal }
    }
}

impl From<anyhow::Error> for Problem {
    fn from(error: anyhow::Error) -> Self {
        match error.downcast::<StoreError>() {
            Ok(error) => error.into(),
            Err(error) => {
                tracing::error!(%error, "a file could not be kept or read");
                Self::Internal
            }
        }
    }
}

impl From<AppendError> for Problem {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Conflict => Self::Offset,
            AppendError::TooLong => Self::TooLong,
            AppendError::Mismatch => Self::Checksum,
            AppendError::Cut => Self::Cut,
            AppendError::Store(error) => error.into(),
            AppendError::Files(error) => error.into(),
        }
    }
}

impl From<PageError> for Problem {
    fn from(error: PageError) -> Self {
        match error {
            PageError::TooMany => Self::TooMany,
            PageError::TimedOut => Self::Busy,
            _ => Self::Internal,
        }
    }
}
