//! The work list: what waits, the most urgent first.

use domain::dossier::Stage;
use leptos::prelude::AnyView;

use super::{bar, outbox, standing};
use crate::{
    components::{
        button::{Weight, link_button},
        html::{Html, attr, fill, html},
        inset_text::inset_text,
        look::Look,
        main_content::{main_content, title},
        pagination::{Pagination, pagination},
        table::{Column, Table, table},
        tag::{Tone, tag},
    },
    page::{Frame, Page},
    text::{Lang, Text, chrome, operator as words, outbox as outbox_words, reception},
};

/// One way to look at the dossiers.
#[derive(Clone, Copy, Debug)]
pub struct FilterLink {
    /// Name in the address.
    pub slug: &'static str,
    /// Words.
    pub label: Text,
    /// How many dossiers it shows.
    pub count: u32,
}

/// The next deadline of a dossier.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// What is due, in words.
    pub kind: Text,
    /// `dd/MM/yyyy`, with the hour before it where it matters.
    pub at: String,
    /// It ends today.
    pub today: bool,
    /// Its clock stands still.
    pub parked: bool,
}

/// One dossier.
#[derive(Clone, Debug)]
pub struct Row {
    /// The province's code.
    pub code: String,
    /// Whom it is about.
    pub owner: String,
    /// Name of the procedure.
    pub procedure: String,
    /// Receiving agency.
    pub agency: String,
    /// `HH:mm dd/MM/yyyy`.
    pub submitted: String,
    /// Its deadline, if it has one.
    pub deadline: Option<Deadline>,
    /// Where it stands.
    pub stage: Stage,
    /// Not answered within 8 working hours.
    pub unanswered: bool,
    /// Past the due date.
    pub overdue: bool,
}

/// The work list.
#[derive(Clone, Debug)]
pub struct WorkList {
    /// Account name.
    pub official: String,
    /// Ways to look at the dossiers; one of them is `filter`.
    pub filters: Vec<FilterLink>,
    /// Slug of the filter that is shown.
    pub filter: &'static str,
    /// Query of this list's address, without the page.
    pub query: String,
    /// What was searched; empty: nothing.
    pub search: String,
    /// Dossiers of this page.
    pub rows: Vec<Row>,
    /// Dossiers on all pages.
    pub total: u32,
    /// This page, from 1.
    pub page: u32,
    /// Number of pages.
    pub pages: u32,
    /// Messages to the province that wait for a person.
    pub dead: u64,
}

impl Page for WorkList {
    fn title(&self, lang: Lang) -> String {
        words::WORK_LIST.get(lang).to_owned()
    }

    fn view(self, frame: &Frame) -> AnyView {
        let look = Look::from(frame);
        let lang = frame.lang;
        let href = |page| format!("/he-thong?{}&trang={page}", self.query);
        let paging = pagination(Pagination { current: self.page, pages: self.pages }, href, look);
        let reception = link_button("/he-thong/tiep-nhan", reception::TITLE.get(lang), Weight::Secondary);
        let content = html!(
            (title(words::WORK_LIST.get(lang))) "<p class='govuk-body no-print'>" (reception) "</p>"
            (self.not_passed_on(lang))
            (self.search_form(look)) (self.clear_form(lang)) (self.filter_links(lang)) (self.list(lang)) (paging)
        );
        main_content(&bar(&self.official, lang), &content).into_view()
    }
}

impl WorkList {
    /// A name or a telephone must not stand in an address, so the search is a post. It has the focus, for a hand scanner
    /// types into whatever has it.
    fn search_form(&self, look: Look) -> Html {
        let lang = look.lang;
        html!(
            "<form class='search no-print' role='search' method='post' action='/he-thong'><label class='govuk-label' for='tim'>"
            (words::SEARCH.get(lang)) "</label><div id='tim-hint' class='govuk-hint'>" (words::SEARCH_HINT.get(lang))
            "</div><div class='search__row'><input class='govuk-input search__input' type='search' id='tim' name='tim' value='"
            (self.search) "' aria-describedby='tim-hint' autocomplete='off' autocapitalize='none' spellcheck='false' \
             enterkeyhint='search' autofocus>"
            "<button type='submit' class='govuk-button search__button'>" (chrome::SEARCH.get(lang))
            "</button></div></form>"
        )
    }

    /// What could not be passed on, if there is any.
    fn not_passed_on(&self, lang: Lang) -> Option<Html> {
        (self.dead > 0).then(|| {
            let text = fill(outbox_words::ON_WORK_LIST, lang, &[&self.dead.to_string()]);
            inset_text(&html!(
                "<p class='govuk-body'>" (text) " <a class='govuk-link' href='" (outbox::PATH) "'>" (outbox_words::SEE.get(lang))
                "</a></p>"
            ))
        })
    }

    /// The search is kept with the session, so ending it is a post as well.
    fn clear_form(&self, lang: Lang) -> Option<Html> {
        (!self.search.is_empty()).then(|| {
            html!(
                "<form class='no-print' method='post' action='/he-thong'><button type='submit' \
                 class='operator-bar__button clear-search'>" (words::CLEAR_SEARCH.get(lang)) "</button></form>"
            )
        })
    }

    fn filter_links(&self, lang: Lang) -> Html {
        let links: Html = self
            .filters
            .iter()
            .map(|filter| {
                let current = (self.search.is_empty() && filter.slug == self.filter).then_some("page");
                html!(
                    "<li><a class='filters__link' href='/he-thong?trang-thai=" (filter.slug) "'" (attr("aria-current", current))
                    ">" (filter.label.get(lang)) " <span class='filters__count'>" (filter.count) "</span></a></li>"
                )
            })
            .collect();
        html!(
            "<nav class='no-print' aria-label='" (words::FILTERS.get(lang)) "'><ul class='filters'>" (links) "</ul></nav>"
        )
    }

    fn list(&self, lang: Lang) -> Html {
        let label =
            self.filters.iter().find(|filter| filter.slug == self.filter).map_or(words::ALL, |filter| filter.label);
        let label = label.get(lang);
        if self.rows.is_empty() {
            let text = if self.search.is_empty() {
                fill(words::NONE_LISTED, lang, &[label])
            } else {
                words::NONE_FOUND.get(lang).to_owned()
            };
            return html!("<p class='govuk-body' role='status'>" (text) "</p>");
        }
        let total = self.total.to_string();
        let caption = if self.search.is_empty() {
            fill(words::LISTED, lang, &[label, &total])
        } else {
            fill(words::FOUND, lang, &[&total])
        };
        let columns = [
            words::CODE,
            words::OWNER,
            words::STATUS,
            words::DEADLINE,
            words::SUBMITTED,
            words::AGENCY,
            words::PROCEDURE,
        ]
        .map(|heading| Column { heading: heading.get(lang), numeric: false });
        let table = table(&Table {
            id: "ho-so",
            caption: &caption,
            columns: &columns,
            rows: self.rows.iter().map(|row| self.cells(row, lang)).collect(),
        });
        html!("<div class='work-list'>" (table) "</div>")
    }

    fn cells(&self, row: &Row, lang: Lang) -> Vec<Html> {
        vec![
            html!(
                "<a class='govuk-link link-alone code' href='/he-thong/ho-so/" (row.code) "?" (self.query) "'>" (row.code)
                "</a>"
            ),
            html!((row.owner)),
            standing(row.stage, row.unanswered, row.overdue, lang),
            row.deadline.as_ref().map_or_else(|| html!("–"), |deadline| deadline.cell(lang)),
            // A narrow screen has no column headings: there the date says what it is.
            html!(
                "<span class='work-list__label' aria-hidden='true'>" (words::SUBMITTED.get(lang)) ": </span>" (row.submitted)
            ),
            html!((row.agency)),
            html!((row.procedure)),
        ]
    }
}

impl Deadline {
    fn cell(&self, lang: Lang) -> Html {
        let parked = self.parked.then(|| html!(", "(words::PARKED.get(lang))));
        let today = self.today.then(|| html!(" "(tag(words::DUE_TODAY.get(lang), Tone::Act))));
        html!((self.kind.get(lang)) (parked) ": <span class='work-list__date'>" (self.at) "</span>" (today))
    }
}
