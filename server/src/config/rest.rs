//! Where the adapter `rest` finds its system.

use std::path::PathBuf;

use clap::Args;

/// Knobs of the adapter `rest`.
#[derive(Args, Clone, Debug, Default)]
pub struct RestOptions {
    /// Base of the API of the system that the adapter `rest` calls, such as `https://tinh.example.gov.vn/api/province/v1`.
    #[arg(long, env = "REST_URL")]
    pub rest_url: Option<String>,
    /// File with the token for that system: its first line that is no comment.
    #[arg(long, env = "REST_TOKEN_FILE")]
    pub rest_token_file: Option<PathBuf>,
}
