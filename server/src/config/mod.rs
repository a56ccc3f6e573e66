//! Configuration by flags and environment. A bad value ends the start with a clear error.

use std::{net::IpAddr, path::PathBuf};

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use tracing_subscriber::EnvFilter;

mod alone;
mod dvcqg;
mod notify;
mod opencps;
mod operation;
mod outbox;
mod people;
mod province;
mod rest;
mod store;
mod uploads;

pub use alone::{CompareOptions, ConformanceOptions, ProvinceServerOptions};
pub use dvcqg::DvcqgOptions;
pub use notify::{NotifyBy, NotifyOptions};
pub use opencps::OpencpsOptions;
pub use operation::OperationOptions;
pub use outbox::OutboxAction;
pub use people::{PeopleFrom, PeopleOptions};
pub use province::{Adapter, ProvinceOptions, ReportTo};
pub use rest::RestOptions;
pub use store::{DatabaseUrl, MigrateOptions, StoreOptions, StorePlace};
pub use uploads::UploadOptions;

/// The citizen's side of the one-stop shop.
#[derive(Parser)]
#[command(name = "motcham", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do; `serve` if nothing is given.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Options of `serve`, also without the word.
    #[command(flatten)]
    pub serve: ServeOptions,
}

/// What the program can do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the citizen's pages (default).
    Serve(Box<ServeOptions>),
    /// Check every data file of the catalogue and name file, line and reason of each problem.
    Check(DataOptions),
    /// Print the JSON Schema of a kind of file in the catalogue, for an editor that completes and checks it.
    Schema {
        /// The kind of file.
        of: SchemaOf,
    },
    /// Bring the tables in PostgreSQL up to date: before the replicas of a new version start. Two at once do no harm.
    /// SQLite needs none, it is done at the start.
    Migrate(MigrateOptions),
    /// Serve the embedded province alone: its API for machines, and its officials' pages.
    Province(Box<ProvinceServerOptions>),
    /// Check whether a provincial system keeps the contract of docs/province.openapi.json. Files test dossiers there!
    Conformance(ConformanceOptions),
    /// Tell where the province's list of procedures differs from our catalogue.
    Compare(Box<CompareOptions>),
    /// Accounts of the officials who work on dossiers.
    Official {
        /// What to do with the account.
        #[command(subcommand)]
        action: OfficialAction,
    },
    /// The register of people of the embedded province.
    People {
        /// What to do with it.
        #[command(subcommand)]
        action: PeopleAction,
    },
    /// Messages to the province that were given up and wait for a person.
    Outbox {
        /// What to do with them.
        #[command(subcommand)]
        action: OutboxAction,
    },
}

/// What can be done with officials' accounts.
#[derive(Subcommand)]
pub enum OfficialAction {
    /// Add an account and print its first password once.
    Add {
        /// Name to sign in with: letters, digits, dot and hyphen.
        name: String,
        /// Where the data lies.
        #[command(flatten)]
        data: DataOptions,
    },
}

/// What can be done with the register of people.
#[derive(Subcommand)]
pub enum PeopleAction {
    /// Take people from a CSV file into the register, or bring up to date what it holds of them; all or none. The columns
    /// are in docs/adapters/people.md.
    Import {
        /// The file.
        file: PathBuf,
        /// Where the data lies.
        #[command(flatten)]
        data: DataOptions,
    },
}

/// A kind of file that a JSON Schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum SchemaOf {
    /// A form, in `forms/`.
    Form,
    /// A block of questions, in `blocks/`.
    Block,
}

/// Where data lies.
#[derive(Args, Clone, Debug)]
pub struct DataOptions {
    /// Folder of the state: database files and the key. Back it up as a whole.
    #[arg(long, env = "DATA_DIR", default_value = "./data")]
    pub data_dir: PathBuf,
    /// Folder of the catalogue: procedures, forms, offices, calendars, texts that an office can change.
    #[arg(long, env = "CATALOG_DIR", default_value = "server/catalog")]
    pub catalog_dir: PathBuf,
}

/// Knobs of the service.
#[derive(Args, Clone, Debug)]
pub struct ServeOptions {
    /// Where data lies.
    #[command(flatten)]
    pub data: DataOptions,
    /// Where the service keeps what is its own.
    #[command(flatten)]
    pub store: StoreOptions,
    /// Files that citizens attach.
    #[command(flatten)]
    pub uploads: UploadOptions,
    /// Which adapter serves which port of the province.
    #[command(flatten)]
    pub province: ProvinceOptions,
    /// How messages reach citizens' phones.
    #[command(flatten)]
    pub notify: NotifyOptions,
    /// How it behaves under load, towards machines that watch it, and when it stops.
    #[command(flatten)]
    pub operation: OperationOptions,
    /// Address to listen on.
    #[arg(long, env = "HOST", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Port to listen on.
    #[arg(long, env = "PORT", default_value_t = 3000)]
    pub port: u16,
    /// Address under which citizens reach the service; QR codes, Origin checks and cookies use it. With https, cookies
    /// become Secure and `__Host-`, and HSTS is sent. Default: the listening address.
    #[arg(long, env = "PUBLIC_URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Where slips printed at `motcham province` send citizens; `None`: to the public address.
    #[arg(skip)]
    pub citizens_url: Option<String>,
    /// A reverse proxy in front adds the client's address to `X-Forwarded-For`; without one, anybody could write there.
    #[arg(long, env = "BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Folder with the built browser bundle.
    #[arg(long, env = "DIST_DIR", default_value = "dist")]
    pub dist_dir: PathBuf,
    /// Folder with the root certificates (PEM, `.pem` or `.crt`) whose signatures on results are trusted. Without one, no signature is
    /// called valid.
    #[arg(long, env = "TRUST_ROOTS")]
    pub trust_roots: Option<PathBuf>,
    /// Help number in the footer and on every error page.
    #[arg(long, env = "HELP_PHONE", default_value = "1022")]
    pub help_phone: String,
    /// Start the clock at this instant (RFC 3339), for tests and demos only.
    #[arg(long, env = "MOTCHAM_NOW", value_parser = instant)]
    pub now: Option<OffsetDateTime>,
    /// What is logged, to standard error: a level, or levels by module (`info,sqlx=warn`).
    #[arg(long, env = "LOG", default_value = "info,sqlx=warn", value_parser = log_filter)]
    pub log: String,
    /// Show the gallery of components at `/_mau`.
    #[arg(long, env = "MOTCHAM_GALLERY")]
    pub gallery: bool,
    /// Fill an empty data folder with believable dossiers and people.
    #[arg(long)]
    pub demo: bool,
}

impl ServeOptions {
    /// Address under which citizens reach the service, without trailing slash.
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}:{}", self.host, self.port))
    }
}

fn public_url(text: &str) -> Result<String, String> {
    let uri: axum::http::Uri = text.parse().map_err(|_| format!("{text:?} is not an address"))?;
    let scheme_ok = matches!(uri.scheme_str(), Some("http" | "https"));
    if !scheme_ok || uri.host().is_none() || !matches!(uri.path(), "" | "/") || uri.query().is_some() {
        return Err("give scheme and host only, such as https://motcham.example.gov.vn".to_owned());
    }
    Ok(text.trim_end_matches('/').to_owned())
}

fn log_filter(text: &str) -> Result<String, String> {
    EnvFilter::builder().parse(text).map(|_| text.to_owned()).map_err(|error| error.to_string())
}

fn instant(text: &str) -> Result<OffsetDateTime, String> {
    OffsetDateTime::parse(text, &Rfc3339).map_err(|_| "give an instant such as 2026-11-23T08:00:00+07:00".to_owned())
}

/// A setting without which `system` cannot be used; empty counts as missing.
fn needed(system: &str, value: Option<&str>, flag: &str) -> anyhow::Result<String> {
    let value = value.filter(|value| !value.is_empty());
    value.map(str::to_owned).with_context(|| format!("{system} needs {flag}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn the_readme_lists_every_knob_with_its_default() {
        let readme = include_str!("../../../README.md");
        let mut cli = <Cli as clap::CommandFactory>::command();
        cli.build();
        let serve = cli.find_subcommand("serve").unwrap();
        for knob in serve.get_arguments().filter(|knob| knob.get_id() != "help") {
            let flag = format!("| `--{}` |", knob.get_long().unwrap());
            let row = readme.lines().find(|line| line.starts_with(&flag));
            let row = row.unwrap_or_else(|| panic!("the README has no row {flag}"));
            let env = knob.get_env().map(|name| format!(" `{}` ", name.to_str().unwrap()));
            assert_eq!(row.split('|').nth(2), Some(env.as_deref().unwrap_or(" ")), "{flag}");
            for default in knob.get_default_values().iter().filter(|_| knob.get_action().takes_values()) {
                assert_eq!(
                    row.split('|').nth(3),
                    Some(format!(" `{}` ", default.to_str().unwrap()).as_str()),
                    "{flag}"
                );
            }
        }
    }

    #[test]
    fn bad_values_are_refused_with_a_reason() {
        assert!(public_url("motcham").is_err());
        assert!(public_url("https://a.vn/duong-dan").is_err());
        assert_eq!(public_url("https://a.vn/").as_deref(), Ok("https://a.vn"));
        assert!(instant("hôm nay").is_err());
        assert!(Cli::try_parse_from(["motcham", "--port", "70000"]).is_err());
        let more_than_the_province_takes = (crate::province::LARGEST_FILE + 1).to_string();
        assert!(Cli::try_parse_from(["motcham", "--most-file-bytes", &more_than_the_province_takes]).is_err());
    }
}
