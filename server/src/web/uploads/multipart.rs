//! The post of a step: fields as ever, or fields and files together from a browser without script.

use axum::{
    extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request, multipart::Field},
    http::header,
};
use tokio::time::timeout;

use super::{list, takes};
use crate::{
    router::{BODY_TIME, FORM_LIMIT},
    state::AppState,
    store::{Draft, Upload},
    uploads::{Announced, AppendError, Appender, Created, Refusal},
    web::{Fields, PageError, Visitor, limits},
};

/// The field with the draft's id. It stands before the files in the form.
const DRAFT: &str = "ban-nhap";
/// Most parts of a post.
const MOST_PARTS: usize = 250;

/// What was posted in a step of a form.
#[derive(Debug, Default)]
pub struct StepPost {
    /// Its fields, files left out.
    pub fields: Fields,
    /// What became of each file that came along, in order.
    pub received: Vec<Received>,
}

/// A file that came along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Id of the question.
    pub question: String,
    /// Id of the upload; `None`: there is none.
    pub upload: Option<String>,
    /// Why it was not taken; `None`: it is ready, or is said in its row why not.
    pub refused: Option<Refusal>,
}

impl FromRequest<AppState> for StepPost {
    type Rejection = PageError;

    async fn from_request(mut request: Request, app: &AppState) -> Result<Self, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
            // Such a post has as much time as everywhere; the route's own is for files.
            let fields = timeout(BODY_TIME, Fields::from_request(request, app)).await;
            return Ok(Self { fields: fields.map_err(|_| PageError::TimedOut)??, received: Vec::new() });
        }
        // Fields and each file are measured one by one.
        DefaultBodyLimit::disable().apply(&mut request);
        let (mut parts, body) = request.into_parts();
        let Ok(visitor) = Visitor::from_request_parts(&mut parts, app).await;
        let request = Request::from_parts(parts, body);
        let parts = Multipart::from_request(request, app).await.map_err(|_| PageError::NotAForm)?;
        read(app, &visitor, parts).await
    }
}

async fn read(app: &AppState, visitor: &Visitor, mut parts: Multipart) -> Result<StepPost, PageError> {
    let (mut pairs, mut received) = (Vec::new(), Vec::new());
    let mut left = FORM_LIMIT;
    let mut draft: Option<Draft> = None;
    for _ in 0..MOST_PARTS {
        let Some(part) = parts.next_field().await.map_err(|_| PageError::TimedOut)? else {
            return Ok(StepPost { fields: Fields::of_pairs(pairs), received });
        };
        let name = part.name().unwrap_or_default().to_owned();
        if part.file_name().is_none() {
            let value = text(part, &mut left).await?;
            if let (DRAFT, Some(browser)) = (name.as_str(), visitor.browser()) {
                draft = list::draft(app, &browser, &value).await?;
            }
            pairs.push((name, value));
            continue;
        }
        // A question for which nothing was chosen comes without a name.
        if part.file_name().is_some_and(str::is_empty) {
            continue;
        }
        let (Some(browser), Some(draft)) = (visitor.browser(), &draft) else {
            // Nobody's: not read on. The page says that the draft is gone.
            return Ok(StepPost { fields: Fields::of_pairs(pairs), received });
        };
        if let Some(one) = take(app, &browser, draft, name, part).await? {
            received.push(one);
        }
    }
    Err(PageError::TooLarge)
}

/// A field that is none of a file.
async fn text(mut part: Field<'_>, left: &mut usize) -> Result<String, PageError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|_| PageError::TimedOut)? {
        *left = left.checked_sub(chunk.len()).ok_or(PageError::TooLarge)?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// One file; `None` if the form has no such question.
async fn take(
    app: &AppState,
    browser: &[u8],
    draft: &Draft,
    question: String,
    mut part: Field<'_>,
) -> Result<Option<Received>, PageError> {
    let Some(takes) = takes::asked(app, draft, &question) else { return Ok(None) };
    limits::upload(app, browser).await?;
    let said = Announced {
        draft: draft.id.clone(),
        question: question.clone(),
        name: part.file_name().unwrap_or_default().to_owned(),
        metadata: String::new(),
        length: None,
    };
    let upload = match app.uploads.create(browser, said, &takes).await? {
        Created::As(upload) => *upload,
        Created::Refused(refusal) => return Ok(Some(Received { question, upload: None, refused: Some(refusal) })),
        Created::NoDraft => return Ok(None),
    };
    let written = write(app, &upload, &mut part).await;
    match written {
        Ok(()) => Ok(Some(Received { question, upload: Some(upload.new.id), refused: None })),
        // The row says so, beside the file's name.
        Err(AppendError::TooLong) => {
            app.store.refuse_upload(&upload.new.id, Refusal::TooBig.code()).await?;
            Ok(Some(Received { question, upload: Some(upload.new.id), refused: Some(Refusal::TooBig) }))
        }
        // A browser without script sends the whole form again: half a file is of no use.
        Err(error) => {
            app.uploads.remove(browser, &upload.new.id).await?;
            match error {
                AppendError::Store(error) => Err(error.into()),
                AppendError::Files(error) => Err(error.into()),
                _ => Err(PageError::TimedOut),
            }
        }
    }
}

async fn write(app: &AppState, upload: &Upload, part: &mut Field<'_>) -> Result<(), AppendError> {
    let mut appender = Appender::new(&app.uploads, upload, None)?;
    loop {
        match part.chunk().await {
            Ok(Some(chunk)) => appender.push(&chunk).await?,
            Ok(None) => break,
            Err(_) => return Err(AppendError::Cut),
        }
    }
    let length = appender.finish().await?;
    app.store.set_upload_length(&upload.new.id, length).await?;
    let whole = app.store.any_upload(&upload.new.id).await?.ok_or(AppendError::Conflict)?;
    app.uploads.settle(whole).await?;
    Ok(())
}
