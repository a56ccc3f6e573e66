//! Why the store did not do what was asked.

/// The store did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[error("store: {0}")]
pub struct StoreError(#[from] pub sqlx::Error);

impl StoreError {
    /// A submission with the same reference exists already: draw another one.
    pub fn is_taken_reference(&self) -> bool {
        self.is_taken("submission.reference", "submission_reference")
    }

    /// Another submission has this code of the province already.
    pub fn is_taken_code(&self) -> bool {
        self.is_taken("submission.code", "submission_code")
    }

    /// SQLite names the column, PostgreSQL the constraint.
    fn is_taken(&self, column: &str, constraint: &str) -> bool {
        self.0.as_database_error().is_some_and(|error| {
            let named = error.constraint() == Some(constraint) || error.message().contains(column);
            error.is_unique_violation() && named
        })
    }

    /// The database is busy, starting, stopping or away: what was asked may be asked again, and may have been done. Not
    /// a fault of what was asked.
    pub fn is_passing(&self) -> bool {
        match &self.0 {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => true,
            sqlx::Error::Database(error) => error.code().is_some_and(|code| passes(&code)),
            _ => false,
        }
    }
}

/// Codes that say "later": of PostgreSQL (appendix A of its manual, five letters or digits), and of SQLite (a number whose
/// last byte is the kind).
fn passes(code: &str) -> bool {
    if let (1..5, Ok(number)) = (code.len(), code.parse::<u32>()) {
        // Another process holds the file; the disk fails, is full, or the process may open no more files.
        let (busy, locked, disk, full, no_file) = (5, 6, 10, 13, 14);
        return [busy, locked, disk, full, no_file].contains(&(number & 0xff));
    }
    // Lost connection; out of connections, memory or disk; cancelled by its time limit, or the server stops.
    let classes = ["08", "53", "57"];
    // Serialization failure; deadlock; lock not available in time; rested too long within a transaction; standby.
    let codes = ["40001", "40P01", "55P03", "25P03", "25006"];
    code.len() == 5 && (classes.iter().any(|class| code.starts_with(class)) || codes.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn busy_is_told_from_wrong() {
        for code in ["53300", "57014", "57P01", "55P03", "40P01", "08006", "5", "13", "778"] {
            assert!(passes(code), "{code}");
        }
        // A broken constraint, a missing table, SQLite's unique violation.
        for code in ["23505", "42P01", "2067"] {
            assert!(!passes(code), "{code}");
        }
        assert!(StoreError(sqlx::Error::PoolTimedOut).is_passing());
        assert!(!StoreError(sqlx::Error::RowNotFound).is_passing());
    }
}
