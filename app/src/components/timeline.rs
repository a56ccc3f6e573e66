//! The way of a dossier, stage by stage.

use super::{
    Example,
    html::{Html, html, markup, when},
    look::Look,
};
use crate::text::chrome;

/// Where a stage lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Behind.
    Done,
    /// Now.
    Current,
    /// Ahead.
    Ahead,
}

/// One stage.
#[derive(Clone, Debug)]
pub struct Stage<'a> {
    /// Where it lies.
    pub moment: Moment,
    /// What happens, in plain words.
    pub title: &'a str,
    /// When and by which unit; empty if not known.
    pub when_and_who: &'a str,
    /// What was said to the citizen; may be nothing.
    pub note: Html,
}

/// Stages in their order, as an ordered list. Past, present and future are said in words, not by colour alone.
pub fn timeline(stages: &[Stage], look: Look) -> Html {
    let items: Html = stages
        .iter()
        .map(|stage| {
            let (modifier, words) = match stage.moment {
                Moment::Done => ("done", chrome::STAGE_DONE),
                Moment::Current => ("current", chrome::STAGE_CURRENT),
                Moment::Ahead => ("ahead", chrome::STAGE_AHEAD),
            };
            let meta = (!stage.when_and_who.is_empty())
                .then(|| html!("<p class='timeline__meta'>" (stage.when_and_who) "</p>"));
            html!(
                "<li class='timeline__item timeline__item--" (markup(modifier)) "'"
                (when(stage.moment == Moment::Current, " aria-current='step'")) "><h3 class='timeline__title'>"
                "<span class='govuk-visually-hidden'>" (words.get(look.lang)) " </span>" (stage.title) "</h3>" (meta)
                (stage.note) "</li>"
            )
        })
        .collect();
    html!("<ol class='timeline'>" (items) "</ol>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let stage = |moment, title, when_and_who| Stage { moment, title, when_and_who, note: Html::new() };
    let stages = [
        stage(Moment::Done, "Ông/bà đã gửi hồ sơ", "08:12 ngày 21/11/2026"),
        stage(Moment::Done, "Đã tiếp nhận", "09:40 ngày 23/11/2026, UBND phường Phan Thiết"),
        Stage {
            note: html!("<p class='govuk-body'>Mang đến quầy bản chính quyết định ly hôn.</p>"),
            ..stage(Moment::Current, "Cần bổ sung giấy tờ", "14:05 ngày 24/11/2026, UBND phường Phan Thiết")
        },
        stage(Moment::Ahead, "Trả kết quả", "Dự kiến 27/11/2026"),
    ];
    vec![("supplement required", timeline(&stages, Look::default()))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stage_is_the_present_one() {
        let stage = |moment| Stage { moment, title: "<a>", when_and_who: "", note: Html::new() };
        let html = timeline(&[stage(Moment::Done), stage(Moment::Current), stage(Moment::Ahead)], Look::default());
        let html = html.as_str();
        assert_eq!(html.matches("aria-current='step'").count(), 1);
        assert!(html.contains("<span class='govuk-visually-hidden'>Đã xong: </span>&lt;a&gt;</h3>"));
        assert!(!html.contains("timeline__meta"));
    }
}
