//! The national exchange: where it is, and who we are there.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;

use super::needed;
use crate::province::dvcqg::{Numbering, Settings};

/// Knobs of the adapter for the national exchange. Where it is used, address, account, password file and unit are
/// needed.
#[derive(Args, Clone, Debug, Default)]
pub struct DvcqgOptions {
    /// Address of the national exchange or of the province's gateway to it, such as https://lgsp.example.gov.vn/dvcqg.
    #[arg(long, env = "DVCQG_URL", value_parser = url)]
    pub dvcqg_url: Option<String>,
    /// Path of the login there.
    #[arg(long, env = "DVCQG_LOGIN_PATH", default_value = "/mapi/login", value_parser = path)]
    pub dvcqg_login_path: String,
    /// Path of its services.
    #[arg(long, env = "DVCQG_SERVICE_PATH", default_value = "/mapi/g", value_parser = path)]
    pub dvcqg_service_path: String,
    /// Path of its shared lists, where that is another.
    #[arg(long, env = "DVCQG_SHARE_PATH", default_value = "/mapi/g", value_parser = path)]
    pub dvcqg_share_path: String,
    /// Account there.
    #[arg(long, env = "DVCQG_USER")]
    pub dvcqg_user: Option<String>,
    /// File with the account's password; read at each login.
    #[arg(long, env = "DVCQG_PASSWORD_FILE")]
    pub dvcqg_password_file: Option<PathBuf>,
    /// Code of the unit for which we speak (`madonvi`), such as 000.00.00.H36.
    #[arg(long, env = "DVCQG_UNIT")]
    pub dvcqg_unit: Option<String>,
    /// Code of the receiving system (header `dstcode`), where the gateway wants one.
    #[arg(long, env = "DVCQG_DST_CODE")]
    pub dvcqg_dst_code: Option<String>,
    /// How the kind of owner (`LoaiDoiTuong`) is numbered there: from-one (guide of 2020) or from-zero (2026).
    #[arg(long, env = "DVCQG_SUBJECTS", value_enum, default_value = "from-one")]
    pub dvcqg_subjects: Numbering,
}

impl DvcqgOptions {
    /// The settings.
    ///
    /// # Errors
    /// If one that is needed is missing: names its flag.
    pub fn settings(&self) -> anyhow::Result<Settings> {
        let needed = |value, flag| needed("the national exchange", value, flag);
        Ok(Settings {
            url: needed(self.dvcqg_url.as_deref(), "--dvcqg-url")?,
            login_path: self.dvcqg_login_path.clone(),
            service_path: self.dvcqg_service_path.clone(),
            share_path: self.dvcqg_share_path.clone(),
            user: needed(self.dvcqg_user.as_deref(), "--dvcqg-user")?,
            password_file: self
                .dvcqg_password_file
                .clone()
                .context("the national exchange needs --dvcqg-password-file")?,
            unit: needed(self.dvcqg_unit.as_deref(), "--dvcqg-unit")?,
            dst_code: self.dvcqg_dst_code.clone().filter(|code| !code.is_empty()),
        })
    }
}

pub(super) fn url(text: &str) -> Result<String, String> {
    let uri: axum::http::Uri = text.parse().map_err(|_| format!("{text:?} is not an address"))?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) || uri.host().is_none() || uri.query().is_some() {
        return Err("give scheme, host and at most a path, such as https://lgsp.example.gov.vn/dvcqg".to_owned());
    }
    Ok(text.trim_end_matches('/').to_owned())
}

pub(super) fn path(text: &str) -> Result<String, String> {
    if text.starts_with('/') { Ok(text.to_owned()) } else { Err("a path begins with /".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named() {
        let mut options = DvcqgOptions { dvcqg_url: Some("https://a.vn".to_owned()), ..Default::default() };
        assert_eq!(options.settings().unwrap_err().to_string(), "the national exchange needs --dvcqg-user");
        options.dvcqg_user = Some("tinh".to_owned());
        assert!(options.settings().unwrap_err().to_string().ends_with("--dvcqg-password-file"));
        options.dvcqg_password_file = Some("mat-khau".into());
        assert!(options.settings().unwrap_err().to_string().ends_with("--dvcqg-unit"));
        options.dvcqg_unit = Some("000.00.00.H36".to_owned());
        assert_eq!(options.settings().unwrap().user, "tinh");
    }

    #[test]
    fn addresses_and_paths_are_checked() {
        assert_eq!(url("https://lgsp.vn/dvcqg/").as_deref(), Ok("https://lgsp.vn/dvcqg"));
        assert!(url("lgsp.vn").is_err());
        assert!(url("https://lgsp.vn/?a=b").is_err());
        assert!(path("mapi/g").is_err());
    }
}
