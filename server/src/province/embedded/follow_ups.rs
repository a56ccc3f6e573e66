//! What citizens send after the filing: taken at once, or refused.

use domain::dossier::{Action, Decision, DossierCode};
use sqlx::SqliteConnection;
use time::OffsetDateTime;

use super::{
    DossierFile, Embedded, StoreError,
    file::read_file,
    files::attach,
    instant,
    papers::{NoSuchDraft, answer_draft},
};
use crate::province::{FollowUp, ProvinceError};

/// What the citizen is told of a withdrawal without a reason.
const WITHDRAWN: &str = "Rút hồ sơ theo yêu cầu của người nộp.";

/// Why a follow-up was not taken.
#[derive(Debug, thiserror::Error)]
pub enum FollowUpError {
    /// There is no such dossier.
    #[error("unknown dossier")]
    UnknownDossier,
    /// The dossier's stage does not allow it, it answers an earlier request, or a draft that cannot be answered any more.
    #[error("not allowed at this stage")]
    NotAllowed,
    /// The database failed, the key was used with something else, or a file has not arrived.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for FollowUpError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<FollowUpError> for ProvinceError {
    fn from(error: FollowUpError) -> Self {
        match error {
            FollowUpError::Store(error) => error.into(),
            error => Self::Refused(error.to_string()),
        }
    }
}

impl Embedded {
    /// Takes what the citizen of this dossier sent and what arrives at `at`; its files have arrived before, under the same key.
    /// A `key` that is known already changes nothing.
    ///
    /// # Errors
    /// [`FollowUpError`]; then nothing is kept, the key neither.
    pub async fn follow_up_at(
        &self,
        key: &str,
        code: &DossierCode,
        follow_up: &FollowUp,
        at: OffsetDateTime,
    ) -> Result<(), FollowUpError> {
        let mut tx = self.write().await?;
        let file = read_file(&mut tx, code).await?.ok_or(FollowUpError::UnknownDossier)?;
        let known: Option<(i64, String)> =
            sqlx::query_as("SELECT dossier_id, follow_up FROM dossier_follow_up WHERE idempotency_key = ?")
                .bind(key)
                .fetch_optional(&mut *tx)
                .await?;
        if let Some((dossier, first)) = known {
            let same = dossier == file.id && read(&first)? == *follow_up;
            return if same { Ok(()) } else { Err(StoreError::KeyReused.into()) };
        }
        sqlx::query(
            "INSERT INTO dossier_follow_up (idempotency_key, dossier_id, follow_up, arrived_at) VALUES (?, ?, ?, ?)",
        )
        .bind(key)
        .bind(file.id)
        .bind(serde_json::to_string(follow_up).map_err(|_| StoreError::Unreadable("follow-up"))?)
        .bind(instant::seconds(at))
        .execute(&mut *tx)
        .await?;
        attach(&mut tx, key, follow_up.attachments(), code).await?;
        if let FollowUp::DraftAnswer(answer) = follow_up {
            let answered = answer_draft(&mut tx, &file, answer, at).await?;
            answered.map_err(|NoSuchDraft| FollowUpError::NotAllowed)?;
        } else {
            let decision = decision(&file, follow_up).ok_or(FollowUpError::NotAllowed)?;
            self.record(&mut tx, &file, &decision, "", at).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// All that the citizen of this dossier sent after the filing, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn follow_ups(&self, file: &DossierFile) -> Result<Vec<FollowUp>, StoreError> {
        follow_ups_of(&mut *self.database.read.get().await?, file.id).await
    }
}

async fn follow_ups_of(connection: &mut SqliteConnection, dossier: i64) -> Result<Vec<FollowUp>, StoreError> {
    let stored: Vec<String> =
        sqlx::query_scalar("SELECT follow_up FROM dossier_follow_up WHERE dossier_id = ? ORDER BY id")
            .bind(dossier)
            .fetch_all(connection)
            .await?;
    stored.iter().map(|stored| read(stored)).collect()
}

fn read(stored: &str) -> Result<FollowUp, StoreError> {
    serde_json::from_str(stored).map_err(|_| StoreError::Unreadable("follow-up"))
}

/// What it does to the dossier; `None`: it may not.
fn decision(file: &DossierFile, follow_up: &FollowUp) -> Option<Decision> {
    let (action, note) = match follow_up {
        // The answer to an earlier request is none to the latest.
        FollowUp::Supplement(supplement) if supplement.request != file.supplement_requests => return None,
        FollowUp::Supplement(_) => (Action::MarkSupplementReceived, ""),
        FollowUp::Withdrawal(withdrawal) if withdrawal.reason.trim().is_empty() => (Action::Withdraw, WITHDRAWN),
        FollowUp::Withdrawal(withdrawal) => (Action::Withdraw, withdrawal.reason.as_str()),
        // It leaves the dossier at its stage.
        FollowUp::DraftAnswer(_) => return None,
    };
    let decision = Decision::new(action, note, None).ok()?;
    file.stage.allowed().contains(&action).then_some(decision)
}
