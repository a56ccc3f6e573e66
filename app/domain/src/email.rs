//! E-mail addresses, checked modestly: whether one works only a message can tell.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    text,
    text_value::{redacted_debug, text_value},
};

/// An e-mail address: one `@`, ASCII without spaces, a domain with a dot, at most 254 characters (RFC 5321). The
/// domain is in lower case, the part before it as typed.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// Why a text is no [`Email`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailError {
    /// Nothing was given.
    Empty,
    /// There is no `@`.
    NoAt,
    /// There are several `@`.
    SeveralAts,
    /// Nothing stands before the `@`.
    NoName,
    /// It holds this character: a space, or a letter that a Vietnamese input method made.
    BadCharacter(char),
    /// What follows the `@` is no domain: no dot, or nothing between two dots.
    Domain,
    /// It has this many characters, more than [`Email::MAX_LENGTH`].
    TooLong(usize),
}

impl Email {
    /// Longest address in characters.
    pub const MAX_LENGTH: usize = 254;

    /// Reads an address; white space around it goes.
    ///
    /// # Errors
    /// [`EmailError`] that says what is wrong with it.
    pub fn parse(input: &str) -> Result<Self, EmailError> {
        let typed = text::clean(input);
        if typed.is_empty() {
            return Err(EmailError::Empty);
        }
        let (name, domain) = typed.split_once('@').ok_or(EmailError::NoAt)?;
        if domain.contains('@') {
            return Err(EmailError::SeveralAts);
        }
        if let Some(bad) = typed.chars().find(|&c| !c.is_ascii_graphic() || "<>()[]\\,;:\"".contains(c)) {
            return Err(EmailError::BadCharacter(bad));
        }
        if name.is_empty() {
            return Err(EmailError::NoName);
        }
        if !is_domain(domain) {
            return Err(EmailError::Domain);
        }
        if typed.len() > Self::MAX_LENGTH {
            return Err(EmailError::TooLong(typed.len()));
        }
        Ok(Self([name, "@", &domain.to_ascii_lowercase()].concat()))
    }
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.contains('.') && domain.split('.').all(is_label)
}

text_value!(Email, EmailError);
redacted_debug!(Email);

impl fmt::Display for EmailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the e-mail address is empty",
            Self::NoAt => "the e-mail address has no @",
            Self::SeveralAts => "the e-mail address has several @",
            Self::NoName => "nothing stands before the @",
            Self::BadCharacter(_) => "the e-mail address holds a character that it cannot have",
            Self::Domain => "what follows the @ is no domain",
            Self::TooLong(_) => "the e-mail address is too long",
        })
    }
}

impl std::error::Error for EmailError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lowers_the_domain_only() {
        assert_eq!(Email::parse(" Lan.Nguyen+hs@GMail.COM ").unwrap().as_str(), "Lan.Nguyen+hs@gmail.com");
    }

    #[test]
    fn says_what_is_wrong() {
        let long = format!("{}@example.vn", "a".repeat(250));
        for (typed, error) in [
            (" ", EmailError::Empty),
            ("lan.gmail.com", EmailError::NoAt),
            ("lan@@gmail.com", EmailError::SeveralAts),
            ("@gmail.com", EmailError::NoName),
            ("lan nguyen@gmail.com", EmailError::BadCharacter(' ')),
            ("lan@gmail.cơm", EmailError::BadCharacter('ơ')),
            ("Lan <lan@gmail.com>", EmailError::BadCharacter(' ')),
            ("lan@gmail", EmailError::Domain),
            ("lan@gmail..com", EmailError::Domain),
            ("lan@gmail.com.", EmailError::Domain),
            ("lan@-gmail.com", EmailError::Domain),
            (long.as_str(), EmailError::TooLong(261)),
        ] {
            assert_eq!(Email::parse(typed), Err(error), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn addresses_read_back(address in "[a-zA-Z0-9._+-]{1,20}@([a-z0-9]{1,10}\\.){1,3}[a-z]{2,5}") {
            let email = Email::parse(&address).unwrap();
            prop_assert_eq!(email.as_str(), &address);
            prop_assert_eq!(Email::parse(email.as_str()), Ok(email));
        }

        #[test]
        fn any_text_is_answered(text in any::<String>()) {
            let _ = Email::parse(&text);
        }
    }
}
