//! One file in the list, or the pattern of one.

use domain::file_size;

use super::{FileState, ShownFile, fields};
use crate::{
    components::{
        details::details,
        html::{Html, fill, html, when},
        look::Look,
    },
    text::{chrome, files as words},
};

/// Whether a file can change its place.
#[derive(Clone, Copy)]
pub(super) struct Moves {
    /// Before the one above it.
    pub up: bool,
    /// Behind the one below it.
    pub down: bool,
}

/// An item of the list; without a file the pattern of one.
pub(super) fn item(file: Option<&ShownFile>, moves: Moves, look: Look) -> Html {
    let lang = look.lang;
    let (id, name) = file.map_or(("", ""), |file| (file.id.as_str(), file.name.as_str()));
    let of_file = html!(
        "<span class='govuk-visually-hidden'>: <span data-name-here>" (name) "</span></span>"
    );
    let act = |shown: bool, act: &'static str, field: &'static str, text: &'static str| {
        html!(
            "<button class='files__act' data-part='" (act) "' data-act='" (act) "' name='" (field) "' value='" (id) "'"
            (file.filter(|_| act == "remove").map(|file| html!(" id='" (file.anchor()) "'")))
            (when(!shown, " hidden")) ">" (text) (of_file) "</button>"
        )
    };
    let refused = file.and_then(|file| match &file.state {
        FileState::Refused { words } => Some(words.as_str()),
        _ => None,
    });
    html!(
        "<li class='files__item'" (file.map(known)) "><p class='files__name' data-name-here>" (name) "</p>"
        "<p class='files__facts' data-part='facts'>" (file.map(|file| facts(file, look))) "</p>"
        "<p class='files__state' data-part='state'" (when(refused.is_some(), " hidden")) ">"
        (file.map(|file| standing(file, look))) "</p>"
        "<p class='govuk-error-message' data-part='refusal'" (when(refused.is_none(), " hidden"))
        "><span class='govuk-visually-hidden'>" (chrome::ERROR_PREFIX.get(lang)) "</span> <span data-part='error'>"
        (refused) "</span></p>"
        "<progress class='progress__bar' data-part='progress' value='0' max='100' aria-hidden='true' hidden></progress>"
        (preview(file, look))
        "<div class='files__acts'>"
        (file.is_none().then(|| html!(
            "<button type='button' class='files__act' data-part='retry' data-act='retry' hidden>" (words::RETRY.get(lang))
            (of_file) "</button>"
        )))
        (act(moves.up, "up", fields::UP, words::UP.get(lang)))
        (act(moves.down, "down", fields::DOWN, words::DOWN.get(lang)))
        (act(true, "remove", fields::REMOVE, words::REMOVE.get(lang)))
        "</div></li>"
    )
}

/// What the island must know of a file that the server knows.
fn known(file: &ShownFile) -> Html {
    let state = match file.state {
        FileState::Arriving { .. } => "arriving",
        FileState::Ready { .. } => "ready",
        FileState::Refused { .. } => "refused",
    };
    html!(
        " data-state='" (state) "' data-file='" (file.id) "' data-name='" (file.name) "' data-bytes='" (file.bytes) "'"
    )
}

fn facts(file: &ShownFile, look: Look) -> Html {
    let pages = match file.state {
        FileState::Ready { pages: Some(pages) } => Some(words::PAGES.get(look.lang).replace("{n}", &pages.to_string())),
        _ => None,
    };
    html!((file_size::words(file.bytes, words::COMMA.get(look.lang)))(pages))
}

fn standing(file: &ShownFile, look: Look) -> String {
    match file.state {
        FileState::Arriving { offset } if offset >= file.bytes => words::EXAMINED_LATER.get(look.lang).to_owned(),
        FileState::Arriving { offset } => {
            fill(words::ARRIVING, look.lang, &[&(offset.saturating_mul(100) / file.bytes).to_string()])
        }
        FileState::Ready { .. } => words::READY.get(look.lang).to_owned(),
        FileState::Refused { .. } => String::new(),
    }
}

/// The picture, unfolded on demand: until then not a byte of it is fetched. Never where others look on or come after.
fn preview(file: Option<&ShownFile>, look: Look) -> Option<Html> {
    let shown = match file {
        Some(file) => file.image && is_ready(file),
        None => true,
    };
    if look.kiosk || !shown {
        return None;
    }
    let address = file.map(|file| html!(" src='" (file.href) "'"));
    let name = file.map_or("", |file| file.name.as_str());
    let image = html!("<img class='files__picture' loading='lazy'" (address) " alt='" (name) "'>");
    let folded = details(words::PREVIEW.get(look.lang), &image, false);
    Some(html!("<div data-part='preview'" (when(file.is_none(), " hidden")) ">" (folded) "</div>"))
}

/// A file that has arrived.
pub(super) fn is_ready(file: &ShownFile) -> bool {
    matches!(file.state, FileState::Ready { .. })
}
