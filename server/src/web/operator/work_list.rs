//! The work list and its search.

use app::{
    pages::operator::work_list::{Deadline, FilterLink, Row, WorkList},
    text::{Text, operator as words},
};
use axum::{
    extract::State,
    http::{StatusCode, Uri},
};
use domain::{
    dossier::Stage,
    scan::{self, Scanned},
};
use time::OffsetDateTime;

use super::{
    super::{Fields, PageError, PageResult, render, see_other},
    SignedIn, day, moment,
    session::HOME,
};
use crate::{
    province::embedded::{self, Filter, WorkItem},
    state::AppState,
};

/// Longest search that is kept, in characters; a scanned code is far below.
const SEARCH_MAX: usize = 200;

/// The list that an official works through, as addresses name it: a filter, and `tim` if only what the session searches.
pub struct List {
    /// The filter.
    pub filter: Filter,
    /// What was searched, as typed; empty: nothing.
    pub search: String,
}

impl List {
    /// The list that this query names. A search that is kept no more is none.
    pub async fn of(app: &AppState, signed_in: &SignedIn, query: &Fields) -> Result<Self, PageError> {
        let filter = Filter::from_slug(&query.get("trang-thai")).unwrap_or(Filter::Open);
        let search = if query.has("tim") { app.province.kept_search(&signed_in.token).await? } else { String::new() };
        Ok(Self { filter, search })
    }

    /// The query that names it.
    pub fn query(&self) -> String {
        let search = if self.search.is_empty() { "" } else { "&tim=1" };
        format!("trang-thai={}{search}", self.filter.slug())
    }

    /// What the search looks for: of a scanned code what it stands for.
    pub fn wanted(&self) -> String {
        match scan::read(&self.search) {
            Scanned::Qr { reference, .. } | Scanned::Reference(reference) => reference.to_string(),
            Scanned::DossierCode(code) => code.to_string(),
            Scanned::Nothing => self.search.clone(),
        }
    }
}

/// `GET /he-thong?trang-thai=&tim=&trang=`.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn, uri: Uri) -> PageResult {
    let query = Fields::of_query(&uri);
    let list = List::of(&app, &signed_in, &query).await?;
    let page = query.get("trang").parse().unwrap_or(1);
    let now = app.clock.now();
    let found = app.province.work_list(list.filter, &list.wanted(), page, now).await?;
    let page = WorkList {
        official: signed_in.official.name().to_owned(),
        filters: filters(&found, list.filter),
        filter: list.filter.slug(),
        query: list.query(),
        search: list.search,
        total: found.total,
        page: found.page,
        pages: found.pages,
        dead: app.store.backlog().await?.dead,
        rows: found.items.into_iter().map(|item| row(item, now)).collect(),
    };
    Ok(render(&app, &signed_in.visitor, StatusCode::OK, page).await)
}

/// `POST /he-thong`: search, posted and kept with the session because names and telephones must not stand in an address.
/// The only hit is opened at once, so that a scanned code needs no further key. Nothing typed ends the search.
pub async fn search(State(app): State<AppState>, signed_in: SignedIn, fields: Fields) -> PageResult {
    let search: String = fields.get("tim").chars().take(SEARCH_MAX).collect();
    if search.is_empty() {
        app.province.keep_search(&signed_in.token, "").await?;
        return Ok(see_other(HOME));
    }
    let list = List { filter: Filter::All, search };
    let found = app.province.work_list(list.filter, &list.wanted(), 1, app.clock.now()).await?;
    if let (1, [only]) = (found.total, found.items.as_slice()) {
        return Ok(see_other(&format!("/he-thong/ho-so/{}", only.code)));
    }
    app.province.keep_search(&signed_in.token, &list.search).await?;
    Ok(see_other(&format!("/he-thong?{}", list.query())))
}

/// What is late, then each stage that holds a dossier or is looked at, then all.
fn filters(list: &embedded::WorkList, current: Filter) -> Vec<FilterLink> {
    let link = |filter: Filter, label: Text, count| FilterLink { slug: filter.slug(), label, count };
    let count = |stage| list.counts.iter().find(|&&(counted, _)| counted == stage).map_or(0, |&(_, count)| count);
    let sum = |wanted: fn(Stage) -> bool| Stage::ALL.into_iter().filter(|&stage| wanted(stage)).map(count).sum();
    let mut links = vec![
        link(Filter::Open, words::OPEN, sum(Stage::is_open)),
        link(Filter::Unanswered, words::UNANSWERED, list.unanswered),
        link(Filter::Overdue, words::OVERDUE, list.overdue),
    ];
    links.extend(
        Stage::ALL
            .into_iter()
            .filter(|&stage| count(stage) > 0 || current == Filter::Stage(stage))
            .map(|stage| link(Filter::Stage(stage), words::stage(stage), count(stage))),
    );
    links.push(link(Filter::All, words::ALL, sum(|_| true)));
    links
}

fn row(item: WorkItem, now: OffsetDateTime) -> Row {
    Row {
        deadline: deadline(&item, now),
        code: item.code.to_string(),
        owner: item.owner_name,
        procedure: item.procedure_name,
        agency: item.agency_name,
        submitted: moment(item.submitted_at),
        stage: item.stage,
        unanswered: item.unanswered,
        overdue: item.overdue,
    }
}

/// A new dossier waits for an answer, any other for its result.
fn deadline(item: &WorkItem, now: OffsetDateTime) -> Option<Deadline> {
    let is_new = item.stage == Stage::Registered;
    let at = if is_new { item.answer_by } else { item.due? };
    Some(Deadline {
        kind: if is_new { words::ANSWER_BY } else { words::DUE },
        at: if is_new { moment(at) } else { day(at) },
        today: (is_new || item.stage.clock_runs()) && at >= now && day(at) == day(now),
        parked: item.stage.clock_stopped() && !item.overdue,
    })
}
