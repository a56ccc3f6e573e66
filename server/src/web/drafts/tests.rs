//! Leaving a draft and going on with it on another device, over HTTP.

use std::{net::Ipv4Addr, sync::Arc};

use domain::draft_code::DraftCode;
use tempfile::TempDir;
use time::OffsetDateTime;

use crate::{
    clock::ManualClock,
    notify, router,
    state::AppState,
    store::{DRAFT_DAYS, Draft},
    testing::{
        self,
        browser::{Browser, Seen},
    },
    web::{
        limits::{DRAFT_CODES, DRAFT_CODES_PER_ADDRESS, ONE_TIME_SENDS, ONE_TIME_TRIES},
        wall::Trial,
    },
};

const ID: &str = "/nop-ho-so/1.004873";
const LEAVE: &str = "/nop-ho-so/1.004873/luu-lai";
const CHECK: &str = "/nop-ho-so/1.004873/kiem-tra";
const OVER: &str = "/lam-tiep?het=1";
const PHONE: &str = "0912345678";

struct Hall {
    app: AppState,
    router: axum::Router,
    clock: Arc<ManualClock>,
    _folder: TempDir,
}

async fn hall() -> Hall {
    let (mut parts, folder) = testing::parts(&[]).await;
    let clock = Arc::new(ManualClock::new(parts.clock.now()));
    parts.clock = clock.clone();
    // The mailbox was opened with the clock before.
    parts.notify = Arc::new(notify::Mailbox::new(parts.store.clone(), clock.clone()));
    let app = AppState::new(parts);
    Hall { router: router::build(&app), app, clock, _folder: folder }
}

impl Hall {
    fn now(&self) -> OffsetDateTime {
        self.app.clock.now()
    }

    fn minutes_pass(&self, minutes: u64) {
        self.clock.advance(std::time::Duration::from_secs(minutes * 60));
    }

    fn browser(&self) -> Browser {
        Browser::new(&self.router)
    }

    /// Begins a draft in this browser, with a phone typed into it.
    async fn begin(&self, browser: &mut Browser) -> Draft {
        browser.post(ID, &[("noi-cu-tru.ma", "22945")]).await;
        let draft = self.draft(browser).await.unwrap();
        let fields = [("ban-nhap", draft.id.as_str()), ("lien-he.dien-thoai", "0987654321"), ("viec", "luu")];
        assert_eq!(browser.post(&format!("{ID}/lien-he"), &fields).await.led(), (303, LEAVE));
        self.draft(browser).await.unwrap()
    }

    async fn draft(&self, browser: &Browser) -> Option<Draft> {
        self.app.store.draft(&browser.hash(), "1.004873", self.now()).await.unwrap()
    }

    /// Begins a draft and gets a code for it.
    async fn coded(&self, browser: &mut Browser) -> (Draft, String) {
        let draft = self.begin(browser).await;
        let got = browser.post(LEAVE, &[("ban-nhap", &draft.id), ("dien-thoai", PHONE)]).await;
        assert_eq!(got.led(), (303, LEAVE));
        (draft, self.shown_code(browser).await)
    }

    async fn shown_code(&self, browser: &mut Browser) -> String {
        let page = browser.get(LEAVE).await.text;
        let (_, rest) = page.split_once("<strong class='code' translate='no'>").expect("a code is shown");
        rest.split('<').next().unwrap().to_owned()
    }

    /// The words of the newest message, after what waits was sent.
    async fn newest_message(&self) -> Option<String> {
        while notify::step(&self.app).await.unwrap() == notify::Step::Done {}
        self.app.store.mailbox(1, self.now()).await.unwrap().pop().map(|posted| posted.words)
    }

    async fn messages(&self) -> usize {
        self.newest_message().await;
        self.app.store.mailbox(100, self.now()).await.unwrap().len()
    }

    /// The code in the newest message.
    async fn one_time_code(&self) -> String {
        let words = self.newest_message().await.expect("a message was sent");
        words.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 6).unwrap().to_owned()
    }
}

async fn resume(browser: &mut Browser, code: &str, phone: &str) -> Seen {
    browser.post("/lam-tiep", &[("ma", code), ("dien-thoai", phone)]).await
}

async fn give(browser: &mut Browser, code: &str) -> Seen {
    browser.post("/lam-tiep/ma", &[("ma-xac-nhan", code)]).await
}

/// A code that is wrong.
fn other(code: &str) -> String {
    let number: u32 = code.parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

fn unknown_code() -> String {
    DraftCode::from_random([3; 8]).grouped()
}

#[tokio::test]
async fn a_draft_is_carried_to_another_device() {
    let hall = hall().await;
    let mut here = hall.browser();
    let (draft, code) = hall.coded(&mut here).await;
    let page = here.get(LEAVE).await.text;
    assert!(page.contains("0912 345 678") && page.contains("/lam-tiep</strong>") && page.contains("role='img'"));
    assert_eq!(hall.shown_code(&mut here).await, code, "it is shown again");

    let mut there = hall.browser();
    assert_eq!(resume(&mut there, &code.replace('-', " "), "+84 912 345 678").await.led(), (303, "/lam-tiep/ma"));
    let page = there.get("/lam-tiep/ma").await.text;
    assert!(page.contains("đuôi 678") && !page.contains("0912"), "no more of the phone than needed");
    let once = hall.one_time_code().await;
    assert!(hall.draft(&here).await.is_some(), "nothing moves before the code is given");
    assert_eq!(give(&mut there, &format!("{} {}", &once[..3], &once[3..])).await.led(), (303, CHECK));

    let moved = hall.draft(&there).await.unwrap();
    assert_eq!((&moved.id, moved.answers.get("lien-he.dien-thoai")), (&draft.id, "0987654321"));
    assert_eq!(hall.draft(&here).await, None);
    let told = here.get(&format!("{ID}/lien-he")).await;
    assert_eq!(told.led(), (303, "/nop-ho-so/1.004873?ban-nhap=khong-con"));
    assert!(here.get(&told.location).await.text.contains("Bản nháp này đã được chuyển sang thiết bị khác"));
    // Neither code works a second time.
    assert_eq!(give(&mut there, &once).await.led(), (303, OVER));
    assert_eq!(resume(&mut hall.browser(), &code, PHONE).await.status, 422);
}

#[tokio::test]
async fn leaving_says_where_the_draft_is_and_asks_for_the_phone_that_was_answered() {
    let hall = hall().await;
    let mut browser = hall.browser();
    assert_eq!(browser.get(LEAVE).await.led(), (303, "/nop-ho-so/1.004873?ban-nhap=khong-con"));
    let draft = hall.begin(&mut browser).await;
    let page = browser.get(LEAVE).await.text;
    let last_day = domain::date::format(draft.expires_at().date());
    assert!(page.contains("Đã lưu lúc") && page.contains(&last_day) && page.contains("value='0987 654 321'"));
    for (typed, says) in
        [("", "Nhập số điện thoại"), ("12", "Số điện thoại chưa đúng"), ("02523821234", "Nhập số di động")]
    {
        let wrong = browser.post(LEAVE, &[("ban-nhap", &draft.id), ("dien-thoai", typed)]).await;
        assert!(wrong.status == 422 && wrong.text.contains(says) && wrong.text.contains("href='#dien-thoai'"));
        assert!(wrong.text.contains(&format!("value='{typed}'")) && wrong.text.contains("<title>Lỗi: "));
    }
    // A page of another draft makes no code.
    let stale = browser.post(LEAVE, &[("ban-nhap", "another"), ("dien-thoai", PHONE)]).await;
    assert_eq!(stale.led(), (303, "/nop-ho-so/1.004873?ban-nhap=khong-con"));
    assert_eq!(hall.app.store.code_of(&browser.hash(), &draft.id).await.unwrap(), None);
    // Nor does anybody else.
    let stranger = hall.browser().post(LEAVE, &[("ban-nhap", &draft.id), ("dien-thoai", PHONE)]).await;
    assert_eq!(stranger.status, 303);
    assert_eq!(hall.app.store.code_of(&browser.hash(), &draft.id).await.unwrap(), None);
}

#[tokio::test]
async fn another_code_takes_the_place_of_the_one_before() {
    let hall = hall().await;
    let mut browser = hall.browser();
    let (draft, first) = hall.coded(&mut browser).await;
    browser.post(LEAVE, &[("ban-nhap", &draft.id), ("dien-thoai", "0987654321")]).await;
    let second = hall.shown_code(&mut browser).await;
    assert_ne!(first, second);
    let mut there = hall.browser();
    assert_eq!(resume(&mut there, &first, PHONE).await.status, 422);
    assert_eq!(resume(&mut there, &second, PHONE).await.status, 422, "the old phone");
    assert_eq!(resume(&mut there, &second, "0987654321").await.status, 303);
}

#[tokio::test]
async fn a_deleted_draft_has_no_code() {
    let hall = hall().await;
    let mut browser = hall.browser();
    let (_, code) = hall.coded(&mut browser).await;
    browser.post(&format!("{ID}/xoa"), &[]).await;
    assert_eq!(resume(&mut hall.browser(), &code, PHONE).await.status, 422);
    assert_eq!(hall.messages().await, 0);
}

#[tokio::test]
async fn unknown_and_wrong_are_answered_alike_and_send_nothing() {
    let hall = hall().await;
    let (_, code) = hall.coded(&mut hall.browser()).await;
    let mut pages = Vec::new();
    for (code, phone) in [(&code, "0912345679"), (&unknown_code(), PHONE)] {
        let wrong = resume(&mut hall.browser(), code, phone).await;
        assert_eq!(wrong.status, 422);
        let nonce = wrong.text.split("nonce='").nth(1).unwrap().split('\'').next().unwrap().to_owned();
        pages.push(wrong.text.replace(code.as_str(), "-").replace(phone, "-").replace(&nonce, "-"));
    }
    assert!(pages[0].contains("Không tìm thấy bản nháp khớp") && pages[0] == pages[1]);
    assert_eq!(hall.messages().await, 0);
    for (code, phone, field) in [
        ("", PHONE, "ma"),
        ("1234-5678", PHONE, "ma"),
        (code.as_str(), "", "dien-thoai"),
        (code.as_str(), "9", "dien-thoai"),
    ] {
        let wrong = resume(&mut hall.browser(), code, phone).await;
        assert!(wrong.status == 422 && wrong.text.contains(&format!("href='#{field}'")), "{code} {phone}");
    }
}

#[tokio::test]
async fn wrong_tries_lock_code_and_browser_for_a_quarter_of_an_hour() {
    let hall = hall().await;
    let (_, code) = hall.coded(&mut hall.browser()).await;
    // One browser, whatever it tries, known codes or not.
    let mut guesser = hall.browser();
    for number in 0..DRAFT_CODES {
        let code = DraftCode::from_random(u64::from(number).to_be_bytes()).grouped();
        assert_eq!(resume(&mut guesser, &code, PHONE).await.status, 422, "{number}");
    }
    let stopped = resume(&mut guesser, &code, PHONE).await;
    assert!(stopped.status == 429 && stopped.text.contains("quá nhiều lần"));
    // One code, whoever tries it.
    for code in [&code, &unknown_code()] {
        for _ in 0..DRAFT_CODES {
            assert_eq!(resume(&mut hall.browser(), code, "0912345679").await.status, 422);
        }
        assert_eq!(resume(&mut hall.browser(), code, PHONE).await.status, 429);
    }
    assert_eq!(hall.messages().await, 0);
    hall.minutes_pass(16);
    assert_eq!(resume(&mut guesser, &code, PHONE).await.status, 303);
}

#[tokio::test]
async fn an_address_has_twenty_wrong_tries_an_hour_and_right_ones_do_not_count() {
    let hall = hall().await;
    let mut owner = hall.browser();
    let (draft, code) = hall.coded(&mut owner).await;
    let mut there = hall.browser();
    for _ in 0..2 {
        assert_eq!(resume(&mut there, &code, PHONE).await.status, 303);
    }
    for number in 0..DRAFT_CODES_PER_ADDRESS {
        let code = DraftCode::from_random(u64::from(number).to_be_bytes()).grouped();
        assert_eq!(resume(&mut hall.browser(), &code, PHONE).await.status, 422, "{number}");
    }
    assert_eq!(resume(&mut hall.browser(), &code, PHONE).await.status, 429);
    hall.minutes_pass(61);
    assert!(draft.expires_at() > hall.now());
    assert_eq!(resume(&mut hall.browser(), &code, PHONE).await.status, 303);
}

#[tokio::test]
async fn a_one_time_code_has_five_tries_and_five_minutes() {
    let hall = hall().await;
    let (_, code) = hall.coded(&mut hall.browser()).await;
    let mut there = hall.browser();
    resume(&mut there, &code, PHONE).await;
    let once = hall.one_time_code().await;
    for (typed, says) in [("", "Nhập mã xác nhận"), ("12345", "gồm 6 chữ số"), ("12a456", "gồm 6 chữ số")]
    {
        let wrong = give(&mut there, typed).await;
        assert!(
            wrong.status == 422 && wrong.text.contains(says) && wrong.text.contains("href='#ma-xac-nhan'"),
            "{typed}"
        );
    }
    for _ in 0..ONE_TIME_TRIES {
        let wrong = give(&mut there, &other(&once)).await;
        assert!(wrong.status == 422 && wrong.text.contains("Mã xác nhận không đúng"));
    }
    let used_up = give(&mut there, &once).await;
    assert!(used_up.status == 429 && used_up.text.contains("Gửi lại mã"));
    // A new one begins anew, and the old one is none any more.
    let again = there.post("/lam-tiep/ma", &[("viec", "gui-lai")]).await;
    assert_eq!(again.led(), (303, "/lam-tiep/ma?da-gui=1"));
    assert!(there.get(&again.location).await.text.contains("Đã gửi mã mới"));
    hall.minutes_pass(1);
    let twice = hall.one_time_code().await;
    if twice != once {
        assert_eq!(give(&mut there, &once).await.status, 422);
    }
    hall.minutes_pass(5);
    assert_eq!(give(&mut there, &twice).await.led(), (303, OVER));
    assert!(there.get(OVER).await.text.contains("đã hết hạn"));
    assert_eq!(there.get("/lam-tiep/ma").await.led(), (303, OVER));
}

#[tokio::test]
async fn a_phone_gets_three_codes_in_a_quarter_of_an_hour_whoever_asks() {
    let hall = hall().await;
    let (_, code) = hall.coded(&mut hall.browser()).await;
    let mut there = hall.browser();
    assert_eq!(resume(&mut there, &code, PHONE).await.status, 303);
    for _ in 1..ONE_TIME_SENDS {
        assert_eq!(there.post("/lam-tiep/ma", &[("viec", "gui-lai")]).await.status, 303);
    }
    let stopped = there.post("/lam-tiep/ma", &[("viec", "gui-lai")]).await;
    assert!(stopped.status == 429 && stopped.text.contains("Đã gửi 3 mã"));
    assert_eq!(resume(&mut there, &code, PHONE).await.led(), (303, "/lam-tiep/ma"), "the newest code is given there");
    let stopped = resume(&mut hall.browser(), &code, PHONE).await;
    assert!(stopped.status == 429 && stopped.text.contains("Đã gửi 3 mã"));
    assert_eq!(hall.messages().await, usize::try_from(ONE_TIME_SENDS).unwrap());
    hall.minutes_pass(16);
    assert_eq!(resume(&mut hall.browser(), &code, PHONE).await.status, 303);
}

#[tokio::test]
async fn an_address_has_no_end_of_phones_written_to() {
    let hall = hall().await;
    let (_, code) = hall.coded(&mut hall.browser()).await;
    for _ in 0..Trial::OneTimeCode.most() {
        hall.app.wall.count(Trial::OneTimeCode, Ipv4Addr::UNSPECIFIED.into(), hall.now());
    }
    assert_eq!(resume(&mut hall.browser(), &code, PHONE).await.status, 429);
    assert_eq!(hall.messages().await, 0);
    hall.minutes_pass(60);
    assert_eq!(resume(&mut hall.browser(), &code, PHONE).await.status, 303);
}

#[tokio::test]
async fn a_new_code_ends_what_was_begun_with_the_old_one() {
    let hall = hall().await;
    let mut owner = hall.browser();
    let (draft, code) = hall.coded(&mut owner).await;
    let mut there = hall.browser();
    resume(&mut there, &code, PHONE).await;
    let once = hall.one_time_code().await;
    owner.post(LEAVE, &[("ban-nhap", &draft.id), ("dien-thoai", "0987654321")]).await;
    assert_eq!(give(&mut there, &once).await.led(), (303, OVER), "the phone of before is none any more");
    assert!(hall.draft(&owner).await.is_some());
}

#[tokio::test]
async fn a_one_time_code_works_only_in_the_browser_that_asked() {
    let hall = hall().await;
    let (_, code) = hall.coded(&mut hall.browser()).await;
    let (mut one, mut two) = (hall.browser(), hall.browser());
    resume(&mut one, &code, PHONE).await;
    let first = hall.one_time_code().await;
    hall.minutes_pass(1);
    resume(&mut two, &code, PHONE).await;
    let second = hall.one_time_code().await;
    if first != second {
        assert_eq!(give(&mut two, &first).await.status, 422);
    }
    assert_eq!(give(&mut hall.browser(), &first).await.led(), (303, OVER));
    assert_eq!(give(&mut one, &first).await.led(), (303, CHECK));
    assert_eq!(give(&mut two, &second).await.led(), (303, OVER), "it has moved");
}

#[tokio::test]
async fn a_draft_that_is_there_already_is_asked_about() {
    let hall = hall().await;
    let (draft, code) = hall.coded(&mut hall.browser()).await;
    let mut there = hall.browser();
    assert_eq!(there.get("/lam-tiep/thay").await.led(), (303, OVER), "nothing to ask");
    assert_eq!(there.post("/lam-tiep/thay", &[]).await.led(), (303, OVER));
    let own = hall.begin(&mut there).await;
    resume(&mut there, &code, PHONE).await;
    // Without the code nobody agrees to anything.
    assert_eq!(there.get("/lam-tiep/thay").await.led(), (303, OVER));
    assert_eq!(there.post("/lam-tiep/thay", &[]).await.led(), (303, OVER));
    assert_eq!(hall.draft(&there).await.unwrap().id, own.id);
    let once = hall.one_time_code().await;
    assert_eq!(give(&mut there, &once).await.led(), (303, "/lam-tiep/thay"));
    assert_eq!(hall.draft(&there).await.unwrap().id, own.id, "nothing is lost unasked");
    let page = there.get("/lam-tiep/thay").await.text;
    assert!(page.contains("đang có bản nháp cùng thủ tục") && page.contains("Giữ bản nháp ở đây"));
    assert_eq!(there.post("/lam-tiep/thay", &[]).await.led(), (303, CHECK));
    assert_eq!(hall.draft(&there).await.unwrap().id, draft.id);
}

#[tokio::test]
async fn a_draft_of_a_kiosk_goes_on_after_the_kiosk_has_forgotten_it() {
    let hall = hall().await;
    let mut kiosk = Browser::kiosk(&hall.router);
    let (draft, code) = hall.coded(&mut kiosk).await;
    assert!(kiosk.get(LEAVE).await.text.contains("máy dùng chung"));
    let hash = kiosk.hash();
    assert_eq!(kiosk.post("/ho-so", &[]).await.led(), (303, "/"));
    assert!(hall.app.store.drafts(&hash, hall.now()).await.unwrap().is_empty());
    let mut phone = hall.browser();
    resume(&mut phone, &code, PHONE).await;
    let once = hall.one_time_code().await;
    assert_eq!(give(&mut phone, &once).await.led(), (303, CHECK));
    assert_eq!(hall.draft(&phone).await.unwrap().id, draft.id);

    // Without a code it is deleted, on a kiosk as elsewhere.
    let mut kiosk = Browser::kiosk(&hall.router);
    let draft = hall.begin(&mut kiosk).await;
    let hash = kiosk.hash();
    kiosk.post("/ho-so", &[]).await;
    let nothing = hall.app.store.draft(&hash, &draft.procedure, hall.now()).await.unwrap();
    assert_eq!(nothing, None);
}

#[tokio::test]
async fn days_are_counted_down_and_begin_anew_with_one_press() {
    let hall = hall().await;
    let mut browser = hall.browser();
    let draft = hall.begin(&mut browser).await;
    let page = browser.get("/ho-so").await.text;
    assert!(page.contains("còn 14 ngày") && !page.contains("Giữ thêm 14 ngày"));
    let days = |days: u64| std::time::Duration::from_secs(days * 24 * 60 * 60);
    hall.clock.advance(days(12));
    let page = browser.get("/ho-so").await.text;
    let keep = "/nop-ho-so/1.004873/giu-them";
    assert!(
        page.contains("còn 2 ngày") && page.contains("Giữ thêm 14 ngày") && page.contains(&format!("action='{keep}'"))
    );
    let stale = browser.post(keep, &[("ban-nhap", "another")]).await;
    assert_eq!(stale.led(), (303, "/nop-ho-so/1.004873?ban-nhap=khong-con"));
    assert_eq!(browser.post(keep, &[("ban-nhap", &draft.id)]).await.led(), (303, "/ho-so?da-luu=1"));
    assert!(browser.get("/ho-so").await.text.contains("còn 14 ngày"));
    let kept = hall.draft(&browser).await.unwrap();
    let in_14_days = hall.now() + time::Duration::days(DRAFT_DAYS);
    assert_eq!(kept.expires_at().unix_timestamp(), in_14_days.unix_timestamp());
    assert_eq!(kept.answers, draft.answers);
    hall.clock.advance(days(14));
    assert_eq!(browser.post(keep, &[("ban-nhap", &draft.id)]).await.status, 303);
    assert_eq!(hall.draft(&browser).await, None, "too late");
}
