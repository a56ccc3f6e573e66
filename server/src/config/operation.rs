//! How the service behaves under load, towards machines that watch it, and when it stops.

use std::net::IpAddr;

use clap::Args;

/// Knobs of operation.
#[derive(Args, Clone, Debug)]
pub struct OperationOptions {
    /// Most requests in work at the same time. Who gets no place is answered with 503 at once and asked to come again.
    #[arg(long, env = "MOST_REQUESTS", default_value_t = 256, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub most_requests: u32,
    /// How old, in seconds, a dossier's status may be on its page without asking the province, when the province's list of changes
    /// is followed; 0: the province is always asked.
    #[arg(long, env = "STATUS_AGE", default_value_t = 30)]
    pub status_age: u32,
    /// Port of the listener for `/metrics`. Default: none.
    #[arg(long, env = "ADMIN_PORT")]
    pub admin_port: Option<u16>,
    /// Address of the listener for `/metrics`. It has no password: keep it where only the watching machines reach it.
    #[arg(long, env = "ADMIN_HOST", default_value = "127.0.0.1")]
    pub admin_host: IpAddr,
    /// Seconds from the signal to stop until no connection is taken any more. Meanwhile `/readyz` says 503, so that a load balancer
    /// sends requests elsewhere.
    #[arg(long, env = "LEAVE_SECONDS", default_value_t = 0)]
    pub leave_seconds: u32,
}
