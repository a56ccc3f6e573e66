//! What can be done with dead messages on the command line.

use clap::Subcommand;

use super::StorePlace;

/// What to do with messages to the province that were given up.
#[derive(Subcommand)]
pub enum OutboxAction {
    /// List them: number, reference, kind, tries, since when, why. Nobody is named.
    List {
        /// Where the messages are.
        #[command(flatten)]
        place: StorePlace,
    },
    /// Send one again, from the first try on.
    Retry {
        /// Number of the message.
        id: i64,
        /// Where the messages are.
        #[command(flatten)]
        place: StorePlace,
    },
    /// Close one that was settled by other means, such as on paper.
    Resolve {
        /// Number of the message.
        id: i64,
        /// The province's code, if the filing has one now: the citizen's page goes on with it.
        #[arg(long)]
        code: Option<String>,
        /// Who settled it.
        #[arg(long, env = "USER")]
        by: String,
        /// How it was settled.
        #[arg(long)]
        note: String,
        /// Where the messages are.
        #[command(flatten)]
        place: StorePlace,
    },
}
