//! `motcham conformance`: checks somebody's provincial system and prints a table.

use anyhow::{Context, ensure};

use crate::{
    clock::SystemClock,
    config::ConformanceOptions,
    conformance::{Subject, Target, examine},
    province::{api::auth::Clients, upstream},
    random::Random,
    serve,
};

/// Makes every check and prints the table.
///
/// # Errors
/// If the token file cannot be used, or a check failed.
pub async fn run(options: ConformanceOptions) -> anyhow::Result<()> {
    let mut tokens = Clients::tokens(&options.token_file)?.into_iter();
    let target = Target {
        http: upstream::client().context("cannot make the HTTP client")?,
        base: options.url.trim_end_matches('/').to_owned(),
        token: tokens.next().context("there is no token")?,
        other: tokens.next(),
        subject: Subject {
            procedure_code: options.procedure,
            procedure_name: options.procedure_name,
            agency_code: options.agency,
            agency_name: options.agency_name,
        },
        clock: &SystemClock::default(),
        random: &Random::from_os(),
    };
    serve::say(&format!(
        "This files about six test dossiers at {}; each is marked \"HỒ SƠ KIỂM TRA HỆ THỐNG\".\n",
        target.base
    ));
    let report = examine(&target).await;
    serve::say(&report.to_string());
    ensure!(report.failed().is_empty(), "{} does not keep the contract", target.base);
    Ok(())
}
