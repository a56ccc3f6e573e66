//! How messages reach citizens' phones.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Who sends messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum NotifyBy {
    /// Nobody: they are kept for officials to read at `/quay/hop-thu`.
    #[default]
    Embedded,
    /// A gateway over HTTP.
    Http,
}

/// Knobs of the port for messages.
#[derive(Args, Clone, Debug, Default)]
pub struct NotifyOptions {
    /// Who sends messages to citizens' phones: `embedded` (they are kept for officials to read, for demonstrations) or `http`.
    #[arg(long, env = "NOTIFY", value_enum, default_value = "embedded")]
    pub notify: NotifyBy,
    /// Address of the message gateway, such as https://sms.example.vn/v1/messages.
    #[arg(long, env = "NOTIFY_URL")]
    pub notify_url: Option<String>,
    /// File with the gateway's token and nothing else.
    #[arg(long, env = "NOTIFY_TOKEN_FILE")]
    pub notify_token_file: Option<PathBuf>,
}
