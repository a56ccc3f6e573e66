//! The page as the island sees it: its form, its file questions, and what is pressed.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use js_sys::{Function, JsString};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, XmlHttpRequest};

use super::{
    super::{fill::fill, form_body::form_body},
    document,
    items::{self, part, show_part, state},
    job::Job,
    request::{Body, FORM, TUS, UPLOADS, ask},
    window,
};

/// The page's form and what is on its way.
pub(super) struct Page {
    /// The step's form.
    pub form: HtmlFormElement,
    /// The server's words and the pattern of a list item.
    pub parts: Element,
    /// What is read out.
    pub spoken: Element,
    /// Files that are to be sent, the one that is being sent first.
    pub queue: RefCell<VecDeque<Rc<Job>>>,
    /// Somebody works on the queue.
    pub working: Cell<bool>,
    /// Ends the wait for the next try.
    pub wake: RefCell<Option<Function>>,
    /// Bytes have arrived since the last try.
    pub moved: Cell<bool>,
    /// The button that was pressed to go on while files were on their way.
    pub leaving: RefCell<Option<HtmlElement>>,
}

/// Brings the file questions of the page to life. They live as long as the page does.
pub(super) fn attach() {
    let Some(page) = find().map(Rc::new) else { return };
    let Ok(controls) = page.form.query_selector_all("[data-upload]") else { return };
    for index in 0..controls.length() {
        if let Some(control) = controls.item(index).and_then(|node| node.dyn_into::<Element>().ok()) {
            page.enliven(&control);
        }
    }
    // One press may bring about another, which is heard before the first is done with: not `FnMut`.
    let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| page.hear(&event)).into_js_value();
    for name in ["click", "change", "submit", "online"] {
        // On the way down, before everybody else, whoever began first: a form that waits for its files is not being sent.
        let _ = window().add_event_listener_with_callback_and_bool(name, hear.unchecked_ref(), true);
    }
}

fn find() -> Option<Page> {
    let form = document().query_selector("form[data-form-step]").ok()??;
    Some(Page {
        form: form.dyn_into().ok()?,
        parts: document().get_element_by_id("upload-parts")?,
        spoken: document().get_element_by_id("upload-spoken")?,
        queue: RefCell::default(),
        working: Cell::default(),
        wake: RefCell::default(),
        moved: Cell::default(),
        leaving: RefCell::default(),
    })
}

impl Page {
    /// The two buttons take the place of the browser's file box, which stays behind them.
    fn enliven(self: &Rc<Self>, control: &Element) {
        let (Some(plain), Some(pick)) = (part(control, "plain"), part(control, "pick")) else { return };
        let Some(input) = box_of(control) else { return };
        // What links to the question must find something to press.
        let id = input.id();
        input.set_id("");
        pick.set_id(&id);
        if let Some(label) = plain.query_selector("label").ok().flatten() {
            label.remove();
        }
        let _ = plain.set_attribute("hidden", "");
        show_part(control, "choose", true);
        items::tidy(control);
        // Chosen before the script came.
        self.chosen(&input);
    }

    fn hear(self: &Rc<Self>, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // Of the four only "online" has no element.
        let Some(target) = target else { return self.go_on() };
        match event.type_().as_str() {
            "submit" => self.submitted(event),
            "change" => {
                if let (Some(_), Some(input)) = (control_of(&target), target.dyn_ref::<HtmlInputElement>()) {
                    self.chosen(input);
                }
            }
            _ => self.pressed(event, &target),
        }
    }

    fn pressed(self: &Rc<Self>, event: &Event, target: &Element) {
        let Some(button) = target.closest("[data-act]").ok().flatten() else { return };
        event.prevent_default();
        let act = button.get_attribute("data-act").unwrap_or_default();
        match (act.as_str(), control_of(&button), button.closest("li").ok().flatten()) {
            // What is typed is kept by the island that saves, which sees this press too: cheap phones throw the page away
            // while the camera is open.
            ("camera", Some(control), _) => {
                if let Some(input) = control.query_selector("[data-camera]").ok().flatten() {
                    input.unchecked_into::<HtmlElement>().click();
                }
            }
            ("pick", Some(control), _) => {
                if let Some(input) = box_of(&control) {
                    input.click();
                }
            }
            ("remove", Some(control), Some(item)) => self.remove(control, item),
            ("up" | "down", Some(control), Some(item)) => self.reorder(control, item, act == "up"),
            ("retry", ..) => self.go_on(),
            ("skip", ..) => self.skip(),
            ("stay", ..) => self.stay(),
            _ => {}
        }
    }

    /// Posts what is typed in the form, with `more` behind it; whether the server has taken it.
    pub(super) async fn post_with(&self, more: &str) -> bool {
        let Ok(xhr) = XmlHttpRequest::new() else { return false };
        let body = [more, "&", &form_body(&self.form)].concat();
        let action = self.form.get_attribute("action").unwrap_or_default();
        let status = ask(&xhr, "POST", &action, &[FORM], Body::Text(&body)).await;
        (200..300).contains(&status)
    }

    /// Takes the files out of a file box and begins to send them.
    fn chosen(self: &Rc<Self>, input: &HtmlInputElement) {
        let (Some(control), Some(files)) = (control_of(input), input.files()) else { return };
        let files: Vec<_> = (0..files.length()).filter_map(|index| files.get(index)).collect();
        input.set_value("");
        if files.is_empty() {
            return;
        }
        self.say("chosen", "", &files.len().to_string());
        for file in files {
            self.enqueue(&control, file);
        }
        self.work();
    }

    /// Takes a file out of the list: at once if it was never sent, else when the server has removed it.
    fn remove(self: &Rc<Self>, control: Element, item: Element) {
        let name = item.get_attribute("data-name").unwrap_or_default();
        let page = self.clone();
        let sending = self.queue.borrow().iter().find(|job| job.item == item).cloned();
        if let Some(job) = sending {
            self.cancel(&job);
            self.say("removed", &name, "");
            return focus_choice(&control);
        }
        spawn_local(async move {
            if page.delete(&item.get_attribute("data-file").unwrap_or_default()).await {
                item.remove();
                items::tidy(&control);
                page.say("removed", &name, "");
                focus_choice(&control);
            } else {
                state(&item, "refused", &page.word("kept"));
                page.say("kept", &name, "");
            }
        });
    }

    /// Removes an upload from the server; whether it is gone.
    pub(super) async fn delete(&self, id: &str) -> bool {
        if id.is_empty() {
            return true;
        }
        let Ok(xhr) = XmlHttpRequest::new() else { return false };
        let status = ask(&xhr, "DELETE", &[UPLOADS, "/", id].concat(), &[TUS], Body::Nothing).await;
        matches!(status, 200..300 | 404 | 410)
    }

    /// Moves a page of a document one place, on the screen at once and on the server with the form; back if it fails.
    fn reorder(self: &Rc<Self>, control: Element, item: Element, up: bool) {
        let beside = if up { item.previous_element_sibling() } else { item.next_element_sibling() };
        let (Some(beside), Some(id)) = (beside, item.get_attribute("data-file")) else { return };
        items::swap(&item, &beside, up);
        items::tidy(&control);
        let page = self.clone();
        spawn_local(async move {
            let field = if up { "tep-len=" } else { "tep-xuong=" };
            let kept = page.post_with(&[field, &id].concat()).await;
            if !kept {
                items::swap(&item, &beside, !up);
                items::tidy(&control);
            }
            let name = item.get_attribute("data-name").unwrap_or_default();
            page.say(if kept { "moved" } else { "unmoved" }, &name, "");
            // The button may have gone: it leads nowhere for the first and the last.
            let button = if up { "[data-act=up]:not([hidden])" } else { "[data-act=down]:not([hidden])" };
            let again = item.query_selector(&[button, ", [data-act=remove]"].concat()).ok().flatten();
            if let Some(button) = again {
                let _ = button.unchecked_into::<HtmlElement>().focus();
            }
        });
    }

    /// A word of the server's, with its parameter.
    pub(super) fn word(&self, name: &str) -> String {
        self.parts.get_attribute(&["data-", name].concat()).unwrap_or_default()
    }

    /// Reads something out; `{name}` and `{n}` stand for the file and a number.
    pub(super) fn say(&self, word: &str, name: &str, number: &str) {
        self.read_out(&fill(&self.word(word), name, number));
    }

    /// Reads words out.
    pub(super) fn read_out(&self, words: &str) {
        self.spoken.set_text_content(Some(words));
    }

    /// The draft's id, which every upload names.
    pub(super) fn draft(&self) -> String {
        let field = self.form.query_selector("[name='ban-nhap']").ok().flatten();
        field.map(|field| field.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
    }
}

/// The question that something belongs to.
fn control_of(inside: &Element) -> Option<Element> {
    inside.closest("[data-upload]").ok().flatten()
}

/// The browser's own file box of a question.
fn box_of(control: &Element) -> Option<HtmlInputElement> {
    control.query_selector("input[name]").ok()??.dyn_into().ok()
}

/// Puts the focus on the button that chooses another file.
fn focus_choice(control: &Element) {
    if let Some(button) = part(control, "pick") {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
}

/// A name as the server keeps it.
pub(super) fn composed(name: &str) -> String {
    JsString::from(name).normalize("NFC").into()
}
