//! The service's own figures, as its admin listener tells them.

use crate::stage::Stage;

/// A reading of `/metrics`.
pub struct Figures(String);

impl Figures {
    /// Reads them.
    ///
    /// # Errors
    /// If the admin listener does not answer.
    pub async fn of(stage: &Stage) -> anyhow::Result<Self> {
        Ok(Self(stage.metrics().await?))
    }

    /// Calls of a port that reached the province's system.
    pub fn calls(&self, port: &str) -> f64 {
        self.sum("motcham_upstream_calls_total", &format!("port=\"{port}\""))
    }

    /// How often a breaker opened.
    pub fn breaker_opened(&self) -> f64 {
        self.sum("motcham_breaker_turns_total", "to=\"open\"")
    }

    fn sum(&self, name: &str, label: &str) -> f64 {
        let lines = self.0.lines().filter(|line| line.starts_with(name) && line.contains(label));
        // A call that the guard withheld reached nobody.
        let lines = lines.filter(|line| !line.contains("outcome=\"withheld\""));
        lines.filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok()).sum()
    }
}
