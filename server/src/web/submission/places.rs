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
    let communes = &app.catalogue.communes;
    let places = communes.find(&text::clean(&body), MOST).into_iter().flat_map(|place| match place {
        CommuneMatch::Today(commune) => vec![found_place(commune, String::new())],
        CommuneMatch::Was { now, .. } => vec![found_place(now, place.to_string())],
        CommuneMatch::Gone(old) => {
            communes.around(old).into_iter().map(|commune| found_place(commune, place.to_string())).collect()
        }
    });
    let mut listed: Vec<FoundPlace> = Vec::new();
    for place in places {
        // A commune of today and the old ward of the same name are one place to choose.
        if !listed.iter().any(|other| other.code == place.code) {
            listed.push(place);
        }
    }
    Json(listed)
}

fn found_place(commune: &Commune, note: String) -> FoundPlace {
    FoundPlace { code: commune.code.to_string(), label: commune.label(), note }
}

/// What a typed text means.
pub(super) enum Typed {
    /// This commune, by its code.
    One(String),
    /// One of these.
    Several(Vec<Place>),
    /// An old ward of which only the end is known: it must be one of these, of the same former district.
    Gone(Vec<Place>),
    /// Nothing known.
    Unknown,
}

/// The commune that a text names.
pub(super) fn resolve(app: &AppState, typed: &str) -> Typed {
    // Our own lists write "(cũ)" behind an old ward's name; nobody else does.
    match app.catalogue.communes.resolve(&typed.replace("(cũ)", "")) {
        Resolution::One(commune) => Typed::One(commune.code.to_string()),
        Resolution::Many(found) => {
            if let Some(CommuneMatch::Gone(old)) = found.first() {
                let around = app.catalogue.communes.around(old).into_iter();
                return Typed::Gone(
                    around.map(|commune| Place { code: commune.code.to_string(), label: commune.label() }).collect(),
                );
            }
            let places = found
                .into_iter()
                .filter_map(|place| Some(Place { code: place.commune()?.code.to_string(), label: place.to_string() }));
            Typed::Several(places.take(MOST).collect())
        }
        Resolution::None => Typed::Unknown,
    }
}
