//! On PDFs that `fixtures/make.py` has signed with certificates of a root of its own.

use time::{Duration, macros::datetime};

use super::*;

/// Signed with RSA by "UBND phường Phan Thiết".
pub(crate) const RSA: &[u8] = include_bytes!("fixtures/rsa.pdf");
/// Signed on the curve P-256 by "Trần Văn Cán".
const EC: &[u8] = include_bytes!("fixtures/ec.pdf");
/// Signed with a server's certificate.
const SERVER: &[u8] = include_bytes!("fixtures/server.pdf");
const ROOT: &str = include_str!("fixtures/root.pem");

const SENT: OffsetDateTime = datetime!(2026-11-23 09:00 +7);

/// The root of the signed PDFs, read from a folder.
pub(crate) fn roots() -> Roots {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("goc.pem"), ROOT).unwrap();
    std::fs::write(folder.path().join("ghi-chu.txt"), "no certificate").unwrap();
    Roots::read(folder.path()).unwrap()
}

fn names(verdict: &Verdict) -> Vec<&str> {
    match verdict {
        Verdict::Valid(signers) => signers.iter().map(|signer| signer.name.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

/// With this byte of the file changed.
fn changed(file: &[u8], at: usize) -> Vec<u8> {
    let mut file = file.to_vec();
    file[at] ^= 1;
    file
}

fn place(file: &[u8], text: &str) -> usize {
    file.windows(text.len()).position(|window| window == text.as_bytes()).unwrap()
}

#[test]
fn a_signature_that_holds_and_leads_to_a_root_is_valid_and_says_who() {
    assert_eq!(names(&check(RSA, &roots(), SENT)), ["UBND phường Phan Thiết"]);
    let verdict = check(EC, &roots(), SENT);
    assert_eq!(names(&verdict), ["Trần Văn Cán"]);
    let Verdict::Valid(signers) = verdict else { return };
    assert!(signers[0].at.is_some_and(|at| at.year() >= 2026), "{signers:?}");
}

#[test]
fn a_file_that_was_changed_is_never_valid() {
    for at in [0, 20, place(RSA, "/MediaBox") + 14, place(RSA, "20261123") + 7, RSA.len() - 3] {
        assert_eq!(check(&changed(RSA, at), &roots(), SENT), Verdict::Changed, "byte {at}");
    }
    // The digits of the signature itself stand before the zeros.
    let end = place(RSA, "0> >>") + 1;
    let end = end - RSA[..end].iter().rev().take_while(|&&digit| digit == b'0').count();
    for at in (end - 500..end).step_by(7) {
        let verdict = check(&changed(RSA, at), &roots(), SENT);
        assert!(!matches!(verdict, Verdict::Valid(_)), "digit {at}: {verdict:?}");
    }
}

#[test]
fn what_was_added_after_the_signature_is_said() {
    let added = [RSA, b"6 0 obj\n<< >>\nendobj\n%%EOF\n"].concat();
    assert_eq!(check(&added, &roots(), SENT), Verdict::NotCheckable(Reason::AddedAfter));
    assert_eq!(check(&changed(&added, 20), &roots(), SENT), Verdict::Changed);
}

#[test]
fn without_trust_nothing_is_called_valid() {
    let untrusted = Verdict::NotCheckable(Reason::Untrusted);
    assert_eq!(check(RSA, &Roots::default(), SENT), untrusted, "no roots");
    assert_eq!(check(SERVER, &roots(), SENT), untrusted, "a certificate for servers");
    assert_eq!(check(RSA, &roots(), datetime!(2046-01-02 00:00 UTC)), untrusted, "sent after the certificate's end");
    assert_eq!(check(RSA, &roots(), datetime!(2025-12-31 00:00 UTC)), untrusted, "sent before its beginning");
    assert_eq!(check(&changed(RSA, 20), &Roots::default(), SENT), Verdict::Changed, "that needs no trust");
}

#[test]
fn what_is_not_signed_or_not_known_is_not_checkable() {
    let reason = |file: &[u8]| match check(file, &roots(), SENT) {
        Verdict::NotCheckable(reason) => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(reason(b"%PDF-1.7\n%%EOF\n"), Reason::NoSignature);
    assert_eq!(reason(b"\xff\xd8\xff"), Reason::NoSignature);
    assert_eq!(reason(b"%PDF-1.7\n/ByteRange [0 1 2"), Reason::Unknown);
    let mut no_cms = RSA.to_vec();
    let begin = place(RSA, "/Contents <") + "/Contents <".len();
    no_cms[begin..begin + 8].copy_from_slice(b"00000000");
    assert_eq!(reason(&no_cms), Reason::Unknown);
}

#[test]
fn a_folder_of_roots_must_hold_some() {
    let folder = tempfile::tempdir().unwrap();
    let failed = |folder: &std::path::Path| Roots::read(folder).unwrap_err().to_string();
    assert!(failed(folder.path()).contains("holds no certificate"));
    std::fs::write(folder.path().join("goc.pem"), "-----BEGIN NOTHING-----").unwrap();
    assert!(!failed(folder.path()).is_empty());
    std::fs::write(folder.path().join("goc.pem"), "no PEM at all").unwrap();
    assert!(failed(folder.path()).contains("holds no certificate"));
    assert!(failed(&folder.path().join("khong-co")).contains("cannot read the folder"));
}

#[tokio::test]
async fn a_verdict_is_remembered_with_its_time() {
    let checker = Checker::new(roots());
    assert_eq!(checker.known("a", SENT), None);
    let verdict = checker.judge("a", SENT, bytes::Bytes::from_static(RSA)).await;
    assert_eq!(names(&verdict), ["UBND phường Phan Thiết"]);
    assert_eq!(checker.known("a", SENT), Some(verdict));
    assert_eq!(checker.known("a", SENT + Duration::DAY), None);
}
