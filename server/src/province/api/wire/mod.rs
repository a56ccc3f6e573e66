//! What goes over the wire: camelCase JSON, instants in RFC 3339 with their offset. Unknown members are ignored by whoever
//! reads, so that members can be added; an optional member may be `null` or left out.

mod agency_paper;
mod attachment;
mod dossier;
mod filing;
mod follow_up;
mod list;
mod rating;
mod stage;

pub use agency_paper::{AgencyPaper, AgencyPaperKind};
pub use attachment::{Attachment, file_id};
pub use dossier::{ChangesPage, Dossier, Event, Lookup};
pub use filing::{Answer, Filing, Person, Registered, Submitter};
pub use follow_up::{DraftAnswer, FollowUp, Supplement, Withdrawal};
pub use list::{Agencies, AgencyStatistics, Paper, Procedure, ProcedureDetail, Procedures};
pub use rating::{Points, Rating};
pub use stage::Stage;

use super::problem::Problem;

/// A text with at least one and at most `most` characters.
fn text(field: &str, value: &str, most: usize) -> Result<(), Problem> {
    if value.trim().is_empty() {
        return Err(Problem::field(field, "it is empty"));
    }
    at_most(field, value, most)
}

/// A text with at most `most` characters.
fn at_most(field: &str, value: &str, most: usize) -> Result<(), Problem> {
    if value.chars().count() > most {
        return Err(Problem::field(field, format!("it has more than {most} characters")));
    }
    Ok(())
}

/// A text of exactly `count` digits.
fn digits(field: &str, value: &str, count: usize) -> Result<(), Problem> {
    if value.len() != count || !value.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Problem::field(field, format!("it is not {count} digits")));
    }
    Ok(())
}

/// A number between these, both included.
fn within(field: &str, value: u64, least: u64, most: u64) -> Result<(), Problem> {
    if !(least..=most).contains(&value) {
        return Err(Problem::field(field, format!("it is not between {least} and {most}")));
    }
    Ok(())
}
