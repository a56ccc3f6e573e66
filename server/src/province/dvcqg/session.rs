//! Sessions: a login gives one, every call carries it, and it ends some time.

use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;
use time::{Duration, OffsetDateTime};
use tokio::sync::Mutex;

use super::exchange::Exchange;
use crate::province::{ProvinceError, upstream};

/// A session is renewed before it is so old: O keeps one for ten minutes (`AccessTokenLocalServiceImpl.addAccessToken`).
const LIFE: Duration = Duration::minutes(9);

/// A session.
#[derive(Clone, Debug)]
pub struct Session {
    /// What calls carry.
    pub token: String,
    /// When it began.
    pub since: OffsetDateTime,
}

/// The session that all calls share.
#[derive(Default)]
pub struct Sessions {
    held: Mutex<Held>,
    /// Logins that have ended, well or badly.
    attempts: AtomicU64,
}

#[derive(Default)]
struct Held {
    session: Option<Session>,
    failure: Option<ProvinceError>,
}

/// `getAccessToken` (O): `username`, `password`.
#[derive(Serialize)]
struct Login<'a> {
    username: &'a str,
    password: &'a str,
}

impl Exchange {
    /// A session that holds, as far as is known. `ended` is the token of one that does not.
    ///
    /// However many calls want one, there is one login: the others wait for its outcome and share it, also a failure.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if the exchange does not let us in: credentials are mended while the work waits.
    pub async fn session(&self, ended: Option<&str>) -> Result<Session, ProvinceError> {
        let attempts = self.sessions.attempts.load(Ordering::Acquire);
        let mut held = self.sessions.held.lock().await;
        let holds =
            |session: &&Session| ended != Some(session.token.as_str()) && self.clock.now() - session.since < LIFE;
        if let Some(session) = held.session.as_ref().filter(holds) {
            return Ok(session.clone());
        }
        if self.sessions.attempts.load(Ordering::Acquire) != attempts
            && let Some(failure) = &held.failure
        {
            return Err(failure.clone());
        }
        let opened = self.log_in().await;
        *held = match &opened {
            Ok(session) => Held { session: Some(session.clone()), failure: None },
            Err(error) => Held { session: None, failure: Some(error.clone()) },
        };
        self.sessions.attempts.fetch_add(1, Ordering::Release);
        opened
    }

    async fn log_in(&self) -> Result<Session, ProvinceError> {
        let password = self.settings.password().map_err(ProvinceError::Unavailable)?;
        let login = Login { username: &self.settings.user, password: &password };
        let request = self.request(&self.settings.login_path).json(&login);
        let answer = upstream::send(request).await?;
        if !answer.status.is_success() {
            return Err(refused(&format!("status {}", answer.status.as_u16())));
        }
        let reply: super::wire::reply::LoginReply = answer.json()?;
        if reply.error_code != 0 || reply.session.is_empty() {
            return Err(refused(&format!("code {}", reply.error_code)));
        }
        Ok(Session { token: reply.session, since: self.clock.now() })
    }
}

/// The exchange's own words are left out: nobody knows what they repeat.
fn refused(how: &str) -> ProvinceError {
    let what = format!("the national exchange refuses the login ({how}): check --dvcqg-user and --dvcqg-password-file");
    ProvinceError::Unavailable(what)
}
