//! The official's work list.

use domain::{
    dossier::{DossierCode, Stage},
    text,
};
use sqlx::{Connection, QueryBuilder, Sqlite};
use time::OffsetDateTime;

use super::{
    DossierFile, Embedded, StoreError,
    dossiers::read_code,
    file::{DossierRow, Place, counts, read_stage},
    instant,
};

/// Dossiers on one page of the list.
pub const PAGE: u32 = 40;

/// Words of a search that are looked at; more only make it slow.
const WORDS: usize = 8;

/// Which dossiers the list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All that are not at their end.
    Open,
    /// Not answered within 8 working hours.
    Unanswered,
    /// Past the due date.
    Overdue,
    /// At this stage.
    Stage(Stage),
    /// All.
    All,
}

impl Filter {
    /// Its name in the address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Open => "dang-mo",
            Self::Unanswered => "chua-tra-loi",
            Self::Overdue => "qua-han",
            Self::Stage(stage) => stage.slug(),
            Self::All => "tat-ca",
        }
    }

    /// The filter with this [`slug`](Self::slug).
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Open, Self::Unanswered, Self::Overdue, Self::All]
            .into_iter()
            .find(|filter| filter.slug() == slug)
            .or_else(|| Stage::from_slug(slug).map(Self::Stage))
    }

    /// Work to do comes by urgency, what is over newest first.
    fn by_urgency(self) -> bool {
        match self {
            Self::Open | Self::Unanswered | Self::Overdue => true,
            Self::Stage(stage) => stage.is_open(),
            Self::All => false,
        }
    }

    fn order(self) -> &'static str {
        if self.by_urgency() { "urgency, deadline, submitted_at, id" } else { "submitted_at DESC, id DESC" }
    }

    fn push(self, query: &mut QueryBuilder<Sqlite>, at: OffsetDateTime) {
        match self {
            Self::Open => push_stages(query, Stage::is_open),
            Self::Unanswered => push_unanswered(query, at),
            Self::Overdue => push_overdue(query, at),
            Self::Stage(only) => push_stages(query, |stage| stage == only),
            Self::All => {
                query.push("TRUE");
            }
        }
    }
}

fn push_stages(query: &mut QueryBuilder<Sqlite>, wanted: impl Fn(Stage) -> bool) {
    query.push("stage IN (");
    let mut list = query.separated(", ");
    for stage in Stage::ALL.into_iter().filter(|&stage| wanted(stage)) {
        list.push_bind(stage.slug());
    }
    query.push(")");
}

/// [`DossierFile::is_unanswered`] as a condition.
fn push_unanswered(query: &mut QueryBuilder<Sqlite>, at: OffsetDateTime) {
    query.push("(stage = ").push_bind(Stage::Registered.slug());
    query.push(" AND answer_by < ").push_bind(instant::seconds(at)).push(")");
}

/// [`DossierFile::is_overdue`] as a condition.
fn push_overdue(query: &mut QueryBuilder<Sqlite>, at: OffsetDateTime) {
    query.push("(");
    push_stages(query, counts);
    query.push(" AND COALESCE(minutes_left, 0) = 0 AND due_at < ").push_bind(instant::seconds(at)).push(")");
}

/// [`Place`] as the columns `urgency` and `deadline`.
fn push_place(query: &mut QueryBuilder<Sqlite>, at: OffsetDateTime) {
    query.push("CASE WHEN ");
    push_overdue(query, at);
    query.push(" THEN 0 WHEN ");
    push_unanswered(query, at);
    query.push(" THEN 1 ELSE 2 END AS urgency, COALESCE(CASE WHEN stage = ").push_bind(Stage::Registered.slug());
    query.push(" THEN answer_by WHEN ");
    push_stages(query, counts);
    query.push(" THEN due_at END, ").push_bind(i64::MAX).push(") AS deadline");
}

/// One page of the work list.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkList {
    /// The dossiers of the page.
    pub items: Vec<WorkItem>,
    /// Dossiers on all pages.
    pub total: u32,
    /// This page, from 1.
    pub page: u32,
    /// Number of pages, at least 1.
    pub pages: u32,
    /// How many dossiers stand at each stage, whatever the filter.
    pub counts: Vec<(Stage, u32)>,
    /// How many wait for an answer longer than 8 working hours.
    pub unanswered: u32,
    /// How many are past their due date.
    pub overdue: u32,
}

/// One dossier in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkItem {
    /// The province's code.
    pub code: DossierCode,
    /// Where it stands.
    pub stage: Stage,
    /// Exact name of the procedure.
    pub procedure_name: String,
    /// Whom it is about.
    pub owner_name: String,
    /// When the citizen sent it.
    pub submitted_at: OffsetDateTime,
    /// Name of the receiving agency.
    pub agency_name: String,
    /// When the 8 working hours for an answer end.
    pub answer_by: OffsetDateTime,
    /// The promised date.
    pub due: Option<OffsetDateTime>,
    /// Not answered within 8 working hours.
    pub unanswered: bool,
    /// Past the due date.
    pub overdue: bool,
}

impl WorkItem {
    fn of(file: DossierFile, at: OffsetDateTime) -> Self {
        Self {
            unanswered: file.is_unanswered(at),
            overdue: file.is_overdue(at),
            code: file.code,
            stage: file.stage,
            procedure_name: file.filing.procedure_name,
            owner_name: file.filing.owner_name,
            submitted_at: file.filing.submitted_at,
            agency_name: file.filing.agency_name,
            answer_by: file.answer_by,
            due: file.due,
        }
    }
}

impl Embedded {
    /// The dossiers of `filter` that hold every word of `search` in code, reference, names, phone, personal ids or agency
    /// (accents and case do not matter), the most urgent first. `page` counts from 1; one past the end is the last.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn work_list(
        &self,
        filter: Filter,
        search: &str,
        page: u32,
        at: OffsetDateTime,
    ) -> Result<WorkList, StoreError> {
        let words = search_words(search);
        let mut reader = self.database.read.get().await?;
        let mut tx = reader.begin().await?;

        let mut query = QueryBuilder::new("SELECT COUNT(*) FROM dossier WHERE ");
        filter.push(&mut query, at);
        push_search(&mut query, &words);
        let total: u32 = query.build_query_scalar().fetch_one(&mut *tx).await?;
        let pages = total.div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);

        let mut query = QueryBuilder::new("SELECT *, ");
        push_place(&mut query, at);
        query.push(" FROM dossier WHERE ");
        filter.push(&mut query, at);
        push_search(&mut query, &words);
        query.push(" ORDER BY ").push(filter.order()).push(" LIMIT ");
        query.push_bind(PAGE).push(" OFFSET ").push_bind((page - 1) * PAGE);
        let rows: Vec<DossierRow> = query.build_query_as().fetch_all(&mut *tx).await?;
        let items = rows
            .into_iter()
            .map(|row| Ok(WorkItem::of(row.into_file(Vec::new())?, at)))
            .collect::<Result<_, StoreError>>()?;

        let mut list = WorkList { items, total, page, pages, counts: Vec::new(), unanswered: 0, overdue: 0 };
        let mut query = QueryBuilder::new("SELECT stage, COUNT(*) AS dossiers, COUNT(*) FILTER (WHERE ");
        push_overdue(&mut query, at);
        query.push(") AS overdue, COUNT(*) FILTER (WHERE ");
        push_unanswered(&mut query, at);
        query.push(") AS unanswered FROM dossier GROUP BY stage");
        let rows: Vec<CountRow> = query.build_query_as().fetch_all(&mut *tx).await?;
        for row in rows {
            list.counts.push((read_stage(&row.stage)?, row.dossiers));
            list.overdue += row.overdue;
            list.unanswered += row.unanswered;
        }
        list.counts.sort_by_key(|&(stage, _)| Stage::ALL.iter().position(|&other| other == stage));
        Ok(list)
    }

    /// The dossier that comes after `place` among those of `filter` and `search`, other than `file`, from the start again
    /// after the last one: what an official takes up next. `None` if there is no other.
    ///
    /// # Errors
    /// [`StoreError`] if the database fails.
    pub async fn next_dossier(
        &self,
        file: &DossierFile,
        place: Place,
        filter: Filter,
        search: &str,
        at: OffsetDateTime,
    ) -> Result<Option<NextDossier>, StoreError> {
        let mut query = QueryBuilder::new("WITH listed AS (SELECT id, submitted_at, ");
        push_place(&mut query, at);
        query.push(" FROM dossier WHERE ");
        filter.push(&mut query, at);
        push_search(&mut query, &search_words(search));
        query.push("), placed AS (SELECT *, ROW_NUMBER() OVER (ORDER BY ").push(filter.order());
        query.push(") AS position, COUNT(*) OVER () AS total FROM listed) ");
        query.push("SELECT code, position, total FROM placed JOIN dossier USING (id) WHERE id <> ").push_bind(file.id);
        query.push(" ORDER BY ");
        if filter.by_urgency() {
            query.push("(urgency, deadline, placed.submitted_at, id) > (").push_bind(place.urgency);
            query.push(", ").push_bind(place.deadline).push(", ");
        } else {
            query.push("(placed.submitted_at, id) < (");
        }
        query.push_bind(place.submitted).push(", ").push_bind(place.id).push(") DESC, position LIMIT 1");
        let next: Option<NextRow> =
            query.build_query_as().fetch_optional(&mut *self.database.read.get().await?).await?;
        next.map(|next| Ok(NextDossier { code: read_code(&next.code)?, position: next.position, total: next.total }))
            .transpose()
    }
}

/// The dossier to take up next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextDossier {
    /// Its code.
    pub code: DossierCode,
    /// Its place in the list, from 1.
    pub position: u32,
    /// Dossiers in the list.
    pub total: u32,
}

#[derive(sqlx::FromRow)]
struct NextRow {
    code: String,
    position: u32,
    total: u32,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    stage: String,
    dossiers: u32,
    overdue: u32,
    unanswered: u32,
}

/// The words to look for. A number typed in groups (`0900 000 001`) is one word.
fn search_words(search: &str) -> Vec<String> {
    let folded = text::fold(&text::clean(search));
    if is_number(&folded) {
        return vec![folded.replace(' ', "")];
    }
    folded.split(' ').filter(|word| !word.is_empty()).take(WORDS).map(str::to_owned).collect()
}

/// Digits and what people group them with.
fn is_number(word: &str) -> bool {
    let grouping = |c: char| matches!(c, ' ' | '.' | '+') || text::is_dash(c);
    word.contains(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || grouping(c))
}

/// A word is looked for as it stands, and a number also without what groups it.
fn push_search(query: &mut QueryBuilder<Sqlite>, words: &[String]) {
    for word in words {
        query.push(" AND (instr(search, ").push_bind(word.clone()).push(") > 0");
        if is_number(word) {
            let digits: String = word.chars().filter(char::is_ascii_digit).collect();
            query.push(" OR instr(search, ").push_bind(digits).push(") > 0");
        }
        query.push(")");
    }
}
