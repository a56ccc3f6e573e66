//! The real program, to be killed and started again on the same data folder.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// Longest wait for a condition, for a loaded machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// `motcham serve`, killed when it is dropped.
pub struct Server(Child);

impl Server {
    /// Starts it with these variables more.
    pub fn start(port: u16, data: &Path, dist: &Path, more: &[(&str, &str)]) -> Self {
        let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
        let child = Command::new(env!("CARGO_BIN_EXE_motcham"))
            .arg("serve")
            .env_clear()
            .env("PORT", port.to_string())
            .env("DATA_DIR", data)
            .env("DIST_DIR", dist)
            .env("CATALOG_DIR", catalog)
            .env("LOG", "error")
            .envs(more.iter().copied())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// Waits until it takes requests.
    pub fn wait_until_ready(&mut self, base: &str) {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(1))).build().into();
        let deadline = Instant::now() + PATIENCE;
        while agent.get(format!("{base}/readyz")).call().is_err() {
            assert!(Instant::now() < deadline, "the server did not become ready");
            assert!(self.0.try_wait().unwrap().is_none(), "the server ended");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A bundle of which nothing but its manifest is needed.
pub fn bundle() -> TempDir {
    let dist = tempfile::tempdir().unwrap();
    let manifest =
        r#"{"forms":{"js":"/a.js","wasm":"/a.wasm"},"files":{"js":"/b.js","wasm":"/b.wasm"},"css":"/a.css"}"#;
    fs::write(dist.path().join("manifest.json"), manifest).unwrap();
    dist
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}
