//! Walks the table of routes: what design and security promise for every route is checked on every route.

use std::path::Path;

use axum::{
    Router,
    body::Body,
    http::{Method, Request, Response, StatusCode, header},
};
use clap::Parser;
use http_body_util::BodyExt;
use server::{
    config::Cli,
    router::{self, Class, FORM_LIMIT, Route},
    serve,
    state::AppState,
};
use tower::ServiceExt;

struct Service {
    router: Router,
    app: AppState,
    _dirs: (tempfile::TempDir, tempfile::TempDir),
}

impl Service {
    async fn start(more: &[&str]) -> Self {
        let (data, dist) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let manifest = r#"{"forms":{"js":"/pkg/forms-1.js","wasm":"/pkg/forms-1.wasm"},
            "files":{"js":"/pkg/files-1.js","wasm":"/pkg/files-1.wasm"},"css":"/pkg/main-1.css"}"#;
        std::fs::write(dist.path().join("manifest.json"), manifest).expect("written");
        std::fs::create_dir(dist.path().join("pkg")).expect("made");
        std::fs::write(dist.path().join("pkg/main-1.css"), "p{}").expect("written");
        let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
        let mut arguments =
            vec!["motcham".to_owned(), "--now".into(), "2026-11-23T08:00:00+07:00".into(), "--gallery".into()];
        for (name, path) in [("--data-dir", data.path()), ("--dist-dir", dist.path()), ("--catalog-dir", &catalog)] {
            arguments.extend([name.to_owned(), path.display().to_string()]);
        }
        arguments.extend(more.iter().map(|argument| (*argument).to_owned()));
        let options = Cli::try_parse_from(arguments).expect("good arguments").serve;
        let app = serve::state(options).await.expect("the service starts");
        Self { router: router::build(&app), app, _dirs: (data, dist) }
    }

    async fn answer(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.expect("the service answers")
    }
}

/// An address of the route: parameters filled with something that may exist.
fn address(route: &Route) -> String {
    route
        .path
        .replace("/nop-ho-so/{id}", "/nop-ho-so/1.004873")
        .replace("{upload}", "0123456789abcdef0123456789abcdef")
        .replace("{id}", "1.004873")
        .replace("{step}", "lien-he")
        .replace("{tier}", "xa")
        .replace("{topic}", "nop-phi")
        .replace("{reference}", "1234567897")
        .replace("{code}", "H36-261123-0001")
        .replace("{file}", "00112233445566778899aabbccddeeff")
        .replace("{paper}", "00112233445566778899aabbccddeeff")
}

fn request(method: &Method, address: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(address).header(header::HOST, "127.0.0.1:3000")
}

fn form(method: &Method, address: &str, body: impl Into<Body>) -> Request<Body> {
    let kind = "application/x-www-form-urlencoded";
    request(method, address)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, kind)
        .body(body.into())
        .expect("a request")
}

async fn text(response: Response<Body>) -> String {
    let bytes = response.into_body().collect().await.expect("a body").to_bytes();
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[tokio::test]
async fn every_route_answers_with_the_promised_headers() {
    let service = Service::start(&[]).await;
    for route in router::table(true) {
        let answer = service.answer(form(&route.method, &address(&route), "")).await;
        let name = format!("{} {}", route.method, route.path);
        assert!(!answer.status().is_server_error(), "{name}: {}", answer.status());
        let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let policy = header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{name}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'; base-uri 'none'"), "{name}");
        assert!(!policy.contains("unsafe-inline"), "{name}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{name}");
        assert_eq!(header("referrer-policy"), "same-origin", "{name}");
        assert!(!header("x-request-id").is_empty(), "{name}");
        if matches!(route.class, Class::Personal | Class::Operator | Class::Machine) {
            assert_eq!(header("cache-control"), "no-store", "{name}");
            assert_eq!(header("x-robots-tag"), "noindex", "{name}");
        }
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("text");
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{name}: {cookie}");
        }
    }
}

#[tokio::test]
async fn a_page_without_an_island_has_no_script_and_its_policy_allows_none() {
    let service = Service::start(&[]).await;
    let with_script = ["/nop-ho-so/{id}", "/q", "/lam-tiep"];
    for route in router::table(true).iter().filter(|route| route.method == Method::GET) {
        let answer =
            service.answer(request(&Method::GET, &address(route)).body(Body::empty()).expect("a request")).await;
        let policy = answer.headers()["content-security-policy"].to_str().expect("text").to_owned();
        let page = text(answer).await;
        let expected = with_script.contains(&route.path.as_str());
        assert_eq!(page.contains("<script"), expected, "{}", route.path);
        assert_eq!(policy.contains("script-src"), expected, "{}", route.path);
    }
}

#[tokio::test]
async fn a_post_from_another_site_is_refused_everywhere() {
    let service = Service::start(&[]).await;
    for route in router::table(true).iter().filter(|route| !route.method.is_safe()) {
        let address = address(route);
        let kind = "application/x-www-form-urlencoded";
        let with = |name: &str, value: &str| {
            let request = request(&route.method, &address).header(header::CONTENT_TYPE, kind).header(name, value);
            request.body(Body::empty()).expect("a request")
        };
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://elsewhere.example"),
            ("origin", "null"),
        ] {
            let answer = service.answer(with(name, value)).await;
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{} {}: {name}: {value}", route.method, route.path);
        }
        for (name, value) in [("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.1:3000")] {
            let answer = service.answer(with(name, value)).await;
            assert_ne!(answer.status(), StatusCode::FORBIDDEN, "{} {}: {name}: {value}", route.method, route.path);
        }
    }
}

#[tokio::test]
async fn no_body_over_the_limit_is_taken() {
    let service = Service::start(&[]).await;
    for route in router::table(true).iter().filter(|route| route.method == Method::POST) {
        let answer =
            service.answer(form(&Method::POST, &address(route), "a=".to_owned() + &"x".repeat(FORM_LIMIT))).await;
        let name = &route.path;
        // Routes that read no body answer without it.
        let reads_none =
            matches!(name.as_str(), "/ho-so" | "/he-thong/dang-xuat" | "/nop-ho-so/{id}/xoa" | "/lam-tiep/thay");
        assert!(reads_none || !answer.status().is_success(), "{name}: {}", answer.status());
        assert!(!answer.status().is_server_error(), "{name}: {}", answer.status());
    }
}

#[tokio::test]
async fn whatever_is_posted_there_is_no_500() {
    let service = Service::start(&[]).await;
    let bodies: [&[u8]; 5] = [
        b"%ff%fe=%00&ma=%F0%28%8C%28",
        b"====&&&&",
        b"ma=&ban-nhap=&so-cuoi=abcd",
        &[0xff; 300],
        "ma=１２３４".as_bytes(),
    ];
    for route in router::table(true).iter().filter(|route| route.method == Method::POST) {
        for body in bodies {
            let answer = service.answer(form(&Method::POST, &address(route), body.to_vec())).await;
            assert!(!answer.status().is_server_error(), "{}: {}", route.path, answer.status());
        }
        let other = request(&Method::POST, &address(route)).header("sec-fetch-site", "same-origin");
        let answer = service
            .answer(other.header(header::CONTENT_TYPE, "text/xml").body("<a/>".into()).expect("a request"))
            .await;
        assert!(!answer.status().is_server_error(), "{}: {}", route.path, answer.status());
    }
}

#[tokio::test]
async fn errors_show_a_page_with_a_way_on() {
    let service = Service::start(&[]).await;
    for (method, address, status) in [
        (Method::GET, "/khong-co-trang-nay", StatusCode::NOT_FOUND),
        (Method::GET, "/thu-tuc/khong-co", StatusCode::NOT_FOUND),
        (Method::GET, "/nop-ho-so/khong-co", StatusCode::NOT_FOUND),
        (Method::GET, "/ho-so/123", StatusCode::NOT_FOUND),
        (Method::GET, "/ho-so/%FF", StatusCode::BAD_REQUEST),
        (Method::GET, "/thu-tuc/%FF", StatusCode::BAD_REQUEST),
        (Method::GET, "/nop-ho-so/1.004873/%FF", StatusCode::BAD_REQUEST),
        (Method::DELETE, "/tra-cuu", StatusCode::METHOD_NOT_ALLOWED),
        (Method::POST, "/thu-tuc", StatusCode::METHOD_NOT_ALLOWED),
    ] {
        let answer = service.answer(form(&method, address, "")).await;
        assert_eq!(answer.status(), status, "{method} {address}");
        let page = text(answer).await;
        assert!(page.contains("<h1") && page.contains("href='/'"), "{method} {address}: {page}");
        assert!(page.contains("1022"), "{method} {address}: whom to call");
    }
}

#[tokio::test]
async fn an_old_id_of_a_procedure_is_redirected_for_good() {
    let service = Service::start(&[]).await;
    let old = "/thu-tuc/thay-doi-noi-dung-ghi-trong-giay-phep-xuat-ban-ban-tin-dia";
    let answer = service.answer(request(&Method::GET, old).body(Body::empty()).expect("a request")).await;
    assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT);
    assert_eq!(answer.headers()[header::LOCATION], "/thu-tuc/1.009386");
    let new = request(&Method::GET, "/thu-tuc/1.009386").body(Body::empty()).expect("a request");
    assert_eq!(service.answer(new).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn over_tls_cookies_are_secure_and_hsts_is_sent() {
    let service = Service::start(&["--public-url", "https://motcham.example"]).await;
    let begin = form(&Method::POST, "/nop-ho-so/1.004873", "noi-cu-tru.ma=22945");
    let answer = service.answer(begin).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let cookie = answer.headers()[header::SET_COOKIE].to_str().expect("text");
    assert!(cookie.starts_with("__Host-") && cookie.contains("Secure") && cookie.contains("Path=/"), "{cookie}");
    assert!(answer.headers().contains_key(header::STRICT_TRANSPORT_SECURITY));
    assert!(service.app.is_https());
}

#[tokio::test]
async fn the_bundle_is_cached_for_good_and_pages_are_not() {
    let service = Service::start(&[]).await;
    let asset = service.answer(request(&Method::GET, "/pkg/main-1.css").body(Body::empty()).expect("a request")).await;
    assert_eq!(asset.status(), StatusCode::OK);
    assert_eq!(asset.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    let missing = service.answer(request(&Method::GET, "/pkg/none.css").body(Body::empty()).expect("a request")).await;
    assert_eq!(missing.status(), StatusCode::NOT_FOUND);
    assert_ne!(
        missing.headers().get(header::CACHE_CONTROL).map(|value| value.as_bytes()),
        Some(&b"public, max-age=31536000, immutable"[..])
    );
    let home = service.answer(request(&Method::GET, "/").body(Body::empty()).expect("a request")).await;
    assert_eq!(home.headers()[header::CACHE_CONTROL], "no-cache");
}

#[tokio::test]
async fn a_body_that_does_not_come_ends_in_a_page() {
    let service = Service::start(&[]).await;
    for route in router::table(true).iter().filter(|route| route.method == Method::POST) {
        // From here on the clock jumps to the next timer as soon as nothing else can run.
        tokio::time::pause();
        let body = Body::from_stream(futures_util::stream::pending::<Result<&[u8], std::io::Error>>());
        let request = request(&Method::POST, &address(route))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body)
            .expect("a request");
        let began = tokio::time::Instant::now();
        let answer = service.answer(request).await;
        assert!(began.elapsed() <= std::time::Duration::from_secs(30), "{}", route.path);
        tokio::time::resume();
        // Some routes answer without reading the body (no session: sign in first).
        let status = answer.status();
        let promised = match route.class {
            Class::Machine => status.is_client_error(),
            _ => status == StatusCode::SERVICE_UNAVAILABLE || status.is_redirection(),
        };
        assert!(promised, "{}: {status}", route.path);
        if !status.is_redirection() && route.class != Class::Machine {
            assert!(text(answer).await.contains("<h1"), "{}", route.path);
        }
    }
}

#[tokio::test]
async fn every_procedure_has_its_page_in_every_look() {
    let service = Service::start(&[]).await;
    let procedures: Vec<_> = service.app.catalogue.procedures().iter().collect();
    assert!(procedures.len() >= 86);
    for cookies in ["", "thiet-bi=kiosk", "ngon-ngu=en", "ngon-ngu=en; thiet-bi=kiosk"] {
        let get = |address: String| {
            request(&Method::GET, &address).header(header::COOKIE, cookies).body(Body::empty()).expect("a request")
        };
        for procedure in &procedures {
            let address = format!("/thu-tuc/{}", procedure.id);
            let answer = service.answer(get(address.clone())).await;
            assert_eq!(answer.status(), StatusCode::OK, "{address}");
            let page = text(answer).await;
            assert!(page.contains(&format!("<title>{} – ", procedure.name)), "{address} with {cookies:?}");
            assert_eq!(page.contains("<html lang='en'"), cookies.contains("=en"), "{address}");
            assert_eq!(page.contains("govuk-template kiosk"), cookies.contains("kiosk"), "{address}");
        }
        let statement = text(service.answer(get("/tro-nang".to_owned())).await).await;
        assert_eq!(statement.contains("<html lang='en'"), cookies.contains("=en"));
    }
}
