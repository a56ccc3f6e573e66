//! Files that citizens attach.

use std::path::PathBuf;

use clap::Args;

use crate::province::LARGEST_FILE;

/// Knobs of files.
#[derive(Args, Clone, Debug)]
pub struct UploadOptions {
    /// Where files lie, sealed: a folder, or `s3://bucket/prefix` with its access in the usual variables (`AWS_ACCESS_KEY_ID` …). Default:
    /// `files` in the data folder. With a database URL it must be given, and be the same for all replicas.
    #[arg(long, env = "FILES")]
    pub files: Option<String>,
    /// File with the key that seals the files' keys, 32 random bytes; earlier keys may follow it. Default: `master.key` in the data
    /// folder, which is made if there is no database URL.
    #[arg(long, env = "MASTER_KEY_FILE")]
    pub master_key_file: Option<PathBuf>,
    /// Most bytes of a file; never more than the province's API takes, which would refuse the filing.
    #[arg(long, env = "MOST_FILE_BYTES", default_value_t = LARGEST_FILE, value_parser = clap::value_parser!(u64).range(1..=LARGEST_FILE))]
    pub most_file_bytes: u64,
    /// Most files of a filing.
    #[arg(long, env = "MOST_FILES", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub most_files: u32,
    /// Socket of the virus scanner ClamAV (`clamd`): a path, or `host:port`. Default: files are not scanned.
    #[arg(long, env = "CLAMD")]
    pub clamd: Option<String>,
}
