//! Where the service keeps what is its own.

use std::{
    convert::Infallible,
    fmt,
    num::NonZeroU32,
    path::{Path, PathBuf},
    str::FromStr,
};

use anyhow::bail;
use clap::Args;
use sqlx::postgres::PgConnectOptions;

use super::{Adapter, DataOptions, PeopleFrom, ProvinceOptions, ReportTo};

/// Knobs of the store.
#[derive(Args, Clone, Debug)]
pub struct StoreOptions {
    /// Address of PostgreSQL, for several replicas: `postgres://user@host/database`, or with `?host=/folder` by socket.
    /// Its password lies in the file that `PGPASSFILE` names. Default: SQLite in the data folder.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<DatabaseUrl>,
    /// Connections that one replica opens to PostgreSQL at most.
    #[arg(long, env = "DATABASE_CONNECTIONS", default_value = "16")]
    pub database_connections: NonZeroU32,
    /// File with the secret key, 32 random bytes, the same for all replicas; earlier keys may follow it. Default: `secret.key` in the data folder,
    /// which is made if there is no database URL.
    #[arg(long, env = "SECRET_KEY_FILE")]
    pub secret_key_file: Option<PathBuf>,
}

/// Knobs of `motcham migrate`.
#[derive(Args, Clone, Debug)]
pub struct MigrateOptions {
    /// Address of PostgreSQL, as for `serve`; the user must be allowed to create tables.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: DatabaseUrl,
}

/// Where the store of a service is, for commands beside it.
#[derive(Args, Clone, Debug)]
pub struct StorePlace {
    /// Where data lies.
    #[command(flatten)]
    pub data: DataOptions,
    /// Address of PostgreSQL, as for `serve`. Default: SQLite in the data folder.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<DatabaseUrl>,
}

impl StoreOptions {
    /// The file with the secret key.
    pub fn secret_key_file(&self, data_dir: &Path) -> PathBuf {
        self.secret_key_file.clone().unwrap_or_else(|| data_dir.join("secret.key"))
    }

    /// Refuses what replicas cannot share: each would have an embedded province of its own.
    ///
    /// # Errors
    /// If there is a database URL and the embedded province serves a port, is reported or is to be filled with a
    /// demonstration.
    pub fn check(&self, province: &ProvinceOptions, demo: bool) -> anyhow::Result<()> {
        if self.database_url.is_none() {
            return Ok(());
        }
        let embedded = province.served_by(Adapter::Embedded);
        if !embedded.is_empty() {
            bail!(
                "with DATABASE_URL each replica would have an embedded province of its own: run `motcham province` and \
                 set {} to rest (or to another adapter)",
                embedded.join(", ")
            );
        }
        if province.report_to != ReportTo::None {
            bail!(
                "REPORT_TO reports the embedded province, which is empty with DATABASE_URL: give it to `motcham province`"
            );
        }
        if demo {
            bail!("--demo fills the embedded province, which nobody sees with DATABASE_URL");
        }
        if province.people.from == PeopleFrom::Embedded {
            bail!(
                "with DATABASE_URL each replica would have a register of people of its own: set PEOPLE to off or national"
            );
        }
        Ok(())
    }
}

/// Address of a PostgreSQL database. It is read when it is used, so that no error message shows it.
#[derive(Clone)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// How to connect.
    ///
    /// # Errors
    /// If it is no address, or holds a password.
    pub fn connection(&self) -> anyhow::Result<PgConnectOptions> {
        let Some(rest) = ["postgres://", "postgresql://"].iter().find_map(|scheme| self.0.strip_prefix(scheme)) else {
            bail!("DATABASE_URL is no address such as postgres://user@host/database");
        };
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let user = place.split('/').next().and_then(|authority| authority.rsplit_once('@')).map(|(user, _)| user);
        let in_query = form_urlencoded::parse(query.as_bytes()).any(|(name, _)| name == "password");
        if in_query || user.is_some_and(|user| user.contains(':')) {
            bail!(
                "DATABASE_URL must not hold the password: put it into a file (mode 0600, line host:port:database:user:password) \
                 that PGPASSFILE names"
            );
        }
        PgConnectOptions::from_str(&self.0).or_else(|error| bail!("DATABASE_URL is no address: {error}"))
    }
}

impl FromStr for DatabaseUrl {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("DatabaseUrl(…)")
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::config::Cli;

    fn connection(url: &str) -> Result<PgConnectOptions, String> {
        DatabaseUrl(url.to_owned()).connection().map_err(|error| error.to_string())
    }

    #[test]
    fn a_password_in_the_address_is_refused_and_not_repeated() {
        for url in ["postgres://motcham:geheim@db/motcham", "postgresql://db/motcham?user=a&password=geheim"] {
            let error = connection(url).unwrap_err();
            assert!(error.contains("PGPASSFILE") && !error.contains("geheim"), "{error}");
        }
        assert!(connection("mysql://db/geheim").is_err_and(|error| !error.contains("geheim")));
        let url = DatabaseUrl("postgres://motcham:geheim@db/motcham".to_owned());
        assert!(!format!("{url:?}").contains("geheim"));
    }

    #[test]
    fn an_address_may_name_a_host_or_a_socket() {
        let host = connection("postgres://motcham@db.example:5433/motcham").unwrap();
        assert_eq!((host.get_host(), host.get_port(), host.get_database()), ("db.example", 5433, Some("motcham")));
        let socket = connection("postgres://motcham@localhost/motcham?host=/run/postgresql").unwrap();
        assert_eq!(socket.get_socket().map(PathBuf::as_path), Some(Path::new("/run/postgresql")));
    }

    #[test]
    fn replicas_have_no_embedded_province() {
        let check = |arguments: &[&str]| {
            let all = ["motcham"].iter().chain(arguments).copied();
            let options = Cli::try_parse_from(all).unwrap().serve;
            options.store.check(&options.province, options.demo).map_err(|error| error.to_string())
        };
        let database = ["--database-url", "postgres://db/motcham"];
        let rest = ["--filings=rest", "--dossiers=rest", "--ratings=rest", "--statistics=rest"];
        assert_eq!(check(&[]), Ok(()));
        let refused = check(&[&database[..], &rest[1..]].concat()).unwrap_err();
        assert!(refused.contains("motcham province") && refused.contains("set FILINGS to rest"), "{refused}");
        assert_eq!(check(&[&database[..], &rest[..]].concat()), Ok(()));
        let refused = check(&[&database[..], &rest[..], &["--demo"]].concat()).unwrap_err();
        assert!(refused.starts_with("--demo"), "{refused}");
        let refused = check(&[&database[..], &rest[..], &["--people=embedded"]].concat()).unwrap_err();
        assert!(refused.ends_with("set PEOPLE to off or national"), "{refused}");
        assert_eq!(check(&[&database[..], &rest[..], &["--people=national"]].concat()), Ok(()));
    }
}
