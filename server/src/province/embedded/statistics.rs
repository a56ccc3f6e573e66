//! Published figures.

use async_trait::async_trait;

use super::{Embedded, StoreError};
use crate::province::{AgencyFigures, ProvinceError, Statistics};

#[derive(sqlx::FromRow)]
struct Row {
    agency: String,
    ended: i64,
    judged: i64,
    on_time: i64,
    ratings: i64,
    mean: Option<i64>,
}

#[async_trait]
impl Statistics for Embedded {
    async fn by_agency(&self) -> Result<Vec<AgencyFigures>, ProvinceError> {
        Ok(self.figures().await?)
    }
}

impl Embedded {
    /// Figures of every agency that has a dossier, by name.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn figures(&self) -> Result<Vec<AgencyFigures>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT agency_name AS agency,
                    COUNT(*) FILTER (WHERE stage IN ('khong-tiep-nhan', 'co-ket-qua', 'da-tra')) AS ended,
                    COUNT(on_time) AS judged,
                    COALESCE(SUM(on_time), 0) AS on_time,
                    COUNT(rating.dossier_id) AS ratings,
                    CAST(ROUND(AVG(score_permille)) AS INTEGER) AS mean
             FROM dossier LEFT JOIN rating ON rating.dossier_id = dossier.id
             GROUP BY agency_name ORDER BY agency_name",
        )
        .fetch_all(&mut *self.database.read.get().await?)
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(AgencyFigures {
                    agency: row.agency,
                    ended: count(row.ended)?,
                    judged: count(row.judged)?,
                    on_time: count(row.on_time)?,
                    ratings: count(row.ratings)?,
                    mean_permille: row
                        .mean
                        .map(|mean| u16::try_from(mean).map_err(|_| StoreError::Unreadable("score")))
                        .transpose()?,
                })
            })
            .collect()
    }
}

fn count(count: i64) -> Result<u64, StoreError> {
    u64::try_from(count).map_err(|_| StoreError::Unreadable("count"))
}
