//! Messages to citizens' phones: a port with two adapters, and the worker that empties its outbox.
//!
//! | adapter | what becomes of a message |
//! |---|---|
//! | `embedded` | it is kept in the mailbox, where officials read it: for a demonstration, or a commune without a gateway |
//! | `http` | it goes to the gateway of a telephone company, under a key by which the gateway recognises a repetition |

use std::sync::Arc;

use anyhow::Context;
use app::{
    components::html::fill,
    text::{Lang, notify as words},
};
use async_trait::async_trait;
use domain::{date, phone::Phone};
use time::Date;

use crate::{
    clock::Clock,
    config::{NotifyBy, NotifyOptions},
    store::Store,
};

#[cfg(test)]
mod contract;
mod embedded;
mod http;
mod reminder;
#[cfg(test)]
mod tests;
mod worker;

pub use embedded::Mailbox;
pub use http::Gateway;
pub use reminder::remind;
pub use worker::{Messengers, Step, step};

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A one-time code.
    OneTimeCode,
    /// A draft expires soon.
    DraftExpires,
}

impl Kind {
    /// Its name in the store and towards a gateway.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OneTimeCode => "one-time-code",
            Self::DraftExpires => "draft-expires",
        }
    }

    /// The kind of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::OneTimeCode, Self::DraftExpires].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A message to a phone, in the words in which it is read. Nothing in it says what anybody files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it is about.
    pub kind: Kind,
    /// The words.
    pub words: String,
}

impl Message {
    /// A one-time code of six digits that opens a draft on another device, for so many minutes.
    pub fn one_time_code(code: &str, minutes: i64, lang: Lang) -> Self {
        let words = fill(words::ONE_TIME_CODE, lang, &[code, &minutes.to_string()]);
        Self { kind: Kind::OneTimeCode, words }
    }

    /// A draft is deleted after this day.
    pub fn draft_expires(last_day: Date, lang: Lang) -> Self {
        Self { kind: Kind::DraftExpires, words: fill(words::DRAFT_EXPIRES, lang, &[&date::format(last_day)]) }
    }
}

/// Why a message was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotifyError {
    /// Repeating does not help.
    #[error("refused: {0}")]
    Refused(String),
    /// Later it may; whether it was taken is not known.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

/// The port. A message with a key that is known is taken and not sent a second time.
#[async_trait]
pub trait Notify: Send + Sync {
    /// Sends a message.
    ///
    /// # Errors
    /// [`NotifyError`].
    async fn send(&self, key: &str, to: &Phone, message: &Message) -> Result<(), NotifyError>;
}

/// The adapter that is configured.
///
/// # Errors
/// If a knob is missing, or the gateway's token or address cannot be used.
pub fn open(
    options: &NotifyOptions,
    store: &Arc<dyn Store>,
    clock: &Arc<dyn Clock>,
) -> anyhow::Result<Arc<dyn Notify>> {
    Ok(match options.notify {
        NotifyBy::Embedded => Arc::new(Mailbox::new(store.clone(), clock.clone())),
        NotifyBy::Http => {
            let url = options.notify_url.as_deref().context("--notify http needs --notify-url (NOTIFY_URL)")?;
            let file = options.notify_token_file.as_deref();
            let file = file.context("--notify http needs --notify-token-file (NOTIFY_TOKEN_FILE)")?;
            Arc::new(Gateway::open(url, file)?)
        }
    })
}
