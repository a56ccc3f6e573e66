//! Communes by name: for the picker of the browser, and for the text of who has no script.

use app::{islands::commune_picker::FoundPlace, pages::submission::Place};
use axum::{Json, extract::State};
use domain::text;

use crate::{
    catalogue::communes::{Commune, CommuneMatch, Resolution},
    state::AppState,
};

/// Most places in one answer: a list that a phone shows without scrolling for long.
const MOST: usize = 8;

/// `POST /api/v1/communes`: the body is what was typed, the answer a list of places.
pub async fn find(State(app): State<AppState>, body: String) -> Json<Vec<FoundPlace>> {
    let found = app.catalogue.communes.find(&text::clean(&body), MOST);
    let places = found.into_iter().map(|place| match place {
        CommuneMatch::Today(commune) => found_place(Some(commune), commune.label(), String::new()),
        CommuneMatch::Was { now, .. } => found_place(Some(now), now.label(), place.to_string()),
        CommuneMatch::Gone(old) => found_place(None, old.label(), place.to_string()),
    });
    let mut listed: Vec<FoundPlace> = Vec::new();
    for place in places {
        // A commune of today and the old ward of the same name are one place to choose.
        if place.code.is_empty() || !listed.iter().any(|other| other.code == place.code) {
            listed.push(place);
        }
    }
    Json(listed)
}

fn found_place(commune: Option<&Commune>, label: String, note: String) -> FoundPlace {
    FoundPlace { code: commune.map(|commune| commune.code.to_string()).unwrap_or_default(), label, note }
}

/// What a typed text means.
pub(super) enum Typed {
    /// This commune, by its code.
    One(String),
    /// One of these.
    Several(Vec<Place>),
    /// An old ward of which only the end is known.
    Gone,
    /// Nothing known.
    Unknown,
}

/// The commune that a text names.
pub(super) fn resolve(app: &AppState, typed: &str) -> Typed {
    // Our own lists write "(cũ)" behind an old ward's name; nobody else does.
    match app.catalogue.communes.resolve(&typed.replace("(cũ)", "")) {
        Resolution::One(commune) => Typed::One(commune.code.to_string()),
        Resolution::Many(found) => {
            let places = found
                .into_iter()
                .filter_map(|place| Some(Place { code: place.commune()?.code.to_string(), label: place.to_string() }));
            let places: Vec<_> = places.take(MOST).collect();
            if places.is_empty() { Typed::Gone } else { Typed::Several(places) }
        }
        Resolution::None => Typed::Unknown,
    }
}
