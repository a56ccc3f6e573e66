//! One call: a post of `{session, madonvi, service, …}`, answered with `{error_code, message, result}`.

use std::{fs, path::PathBuf, sync::Arc};

use anyhow::Context;
use reqwest::{Client, RequestBuilder, header};
use serde::Serialize;
use time::Duration;

use super::{
    session::{Session, Sessions},
    wire::reply::Reply,
};
use crate::{
    clock::Clock,
    province::{ProvinceError, upstream},
};

/// A session younger than this has not ended by itself, unless the exchange says so.
const FRESH: Duration = Duration::minutes(1);

/// Where the exchange is and who we are there.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address without trailing slash (`adapter_url`, O).
    pub url: String,
    /// Path of the login (`auth_endpoint`, O).
    pub login_path: String,
    /// Path of most services (`integration_endpoint`, O).
    pub service_path: String,
    /// Path of shared lists (`share_endpoint`, O).
    pub share_path: String,
    /// `username` (O).
    pub user: String,
    /// File with the `password` (O).
    pub password_file: PathBuf,
    /// `madonvi` (O): the unit for which we speak.
    pub unit: String,
    /// Header `dstcode` (O).
    pub dst_code: Option<String>,
}

impl Settings {
    /// The password. Read at each login, so that a new one needs no restart.
    ///
    /// # Errors
    /// In words, if the file cannot be read or is empty.
    pub fn password(&self) -> Result<String, String> {
        let file = self.password_file.display();
        let text = fs::read_to_string(&self.password_file)
            .map_err(|error| format!("--dvcqg-password-file {file} cannot be read: {error}"))?;
        let password = text.trim_end_matches(['\r', '\n']);
        if password.is_empty() {
            return Err(format!("--dvcqg-password-file {file} is empty"));
        }
        Ok(password.to_owned())
    }
}

/// The exchange.
pub struct Exchange {
    pub(super) settings: Settings,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) sessions: Sessions,
    client: Client,
}

/// Which of the exchange's paths serves something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// `integration_endpoint`: `getSharingData`, `syncData` (O).
    Service,
    /// `share_endpoint`: `getSharingDictCollection` (O).
    Share,
}

/// The envelope of each call (O: `getSharingData`).
#[derive(Serialize)]
struct Envelope<'a, F> {
    session: &'a str,
    madonvi: &'a str,
    service: &'a str,
    #[serde(flatten)]
    fields: &'a F,
}

impl Exchange {
    /// The exchange with these settings.
    pub fn new(settings: Settings, client: Client, clock: Arc<dyn Clock>) -> Self {
        Self { settings, clock, sessions: Sessions::default(), client }
    }

    /// Fails early, at the start, where the first login would fail.
    pub fn check_password_file(&self) -> anyhow::Result<()> {
        self.settings.password().map(drop).map_err(anyhow::Error::msg).context("the national exchange needs a password")
    }

    /// Calls a service. What it answers in its own form is given back, also a refusal.
    ///
    /// No public code shows how the exchange says that a session has ended. So a call that is refused is repeated once
    /// with a new session if the refusal speaks of the session, or if the session was not made just now. Every service
    /// that we use bears a repetition.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if there is no answer in the exchange's form. Only such an answer can refuse: a 404
    /// or 413 on the way is a matter of configuration, and no dossier's fault.
    pub async fn call(&self, path: Path, service: &str, fields: &impl Serialize) -> Result<Reply, ProvinceError> {
        let session = self.session(None).await?;
        let reply = self.post(path, &session, service, fields).await?;
        if !self.may_have_ended(&session, &reply) {
            return Ok(reply);
        }
        let session = self.session(Some(&session.token)).await?;
        self.post(path, &session, service, fields).await
    }

    fn may_have_ended(&self, session: &Session, reply: &Reply) -> bool {
        let is_fresh = self.clock.now() - session.since < FRESH;
        reply.is_about_session() || (!is_fresh && !reply.is_success() && !reply.says_exists())
    }

    async fn post(
        &self,
        path: Path,
        session: &Session,
        service: &str,
        fields: &impl Serialize,
    ) -> Result<Reply, ProvinceError> {
        let path = match path {
            Path::Service => &self.settings.service_path,
            Path::Share => &self.settings.share_path,
        };
        let envelope = Envelope { session: &session.token, madonvi: &self.settings.unit, service, fields };
        let answer = upstream::send(self.request(path).json(&envelope)).await?;
        match answer.status.as_u16() {
            401 | 403 => Ok(Reply::denied()),
            _ if answer.status.is_success() => answer.json(),
            // What stands in the answer is left out: a gateway may repeat what it was sent, and reasons are logged.
            status => Err(ProvinceError::Unavailable(format!("the national exchange answers with status {status}"))),
        }
    }

    /// A post with the headers that O sets.
    pub(super) fn request(&self, path: &str) -> RequestBuilder {
        let request = self
            .client
            .post(format!("{}{path}", self.settings.url))
            .header(header::ACCEPT, "application/json")
            .header("Charset", "utf-8");
        match &self.settings.dst_code {
            Some(code) => request.header("dstcode", code),
            None => request,
        }
    }
}
