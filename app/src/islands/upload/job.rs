//! One file on its way: begun, sent in pieces, looked at. Every try starts from what the server has.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use domain::file_size;
use js_sys::{Date, Object};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element, File, ProgressEvent, Url, XmlHttpRequest};

use super::{
    super::{
        fill::fill,
        json::{member, text},
    },
    items::{part, state},
    page::Page,
    photo,
    request::{Body, STALLED, TUS, UPLOADS, ask, encoded, json_list, number, plain_text},
    window,
};

/// Sizes of a piece, in bytes: the first, and the bounds between which the line's speed decides.
const FIRST_PIECE: u64 = 256 * 1024;
const SMALLEST_PIECE: u64 = 64 * 1024;
const LARGEST_PIECE: u64 = 1024 * 1024;
/// A piece that took less is followed by a larger one, one that took more by a smaller one, in milliseconds.
const SHORT: f64 = 2_000.0;
const LONG: f64 = 8_000.0;

/// Why a try ended without the file being there.
pub(super) enum Stop {
    /// No answer: try again.
    Broken,
    /// The server cannot now: try again.
    Trouble,
    /// It never will: words for the citizen.
    Refused(String),
}

/// A chosen file.
pub(super) struct Job {
    /// Its question.
    pub control: Element,
    /// Its item in the list.
    pub item: Element,
    /// Its name, NFC.
    pub name: String,
    /// The citizen has taken it back: what has arrived is to be removed.
    pub gone: Cell<bool>,
    file: File,
    /// What is sent, and under which name; a photo is made smaller once.
    sent: RefCell<Option<(Blob, String)>>,
    /// Id of the upload; empty before it is begun.
    id: RefCell<String>,
    /// It may have been begun without our having heard.
    unsure: Cell<bool>,
    /// The request under way.
    xhr: RefCell<Option<XmlHttpRequest>>,
    /// The last quarter that was read out.
    quarter: Rc<Cell<u64>>,
}

impl Job {
    /// A file of a question, with its item.
    pub(super) fn new(control: Element, item: Element, file: File, name: String) -> Self {
        Self {
            control,
            item,
            name,
            gone: Cell::default(),
            file,
            sent: RefCell::default(),
            id: RefCell::default(),
            unsure: Cell::default(),
            xhr: RefCell::default(),
            quarter: Rc::default(),
        }
    }

    /// The server knows of it.
    pub(super) fn is_begun(&self) -> bool {
        !self.id.borrow().is_empty() || self.unsure.get()
    }

    /// Takes it back. A piece on its way is cut off; the beginning is not, for its answer tells what to remove.
    pub(super) fn stop(&self) {
        self.gone.set(true);
        if !self.id.borrow().is_empty()
            && let Some(xhr) = &*self.xhr.borrow()
        {
            let _ = xhr.abort();
        }
    }

    /// One try, from what has arrived to the end.
    pub(super) async fn attempt(&self, page: &Rc<Page>) -> Result<(), Stop> {
        if !self.gone.get() {
            let ended = self.deliver(page).await;
            // It may have been taken back meanwhile.
            if !self.gone.get() {
                return ended;
            }
        }
        let id = self.id.borrow().clone();
        if !page.delete(&id).await {
            return Err(Stop::Broken);
        }
        self.item.remove();
        Ok(())
    }

    async fn deliver(&self, page: &Rc<Page>) -> Result<(), Stop> {
        let (blob, name) = self.prepared(page).await;
        let size = blob.size() as u64;
        let most = self.control.get_attribute("data-largest").and_then(|most| most.parse().ok()).unwrap_or(u64::MAX);
        if size > most {
            return Err(Stop::Refused(page.word("large")));
        }
        let mut offset = self.place(page, &name, size).await?;
        let mut piece = FIRST_PIECE;
        while offset < size && !self.gone.get() {
            let began = Date::now();
            offset = self.append(page, &blob, offset, size.min(offset + piece)).await?;
            page.moved.set(true);
            page.show_sent(&self.item, offset, size, &self.quarter);
            let took = Date::now() - began;
            if took < SHORT {
                piece = (piece * 2).min(LARGEST_PIECE);
            } else if took > LONG {
                piece = (piece / 2).max(SMALLEST_PIECE);
            }
        }
        if self.gone.get() {
            return Ok(());
        }
        state(&self.item, "sending", &page.word("checking"));
        self.outcome(page, &blob).await
    }

    /// What is sent: the file, or a smaller photo in its place.
    async fn prepared(&self, page: &Page) -> (Blob, String) {
        if let Some(sent) = self.sent.borrow().clone() {
            return sent;
        }
        page.say("start", &self.name, "");
        state(&self.item, "waiting", &page.word("shrinking"));
        let sent = match photo::smaller(&self.file).await {
            Some(photo) => {
                let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
                (photo, [stem, ".jpg"].concat())
            }
            None => (self.file.clone().unchecked_into(), self.name.clone()),
        };
        self.sent.replace(Some(sent.clone()));
        sent
    }

    /// Where to go on from: what the server has of it, or the beginning.
    async fn place(&self, page: &Page, name: &str, size: u64) -> Result<u64, Stop> {
        if self.id.borrow().is_empty() {
            let begun = self.begun(page, name, size).await?;
            self.id.replace(begun);
        }
        let id = self.id.borrow().clone();
        if !id.is_empty() {
            let _ = self.item.set_attribute("data-file", &id);
            let xhr = self.request()?;
            match ask(&xhr, "HEAD", &[UPLOADS, "/", &id].concat(), &[TUS], Body::Nothing).await {
                200..300 => return number(&xhr, "Upload-Offset").ok_or(Stop::Trouble),
                // Expired, or removed elsewhere.
                403 | 404 | 410 => self.id.replace(String::new()),
                status => return Err(stopped(page, status)),
            };
        }
        self.begin(page, name, size).await.map(|()| 0)
    }

    /// An upload of the same file that was begun before: by this page without our having heard of it, or before the page
    /// was loaded anew. One of the same name and another size cannot go on (another photo, or made smaller otherwise): it
    /// is removed.
    async fn begun(&self, page: &Page, name: &str, size: u64) -> Result<String, Stop> {
        let size = size.to_string();
        let items = part(&self.control, "list").map(|list| list.children());
        let arriving = items.and_then(|items| {
            (0..items.length()).filter_map(|index| items.item(index)).find(|item| {
                item.get_attribute("data-state").as_deref() == Some("arriving")
                    && item.get_attribute("data-name").as_deref() == Some(name)
            })
        });
        if let Some(item) = arriving {
            let id = item.get_attribute("data-file").unwrap_or_default();
            if item.get_attribute("data-bytes").as_deref() == Some(size.as_str()) {
                item.remove();
                return Ok(id);
            }
            if !page.delete(&id).await {
                return Err(Stop::Broken);
            }
            item.remove();
        }
        if !self.unsure.get() {
            return Ok(String::new());
        }
        let found = self.listed(page).await?.into_iter().find(|upload| {
            let id = text(upload, "id");
            let shown = self.control.query_selector(&["[data-file='", &id, "']"].concat()).ok().flatten();
            text(upload, "state") == "arriving"
                && text(upload, "name") == name
                && member(upload, "bytes").as_f64().map(|bytes| bytes as u64).unwrap_or_default().to_string() == size
                && shown.is_none()
        });
        self.unsure.set(false);
        Ok(found.map(|upload| text(&upload, "id")).unwrap_or_default())
    }

    async fn begin(&self, page: &Page, name: &str, size: u64) -> Result<(), Stop> {
        let question = self.control.get_attribute("data-upload").unwrap_or_default();
        let kind = self.sent.borrow().as_ref().map(|(blob, _)| blob.type_()).unwrap_or_default();
        let (draft, length) = (page.draft(), size.to_string());
        // Browsers do not know the kind of every file.
        let said = [("filename", name), ("filetype", &*kind), ("draft", &*draft), ("question", &*question)];
        let said = said.iter().filter(|(_, value)| !value.is_empty());
        let metadata = said.map(|(key, value)| [key, " ", &base64(value)].concat()).collect::<Vec<_>>().join(",");
        let headers = [TUS, ("Upload-Length", &*length), ("Upload-Metadata", &*metadata)];
        let xhr = self.request()?;
        self.unsure.set(true);
        let status = ask(&xhr, "POST", UPLOADS, &headers, Body::Nothing).await;
        let place = xhr.get_response_header("Location").ok().flatten();
        match (status, place.as_deref().and_then(|place| place.rsplit('/').next())) {
            (201, Some(id)) => {
                self.unsure.set(false);
                let _ = self.item.set_attribute("data-file", id);
                self.id.replace(id.to_owned());
                Ok(())
            }
            // Too many, or too large: the server says it in the citizen's words.
            (409 | 413, _) => Err(Stop::Refused(plain_text(&xhr).unwrap_or_else(|| page.word("many")))),
            _ => Err(stopped(page, status)),
        }
    }

    /// Sends one piece; gives the offset behind it.
    async fn append(&self, page: &Rc<Page>, blob: &Blob, from: u64, to: u64) -> Result<u64, Stop> {
        let piece = blob.slice_with_f64_and_f64(from as f64, to as f64).map_err(|_| Stop::Broken)?;
        // Read before it is sent: a file that has gone from the device must not look like a broken line.
        let Ok(bytes) = JsFuture::from(piece.array_buffer()).await else {
            return Err(Stop::Refused(page.word("unreadable")));
        };
        let bytes: Object = bytes.unchecked_into();
        let xhr = self.request()?;
        let upload = xhr.upload().map_err(|_| Stop::Broken)?;
        let began = Date::now();
        let (shown, watched, quarter) = (page.clone(), xhr.clone(), self.quarter.clone());
        let (item, size) = (self.item.clone(), blob.size() as u64);
        let progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            watched.set_timeout((Date::now() - began) as u32 + STALLED);
            shown.show_sent(&item, from + event.loaded() as u64, size, &quarter);
        });
        upload.set_onprogress(Some(progress.as_ref().unchecked_ref()));
        let id = self.id.borrow().clone();
        let offset = from.to_string();
        let headers = [TUS, ("Content-Type", "application/offset+octet-stream"), ("Upload-Offset", &*offset)];
        let status = ask(&xhr, "PATCH", &[UPLOADS, "/", &id].concat(), &headers, Body::Bytes(&bytes)).await;
        upload.set_onprogress(None);
        match status {
            204 => Ok(number(&xhr, "Upload-Offset").unwrap_or(to)),
            // The server has another offset, or the upload no longer: the next try asks.
            403 | 404 | 409 | 410 => Err(Stop::Trouble),
            _ => Err(stopped(page, status)),
        }
    }

    /// What the server says of a file that has arrived as a whole.
    async fn outcome(&self, page: &Page, blob: &Blob) -> Result<(), Stop> {
        let id = self.id.borrow().clone();
        let listed = self.listed(page).await?;
        // It was removed elsewhere, or has expired.
        let upload = listed.into_iter().find(|upload| text(upload, "id") == id);
        let Some(upload) = upload else { return Err(Stop::Refused(page.word("lost"))) };
        match text(&upload, "state").as_str() {
            "ready" => {
                let mut facts = file_size::words(blob.size() as u64, &page.word("comma"));
                if let Some(pages) = member(&upload, "pages").as_f64() {
                    facts.push_str(&fill(&page.word("pages"), "", &(pages as u32).to_string()));
                }
                let picture = member(&upload, "image").as_bool().unwrap_or_default();
                let picture = picture.then(|| Url::create_object_url_with_blob(blob).ok()).flatten();
                page.show_ready(&self.item, &facts, picture);
                page.say("done", &self.name, "");
                Ok(())
            }
            "refused" => Err(Stop::Refused(text(&upload, "reason"))),
            // Nobody could look at it yet. Asking again asks for that, too.
            _ => Err(Stop::Trouble),
        }
    }

    /// The question's uploads, as the server lists them.
    async fn listed(&self, page: &Page) -> Result<Vec<JsValue>, Stop> {
        let question = self.control.get_attribute("data-upload").unwrap_or_default();
        let address = [UPLOADS, "?draft=", &encoded(&page.draft()), "&question=", &encoded(&question)].concat();
        let xhr = self.request()?;
        match ask(&xhr, "GET", &address, &[], Body::Nothing).await {
            200 => Ok(json_list(&xhr).ok_or(Stop::Trouble)?.iter().collect()),
            status => Err(stopped(page, status)),
        }
    }

    /// A new request, which [`Job::stop`] can cut off.
    fn request(&self) -> Result<XmlHttpRequest, Stop> {
        let xhr = XmlHttpRequest::new().map_err(|_| Stop::Broken)?;
        self.xhr.replace(Some(xhr.clone()));
        Ok(xhr)
    }
}

/// What an answer that is none of the expected ones means.
fn stopped(page: &Page, status: u16) -> Stop {
    match status {
        0 => Stop::Broken,
        408 | 423 | 425 | 429 | 460 | 500.. => Stop::Trouble,
        _ => Stop::Refused(page.word("failed")),
    }
}

/// Base64 of the text's UTF-8, as the upload protocol has its metadata.
fn base64(text: &str) -> String {
    let bytes: String = text.bytes().map(char::from).collect();
    window().btoa(&bytes).unwrap_or_default()
}
