//! What citizens send after the filing. Only an official asks for more, so a supplement that is taken cannot be seen from
//! outside.

use serde_json::{Value, json};

use super::{
    Report,
    dossiers::UNKNOWN,
    target::{Answer, Target},
};
use crate::province::api::wire::{Dossier, Registered, Stage};

/// Makes the checks on a dossier that is filed for them.
pub async fn check(target: &Target<'_>, report: &mut Report) {
    let filed = target.post("/filings", Some(&target.key()), &target.filing()).await;
    let code = filed.and_then(|filed| filed.reads::<Registered>(201)).map(|done| done.dossier_code.to_string());
    let send = async |code: &str, key: Option<&str>, body: &Value| -> Result<Answer, String> {
        target.post(&format!("/dossiers/{code}/follow-ups"), key, body).await
    };
    let (withdrawal, supplement) = (withdrawal(target, "Kiểm tra"), supplement(target));
    let done = async { send(&code.clone()?, None, &withdrawal).await?.is_problem(400, "idempotency-key-missing") };
    report.add("follow-up without a key", "400 idempotency-key-missing", done.await);
    let done = async { send(UNKNOWN, Some(&target.key()), &withdrawal).await?.is_problem(404, "dossier-not-found") };
    report.add("follow-up of an unknown dossier", "404 dossier-not-found", done.await);
    let done = async {
        let wrong = json!({ "kind": "withdrawal", "sentAt": withdrawal["sentAt"], "reason": "k".repeat(1001) });
        send(&code.clone()?, Some(&target.key()), &wrong).await?.is_problem(422, "invalid-field")
    };
    report.add("follow-up with a wrong field", "422 invalid-field", done.await);
    let done =
        async { send(&code.clone()?, Some(&target.key()), &supplement).await?.is_problem(422, "stage-does-not-allow") };
    report.add("supplement that nobody asked for", "422 stage-does-not-allow", done.await);
    let key = target.key();
    let done = async {
        let code = code.clone()?;
        send(&code, Some(&key), &withdrawal).await?.is(204)?;
        send(&code, Some(&key), &withdrawal).await?.is(204)?;
        let dossier: Dossier = target.get(&format!("/dossiers/{code}")).await?.reads(200)?;
        if dossier.stage == Stage::Withdrawn { Ok(()) } else { Err(format!("stage {:?}", dossier.stage)) }
    };
    report.add("withdrawal, twice with one key", "204 both times; stage withdrawn", done.await);
    let done = async {
        let other = self::withdrawal(target, "Lý do khác");
        send(&code.clone()?, Some(&key), &other).await?.is_problem(422, "idempotency-key-reused")
    };
    report.add("withdrawal with a used key, other body", "422 idempotency-key-reused", done.await);
    let done =
        async { send(&code.clone()?, Some(&target.key()), &withdrawal).await?.is_problem(422, "stage-does-not-allow") };
    report.add("withdrawal of what was withdrawn", "422 stage-does-not-allow", done.await);
}

fn now(target: &Target<'_>) -> String {
    target.clock.now().format(&time::format_description::well_known::Rfc3339).unwrap_or_default()
}

fn withdrawal(target: &Target<'_>, reason: &str) -> Value {
    json!({ "kind": "withdrawal", "sentAt": now(target), "reason": reason })
}

fn supplement(target: &Target<'_>) -> Value {
    json!({ "kind": "supplement", "sentAt": now(target), "request": 1, "text": "Kiểm tra", "attachments": [] })
}
