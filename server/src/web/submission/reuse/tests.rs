//! Using again what was declared, over HTTP.

use axum::http::StatusCode;
use domain::dossier::Stage;
use tempfile::TempDir;

use crate::{
    notify,
    province::{DossierView, SubmittedAnswer, contract},
    router,
    state::AppState,
    store::Draft,
    testing::{self, browser::Browser},
};

const ID: &str = "/nop-ho-so/1.004873";
const HERE: &str = "/nop-ho-so/1.004873/dung-lai";
/// The phone of the filing.
const PHONE: &str = "0900000001";

struct Place {
    app: AppState,
    citizen: Browser,
    _folder: TempDir,
}

/// A citizen who has begun to file, and somebody's finished filing with [`PHONE`].
async fn place() -> Place {
    let (app, folder) = testing::app().await;
    let answer = |question: &str, label: &str, value: &str| SubmittedAnswer {
        topic: "Người yêu cầu".to_owned(),
        question: question.to_owned(),
        label: label.to_owned(),
        value: value.to_owned(),
        official_name: None,
    };
    let filing = crate::province::Filing {
        answers: vec![
            answer("nguoi-yeu-cau.ho-ten", "Họ tên", "Nguyễn Thị Bưởi"),
            answer("nguoi-yeu-cau.ngay-sinh", "Ngày sinh", "01/02/1990"),
            answer("nguoi-yeu-cau.so-dinh-danh", "Số định danh", "Không khai"),
            answer("lien-he.dien-thoai", "Điện thoại", "0900 000 001"),
            answer("muc-dich", "Mục đích", "Kết hôn"),
        ],
        ..contract::filing("")
    };
    let reference = testing::submit_filing(&app, 1, filing).await;
    let now = app.clock.now();
    let ended = DossierView {
        code: domain::dossier::DossierCode::parse("H36-261123-0001").unwrap(),
        procedure: String::new(),
        agency: String::new(),
        stage: Stage::Returned,
        due: None,
        due_uncertain: false,
        amount_due: None,
        supplement_requests: 0,
        ended_at: Some(now),
        events: Vec::new(),
        papers: Vec::new(),
    };
    app.store.remember(reference, &ended, now).await.unwrap();
    let mut citizen = Browser::new(&router::build(&app));
    citizen.post(ID, &[("noi-cu-tru.ma", "22945")]).await;
    Place { app, citizen, _folder: folder }
}

impl Place {
    async fn draft(&self) -> Draft {
        self.app.store.draft(&self.citizen.hash(), "1.004873", self.app.clock.now()).await.unwrap().unwrap()
    }

    async fn code(&self) -> String {
        while notify::step(&self.app).await.unwrap() == notify::Step::Done {}
        let posted = self.app.store.mailbox(1, self.app.clock.now()).await.unwrap().pop().expect("a message");
        posted.words.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 6).unwrap().to_owned()
    }

    /// Gives this phone and the code that it was sent.
    async fn prove(&mut self, phone: &str) {
        let sent = self.citizen.post(HERE, &[("viec", "gui-ma"), ("dien-thoai", phone)]).await;
        assert_eq!(sent.led(), (303, HERE));
        let code = self.code().await;
        let given = self.citizen.post(HERE, &[("viec", "xac-nhan"), ("ma-xac-nhan", &code)]).await;
        assert_eq!(given.led(), (303, HERE));
    }
}

#[tokio::test]
async fn who_proves_the_phone_takes_over_what_is_ticked_and_nothing_else() {
    let mut place = place().await;
    assert!(place.citizen.get(ID).await.text.contains(&format!("href='{HERE}'")));
    place.prove(PHONE).await;
    let page = place.citizen.get(HERE).await.text;
    for words in ["Nguyễn Thị Bưởi", "01/02/1990", "0900 000 001", "nộp ngày"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Kết hôn") && !page.contains("so-dinh-danh"), "facts of the case, and what was left out");
    let draft = place.draft().await;
    let fields =
        [("viec", "lay"), ("ban-nhap", draft.id.as_str()), ("muc", "nguoi-yeu-cau.ngay-sinh"), ("muc", "muc-dich")];
    let taken = place.citizen.post(HERE, &fields).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    let answers = place.draft().await.answers;
    assert_eq!(
        (answers.get("nguoi-yeu-cau.ngay-sinh.ngay"), answers.get("nguoi-yeu-cau.ngay-sinh.nam")),
        ("01", "1990")
    );
    assert_eq!((answers.get("nguoi-yeu-cau.ho-ten"), answers.get("muc-dich")), ("", ""));
    // The proof serves once.
    assert!(place.citizen.get(HERE).await.text.contains("name='dien-thoai'"));
}

#[tokio::test]
async fn what_stands_there_is_replaced_only_if_the_citizen_says_so() {
    let mut place = place().await;
    let draft = place.draft().await.id;
    let own = [("ban-nhap", draft.as_str()), ("lien-he.dien-thoai", "0987654321"), ("viec", "luu")];
    place.citizen.post(&format!("{ID}/lien-he"), &own).await;
    place.prove(PHONE).await;
    let page = place.citizen.get(HERE).await.text;
    assert!(page.contains("Hiện đang khai: 0987 654 321"), "{page}");
    let ticked = |question: &str| {
        let (_, rest) = page.split_once(&format!("value='{question}'")).unwrap();
        rest.split('>').next().unwrap().contains("checked")
    };
    assert!(ticked("nguoi-yeu-cau.ho-ten") && !ticked("lien-he.dien-thoai"));
}

#[tokio::test]
async fn nobody_learns_whether_a_phone_has_filed() {
    let mut place = place().await;
    let mut pages = Vec::new();
    for phone in [PHONE, "0911111111"] {
        place.citizen.post(HERE, &[("viec", "so-khac")]).await;
        let sent = place.citizen.post(HERE, &[("viec", "gui-ma"), ("dien-thoai", phone)]).await;
        assert_eq!(sent.led(), (303, HERE));
        let page = place.citizen.get(HERE).await.text;
        pages.push(page.replace(&phone[phone.len() - 3..], "…"));
    }
    assert_eq!(pages[0], pages[1]);
    place.prove("0911111111").await;
    assert!(place.citizen.get(HERE).await.text.contains("Không có hồ sơ đã xong nào"));
}

#[tokio::test]
async fn wrong_codes_are_told_and_used_up() {
    let mut place = place().await;
    for (phone, words) in [("", "Nhập số điện thoại"), ("12", "điện thoại")] {
        let told = place.citizen.post(HERE, &[("viec", "gui-ma"), ("dien-thoai", phone)]).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.text.contains(words) && told.text.contains("href='#dien-thoai'"), "{}", told.text);
    }
    place.citizen.post(HERE, &[("viec", "gui-ma"), ("dien-thoai", PHONE)]).await;
    let code = place.code().await;
    let wrong = format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000);
    let mut last = StatusCode::OK;
    for _ in 0..20 {
        last = place.citizen.post(HERE, &[("viec", "xac-nhan"), ("ma-xac-nhan", &wrong)]).await.status;
        if last == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        assert_eq!(last, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    // Now the right one does not do either.
    let right = place.citizen.post(HERE, &[("viec", "xac-nhan"), ("ma-xac-nhan", &code)]).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!place.citizen.get(HERE).await.text.contains("Bưởi"));
}

#[tokio::test]
async fn nothing_is_offered_without_a_draft_or_on_a_shared_device() {
    let mut place = place().await;
    place.prove(PHONE).await;
    let draft = place.draft().await.id;
    let mut kiosk = Browser::kiosk(&router::build(&place.app));
    kiosk.post(ID, &[("noi-cu-tru.ma", "22945")]).await;
    assert!(!kiosk.get(ID).await.text.contains(HERE));
    let gone = format!("{ID}?ban-nhap=khong-con");
    assert_eq!(kiosk.get(HERE).await.led(), (303, gone.as_str()));
    let mut other = Browser::new(&router::build(&place.app));
    let fields = [("viec", "lay"), ("ban-nhap", draft.as_str()), ("muc", "nguoi-yeu-cau.ho-ten")];
    assert_eq!(other.post(HERE, &fields).await.led(), (303, gone.as_str()));
    // Nor does another browser's proof serve this one.
    other.post(ID, &[("noi-cu-tru.ma", "22945")]).await;
    assert_eq!(other.post(HERE, &fields).await.led(), (303, HERE));
    assert!(other.get(HERE).await.text.contains("name='dien-thoai'"));
}
