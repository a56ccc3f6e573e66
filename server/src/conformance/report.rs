//! What the checks found, as a table.

use std::fmt;

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As the document says.
    Passed,
    /// Not so; what was seen instead.
    Failed(String),
    /// Not examined, and why.
    Skipped(String),
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Check {
    /// What was examined.
    pub name: &'static str,
    /// What the document says.
    pub expected: &'static str,
    /// How it ended.
    pub outcome: Outcome,
}

/// All rows.
#[derive(Clone, Debug, Default)]
pub struct Report(Vec<Check>);

impl Report {
    /// Adds a row. An error that begins with [`SKIP`] says why the check was not made.
    pub(super) fn add(&mut self, name: &'static str, expected: &'static str, done: Result<(), String>) {
        let outcome = match done {
            Ok(()) => Outcome::Passed,
            Err(seen) => match seen.strip_prefix(SKIP) {
                Some(reason) => Outcome::Skipped(reason.to_owned()),
                None => Outcome::Failed(seen),
            },
        };
        self.0.push(Check { name, expected, outcome });
    }

    /// The rows in order.
    pub fn checks(&self) -> &[Check] {
        &self.0
    }

    /// Names of the checks that failed.
    pub fn failed(&self) -> Vec<&'static str> {
        let failed = self.0.iter().filter(|check| matches!(check.outcome, Outcome::Failed(_)));
        failed.map(|check| check.name).collect()
    }
}

/// Begins the reason why a check was not made.
pub(super) const SKIP: &str = "not examined: ";

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width =
            |text: fn(&Check) -> &str| self.0.iter().map(|check| text(check).chars().count()).max().unwrap_or(0);
        let (names, expected) = (width(|check| check.name), width(|check| check.expected));
        writeln!(f, "{:names$} | result | {:expected$} | seen instead", "check", "what was expected")?;
        writeln!(f, "{:-<names$}-|--------|-{:-<expected$}-|-------------", "", "")?;
        for check in &self.0 {
            let (result, seen) = match &check.outcome {
                Outcome::Passed => ("pass", ""),
                Outcome::Failed(seen) => ("FAIL", seen.as_str()),
                Outcome::Skipped(reason) => ("skip", reason.as_str()),
            };
            writeln!(f, "{:names$} | {result:6} | {:expected$} | {seen}", check.name, check.expected)?;
        }
        let failed = self.failed().len();
        let skipped = self.0.iter().filter(|check| matches!(check.outcome, Outcome::Skipped(_))).count();
        let passed = self.0.len() - failed - skipped;
        write!(f, "{passed} passed, {failed} failed, {skipped} not examined")
    }
}
