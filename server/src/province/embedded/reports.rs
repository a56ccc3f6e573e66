//! What is due to be reported to a higher authority, and how far it has got. Kept beside the dossiers, so that neither
//! can be restored without the other.

use domain::dossier::DossierCode;
use sqlx::SqliteConnection;
use time::OffsetDateTime;

use super::{Embedded, StoreError, dossiers::read_code, instant};
use crate::province::{DossierView, Filing, Proof, ReportedDossier};

/// A dossier that is to be reported now.
#[derive(Clone, Debug, PartialEq)]
pub struct DueReport {
    /// What to report.
    pub dossier: ReportedDossier,
    /// How often it was tried since it was set aside; 0: it was not, or has changed since.
    pub tries: u32,
    /// Its place in the list of changes; `None`: it was set aside, and the list has gone on.
    place: Option<i64>,
}

impl DueReport {
    /// It was set aside before: others have gone ahead of it.
    pub fn was_set_aside(&self) -> bool {
        self.place.is_none()
    }
}

impl Embedded {
    /// The next dossier to report to `target` at `at`: one that was set aside and is due again, or the one whose change
    /// is the longest ago. `None`: everything is reported.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn due_report(&self, target: &str, at: OffsetDateTime) -> Result<Option<DueReport>, StoreError> {
        let aside: Option<(String, u32)> = sqlx::query_as(
            "SELECT code, tries FROM report_dossier WHERE target = ? AND again_at <= ? ORDER BY again_at LIMIT 1",
        )
        .bind(target)
        .bind(instant::seconds(at))
        .fetch_optional(&mut *self.database.read.get().await?)
        .await?;
        if let Some((code, tries)) = aside {
            let view = self.view(&read_code(&code)?, Proof::Service).await?;
            let view = view.ok_or(StoreError::Unreadable("dossier that was set aside"))?;
            return Ok(Some(DueReport { dossier: self.reported_dossier(target, view).await?, tries, place: None }));
        }
        let cursor: Option<i64> = sqlx::query_scalar("SELECT cursor FROM report WHERE target = ?")
            .bind(target)
            .fetch_optional(&mut *self.database.read.get().await?)
            .await?;
        let (mut changed, place) = self.changed_after(cursor.unwrap_or(0), 1).await?;
        let Some(view) = changed.pop() else { return Ok(None) };
        Ok(Some(DueReport { dossier: self.reported_dossier(target, view).await?, tries: 0, place: Some(place) }))
    }

    async fn reported_dossier(&self, target: &str, view: DossierView) -> Result<ReportedDossier, StoreError> {
        let row: (String, Option<i64>) = sqlx::query_as(
            "SELECT filing, steps FROM dossier
             LEFT JOIN report_dossier ON report_dossier.code = dossier.code AND target = ? WHERE dossier.code = ?",
        )
        .bind(target)
        .bind(view.code.as_str())
        .fetch_one(&mut *self.database.read.get().await?)
        .await?;
        let filing: Filing = serde_json::from_str(&row.0).map_err(|_| StoreError::Unreadable("filing"))?;
        let steps_known = usize::try_from(row.1.unwrap_or(0)).map_err(|_| StoreError::Unreadable("steps"))?;
        Ok(ReportedDossier { filing, view, steps_known })
    }

    /// The authority has taken the report, with all its steps.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails: then it comes again.
    pub async fn report_taken(&self, target: &str, report: &DueReport) -> Result<(), StoreError> {
        let steps = i64::try_from(report.dossier.view.events.len()).unwrap_or(i64::MAX);
        let mut tx = self.write().await?;
        sqlx::query(
            "INSERT INTO report_dossier (target, code, steps) VALUES (?, ?, ?)
             ON CONFLICT DO UPDATE SET steps = excluded.steps, reason = NULL, tries = 0, again_at = NULL",
        )
        .bind(target)
        .bind(report.dossier.view.code.as_str())
        .bind(steps)
        .execute(&mut *tx)
        .await?;
        go_on(&mut tx, target, report.place).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The report is set aside with its reason until `again_at`; the next one is not held up by it.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails: then it comes again.
    pub async fn set_report_aside(
        &self,
        target: &str,
        report: &DueReport,
        reason: &str,
        again_at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        sqlx::query(
            "INSERT INTO report_dossier (target, code, reason, tries, again_at) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET reason = excluded.reason, tries = excluded.tries, again_at = excluded.again_at",
        )
        .bind(target)
        .bind(report.dossier.view.code.as_str())
        .bind(reason)
        .bind(report.tries.saturating_add(1))
        .bind(instant::seconds(again_at))
        .execute(&mut *tx)
        .await?;
        go_on(&mut tx, target, report.place).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The dossiers that are set aside, with the reason of each.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn reports_set_aside(&self, target: &str) -> Result<Vec<(DossierCode, String)>, StoreError> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT code, reason FROM report_dossier WHERE target = ? AND again_at IS NOT NULL ORDER BY code",
        )
        .bind(target)
        .fetch_all(&mut *self.database.read.get().await?)
        .await?;
        rows.into_iter().map(|(code, reason)| Ok((read_code(&code)?, reason))).collect()
    }
}

/// Moves the place in the list of changes, never back.
async fn go_on(connection: &mut SqliteConnection, target: &str, place: Option<i64>) -> Result<(), StoreError> {
    let Some(place) = place else { return Ok(()) };
    sqlx::query(
        "INSERT INTO report (target, cursor) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET cursor = max(cursor, excluded.cursor)",
    )
    .bind(target)
    .bind(place)
    .execute(connection)
    .await?;
    Ok(())
}
