//! A page is a pure function of its model: the server fills the model, the page only shows it.

use std::sync::Arc;

use leptos::prelude::AnyView;

use crate::{
    assets::{Assets, Program},
    text::Lang,
};

/// What every page knows about the request, apart from its own model.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Language of the chrome.
    pub lang: Lang,
    /// The device is a kiosk of the centre (device cookie): larger type and targets.
    pub kiosk: bool,
    /// Path of the page, without query: where the language switch comes back to.
    pub path: String,
    /// Nonce of this response's script, for pages with script only.
    pub nonce: Option<String>,
    /// Addresses of the bundle.
    pub assets: Arc<Assets>,
    /// Help number in the footer, as configured.
    pub help_phone: Arc<str>,
}

/// A page: a title, and a view of its model.
pub trait Page: Send + 'static {
    /// Path under which the app's routes know the page, for a request at `path`. Only error pages, which may be shown
    /// anywhere, have a path of their own.
    fn route(path: &str) -> &str {
        path
    }

    /// Title without the service's name; starts with "Lỗi: " when the page shows an error summary.
    fn title(&self, lang: Lang) -> String;

    /// The programs that bring the page's islands to life.
    fn programs(&self) -> &'static [Program] {
        &[]
    }

    /// Whether the page holds a script at all: an island's program, or a few lines of its own.
    fn has_script(&self) -> bool {
        !self.programs().is_empty()
    }

    /// The content between header and footer: back link and `<main>`.
    fn view(self, frame: &Frame) -> AnyView;
}
