//! Whether a finger is on a button or a link. What happens when a field is left must not move them away meanwhile: the
//! press would be lost.

use std::{cell::Cell, rc::Rc};

use leptos::{ev, leptos_dom::helpers::WindowListenerHandle, prelude::*, wasm_bindgen::JsCast};
use web_sys::Element;

/// Knows what the last pointer went down on.
#[derive(Clone, Default)]
pub(super) struct Press(Rc<Cell<bool>>);

impl Press {
    /// Begins to watch, until the handle is removed.
    pub(super) fn watch(&self) -> WindowListenerHandle {
        let pressed = self.0.clone();
        window_event_listener(ev::pointerdown, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            pressed.set(target.is_some_and(|target| target.closest("button, a").ok().flatten().is_some()));
        })
    }

    /// The last pointer went down on a button or a link.
    pub(super) fn is_on_button(&self) -> bool {
        self.0.get()
    }
}
