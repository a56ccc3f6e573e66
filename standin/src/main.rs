//! The stand-ins as programs, for browser tests and for trying an adapter by hand.

use clap::{Parser, Subcommand};
use standin::{dvcqg, opencps, people};

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
    /// The national exchange (Cổng Dịch vụ công quốc gia).
    Dvcqg {
        /// Port of the exchange, on 127.0.0.1.
        #[arg(long)]
        port: u16,
        /// Port to make it fail, fill it and look into it.
        #[arg(long)]
        control_port: u16,
    },
    /// The national population database (CSDL quốc gia về dân cư) behind a gateway.
    People {
        /// Port of the gateway, on 127.0.0.1.
        #[arg(long)]
        port: u16,
        /// Port to make it fail and look into it.
        #[arg(long)]
        control_port: u16,
    },
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match Cli::parse().system {
        System::Opencps(options) => opencps::serve(options).await,
        System::Dvcqg { port, control_port } => dvcqg::serve(port, control_port).await,
        System::People { port, control_port } => people::serve(port, control_port).await,
    }
}
