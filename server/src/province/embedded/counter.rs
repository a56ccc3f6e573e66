//! Counter reception: what a citizen brings on paper becomes a dossier that is taken in from its first moment.

use domain::dossier::{Action, DossierCode, Stage};
use time::OffsetDateTime;

use super::{
    Embedded, Official, StoreError,
    actions::promised,
    dossiers::{Beginning, read_code},
};
use crate::province::Filing;

/// Why a paper dossier was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum TakeInError {
    /// The key has made another dossier already: the official went back to a form that had been sent and changed it.
    #[error("the form has been sent with other content, as {0}")]
    KeyReused(DossierCode),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for TakeInError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Embedded {
    /// Takes in what `official` was handed on paper at `at`: the dossier begins as received, with its due date, and its
    /// first event is this official's. The same `key` with the same filing gives the first one's code; the hour of the
    /// filing makes no difference.
    ///
    /// # Errors
    /// [`TakeInError`] if nothing was taken in.
    pub async fn take_in(
        &self,
        key: &str,
        filing: &Filing,
        official: &Official,
        at: OffsetDateTime,
    ) -> Result<DossierCode, TakeInError> {
        // No draft of a citizen has such a key.
        let key = format!("quay-{key}");
        let mut tx = self.write().await?;
        let known: Option<(String, String)> =
            sqlx::query_as("SELECT code, filing FROM dossier WHERE idempotency_key = ?")
                .bind(&key)
                .fetch_optional(&mut *tx)
                .await?;
        if let Some((code, earlier)) = known {
            let code = read_code(&code)?;
            let earlier: Filing = serde_json::from_str(&earlier).map_err(|_| StoreError::Unreadable("filing"))?;
            let same = Filing { submitted_at: earlier.submitted_at, ..filing.clone() } == earlier;
            return if same { Ok(code) } else { Err(TakeInError::KeyReused(code)) };
        }
        let (due, due_certain) = promised(filing.working_days, at, &self.calendar);
        let beginning = Beginning {
            stage: Stage::Received,
            action: Some(Action::Receive),
            official: official.name(),
            received_at: Some(at),
            due,
            due_certain,
        };
        let code = self.begin(&mut tx, &key, filing, at, &beginning).await?;
        tx.commit().await?;
        Ok(code)
    }
}
