//! A paper of the agency to its holder.

use std::{convert::Infallible, iter, sync::Arc, time::Duration};

use app::pages::papers::problem::{PaperProblem, Why};
use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
};
use bytes::Bytes;
use futures_util::stream;
use tokio::{sync::OwnedSemaphorePermit, time::timeout};

use super::{fetch, open};
use crate::{
    state::AppState,
    web::{PageError, PageResult, Visitor, download::download, render, see_other},
};

/// How long a download waits for a place.
const WAIT: Duration = Duration::from_secs(5);
/// Bytes that are sent at a time.
const PIECE: usize = 64 * 1024;

/// `GET /ho-so/{reference}/giay-to/{paper}`: to be saved, by who may see the dossier in full. On a device of the centre nothing is
/// handed out: it would stay there. What is not the agency's own file is handed out nowhere.
pub async fn show(
    State(app): State<AppState>,
    visitor: Visitor,
    Path((reference, id)): Path<(String, String)>,
) -> PageResult {
    let submission = match open(&app, &visitor, &reference).await? {
        Ok(submission) => submission,
        Err(elsewhere) => return Ok(see_other(&elsewhere)),
    };
    if visitor.kiosk {
        return Err(PageError::NotFound);
    }
    let (view, _) = submission.last_known.ok_or(PageError::NotFound)?;
    let paper = view.papers.iter().find(|paper| paper.id == id).ok_or(PageError::NotFound)?;
    let place = timeout(WAIT, Arc::clone(&app.paper_places).acquire_owned()).await;
    let place = place.map_err(|_| PageError::TimedOut)?.map_err(|_| PageError::Internal)?;
    match fetch(&app, &view.code, paper).await {
        Ok(bytes) => {
            tracing::info!(target: "access", dossier = %view.code, paper = paper.id, "the holder downloaded a paper");
            let length = bytes.len();
            let mut response = download(&paper.name, &paper.media_type, in_pieces(bytes, place));
            response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
            Ok(response)
        }
        Err(why) => {
            let status = match why {
                Why::Damaged => StatusCode::BAD_GATEWAY,
                Why::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
                Why::Gone => StatusCode::NOT_FOUND,
            };
            let mut response = render(&app, &visitor, status, PaperProblem { reference, why }).await;
            if why == Why::Unreachable {
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
            }
            Ok(response)
        }
    }
}

/// The file as a body that holds its place until the last byte is on its way.
fn in_pieces(mut bytes: Bytes, place: OwnedSemaphorePermit) -> Body {
    let pieces = iter::from_fn(move || {
        let _held = &place;
        let piece = bytes.split_to(bytes.len().min(PIECE));
        (!piece.is_empty()).then_some(Ok::<_, Infallible>(piece))
    });
    Body::from_stream(stream::iter(pieces))
}
