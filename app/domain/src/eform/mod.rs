//! The form engine: a form is a data file that composes named question and rule types; what those types mean is code
//! here, and runs on the server and in the browser alike.

mod answers;
mod check;
mod facts;
mod fault;
mod form;

pub use answers::Answers;
pub use check::{
    Checked, Context, Value, check_order, check_page, check_question, check_rules, check_warnings, date_of, part_name,
    take_answers,
};
pub use facts::{COMPARED, Facts, FactsAsked};
pub use fault::{Fault, warning_code};
pub use form::{
    Choice, Condition, DateRange, Form, FormPage, FormPart, FormProblem, Kind, Look, MustBe, Owner, Question, Roles,
    Rule, StepQuestion, Submitter, Warning,
};

#[cfg(test)]
mod tests;
