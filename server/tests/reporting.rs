//! `motcham province` reports what it takes in to the national exchange, here its strict stand-in.

#![expect(clippy::unwrap_used, reason = "a helper of the test fails it by panicking")]

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use standin::dvcqg::{DST_CODE, PASSWORD, Standin, UNIT, USER};

/// Longest wait for a condition, for a loaded machine.
const PATIENCE: Duration = Duration::from_secs(120);
const TOKEN: &str = "first-client-first-client-first-client";

/// The province, killed with its test.
struct Province(Child);

impl Drop for Province {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn what_the_province_alone_takes_in_is_reported() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let standin = runtime.block_on(Standin::start()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("token"), TOKEN).unwrap();
    fs::write(path("password"), PASSWORD).unwrap();
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let child = Command::new(env!("CARGO_BIN_EXE_motcham"))
        .args(["province", "--api-only", "--report-to", "dvcqg"])
        .args(["--dvcqg-url", &standin.url(), "--dvcqg-share-path", "/mapi/share"])
        .args(["--dvcqg-user", USER, "--dvcqg-unit", UNIT, "--dvcqg-dst-code", DST_CODE])
        .env_clear()
        .env("DVCQG_PASSWORD_FILE", path("password"))
        .env("TOKEN_FILE", path("token"))
        .env("DATA_DIR", path("data"))
        .env("CATALOG_DIR", Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog"))
        .env("PORT", port.to_string())
        .env("LOG", "error")
        .spawn()
        .unwrap();
    let mut province = Province(child);
    let base = format!("http://127.0.0.1:{port}");
    wait_until("the province is there", || {
        assert!(province.0.try_wait().unwrap().is_none(), "it ended");
        ureq::get(format!("{base}/healthz")).call().is_ok()
    });

    let mut answer = ureq::post(format!("{base}/api/province/v1/filings"))
        .header("Authorization", format!("Bearer {TOKEN}"))
        .header("Idempotency-Key", "one")
        .header("Content-Type", "application/json")
        .send(filing().to_string())
        .unwrap();
    let taken: Value = serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap();
    let code = taken["dossierCode"].as_str().unwrap();
    wait_until("the exchange has the dossier", || standin.exchange().dossiers().contains_key(code));
}

/// The filing that the API's document shows as its example, without the file that would have to be there before.
fn filing() -> Value {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/province.openapi.json");
    let document: Value = serde_json::from_str(&fs::read_to_string(document).unwrap()).unwrap();
    let mut filing = document["components"]["schemas"]["Filing"]["example"].clone();
    filing["attachments"] = Value::Array(Vec::new());
    filing
}

fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !done() {
        assert!(Instant::now() < deadline, "not in time: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}
