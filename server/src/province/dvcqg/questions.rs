//! Port `Questions`: `DongBoHoiDap`, and the two lists of questions with answers.

use async_trait::async_trait;
use sha2::{Digest, Sha256};

use super::{
    Dvcqg, date,
    exchange::Path,
    wire::question::{Answer, AnswersOf, Entry, Handed, Question},
};
use crate::province::{Answered, Asked, ProvinceError, Questions};

/// Most questions of one list whose answer is asked for apart: each is a call.
const APART: usize = 20;

/// No fields beside the envelope's.
#[derive(serde::Serialize)]
struct Nothing {}

#[async_trait]
impl Questions for Dvcqg {
    async fn ask(&self, key: &str, question: &Asked) -> Result<(), ProvinceError> {
        let unit = &self.exchange.settings.unit;
        let question = Question { id: id_of(key), field: "", text: &question.text, unit, unit_name: "" };
        let reply = self.exchange.call(Path::Service, "DongBoHoiDap", &Handed { data: [question] }).await?;
        if reply.says_exists() { Ok(()) } else { reply.taken() }
    }

    async fn answered(&self) -> Result<Vec<Answered>, ProvinceError> {
        let mut answered = Vec::new();
        for service in ["LayDanhSachHoiDapGuiTuDVCQG", "LayDanhSachHoiDapBoCoQuan"] {
            let reply = self.exchange.call(Path::Service, service, &Nothing {}).await?;
            let mut apart = 0;
            for entry in reply.entries::<Entry>()?.into_iter().filter(|entry| entry.status != Some(0)) {
                let Some(id) = entry.id.filter(|&id| id > 0) else { continue };
                let mut answer = entry.answer;
                if answer.is_empty() && entry.answer_id.unwrap_or(0) <= 0 && apart < APART {
                    apart += 1;
                    answer = self.answer_of(id).await?;
                }
                if !answer.is_empty() {
                    answered.push(Answered {
                        id: id.to_string(),
                        text: entry.text,
                        answer,
                        answered_by: entry.answered_by,
                        answered_at: date::read(&entry.answered_at),
                    });
                }
            }
        }
        // What has no date comes last.
        answered.sort_by_key(|answered| std::cmp::Reverse(answered.answered_at));
        Ok(answered)
    }
}

impl Dvcqg {
    async fn answer_of(&self, question: i64) -> Result<String, ProvinceError> {
        let reply = self.exchange.call(Path::Service, "LayNoiDungTraLoiTheoCauHoi", &AnswersOf { question }).await?;
        Ok(reply.entries::<Answer>()?.into_iter().next().map(|answer| answer.text).unwrap_or_default())
    }
}

/// The question's number, always the same for the same key: the exchange knows a repetition by it. 53 bits, which every
/// reader of JSON keeps.
fn id_of(key: &str) -> i64 {
    let hash = Sha256::digest(key.as_bytes());
    let number = hash.iter().take(8).fold(0_i64, |number, &byte| (number << 8) | i64::from(byte));
    (number & ((1 << 53) - 1)).max(1)
}
