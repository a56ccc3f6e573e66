//! `GET /changes`.

use axum::extract::{RawQuery, State};

use super::{
    Api,
    document::{ListProblems, ReadProblems},
    problem::{Kind, Problem},
    wire::ChangesPage,
};
use crate::province::Cursor;

/// Most dossiers on a page.
pub const MOST: u16 = 200;

/// What has changed
///
/// Every dossier of the province that changed after `since`, also those taken in on paper, the change longest ago first.
/// Without `since` from the beginning. Read page after page with `next` until `more` is false, and later go on from the
/// last `next`: a cursor does not expire, and no change is left out. A change may be told twice, and of several changes
/// of a dossier only the last is told.
#[utoipa::path(
    get,
    path = "/changes",
    operation_id = "listChanges",
    tag = "dossiers",
    params(
        ("since" = Option<String>, Query, description = "`next` of an earlier page; without it from the beginning.",
            max_length = 500, example = json!("4711")),
        ("limit" = Option<u16>, Query, description = "Most dossiers on the page; 200 if not given.",
            minimum = 1, maximum = 200, example = json!(200)),
    ),
    responses(
        (status = 200, description = "A page.", body = ChangesPage),
        (status = 400, description = "A parameter is not usable: `cursor-invalid`, `malformed-request`.",
            body = Problem, content_type = "application/problem+json"),
        ListProblems,
        ReadProblems,
    ),
)]
pub async fn list(State(api): State<Api>, RawQuery(query): RawQuery) -> Result<axum::Json<ChangesPage>, Problem> {
    let (mut since, mut limit) = (None, MOST);
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        match &*name {
            "since" => since = Some(Cursor(value.into_owned())),
            "limit" => {
                let number = value.parse().ok().filter(|limit| (1..=MOST).contains(limit));
                limit = number.ok_or_else(|| {
                    Problem::of(Kind::Malformed).at("limit").because(format!("it is no number from 1 to {MOST}"))
                })?;
            }
            // Parameters that may come later are ignored, as members of a body are.
            _ => {}
        }
    }
    Ok(axum::Json(api.province.changed_since(since.as_ref(), limit).await?.into()))
}
