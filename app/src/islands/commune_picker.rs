//! Finds a commune while its name is typed, also by the name of an old ward. The text box inside is the server's; without
//! this island the server finds the place when the page is sent.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Words of the picker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommunePickerWords {
    /// Nothing was found.
    pub none: String,
    /// How many were found; `{n}` is the number.
    pub found: String,
    /// Name of the list.
    pub list: String,
}

#[cfg(feature = "ssr")]
impl CommunePickerWords {
    /// The words in a language.
    pub fn in_language(lang: crate::text::Lang) -> Self {
        use crate::text::commune_picker as words;
        Self {
            none: words::NONE.get(lang).to_owned(),
            found: words::FOUND.get(lang).to_owned(),
            list: words::LIST.get(lang).to_owned(),
        }
    }
}

/// A place as `/api/v1/communes` gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPlace {
    /// Code of the commune of today; empty where the successor of a gone ward is not known.
    pub code: String,
    /// Name and province, as it goes into the text box.
    pub label: String,
    /// What an old ward became; empty for a commune of today.
    pub note: String,
}

/// Wraps the text box of a commune (and its hidden field `[data-picked]`) into a combobox.
#[island]
pub fn CommunePicker(words: CommunePickerWords, children: Children) -> impl IntoView {
    let root = NodeRef::<leptos::html::Div>::new();
    let places = RwSignal::new(Vec::<FoundPlace>::new());
    let active = RwSignal::new(None::<usize>);
    let status = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    let list_label = words.list.clone();
    #[cfg(not(feature = "hydrate"))]
    let list_label = words.list;
    #[cfg(feature = "hydrate")]
    Effect::new(move || browser::attach(root, places, active, status, words.clone()));
    let options = move || {
        places.get().into_iter().enumerate().map(|(index, place)| option(index, place, active, root, places)).collect_view()
    };
    view! {
        <div class="commune-picker" node_ref=root>
            {children()}
            <ul class="commune-picker__list" id="commune-picker-list" role="listbox" aria-label=list_label hidden=move || places.get().is_empty()>
                {options}
            </ul>
            <div class="govuk-visually-hidden" role="status">{status}</div>
        </div>
    }
}

fn option(
    index: usize,
    place: FoundPlace,
    active: RwSignal<Option<usize>>,
    root: NodeRef<leptos::html::Div>,
    places: RwSignal<Vec<FoundPlace>>,
) -> impl IntoView {
    let picked = place.clone();
    // `mousedown` would take the focus from the text box before `click`.
    view! {
        <li
            class="commune-picker__option"
            id=format!("commune-picker-{index}")
            role="option"
            aria-selected=move || (active.get() == Some(index)).to_string()
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| pick(&picked, root, places, active)
        >
            {place.label}
            <span class="commune-picker__note">{place.note}</span>
        </li>
    }
}

/// Puts the place into the fields and closes the list.
fn pick(
    place: &FoundPlace,
    root: NodeRef<leptos::html::Div>,
    places: RwSignal<Vec<FoundPlace>>,
    active: RwSignal<Option<usize>>,
) {
    #[cfg(feature = "hydrate")]
    browser::fill(root, place);
    #[cfg(not(feature = "hydrate"))]
    let _ = (place, root);
    places.set(Vec::new());
    active.set(None);
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::RefCell, time::Duration};

    use leptos::{ev, html::Div, prelude::*, wasm_bindgen::JsCast};
    use web_sys::{Element, HtmlInputElement, KeyboardEvent};

    use super::*;

    /// Rest of the fingers before the server is asked.
    const PAUSE: Duration = Duration::from_millis(200);
    /// Shorter texts fit too many places.
    const SHORTEST: usize = 2;

    fn input(root: NodeRef<Div>) -> Option<HtmlInputElement> {
        find(root, "input[type=text]")
    }

    fn find(root: NodeRef<Div>, selector: &str) -> Option<HtmlInputElement> {
        let root: Element = root.get_untracked()?.unchecked_into();
        root.query_selector(selector).ok()??.dyn_into().ok()
    }

    pub(super) fn fill(root: NodeRef<Div>, place: &FoundPlace) {
        if let Some(input) = input(root) {
            input.set_value(&place.label);
            let _ = input.set_attribute("aria-expanded", "false");
            let _ = input.remove_attribute("aria-activedescendant");
        }
        if let Some(code) = find(root, "[data-picked]") {
            code.set_value(&place.code);
        }
    }

    pub(super) fn attach(
        root: NodeRef<Div>,
        places: RwSignal<Vec<FoundPlace>>,
        active: RwSignal<Option<usize>>,
        status: RwSignal<String>,
        words: CommunePickerWords,
    ) {
        let Some(input) = input(root) else { return };
        for (name, value) in [
            ("role", "combobox"),
            ("aria-autocomplete", "list"),
            ("aria-expanded", "false"),
            ("aria-controls", "commune-picker-list"),
            ("autocomplete", "off"),
        ] {
            let _ = input.set_attribute(name, value);
        }
        let ask = leptos::leptos_dom::helpers::debounce(PAUSE, move |text: String| {
            let words = words.clone();
            leptos::task::spawn_local(async move {
                let found = search(&text).await;
                // The answer to a text that has changed meanwhile is not shown.
                let Some(input) = super::browser::input(root) else { return };
                if input.value() != text {
                    return;
                }
                status.set(match found.len() {
                    0 => words.none,
                    n => words.found.replace("{n}", &n.to_string()),
                });
                let _ = input.set_attribute("aria-expanded", if found.is_empty() { "false" } else { "true" });
                active.set(None);
                places.set(found);
            });
        });
        let ask = RefCell::new(ask);
        let typed = window_event_listener(ev::input, move |event| {
            let Some(input) = super::browser::input(root) else { return };
            if event.target().as_ref() != Some(input.as_ref()) {
                return;
            }
            if let Some(code) = find(root, "[data-picked]") {
                code.set_value("");
            }
            let text = input.value();
            if text.trim().chars().count() < SHORTEST {
                places.set(Vec::new());
            } else {
                ask.borrow_mut()(text);
            }
        });
        let pressed = window_event_listener(ev::keydown, move |event| {
            if event.target().as_ref() == super::browser::input(root).as_deref().map(AsRef::as_ref) {
                key(&event, root, places, active);
            }
        });
        let left = window_event_listener(ev::focusout, move |event| {
            if event.target().as_ref() == super::browser::input(root).as_deref().map(AsRef::as_ref) {
                close(root, places, active);
            }
        });
        on_cleanup(move || {
            typed.remove();
            pressed.remove();
            left.remove();
        });
    }

    fn close(root: NodeRef<Div>, places: RwSignal<Vec<FoundPlace>>, active: RwSignal<Option<usize>>) {
        places.set(Vec::new());
        active.set(None);
        if let Some(input) = input(root) {
            let _ = input.set_attribute("aria-expanded", "false");
            let _ = input.remove_attribute("aria-activedescendant");
        }
    }

    fn key(event: &KeyboardEvent, root: NodeRef<Div>, places: RwSignal<Vec<FoundPlace>>, active: RwSignal<Option<usize>>) {
        let count = places.with_untracked(Vec::len);
        if count == 0 {
            return;
        }
        let current = active.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" => Some(current.map_or(0, |index| (index + 1) % count)),
            "ArrowUp" => Some(current.map_or(count - 1, |index| (index + count - 1) % count)),
            "Enter" => {
                let Some(place) = current.and_then(|index| places.with_untracked(|all| all.get(index).cloned())) else { return };
                event.prevent_default();
                pick(&place, root, places, active);
                return;
            }
            "Escape" => {
                close(root, places, active);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        active.set(next);
        if let (Some(input), Some(index)) = (input(root), next) {
            let _ = input.set_attribute("aria-activedescendant", &format!("commune-picker-{index}"));
        }
    }

    /// Asks by post: what is typed is part of an address and must not stand in a log of addresses.
    async fn search(text: &str) -> Vec<FoundPlace> {
        let request = gloo_net::http::Request::post("/api/v1/communes").body(text.to_owned());
        let Ok(request) = request else { return Vec::new() };
        match request.send().await {
            Ok(response) if response.ok() => response.json().await.unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}
