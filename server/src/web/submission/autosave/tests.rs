//! Saving while typing, over HTTP: what counts, what comes too late, and what is not touched.

use axum::http::StatusCode;
use domain::eform::Answers;
use tempfile::TempDir;

use super::*;
use crate::{
    router,
    store::Draft,
    testing::{
        self,
        browser::{Browser, Seen},
    },
};

const ID: &str = "/nop-ho-so/1.004873";
const PAGE_PATH: &str = "/nop-ho-so/1.004873/nguoi-yeu-cau";
const NAME: &str = "nguoi-yeu-cau.ho-ten";
const ONE: &str = "00000000000000aa";
const TWO: &str = "00000000000000bb";

struct Desk {
    app: AppState,
    browser: Browser,
    _folder: TempDir,
}

/// A draft whose first page is answered.
async fn desk() -> Desk {
    let (app, folder) = testing::app().await;
    let browser = Browser::new(&router::build(&app));
    let mut desk = Desk { app, browser, _folder: folder };
    let begun = desk.browser.post(ID, &[("noi-cu-tru.ma", "22945")]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    let id = desk.draft().await.id;
    desk.browser.post(&format!("{ID}/cho-ai"), &[("ban-nhap", &id), ("cho-ai", "chinh-minh")]).await;
    desk
}

impl Desk {
    async fn draft(&self) -> Draft {
        let drafts = self.app.store.drafts(&self.browser.hash(), self.app.clock.now()).await.unwrap();
        drafts.into_iter().next().unwrap()
    }

    async fn kept(&self) -> Answers {
        self.draft().await.answers
    }

    async fn save(&mut self, page: &str, base: u32, number: u32, name: &str) -> Seen {
        let id = self.draft().await.id;
        self.save_of(&id, page, base, number, name).await
    }

    async fn save_of(&mut self, draft: &str, page: &str, base: u32, number: u32, name: &str) -> Seen {
        let (base, number) = (base.to_string(), number.to_string());
        let own = [("viec", SAVE), ("ban-nhap", draft), (PAGE, page), (BASE, &base), (NUMBER, &number)];
        self.browser
            .post(PAGE_PATH, &[&own[..], &[(NAME, name), ("nguoi-yeu-cau.ngay-sinh.ngay", "31")]].concat())
            .await
    }

    async fn send_page(&mut self, name: &str) -> Seen {
        let id = self.draft().await.id;
        self.browser.post(PAGE_PATH, &[("ban-nhap", &id), (NAME, name)]).await
    }
}

fn answer(seen: &Seen) -> (u16, SaveAnswer) {
    (seen.status.as_u16(), serde_json::from_str(&seen.text).unwrap())
}

#[tokio::test]
async fn what_is_typed_is_kept_unchecked_and_said() {
    let mut desk = desk().await;
    let shown = desk.browser.get(PAGE_PATH).await.text;
    let before = desk.draft().await;
    let told = format!("data-revision='{}'", before.revision);
    assert!(shown.contains(&told) && shown.contains("<span data-saved data-page='"), "{shown}");
    let seen = desk.save(ONE, before.revision, 1, "Nguyễn  Thị").await;
    let (status, said) = answer(&seen);
    let after = desk.draft().await;
    assert_eq!((status, said.gone, said.revision), (200, false, before.revision + 1));
    assert_eq!(after.revision, said.revision);
    assert_eq!(said.saved, Some(saved_words(after.saved_at, app::text::Lang::Vi)));
    assert_eq!((after.answers.get(NAME), after.answers.get("nguoi-yeu-cau.ngay-sinh.ngay")), ("Nguyễn Thị", "31"));
    assert_eq!(after.answers.get("cho-ai"), "chinh-minh", "other pages stay");
    let shown = desk.browser.get(PAGE_PATH).await.text;
    assert!(shown.contains("value='Nguyễn Thị'") && !shown.contains("govuk-error-message"));
}

#[tokio::test]
async fn saves_of_one_page_count_in_their_order_however_they_arrive() {
    let mut desk = desk().await;
    let base = desk.draft().await.revision;
    assert_eq!(desk.save(ONE, base, 1, "Nguyễn").await.status, StatusCode::OK);
    // The second is held up, the third overtakes it.
    assert_eq!(desk.save(ONE, base, 3, "Nguyễn Thị Mẫu").await.status, StatusCode::OK);
    let (status, late) = answer(&desk.save(ONE, base, 2, "Nguyễn Thị").await);
    assert_eq!((status, late.saved, late.gone), (409, None, false));
    assert_eq!(late.revision, base + 2);
    assert_eq!(desk.kept().await.get(NAME), "Nguyễn Thị Mẫu");
    // The same once more, as a browser repeats a request.
    assert_eq!(desk.save(ONE, base, 3, "x").await.status, StatusCode::CONFLICT);
    assert_eq!(desk.save(ONE, base, 4, "Nguyễn Thị Mẫn").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_late_save_does_not_overwrite_what_was_sent() {
    let mut desk = desk().await;
    let base = desk.draft().await.revision;
    desk.save(ONE, base, 1, "Nguyễn").await;
    desk.send_page("Nguyễn Thị Mẫu").await;
    for number in [1, 2, 9] {
        assert_eq!(desk.save(ONE, base, number, "Nguyễn Thị").await.status, StatusCode::CONFLICT, "{number}");
    }
    assert_eq!(desk.kept().await.get(NAME), "Nguyễn Thị Mẫu");
    // The page that is shown now knows the draft as it is.
    let base = desk.draft().await.revision;
    assert_eq!(desk.save(TWO, base, 1, "Nguyễn Thị Mẫn").await.status, StatusCode::OK);
}

#[tokio::test]
async fn two_tabs_do_not_overwrite_each_other_unseen() {
    let mut desk = desk().await;
    let base = desk.draft().await.revision;
    assert_eq!(desk.save(ONE, base, 1, "Một").await.status, StatusCode::OK);
    let (status, newer) = answer(&desk.save(TWO, base, 1, "Hai").await);
    assert_eq!((status, newer.revision), (409, base + 1));
    // The tab in which somebody types goes on, on top of it.
    assert_eq!(desk.save(TWO, newer.revision, 2, "Hai").await.status, StatusCode::OK);
    assert_eq!(desk.save(ONE, base, 2, "Một").await.status, StatusCode::CONFLICT);
    assert_eq!(desk.kept().await.get(NAME), "Hai");
}

#[tokio::test]
async fn where_there_is_no_draft_it_says_so() {
    let mut desk = desk().await;
    let draft = desk.draft().await;
    let gone = (409, SaveAnswer { saved: None, gone: true, revision: 0 });
    assert_eq!(answer(&desk.save_of("another", ONE, draft.revision, 1, "x").await), gone);
    let hash = desk.browser.hash();
    desk.app.store.delete_draft(&hash, "1.004873").await.unwrap();
    assert_eq!(answer(&desk.save_of(&draft.id, ONE, draft.revision, 1, "x").await), gone);
    assert!(desk.app.store.drafts(&hash, desk.app.clock.now()).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_is_no_save_keeps_nothing() {
    let mut desk = desk().await;
    let draft = desk.draft().await;
    let mine = ("ban-nhap", draft.id.as_str());
    let unreadable: [&[(&str, &str)]; 4] = [
        &[],
        &[(PAGE, "x"), (BASE, "1"), (NUMBER, "1")],
        &[(PAGE, ONE), (BASE, "-1"), (NUMBER, "1")],
        &[(PAGE, ONE), (BASE, "1"), (NUMBER, "")],
    ];
    for wrong in unreadable {
        let fields = [&[("viec", SAVE), mine, (NAME, "x")][..], wrong].concat();
        assert_eq!(desk.browser.post(PAGE_PATH, &fields).await.status, StatusCode::BAD_REQUEST, "{wrong:?}");
    }
    // Nobody posts the note.
    let fields = [mine, (NOTE, "x 1 1"), (NAME, "Nguyễn Thị Mẫu")];
    desk.browser.post(PAGE_PATH, &fields).await;
    assert_eq!(desk.kept().await.get(NOTE), "");
}
