//! The guides: what each is about, with its steps and their pictures.

use super::pictures::Picture;
use crate::text::{
    Text,
    guide::{self as text, Step},
};

/// A guide of a page.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// Last part of its address.
    pub slug: &'static str,
    /// Its title.
    pub title: Text,
    /// What it is for.
    pub what: Text,
    /// Its steps, each with its picture.
    pub steps: &'static [(Picture, Step)],
    /// What has consequences.
    pub warning: Option<Text>,
    /// Its picture.
    pub picture: Picture,
}

/// All guides.
pub const TOPICS: [Topic; 5] = [
    Topic {
        slug: "nop-ho-so",
        title: text::FILING,
        what: text::FILING_WHAT,
        steps: &[
            (Picture::Search, text::FILING_STEPS[0]),
            (Picture::Place, text::FILING_STEPS[1]),
            (Picture::Form, text::FILING_STEPS[2]),
            (Picture::Send, text::FILING_STEPS[3]),
            (Picture::Code, text::FILING_STEPS[4]),
            (Picture::Clock, text::FILING_STEPS[5]),
        ],
        warning: None,
        picture: Picture::Form,
    },
    Topic {
        slug: "nop-phi",
        title: text::PAYING,
        what: text::PAYING_WHAT,
        steps: &[
            (Picture::Search, text::PAYING_STEPS[0]),
            (Picture::Clock, text::PAYING_STEPS[1]),
            (Picture::Counter, text::PAYING_STEPS[2]),
            (Picture::Money, text::PAYING_STEPS[3]),
        ],
        warning: Some(text::PAYING_WARNING),
        picture: Picture::Money,
    },
    Topic {
        slug: "nhan-ket-qua-qua-buu-dien",
        title: text::POST,
        what: text::POST_WHAT,
        steps: &[
            (Picture::Search, text::POST_STEPS[0]),
            (Picture::Form, text::POST_STEPS[1]),
            (Picture::Phone, text::POST_STEPS[2]),
            (Picture::Envelope, text::POST_STEPS[3]),
        ],
        warning: None,
        picture: Picture::Envelope,
    },
    Topic {
        slug: "dinh-danh-dien-tu",
        title: text::IDENTITY,
        what: text::IDENTITY_WHAT,
        steps: &[
            (Picture::Phone, text::IDENTITY_STEPS[0]),
            (Picture::Card, text::IDENTITY_STEPS[1]),
            (Picture::Office, text::IDENTITY_STEPS[2]),
            (Picture::Key, text::IDENTITY_STEPS[3]),
        ],
        warning: None,
        picture: Picture::Card,
    },
    Topic {
        slug: "cac-noi-nop-ho-so",
        title: text::SITES,
        what: text::SITES_WHAT,
        steps: &[
            (Picture::Screen, text::SITES_STEPS[0]),
            (Picture::Phone, text::SITES_STEPS[1]),
            (Picture::Counter, text::SITES_STEPS[2]),
            (Picture::Envelope, text::SITES_STEPS[3]),
        ],
        warning: None,
        picture: Picture::Screen,
    },
];

/// The guide at this address.
pub fn find(slug: &str) -> Option<Topic> {
    TOPICS.into_iter().find(|topic| topic.slug == slug)
}

/// Its address.
pub fn href(slug: &str) -> String {
    format!("/huong-dan/{slug}")
}
