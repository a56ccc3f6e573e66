//! Accounts of the officials: signing in, lockout, passwords.

use domain::text;
use time::{Duration, OffsetDateTime};

use super::{Embedded, StoreError, instant, password};
use crate::keys::token_hash;

/// Wrong passwords within [`FAILURE_WINDOW`] that lock an account.
const FAILURES: u32 = 5;
const FAILURE_WINDOW: Duration = Duration::minutes(15);
const LOCKED_FOR: Duration = Duration::minutes(15);

/// Name of the account that the first start makes.
const FIRST_OFFICIAL: &str = "canbo";

/// An official who has shown who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    pub(super) id: i64,
    pub(super) name: String,
}

impl Official {
    /// Account name, as it stands in the history of dossiers.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Why an account was not made.
#[derive(Debug, thiserror::Error)]
pub enum AddOfficialError {
    /// A name has 2 to 60 characters, in one line.
    #[error("the name must have 2 to 60 characters")]
    Name,
    /// There is one with this name; accents and case make no difference.
    #[error("there is an account with the name {0:?} already; accents and case make no difference")]
    Taken(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a password was not changed.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// The present password is wrong, or the account is locked after too many wrong ones.
    #[error("the present password is wrong")]
    Wrong,
    /// The new one has fewer than 12 characters.
    #[error("the new password is too short")]
    TooShort,
    /// The new one has more than 200 characters.
    #[error("the new password is too long")]
    TooLong,
    /// The new one is the present one.
    #[error("the new password is the present one")]
    Same,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[derive(sqlx::FromRow)]
struct Account {
    id: i64,
    name: String,
    password_hash: String,
}

/// Wrong passwords of an account: from a device that it knows, or from all others together.
struct Tries {
    /// Hash of the device's token; `None`: all others.
    device: Option<Vec<u8>>,
    failures: u32,
    failing_since: i64,
    locked_until: i64,
}

impl Tries {
    async fn of(
        connection: &mut sqlx::SqliteConnection,
        official: i64,
        device: Option<&str>,
    ) -> Result<Self, StoreError> {
        let device = device.map(token_hash);
        let known: Option<(u32, i64, i64)> = sqlx::query_as(
            "SELECT failures, failing_since, locked_until FROM official_device WHERE official_id = ? AND token_hash = ?",
        )
        .bind(official)
        .bind(&device)
        .fetch_optional(&mut *connection)
        .await?;
        let (device, (failures, failing_since, locked_until)) = match known {
            Some(tries) => (device, tries),
            None => {
                let others = sqlx::query_as("SELECT failures, failing_since, locked_until FROM official WHERE id = ?");
                (None, others.bind(official).fetch_one(connection).await?)
            }
        };
        Ok(Self { device, failures, failing_since, locked_until })
    }

    fn after_a_wrong_one(self, now: i64) -> Self {
        let continues = self.failures > 0 && now - self.failing_since < FAILURE_WINDOW.whole_seconds();
        let (failures, failing_since) = if continues { (self.failures + 1, self.failing_since) } else { (1, now) };
        let locks = failures >= FAILURES;
        Self {
            failures: if locks { 0 } else { failures },
            failing_since,
            locked_until: if locks { now + LOCKED_FOR.whole_seconds() } else { 0 },
            ..self
        }
    }

    async fn keep(self, connection: &mut sqlx::SqliteConnection, official: i64) -> Result<(), StoreError> {
        let statement = if self.device.is_some() {
            "UPDATE official_device SET failures = ?1, failing_since = ?2, locked_until = ?3
             WHERE official_id = ?4 AND token_hash = ?5"
        } else {
            "UPDATE official SET failures = ?1, failing_since = ?2, locked_until = ?3 WHERE id = ?4"
        };
        let update = sqlx::query(statement).bind(self.failures).bind(self.failing_since).bind(self.locked_until);
        let update = update.bind(official);
        let update = if let Some(device) = self.device { update.bind(device) } else { update };
        update.execute(connection).await?;
        Ok(())
    }
}

impl Embedded {
    /// Makes an account and returns its password, which is shown nowhere else.
    ///
    /// # Errors
    /// [`AddOfficialError`] if the name is no name or taken.
    pub async fn add_official(&self, name: &str, at: OffsetDateTime) -> Result<String, AddOfficialError> {
        let name = text::clean(name);
        if !(2..=60).contains(&name.chars().count()) {
            return Err(AddOfficialError::Name);
        }
        let password = password::generate(&self.random);
        let hash = self.hasher.hash(&self.random, &password).await?;
        let mut tx = self.write().await.map_err(StoreError::from)?;
        let id: Option<i64> = sqlx::query_scalar(
            "INSERT INTO official (name, sign_in_name, password_hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
        )
        .bind(&name)
        .bind(text::fold(&name))
        .bind(hash)
        .fetch_optional(&mut *tx)
        .await
        .map_err(StoreError::from)?;
        let id = id.ok_or_else(|| AddOfficialError::Taken(name.clone()))?;
        audit(&mut tx, id, "account made", at).await?;
        tx.commit().await.map_err(StoreError::from)?;
        Ok(password)
    }

    /// Makes the first account if there is none yet, and returns its name and password.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn first_official(&self, at: OffsetDateTime) -> Result<Option<(String, String)>, StoreError> {
        let exists: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM official)")
            .fetch_one(&mut *self.database.read.get().await?)
            .await?;
        if exists {
            return Ok(None);
        }
        match self.add_official(FIRST_OFFICIAL, at).await {
            Ok(password) => Ok(Some((FIRST_OFFICIAL.to_owned(), password))),
            // Another process was first.
            Err(AddOfficialError::Taken(_) | AddOfficialError::Name) => Ok(None),
            Err(AddOfficialError::Store(error)) => Err(error),
        }
    }

    /// The official with this name and password. `None` if either is wrong, or after 5 wrong passwords in 15 minutes for
    /// 15 minutes: the three look alike and take as long. A device in which the official has signed in before has a count
    /// of its own, so that wrong passwords from elsewhere do not keep anybody out (OWASP: device cookies).
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub(super) async fn authenticate(
        &self,
        name: &str,
        password: &str,
        device: Option<&str>,
        at: OffsetDateTime,
    ) -> Result<Option<Official>, StoreError> {
        let sign_in_name = text::fold(&text::clean(name));
        let account = self.account(&sign_in_name).await?;
        let right =
            self.hasher.verify(password, account.as_ref().map(|account| account.password_hash.as_str())).await?;
        let Some(account) = account else { return Ok(None) };

        let mut tx = self.write().await?;
        let tries = Tries::of(&mut tx, account.id, device).await?;
        let now = instant::seconds(at);
        if now < tries.locked_until {
            return Ok(None);
        }
        if right {
            Tries { failures: 0, ..tries }.keep(&mut tx, account.id).await?;
            tx.commit().await?;
            return Ok(Some(Official { id: account.id, name: account.name }));
        }
        let tries = tries.after_a_wrong_one(now);
        let what = if tries.locked_until > now { "wrong password, locked" } else { "wrong password" };
        tries.keep(&mut tx, account.id).await?;
        audit(&mut tx, account.id, what, at).await?;
        tx.commit().await?;
        Ok(None)
    }

    /// Changes the password of the official behind `token`; all their other sessions end.
    ///
    /// # Errors
    /// [`PasswordError`] if nothing was changed.
    pub async fn change_password(
        &self,
        official: &Official,
        token: &str,
        device: Option<&str>,
        present: &str,
        new: &str,
        at: OffsetDateTime,
    ) -> Result<(), PasswordError> {
        match new.chars().count() {
            ..password::MIN => return Err(PasswordError::TooShort),
            length if length > password::MAX => return Err(PasswordError::TooLong),
            _ if new == present => return Err(PasswordError::Same),
            _ => {}
        }
        // Who is signed in sits at a device of theirs, whose count is not the strangers'.
        if self.authenticate(&official.name, present, device, at).await?.is_none() {
            return Err(PasswordError::Wrong);
        }
        let hash = self.hasher.hash(&self.random, new).await?;
        Ok(self.store_password(official, token, &hash, at).await?)
    }

    async fn store_password(
        &self,
        official: &Official,
        token: &str,
        hash: &str,
        at: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE official SET password_hash = ? WHERE id = ?")
            .bind(hash)
            .bind(official.id)
            .execute(&mut *tx)
            .await?;
        super::sessions::end_others(&mut tx, official, token).await?;
        audit(&mut tx, official.id, "password changed", at).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The official with this account name, for acts of the system itself.
    pub(super) async fn official_named(&self, name: &str) -> Result<Option<Official>, StoreError> {
        let account = self.account(&text::fold(&text::clean(name))).await?;
        Ok(account.map(|account| Official { id: account.id, name: account.name }))
    }

    async fn account(&self, sign_in_name: &str) -> Result<Option<Account>, StoreError> {
        let account = sqlx::query_as("SELECT id, name, password_hash FROM official WHERE sign_in_name = ?")
            .bind(sign_in_name)
            .fetch_optional(&mut *self.database.read.get().await?)
            .await?;
        Ok(account)
    }
}

/// Notes that an account did something.
pub(super) async fn audit(
    connection: &mut sqlx::SqliteConnection,
    official: i64,
    what: &str,
    at: OffsetDateTime,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO official_audit (at, official_id, what) VALUES (?, ?, ?)")
        .bind(instant::seconds(at))
        .bind(official)
        .bind(what)
        .execute(connection)
        .await?;
    Ok(())
}
