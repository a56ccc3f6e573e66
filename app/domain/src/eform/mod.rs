//! The form engine: a form is a data file that composes named question and rule types; what those types mean is code
//! here, and runs on the server and in the browser alike.

mod answers;
mod block;
mod check;
mod check_rules;
mod computed;
mod facts;
mod fault;
mod form;
mod kind;
mod must_be;
mod page;
mod prefill;
mod problems;
mod question;
mod repeat;
mod reuse;
mod roles;
mod rules;
mod sample;
mod value;
mod versions;

#[cfg(feature = "schema")]
pub mod schema;

pub use answers::Answers;
pub use block::{Block, BlockUse};
pub use check::{check_order, check_question, date_of, part_name};
pub use check_rules::{Unusual, check_rules, check_warnings, is_late, is_younger, sex_of};
pub use computed::{Computed, Formula, Piece, computed};
pub use facts::{COMPARED, Facts, FactsAsked};
pub use fault::{Fault, warning_code};
pub use form::{Form, FormPage};
pub use kind::{Choice, DateRange, FileKind, Kind, Look, NO, Precision, SEPARATOR, YES};
pub use must_be::{MustBe, StepQuestion};
pub use page::{check_asked, check_page, take_answers};
pub use prefill::prefill;
pub use problems::{FormPart, FormProblem};
pub use question::{Condition, Prefill, Question};
pub use repeat::{ItemsFault, Repeat, add_item, check_items, item_of, items, remove_item};
pub use roles::{Authorised, Owner, Roles, Submitter};
pub use rules::{Rule, Warning};
pub use value::{Checked, Context, Value};
pub use versions::{Change, keep_what_fits};

#[cfg(test)]
mod tests;
