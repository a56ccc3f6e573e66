//! The declaration over HTTP: who may see it, and that everybody sees the same.

use axum::{
    Router,
    body::Body,
    http::{Request, Response, StatusCode, header},
};
use domain::reference::Reference;
use http_body_util::BodyExt as _;
use tempfile::TempDir;
use time::Duration;
use tower::ServiceExt as _;

use crate::{
    keys::token_hash,
    pdf,
    province::{NoFiles, contract},
    router,
    state::AppState,
    store::Grant,
    testing,
};

const OWNER: &str = "trinh-duyet=0123456789abcdef0123456789abcdef";
const STRANGER: &str = "trinh-duyet=ffffffffffffffffffffffffffffffff";

struct Service {
    app: AppState,
    router: Router,
    reference: Reference,
    _folder: TempDir,
}

impl Service {
    /// With one submission of the browser [`OWNER`].
    async fn start() -> Self {
        let (app, folder) = testing::app().await;
        let reference = testing::submit(&app, 7).await;
        let service = Self { router: router::build(&app), app, reference, _folder: folder };
        service.give(OWNER, Grant::Full).await;
        service
    }

    /// Lets the browser with this cookie see the submission.
    async fn give(&self, cookie: &str, grant: Grant) {
        let browser = token_hash(cookie.split_once('=').unwrap().1);
        let until = self.app.clock.now() + Duration::HOUR;
        self.app.store.give_grant(&browser, self.reference, grant, until).await.unwrap();
    }

    async fn get(&self, path: &str, cookie: &str) -> Response<Body> {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// The cookie of an official who has signed in.
    async fn sign_in(&self) -> String {
        let password = self.app.province.add_official("Lan", self.app.clock.now()).await.unwrap();
        let form = format!("ten=lan&mat-khau={password}&ve=/he-thong");
        let request = Request::post("/he-thong/dang-nhap")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        let answer = self.router.clone().oneshot(request.body(Body::from(form)).unwrap()).await.unwrap();
        let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }

    fn path(&self, page: &str) -> String {
        format!("/ho-so/{}/{page}", self.reference)
    }
}

async fn bytes(response: Response<Body>) -> Vec<u8> {
    response.into_body().collect().await.unwrap().to_bytes().to_vec()
}

async fn text(response: Response<Body>) -> String {
    String::from_utf8(bytes(response).await).unwrap()
}

fn location(response: &Response<Body>) -> &str {
    response.headers()[header::LOCATION].to_str().unwrap()
}

#[tokio::test]
async fn who_filed_reads_prints_and_keeps_it() {
    let service = Service::start().await;
    let page = service.get(&service.path("to-khai"), OWNER).await;
    assert_eq!(page.status(), StatusCode::OK);
    assert_eq!(page.headers()[header::CACHE_CONTROL], "no-store");
    let page = text(page).await;
    for part in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Kính gửi: UBND phường Phan Thiết",
        "Nguyễn Thị Bưởi",
        "Giấy tờ tùy thân",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains(&service.reference.grouped()));

    let pdf = service.get(&service.path("to-khai.pdf"), OWNER).await;
    assert_eq!(pdf.status(), StatusCode::OK);
    assert_eq!(pdf.headers()[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(pdf.headers()[header::CACHE_CONTROL], "no-store");
    let name = format!("attachment; filename=\"to-khai-{}.pdf\"", service.reference);
    assert_eq!(pdf.headers()[header::CONTENT_DISPOSITION], name.as_str());
    let words = pdf::reading::words(&bytes(pdf).await);
    assert!(words.contains("Nguyễn Thị Bưởi") && words.contains(&service.reference.grouped()), "{words}");
}

#[tokio::test]
async fn a_shared_device_keeps_no_file() {
    let service = Service::start().await;
    let kiosk = format!("{OWNER}; thiet-bi=kiosk");
    let pdf = service.get(&service.path("to-khai.pdf"), &kiosk).await;
    assert_eq!((pdf.status(), location(&pdf)), (StatusCode::SEE_OTHER, service.path("to-khai").as_str()));
    let page = text(service.get(&service.path("to-khai"), &kiosk).await).await;
    assert!(page.contains("Nguyễn Thị Bưởi") && !page.contains("to-khai.pdf"));
}

#[tokio::test]
async fn nobody_else_learns_anything() {
    let service = Service::start().await;
    for page in ["to-khai", "to-khai.pdf"] {
        for cookie in [STRANGER, ""] {
            let answer = service.get(&service.path(page), cookie).await;
            assert_eq!((answer.status(), location(&answer)), (StatusCode::SEE_OTHER, "/tra-cuu"), "{page}");
        }
        for reference in ["0000000000", "abc", "H36-261123-0001"] {
            let answer = service.get(&format!("/ho-so/{reference}/{page}"), OWNER).await;
            assert_ne!(answer.status(), StatusCode::OK, "{reference}/{page}");
            assert!(!answer.status().is_server_error());
        }
    }
}

#[tokio::test]
async fn who_sees_the_stage_only_is_sent_to_it() {
    let service = Service::start().await;
    service.give(STRANGER, Grant::Stage).await;
    for page in ["to-khai", "to-khai.pdf"] {
        let answer = service.get(&service.path(page), STRANGER).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        assert_eq!(location(&answer), format!("/ho-so/{}", service.reference));
    }
}

#[tokio::test]
async fn the_official_reads_the_same_paper() {
    let service = Service::start().await;
    let filing = contract::filing(&service.reference.to_string());
    let code = service.app.ports.filings.submit("key", &filing, &NoFiles).await.unwrap();
    let paths = ["to-khai", "to-khai.pdf"].map(|page| format!("/he-thong/ho-so/{code}/{page}"));
    for path in &paths {
        let answer = service.get(path, OWNER).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{path}");
        assert!(location(&answer).starts_with("/he-thong/dang-nhap"));
    }

    let cookie = service.sign_in().await;
    let [page, pdf] = &paths;
    let theirs = text(service.get(page, &cookie).await).await;
    let mine = text(service.get(&service.path("to-khai"), OWNER).await).await;
    let paper = |page: &str| page.split("<article").nth(1).unwrap().split("</article>").next().unwrap().to_owned();
    // Filed at another moment than the submission of this test.
    let without_time = |paper: String| paper.split("<div class='declaration__signed'>").next().unwrap().to_owned();
    assert_eq!(without_time(paper(&theirs)), without_time(paper(&mine)));
    let pdf = service.get(pdf, &cookie).await;
    assert_eq!(pdf.headers()[header::CONTENT_TYPE], "application/pdf");
    lopdf::Document::load_mem(&bytes(pdf).await).unwrap();
}
