//! A citizen on a slow line: the filing is being sent, and its second half comes later.

use std::{net::SocketAddr, time::Duration};

use anyhow::Context;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::citizen::{self, Filled, SEND};

/// Longest wait for the answer once all has been sent, for a loaded machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A filing of which the first half has been sent.
pub struct HalfSent {
    /// The draft's key.
    pub key: String,
    line: TcpStream,
    rest: String,
}

impl HalfSent {
    /// Sends the head and a part of the body.
    ///
    /// # Errors
    /// If nobody listens there.
    pub async fn begin(address: SocketAddr, filled: Filled) -> anyhow::Result<Self> {
        let Filled { key, cookie } = filled;
        let body = format!("ban-nhap={key}");
        let (first, rest) = body.split_at(body.len() / 2);
        let head = format!(
            "POST {SEND} HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\nconnection: close\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let mut line = TcpStream::connect(address).await?;
        line.write_all(format!("{head}{first}").as_bytes()).await?;
        Ok(Self { key, line, rest: rest.to_owned() })
    }

    /// Sends the rest; the reference that the answer leads to.
    ///
    /// # Errors
    /// If there is no answer, or another one than a reference.
    pub async fn finish(mut self) -> anyhow::Result<String> {
        self.line.write_all(self.rest.as_bytes()).await?;
        let mut answer = Vec::new();
        timeout(PATIENCE, self.line.read_to_end(&mut answer)).await.context("no answer in time")??;
        let answer = String::from_utf8_lossy(&answer);
        let mut head = answer.lines();
        let status = head.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).context("no answer")?;
        let location = head.find_map(|line| line.strip_prefix("location: ")).unwrap_or_default();
        citizen::reference(status, location)
    }
}
