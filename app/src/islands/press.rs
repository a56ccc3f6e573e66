//! Whether a finger is on something that is pressed. What happens when a field is left must not move it away meanwhile: the
//! press would be lost.

use std::{cell::Cell, rc::Rc};

use leptos::{ev, prelude::*, wasm_bindgen::JsCast};
use web_sys::Element;

/// What is pressed, and not typed into.
const PRESSABLE: &str = "button, a, summary, label, [type=radio], [type=checkbox]";

/// Knows what the last pointer went down on.
#[derive(Clone, Default)]
pub(super) struct Press(Rc<Cell<bool>>);

impl Press {
    /// Watches until the page is left.
    pub(super) fn watch() -> Self {
        let press = Self::default();
        let pressed = press.0.clone();
        window_event_listener(ev::pointerdown, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let pressable = |target: Element| target.closest(PRESSABLE).ok().flatten().is_some();
            pressed.set(target.is_some_and(pressable));
        });
        press
    }

    /// The last pointer went down on something that is pressed.
    pub(super) fn is_on_control(&self) -> bool {
        self.0.get()
    }
}
