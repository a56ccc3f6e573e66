//! The operator's pages over HTTP, with the real stores in a temporary folder.

use axum::{
    Router,
    body::Body,
    http::{Request, Response, StatusCode, header},
};
use domain::dossier::{Action, Decision, DossierCode};
use http_body_util::BodyExt as _;
use tempfile::TempDir;
use time::Duration;
use tower::ServiceExt as _;

use crate::{
    province::{Filing, NoFiles},
    router,
    state::{AppState, Parts},
    testing,
};

pub(super) struct Operator {
    pub(super) app: AppState,
    router: Router,
    pub(super) cookie: String,
    _folder: TempDir,
}

/// A service in which an official is signed in.
pub(super) async fn operator() -> Operator {
    let (parts, folder) = testing::parts(&[]).await;
    operator_of(parts, folder).await
}

/// The same of these parts.
pub(super) async fn operator_of(parts: Parts, folder: TempDir) -> Operator {
    let app = AppState::new(parts);
    let password = app.province.add_official("Lan", app.clock.now()).await.unwrap();
    let router = router::build(&app);
    let mut operator = Operator { app, router, cookie: String::new(), _folder: folder };
    let answer =
        operator.post("/he-thong/dang-nhap", &format!("ten=lan&mat-khau={password}&ve=/he-thong%3Ftrang%3D2")).await;
    assert_eq!((answer.status(), location(&answer)), (StatusCode::SEE_OTHER, "/he-thong?trang=2"));
    let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
    operator.cookie = cookie.split(';').next().unwrap().to_owned();
    operator
}

pub(super) fn location<B>(response: &Response<B>) -> &str {
    response.headers()[header::LOCATION].to_str().unwrap()
}

pub(super) async fn text(response: Response<Body>) -> String {
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

impl Operator {
    async fn send(&self, request: axum::http::request::Builder, body: impl Into<Body>) -> Response<Body> {
        let request = request.header(header::COOKIE, &self.cookie).body(body.into()).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(super) async fn get(&self, path: &str) -> Response<Body> {
        self.send(Request::get(path), String::new()).await
    }

    pub(super) async fn post(&self, path: &str, form: &str) -> Response<Body> {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, form.to_owned()).await
    }

    /// Posts a form with files, each in the box of this name.
    pub(super) async fn post_files(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Response<Body> {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--ranh\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        for (name, file_name, bytes) in files {
            let head = format!(
                "--ranh\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--ranh--\r\n");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=ranh")
            .header("sec-fetch-site", "same-origin");
        self.send(request, body).await
    }

    /// Does these one after the other, a minute each, the last one long enough ago that it was no click of now.
    pub(super) async fn run(&self, code: &DossierCode, actions: &[Action]) {
        let official = self.app.province.official(self.token(), self.app.clock.now()).await.unwrap().unwrap();
        let begin = self.app.clock.now() - Duration::MINUTE * i32::try_from(actions.len()).unwrap();
        for (minute, &action) in (0..).zip(actions) {
            let seen = self.app.province.dossier_file(code).await.unwrap().unwrap().version;
            let decision = Decision::new(action, "Lý do", Some(15_000)).unwrap();
            let at = begin + Duration::MINUTE * minute;
            self.app.province.act(code, seen, &decision, &official, at).await.unwrap();
        }
    }

    fn token(&self) -> &str {
        self.cookie.split_once('=').unwrap().1
    }

    pub(super) async fn submit(&self, key: &str, owner: &str) -> DossierCode {
        let filing = Filing {
            reference: "1234567890".to_owned(),
            procedure_id: "1.004873".to_owned(),
            procedure_name: "Cấp Giấy xác nhận tình trạng hôn nhân".to_owned(),
            agency_code: "H36".to_owned(),
            agency_name: "UBND phường Phan Thiết".to_owned(),
            submitted_at: self.app.clock.now(),
            working_days: Some(3),
            submitter_personal_id: None,
            submitter_name: owner.to_owned(),
            submitter_phone: "+84900000001".to_owned(),
            owner_personal_id: None,
            owner_tax_code: None,
            owner_name: owner.to_owned(),
            return_method: "Nhận tại quầy".to_owned(),
            answers: Vec::new(),
            documents: vec!["Giấy tờ tùy thân".to_owned()],
            attachments: Vec::new(),
        };
        self.app.ports.filings.submit(key, &filing, &NoFiles).await.unwrap()
    }
}

#[tokio::test]
async fn nobody_sees_anything_before_signing_in() {
    let mut operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    for ended in ["", "can-bo=x"] {
        operator.cookie = ended.to_owned();
        for path in ["/he-thong".to_owned(), "/he-thong/mat-khau".to_owned(), format!("/he-thong/ho-so/{code}")] {
            let answer = operator.get(&path).await;
            assert_eq!(answer.status(), StatusCode::SEE_OTHER);
            assert!(location(&answer).starts_with("/he-thong/dang-nhap?ve=%2Fhe-thong"), "{path}");
            assert_eq!(text(answer).await, "");
        }
        let answer = operator.post("/he-thong", "tim=b%C6%B0%E1%BB%9Fi").await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn takes_a_dossier_in_and_goes_to_the_next() {
    let operator = operator().await;
    let (first, second) = (operator.submit("1", "Nguyễn Thị Bưởi").await, operator.submit("2", "Trần Văn Lim").await);
    let list = text(operator.get("/he-thong?trang-thai=moi-dang-ky").await).await;
    assert!(list.contains("Nguyễn Thị Bưởi") && list.contains("Trần Văn Lim"));

    let page = format!("/he-thong/ho-so/{first}?trang-thai=moi-dang-ky");
    let answer = operator.post(&page, "hanh-dong=tiep-nhan&phien-ban=1").await;
    assert_eq!((answer.status(), location(&answer)), (StatusCode::SEE_OTHER, format!("{page}&xong=2").as_str()));
    let shown = text(operator.get(&format!("{page}&xong=2")).await).await;
    assert!(shown.contains(&format!("Đã tiếp nhận: {first}")));
    assert!(shown.contains(&format!("href='/he-thong/ho-so/{second}?trang-thai=moi-dang-ky' autofocus")));
    // The banner is about what was done last, whoever makes up the address.
    assert!(!text(operator.get(&format!("{page}&xong=1")).await).await.contains("Đã tiếp nhận: "));
}

#[tokio::test]
async fn what_cannot_be_done_keeps_what_was_typed() {
    let mut operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    let page = format!("/he-thong/ho-so/{code}");

    let empty = operator.post(&page, "hanh-dong=tu-choi&phien-ban=1&ghi-chu.tu-choi=+").await;
    assert_eq!(empty.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let empty = text(empty).await;
    assert!(empty.contains("<title>Lỗi: ") && empty.contains("<a href='#ghi-chu.tu-choi'>Nhập lý do</a>"));

    let typed = "hanh-dong=tu-choi&phien-ban=1&ghi-chu.tu-choi=Sai%20%3Cn%C6%A1i%3E";
    operator.run(&code, &[Action::Receive]).await;
    let stale = operator.post(&page, typed).await;
    assert_eq!(stale.status(), StatusCode::CONFLICT);
    let stale = text(stale).await;
    assert!(stale.contains("Hồ sơ vừa được cập nhật ở nơi khác") && stale.contains("Sai &lt;nơi&gt;"));

    operator.cookie.clear();
    let ended = operator.post(&page, typed).await;
    assert_eq!(ended.status(), StatusCode::UNAUTHORIZED);
    assert!(text(ended).await.contains("Sai &lt;nơi&gt;"));

    let code = DossierCode::parse(code.as_str()).unwrap();
    assert_eq!(operator.app.province.dossier_file(&code).await.unwrap().unwrap().version, 2);
}

#[tokio::test]
async fn a_search_with_one_hit_opens_it_and_none_says_so() {
    let operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    operator.submit("2", "Trần Văn Lim").await;
    let one = operator.post("/he-thong", "tim=buoi").await;
    assert_eq!(location(&one), format!("/he-thong/ho-so/{code}"));
    let none = operator.post("/he-thong", "tim=kh%C3%B4ng").await;
    let none = text(operator.get(location(&none)).await).await;
    assert!(none.contains("Không tìm thấy hồ sơ nào"));
}

#[tokio::test]
async fn a_search_stands_in_the_session_and_not_in_addresses() {
    let operator = operator().await;
    operator.submit("1", "Nguyễn Thị Bưởi").await;
    let other = operator.submit("2", "Nguyễn Thị Bưởi").await;
    operator.submit("3", "Trần Văn Lim").await;
    let answer = operator.post("/he-thong", "tim=b%C6%B0%E1%BB%9Fi").await;
    assert_eq!((answer.status(), location(&answer)), (StatusCode::SEE_OTHER, "/he-thong?trang-thai=tat-ca&tim=1"));
    let found = text(operator.get(location(&answer)).await).await;
    assert!(found.contains("Kết quả tìm: 2 hồ sơ") && found.contains("value='bưởi'"));
    assert!(found.contains(&format!("href='/he-thong/ho-so/{other}?trang-thai=tat-ca&amp;tim=1'")));

    let page = text(operator.get(&format!("/he-thong/ho-so/{other}?trang-thai=tat-ca&tim=1")).await).await;
    assert!(page.contains("href='/he-thong?trang-thai=tat-ca&amp;tim=1' class='govuk-back-link'"));
    assert!(page.contains("Hồ sơ tiếp theo (2/2)"), "only what was found");
    let open = text(operator.get(&format!("/he-thong/ho-so/{other}")).await).await;
    assert!(open.contains("Hồ sơ tiếp theo (3/3)"), "the whole list");

    let cleared = operator.post("/he-thong", "").await;
    assert_eq!(location(&cleared), "/he-thong");
    let list = text(operator.get("/he-thong?trang-thai=tat-ca&tim=1").await).await;
    assert!(list.contains("Tất cả: 3 hồ sơ") && list.contains("value=''"));
}

#[tokio::test]
async fn a_second_click_is_not_a_second_step() {
    let operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    let page = format!("/he-thong/ho-so/{code}?trang-thai=dang-mo");
    for _ in 0..2 {
        let answer = operator.post(&page, "hanh-dong=tiep-nhan&phien-ban=1").await;
        assert_eq!((answer.status(), location(&answer)), (StatusCode::SEE_OTHER, format!("{page}&xong=2").as_str()));
        // The second half of a double click that lands on the button of the next step.
        let next = operator.post(&page, "hanh-dong=xu-ly&phien-ban=2").await;
        assert_eq!(next.status(), StatusCode::CONFLICT);
        let next = text(next).await;
        assert!(next.contains("Việc vừa chọn chưa được thực hiện") && next.contains("<title>Lỗi: "));
        // From another window, which has not seen the first step: its note is not lost.
        let other = operator
            .post(&page, "hanh-dong=tu-choi&phien-ban=1&ghi-chu.tu-choi=Sai+n%C6%A1i&xac-nhan.tu-choi=co")
            .await;
        assert_eq!(other.status(), StatusCode::CONFLICT);
        let other = text(other).await;
        assert!(other.contains("Hồ sơ vừa được cập nhật ở nơi khác") && other.contains("Sai nơi"));
    }
    assert_eq!(operator.app.province.dossier_file(&code).await.unwrap().unwrap().version, 2);

    let later = operator.submit("2", "Trần Văn Lim").await;
    operator.run(&later, &[Action::Receive]).await;
    let answer = operator.post(&format!("/he-thong/ho-so/{later}"), "hanh-dong=xu-ly&phien-ban=2").await;
    assert!(location(&answer).ends_with("&xong=3"));
}

#[tokio::test]
async fn a_final_step_needs_its_box() {
    let operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    let page = format!("/he-thong/ho-so/{code}");
    let shown = text(operator.get(&page).await).await;
    assert!(shown.contains("id='xac-nhan.tu-choi' name='xac-nhan.tu-choi' type='checkbox' value='co' required"));
    let form = "hanh-dong=tu-choi&phien-ban=1&ghi-chu.tu-choi=Sai+n%C6%A1i";
    let unticked = operator.post(&page, form).await;
    assert_eq!(unticked.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let unticked = text(unticked).await;
    assert!(unticked.contains("<a href='#xac-nhan.tu-choi'>") && unticked.contains("Sai nơi"));
    let ticked = operator.post(&page, &format!("{form}&xac-nhan.tu-choi=co")).await;
    assert_eq!(ticked.status(), StatusCode::SEE_OTHER);

    let code = operator.submit("2", "Trần Văn Lim").await;
    operator.run(&code, &[Action::Receive, Action::Process, Action::Finish]).await;
    let page = format!("/he-thong/ho-so/{code}");
    let unticked = operator.post(&page, "hanh-dong=tra-ket-qua&phien-ban=4").await;
    assert_eq!(unticked.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(unticked).await.contains("<a href='#xac-nhan.tra-ket-qua'>"));
    let ticked = operator.post(&page, "hanh-dong=tra-ket-qua&phien-ban=4&xac-nhan.tra-ket-qua=co").await;
    assert_eq!(ticked.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_supplement_is_asked_for_in_a_whole_sentence() {
    let operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    operator.run(&code, &[Action::Receive]).await;
    let page = format!("/he-thong/ho-so/{code}");
    let form = "hanh-dong=yeu-cau-bo-sung&phien-ban=2&ghi-chu.yeu-cau-bo-sung=";
    let empty = operator.post(&page, &format!("{form}+")).await;
    assert_eq!(empty.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(empty).await.contains("Nhập giấy tờ, thông tin cần bổ sung</a>"));
    operator.post(&page, &format!("{form}h%E1%BB%99+chi%E1%BA%BFu")).await;
    let file = operator.app.province.dossier_file(&code).await.unwrap().unwrap();
    assert_eq!(file.events.last().unwrap().note, "Cần bổ sung: hộ chiếu");
}

#[tokio::test]
async fn an_amount_says_what_is_wrong_with_it_and_stays_visible_when_paid() {
    let operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    operator.run(&code, &[Action::Receive, Action::Process]).await;
    let page = format!("/he-thong/ho-so/{code}");
    for (typed, wrong) in [
        ("", "Nhập số tiền phải nộp"),
        ("15000,5", "Số tiền phải là số nguyên đồng"),
        ("hai", "Số tiền phải là số nguyên đồng"),
        ("0", "Số tiền phải lớn hơn 0"),
        ("-5000", "Số tiền phải lớn hơn 0"),
        ("10000000001", "Số tiền quá lớn"),
        ("99999999999999999999", "Số tiền quá lớn"),
    ] {
        let form = format!("hanh-dong=yeu-cau-nop-phi&phien-ban=3&so-tien.yeu-cau-nop-phi={typed}");
        let answer = operator.post(&page, &form).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        let answer = text(answer).await;
        assert!(answer.contains(&format!("<a href='#so-tien.yeu-cau-nop-phi'>{wrong}")), "{typed}");
    }
    operator.run(&code, &[Action::RequirePayment, Action::MarkPaid]).await;
    let shown = text(operator.get(&page).await).await;
    assert!(shown.contains("Đã nộp") && !shown.contains("Số tiền phải nộp"));
    assert_eq!(shown.matches("15.000 đồng").count(), 3, "as a fact, when asked for and when paid");
}

#[tokio::test]
async fn an_empty_list_says_of_what_it_is_empty() {
    let operator = operator().await;
    let list = text(operator.get("/he-thong?trang-thai=cho-nop-phi").await).await;
    assert!(list.contains("Chờ nộp phí: không có hồ sơ nào."));
    assert!(list.contains("href='/he-thong?trang-thai=cho-nop-phi' aria-current='page'"));
    assert!(!text(operator.get("/he-thong").await).await.contains("trang-thai=cho-nop-phi"));
}

#[tokio::test]
async fn the_list_shows_the_next_deadline_and_what_is_parked() {
    let operator = operator().await;
    operator.submit("1", "Nguyễn Thị Bưởi").await;
    let parked = operator.submit("2", "Trần Văn Lim").await;
    operator.run(&parked, &[Action::Receive, Action::RequestSupplement]).await;
    let list = text(operator.get("/he-thong").await).await;
    assert!(list.contains("Trả lời chậm nhất: ") && list.contains("Hẹn trả, đang tạm dừng tính: "));
    assert!(list.contains("UBND phường Phan Thiết"));
}

#[tokio::test]
async fn unknown_dossiers_and_actions_are_not_found() {
    let operator = operator().await;
    let code = operator.submit("1", "Nguyễn Thị Bưởi").await;
    for path in ["/he-thong/ho-so/H36-261123-9999", "/he-thong/ho-so/x"] {
        assert_eq!(operator.get(path).await.status(), StatusCode::NOT_FOUND);
    }
    let made_up = operator.post(&format!("/he-thong/ho-so/{code}"), "hanh-dong=xoa&phien-ban=1").await;
    assert_eq!(made_up.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_password_is_changed_only_when_repeated_and_long_enough() {
    let operator = operator().await;
    let change = async |new: &str, again: &str| {
        let form = format!("mat-khau=sai&mat-khau-moi={new}&mat-khau-moi-lan-2={again}");
        let answer = operator.post("/he-thong/mat-khau", &form).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
        text(answer).await
    };
    assert!(change("mot-hai-ba-bon", "mot-hai-ba").await.contains("Hai lần nhập mật khẩu mới không giống nhau"));
    assert!(change("ngan", "ngan").await.contains("href='#mat-khau-moi'"));
    assert!(change("mot-hai-ba-bon", "mot-hai-ba-bon").await.contains("href='#mat-khau'"));
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    let operator = operator().await;
    let answer = operator.post("/he-thong/dang-xuat", "").await;
    assert_eq!(location(&answer), "/he-thong/dang-nhap");
    assert!(answer.headers()[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(operator.get("/he-thong").await.status(), StatusCode::SEE_OTHER);
}
