//! `standin`: a stand-in as a program of its own.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Strict stand-ins for provincial systems that are not ours.
#[derive(Parser)]
#[command(name = "standin", version)]
struct Cli {
    #[command(subcommand)]
    which: Which,
}

/// Which system is stood in for.
#[derive(Subcommand)]
enum Which {
    /// The national exchange (Cổng Dịch vụ công quốc gia).
    Dvcqg {
        /// Port of the exchange, on 127.0.0.1.
        #[arg(long)]
        port: u16,
        /// Port to make it fail, fill it and look into it.
        #[arg(long)]
        control_port: u16,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Cli::parse().which {
        Which::Dvcqg { port, control_port } => standin::dvcqg::serve(port, control_port).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            use std::io::Write;
            let _ = writeln!(std::io::stderr(), "standin: {error:#}");
            ExitCode::FAILURE
        }
    }
}
