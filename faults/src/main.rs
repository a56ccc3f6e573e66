//! `make faults`: the drills of the plan (R1–R6, R9–R11, R14), each with its pass figure, in one table.

use std::{io::Write, process::ExitCode, time::Instant};

use clap::Parser;

use crate::{
    drills::{Outcome, Scale},
    stage::Backend,
};

mod citizen;
mod cluster;
mod drills;
mod figures;
// The form that the tests of replicas and kills fill in as well.
#[path = "../../server/tests/form/mod.rs"]
mod form;
mod haproxy;
mod ledger;
mod load;
mod proxy;
mod service;
mod slow;
mod stage;

/// Kills, stalls and floods the service and the province's system; nothing acknowledged may be lost or doubled.
#[derive(Parser)]
struct Options {
    /// The short form: it could fail, in minutes. Without it the figures of the plan are reached, in hours.
    #[arg(long)]
    short: bool,
    /// Only these drills, e.g. `--only r1,r5`.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Only with this backend of the store.
    #[arg(long)]
    backend: Option<Backend>,
}

use Backend::{Postgres, Sqlite};

/// A drill, the backends that it runs on, and those of the short form.
type Row = (&'static str, &'static str, &'static [Backend], &'static [Backend]);

/// Every drill. In the short form a drill that hardly touches the store runs on one backend only.
const DRILLS: &[Row] = &[
    ("r1", "kill -9 under load", &[Sqlite, Postgres], &[Postgres]),
    ("r2", "the database's processes end at once", &[Postgres], &[Postgres]),
    ("r3", "the same key again", &[Sqlite, Postgres], &[Sqlite, Postgres]),
    ("r4", "the province is a black hole", &[Sqlite, Postgres], &[Sqlite]),
    ("r5", "done, and the answer lost", &[Sqlite, Postgres], &[Postgres]),
    ("r6", "the province comes and goes", &[Sqlite, Postgres], &[Postgres]),
    ("r9", "overload", &[Sqlite, Postgres], &[Sqlite]),
    ("r10", "rolling restart behind HAProxy", &[Postgres], &[Postgres]),
    ("r11-connections", "the database's connections end", &[Postgres], &[Postgres]),
    ("r11-disk", "the disk is full", &[Sqlite], &[Sqlite]),
    ("r11-files", "no file can be opened", &[Sqlite, Postgres], &[Sqlite]),
    ("r11-clock", "the clock jumps", &[Sqlite, Postgres], &[Postgres]),
    ("r14", "restore from the backup", &[Sqlite, Postgres], &[Sqlite, Postgres]),
];

async fn drill(id: &str, scale: Scale, backend: Backend) -> anyhow::Result<Outcome> {
    match id {
        "r1" => drills::kill::run(scale, backend).await,
        "r2" => drills::cut::run(scale).await,
        "r3" => drills::repeat::run(backend).await,
        "r4" => drills::black_hole::run(scale, backend).await,
        "r5" => drills::ambiguous::run(scale, backend).await,
        "r6" => drills::flapping::run(scale, backend).await,
        "r9" => drills::overload::run(scale, backend).await,
        "r10" => drills::rolling::run(scale).await,
        "r11-connections" => drills::loss::connections(scale).await,
        "r11-disk" => drills::loss::disk(scale).await,
        "r11-files" => drills::loss::files(scale, backend).await,
        "r11-clock" => drills::loss::clock(scale, backend).await,
        "r14" => drills::restore::run(scale, backend).await,
        _ => anyhow::bail!("there is no drill {id}"),
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    let scale = if options.short { Scale::Short } else { Scale::Long };
    say("| test | what | store | cases | lost | doubled | pass | figures | seconds |");
    say("|---|---|---|---|---|---|---|---|---|");
    let (mut passed, mut failed) = (0, 0);
    for (id, what, all, short) in DRILLS {
        let backends = scale.of(short, all);
        let wanted = options.only.is_empty()
            || options.only.iter().any(|only| *id == only || id.split('-').next() == Some(only.as_str()));
        for backend in backends.iter().filter(|backend| wanted && options.backend.is_none_or(|only| only == **backend))
        {
            let since = Instant::now();
            let outcome = drill(id, scale, *backend).await;
            let seconds = since.elapsed().as_secs();
            let name = id.to_uppercase();
            let store = format!("{backend:?}");
            match outcome {
                Ok(Outcome { cases, lost, doubled, pass, note }) => {
                    let verdict = if pass { "yes" } else { "**no**" };
                    say(&format!(
                        "| {name} | {what} | {store} | {cases} | {lost} | {doubled} | {verdict} | {note} | {seconds} |"
                    ));
                    *(if pass { &mut passed } else { &mut failed }) += 1;
                }
                Err(error) => {
                    say(&format!("| {name} | {what} | {store} | – | – | – | **no** | {error:#} | {seconds} |"));
                    failed += 1;
                }
            }
        }
    }
    say(&format!("\n{passed} passed, {failed} failed"));
    if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
