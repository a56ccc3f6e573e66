//! HTTP towards somebody else's system: one client, bounded in time and size, and one reading of what went wrong.

use std::time::Duration;

use bytes::Bytes;
use reqwest::{Client, ClientBuilder, RequestBuilder, Response, StatusCode, redirect};
use serde::de::DeserializeOwned;

use super::ProvinceError;

/// Time to connect.
const CONNECT: Duration = Duration::from_secs(1);
/// Time for one call, its answer included.
const CALL: Duration = Duration::from_secs(5);
/// Longest answer in bytes: a page of dossiers or a catalogue, not a film.
const LARGEST_ANSWER: usize = 8 * 1024 * 1024;
/// How much of an error's text is kept, in characters.
const REASON: usize = 300;

/// The client of all adapters.
///
/// # Errors
/// If the system's certificates cannot be read.
pub fn client() -> Result<Client, reqwest::Error> {
    builder().build()
}

/// What [`client`] is made of. It follows no redirect (credentials would go along) and uses no proxy of the machine.
pub fn builder() -> ClientBuilder {
    // Fails where another part of the process chose already: then that choice stands.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .connect_timeout(CONNECT)
        .timeout(CALL)
        .redirect(redirect::Policy::none())
        .no_proxy()
        .user_agent(concat!("motcham/", env!("CARGO_PKG_VERSION")))
}

/// An answer that came whole.
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    body: Vec<u8>,
}

/// Sends a request and reads the whole answer, whatever its status.
///
/// # Errors
/// [`ProvinceError::Unavailable`] if there is none in time, it breaks off, or it is larger than 8 MiB: whether the other
/// side did what was asked is then unknown.
pub async fn send(request: RequestBuilder) -> Result<Answer, ProvinceError> {
    send_for(request, LARGEST_ANSWER).await
}

/// The same, for an answer of at most so many bytes.
///
/// # Errors
/// As [`send`].
pub async fn send_for(request: RequestBuilder, most: usize) -> Result<Answer, ProvinceError> {
    let response = request.send().await.map_err(|error| unavailable(&error))?;
    let status = response.status();
    Ok(Answer { status, body: read(response, most).await? })
}

async fn read(mut response: Response, most: usize) -> Result<Vec<u8>, ProvinceError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| unavailable(&error))? {
        if body.len() + chunk.len() > most {
            return Err(ProvinceError::Unavailable("the answer is too large".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

impl Answer {
    /// The answer as JSON.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`]: what stands there is no answer of that system (a proxy's page, half of it).
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, ProvinceError> {
        serde_json::from_slice(&self.body)
            .map_err(|error| ProvinceError::Unavailable(format!("unreadable answer: {error}")))
    }

    /// The whole answer as text.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if it is none.
    pub fn whole(&self) -> Result<&str, ProvinceError> {
        std::str::from_utf8(&self.body).map_err(|_| ProvinceError::Unavailable("the answer is no text".to_owned()))
    }

    /// The whole answer as it came.
    pub fn bytes(self) -> Bytes {
        self.body.into()
    }

    /// The answer, if its status says success. Else by status: 408, 425, 429 and 5xx may pass, and so may a 401 or 403
    /// (credentials are mended by people while the filing waits); other 4xx are a refusal.
    ///
    /// # Errors
    /// [`ProvinceError`] by status.
    pub fn success(self) -> Result<Self, ProvinceError> {
        if self.status.is_success() {
            return Ok(self);
        }
        let reason = format!("{}: {}", self.status.as_u16(), self.text());
        let for_good = self.status.is_client_error() && !matches!(self.status.as_u16(), 401 | 403 | 408 | 425 | 429);
        Err(if for_good { ProvinceError::Refused(reason) } else { ProvinceError::Unavailable(reason) })
    }

    /// The beginning of the answer as text, for a person who looks for the fault.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).chars().filter(|c| !c.is_control()).take(REASON).collect()
    }
}

/// The address is left out: it may name a dossier.
fn unavailable(error: &reqwest::Error) -> ProvinceError {
    let what = if error.is_connect() {
        "no connection"
    } else if error.is_timeout() {
        "no answer in time"
    } else {
        "the answer broke off"
    };
    ProvinceError::Unavailable(what.to_owned())
}
