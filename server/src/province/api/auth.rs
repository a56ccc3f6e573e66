//! Who may call: bearer tokens from a file, compared by their hashes in constant time.

use std::{fs, path::Path};

use anyhow::{Context, bail};
use axum::{
    extract::{Request, State},
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use subtle::{Choice, ConstantTimeEq};

use super::{
    Api,
    problem::{Kind, Problem},
};
use crate::keys::token_hash;

/// Fewest characters of a token: 32 random letters and digits cannot be guessed.
const TOKEN_MIN: usize = 32;
/// Longest name of a client.
const NAME_MAX: usize = 40;
/// Word in the file after which a token only reads.
const READ_ONLY: &str = "read-only";

/// A caller. Idempotency keys belong to it: the same key of another client is another key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its name in the file, or what stands for a token without one.
    pub name: String,
    /// It may only read.
    pub read_only: bool,
}

/// The clients and the hashes of their tokens.
#[derive(Debug, Default)]
pub struct Clients(Vec<(Vec<u8>, Client)>);

impl Clients {
    /// Reads a token file. One token a line, then, if wanted, the client's name (a–z, 0–9, hyphen) and `read-only`; two
    /// tokens with one name are one client, so that a token can be changed without losing the keys. `#` begins a comment.
    ///
    /// # Errors
    /// If the file cannot be read, holds no token, or a line is none; the message holds no token.
    pub fn read(file: &Path) -> anyhow::Result<Self> {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read the token file {}", file.display()))?;
        Self::parse(&text).with_context(|| format!("the token file {} cannot be used", file.display()))
    }

    /// As [`read`](Self::read), from the file's text.
    ///
    /// # Errors
    /// As there.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let mut clients = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let mut words = line.split('#').next().unwrap_or_default().split_whitespace();
            let Some(token) = words.next() else { continue };
            let number = number + 1;
            if token.len() < TOKEN_MIN {
                bail!("line {number}: a token has at least {TOKEN_MIN} characters");
            }
            let mut words: Vec<_> = words.collect();
            let read_only = words.last() == Some(&READ_ONLY);
            if read_only {
                words.pop();
            }
            let hash = token_hash(token);
            let name = match words.as_slice() {
                // Not a name that somebody could give.
                [] => format!("token:{}", HEXLOWER.encode(&hash[..8])),
                [name] if is_name(name) => (*name).to_owned(),
                _ => {
                    bail!("line {number}: after the token comes a name (a–z, 0–9, hyphen), then {READ_ONLY} or nothing")
                }
            };
            clients.push((hash, Client { name, read_only }));
        }
        if clients.is_empty() {
            bail!("there is no token in it");
        }
        Ok(Self(clients))
    }

    /// The first token of such a file: what a caller uses.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn tokens(file: &Path) -> anyhow::Result<Vec<String>> {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read the token file {}", file.display()))?;
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
        let tokens: Vec<_> = lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
        if tokens.is_empty() {
            bail!("there is no token in {}", file.display());
        }
        Ok(tokens)
    }

    /// Who has this token. Every hash is compared, so that the time tells nothing.
    fn of(&self, token: &str) -> Option<&Client> {
        let hash = token_hash(token);
        let mut found = None;
        for (known, client) in &self.0 {
            let same: Choice = known.as_slice().ct_eq(&hash);
            if same.into() {
                found = Some(client);
            }
        }
        found
    }
}

fn is_name(name: &str) -> bool {
    name.len() <= NAME_MAX && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Middleware: the request carries a known token; the handler finds the [`Client`] in its extensions.
pub async fn require(State(api): State<Api>, mut request: Request, next: Next) -> Response {
    let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = header.and_then(|value| value.split_once(' ')).and_then(|(scheme, token)| {
        // The scheme's name has no case (RFC 9110).
        scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
    });
    let Some(client) = token.and_then(|token| api.clients.of(token)) else {
        return Problem::of(Kind::Unauthenticated).into_response();
    };
    let client = client.clone();
    // Looking up with a proof is a post, but changes nothing.
    let writes = !matches!(*request.method(), Method::GET | Method::HEAD) && !request.uri().path().ends_with("/lookup");
    if client.read_only && writes {
        return Problem::of(Kind::Forbidden).into_response();
    }
    request.extensions_mut().insert(client);
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    const B: &str = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    #[test]
    fn a_file_names_clients_by_their_tokens() {
        let text = format!("# tokens\n\n{A} mot-cham # since May\n{B} mot-cham read-only\n");
        let clients = Clients::parse(&text).unwrap();
        assert_eq!(clients.of(A), Some(&Client { name: "mot-cham".to_owned(), read_only: false }));
        assert_eq!(clients.of(B), Some(&Client { name: "mot-cham".to_owned(), read_only: true }));
        for wrong in ["", "a", &A[1..], &format!("{A} "), "mot-cham"] {
            assert_eq!(clients.of(wrong), None, "{wrong:?}");
        }
        let nameless = Clients::parse(&format!("{A}\n{B}")).unwrap();
        assert_ne!(nameless.of(A).unwrap().name, nameless.of(B).unwrap().name);
    }

    #[test]
    fn a_file_that_cannot_be_used_is_refused_without_telling_a_token() {
        for (text, reason) in [
            (String::new(), "no token"),
            ("# only words".to_owned(), "no token"),
            (A[1..].to_owned(), "line 1: a token has at least 32"),
            (format!("{A}\n{B} Một"), "line 2: after the token"),
            (format!("{B} one two"), "line 1: after the token"),
        ] {
            let error = Clients::parse(&text).unwrap_err().to_string();
            assert!(error.contains(reason), "{text:?}: {error}");
            assert!(!error.contains(A) && !error.contains(B), "{error}");
        }
    }
}
