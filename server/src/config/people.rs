//! Who is asked what the state already knows of a person, and how.

use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::{Args, ValueEnum};

use super::{
    dvcqg::{path, url},
    needed,
};
use crate::province::national::{Dates, Settings};

/// Who is asked what the state already knows of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PeopleFrom {
    /// Nobody: the pages do not offer it.
    #[default]
    Off,
    /// The register of the embedded province, which `motcham people import` fills.
    Embedded,
    /// The national population database, through a gateway of the national data exchange.
    National,
}

impl PeopleFrom {
    /// Its name in logs and figures, if it is somebody else's system.
    pub fn upstream(self) -> Option<&'static str> {
        match self {
            Self::Off | Self::Embedded => None,
            Self::National => Some("national"),
        }
    }
}

/// Knobs of the port for data of people. The adapter `national` needs address, token file, unit, service and official.
#[derive(Args, Clone, Debug, Default)]
pub struct PeopleOptions {
    /// Who is asked what the state already knows of a person. With --demo, and nothing named: embedded.
    #[arg(
        long = "people",
        env = "PEOPLE",
        value_enum,
        default_value = "off",
        default_value_if("demo", "true", "embedded")
    )]
    pub from: PeopleFrom,
    /// Address of the gateway to the national population database, such as https://lgsp.example.gov.vn/dancu.
    #[arg(long, env = "PEOPLE_URL", value_parser = url)]
    pub people_url: Option<String>,
    /// Path of its service `TraCuuThongTinCongDan`.
    #[arg(long, env = "PEOPLE_PATH", default_value = "/TraCuuThongTinCongDan", value_parser = path)]
    pub people_path: String,
    /// File with the gateway's token; read at each call, so that a new one needs no restart.
    #[arg(long, env = "PEOPLE_TOKEN_FILE")]
    pub people_token_file: Option<PathBuf>,
    /// Code of the unit that asks (`MaDonVi`, QĐ 20/2020/QĐ-TTg), such as 000.00.00.H36.
    #[arg(long, env = "PEOPLE_UNIT")]
    pub people_unit: Option<String>,
    /// Code of the service at the population database (`MaTichHop`): digits, such as 037.
    #[arg(long, env = "PEOPLE_SERVICE")]
    pub people_service: Option<String>,
    /// Account at the population database in whose name is asked (`MaCanBo`).
    #[arg(long, env = "PEOPLE_OFFICIAL")]
    pub people_official: Option<String>,
    /// How a day of birth is written to it: compact (19850321) or dashed (1985-03-21).
    #[arg(long, env = "PEOPLE_DATES", value_enum, default_value = "compact")]
    pub people_dates: Dates,
    /// Path of the gateway's service of held documents. Without one nobody is asked for documents.
    #[arg(long, env = "PEOPLE_DOCUMENTS_PATH", value_parser = path)]
    pub people_documents_path: Option<String>,
}

/// Longest `MaDonVi`, `MaTichHop` and `MaCanBo`, in characters (guide of the national data exchange, 4.3.1).
const UNIT: usize = 35;
const SERVICE: usize = 20;
const OFFICIAL: usize = 20;

impl PeopleOptions {
    /// The settings of the adapter `national`.
    ///
    /// # Errors
    /// If one that is needed is missing, or cannot be: names its flag.
    pub fn settings(&self) -> anyhow::Result<Settings> {
        let needed = |value, flag| needed("the national population database", value, flag);
        let settings = Settings {
            url: needed(self.people_url.as_deref(), "--people-url")?,
            path: self.people_path.clone(),
            documents_path: self.people_documents_path.clone(),
            token_file: self
                .people_token_file
                .clone()
                .context("the national population database needs --people-token-file")?,
            unit: needed(self.people_unit.as_deref(), "--people-unit")?,
            service: needed(self.people_service.as_deref(), "--people-service")?,
            official: needed(self.people_official.as_deref(), "--people-official")?,
            dates: self.people_dates,
        };
        let is_code = |text: &str, most: usize| text.len() <= most && text.bytes().all(|byte| byte.is_ascii_graphic());
        ensure!(is_code(&settings.unit, UNIT), "--people-unit is a code of at most {UNIT} characters");
        ensure!(
            is_code(&settings.service, SERVICE) && settings.service.bytes().all(|byte| byte.is_ascii_digit()),
            "--people-service is at most {SERVICE} digits"
        );
        ensure!(is_code(&settings.official, OFFICIAL), "--people-official is a code of at most {OFFICIAL} characters");
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::config::Cli;

    fn from(arguments: &[&str]) -> PeopleFrom {
        Cli::try_parse_from(["motcham"].iter().chain(arguments)).unwrap().serve.province.people.from
    }

    #[test]
    fn nobody_is_asked_unless_it_is_named_or_a_demonstration() {
        assert_eq!(from(&[]), PeopleFrom::Off);
        assert_eq!(from(&["--demo"]), PeopleFrom::Embedded);
        assert_eq!(from(&["--demo", "--people", "off"]), PeopleFrom::Off);
        assert_eq!(from(&["--people=national"]), PeopleFrom::National);
        assert!(Cli::try_parse_from(["motcham", "--people", "rest"]).is_err());
    }

    #[test]
    fn what_is_missing_or_cannot_be_is_named() {
        let mut options = PeopleOptions::default();
        let refused = |options: &PeopleOptions| options.settings().unwrap_err().to_string();
        assert_eq!(refused(&options), "the national population database needs --people-url");
        options.people_url = Some("https://lgsp.example.gov.vn/dancu".to_owned());
        assert!(refused(&options).ends_with("--people-token-file"));
        options.people_token_file = Some("token".into());
        assert!(refused(&options).ends_with("--people-unit"));
        options.people_unit = Some("000.00.00.H36".to_owned());
        assert!(refused(&options).ends_with("--people-service"));
        options.people_service = Some("DC-037".to_owned());
        assert!(refused(&options).ends_with("--people-official"));
        options.people_official = Some("motcua.h36".to_owned());
        assert_eq!(refused(&options), "--people-service is at most 20 digits");
        options.people_service = Some("037".to_owned());
        assert_eq!(options.settings().unwrap().official, "motcua.h36");
        options.people_unit = Some("0".repeat(36));
        assert_eq!(refused(&options), "--people-unit is a code of at most 35 characters");
    }
}
