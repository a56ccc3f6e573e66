//! The comment of a rating together with what OpenCPS has no field for, in one text.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::province::SubmittedRating;

/// What begins the part for machines, on a line of its own behind the comment.
const MARK: &str = "[Một Chạm ";

/// What OpenCPS has no field for.
#[derive(Serialize, Deserialize)]
struct Note {
    questionnaire: String,
    points: Vec<(String, u8)>,
    score_permille: u16,
    criteria: u8,
    satisfaction: Option<u8>,
    apology_received: Option<bool>,
    #[serde(with = "time::serde::rfc3339")]
    rated_at: OffsetDateTime,
}

/// The comment as it is stored.
pub fn written(rating: &SubmittedRating) -> Result<String, serde_json::Error> {
    let note = serde_json::to_string(&Note {
        questionnaire: rating.questionnaire.clone(),
        points: rating.points.clone(),
        score_permille: rating.score_permille,
        criteria: rating.criteria,
        satisfaction: rating.satisfaction,
        apology_received: rating.apology_received,
        rated_at: rating.rated_at,
    })?;
    Ok(format!("{}\n{MARK}{note}]", rating.comment))
}

/// When the rating of a stored comment was given; `None`: it is not ours.
pub fn rated_at(stored: &str) -> Option<OffsetDateTime> {
    read(stored).map(|(_, note)| note.rated_at)
}

fn read(stored: &str) -> Option<(&str, Note)> {
    let (comment, note) = stored.rsplit_once(MARK)?;
    let note = serde_json::from_str(note.trim_end().strip_suffix(']')?).ok()?;
    Some((comment.strip_suffix('\n').unwrap_or(comment), note))
}

/// The rating of a stored comment.
#[cfg(test)]
pub fn rating(code: &domain::dossier::DossierCode, stored: &str) -> Option<SubmittedRating> {
    let (comment, note) = read(stored)?;
    Some(SubmittedRating {
        code: code.clone(),
        questionnaire: note.questionnaire,
        points: note.points,
        score_permille: note.score_permille,
        criteria: note.criteria,
        satisfaction: note.satisfaction,
        apology_received: note.apology_received,
        comment: comment.to_owned(),
        rated_at: note.rated_at,
    })
}
