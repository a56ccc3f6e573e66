//! Keeps what is typed while it is typed, and always says whether it is kept. Without this island a page is kept when it is
//! sent.
//!
//! A save that is late must not overwrite what came after it. So each save carries the revision of the draft that its page
//! was made of, the page's name and a number that grows; the server takes it only if nothing but earlier saves of the same
//! page came since. A page that is being sent saves no more.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    components::html::{Html, html},
    text::{Lang, drafts as words},
};

/// Value of the field `viec` that makes a post a save.
pub const SAVE: &str = "tu-luu";
/// Field with the name of the page that saves.
pub const PAGE: &str = "trang-luu";
/// Field with the revision of the draft that the page knows.
pub const BASE: &str = "ban-luu";
/// Field with the number of the save.
pub const NUMBER: &str = "lan-luu";

/// The server's answer to a save.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(serde::Serialize, serde::Deserialize))]
pub struct SaveAnswer {
    /// "Đã lưu lúc 10:32"; `None`: not kept.
    pub saved: Option<String>,
    /// There is no such draft any more.
    pub gone: bool,
    /// The revision that the draft has now; 0 if it is gone.
    pub revision: u32,
}

/// Saves the form `[data-form-step]`, and writes the state into `[data-saved]`, which has [`attributes`].
#[island]
pub fn Autosave() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    leptos::leptos_dom::helpers::queue_microtask(browser::watch);
    view! { <div class="govuk-visually-hidden" role="status" id="autosave-spoken"></div> }
}

/// What the island reads of the element into which it writes. `page`: a name that no other page has; `revision`: that of the
/// draft which the page shows.
#[cfg(feature = "ssr")]
pub fn attributes(page: &str, revision: u32, lang: Lang) -> Html {
    html!(
        " data-page='" (page) "' data-revision='" (revision) "' data-saving='" (words::SAVING.get(lang)) "' data-failed='"
        (words::NOT_SAVED.get(lang)) "' data-gone='" (words::NO_DRAFT.get(lang)) "'"
    )
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{
        cell::{Cell, RefCell},
        rc::Rc,
        time::Duration,
    };

    use leptos::{
        ev,
        leptos_dom::helpers::TimeoutHandle,
        prelude::*,
        wasm_bindgen::{JsCast, JsValue},
    };
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{
        AbortController, Element, Event, Headers, HtmlFormElement, Node, RequestInit, Response, VisibilityState,
    };

    use super::{
        super::{form_body::form_body, json::member},
        *,
    };

    /// Rest of the fingers before a save.
    const PAUSE: Duration = Duration::from_secs(2);
    /// Longest wait between two tries.
    const LONGEST_SECONDS: u64 = 60;

    /// A state of which the citizen is told once.
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Saved,
        Failed,
        Gone,
    }

    struct Saver {
        form: HtmlFormElement,
        /// Shows the state, and has the words for it.
        line: Element,
        page: String,
        base: Cell<u32>,
        number: Cell<u32>,
        /// Body of what the server has.
        kept: RefCell<String>,
        flight: RefCell<Option<AbortController>>,
        timer: Cell<Option<TimeoutHandle>>,
        tries: Cell<u32>,
        /// The page is being sent.
        leaving: Cell<bool>,
        /// It was sent once: what the server has may be newer than this page.
        sent: Cell<bool>,
        state: Cell<Option<State>>,
    }

    /// Listens until the page is left.
    pub(super) fn watch() {
        let Some(saver) = find().map(Rc::new) else { return };
        // What was typed before this ran, or was put back by the browser.
        if form_body(&saver.form) != *saver.kept.borrow() {
            saver.save_in(PAUSE);
        }
        let (typing, leaving_field, hiding, sending) = (saver.clone(), saver.clone(), saver.clone(), saver.clone());
        let (back, online, picking) = (saver.clone(), saver.clone(), saver);
        window_event_listener(ev::input, move |event| {
            if typing.is_mine(&event) {
                typing.leaving.set(false);
                typing.save_in(PAUSE);
            }
        });
        window_event_listener(ev::focusout, move |event| {
            if leaving_field.is_mine(&event) {
                leaving_field.save(false);
            }
        });
        // The last moment of which a phone tells: another app, the camera, a closed tab.
        window_event_listener(ev::visibilitychange, move |_| {
            if document().visibility_state() == VisibilityState::Hidden {
                hiding.save(true);
            }
        });
        window_event_listener(ev::submit, move |event| {
            if sending.is_mine(&event) && !event.default_prevented() {
                sending.leave();
            }
        });
        // Back from the next page, as it was left.
        window_event_listener(ev::pageshow, move |event| {
            if event.persisted() {
                back.leaving.set(false);
            }
        });
        window_event_listener(ev::online, move |_| online.save(false));
        // A cheap phone may throw the page away while its camera is open.
        window_event_listener(ev::click, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if target.is_some_and(|target| target.matches("input[type=file]").unwrap_or(false)) {
                picking.save(true);
            }
        });
    }

    fn find() -> Option<Saver> {
        let form: HtmlFormElement =
            document().query_selector("form[data-form-step]").ok().flatten()?.dyn_into().ok()?;
        let line = document().query_selector("[data-saved]").ok().flatten()?;
        Some(Saver {
            kept: RefCell::new(as_served(&form)),
            form,
            page: line.get_attribute("data-page")?,
            base: Cell::new(line.get_attribute("data-revision")?.parse().ok()?),
            line,
            number: Cell::new(0),
            flight: RefCell::default(),
            timer: Cell::new(None),
            tries: Cell::new(0),
            leaving: Cell::new(false),
            sent: Cell::new(false),
            state: Cell::new(None),
        })
    }

    impl Saver {
        fn is_mine(&self, event: &Event) -> bool {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            target.is_some_and(|target| self.form.contains(Some(&target)))
        }

        fn stop_timer(&self) {
            if let Some(timer) = self.timer.take() {
                timer.clear();
            }
        }

        fn save_in(self: &Rc<Self>, wait: Duration) {
            self.stop_timer();
            let saver = self.clone();
            self.timer.set(set_timeout_with_handle(move || saver.save(false), wait).ok());
        }

        /// The page is being sent: a save in flight is dropped, and none is begun.
        fn leave(&self) {
            self.leaving.set(true);
            self.sent.set(true);
            self.stop_timer();
            self.drop_flight();
        }

        fn drop_flight(&self) {
            if let Some(flight) = self.flight.take() {
                flight.abort();
            }
        }

        /// Saves what the server has not got. `last`: the page may be gone in a moment, so the browser sends it in any case.
        fn save(self: &Rc<Self>, last: bool) {
            if self.leaving.get() || self.state.get() == Some(State::Gone) {
                return;
            }
            let typed = form_body(&self.form);
            if typed == *self.kept.borrow() {
                return;
            }
            if self.flight.borrow().is_some() {
                // What is in flight comes back and looks again; if there is no time for that, the newer one counts.
                if !last {
                    return;
                }
                self.drop_flight();
            }
            self.stop_timer();
            let number = self.number.get() + 1;
            self.number.set(number);
            self.show(&self.word("saving"));
            let flight = AbortController::new().ok();
            let signal = flight.as_ref().map(AbortController::signal);
            self.flight.replace(flight);
            let own = [
                ("viec", SAVE.to_owned()),
                (PAGE, self.page.clone()),
                (BASE, self.base.get().to_string()),
                (NUMBER, number.to_string()),
            ];
            let own: String = own.iter().map(|(name, value)| ["&", name, "=", value].concat()).collect();
            let request = request(&[typed.as_str(), &own].concat(), signal.as_ref(), last);
            let saver = self.clone();
            leptos::task::spawn_local(async move {
                let answer = match (request, saver.form.get_attribute("action")) {
                    (Some(request), Some(action)) => fetch(&action, &request).await,
                    _ => None,
                };
                // A later one has taken its place.
                if saver.number.get() == number && !saver.leaving.get() {
                    saver.flight.replace(None);
                    saver.settle(typed, answer);
                }
            });
        }

        fn settle(self: &Rc<Self>, typed: String, answer: Option<SaveAnswer>) {
            match answer {
                Some(SaveAnswer { saved: Some(saved), .. }) => {
                    self.tries.set(0);
                    self.kept.replace(typed);
                    self.tell(State::Saved, &saved);
                    self.save_in(PAUSE);
                }
                Some(SaveAnswer { gone: true, .. }) => self.tell(State::Gone, &self.word("gone")),
                // Another tab saved meanwhile: on top of that. What this page itself sent is not touched any more.
                Some(answer) if !self.sent.get() => {
                    self.base.set(answer.revision);
                    self.save_in(Duration::ZERO);
                }
                Some(_) => {}
                None => {
                    let tries = self.tries.get() + 1;
                    self.tries.set(tries);
                    self.tell(State::Failed, &self.word("failed"));
                    let seconds = (1_u64 << tries.min(6)).min(LONGEST_SECONDS);
                    self.save_in(Duration::from_secs(seconds));
                }
            }
        }

        /// Shows a state, and says it once where it cannot be seen.
        fn tell(&self, state: State, words: &str) {
            self.show(words);
            if self.state.replace(Some(state)) != Some(state)
                && let Some(spoken) = document().get_element_by_id("autosave-spoken")
            {
                spoken.set_text_content(Some(words));
            }
        }

        fn show(&self, words: &str) {
            let end = if words.ends_with(['.', '…']) { " " } else { ". " };
            self.line.set_text_content(Some(&[words, end].concat()));
        }

        /// The server's words for a state.
        fn word(&self, state: &str) -> String {
            self.line.get_attribute(&["data-", state].concat()).unwrap_or_default()
        }
    }

    /// The fields as the server filled them.
    fn as_served(form: &HtmlFormElement) -> String {
        let Ok(copy) = document().create_element("div") else { return String::new() };
        // Markup holds what fields began with, never what was typed into them.
        copy.set_inner_html(&form.outer_html());
        let served = copy.query_selector("form").ok().flatten().and_then(|form| form.dyn_into().ok());
        served.map_or_else(String::new, |form| form_body(&form))
    }

    fn request(body: &str, signal: Option<&web_sys::AbortSignal>, last: bool) -> Option<RequestInit> {
        let headers = Headers::new().ok()?;
        headers.set("content-type", "application/x-www-form-urlencoded").ok()?;
        let request = RequestInit::new();
        request.set_method("POST");
        request.set_headers(&headers);
        request.set_body(&JsValue::from_str(body));
        if last {
            js_sys::Reflect::set(&request, &"keepalive".into(), &JsValue::TRUE).ok()?;
        } else {
            request.set_signal(signal);
        }
        Some(request)
    }

    /// `None`: not kept, for now.
    async fn fetch(action: &str, request: &RequestInit) -> Option<SaveAnswer> {
        let asked = window().fetch_with_str_and_init(action, request);
        let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
        if !response.ok() && response.status() != 409 {
            return None;
        }
        let answer = JsFuture::from(response.json().ok()?).await.ok()?;
        Some(SaveAnswer {
            saved: member(&answer, "saved").as_string(),
            gone: member(&answer, "gone").as_bool()?,
            revision: member(&answer, "revision").as_f64()? as u32,
        })
    }
}
