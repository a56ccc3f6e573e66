//! Port `Catalogue`: `LayDanhSachTTHC`, `LayThuTuc`.

use async_trait::async_trait;
use domain::money;

use super::{
    Dvcqg,
    exchange::Path,
    wire::procedure::{Fee, Listed, Procedure, Term, Way, Which},
};
use crate::province::{Catalogue, ListedDocument, ListedProcedure, ProcedureDetails, ProvinceError};

/// No fields beside the envelope's.
#[derive(serde::Serialize)]
struct Nothing {}

#[async_trait]
impl Catalogue for Dvcqg {
    async fn procedures(&self) -> Result<Vec<ListedProcedure>, ProvinceError> {
        let reply = self.exchange.call(Path::Share, "LayDanhSachTTHC", &Nothing {}).await?;
        let mut listed: Vec<_> =
            reply.entries::<Listed>()?.into_iter().filter(|listed| !listed.code.is_empty()).collect();
        listed.sort_by(|a, b| a.code.cmp(&b.code));
        let named = |listed: Listed| ListedProcedure {
            code: listed.code,
            name: listed.name,
            agency: String::new(),
            field: String::new(),
        };
        Ok(listed.into_iter().map(named).collect())
    }

    async fn procedure(&self, code: &str) -> Result<Option<ProcedureDetails>, ProvinceError> {
        Ok(self.published(code).await?.map(details))
    }
}

impl Dvcqg {
    /// The procedure as the exchange has it, if it has it and it is public.
    pub(super) async fn published(&self, code: &str) -> Result<Option<Procedure>, ProvinceError> {
        let reply = self.exchange.call(Path::Service, "LayThuTuc", &Which { code }).await?;
        let found = reply.entries::<Procedure>()?.into_iter().next();
        Ok(found.filter(|procedure| procedure.status.is_none_or(|status| status == 1)))
    }
}

fn details(procedure: Procedure) -> ProcedureDetails {
    let fees = |way: &Way| -> Vec<String> {
        let all = way.times.iter().flat_map(|term| &term.fees);
        all.map(|fee| format!("{}: {}", channel(way.channel), fee_in_words(fee))).collect()
    };
    let times = |way: &Way| -> Vec<String> {
        way.times.iter().map(|term| format!("{}: {}", channel(way.channel), time_in_words(term))).collect()
    };
    let agencies: Vec<_> = procedure.agencies.into_iter().map(|agency| agency.name).filter(some).collect();
    ProcedureDetails {
        fees: procedure.ways.iter().flat_map(fees).collect(),
        times: procedure.ways.iter().flat_map(times).collect(),
        listed: ListedProcedure {
            code: procedure.code,
            name: procedure.name,
            agency: agencies.join("; "),
            field: procedure.fields.into_iter().next().unwrap_or_default().name,
        },
        steps: procedure.cases.into_iter().flat_map(|case| case.steps).map(|step| step.name).filter(some).collect(),
        documents: procedure.papers.into_iter().flat_map(|case| case.papers).map(document).collect(),
        results: procedure.results.into_iter().map(|result| result.name).filter(some).collect(),
        legal_basis: procedure.laws.into_iter().map(|law| join(&law.number, &law.name)).filter(some).collect(),
        conditions: Some(procedure.conditions).into_iter().filter(some).collect(),
    }
}

/// The address of a form is shown as a link: nothing but a web address may stand there.
fn document(paper: super::wire::procedure::Paper) -> ListedDocument {
    let is_web = paper.url.starts_with("https://") || paper.url.starts_with("http://");
    ListedDocument { name: paper.name, form_url: is_web.then_some(paper.url) }
}

/// `KENH` (O).
fn channel(channel: Option<i64>) -> &'static str {
    match channel {
        Some(2) => "Trực tuyến",
        Some(3) => "Qua bưu chính công ích",
        _ => "Trực tiếp",
    }
}

fn fee_in_words(fee: &Fee) -> String {
    // O reads a number that may have a fraction: 15000 and 15000.0 are one amount.
    let whole = fee.amount.strip_suffix(".0").unwrap_or(&fee.amount).parse::<u64>();
    let is_dong = matches!(fee.unit.to_lowercase().as_str(), "" | "đồng" | "vnđ" | "vnd");
    let amount = match whole {
        Ok(amount) if is_dong => money::dong(amount),
        _ => join(&fee.amount, &fee.unit),
    };
    with_remark(amount, &fee.remark)
}

fn time_in_words(term: &Term) -> String {
    with_remark(join(&term.length, &term.unit), &term.remark)
}

fn with_remark(text: String, remark: &str) -> String {
    if remark.is_empty() { text } else { format!("{text} ({remark})") }
}

fn join(first: &str, second: &str) -> String {
    format!("{first} {second}").trim().to_owned()
}

fn some(text: &impl AsRef<str>) -> bool {
    !text.as_ref().is_empty()
}
