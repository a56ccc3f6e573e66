//! What tests of several modules start with.

use std::sync::Arc;

use clap::Parser as _;
use domain::{eform::Answers, reference::Reference};
use tempfile::TempDir;

use crate::{
    clock::Clock,
    config::Cli,
    province::{Filing, contract::filing},
    serve,
    state::{AppState, Parts},
    store::{Draft, NewSubmission, Submitted},
    uploads,
};

pub mod browser;
pub mod population;

/// The parts of a service in a temporary folder, with these arguments more. Parts can be changed before they become a state.
pub async fn parts(more: &[&str]) -> (Parts, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    std::fs::create_dir(&dist).unwrap();
    let manifest = r#"{"forms":{"js":"/pkg/a.js","wasm":"/pkg/a.wasm"},
        "files":{"js":"/pkg/b.js","wasm":"/pkg/b.wasm"},"css":"/pkg/a.css"}"#;
    std::fs::write(dist.join("manifest.json"), manifest).unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let catalog = concat!(env!("CARGO_MANIFEST_DIR"), "/catalog");
    let (data, dist) = (path("data"), path("dist"));
    let mut arguments = vec!["motcham", "--data-dir", &data, "--dist-dir", &dist, "--catalog-dir", catalog];
    arguments.extend(more);
    (serve::parts(Cli::parse_from(arguments).serve).await.unwrap(), folder)
}

/// A service in a temporary folder.
pub async fn app() -> (AppState, TempDir) {
    let (parts, folder) = parts(&[]).await;
    (AppState::new(parts), folder)
}

/// The files of a service, by another clock.
pub async fn uploads(parts: &Parts, clock: Arc<dyn Clock>) -> Arc<uploads::Service> {
    let (options, store) = (&parts.options, parts.store.clone());
    let data_dir = &options.data.data_dir;
    let opened = uploads::Service::open(&options.uploads, data_dir, false, store, clock, parts.random.clone());
    Arc::new(opened.await.unwrap())
}

/// A submission of the browser `b"browser"`, sent now; each seed has its own reference.
pub async fn submit(app: &AppState, seed: u8) -> Reference {
    submit_filing(app, seed, filing("")).await
}

/// The same with this filing; reference and time are set.
pub async fn submit_filing(app: &AppState, seed: u8, mut filing: Filing) -> Reference {
    let (now, reference) = (app.clock.now(), Reference::from_random([seed; 8]));
    let draft = Draft {
        id: format!("key {seed}"),
        procedure: "1.004873".into(),
        form_version: "1".into(),
        office: "ubnd".into(),
        answers: Answers::default(),
        saved_at: now,
        revision: 0,
    };
    app.store.begin_draft(b"browser", &draft).await.unwrap();
    filing.reference = reference.to_string();
    filing.submitted_at = now;
    let new = NewSubmission {
        reference,
        key: draft.id,
        revision: 0,
        person_key: vec![seed],
        phone_key: app.keys.phone_key(&filing.submitter_phone),
        factors: Vec::new(),
        qr_hash: vec![seed],
        office: "ubnd".into(),
        attachments: Vec::new(),
        filing,
    };
    assert_eq!(app.store.submit(b"browser", &new).await.unwrap(), Submitted::As(reference));
    reference
}
