//! Communes by name: for the picker of the browser, and for the text of who has no script.

use app::{islands::commune_picker::FoundPlace, pages::submission::Place};
use axum::{Json, extract::State};
use domain::text;

use crate::{catalogue::communes::Resolution, state::AppState};

/// Most places in one answer: a list that a phone shows without scrolling for long.
const MOST: usize = 8;

/// `POST /api/v1/communes`: the body is what was typed, the answer a list of places.
pub async fn find(State(app): State<AppState>, body: String) -> Json<Vec<FoundPlace>> {
    let found = app.catalogue.communes.find(&text::clean(&body), MOST);
    let places = found.into_iter().map(|found| FoundPlace {
        code: found.code().unwrap_or_default().to_owned(),
        label: found.label(),
        note: found.note(),
    });
    Json(places.collect())
}

/// What a typed text means.
pub(super) enum Typed {
    /// This commune, by its code.
    One(String),
    /// One of these.
    Several(Vec<Place>),
    /// Nothing known.
    Unknown,
}

/// The commune that a text names.
pub(super) fn resolve(app: &AppState, typed: &str) -> Typed {
    match app.catalogue.communes.resolve(typed) {
        Resolution::One(commune) => Typed::One(commune.code.to_string()),
        Resolution::Many(found) => {
            let places = found.into_iter().filter_map(|found| {
                let note = found.note();
                let label = if note.is_empty() { found.label() } else { format!("{} ({note})", found.label()) };
                Some(Place { code: found.code()?.to_owned(), label })
            });
            let places: Vec<_> = places.take(MOST).collect();
            if places.is_empty() { Typed::Unknown } else { Typed::Several(places) }
        }
        Resolution::None => Typed::Unknown,
    }
}
