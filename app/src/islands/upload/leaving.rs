//! Going on while files are on their way: the page waits where it can be seen, and can be told not to.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, SubmitEvent};

use super::{items::show_part, page::Page};

impl Page {
    /// The form is to be sent. While files are on their way it waits for them.
    pub(super) fn submitted(self: &Rc<Self>, event: &Event) {
        let ours = event.target().as_ref() == Some(self.form.as_ref());
        if !ours || self.queue.borrow().is_empty() {
            return;
        }
        event.prevent_default();
        // Without one the first button is meant, as when Enter is pressed.
        let pressed = event.unchecked_ref::<SubmitEvent>().submitter();
        let button = pressed.or_else(|| {
            let main = self.form.query_selector("button.govuk-button:not([name]):not([data-act])").ok().flatten();
            main.and_then(|main| main.dyn_into::<HtmlElement>().ok())
        });
        self.leaving.replace(button);
        self.show_panel(true);
    }

    /// Shows or hides what is said while the page waits.
    pub(super) fn show_panel(&self, shown: bool) {
        show_part(&self.parts, "leaving", shown);
        if let Some(panel) = super::items::part(&self.parts, "leaving").filter(|_| shown) {
            Self::focus(&panel);
        }
    }

    /// Goes on without the files that have not arrived.
    pub(super) fn skip(self: &Rc<Self>) {
        let jobs: Vec<_> = self.queue.borrow().iter().cloned().collect();
        for job in jobs {
            self.cancel(&job);
        }
        if self.queue.borrow().is_empty() {
            self.leave_now();
        }
    }

    /// Stays on the page: there is something to read, or the citizen has thought better of it.
    pub(super) fn stay(&self) {
        if let Some(button) = self.leaving.take() {
            self.show_panel(false);
            let _ = button.focus();
        }
    }

    /// Nothing is on its way any more: what was pressed happens.
    pub(super) fn leave_now(&self) {
        if let Some(button) = self.leaving.take() {
            self.show_panel(false);
            button.click();
        }
    }
}
