//! A gateway for short messages over HTTP.
//!
//! `POST {url}` with `Authorization: Bearer …`, `Idempotency-Key: …` and `{"to":"+84912345678","kind":"one-time-code",
//! "text":"…"}`. Any 2xx: taken. 400, 410, 413 and 422: refused for good. Everything else (a wrong address too) is tried
//! again under the same key while the message still serves somebody.

use std::{fs, path::Path};

use anyhow::{Context, bail};
use async_trait::async_trait;
use domain::phone::Phone;
use reqwest::{Client, Url};
use serde::Serialize;

use super::{Message, Notify, NotifyError};
use crate::province::upstream;

/// The client of a gateway.
pub struct Gateway {
    client: Client,
    url: Url,
    token: String,
}

#[derive(Serialize)]
struct Body<'a> {
    to: &'a str,
    kind: &'a str,
    text: &'a str,
}

impl Gateway {
    /// A client of the gateway at `url`, with the token in the file.
    ///
    /// # Errors
    /// If the address is none, the file cannot be read or is empty, or the system's certificates cannot be read.
    pub fn open(url: &str, token_file: &Path) -> anyhow::Result<Self> {
        let token = fs::read_to_string(token_file)
            .with_context(|| format!("cannot read the token file {}", token_file.display()))?;
        let token = token.trim().to_owned();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            bail!("the token file {} must hold one token and nothing else", token_file.display());
        }
        Self::new(url, token, upstream::client().context("cannot make the client of the message gateway")?)
    }

    /// As [`open`](Self::open), with a token and a client.
    ///
    /// # Errors
    /// If the address is none.
    pub fn new(url: &str, token: String, client: Client) -> anyhow::Result<Self> {
        let url = Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let url = url.context("give the gateway's address, such as https://sms.example.vn/v1/messages")?;
        Ok(Self { client, url, token })
    }
}

#[async_trait]
impl Notify for Gateway {
    async fn send(&self, key: &str, to: &Phone, message: &Message) -> Result<(), NotifyError> {
        let body = Body { to: to.as_str(), kind: message.kind.as_str(), text: &message.words };
        let request = self.client.post(self.url.clone()).bearer_auth(&self.token).header("idempotency-key", key);
        let answer = upstream::send(request.json(&body)).await;
        // The gateway's words stay out: they could name the phone, and this goes to the log.
        match answer.map(|answer| answer.status) {
            Ok(status) if status.is_success() => Ok(()),
            Ok(status) if matches!(status.as_u16(), 400 | 410 | 413 | 422) => {
                Err(NotifyError::Refused(status.as_u16().to_string()))
            }
            Ok(status) => Err(NotifyError::Unavailable(status.as_u16().to_string())),
            Err(_) => Err(NotifyError::Unavailable("no answer".to_owned())),
        }
    }
}
