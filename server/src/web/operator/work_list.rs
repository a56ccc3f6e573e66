//! The work list and its search.

use app::{
    pages::operator::work_list::{FilterLink, Row, WorkList},
    text::{Text, operator as words},
};
use axum::{
    extract::State,
    http::{StatusCode, Uri},
    response::Response,
};
use domain::{
    dossier::Stage,
    scan::{self, Scanned},
};

use super::{
    super::{Fields, PageResult, render, see_other},
    SignedIn, day, moment,
    session::HOME,
};
use crate::{
    province::embedded::{self, Filter, WorkItem},
    state::AppState,
};

/// `GET /he-thong?trang-thai=&trang=`.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn, uri: Uri) -> PageResult {
    let query = Fields::of_query(&uri);
    let filter = Filter::from_slug(&query.get("trang-thai")).unwrap_or(Filter::Open);
    let list = app.province.work_list(filter, "", page(&query), app.clock.now()).await?;
    Ok(answer(&app, &signed_in, filter, String::new(), list).await)
}

/// `POST /he-thong`: search, posted because names and telephones must not stand in an address. The only hit is opened at
/// once, so that a scanned code needs no further key.
pub async fn search(State(app): State<AppState>, signed_in: SignedIn, fields: Fields) -> PageResult {
    let typed = fields.get("tim");
    if typed.is_empty() {
        return Ok(see_other(HOME));
    }
    let wanted = match scan::read(&typed) {
        Scanned::Qr { reference, .. } | Scanned::Reference(reference) => reference.to_string(),
        Scanned::DossierCode(code) => code.to_string(),
        Scanned::Nothing => typed.clone(),
    };
    let list = app.province.work_list(Filter::All, &wanted, page(&fields), app.clock.now()).await?;
    if let (1, [only]) = (list.total, list.items.as_slice()) {
        return Ok(see_other(&format!("/he-thong/ho-so/{}", only.code)));
    }
    Ok(answer(&app, &signed_in, Filter::All, typed, list).await)
}

fn page(fields: &Fields) -> u32 {
    fields.get("trang").parse().unwrap_or(1)
}

async fn answer(
    app: &AppState,
    signed_in: &SignedIn,
    filter: Filter,
    search: String,
    list: embedded::WorkList,
) -> Response {
    let page = WorkList {
        official: signed_in.official.name().to_owned(),
        filters: filters(&list),
        filter: filter.slug(),
        search,
        total: list.total,
        page: list.page,
        pages: list.pages,
        rows: list.items.into_iter().map(row).collect(),
    };
    render(app, &signed_in.visitor, StatusCode::OK, page).await
}

/// What is late, then each stage that holds a dossier, then all.
fn filters(list: &embedded::WorkList) -> Vec<FilterLink> {
    let link = |filter: Filter, label: Text, count| FilterLink { slug: filter.slug(), label, count };
    let sum = |wanted: fn(Stage) -> bool| {
        list.counts.iter().filter(|(stage, _)| wanted(*stage)).map(|(_, count)| count).sum()
    };
    let mut links = vec![
        link(Filter::Open, words::OPEN, sum(Stage::is_open)),
        link(Filter::Unanswered, words::UNANSWERED, list.unanswered),
        link(Filter::Overdue, words::OVERDUE, list.overdue),
    ];
    links.extend(list.counts.iter().map(|&(stage, count)| link(Filter::Stage(stage), words::stage(stage), count)));
    links.push(link(Filter::All, words::ALL, sum(|_| true)));
    links
}

fn row(item: WorkItem) -> Row {
    Row {
        code: item.code.to_string(),
        owner: item.owner_name,
        procedure: item.procedure_name,
        submitted: moment(item.submitted_at),
        due: item.due.map(day),
        stage: item.stage,
        unanswered: item.unanswered,
        overdue: item.overdue,
    }
}
