//! Photos are made smaller before they are sent: a page of text is as legible at a quarter of a phone's pixels, and on 3G
//! that is a minute less for each.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlImageElement, Url};

use super::{document, request::promise};

/// A photo of up to so many bytes is sent as it is.
const SMALL: f64 = 1.5 * 1024.0 * 1024.0;
/// Longest side of what is sent, in pixels: 220 an inch on a page of A4.
const LONGEST_SIDE: f64 = 2560.0;
/// Quality of the JPEG.
const QUALITY: f64 = 0.85;

/// A smaller photo instead of this file, or `None`: it is small, no photo, or this browser cannot read it (HEIC, mostly).
pub(super) async fn smaller(file: &File) -> Option<Blob> {
    let kind = file.type_();
    let known = matches!(kind.as_str(), "image/jpeg" | "image/png");
    // Kinds that the service does not take, but this browser may read, are worth turning into one that it takes.
    if !kind.starts_with("image/") || kind.starts_with("image/hei") || (known && file.size() <= SMALL) {
        return None;
    }
    let url = Url::create_object_url_with_blob(file).ok()?;
    let drawn = draw(&url).await;
    let _ = Url::revoke_object_url(&url);
    let canvas = drawn?;
    let made = promise(&mut |resolve| {
        let quality = JsValue::from_f64(QUALITY);
        if canvas.to_blob_with_type_and_encoder_options(&resolve, "image/jpeg", &quality).is_err() {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    let blob: Blob = JsFuture::from(made).await.ok()?.dyn_into().ok()?;
    // The pixels are given back at once: an old phone has few.
    canvas.set_width(0);
    (blob.size() < file.size() || !known).then_some(blob)
}

/// The picture, upright, on white, at the size in which it is sent. By an `<img>`: browsers read a JPEG for one at the size
/// in which it is drawn, which takes a fraction of the memory of all its pixels.
async fn draw(url: &str) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    let loaded = promise(&mut |resolve: Function| {
        image.set_onload(Some(&resolve));
        image.set_onerror(Some(&resolve));
        image.set_src(url);
    });
    let _ = JsFuture::from(loaded).await;
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    if width < 1.0 || height < 1.0 {
        return None;
    }
    let scale = (LONGEST_SIDE / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).round(), (height * scale).round());
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    Some(canvas)
}
