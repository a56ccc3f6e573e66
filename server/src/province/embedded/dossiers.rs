//! Taking filings in, and answering where a dossier stands.

use async_trait::async_trait;
use domain::{
    dossier::{Action, DossierCode, Stage},
    text,
    working_time::ANSWER_MINUTES,
};
use sqlx::SqliteConnection;
use time::OffsetDateTime;

use super::{Embedded, StoreError, files::attach, instant};
use crate::province::{
    AttachmentBytes, Changes, Cursor, DossierView, Dossiers, Filing, Filings, FollowUp, Proof, ProvinceError,
};

#[async_trait]
impl Filings for Embedded {
    async fn submit(
        &self,
        key: &str,
        filing: &Filing,
        files: &dyn AttachmentBytes,
    ) -> Result<DossierCode, ProvinceError> {
        for file in &filing.attachments {
            self.keep_file(key, &file.id, file.read(files).await?, self.clock.now()).await?;
        }
        Ok(self.submit_at(key, filing, self.clock.now()).await?)
    }

    async fn follow_up(
        &self,
        key: &str,
        code: &DossierCode,
        follow_up: &FollowUp,
        files: &dyn AttachmentBytes,
    ) -> Result<(), ProvinceError> {
        for file in follow_up.attachments() {
            self.keep_file(key, &file.id, file.read(files).await?, self.clock.now()).await?;
        }
        Ok(self.follow_up_at(key, code, follow_up, self.clock.now()).await?)
    }

    fn takes_follow_ups(&self) -> bool {
        true
    }
}

#[async_trait]
impl Dossiers for Embedded {
    async fn dossier(&self, code: &DossierCode, proof: Proof<'_>) -> Result<Option<DossierView>, ProvinceError> {
        Ok(self.view(code, proof).await?)
    }

    async fn changes(&self, since: Option<&Cursor>) -> Result<Option<Changes>, ProvinceError> {
        Ok(Some(self.changed_since(since, PAGE).await?))
    }
}

/// Dossiers on a page of the list of changes.
const PAGE: u16 = 200;

impl Embedded {
    /// Registers a filing that arrives at `at` and numbers it; its files have arrived before. A `key` that is known already
    /// changes nothing and gives the code that it got, for as long as the dossier is held.
    ///
    /// # Errors
    /// [`StoreError::KeyReused`] if the key brought another filing before, [`StoreError::FileMissing`] if a file has not
    /// arrived, [`StoreError`] if the database fails; then nothing is registered.
    pub async fn submit_at(&self, key: &str, filing: &Filing, at: OffsetDateTime) -> Result<DossierCode, StoreError> {
        let mut tx = self.write().await?;
        let known: Option<(String, String)> =
            sqlx::query_as("SELECT code, filing FROM dossier WHERE idempotency_key = ?")
                .bind(key)
                .fetch_optional(&mut *tx)
                .await?;
        if let Some((code, first)) = known {
            // The filing itself and no hash of it: a later version that writes it with one member more must still
            // recognise what an earlier one took in.
            let first: Filing = serde_json::from_str(&first).map_err(|_| StoreError::Unreadable("filing"))?;
            return if first == *filing { read_code(&code) } else { Err(StoreError::KeyReused) };
        }

        let code = self.begin(&mut tx, key, filing, at, &Beginning::registered()).await?;
        attach(&mut tx, key, &filing.attachments, &code).await?;
        tx.commit().await?;
        Ok(code)
    }

    /// Numbers a filing and writes its dossier with the first event, within the caller's transaction: the sequence
    /// restarts for each agency and day.
    pub(super) async fn begin(
        &self,
        connection: &mut SqliteConnection,
        key: &str,
        filing: &Filing,
        at: OffsetDateTime,
        beginning: &Beginning<'_>,
    ) -> Result<DossierCode, StoreError> {
        let day = instant::local(at).date();
        let sequence: u32 = sqlx::query_scalar(
            "INSERT INTO dossier_sequence (agency_code, day, last) VALUES (?, ?, 1)
             ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
        )
        .bind(&filing.agency_code)
        .bind(day.to_string())
        .fetch_one(&mut *connection)
        .await?;
        let code = DossierCode::issue(&filing.agency_code, day, sequence).map_err(|_| StoreError::Agency)?;

        let answer_by =
            instant::of(self.calendar.add_working_minutes(instant::local(filing.submitted_at), ANSWER_MINUTES));
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO dossier
               (code, idempotency_key, agency_name, working_days, filing, search, submitted_at, answer_by, stage, version,
                received_at, due_at, due_certain)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?) RETURNING id",
        )
        .bind(code.as_str())
        .bind(key)
        .bind(&filing.agency_name)
        .bind(filing.working_days)
        .bind(serde_json::to_string(filing).map_err(|_| StoreError::Unreadable("filing"))?)
        .bind(search_text(&code, filing))
        .bind(instant::seconds(filing.submitted_at))
        .bind(instant::seconds(answer_by))
        .bind(beginning.stage.slug())
        .bind(beginning.received_at.map(instant::seconds))
        .bind(beginning.due.map(instant::seconds))
        .bind(beginning.due_certain)
        .fetch_one(&mut *connection)
        .await?;
        sqlx::query(
            "INSERT INTO dossier_event (dossier_id, version, at, action, stage, unit, official, note)
             VALUES (?, 1, ?, ?, ?, ?, ?, '')",
        )
        .bind(id)
        .bind(instant::seconds(at))
        .bind(beginning.action.map(Action::slug))
        .bind(beginning.stage.slug())
        .bind(&filing.agency_name)
        .bind(beginning.official)
        .execute(&mut *connection)
        .await?;
        Ok(code)
    }

    /// There is any dossier at all.
    pub(super) async fn has_dossiers(&self) -> Result<bool, StoreError> {
        Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM dossier)")
            .fetch_one(&mut *self.database.read.get().await?)
            .await?)
    }
}

/// How a dossier begins.
pub(super) struct Beginning<'a> {
    /// Where it stands.
    pub stage: Stage,
    /// What brought it there; `None`: it was sent in.
    pub action: Option<Action>,
    /// Account name of who did that; empty: nobody yet.
    pub official: &'a str,
    /// When it was taken in.
    pub received_at: Option<OffsetDateTime>,
    /// The promised date.
    pub due: Option<OffsetDateTime>,
    /// The due date lies within the years whose holidays are known.
    pub due_certain: bool,
}

impl Beginning<'_> {
    /// It was sent in, and the agency has not answered.
    fn registered() -> Self {
        Self { stage: Stage::Registered, action: None, official: "", received_at: None, due: None, due_certain: true }
    }
}

/// The code as this province stored it.
pub(super) fn read_code(code: &str) -> Result<DossierCode, StoreError> {
    DossierCode::parse(code).map_err(|_| StoreError::Unreadable("dossier code"))
}

/// Digits of a personal id.
const PERSONAL_ID: usize = 12;

/// What the work list's search looks through. A phone is held as stored and as people write it. Personal ids are found
/// by their length among the answers, for every form calls its questions differently.
fn search_text(code: &DossierCode, filing: &Filing) -> String {
    let phone = &filing.submitter_phone;
    let national = phone.strip_prefix("+84").map(|rest| format!("0{rest}")).unwrap_or_default();
    let personal_ids = filing
        .answers
        .iter()
        .flat_map(|answer| answer.value.split(|c: char| !c.is_ascii_digit()))
        .filter(|digits| digits.len() == PERSONAL_ID);
    let mut parts = vec![
        code.as_str(),
        &filing.reference,
        &filing.owner_name,
        &filing.submitter_name,
        phone,
        &national,
        &filing.agency_name,
    ];
    parts.extend(personal_ids);
    text::fold(&parts.join("\n"))
}
