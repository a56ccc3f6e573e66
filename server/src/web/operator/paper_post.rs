//! The post of an official's papers: a few fields, and files, each in memory as a whole.

use app::pages::operator::papers::{AT_A_TIME, fields};
use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, multipart::Field},
    http::header,
};

use crate::{province::LARGEST_FILE, state::AppState, web::PageError};

/// Most bytes of a file.
const LARGEST: usize = LARGEST_FILE as usize;
/// So many bytes more are read of what is too large, so that the browser sees the answer.
const DISCARDED: usize = 4 * LARGEST;
/// Longest value of a field.
const VALUE: usize = 200;
/// Most parts of a post.
const MOST_PARTS: usize = AT_A_TIME + 20;

/// What was posted.
#[derive(Debug, Default)]
pub struct PaperPost {
    /// What the papers are.
    pub kind: String,
    /// Version of the dossier that the official has seen.
    pub version: u32,
    /// The files, in order, one more than may be sent at a time at most.
    pub files: Vec<Posted>,
}

/// A file that was posted.
#[derive(Debug)]
pub struct Posted {
    /// Its name, as the browser gives it.
    pub name: String,
    /// Its bytes; `None`: more than a file may have.
    pub bytes: Option<Bytes>,
}

impl FromRequest<AppState> for PaperPost {
    type Rejection = PageError;

    async fn from_request(mut request: Request, app: &AppState) -> Result<Self, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
            return Err(PageError::NotAForm);
        }
        // Each part is measured by itself.
        DefaultBodyLimit::disable().apply(&mut request);
        let parts = Multipart::from_request(request, app).await.map_err(|_| PageError::NotAForm)?;
        read(parts).await
    }
}

async fn read(mut parts: Multipart) -> Result<PaperPost, PageError> {
    let mut post = PaperPost::default();
    let mut discarded = 0;
    for _ in 0..MOST_PARTS {
        let Some(part) = parts.next_field().await.map_err(|_| PageError::TimedOut)? else { return Ok(post) };
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file_name) = part.file_name().map(str::to_owned) else {
            let value = collect(part, VALUE, &mut discarded).await?.ok_or(PageError::TooLarge)?;
            let value = String::from_utf8_lossy(&value).into_owned();
            match name.as_str() {
                fields::KIND => post.kind = value,
                fields::VERSION => post.version = value.parse().unwrap_or_default(),
                _ => {}
            }
            continue;
        };
        // A box in which nothing was chosen comes without a name.
        if file_name.is_empty() {
            continue;
        }
        let most = if post.files.len() > AT_A_TIME { 0 } else { LARGEST };
        let bytes = collect(part, most, &mut discarded).await?.map(Bytes::from);
        if post.files.len() <= AT_A_TIME {
            post.files.push(Posted { name: file_name, bytes });
        }
    }
    Err(PageError::TooLarge)
}

/// The part as a whole; `None` if it has more than `most` bytes.
async fn collect(mut part: Field<'_>, most: usize, discarded: &mut usize) -> Result<Option<Vec<u8>>, PageError> {
    let (mut bytes, mut fits) = (Vec::new(), true);
    while let Some(chunk) = part.chunk().await.map_err(|_| PageError::TimedOut)? {
        fits &= bytes.len() + chunk.len() <= most;
        if fits {
            bytes.extend_from_slice(&chunk);
            continue;
        }
        bytes = Vec::new();
        *discarded += chunk.len();
        if *discarded > DISCARDED {
            return Err(PageError::TooLarge);
        }
    }
    Ok(fits.then_some(bytes))
}
