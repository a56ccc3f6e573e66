//! How OpenCPS is reached.

use std::path::PathBuf;

use clap::Args;

/// Knobs of the adapter for OpenCPS v2. All but the last are needed where a port names it.
#[derive(Args, Clone, Debug, Default)]
pub struct OpencpsOptions {
    /// Address of the REST API of OpenCPS, such as https://dichvucong.example.gov.vn/o/rest/v2.
    #[arg(long, env = "OPENCPS_URL", value_parser = url)]
    pub opencps_url: Option<String>,
    /// Number of the province's site in OpenCPS (header `groupId`).
    #[arg(long, env = "OPENCPS_GROUP_ID")]
    pub opencps_group_id: Option<u64>,
    /// Account of this service in OpenCPS: an employee with a role that may file, not an applicant.
    #[arg(long, env = "OPENCPS_USER")]
    pub opencps_user: Option<String>,
    /// File with the account's password and nothing else; no colon in it.
    #[arg(long, env = "OPENCPS_PASSWORD_FILE")]
    pub opencps_password_file: Option<PathBuf>,
    /// File that says what the province's OpenCPS calls procedures, agencies, statuses and questions (TOML); without one
    /// they are called as here.
    #[arg(long, env = "OPENCPS_MAP")]
    pub opencps_map: Option<PathBuf>,
}

fn url(text: &str) -> Result<String, String> {
    let uri: axum::http::Uri = text.parse().map_err(|_| format!("{text:?} is not an address"))?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) || uri.host().is_none() || uri.query().is_some() {
        return Err("give the address of the API, such as https://dichvucong.example.gov.vn/o/rest/v2".to_owned());
    }
    Ok(text.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_one_of_an_api() {
        assert_eq!(url("https://a.vn/o/rest/v2/").as_deref(), Ok("https://a.vn/o/rest/v2"));
        for wrong in ["a.vn", "ftp://a.vn/o", "https://a.vn/o?x=1", "mailto:a@a.vn"] {
            assert!(url(wrong).is_err(), "{wrong}");
        }
    }
}
