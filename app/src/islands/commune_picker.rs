//! Finds a commune while its name is typed, also by the name of an old ward. The text box inside is the server's; without
//! this island the server finds the place when the page is sent.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    components::html::{Html, html},
    text::{Lang, commune_picker as words},
};

/// A place as `/api/v1/communes` gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(serde::Serialize))]
pub struct FoundPlace {
    /// Code of the commune of today; empty where the successor of a gone ward is not known.
    pub code: String,
    /// Name and province, as it goes into the text box.
    pub label: String,
    /// What an old ward became; empty for a commune of today.
    pub note: String,
}

/// Wraps the text box of a commune, its hidden field `[data-picked]`, and the [`parts`] into a combobox.
///
/// The list is filled by hand and not by signals: that is a quarter of the code for the browser.
#[island]
pub fn CommunePicker(children: Children) -> impl IntoView {
    let root = NodeRef::<leptos::html::Div>::new();
    #[cfg(feature = "hydrate")]
    leptos::leptos_dom::helpers::queue_microtask(move || browser::attach(root));
    view! { <div class="commune-picker" node_ref=root>{children()}</div> }
}

/// What the island fills, with its words.
#[cfg(feature = "ssr")]
pub fn parts(lang: Lang) -> Html {
    html!(
        "<ul class='commune-picker__list' id='commune-picker-list' role='listbox' aria-label='" (words::LIST.get(lang))
        "' hidden></ul><div class='govuk-visually-hidden' role='status' data-none='" (words::NONE.get(lang)) "' data-found='"
        (words::FOUND.get(lang)) "'></div>"
    )
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::RefCell, rc::Rc, time::Duration};

    use js_sys::Array;
    use leptos::{
        ev,
        html::Div,
        leptos_dom::helpers::debounce,
        prelude::*,
        wasm_bindgen::{JsCast, JsValue},
    };
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Element, HtmlInputElement, KeyboardEvent, RequestInit, Response};

    use super::{
        super::{fill::fill, json, press::Press},
        *,
    };

    /// Rest of the fingers before the server is asked.
    const PAUSE: Duration = Duration::from_millis(200);
    /// Shorter texts fit too many places.
    const SHORTEST: usize = 2;

    /// The parts of one picker, and what it shows.
    struct Picker {
        input: HtmlInputElement,
        code: HtmlInputElement,
        list: Element,
        /// Says what was found, and has the words for it.
        status: Element,
        places: RefCell<Vec<FoundPlace>>,
        active: RefCell<Option<usize>>,
    }

    pub(super) fn attach(root: NodeRef<Div>) {
        let Some(picker) = find(root).map(Rc::new) else { return };
        for (name, value) in [
            ("role", "combobox"),
            ("aria-autocomplete", "list"),
            ("aria-expanded", "false"),
            ("aria-controls", "commune-picker-list"),
            ("autocomplete", "off"),
        ] {
            let _ = picker.input.set_attribute(name, value);
        }
        let asked = picker.clone();
        let ask = RefCell::new(debounce(PAUSE, move |text: String| {
            let picker = asked.clone();
            leptos::task::spawn_local(async move {
                let found = search(&text).await;
                // The answer to a text that has changed meanwhile is not shown.
                if picker.input.value() == text {
                    picker.show(found);
                }
            });
        }));
        let (typing, pressing, picking, leaving) = (picker.clone(), picker.clone(), picker.clone(), picker);
        let press = Press::watch();
        window_event_listener(ev::input, move |event| {
            if event.target().as_ref() == Some(typing.input.as_ref()) {
                typing.code.set_value("");
                let text = typing.input.value();
                if text.trim().chars().count() < SHORTEST {
                    typing.close();
                } else {
                    ask.borrow_mut()(text);
                }
            }
        });
        window_event_listener(ev::keydown, move |event| {
            if event.target().as_ref() == Some(pressing.input.as_ref()) {
                pressing.key(&event);
            }
        });
        // Before the text box loses the focus, which closes the list.
        window_event_listener(ev::mousedown, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let option = target.and_then(|target| target.closest("#commune-picker-list [role=option]").ok().flatten());
            if let Some(option) = option.filter(|option| picking.list.contains(Some(option))) {
                event.prevent_default();
                let index = option.get_attribute("data-index").and_then(|index| index.parse().ok());
                picking.pick(index);
            }
        });
        window_event_listener(ev::focusout, move |event| {
            if event.target().as_ref() == Some(leaving.input.as_ref()) && !press.is_on_control() {
                leaving.close();
            }
        });
    }

    fn find(root: NodeRef<Div>) -> Option<Picker> {
        let root: Element = root.get_untracked()?.unchecked_into();
        let part = |selector: &str| root.query_selector(selector).ok().flatten();
        Some(Picker {
            input: part("input[type=text]")?.dyn_into().ok()?,
            code: part("[data-picked]")?.dyn_into().ok()?,
            list: part("[role=listbox]")?,
            status: part("[role=status]")?,
            places: RefCell::default(),
            active: RefCell::default(),
        })
    }

    impl Picker {
        fn show(&self, found: Vec<FoundPlace>) {
            let word = if found.is_empty() { "data-none" } else { "data-found" };
            let words = self.status.get_attribute(word).unwrap_or_default();
            self.status.set_text_content(Some(&fill(&words, "", &found.len().to_string())));
            self.list.set_text_content(None);
            for (index, place) in found.iter().enumerate() {
                let _ = self.option(index, place);
            }
            self.expand(!found.is_empty());
            self.places.replace(found);
            self.active.replace(None);
        }

        fn option(&self, index: usize, place: &FoundPlace) -> Result<(), JsValue> {
            let index = index.to_string();
            let option = document().create_element("li")?;
            option.set_id(&["commune-picker-", &index].concat());
            option.set_class_name("commune-picker__option");
            option.set_attribute("role", "option")?;
            option.set_attribute("aria-selected", "false")?;
            option.set_attribute("data-index", &index)?;
            option.set_text_content(Some(&place.label));
            if !place.note.is_empty() {
                let note = document().create_element("span")?;
                note.set_class_name("commune-picker__note");
                note.set_text_content(Some(&place.note));
                option.append_child(&note)?;
            }
            self.list.append_child(&option)?;
            Ok(())
        }

        fn expand(&self, open: bool) {
            let _ = self.list.toggle_attribute_with_force("hidden", !open);
            let _ = self.input.set_attribute("aria-expanded", if open { "true" } else { "false" });
            let _ = self.input.remove_attribute("aria-activedescendant");
        }

        fn close(&self) {
            self.places.borrow_mut().clear();
            self.active.replace(None);
            self.expand(false);
        }

        fn pick(&self, index: Option<usize>) {
            let picked = index.and_then(|index| self.places.borrow().get(index).cloned());
            if let Some(place) = picked {
                self.input.set_value(&place.label);
                self.code.set_value(&place.code);
                self.close();
            }
        }

        fn key(&self, event: &KeyboardEvent) {
            let count = self.places.borrow().len();
            if count == 0 {
                return;
            }
            let active = *self.active.borrow();
            match event.key().as_str() {
                "ArrowDown" => self.activate(active.map_or(0, |index| (index + 1) % count)),
                "ArrowUp" => self.activate(active.map_or(count - 1, |index| (index + count - 1) % count)),
                "Enter" if active.is_some() => self.pick(active),
                "Escape" => self.close(),
                _ => return,
            }
            event.prevent_default();
        }

        fn activate(&self, index: usize) {
            self.active.replace(Some(index));
            let options = self.list.children();
            for other in 0..options.length() {
                let Some(option) = options.item(other) else { continue };
                let selected = usize::try_from(other) == Ok(index);
                let _ = option.set_attribute("aria-selected", if selected { "true" } else { "false" });
                if selected {
                    option.scroll_into_view_with_bool(false);
                    let _ = self.input.set_attribute("aria-activedescendant", &option.id());
                }
            }
        }
    }

    /// Asks by post: what is typed is part of an address and must not stand in a log of addresses.
    async fn search(text: &str) -> Vec<FoundPlace> {
        let places = answer(text).await.unwrap_or_default().into_iter();
        let place = |place| FoundPlace {
            code: json::text(&place, "code"),
            label: json::text(&place, "label"),
            note: json::text(&place, "note"),
        };
        places.map(place).collect()
    }

    async fn answer(text: &str) -> Option<Array> {
        let request = RequestInit::new();
        request.set_method("POST");
        request.set_body(&JsValue::from_str(text));
        let asked = window().fetch_with_str_and_init("/api/v1/communes", &request);
        let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        JsFuture::from(response.json().ok()?).await.ok()?.dyn_into().ok()
    }
}
