//! The form of every answer.

use domain::text;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use super::value;
use crate::province::ProvinceError;

/// How much of a message is kept, in characters.
const MESSAGE: usize = 300;

/// `{error_code: 0, session}` (O: `getAccessToken`; G: `DataLogin`).
#[derive(Deserialize)]
pub struct LoginReply {
    /// 0: let in.
    #[serde(default = "general", deserialize_with = "code")]
    pub error_code: i64,
    /// What calls carry from now on.
    #[serde(default, deserialize_with = "value::text")]
    pub session: String,
}

/// `{error_code, message, result}` (O: `getSharingData`; T: `ResultHoSoDongBoDVCQuocGia`).
#[derive(Debug, Deserialize)]
pub struct Reply {
    /// A number in O, a text in T; "00" in older revisions of O.
    #[serde(deserialize_with = "code")]
    error_code: i64,
    #[serde(default, deserialize_with = "value::text")]
    message: String,
    /// `data` in G.
    #[serde(default, alias = "data")]
    result: Value,
    /// Status 401 or 403 instead of an answer.
    #[serde(skip)]
    denied: bool,
}

/// Without a code nothing was done: the general error.
fn general() -> i64 {
    -1
}

fn code<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    value::number(deserializer).map(|code| code.unwrap_or_else(general))
}

impl Reply {
    /// The answer was a status that denies access.
    pub fn denied() -> Self {
        Self { error_code: general(), message: String::new(), result: Value::Null, denied: true }
    }

    /// Code 0.
    pub fn is_success(&self) -> bool {
        self.error_code == 0 && !self.denied
    }

    /// What should be made is there already: codes 3 and -3 with these words (T: `PushData`).
    pub fn says_exists(&self) -> bool {
        matches!(self.error_code, 3 | -3) && text::fold(&self.message).contains("da ton tai")
    }

    /// It speaks of the session or of who we are. *Unverified*: no source shows the words.
    pub fn is_about_session(&self) -> bool {
        let words = ["session", "phien lam viec", "phien dang nhap", "dang nhap", "het phien", "token"];
        self.denied || (self.error_code != 0 && words.iter().any(|word| text::fold(&self.message).contains(word)))
    }

    /// It was taken in.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if we are not let in, [`ProvinceError::Refused`] by any code but 0.
    pub fn taken(&self) -> Result<(), ProvinceError> {
        if self.is_success() {
            return Ok(());
        }
        if self.is_about_session() {
            let what = "the national exchange does not accept a new session: check the account's rights".to_owned();
            return Err(ProvinceError::Unavailable(what));
        }
        let message: String = self.message.chars().filter(|c| !c.is_control()).take(MESSAGE).collect();
        Err(ProvinceError::Refused(format!("code {}: {message}", self.error_code)))
    }

    /// The entries of `result`.
    ///
    /// # Errors
    /// As [`taken`](Self::taken), and [`ProvinceError::Unavailable`] for entries of another form.
    pub fn entries<T: DeserializeOwned>(self) -> Result<Vec<T>, ProvinceError> {
        self.taken()?;
        // serde's words would repeat the value.
        value::list(self.result).map_err(|_: serde_json::Error| {
            ProvinceError::Unavailable("the national exchange answers with entries of another form".to_owned())
        })
    }
}
