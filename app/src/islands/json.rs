//! JSON as the browser has read it.

use wasm_bindgen::JsValue;

/// A member of an object; undefined if it has none of this name.
pub(super) fn member(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}

/// A member that is a text; else empty.
pub(super) fn text(object: &JsValue, name: &str) -> String {
    member(object, name).as_string().unwrap_or_default()
}
