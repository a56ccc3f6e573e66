//! Messages to phones on SQLite.

use async_trait::async_trait;
use domain::phone::Phone;
use sqlx::{Row, sqlite::SqliteRow};
use time::{Duration, OffsetDateTime};

use super::{Sqlite, from_millis, to_kind, to_millis, to_phone};
use crate::{
    notify::Message,
    store::{FARTHEST, LeasedMessage, MESSAGE_HOURS, Messages, NewMessage, Posted, Result},
};

#[async_trait]
impl Messages for Sqlite {
    async fn post_message(&self, new: &NewMessage<'_>, now: OffsetDateTime) -> Result<()> {
        sqlx::query(
            "INSERT INTO message (key, kind, phone, words, created_at, until_at, due_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5) ON CONFLICT (key) DO NOTHING",
        )
        .bind(new.key)
        .bind(new.message.kind.as_str())
        .bind(new.to.as_str())
        .bind(&new.message.words)
        .bind(to_millis(now))
        .bind(to_millis(new.until))
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn lease_message(&self, now: OffsetDateTime, lease_until: OffsetDateTime) -> Result<Option<LeasedMessage>> {
        let mut tx = self.0.write.begin().await?;
        sqlx::query("UPDATE message SET state = 'given-up', words = '' WHERE state = 'waiting' AND until_at <= ?")
            .bind(to_millis(now))
            .execute(&mut *tx)
            .await?;
        let row = sqlx::query(
            "UPDATE message SET tries = tries + 1, lease_until = ?2
             WHERE id = (SELECT id FROM message WHERE state = 'waiting' AND (due_at <= ?1 OR due_at > ?3)
                           AND (lease_until <= ?1 OR lease_until > ?3)
                         ORDER BY due_at, id LIMIT 1)
             RETURNING id, key, kind, phone, words, tries",
        )
        .bind(to_millis(now))
        .bind(to_millis(lease_until))
        .bind(to_millis(now + FARTHEST))
        .fetch_optional(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(row.as_ref().map(read_leased).transpose()?)
    }

    async fn message_sent(&self, leased: &LeasedMessage) -> Result<()> {
        sqlx::query("UPDATE message SET state = 'sent', words = '' WHERE id = ?")
            .bind(leased.id)
            .execute(&self.0.write)
            .await?;
        Ok(())
    }

    async fn message_again(&self, leased: &LeasedMessage, at: OffsetDateTime) -> Result<()> {
        sqlx::query("UPDATE message SET due_at = ?, lease_until = 0 WHERE id = ? AND tries = ? AND state = 'waiting'")
            .bind(to_millis(at))
            .bind(leased.id)
            .bind(leased.tries)
            .execute(&self.0.write)
            .await?;
        Ok(())
    }

    async fn message_given_up(&self, leased: &LeasedMessage) -> Result<()> {
        sqlx::query(
            "UPDATE message SET state = 'given-up', words = '' WHERE id = ? AND tries = ? AND state = 'waiting'",
        )
        .bind(leased.id)
        .bind(leased.tries)
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn put_into_mailbox(&self, key: &str, to: &Phone, message: &Message, at: OffsetDateTime) -> Result<()> {
        sqlx::query(
            "INSERT INTO mailbox (key, kind, phone, words, sent_at) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (key) DO NOTHING",
        )
        .bind(key)
        .bind(message.kind.as_str())
        .bind(to.as_str())
        .bind(&message.words)
        .bind(to_millis(at))
        .execute(&self.0.write)
        .await?;
        Ok(())
    }

    async fn mailbox(&self, most: u32, now: OffsetDateTime) -> Result<Vec<Posted>> {
        let rows = sqlx::query(
            "SELECT kind, phone, words, sent_at FROM mailbox WHERE sent_at > ? ORDER BY sent_at DESC, key LIMIT ?",
        )
        .bind(to_millis(now - Duration::hours(MESSAGE_HOURS)))
        .bind(most)
        .fetch_all(&mut *self.0.read.get().await?)
        .await?;
        Ok(rows.iter().map(read_posted).collect::<std::result::Result<_, _>>()?)
    }
}

fn read_leased(row: &SqliteRow) -> std::result::Result<LeasedMessage, sqlx::Error> {
    Ok(LeasedMessage {
        id: row.try_get("id")?,
        key: row.try_get("key")?,
        to: to_phone(row.try_get("phone")?)?,
        message: Message { kind: to_kind(row.try_get("kind")?)?, words: row.try_get("words")? },
        tries: row.try_get("tries")?,
    })
}

fn read_posted(row: &SqliteRow) -> std::result::Result<Posted, sqlx::Error> {
    Ok(Posted {
        to: to_phone(row.try_get("phone")?)?,
        kind: to_kind(row.try_get("kind")?)?,
        words: row.try_get("words")?,
        at: from_millis(row.try_get("sent_at")?)?,
    })
}
