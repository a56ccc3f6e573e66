//! Published figures and the list of procedures.

use super::{Report, report::SKIP, target::Target};
use crate::province::api::wire::{Agencies, ProcedureDetail, Procedures};

/// Makes the checks.
pub async fn check(target: &Target<'_>, report: &mut Report) {
    report.add("figures", "200, onTime ≤ judged ≤ ended, mean 0 to 1000", figures(target).await);
    let listed = list(target).await;
    report.add("list of procedures", "200, each code once, in order", listed.clone().map(drop));
    let done = async {
        let listed = listed.clone()?;
        let first = listed.procedures.first().ok_or(format!("{SKIP}the list is empty"))?;
        let detail: ProcedureDetail = target.get(&format!("/procedures/{}", first.code)).await?.reads(200)?;
        if detail.procedure == *first { Ok(()) } else { Err(format!("{:?}", detail.procedure)) }
    };
    report.add("one procedure", "200, as in the list", done.await);
    let done = async {
        listed.clone()?;
        target.get("/procedures/there-is-no-such-procedure").await?.is_problem(404, "procedure-not-found")
    };
    report.add("unknown procedure", "404 procedure-not-found", done.await);
}

async fn figures(target: &Target<'_>) -> Result<(), String> {
    let Agencies { agencies } = target.get("/statistics/agencies").await?.reads(200)?;
    let wrong = agencies.iter().find(|agency| {
        agency.on_time > agency.judged
            || agency.judged > agency.ended
            || agency.mean_permille.is_some_and(|mean| mean > 1000)
    });
    wrong.map_or(Ok(()), |agency| Err(format!("{agency:?}")))
}

async fn list(target: &Target<'_>) -> Result<Procedures, String> {
    let list: Procedures = target.get("/procedures").await?.reads(200)?;
    let disorder = list.procedures.windows(2).find(|pair| pair[0].code >= pair[1].code);
    disorder.map_or(Ok(()), |pair| Err(format!("{} before {}", pair[0].code, pair[1].code)))?;
    Ok(list)
}
