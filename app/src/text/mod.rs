//! The typed catalogue of texts: every chrome text stands here once, in Vietnamese with English beside it.
//!
//! A text is a constant, so a missing translation or a misspelt key does not compile. Form data is Vietnamese only.

pub mod accessibility;
pub mod chrome;
pub mod commune_picker;
pub mod declaration;
pub mod drafts;
pub mod error;
pub mod fees;
pub mod files;
pub mod follow_ups;
pub mod form;
pub mod guide;
pub mod home;
pub mod layout;
pub mod lookup;
pub mod notify;
pub mod operator;
pub mod outbox;
pub mod papers;
pub mod people;
pub mod privacy;
pub mod procedures;
pub mod publication;
pub mod rating;
pub mod reception;
pub mod reuse;
pub mod submission;
pub mod uploads;

/// A language of the chrome. Forms and their legal effect are Vietnamese in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English, for the chrome only.
    En,
}

impl Lang {
    /// BCP 47 tag, as it stands in `<html lang>` and in the language cookie.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language with this tag; anything unknown is Vietnamese.
    pub fn from_tag(tag: &str) -> Self {
        if tag == "en" { Self::En } else { Self::Vi }
    }
}

/// One text in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Plain Vietnamese, NFC, addressing the citizen as "ông/bà".
    pub vi: &'static str,
    /// The same in English.
    pub en: &'static str,
}

impl Text {
    /// A text from its two languages.
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// The text in `lang`.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }
}
