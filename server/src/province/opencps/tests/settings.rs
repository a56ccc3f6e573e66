//! What the configuration must hold.

use std::fs;

use super::*;
use crate::config::OpencpsOptions;

fn options(folder: &tempfile::TempDir, password: &str) -> OpencpsOptions {
    let file = folder.path().join("password");
    fs::write(&file, password).unwrap();
    OpencpsOptions {
        opencps_url: Some("https://dichvucong.example.gov.vn/o/rest/v2".to_owned()),
        opencps_group_id: Some(35_417),
        opencps_user: Some("motcham".to_owned()),
        opencps_password_file: Some(file),
        opencps_map: None,
    }
}

fn refused(options: &OpencpsOptions) -> String {
    Opencps::open(options).err().map(|error| format!("{error:#}")).expect("a refusal")
}

#[test]
fn the_password_is_the_file_without_its_line_end() {
    let folder = tempfile::tempdir().unwrap();
    let opened = Opencps::open(&options(&folder, "bí mật \r\n")).map_err(|error| error.to_string()).ok().unwrap();
    assert_eq!(opened.api.password, "bí mật ");
    assert_eq!(
        opened.api.url(&["dossiers", "A/B?", "files"]).as_str(),
        "https://dichvucong.example.gov.vn/o/rest/v2/dossiers/A%2FB%3F/files"
    );
}

#[test]
fn what_is_missing_or_cannot_work_is_named() {
    let folder = tempfile::tempdir().unwrap();
    assert!(refused(&OpencpsOptions::default()).contains("--opencps-url"));
    assert!(refused(&options(&folder, "a:b")).contains("colon"));
    assert!(refused(&options(&folder, "\n")).contains("empty"));
    let mut missing = options(&folder, "x");
    missing.opencps_password_file = Some(folder.path().join("nowhere"));
    assert!(refused(&missing).contains("nowhere"));
    let mut wrong = options(&folder, "x");
    let map = folder.path().join("map.toml");
    fs::write(&map, "[stages]\nwaiting = \"?\"").unwrap();
    wrong.opencps_map = Some(map);
    let why = refused(&wrong);
    assert!(why.contains("map.toml") && why.contains("line 2"), "{why}");
}
