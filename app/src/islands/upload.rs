//! Sends files as soon as they are chosen, in pieces (tus 1.0), and carries on by itself after every break. The list of
//! files, their words and their buttons are the server's; without this program the form's own file boxes do the same job.
//!
//! Nothing is kept in the browser: after a reload the server's list says what has arrived, and the same file chosen again
//! goes on from there.
//!
//! It has a program of its own, and no Leptos in it: it renders nothing, and Leptos' runtime would double it.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Window};

mod items;
mod job;
mod leaving;
mod page;
mod photo;
mod queue;
mod request;

/// Sends the files of every `[data-upload]` of the form `[data-form-step]`. Called once, by the loader.
#[wasm_bindgen(js_name = "Uploads")]
pub fn uploads() {
    page::attach();
}

fn window() -> Window {
    web_sys::window().expect("it runs in a page")
}

fn document() -> Document {
    window().document().expect("a page is a document")
}
