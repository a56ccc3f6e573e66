//! `motcham`: the citizen's side of the one-stop shop.

use std::process::ExitCode;

use clap::Parser;
use server::{
    catalogue, commands,
    config::{Cli, Command, OfficialAction},
    outbox, serve,
};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("cannot start: {error}")),
    };
    let done = runtime.block_on(async {
        match cli.command {
            None => serve::run(cli.serve).await,
            Some(Command::Serve(options)) => serve::run(*options).await,
            Some(Command::Check(data)) => check(&data.catalog_dir),
            Some(Command::Schema { of }) => {
                serve::say(commands::schema::json(of).trim_end());
                Ok(())
            }
            Some(Command::Migrate(options)) => serve::migrate(&options).await,
            Some(Command::Province(options)) => commands::province::run(*options).await,
            Some(Command::Conformance(options)) => commands::conformance::run(options).await,
            Some(Command::Compare(options)) => commands::compare::run(*options).await,
            Some(Command::Official { action: OfficialAction::Add { name, data } }) => {
                serve::add_official(&name, &data).await
            }
            Some(Command::People { action }) => commands::people::run(action).await,
            Some(Command::Outbox { action }) => outbox::command::run(action).await,
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&format!("{error:#}")),
    }
}

fn check(dir: &std::path::Path) -> anyhow::Result<()> {
    let problems = catalogue::check(dir);
    for problem in &problems {
        serve::say(&problem.to_string());
    }
    anyhow::ensure!(problems.is_empty(), "{} problems in {}", problems.len(), dir.display());
    serve::say(&format!("{}: no problems", dir.display()));
    Ok(())
}

fn fail(reason: &str) -> ExitCode {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "motcham: {reason}");
    ExitCode::FAILURE
}
