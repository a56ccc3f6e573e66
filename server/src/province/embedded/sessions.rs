//! Sessions of the officials. The browser holds a random token, the database only its hash.

use data_encoding::BASE64URL_NOPAD;
use sqlx::SqliteConnection;
use time::{Duration, OffsetDateTime};

use super::{Embedded, Official, StoreError, accounts::audit, instant};
use crate::keys::token_hash;

/// A session ends when nothing was done for so long.
const IDLE: Duration = Duration::minutes(30);

/// A session ends so long after it began.
const LIFETIME: Duration = Duration::hours(12);

/// A device is known so long after the last time that the official signed in there.
pub const DEVICE_KNOWN: Duration = Duration::days(90);

/// A session that has begun.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its token (256 random bits, base64url), for the cookie.
    pub token: String,
    /// The device's token, for a cookie that outlives the session.
    pub device: String,
}

/// How exactly the last use is kept; writing it at every request would cost one disk flush each.
const SEEN_STEP: Duration = Duration::minutes(1);

impl Embedded {
    /// Begins a session from this device, which the account knows from then on. `None` if name or password is wrong or
    /// the account is locked, which look alike.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn sign_in(
        &self,
        name: &str,
        password: &str,
        device: Option<&str>,
        at: OffsetDateTime,
    ) -> Result<Option<Session>, StoreError> {
        let Some(official) = self.authenticate(name, password, device, at).await? else { return Ok(None) };
        let new_token = || BASE64URL_NOPAD.encode(&self.random.bytes::<32>());
        let token = new_token();
        let device = device.map_or_else(new_token, str::to_owned);
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM official_session WHERE started_at <= ? OR seen_at <= ?")
            .bind(instant::seconds(at - LIFETIME))
            .bind(instant::seconds(at - IDLE))
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO official_session (token_hash, official_id, started_at, seen_at) VALUES (?1, ?2, ?3, ?3)",
        )
        .bind(token_hash(&token))
        .bind(official.id)
        .bind(instant::seconds(at))
        .execute(&mut *tx)
        .await?;
        sqlx::query("DELETE FROM official_device WHERE seen_at <= ?")
            .bind(instant::seconds(at - DEVICE_KNOWN))
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO official_device (token_hash, official_id, seen_at) VALUES (?, ?, ?)
             ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at",
        )
        .bind(token_hash(&device))
        .bind(official.id)
        .bind(instant::seconds(at))
        .execute(&mut *tx)
        .await?;
        audit(&mut tx, official.id, "signed in", at).await?;
        tx.commit().await?;
        Ok(Some(Session { token, device }))
    }

    /// The official whose session this token opens, and notes the use. A session ends after 30 minutes without use and
    /// 12 hours after it began.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn official(&self, token: &str, at: OffsetDateTime) -> Result<Option<Official>, StoreError> {
        let hash = token_hash(token);
        let session: Option<(i64, String, i64)> = sqlx::query_as(
            "SELECT official.id, official.name, seen_at FROM official_session
             JOIN official ON official.id = official_session.official_id
             WHERE token_hash = ? AND started_at > ? AND seen_at > ?",
        )
        .bind(&hash)
        .bind(instant::seconds(at - LIFETIME))
        .bind(instant::seconds(at - IDLE))
        .fetch_optional(&mut *self.database.read.get().await?)
        .await?;
        let Some((id, name, seen_at)) = session else { return Ok(None) };
        if instant::seconds(at - SEEN_STEP) >= seen_at {
            sqlx::query("UPDATE official_session SET seen_at = ? WHERE token_hash = ?")
                .bind(instant::seconds(at))
                .bind(&hash)
                .execute(&self.database.write)
                .await?;
        }
        Ok(Some(Official { id, name }))
    }

    /// Keeps what this session looks for, so that it stands in no address; empty: nothing any more.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn keep_search(&self, token: &str, search: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE official_session SET search = ? WHERE token_hash = ?")
            .bind(search)
            .bind(token_hash(token))
            .execute(&self.database.write)
            .await?;
        Ok(())
    }

    /// What this session looks for; empty: nothing.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn kept_search(&self, token: &str) -> Result<String, StoreError> {
        let search: Option<String> = sqlx::query_scalar("SELECT search FROM official_session WHERE token_hash = ?")
            .bind(token_hash(token))
            .fetch_optional(&mut *self.database.read.get().await?)
            .await?;
        Ok(search.unwrap_or_default())
    }

    /// Ends the session of this token; an unknown token is no error.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn sign_out(&self, token: &str, at: OffsetDateTime) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let official: Option<i64> =
            sqlx::query_scalar("DELETE FROM official_session WHERE token_hash = ? RETURNING official_id")
                .bind(token_hash(token))
                .fetch_optional(&mut *tx)
                .await?;
        if let Some(official) = official {
            audit(&mut tx, official, "signed out", at).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// Ends all sessions of an official but the one of `token`.
pub(super) async fn end_others(
    connection: &mut SqliteConnection,
    official: &Official,
    token: &str,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM official_session WHERE official_id = ? AND token_hash <> ?")
        .bind(official.id)
        .bind(token_hash(token))
        .execute(connection)
        .await?;
    Ok(())
}
