//! A run of no drill is no success.

use std::process::Command;

#[test]
fn a_drill_that_does_not_exist_is_told() {
    let output = Command::new(env!("CARGO_BIN_EXE_faults")).args(["--short", "--only", "r99"]).output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).ends_with("0 passed, 0 failed\n"));
}
