//! `motcham conformance`: does a provincial system keep the contract of `docs/province.openapi.json`?
//!
//! It files dossiers that are marked as tests, so it is for a test system or one that is told beforehand.

mod access;
mod changes;
mod dossiers;
mod errors;
mod files;
mod filings;
mod follow_ups;
mod lists;
mod ratings;
mod report;
mod target;
#[cfg(test)]
mod tests;

pub use report::{Outcome, Report};
pub use target::{Subject, Target};

/// Makes every check, one after the other.
pub async fn examine(target: &Target<'_>) -> Report {
    let mut report = Report::default();
    access::check(target, &mut report).await;
    errors::check(target, &mut report).await;
    let before = changes::end(target).await;
    let filed = filings::check(target, &mut report).await;
    files::check(target, &mut report).await;
    dossiers::check(target, filed.as_deref(), &mut report).await;
    follow_ups::check(target, &mut report).await;
    changes::check(target, before, filed.as_deref(), &mut report).await;
    ratings::check(target, filed.as_deref(), &mut report).await;
    lists::check(target, &mut report).await;
    report
}
