//! Knobs of the commands around the province's API.

use std::{net::IpAddr, path::PathBuf};

use clap::Args;
use time::OffsetDateTime;

use super::{DataOptions, DvcqgOptions, OpencpsOptions, ReportTo, RestOptions, instant, log_filter, public_url};

/// Knobs of `motcham province`.
#[derive(Args, Clone, Debug)]
pub struct ProvinceServerOptions {
    /// Where data lies.
    #[command(flatten)]
    pub data: DataOptions,
    /// Address to listen on.
    #[arg(long, env = "HOST", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Port to listen on.
    #[arg(long, env = "PORT", default_value_t = 3100)]
    pub port: u16,
    /// File with the tokens of the clients: one a line, at least 32 characters; then, if wanted, the client's name (tokens
    /// of one name are one client) and `read-only`. `#` begins a comment.
    #[arg(long, env = "TOKEN_FILE", required_unless_present = "print_openapi")]
    pub token_file: Option<PathBuf>,
    /// Serve the API only, without the officials' pages; needs no browser bundle.
    #[arg(long)]
    pub api_only: bool,
    /// Address under which officials reach the pages. Default: the listening address.
    #[arg(long, env = "PUBLIC_URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Address under which citizens reach the service that stands in front of this system: receipt slips lead there.
    /// Default: the officials' address, where nothing can be looked up.
    #[arg(long, env = "CITIZENS_URL", value_parser = public_url)]
    pub citizens_url: Option<String>,
    /// Folder with the built browser bundle, for the pages.
    #[arg(long, env = "DIST_DIR", default_value = "dist")]
    pub dist_dir: PathBuf,
    /// To whom dossiers and their steps are reported.
    #[arg(long, env = "REPORT_TO", value_enum, default_value = "none")]
    pub report_to: ReportTo,
    /// The national exchange, where it is used.
    #[command(flatten)]
    pub dvcqg: DvcqgOptions,
    /// Start the clock at this instant (RFC 3339), for tests and demos only.
    #[arg(long, env = "MOTCHAM_NOW", value_parser = instant)]
    pub now: Option<OffsetDateTime>,
    /// What is logged, to standard error: a level, or levels by module (`info,sqlx=warn`).
    #[arg(long, env = "LOG", default_value = "info,sqlx=warn", value_parser = log_filter)]
    pub log: String,
    /// Print the OpenAPI document and end.
    #[arg(long)]
    pub print_openapi: bool,
}

/// Knobs of `motcham conformance`.
#[derive(Args, Clone, Debug)]
pub struct ConformanceOptions {
    /// Base of the API to check, such as `https://tinh.example.gov.vn/api/province/v1`.
    pub url: String,
    /// File with the token to call with, in its first line; a second line is the token of another client.
    #[arg(long, env = "TOKEN_FILE")]
    pub token_file: PathBuf,
    /// Code of the procedure that the test dossiers are about; the system must know it.
    #[arg(long, default_value = "1.004873")]
    pub procedure: String,
    /// Name of that procedure.
    #[arg(long, default_value = "Cấp Giấy xác nhận tình trạng hôn nhân")]
    pub procedure_name: String,
    /// Identifier of the agency that gets the test dossiers; the system must know it.
    #[arg(long, default_value = "H36")]
    pub agency: String,
    /// Name of that agency.
    #[arg(long, default_value = "UBND phường Phan Thiết")]
    pub agency_name: String,
}

/// Knobs of `motcham compare`.
#[derive(Args, Clone, Debug)]
pub struct CompareOptions {
    /// Folder of the catalogue.
    #[arg(long, env = "CATALOG_DIR", default_value = "server/catalog")]
    pub catalog_dir: PathBuf,
    /// Whose list is compared with ours: `rest`, `opencps` or `dvcqg`.
    #[arg(long, env = "CATALOGUE", default_value = "rest", value_parser = super::province::catalogue)]
    pub catalogue: super::Adapter,
    /// Where it is, if it speaks the contract of `docs/province.openapi.json`.
    #[command(flatten)]
    pub rest: RestOptions,
    /// Where it is, if it is an OpenCPS.
    #[command(flatten)]
    pub opencps: OpencpsOptions,
    /// Where it is, if it is the national exchange.
    #[command(flatten)]
    pub dvcqg: DvcqgOptions,
}
