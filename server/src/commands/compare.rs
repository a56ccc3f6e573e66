//! `motcham compare`: where the province's list of procedures differs from our catalogue.

use std::{collections::BTreeMap, sync::Arc};

use anyhow::{Context, bail};

use crate::{
    clock::{Clock, SystemClock},
    config::{Adapter, CompareOptions},
    province::{Catalogue, ListedProcedure, dvcqg::Dvcqg, embedded::ListOfOurs, opencps::Opencps, rest::Rest},
    serve,
};

/// Prints a line for each difference, and how many there are. Differences are no error: they are what was asked for.
///
/// # Errors
/// If our catalogue has problems or the province does not answer.
pub async fn run(options: CompareOptions) -> anyhow::Result<()> {
    for line in compare(&options).await? {
        serve::say(&line);
    }
    Ok(())
}

/// The lines that are printed.
async fn compare(options: &CompareOptions) -> anyhow::Result<Vec<String>> {
    let ours = ListOfOurs::new(Arc::new(serve::load_catalogue(&options.catalog_dir)?));
    let theirs = theirs(options)?.procedures().await.context("the province's list cannot be read")?;
    let mut lines = differences(&ours.procedures().await?, &theirs);
    lines.push(format!("{} procedures there, {} differences", theirs.len(), lines.len()));
    Ok(lines)
}

fn theirs(options: &CompareOptions) -> anyhow::Result<Box<dyn Catalogue>> {
    Ok(match options.catalogue {
        Adapter::Rest => Box::new(Rest::configured(&options.rest)?),
        Adapter::Opencps => Box::new(Opencps::open(&options.opencps)?),
        Adapter::Dvcqg => {
            let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
            Box::new(Dvcqg::open(&options.dvcqg, clock)?)
        }
        Adapter::Embedded => bail!("the embedded province has no list of procedures but ours"),
    })
}

/// A line for each procedure that only one has, or that both name differently, by code. The name is compared without
/// regard to case and spaces, as people would.
fn differences(ours: &[ListedProcedure], theirs: &[ListedProcedure]) -> Vec<String> {
    fn by_code(list: &[ListedProcedure]) -> BTreeMap<&str, &ListedProcedure> {
        list.iter().map(|listed| (listed.code.as_str(), listed)).collect()
    }
    let (ours, theirs) = (by_code(ours), by_code(theirs));
    let mut lines = BTreeMap::new();
    for (code, listed) in &ours {
        match theirs.get(code) {
            None => {
                // The plan names many without a code: perhaps the province has it under one.
                let namesake = theirs.values().find(|other| plain(&other.name) == plain(&listed.name));
                let line = match namesake {
                    Some(other) => format!("code: {code} here, {} there: {}", other.code, listed.name),
                    None => format!("missing there: {code} {}", listed.name),
                };
                lines.insert((*code, 0), line);
            }
            Some(other) if plain(&other.name) != plain(&listed.name) => {
                lines.insert((*code, 0), format!("name: {code} {:?} here, {:?} there", listed.name, other.name));
            }
            Some(_) => {}
        }
    }
    for (code, listed) in &theirs {
        let is_known = ours.contains_key(code) || ours.values().any(|our| plain(&our.name) == plain(&listed.name));
        if !is_known {
            lines.insert((*code, 1), format!("missing here: {code} {}", listed.name));
        }
    }
    lines.into_values().collect()
}

fn plain(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use clap::Parser as _;
    use standin::{dvcqg, opencps};
    use tokio::net::TcpListener;

    use super::*;
    use crate::config::{Cli, Command};

    const CATALOG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/catalog");

    async fn lines(flags: &[&str]) -> Vec<String> {
        let command = ["motcham", "compare", "--catalog-dir", CATALOG];
        let cli = Cli::try_parse_from(command.iter().chain(flags)).unwrap();
        let Some(Command::Compare(options)) = cli.command else { panic!("another command") };
        compare(&options).await.unwrap()
    }

    /// What both have under one name is no difference, and the last line counts.
    fn assert_compared(lines: &[String], there: usize) {
        let (last, differences) = lines.split_last().unwrap();
        assert_eq!(*last, format!("{there} procedures there, {} differences", differences.len()));
        assert!(differences.iter().any(|line| line.starts_with("missing there: ")), "{lines:?}");
        assert!(!differences.iter().any(|line| line.contains("1.004873")), "{lines:?}");
    }

    #[tokio::test]
    async fn the_list_of_opencps_is_compared() {
        let far = Arc::new(opencps::OpenCps::new(opencps::Options::for_tests().unwrap()));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}{}", listener.local_addr().unwrap(), opencps::BASE);
        tokio::spawn(async move { axum::serve(listener, opencps::router(far)).await.unwrap() });
        let folder = tempfile::tempdir().unwrap();
        let password = folder.path().join("password");
        fs::write(&password, "standin").unwrap();
        let password = password.to_str().unwrap();
        let flags = ["--catalogue", "opencps", "--opencps-url", &url, "--opencps-group-id", "35417"];
        let who = ["--opencps-user", "motcham", "--opencps-password-file", password];
        assert_compared(&lines(&[&flags[..], &who].concat()).await, 3);
    }

    #[tokio::test]
    async fn the_list_of_the_national_exchange_is_compared() {
        let far = dvcqg::Standin::start().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let password = folder.path().join("password");
        fs::write(&password, dvcqg::PASSWORD).unwrap();
        let (url, password) = (far.url(), password.to_str().unwrap());
        let flags = ["--catalogue", "dvcqg", "--dvcqg-url", &url, "--dvcqg-share-path", "/mapi/share"];
        let who = ["--dvcqg-user", dvcqg::USER, "--dvcqg-password-file", password, "--dvcqg-unit", dvcqg::UNIT];
        let to = ["--dvcqg-dst-code", dvcqg::DST_CODE];
        assert_compared(&lines(&[&flags[..], &who, &to].concat()).await, 3);
    }

    fn listed(code: &str, name: &str) -> ListedProcedure {
        ListedProcedure { code: code.to_owned(), name: name.to_owned(), agency: String::new(), field: String::new() }
    }

    #[test]
    fn codes_names_and_what_is_missing_are_told_and_nothing_else() {
        let ours = [
            listed("1.1", "Khai sinh"),
            listed("1.2", "Kết hôn"),
            listed("cap-phep", "Cấp phép"),
            listed("1.4", "Khai tử"),
        ];
        let theirs = [
            listed("1.1", "KHAI  SINH"),
            listed("1.2", "Ly hôn"),
            listed("1.3", "Cấp phép"),
            listed("1.5", "Nhận con"),
        ];
        assert_eq!(
            differences(&ours, &theirs),
            [
                "name: 1.2 \"Kết hôn\" here, \"Ly hôn\" there",
                "missing there: 1.4 Khai tử",
                "missing here: 1.5 Nhận con",
                "code: cap-phep here, 1.3 there: Cấp phép",
            ]
        );
        assert!(differences(&ours, &ours).is_empty());
    }
}
