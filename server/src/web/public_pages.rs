//! Public pages that are the same for everybody. Each is rendered once for each language and kind of device, compressed
//! once, and then sent as it is, or not at all to a browser that has it still: on a slow line that is the fastest page.

use std::{collections::HashMap, convert::Infallible, io};

use app::{components::look::Look, page::Page, text::Lang};
use axum::{
    body::Bytes,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use tokio::{sync::OnceCell, task::spawn_blocking};

use super::{
    PageError, Visitor, guide, render,
    render::{HTML, document},
};
use crate::{catalogue::Catalogue, state::AppState};

/// Language and kind of device.
const LOOKS: usize = 4;
/// Brotli's quality: a fifth of the time of the best, one part in a hundred larger.
const QUALITY: i32 = 9;
/// Brotli's window: 256 KB hold any page.
const WINDOW_BITS: i32 = 18;

/// The documents by address and look, each made when it is first asked for. The catalogue does not change while the
/// service runs.
pub struct PublicPages(HashMap<String, [OnceCell<Document>; LOOKS]>);

/// A page as it goes out.
struct Document {
    html: Bytes,
    brotli: OnceCell<Bytes>,
    tag: HeaderValue,
}

impl PublicPages {
    /// No page yet; only the addresses that this catalogue has are ever kept.
    pub fn of(catalogue: &Catalogue) -> Self {
        let procedures = catalogue.procedures().iter().map(|procedure| format!("/thu-tuc/{}", procedure.id));
        let others = ["/", "/thu-tuc", "/tro-nang", "/quyen-rieng-tu"].map(str::to_owned);
        Self(
            others
                .into_iter()
                .chain(procedures)
                .chain(guide::addresses(catalogue))
                .map(|path| (path, <[OnceCell<Document>; LOOKS]>::default()))
                .collect(),
        )
    }

    /// Answers with the page of the visitor's address; `page` makes it if nobody has seen it yet in this look.
    pub async fn respond<P: Page>(
        &self,
        app: &AppState,
        visitor: &Visitor,
        wanted: &Wanted,
        page: impl FnOnce() -> P,
    ) -> Response {
        // The same page under an address written otherwise (`%2E` for a dot).
        let Some(looks) = self.0.get(&visitor.path) else { return render(app, visitor, StatusCode::OK, page()).await };
        let make = async || Document::new(document(app, visitor, page(), None).await?);
        match looks[index(visitor.look())].get_or_try_init(make).await {
            Ok(page) => page.answer(wanted).await,
            Err(error) => error.into_response(),
        }
    }
}

fn index(look: Look) -> usize {
    let language = match look.lang {
        Lang::Vi => 0,
        Lang::En => 2,
    };
    language + usize::from(look.kiosk)
}

impl Document {
    fn new(html: Bytes) -> Result<Self, PageError> {
        // Weak: the same text, whatever its encoding.
        let tag = format!("W/\"{}\"", HEXLOWER.encode(&Sha256::digest(&html)[..12]));
        let tag = HeaderValue::from_str(&tag).map_err(|_| PageError::Internal)?;
        Ok(Self { html, brotli: OnceCell::new(), tag })
    }

    async fn answer(&self, wanted: &Wanted) -> Response {
        let fixed = [
            (header::CONTENT_TYPE, HTML),
            (header::ETAG, self.tag.clone()),
            (header::VARY, HeaderValue::from_static("accept-encoding")),
        ];
        if wanted.has(&self.tag) {
            return (StatusCode::NOT_MODIFIED, fixed).into_response();
        }
        if !wanted.brotli {
            return (fixed, self.html.clone()).into_response();
        }
        match self.brotli.get_or_try_init(|| compress(self.html.clone())).await {
            Ok(body) => {
                let encoding = [(header::CONTENT_ENCODING, HeaderValue::from_static("br"))];
                (fixed, encoding, body.clone()).into_response()
            }
            Err(error) => {
                tracing::error!(%error, "a page could not be compressed");
                (fixed, self.html.clone()).into_response()
            }
        }
    }
}

async fn compress(html: Bytes) -> io::Result<Bytes> {
    let compressed = spawn_blocking(move || {
        let options = brotli::enc::BrotliEncoderParams { quality: QUALITY, lgwin: WINDOW_BITS, ..Default::default() };
        let mut out = Vec::new();
        brotli::BrotliCompress(&mut &html[..], &mut out, &options).map(|_| Bytes::from(out))
    });
    compressed.await.map_err(io::Error::other)?
}

/// What a browser can read, and what it has already.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    brotli: bool,
    tags: Option<HeaderValue>,
}

impl Wanted {
    fn read(headers: &HeaderMap) -> Self {
        let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let mut accepted = accepted.flat_map(|line| line.split(','));
        Self {
            brotli: accepted.any(|encoding| {
                let (name, quality) = encoding.split_once(';').unwrap_or((encoding, ""));
                let refused = quality.trim().strip_prefix("q=").is_some_and(|weight| weight.parse() == Ok(0.0));
                name.trim().eq_ignore_ascii_case("br") && !refused
            }),
            tags: headers.get(header::IF_NONE_MATCH).cloned(),
        }
    }

    /// The browser holds the text with this tag (RFC 9110, 13.1.2: weak comparison).
    fn has(&self, tag: &HeaderValue) -> bool {
        let (Some(Ok(tags)), Ok(tag)) = (self.tags.as_ref().map(HeaderValue::to_str), tag.to_str()) else {
            return false;
        };
        let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        tags.split(',').any(|candidate| opaque(candidate) == opaque(tag))
    }
}

impl FromRequestParts<AppState> for Wanted {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Infallible> {
        Ok(Self::read(&parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    fn wanted(headers: &[(header::HeaderName, &'static str)]) -> Wanted {
        let headers = headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value)));
        Wanted::read(&headers.collect())
    }

    #[test]
    fn brotli_is_sent_to_who_reads_it() {
        for (accepted, expected) in [
            ("gzip, deflate, br", true),
            ("br;q=0.5, gzip", true),
            ("BR", true),
            ("gzip, br;q=0", false),
            ("gzip;q=1, brotli", false),
            ("", false),
        ] {
            assert_eq!(wanted(&[(header::ACCEPT_ENCODING, accepted)]).brotli, expected, "{accepted}");
        }
    }

    #[tokio::test]
    async fn a_page_is_sent_once() {
        let page = Document::new(Bytes::from("trang chủ ".repeat(100))).unwrap();
        let whole = page.answer(&Wanted::default()).await;
        let tag = whole.headers()[header::ETAG].clone();
        assert_eq!(to_bytes(whole.into_body(), 10_000).await.unwrap(), page.html);

        let compressed = page.answer(&wanted(&[(header::ACCEPT_ENCODING, "br")])).await;
        assert_eq!(compressed.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(compressed.headers()[header::VARY], "accept-encoding");
        let body = to_bytes(compressed.into_body(), 10_000).await.unwrap();
        let mut text = Vec::new();
        brotli::BrotliDecompress(&mut &body[..], &mut text).unwrap();
        assert!(body.len() < 100 && text == page.html);

        let held = Wanted { brotli: true, tags: Some(tag) };
        let again = page.answer(&held).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert!(again.headers().contains_key(header::ETAG));
        assert!(to_bytes(again.into_body(), 10_000).await.unwrap().is_empty());
        let other = page.answer(&wanted(&[(header::IF_NONE_MATCH, "\"x\", W/\"y\"")])).await;
        assert_eq!(other.status(), StatusCode::OK);
    }
}
