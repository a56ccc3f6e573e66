//! The commands of the program, as an administrator runs them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn motcham(arguments: &[&str], settings: &[(&str, &Path)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_motcham"));
    command.args(arguments).env_clear();
    for (name, value) in settings {
        command.env(name, value);
    }
    command.output().expect("the program runs")
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

fn catalog() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog")
}

/// A copy of the catalogue that a test may spoil.
fn copy_of_catalog(to: &Path) {
    let mut folders = vec![(catalog(), to.to_owned())];
    while let Some((from, to)) = folders.pop() {
        fs::create_dir_all(&to).expect("made");
        for entry in fs::read_dir(from).expect("read") {
            let entry = entry.expect("read");
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push((entry.path(), target));
            } else {
                fs::copy(entry.path(), target).expect("copied");
            }
        }
    }
}

#[test]
fn check_finds_nothing_in_the_shipped_catalogue() {
    let done = motcham(&["check"], &[("CATALOG_DIR", &catalog())]);
    assert!(done.status.success(), "{}", text(&done));
}

#[test]
fn check_names_file_line_and_reason() {
    let dir = tempfile::tempdir().expect("a folder");
    copy_of_catalog(dir.path());
    let form = dir.path().join("forms/1.004873.toml");
    let lines = fs::read_to_string(&form).expect("read");
    let line = 1 + lines.lines().position(|line| line.starts_with("type = ")).expect("a question has a type");
    let spoiled: String = lines.replacen("type = ", "typ = ", 1);
    fs::write(&form, spoiled).expect("written");
    let done = motcham(&["check"], &[("CATALOG_DIR", dir.path())]);
    assert_eq!(done.status.code(), Some(1), "{}", text(&done));
    let said = text(&done);
    assert!(said.contains("forms/1.004873.toml"), "{said}");
    // The table that misses the key begins at most a few lines above.
    assert!((line.saturating_sub(6)..=line).any(|line| said.contains(&format!(":{line}"))), "line {line}: {said}");
    assert!(said.contains("typ"), "{said}");
}

#[test]
fn an_official_is_added_once() {
    let data = tempfile::tempdir().expect("a folder");
    let settings: [(&str, &Path); 2] = [("CATALOG_DIR", &catalog()), ("DATA_DIR", data.path())];
    let first = motcham(&["official", "add", "lan.nguyen"], &settings);
    assert!(first.status.success(), "{}", text(&first));
    let password = text(&first).trim().strip_prefix("lan.nguyen: ").map(str::len);
    assert!(password.is_some_and(|length| length >= 16), "{}", text(&first));
    let again = motcham(&["official", "add", "Lan.Nguyen"], &settings);
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again).contains("lan.nguyen") || text(&again).contains("Lan.Nguyen"), "{}", text(&again));
}

#[test]
fn people_are_imported_all_or_none() {
    let data = tempfile::tempdir().expect("a folder");
    let settings: [(&str, &Path); 2] = [("CATALOG_DIR", &catalog()), ("DATA_DIR", data.path())];
    let file = data.path().join("people.csv");
    let import = |text: &str| {
        fs::write(&file, text).expect("written");
        motcham(&["people", "import", file.to_str().expect("text")], &settings)
    };
    let two = "personal_id,name,birth\n060085005678,Đặng Văn Mẫu,21/03/1985\n060150000017,Nguyễn Thị Mẫu,1950\n";
    let first = import(two);
    assert!(first.status.success(), "{}", text(&first));
    assert_eq!(text(&first), "2 people, 2 of them new or changed\n");
    let bad = import("personal_id,name,birth\n060085005678,Đặng Văn Khác,1985\n0600,An,x\n,,\n");
    assert_eq!(bad.status.code(), Some(1), "{}", text(&bad));
    for said in
        ["people.csv: line 3: personal_id", "people.csv: line 4: personal_id", "2 lines of", "nothing was imported"]
    {
        assert!(text(&bad).contains(said), "{said}: {}", text(&bad));
    }
    assert_eq!(text(&import(two)), "2 people, 0 of them new or changed\n", "the bad file has changed nothing");
    let missing = motcham(&["people", "import", "/nowhere"], &settings);
    assert!(!missing.status.success() && text(&missing).contains("/nowhere"), "{}", text(&missing));
}

#[test]
fn a_bad_value_ends_the_start_with_its_reason() {
    for (arguments, reason) in [
        (&["serve", "--port", "none"][..], "none"),
        (&["--public-url", "motcham"], "https://motcham.example.gov.vn"),
        (&["--now", "today"], "2026-11-23T08:00:00+07:00"),
        (&["--catalog-dir", "/nowhere"], "/nowhere"),
        (&["--catalog-dir", "/nowhere", "check"], "cannot be used with"),
        (&["--log", "nonsense==,,["], "nonsense"),
        (&["--people", "rest"], "[possible values: off, embedded, national]"),
    ] {
        let data = tempfile::tempdir().expect("a folder");
        let done = motcham(arguments, &[("DATA_DIR", data.path())]);
        assert!(!done.status.success(), "{arguments:?}");
        assert!(text(&done).contains(reason), "{arguments:?}: {}", text(&done));
    }
}

#[test]
fn the_document_of_the_provinces_api_is_printed_as_committed() {
    let printed = motcham(&["province", "--print-openapi"], &[]);
    assert!(printed.status.success(), "{}", text(&printed));
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/province.openapi.json");
    assert_eq!(text(&printed), fs::read_to_string(committed).expect("read"));
}

#[test]
fn commands_around_the_provinces_api_say_what_is_missing() {
    let data = tempfile::tempdir().expect("a folder");
    let short = data.path().join("token");
    fs::write(&short, "short").expect("written");
    let good = data.path().join("good");
    fs::write(&good, "a-token-of-more-than-thirty-two-characters").expect("written");
    let (short, good) = (short.to_str().expect("text"), good.to_str().expect("text"));
    let url = "http://127.0.0.1:1/api/province/v1";
    for (arguments, reason) in [
        (&["province"][..], "--token-file"),
        (&["province", "--token-file", "/nowhere"], "/nowhere"),
        (&["province", "--token-file", short], "line 1: a token has at least 32 characters"),
        (
            &["province", "--token-file", good, "--api-only", "--port", "0", "--report-to", "dvcqg"],
            "the national exchange needs --dvcqg-url",
        ),
        (&["compare"], "--rest-url"),
        (&["compare", "--rest-url", url], "--rest-token-file"),
        (&["compare", "--catalogue", "opencps"], "--opencps-url"),
        (&["compare", "--catalogue", "dvcqg"], "--dvcqg-url"),
        (&["compare", "--catalogue", "embedded"], "there are: rest, opencps, dvcqg"),
        (&["compare", "--rest-url", url, "--rest-token-file", short], "no connection"),
        (&["conformance", url, "--token-file", short], "does not keep the contract"),
    ] {
        let done = motcham(arguments, &[("DATA_DIR", data.path()), ("CATALOG_DIR", &catalog())]);
        assert!(!done.status.success(), "{arguments:?}");
        assert!(text(&done).contains(reason), "{arguments:?}: {}", text(&done));
    }
}
