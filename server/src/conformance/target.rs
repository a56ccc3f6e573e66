//! The system under examination: calls, and readings of its answers that say what is wrong.

use std::time::Duration;

use data_encoding::HEXLOWER;
use reqwest::{Client, Method, RequestBuilder, header::HeaderMap};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::report::SKIP;
use crate::{
    clock::Clock,
    province::api::{files::DIGEST, problem::CONTENT_TYPE, wire},
    random::Random,
};

/// Longest time for a file.
const FILE_TIME: Duration = Duration::from_secs(60);

/// How much of an answer is quoted, in characters.
const QUOTED: usize = 120;

/// What the test dossiers are about: a procedure and an agency that the system knows.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Code of the procedure.
    pub procedure_code: String,
    /// Its name.
    pub procedure_name: String,
    /// Identifier of the agency.
    pub agency_code: String,
    /// Its name.
    pub agency_name: String,
}

/// The system, and as whom it is called.
pub struct Target<'a> {
    /// HTTP client.
    pub http: Client,
    /// Base of the API, without slash at the end.
    pub base: String,
    /// Token of the client.
    pub token: String,
    /// Token of another client, if there is one.
    pub other: Option<String>,
    /// What is filed.
    pub subject: Subject,
    /// The clock.
    pub clock: &'a dyn Clock,
    /// Randomness for keys and references.
    pub random: &'a Random,
}

/// The proof that opens every test dossier: the last digits of its phone.
pub const PROOF: &str = "0099";
/// A proof that opens none.
pub const WRONG_PROOF: &str = "1234";

impl Target<'_> {
    /// A new idempotency key.
    pub fn key(&self) -> String {
        format!("conformance-{}", HEXLOWER.encode(&self.random.bytes::<16>()))
    }

    /// A new filing, marked as a test.
    pub fn filing(&self) -> Value {
        let number = u64::from_be_bytes(self.random.bytes()) % 9_000_000_000 + 1_000_000_000;
        let Subject { procedure_code, procedure_name, agency_code, agency_name } = self.subject.clone();
        let name = "HỒ SƠ KIỂM TRA HỆ THỐNG (không phải hồ sơ thật)".to_owned();
        let answer = wire::Answer {
            topic: "Kiểm tra".to_owned(),
            question: "kiem-tra".to_owned(),
            label: "Ghi chú".to_owned(),
            value: "Hồ sơ do chương trình kiểm tra tự tạo, không phải hồ sơ thật".to_owned(),
            official_name: None,
        };
        let filing = wire::Filing {
            reference: number.to_string(),
            procedure_code,
            procedure_name,
            agency_code,
            agency_name,
            submitted_at: self.clock.now(),
            working_days: Some(3),
            submitter: wire::Submitter { name: name.clone(), personal_id: None, phone: format!("+8490000{PROOF}") },
            dossier_owner: wire::Person { name, personal_id: None, tax_code: None },
            return_method: "Nhận tại quầy".to_owned(),
            answers: vec![answer],
            documents: Vec::new(),
            attachments: Vec::new(),
        };
        serde_json::to_value(filing).unwrap_or_default()
    }

    /// A request without a token.
    pub fn anonymous(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base))
    }

    /// A read.
    pub async fn get(&self, path: &str) -> Result<Answer, String> {
        Answer::of(self.anonymous(Method::GET, path).bearer_auth(&self.token)).await
    }

    /// A post with this key.
    pub async fn post(&self, path: &str, key: Option<&str>, body: &Value) -> Result<Answer, String> {
        self.post_as(&self.token, path, key, body).await
    }

    /// A file for the filing with this key.
    pub async fn put(&self, key: &str, id: &str, bytes: &[u8], digest: Option<&str>) -> Result<Answer, String> {
        let request = self.anonymous(Method::PUT, &format!("/filings/{key}/files/{id}")).bearer_auth(&self.token);
        let request = request.header("content-type", "application/pdf").timeout(FILE_TIME).body(bytes.to_vec());
        Answer::of(match digest {
            Some(digest) => request.header(DIGEST, digest),
            None => request,
        })
        .await
    }

    /// A post of the client with this token.
    pub async fn post_as(&self, token: &str, path: &str, key: Option<&str>, body: &Value) -> Result<Answer, String> {
        let request = self.anonymous(Method::POST, path).bearer_auth(token).json(body);
        Answer::of(match key {
            Some(key) => request.header("Idempotency-Key", key),
            None => request,
        })
        .await
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub text: String,
}

impl Answer {
    /// Sends and reads.
    pub async fn of(request: RequestBuilder) -> Result<Self, String> {
        let response = request.send().await.map_err(|error| format!("no answer: {}", error.without_url()))?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.map_err(|error| format!("half an answer: {}", error.without_url()))?;
        Ok(Self { status, headers, text })
    }

    /// The status is this one.
    pub fn is(&self, status: u16) -> Result<&Self, String> {
        if self.status == 501 && status == 200 {
            return Err(format!("{SKIP}the system does not offer it"));
        }
        if self.status == status { Ok(self) } else { Err(format!("{} {}", self.status, self.quoted())) }
    }

    /// The status is this one, and the body reads as the document says.
    pub fn reads<T: DeserializeOwned>(&self, status: u16) -> Result<T, String> {
        self.is(status)?;
        if !self.header("content-type").starts_with("application/json") {
            return Err(format!("Content-Type: {}", self.header("content-type")));
        }
        serde_json::from_str(&self.text).map_err(|error| format!("{error} in {}", self.quoted()))
    }

    /// It is a problem document with this status and type.
    pub fn is_problem(&self, status: u16, kind: &str) -> Result<(), String> {
        self.is(status)?;
        if !self.header("content-type").starts_with(CONTENT_TYPE) {
            return Err(format!("Content-Type: {}", self.header("content-type")));
        }
        let body: Value = serde_json::from_str(&self.text).map_err(|error| error.to_string())?;
        if body["type"] != kind {
            return Err(format!("type {}", body["type"]));
        }
        if body["status"] != status || !body["title"].is_string() {
            return Err(format!("status or title is missing or wrong in {}", self.quoted()));
        }
        Ok(())
    }

    /// A header as text; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The same status and the same body.
    pub fn same(&self, other: &Self) -> Result<(), String> {
        let body =
            |answer: &Self| serde_json::from_str::<Value>(&answer.text).unwrap_or_else(|_| answer.text.clone().into());
        if self.status != other.status || body(self) != body(other) {
            return Err(format!("{} {} after {} {}", other.status, other.quoted(), self.status, self.quoted()));
        }
        Ok(())
    }

    fn quoted(&self) -> String {
        self.text.chars().filter(|c| !c.is_control()).take(QUOTED).collect()
    }
}
