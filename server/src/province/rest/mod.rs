//! Adapter for a system that speaks the contract of `docs/province.openapi.json`, such as `motcham province`.

use std::path::Path;

use anyhow::{Context, bail};
use reqwest::{Client, Method, RequestBuilder, Url, header};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    ProvinceError,
    api::{
        auth::Clients,
        problem::{Kind, Problem},
    },
    upstream::{self, Answer},
};
use crate::config::RestOptions;

mod catalogue;
mod dossiers;
mod filings;
mod papers;
mod ratings;
mod statistics;
#[cfg(test)]
mod tests;

/// The client of such a system.
pub struct Rest {
    client: Client,
    base: Url,
    token: String,
}

impl Rest {
    /// A client as configured.
    ///
    /// # Errors
    /// If a knob is missing, or as [`open`](Self::open).
    pub fn configured(options: &RestOptions) -> anyhow::Result<Self> {
        let url = options.rest_url.as_deref().context("the adapter rest needs --rest-url (REST_URL)")?;
        let file = options.rest_token_file.as_deref();
        Self::open(url, file.context("the adapter rest needs --rest-token-file (REST_TOKEN_FILE)")?)
    }

    /// A client of the system at `url` (the API's base, to which `/filings` is added), with the first token of the file.
    ///
    /// # Errors
    /// If the address is none, the file cannot be read or holds no token, or the system's certificates cannot be read.
    pub fn open(url: &str, token_file: &Path) -> anyhow::Result<Self> {
        let token = Clients::tokens(token_file)?.swap_remove(0);
        Self::new(url, token, upstream::client().context("cannot make the client of the province's system")?)
    }

    /// As [`open`](Self::open), with a token and a client.
    ///
    /// # Errors
    /// If the address is none.
    pub fn new(url: &str, token: String, client: Client) -> anyhow::Result<Self> {
        let base = Url::parse(url).with_context(|| format!("{url:?} is no address of a provincial system"))?;
        if !matches!(base.scheme(), "http" | "https") || base.cannot_be_a_base() || base.query().is_some() {
            bail!("give the base of the API, such as https://tinh.example.gov.vn/api/province/v1, not {url:?}");
        }
        Ok(Self { client, base, token })
    }

    /// The address below the base. Each segment is escaped.
    fn url(&self, segments: &[&str]) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        url
    }

    fn request(&self, method: Method, url: Url) -> RequestBuilder {
        self.client.request(method, url).bearer_auth(&self.token).header(header::ACCEPT, "application/json")
    }

    async fn read<T: DeserializeOwned>(&self, url: Url) -> Result<Reply<T>, ProvinceError> {
        reply(upstream::send(self.request(Method::GET, url)).await?)
    }

    async fn post<T: DeserializeOwned>(&self, url: Url, body: &impl Serialize) -> Result<Reply<T>, ProvinceError> {
        reply(upstream::send(self.request(Method::POST, url).json(body)).await?)
    }

    async fn write(&self, url: Url, key: &str, body: &impl Serialize) -> Result<Answer, ProvinceError> {
        let request = self.request(Method::POST, url).header("idempotency-key", key).json(body);
        done(upstream::send(request).await?)
    }
}

/// What a read brings.
enum Reply<T> {
    Found(T),
    /// Nothing here, in the contract's words.
    Nothing,
    /// The system does not offer it.
    NotOffered,
}

impl<T> Reply<T> {
    /// For an operation that the system does not leave out.
    fn found(self, what: &str) -> Result<T, ProvinceError> {
        match self {
            Self::Found(value) => Ok(value),
            Self::Nothing | Self::NotOffered => Err(ProvinceError::Unavailable(format!("the system offers no {what}"))),
        }
    }
}

fn reply<T: DeserializeOwned>(answer: Answer) -> Result<Reply<T>, ProvinceError> {
    match problem(&answer).and_then(|problem| problem.known()) {
        // Too many wrong proofs of one code: the system is well, and nothing is shown.
        Some(Kind::DossierNotFound | Kind::ProcedureNotFound | Kind::TooMany) => Ok(Reply::Nothing),
        Some(Kind::NotOffered) => Ok(Reply::NotOffered),
        _ => done(answer)?.json().map(Reply::Found),
    }
}

/// The answer, if it says success. A refusal is one only in the contract's own words: a proxy's 404, or the wrong base
/// address, must not end a citizen's filing.
fn done(answer: Answer) -> Result<Answer, ProvinceError> {
    if answer.status.is_success() {
        return Ok(answer);
    }
    let status = answer.status.as_u16();
    let Some(problem) = problem(&answer) else {
        return Err(ProvinceError::Unavailable(format!("{status} without a reason")));
    };
    // The detail stays out: the other system's words could name a person, and this goes to the log.
    let place = problem.field.as_deref().map_or_else(String::new, |field| format!(" at {field}"));
    let reason = format!("{status} {}{place}", problem.kind);
    let is_final = matches!(status, 400 | 404 | 405 | 410 | 413 | 415 | 422);
    // No such address is a mistake in the configuration; a file that was damaged or lost over there is sent again.
    let may_pass = [Kind::NotFound, Kind::Method, Kind::DigestDiffers, Kind::FileMissing];
    let is_final = is_final && !problem.known().is_some_and(|kind| may_pass.contains(&kind));
    Err(if is_final { ProvinceError::Refused(reason) } else { ProvinceError::Unavailable(reason) })
}

fn problem(answer: &Answer) -> Option<Problem> {
    answer
        .json::<Problem>()
        .ok()
        .filter(|problem| !answer.status.is_success() && problem.status == answer.status.as_u16())
}
