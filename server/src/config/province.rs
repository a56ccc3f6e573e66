//! Which adapter serves which port of the province.

use clap::{Args, ValueEnum};

use super::{DvcqgOptions, OpencpsOptions, PeopleOptions, RestOptions};

/// A kind of provincial system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Adapter {
    /// The small provincial system in this process.
    Embedded,
    /// A system that speaks the contract of `docs/province.openapi.json`, such as `motcham province`.
    Rest,
    /// OpenCPS v2.
    Opencps,
    /// The national exchange (Cổng Dịch vụ công quốc gia).
    Dvcqg,
}

impl Adapter {
    /// Its name in logs, figures and the store, if it is somebody else's system.
    pub fn upstream(self) -> Option<&'static str> {
        match self {
            Embedded => None,
            Rest => Some("rest"),
            Opencps => Some("opencps"),
            Dvcqg => Some("dvcqg"),
        }
    }
}

/// To whom the embedded province reports its dossiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportTo {
    /// To nobody.
    #[default]
    None,
    /// To the national exchange.
    Dvcqg,
}

use Adapter::{Dvcqg, Embedded, Opencps, Rest};

/// Which adapter serves which port. What the province's system lacks stays with the embedded one.
#[derive(Args, Clone, Debug)]
pub struct ProvinceOptions {
    /// Where filings go: `embedded`, `rest` or `opencps`.
    #[arg(long, env = "FILINGS", default_value = "embedded", value_parser = filings)]
    pub filings: Adapter,
    /// Where dossiers are looked up: `embedded`, `rest`, `opencps` or `dvcqg`.
    #[arg(long, env = "DOSSIERS", default_value = "embedded", value_parser = dossiers)]
    pub dossiers: Adapter,
    /// Where ratings go: `embedded`, `rest` or `opencps`.
    #[arg(long, env = "RATINGS", default_value = "embedded", value_parser = ratings)]
    pub ratings: Adapter,
    /// Where published figures come from: `embedded` or `rest`.
    #[arg(long, env = "STATISTICS", default_value = "embedded", value_parser = statistics)]
    pub statistics: Adapter,
    /// The adapter `rest`.
    #[command(flatten)]
    pub rest: RestOptions,
    /// How OpenCPS is reached.
    #[command(flatten)]
    pub opencps: Box<OpencpsOptions>,
    /// To whom the embedded province reports its dossiers and their steps.
    #[arg(long, env = "REPORT_TO", value_enum, default_value = "none")]
    pub report_to: ReportTo,
    /// The national exchange, where it is used.
    #[command(flatten)]
    pub dvcqg: DvcqgOptions,
    /// Who is asked what the state already knows of a person.
    #[command(flatten)]
    pub people: PeopleOptions,
}

impl ProvinceOptions {
    /// The adapter serves a port.
    pub fn uses(&self, adapter: Adapter) -> bool {
        !self.served_by(adapter).is_empty()
    }

    /// The ports that the adapter serves, by the names of their knobs.
    pub fn served_by(&self, adapter: Adapter) -> Vec<&'static str> {
        let ports = [
            ("FILINGS", self.filings),
            ("DOSSIERS", self.dossiers),
            ("RATINGS", self.ratings),
            ("STATISTICS", self.statistics),
        ];
        ports.into_iter().filter(|(_, serving)| *serving == adapter).map(|(name, _)| name).collect()
    }
}

fn filings(text: &str) -> Result<Adapter, String> {
    one_of(text, &[Embedded, Rest, Opencps])
}

fn dossiers(text: &str) -> Result<Adapter, String> {
    one_of(text, &[Embedded, Rest, Opencps, Dvcqg])
}

fn ratings(text: &str) -> Result<Adapter, String> {
    one_of(text, &[Embedded, Rest, Opencps])
}

fn statistics(text: &str) -> Result<Adapter, String> {
    one_of(text, &[Embedded, Rest])
}

/// The adapter that serves a list of procedures to compare with ours; ours itself is none.
pub(super) fn catalogue(text: &str) -> Result<Adapter, String> {
    one_of(text, &[Rest, Opencps, Dvcqg])
}

/// The adapter of this name, if it serves the port.
fn one_of(text: &str, serving: &[Adapter]) -> Result<Adapter, String> {
    let name = |adapter: &Adapter| adapter.to_possible_value().map(|value| value.get_name().to_owned());
    let found = serving.iter().find(|adapter| name(adapter).as_deref() == Some(text));
    found.copied().ok_or_else(|| {
        let names: Vec<_> = serving.iter().filter_map(name).collect();
        format!("no adapter of that name serves this port; there are: {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_takes_only_an_adapter_that_serves_it() {
        assert_eq!(filings("opencps"), Ok(Opencps));
        assert!(filings("dvcqg").unwrap_err().ends_with("embedded, rest, opencps"));
        assert_eq!(dossiers("dvcqg"), Ok(Dvcqg));
        assert!(statistics("opencps").is_err());
    }
}
