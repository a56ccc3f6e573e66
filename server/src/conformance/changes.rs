//! The list of changes.

use std::collections::HashSet;

use super::{Report, dossiers::nothing_filed, target::Target};
use crate::province::api::wire::{ChangesPage, Registered};

/// Most pages that are read: a system with more than 400,000 dossiers is examined on its first ones only.
const PAGES: usize = 2000;

/// Where the list ends now.
pub async fn end(target: &Target<'_>) -> Result<String, String> {
    let mut since = None;
    for _ in 0..PAGES {
        let page = page(target, since.as_deref(), 200).await?;
        since = Some(page.next);
        if !page.more {
            break;
        }
    }
    since.ok_or_else(|| "no page".to_owned())
}

/// Makes the checks: what was filed after `before` is told.
pub async fn check(target: &Target<'_>, before: Result<String, String>, code: Option<&str>, report: &mut Report) {
    report.add("changes from the beginning", "200, page after page until more is false", before.clone().map(drop));
    let told = told(target, &before, code).await;
    report.add(
        "changes after a cursor",
        "the filed dossiers, one a page with limit=1, to the end",
        told.clone().map(drop),
    );
    let goes_on = async { new_after(target, &told?).await };
    report.add("changes after the last cursor", "nothing, then what is filed next", goes_on.await);
    let done = async {
        offered(&before)?;
        target.get("/changes?since=a-cursor-of-another-system").await?.is_problem(400, "cursor-invalid")
    };
    report.add("cursor of another system", "400 cursor-invalid", done.await);
    let done = async {
        offered(&before)?;
        for limit in ["0", "201", "many"] {
            let answer = target.get(&format!("/changes?limit={limit}")).await?;
            answer.is_problem(400, "malformed-request").map_err(|seen| format!("limit={limit}: {seen}"))?;
        }
        Ok(())
    };
    report.add("limit outside 1 to 200", "400 malformed-request", done.await);
}

fn offered(before: &Result<String, String>) -> Result<&String, String> {
    before.as_ref().map_err(Clone::clone)
}

/// Reads on one by one; the last cursor.
async fn told(target: &Target<'_>, before: &Result<String, String>, code: Option<&str>) -> Result<String, String> {
    let mut since = offered(before)?.clone();
    let code = code.ok_or_else(nothing_filed)?;
    let mut seen = HashSet::new();
    for _ in 0..PAGES {
        let page = page(target, Some(&since), 1).await?;
        if page.dossiers.len() > 1 {
            return Err(format!("{} dossiers with limit=1", page.dossiers.len()));
        }
        seen.extend(page.dossiers.into_iter().map(|dossier| dossier.dossier_code.to_string()));
        since = page.next;
        if !page.more {
            return if seen.contains(code) { Ok(since) } else { Err(format!("{code} was not told")) };
        }
    }
    Err(format!("no end after {PAGES} pages"))
}

async fn new_after(target: &Target<'_>, last: &str) -> Result<(), String> {
    let idle = page(target, Some(last), 200).await?;
    if idle.more {
        return Err("more, although the end was reached".to_owned());
    }
    let filed: Registered = target.post("/filings", Some(&target.key()), &target.filing()).await?.reads(201)?;
    let new = page(target, Some(&idle.next), 200).await?;
    let is_told = new.dossiers.iter().any(|dossier| dossier.dossier_code == filed.dossier_code);
    if is_told { Ok(()) } else { Err(format!("{} was not told", filed.dossier_code)) }
}

async fn page(target: &Target<'_>, since: Option<&str>, limit: u16) -> Result<ChangesPage, String> {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("limit", &limit.to_string());
    if let Some(since) = since {
        query.append_pair("since", since);
    }
    target.get(&format!("/changes?{}", query.finish())).await?.reads(200)
}
