//! Filing: start page, one topic a page, check answers.

pub mod changed;
pub mod check;
pub mod comparison;
pub mod delete;
mod field;
pub mod files;
pub mod items;
mod rules;
pub mod start;
pub mod step;

/// What every page of one filing shows of its procedure.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Id of the procedure, part of the address.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Subject {
    /// Address of the start page.
    pub fn start_href(&self) -> String {
        format!("/nop-ho-so/{}", self.id)
    }

    /// Address of a step.
    pub fn step_href(&self, step: &str) -> String {
        format!("/nop-ho-so/{}/{step}", self.id)
    }
}

/// A place, or a business line, that the text of the citizen may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Code of the commune of today, or of the business line; empty for a ward that is gone and whose successor is not known.
    pub code: String,
    /// "Phường Phan Thiết, Tỉnh Lâm Đồng", with what an old ward became.
    pub label: String,
}

/// An error of the page: where it stands and what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFault {
    /// Question that the message stands at.
    pub question: String,
    /// Id of the control that the summary links to.
    pub anchor: String,
    /// Only that control is wrong, not the answer as a whole: one box of a date or of a time.
    pub one_box: bool,
    /// Words.
    pub message: String,
}
