//! A request with an end: an answer, or none. By `XMLHttpRequest`, which alone tells how much has been sent.

use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::XmlHttpRequest;

/// Where uploads are begun and listed.
pub(super) const UPLOADS: &str = "/api/v1/uploads";
/// The name of a form's content type.
pub(super) const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
/// Names the version of the upload protocol in every request of it.
pub(super) const TUS: (&str, &str) = ("Tus-Resumable", "1.0.0");
/// A connection on which nothing has moved for so long is dead, in milliseconds.
pub(super) const STALLED: u32 = 30_000;

/// What a request carries.
pub(super) enum Body<'a> {
    Nothing,
    Text(&'a str),
    Bytes(&'a Object),
}

/// Sends a request and waits for its end; gives the status, 0 if there was no answer. It is given up after 30 s, unless
/// `xhr` has a time of its own.
pub(super) async fn ask(
    xhr: &XmlHttpRequest,
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: Body<'_>,
) -> u16 {
    if xhr.open(method, url).is_err() {
        return 0;
    }
    if xhr.timeout() == 0 {
        xhr.set_timeout(STALLED);
    }
    for (name, value) in headers {
        let _ = xhr.set_request_header(name, value);
    }
    let ended = promise(&mut |resolve| {
        xhr.set_onloadend(Some(&resolve));
        let sent = match body {
            Body::Nothing => xhr.send(),
            Body::Text(text) => xhr.send_with_opt_str(Some(text)),
            Body::Bytes(bytes) => xhr.send_with_opt_buffer_source(Some(bytes)),
        };
        if sent.is_err() {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(ended).await;
    xhr.status().unwrap_or_default()
}

/// A header of the answer, as a number.
pub(super) fn number(xhr: &XmlHttpRequest, header: &str) -> Option<u64> {
    xhr.get_response_header(header).ok()??.parse().ok()
}

/// The answer's text, if it is meant for people.
pub(super) fn plain_text(xhr: &XmlHttpRequest) -> Option<String> {
    let kind = xhr.get_response_header("Content-Type").ok()??;
    let text = xhr.response_text().ok()??;
    (kind.starts_with("text/plain") && !text.is_empty()).then_some(text)
}

/// A list of objects in JSON.
pub(super) fn json_list(xhr: &XmlHttpRequest) -> Option<Array> {
    let text = xhr.response_text().ok()??;
    js_sys::JSON::parse(&text).ok()?.dyn_into().ok()
}

/// Text for an address or a form's body.
pub(super) fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// A promise that `start` resolves, now or later, by calling what it is given.
pub(super) fn promise(start: &mut dyn FnMut(Function)) -> Promise {
    Promise::new(&mut |resolve, _| start(resolve))
}
