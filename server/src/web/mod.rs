//! Pages and form posts: parse, call the domain, store or forward, answer with a page (422) or a redirect (303).

mod cookies;
pub mod counter;
pub mod declaration;
mod download;
pub mod drafts;
pub mod error;
mod fields;
pub mod follow_ups;
pub mod guide;
pub mod headers;
pub mod health;
pub mod language;
pub mod limits;
pub mod lookup;
pub mod operator;
pub mod papers;
pub mod people;
pub mod procedures;
pub mod public_pages;
pub mod publication;
pub mod qr_codes;
pub mod rating;
mod render;
pub mod request_log;
pub mod shed;
pub mod static_pages;
pub mod submission;
pub mod uploads;
mod visitor;
pub mod wall;

pub use cookies::{Cookies, set_cookie};
pub use error::{PageError, PageResult};
pub use fields::Fields;
pub use render::{render, see_other};
pub use visitor::Visitor;
