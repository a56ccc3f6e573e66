//! What a form would post, for islands that post it themselves.

use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement};

/// The fields as a form post writes them. Files have a way of their own.
pub(super) fn form_body(form: &HtmlFormElement) -> String {
    let Ok(data) = FormData::new_with_form(form) else { return String::new() };
    let mut body = String::new();
    for field in js_sys::Array::from(&data).iter() {
        let field: js_sys::Array = field.unchecked_into();
        if let (Some(name), Some(value)) = (field.get(0).as_string(), field.get(1).as_string()) {
            if !body.is_empty() {
                body.push('&');
            }
            body.push_str(&String::from(js_sys::encode_uri_component(&name)));
            body.push('=');
            body.push_str(&String::from(js_sys::encode_uri_component(&value)));
        }
    }
    body
}
