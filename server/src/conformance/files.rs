//! Files of filings.

use serde_json::{Value, json};

use super::{Report, target::Target};
use crate::province::{
    LARGEST_FILE,
    api::{files::digest_of, wire::Registered},
    sha256,
};

/// The smallest thing that is a PDF by its head; nobody has to open it.
const PDF: &[u8] = b"%PDF-1.7\n% tep kiem tra he thong\n%%EOF\n";
const OTHER: &[u8] = b"%PDF-1.7\n% tep khac\n%%EOF\n";
const ID: &str = "conformance-1";

/// Makes the checks.
pub async fn check(target: &Target<'_>, report: &mut Report) {
    let key = target.key();
    let first = async { sent(target, &key, PDF, 201).await };
    report.add("file", "201", first.await);
    let again = async { sent(target, &key, PDF, 204).await };
    report.add("same file again", "204", again.await);
    let differs = async {
        let answer = target.put(&key, ID, OTHER, Some(&digest_of(&sha256(OTHER)))).await?;
        answer.is_problem(422, "file-differs")
    };
    report.add("same id, other bytes", "422 file-differs", differs.await);
    let damaged = async {
        target.put(&key, "conformance-2", PDF, None).await?.is_problem(400, "digest-invalid")?;
        let wrong = digest_of(&sha256(OTHER));
        target.put(&key, "conformance-2", PDF, Some(&wrong)).await?.is_problem(422, "digest-mismatch")
    };
    report.add("file without or with a wrong checksum", "400 digest-invalid, 422 digest-mismatch", damaged.await);
    report.add("file of 10 MiB", "201; one byte more: 413 body-too-large", sizes(target, &key).await);
    report.add(
        "filing whose file is missing",
        "422 file-missing with its place; no key is used",
        missing(target).await,
    );
    let filed = async {
        let filing = with_file(target, PDF);
        let first = target.post("/filings", Some(&key), &filing).await?;
        first.reads::<Registered>(201)?;
        first.same(&target.post("/filings", Some(&key), &filing).await?)?;
        sent(target, &key, PDF, 204).await
    };
    report.add("filing with its file", "201, and 204 for the file again", filed.await);
}

async fn sent(target: &Target<'_>, key: &str, bytes: &[u8], status: u16) -> Result<(), String> {
    target.put(key, ID, bytes, Some(&digest_of(&sha256(bytes)))).await?.is(status).map(drop)
}

async fn sizes(target: &Target<'_>, key: &str) -> Result<(), String> {
    let largest = usize::try_from(LARGEST_FILE).unwrap_or(usize::MAX);
    let mut file = vec![0; largest];
    target.put(key, "conformance-3", &file, Some(&digest_of(&sha256(&file)))).await?.is(201)?;
    file.push(0);
    let larger = target.put(key, "conformance-4", &file, Some(&digest_of(&sha256(&file)))).await?;
    larger.is_problem(413, "body-too-large")
}

async fn missing(target: &Target<'_>) -> Result<(), String> {
    let (key, filing) = (target.key(), with_file(target, PDF));
    let answer = target.post("/filings", Some(&key), &filing).await?;
    answer.is_problem(422, "file-missing")?;
    let body: Value = serde_json::from_str(&answer.text).map_err(|error| error.to_string())?;
    if body["field"] != "attachments.0" {
        return Err(format!("field {}", body["field"]));
    }
    // Another file arrives in its place.
    sent(target, &key, OTHER, 201).await?;
    target.post("/filings", Some(&key), &filing).await?.is_problem(422, "file-missing")
}

/// A filing that names this file.
fn with_file(target: &Target<'_>, bytes: &[u8]) -> Value {
    let mut filing = target.filing();
    filing["attachments"] = json!([{
        "id": ID, "question": "kiem-tra", "document": "Tệp kiểm tra hệ thống", "fileName": "kiem-tra.pdf",
        "mediaType": "application/pdf", "bytes": bytes.len(), "sha256": sha256(bytes),
    }]);
    filing
}
