//! One file after the other: on a slow line two at once are both late, and an old phone has no room for two photos. A
//! broken connection is tried again for as long as the page is open.

use std::rc::Rc;

use domain::file_size;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, File, HtmlElement};

use super::{
    items::{state, tidy, write},
    job::{Job, Stop},
    page::{Page, composed},
    request::promise,
    window,
};

/// First and longest wait between two tries, in milliseconds.
const FIRST_WAIT: i32 = 1_000;
const LONGEST_WAIT: i32 = 30_000;

impl Page {
    /// Puts a chosen file behind the others, with its item in the list.
    pub(super) fn enqueue(&self, control: &Element, file: File) {
        let name = composed(&file.name());
        let Some(item) = self.add_item(control, &name) else { return };
        write(&item, "facts", &file_size::words(file.size() as u64, &self.word("comma")));
        match self.unfit(control, &file, &name) {
            Some(word) => self.refuse(&item, &self.word(word)),
            None => {
                state(&item, "waiting", &self.word("waiting"));
                self.queue.borrow_mut().push_back(Rc::new(Job::new(control.clone(), item, file, name)));
            }
        }
        tidy(control);
    }

    /// What can be said of a file before a byte is sent; the server looks at everything again.
    fn unfit(&self, control: &Element, file: &File, name: &str) -> Option<&'static str> {
        if file.size() < 1.0 {
            return Some("empty");
        }
        let most: u32 = control.get_attribute("data-most").and_then(|most| most.parse().ok()).unwrap_or(u32::MAX);
        let taken = control.query_selector_all("li[data-state]:not([data-state=refused]):not([data-state=arriving])");
        if taken.is_ok_and(|taken| taken.length() > most) {
            return Some("many");
        }
        // A photo may still become one that is taken; a name without an ending says nothing.
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let taken = control.get_attribute("data-endings").unwrap_or_default();
        let known = ending.is_none_or(|ending| taken.split(' ').any(|one| one == ending));
        (!known && !file.type_().starts_with("image/")).then_some("kind")
    }

    /// Says at a file why it is not taken, and what to do.
    pub(super) fn refuse(&self, item: &Element, words: &str) {
        state(item, "refused", words);
        let name = item.get_attribute("data-name").unwrap_or_default();
        self.read_out(&(name + ": " + words));
        // Whoever waited to go on must read this first, and may then go on.
        if self.leaving.take().is_some() {
            self.show_panel(false);
            if let Some(button) = item.query_selector("[data-act=remove]").ok().flatten() {
                Self::focus(&button);
            }
        }
    }

    /// Works on the queue until it is empty, unless somebody does already.
    pub(super) fn work(self: &Rc<Self>) {
        if self.working.replace(true) {
            return;
        }
        let page = self.clone();
        spawn_local(async move {
            page.send_all().await;
            page.working.set(false);
            page.leave_now();
        });
    }

    async fn send_all(self: &Rc<Self>) {
        let mut wait = 0;
        while let Some(job) = self.first() {
            self.moved.set(false);
            let ended = job.attempt(self).await;
            match ended {
                Err(stop @ (Stop::Broken | Stop::Trouble)) => {
                    wait = if self.moved.get() { FIRST_WAIT } else { (wait * 2).clamp(FIRST_WAIT, LONGEST_WAIT) };
                    if !job.gone.get() {
                        let word = if matches!(stop, Stop::Broken) { "broken" } else { "busy" };
                        // Read out once for each break.
                        if wait == FIRST_WAIT {
                            self.say(word, "", "");
                        }
                        state(&job.item, "broken", &self.word(word));
                    }
                    // What the server cannot take now shall not keep the others; those not begun keep their order.
                    if matches!(stop, Stop::Trouble) && job.is_begun() {
                        self.queue.borrow_mut().rotate_left(1);
                    }
                    self.rest(wait).await;
                }
                ended => {
                    wait = 0;
                    self.drop_job(&job);
                    if let Err(Stop::Refused(words)) = ended {
                        self.refuse(&job.item, &words);
                    }
                    tidy(&job.control);
                }
            }
        }
    }

    fn first(&self) -> Option<Rc<Job>> {
        self.queue.borrow().front().cloned()
    }

    fn drop_job(&self, job: &Rc<Job>) {
        self.queue.borrow_mut().retain(|other| !Rc::ptr_eq(other, job));
    }

    /// Stops sending a file. What has arrived of it is removed from the server before its item goes.
    pub(super) fn cancel(self: &Rc<Self>, job: &Rc<Job>) {
        let first = self.first().is_some_and(|first| Rc::ptr_eq(&first, job));
        if !first && !job.is_begun() {
            self.drop_job(job);
            job.item.remove();
            tidy(&job.control);
            return;
        }
        state(&job.item, "waiting", &self.word("removing"));
        job.stop();
        self.go_on();
    }

    /// Tries again now.
    pub(super) fn go_on(&self) {
        if let Some(wake) = self.wake.take() {
            let _ = wake.call0(&JsValue::NULL);
        }
    }

    /// Waits; shorter if the connection comes back.
    async fn rest(&self, milliseconds: i32) {
        let over = promise(&mut |resolve: Function| {
            let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
            self.wake.replace(Some(resolve));
        });
        let _ = JsFuture::from(over).await;
    }

    /// The focus goes to this element.
    pub(super) fn focus(element: &Element) {
        let _ = element.unchecked_ref::<HtmlElement>().focus();
    }
}
