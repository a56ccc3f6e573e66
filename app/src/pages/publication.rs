//! Published results per agency (plan 000, B.II.1.c; plan 001): dossiers ended, on-time share, ratings. Small numbers
//! are not shown, so that nobody can be recognised.

use leptos::prelude::AnyView;

use super::layout::{below_home, foreign, paragraph};
use crate::{
    components::{
        html::{Html, fill, html},
        look::Look,
        main_content::title,
        table::{Column, Table, table},
    },
    page::{Frame, Page},
    text::{Lang, Text, publication as text},
};

/// Fewest dossiers or ratings of which anything is published.
pub const FEWEST: u64 = 5;

/// Dossiers of an agency that ended: at least [`FEWEST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    count: u64,
    on_time_permille: Option<u64>,
}

impl Ended {
    /// `None` if they are too few to be published. Of `count` dossiers `judged` had a deadline to be judged by, and
    /// `on_time` of these met it; the share is published only if enough were judged.
    pub fn publishable(count: u64, judged: u64, on_time: u64) -> Option<Self> {
        let share = || (on_time.min(judged) * 1000 + judged / 2) / judged;
        (count >= FEWEST).then(|| Self { count, on_time_permille: (judged >= FEWEST).then(share) })
    }
}

/// Ratings of an agency: at least [`FEWEST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rated {
    count: u64,
    mean_permille: u16,
}

impl Rated {
    /// `None` if they are too few to be published. `mean_permille`: thousandths of the maximum.
    pub fn publishable(count: u64, mean_permille: Option<u16>) -> Option<Self> {
        mean_permille.filter(|_| count >= FEWEST).map(|mean_permille| Self { count, mean_permille })
    }
}

/// Results of one agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// Its name.
    pub name: String,
    /// Dossiers that ended.
    pub ended: Option<Ended>,
    /// Ratings.
    pub rated: Option<Rated>,
}

/// The results at `/cong-khai`.
#[derive(Clone, Debug)]
pub struct Publication {
    /// By agency; `None`: the province does not answer.
    pub agencies: Option<Vec<Agency>>,
}

impl Page for Publication {
    fn title(&self, lang: Lang) -> String {
        text::TITLE.get(lang).to_owned()
    }

    fn view(self, frame: &Frame) -> AnyView {
        content(&self, Look::from(frame)).into_view()
    }
}

fn content(page: &Publication, look: Look) -> Html {
    let lang = look.lang;
    let fewest = FEWEST.to_string();
    let results = match page.agencies.as_deref() {
        None => paragraph(text::UNAVAILABLE.get(lang)),
        Some([]) => paragraph(text::NOTHING_YET.get(lang)),
        Some(agencies) => results(agencies, look),
    };
    below_home(
        &[],
        &html!((title(text::TITLE.get(lang)))(paragraph(text::WHAT.get(lang)))(results)(paragraph(
            text::ON_TIME_WHAT.get(lang)
        ))(paragraph(text::RATING_WHAT.get(lang)))(paragraph(&fill(
            text::FEW_WHAT,
            lang,
            &[&fewest, &fewest]
        )))),
        look,
    )
}

fn results(agencies: &[Agency], look: Look) -> Html {
    let lang = look.lang;
    let column = |heading: Text, numeric| Column { heading: heading.get(lang), numeric };
    let few = |text: Text| fill(text, lang, &[&FEWEST.to_string()]);
    let rows = agencies.iter().map(|agency| {
        let ended = agency.ended.map_or_else(|| few(text::FEW_DOSSIERS), |ended| ended.count.to_string());
        let on_time = agency.ended.and_then(|ended| ended.on_time_permille);
        let on_time = on_time.map_or_else(|| few(text::FEW_DOSSIERS), |share| percent(share, lang));
        let ratings = agency.rated.map_or_else(|| few(text::FEW_RATINGS), |rated| rated.count.to_string());
        let mean = agency.rated.map(|rated| percent(rated.mean_permille.into(), lang));
        let mean = mean.unwrap_or_else(|| few(text::FEW_RATINGS));
        let name = html!("<span" (foreign(look)) ">" (agency.name) "</span>");
        vec![name, html!((ended)), html!((on_time)), html!((ratings)), html!((mean))]
    });
    table(&Table {
        id: "ket-qua",
        caption: text::CAPTION.get(lang),
        columns: &[
            column(text::AGENCY, false),
            column(text::ENDED, true),
            column(text::ON_TIME, true),
            column(text::RATINGS, true),
            column(text::MEAN, true),
        ],
        rows: rows.collect(),
    })
}

/// Thousandths as per cent with one decimal, as the language writes it.
pub(crate) fn percent(permille: u64, lang: Lang) -> String {
    let (whole, tenth) = (permille / 10, permille % 10);
    match (tenth, lang) {
        (0, _) => format!("{whole}%"),
        (_, Lang::Vi) => format!("{whole},{tenth}%"),
        (_, Lang::En) => format!("{whole}.{tenth}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(ended: (u64, u64, u64), ratings: (u64, Option<u16>)) -> String {
        let agency = Agency {
            name: "UBND phường Phan Thiết".into(),
            ended: Ended::publishable(ended.0, ended.1, ended.2),
            rated: Rated::publishable(ratings.0, ratings.1),
        };
        content(&Publication { agencies: Some(vec![agency]) }, Look::default()).as_str().to_owned()
    }

    #[test]
    fn shares_are_shown_with_their_counts() {
        let html = shown((9, 7, 6), (5, Some(833)));
        for cell in [">9</td>", ">85,7%</td>", ">5</td>", ">83,3%</td>"] {
            assert!(html.contains(cell), "{cell}");
        }
    }

    #[test]
    fn nothing_under_five_cases_is_shown() {
        let html = shown((4, 4, 3), (4, Some(777)));
        assert!(html.contains("Chưa đủ 5 hồ sơ") && html.contains("Chưa đủ 5 lượt"));
        assert!(!html.contains("75%") && !html.contains("77,7%") && !html.contains(">4<"));
        let mixed = shown((5, 5, 5), (4, Some(777)));
        assert!(mixed.contains(">100%</td>") && !mixed.contains("77,7%"));
        let unjudged = shown((9, 4, 3), (4, None));
        assert!(unjudged.contains(">9</td>") && !unjudged.contains("75%"));
    }

    #[test]
    fn no_figures_are_not_zero_figures() {
        let unavailable = content(&Publication { agencies: None }, Look::default());
        assert!(unavailable.as_str().contains(text::UNAVAILABLE.vi) && !unavailable.as_str().contains("<table"));
        let empty = content(&Publication { agencies: Some(vec![]) }, Look::default());
        assert!(empty.as_str().contains(text::NOTHING_YET.vi));
    }
}
