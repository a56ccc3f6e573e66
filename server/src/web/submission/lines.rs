//! Business lines by code or words.

use app::pages::submission::Place;

use super::places::Typed;
use crate::{catalogue::business_lines::Meant, state::AppState};

/// Most lines that are offered to choose from; who types another word sees fewer.
const MOST: usize = 12;

/// The business line that a text names.
pub(super) fn resolve(app: &AppState, typed: &str) -> Typed {
    match app.catalogue.business_lines.resolve(typed) {
        Meant::One(line) => Typed::One(line.code.to_string()),
        Meant::Many(found) => Typed::Several(
            found
                .into_iter()
                .take(MOST)
                .map(|line| Place { code: line.code.to_string(), label: line.label() })
                .collect(),
        ),
        Meant::None => Typed::Unknown,
    }
}
