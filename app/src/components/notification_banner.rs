//! News about the service, or that an act has succeeded.

use super::{
    Example,
    html::{Html, html, markup},
    look::Look,
};
use crate::text::chrome;

/// What a banner tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Something to know that is not about the page.
    Important,
    /// What the user just did has worked; announced at once.
    Success,
}

/// A banner with one heading line and, if not empty, more below it. At most one in a page: its title has a fixed id.
pub fn notification_banner(news: News, heading: &str, more: &Html, look: Look) -> Html {
    let (modifier, role, title) = match news {
        News::Important => (markup(""), "region", chrome::IMPORTANT),
        News::Success => (markup(" govuk-notification-banner--success"), "alert", chrome::SUCCESS),
    };
    html!(
        "<div class='govuk-notification-banner" (modifier) "' role='" (role)
        "' aria-labelledby='govuk-notification-banner-title'><div class='govuk-notification-banner__header'>"
        "<h2 class='govuk-notification-banner__title' id='govuk-notification-banner-title'>" (title.get(look.lang))
        "</h2></div><div class='govuk-notification-banner__content'><p class='govuk-notification-banner__heading'>"
        (heading) "</p>" (more) "</div></div>"
    )
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let more = html!("<p class='govuk-body'>Ông/bà có thể tiếp tục từ thiết bị này trong 14 ngày.</p>");
    vec![("success", notification_banner(News::Success, "Đã lưu bản nháp lúc 10:32", &more, Look::default()))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn success_is_announced_news_are_a_landmark() {
        let success = notification_banner(News::Success, "<xong>", &Html::new(), Look::default());
        assert!(success.as_str().contains("role='alert'") && success.as_str().contains(">&lt;xong&gt;</p></div>"));
        let news = notification_banner(News::Important, "tin", &Html::new(), Look::default());
        assert!(news.as_str().contains("role='region' aria-labelledby='govuk-notification-banner-title'"));
    }
}
