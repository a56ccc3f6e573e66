//! Port: questions of citizens and their answers (hỏi đáp).

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::ProvinceError;

/// A question on its way to the agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The question.
    pub text: String,
    /// Who asks.
    pub name: String,
    /// E.164.
    pub phone: String,
    /// Empty if not given.
    pub email: String,
    /// Empty if not given.
    pub address: String,
    /// When it was asked.
    #[serde(with = "time::serde::rfc3339")]
    pub asked_at: OffsetDateTime,
}

/// A question with its answer, as published: no name of who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The system's id of the question.
    pub id: String,
    /// The question.
    pub text: String,
    /// The answer.
    pub answer: String,
    /// Who answers; empty if not told.
    pub answered_by: String,
    /// When it was answered, if told.
    #[serde(with = "time::serde::rfc3339::option")]
    pub answered_at: Option<OffsetDateTime>,
}

/// Questions and answers.
#[async_trait]
pub trait Questions: Send + Sync {
    /// Hands a question over. The same `key` has one effect.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if it should be tried again.
    async fn ask(&self, key: &str, question: &Asked) -> Result<(), ProvinceError>;

    /// Answered questions, newest first.
    ///
    /// # Errors
    /// [`ProvinceError::Unavailable`] if the province does not answer.
    async fn answered(&self) -> Result<Vec<Answered>, ProvinceError>;
}
