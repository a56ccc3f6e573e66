//! The list of files on the screen. Its items are copies of the server's pattern, so that markup and words stand in one
//! place.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{super::fill::fill, document, page::Page};

/// The part of an item or of a question that is marked `[data-part=name]`.
pub(super) fn part(inside: &Element, name: &str) -> Option<Element> {
    inside.query_selector(&["[data-part=", name, "]"].concat()).ok().flatten()
}

/// Shows or hides a part.
pub(super) fn show_part(inside: &Element, name: &str, shown: bool) {
    if let Some(part) = part(inside, name) {
        let _ = part.toggle_attribute_with_force("hidden", !shown);
    }
}

/// Writes into a part.
pub(super) fn write(inside: &Element, name: &str, words: &str) {
    if let Some(part) = part(inside, name) {
        part.set_text_content(Some(words));
    }
}

/// Says how an item stands: `waiting`, `sending`, `broken`, `ready` or `refused`. Words of a refusal stand where the server
/// puts an error.
pub(super) fn state(item: &Element, state: &str, words: &str) {
    let _ = item.set_attribute("data-state", state);
    let refused = state == "refused";
    write(item, if refused { "error" } else { "state" }, words);
    show_part(item, "state", !refused);
    show_part(item, "refusal", refused);
    show_part(item, "progress", state == "sending" || state == "broken");
    show_part(item, "retry", state == "broken");
}

/// Moves an item before or behind the one beside it.
pub(super) fn swap(item: &Element, beside: &Element, before: bool) {
    let _ = if before { beside.before_with_node_1(item) } else { beside.after_with_node_1(item) };
}

/// After any change of a list: only files that have arrived can be moved, and only past each other; an error about the
/// question as a whole is over once there is a file.
pub(super) fn tidy(control: &Element) {
    let Some(list) = part(control, "list") else { return };
    let items = list.children();
    let ready =
        |item: Option<Element>| item.is_some_and(|item| item.get_attribute("data-state").as_deref() == Some("ready"));
    let mut any = false;
    for index in 0..items.length() {
        let Some(item) = items.item(index) else { continue };
        let here = ready(Some(item.clone()));
        any |= here;
        show_part(&item, "up", here && ready(item.previous_element_sibling()));
        show_part(&item, "down", here && ready(item.next_element_sibling()));
    }
    if any {
        if let Some(group) = control.query_selector(".govuk-form-group--error").ok().flatten() {
            let _ = group.class_list().remove_1("govuk-form-group--error");
        }
        let id = control.get_attribute("data-upload").unwrap_or_default();
        if let Some(error) = document().get_element_by_id(&(id + "-error")) {
            error.remove();
        }
    }
}

impl Page {
    /// A new item at the end of a question's list.
    pub(super) fn add_item(&self, control: &Element, name: &str) -> Option<Element> {
        let pattern = self.parts.query_selector("li").ok()??;
        let item: Element = pattern.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let _ = item.set_attribute("data-name", name);
        let names = item.query_selector_all("[data-name-here]").ok()?;
        for index in 0..names.length() {
            names.item(index)?.set_text_content(Some(name));
        }
        part(control, "list")?.append_child(&item).ok()?;
        Some(item)
    }

    /// Shows how much has been sent, and reads it out at each quarter. `quarter`: the last one that was read out.
    pub(super) fn show_sent(&self, item: &Element, sent: u64, size: u64, quarter: &Cell<u64>) {
        let percent = (sent * 100).checked_div(size).unwrap_or_default().min(100);
        let name = item.get_attribute("data-name").unwrap_or_default();
        state(item, "sending", &fill(&self.word("sending"), "", &percent.to_string()));
        if let Some(bar) = part(item, "progress") {
            let _ = bar.set_attribute("value", &percent.to_string());
        }
        // The end is read out when the server has looked at the file.
        let now = percent / 25;
        if now > quarter.get() && now < 4 {
            quarter.set(now);
            self.say("part", &name, &(now * 25).to_string());
        }
    }

    /// Shows that a file has arrived: how many pages it has, and the picture itself where there is a place for one.
    pub(super) fn show_ready(&self, item: &Element, facts: &str, picture: Option<String>) {
        write(item, "facts", facts);
        state(item, "ready", &self.word("ready"));
        if let (Some(address), Some(preview)) = (picture, part(item, "preview")) {
            if let Some(image) = preview.query_selector("img").ok().flatten() {
                let _ = image.set_attribute("src", &address);
                let _ = image.set_attribute("alt", &item.get_attribute("data-name").unwrap_or_default());
            }
            let _ = preview.remove_attribute("hidden");
        }
    }
}
