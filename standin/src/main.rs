//! The stand-ins as programs, for browser tests and for trying an adapter by hand.

use clap::{Parser, Subcommand};
use standin::opencps;

/// Strict stand-ins for provincial systems that are not ours.
#[derive(Parser)]
#[command(name = "standin", version)]
struct Cli {
    /// Which system to stand in for.
    #[command(subcommand)]
    system: System,
}

#[derive(Subcommand)]
enum System {
    /// OpenCPS v2.
    Opencps(opencps::Options),
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match Cli::parse().system {
        System::Opencps(options) => opencps::serve(options).await,
    }
}
