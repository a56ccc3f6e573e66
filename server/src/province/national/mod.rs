//! Adapter for the national population database (CSDL quốc gia về dân cư), asked through the national data exchange (NDXP)
//! or a province's gateway to it (LGSP): a SOAP call `TraCuuThongTinCongDan`.
//!
//! What the database answers is regulated; how it is asked is not published as a whole. Names, order and values come from:
//!
//! | mark | source |
//! |---|---|
//! | Q | QCVN 109:2017/BTTTT, the national regulation on messages with data of citizens; appendix Đ has an example |
//! | N | guide of the national data exchange, part 4.3 "Các dịch vụ chuyên ngành": fields of the question, their lengths |
//! | V | guide of the national portal (DVCQG), "Thông tin đồng bộ từ Dân cư": coded values |
//! | O | VietOpenCPS/opencps-v2 at 6fd10d6: `QLCDIntegrationActionImpl.java`, `QLCDConstants.java`, and its page of the lookup |
//! | T | HuanVu201/DichVuCong_KhoaLuan_PASETO at 07e3b72 (Thanh Hóa's system): `GetCSDLDanCuQueryHandler.cs`, `CSDLDanCuDto.cs` |
//! | C | a court system's public client of the same service (`CallApi037.cs`) and what it reads of the answer |
//!
//! What has no source is marked *unverified*. `docs/adapters/people.md` has the tables.

use std::{fs, path::PathBuf, sync::Arc};

use anyhow::Context;
use async_trait::async_trait;
use clap::ValueEnum;
use data_encoding::HEXLOWER;
use reqwest::{Client, RequestBuilder};

use super::{
    HeldDocument, People, Person, PersonQuery, ProvinceError,
    upstream::{self, Answer},
};
use crate::{config::PeopleOptions, random::Random};

mod codes;
mod papers;
mod question;
mod reply;
#[cfg(test)]
mod tests;

/// How a day of birth is written in the question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Dates {
    /// `19850321` (C, and the database's own answers).
    #[default]
    Compact,
    /// `1985-03-21` (N, O, and the type `xs:date` of Q).
    Dashed,
}

/// Where the gateway is and who we are there.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address without trailing slash.
    pub url: String,
    /// Path of `TraCuuThongTinCongDan`; gateways choose it (O has it in its configuration).
    pub path: String,
    /// Path of the held documents; `None`: there is no such service, and nobody is asked.
    pub documents_path: Option<String>,
    /// File with the gateway's token.
    pub token_file: PathBuf,
    /// `MaDonVi` (N, C).
    pub unit: String,
    /// `MaTichHop` (N, O, T, C): 037 for `TraCuuThongTinCongDan` (O, C).
    pub service: String,
    /// `MaCanBo` (N, O, T, C): an account that the database knows; one for all, as T has it.
    pub official: String,
    /// How days are written.
    pub dates: Dates,
}

impl Settings {
    /// The token. Read at each call, so that a new one needs no restart: gateways give tokens for hours or days.
    ///
    /// # Errors
    /// In words, if the file cannot be read or holds no token; the token is not repeated.
    pub fn token(&self) -> Result<String, String> {
        let file = self.token_file.display();
        let text = fs::read_to_string(&self.token_file)
            .map_err(|error| format!("--people-token-file {file} cannot be read: {error}"))?;
        let token = text.trim();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(format!("--people-token-file {file} holds no token: one word of visible ASCII characters"));
        }
        Ok(token.to_owned())
    }
}

/// The adapter.
pub struct National {
    settings: Settings,
    client: Client,
    random: Arc<Random>,
}

impl National {
    /// The adapter as configured. Nothing is called yet.
    ///
    /// # Errors
    /// If a setting is missing or the token file cannot be used; says which.
    pub fn open(options: &PeopleOptions, random: Arc<Random>) -> anyhow::Result<Self> {
        let client = upstream::client().context("no HTTP client")?;
        let national = Self::new(options.settings()?, client, random);
        national.settings.token().map_err(anyhow::Error::msg).context("the population database needs a token")?;
        Ok(national)
    }

    /// The adapter with these settings and this client.
    pub fn new(settings: Settings, client: Client, random: Arc<Random>) -> Self {
        Self { settings, client, random }
    }

    /// `MaYeuCau`, 40 characters (N), made by who asks: the consent under which it is asked, and 8 more that no other call
    /// has. So the database's own log leads to the consent.
    fn number(&self, query: &PersonQuery) -> Result<String, ProvinceError> {
        let is_id = query.consent.len() == 32 && query.consent.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_id {
            return Err(ProvinceError::Refused("the consent has no id of 32 hexadecimal digits".to_owned()));
        }
        Ok(format!("{}{}", query.consent, HEXLOWER.encode(&self.random.bytes::<4>())))
    }

    fn request(&self, path: &str) -> Result<RequestBuilder, ProvinceError> {
        let token = self.settings.token().map_err(ProvinceError::Unavailable)?;
        Ok(self.client.post(format!("{}{path}", self.settings.url)).bearer_auth(token))
    }
}

/// The answer if it is one of the service itself: its success, or a fault in its own form (`status` 500). What stands in
/// any other is left out: a gateway may repeat what it was sent, and reasons are logged.
fn of_the_service(answer: Answer) -> Result<Answer, ProvinceError> {
    let what = match answer.status.as_u16() {
        200..=299 | 500 => return Ok(answer),
        status @ (401 | 403) => format!("the gateway does not let us in ({status}): check --people-token-file"),
        status => format!("the gateway answers with status {status}"),
    };
    Err(ProvinceError::Unavailable(what))
}

#[async_trait]
impl People for National {
    async fn person(&self, query: &PersonQuery) -> Result<Option<Person>, ProvinceError> {
        let number = self.number(query)?;
        let Some(question) = question::write(&self.settings, query, &number)? else { return Ok(None) };
        let request = self
            .request(&self.settings.path)?
            .header(reqwest::header::CONTENT_TYPE, "application/xml; charset=utf-8")
            .header("SOAPAction", "\"\"")
            .body(question);
        let answer = of_the_service(upstream::send(request).await?)?;
        let found = reply::read(answer.status, answer.whole()?)?;
        // The service is asked with three facts and may compare them less strictly, a year alone above all.
        Ok(found.filter(|person| person.personal_id == query.personal_id && query.fits(&person.name, person.birth)))
    }

    async fn documents(&self, query: &PersonQuery) -> Result<Vec<HeldDocument>, ProvinceError> {
        let Some(path) = &self.settings.documents_path else { return Ok(Vec::new()) };
        // Whether that service compares the three facts is unknown: the population database does.
        if self.person(query).await?.is_none() {
            return Ok(Vec::new());
        }
        let asked = papers::Asked {
            number: &self.number(query)?,
            unit: &self.settings.unit,
            official: &self.settings.official,
            personal_id: query.personal_id.as_str(),
        };
        let answer = upstream::send(self.request(path)?.json(&asked)).await?;
        papers::read(&of_the_service(answer)?)
    }
}
