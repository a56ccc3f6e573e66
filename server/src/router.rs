//! Every route of the service (method, path, class) and the whole middleware stack, on one screen.
//!
//! Pages come into the table from the app's own routes, so a page cannot be forgotten here; the tests walk the table.

use std::time::Duration;

use app::pages::App;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::{from_fn_with_state, map_response},
    response::{IntoResponse, Response},
    routing::{MethodFilter, MethodRouter, get, on, post},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::CsrfLayer,
    services::ServeDir,
    timeout::{RequestBodyDeadlineLayer, RequestBodyTimeoutLayer, TimeoutLayer},
};

use crate::{
    state::AppState,
    web::{
        counter, declaration, drafts, error, follow_ups, guide, headers, health, language, lookup, operator, papers,
        procedures, publication, rating, request_log,
        shed::{self, Shedding},
        static_pages, submission, uploads,
    },
};

/// Bytes of a form post: the longest form is far below.
pub const FORM_LIMIT: usize = 64 * 1024;
/// Longest time for a response.
const RESPONSE_TIME: Duration = Duration::from_secs(30);
/// Longest time in which a body must have arrived, however slowly.
pub(crate) const BODY_TIME: Duration = Duration::from_secs(20);
/// Longest silence in a file that arrives over a bad network.
const FILE_SILENCE: Duration = Duration::from_secs(30);
/// Longest time in which files must have arrived: the most of them at the speed of a telephone line.
const FILE_TIME: Duration = Duration::from_secs(60 * 60);

/// What a route deals with; caching and indexing follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The same for everyone.
    Public,
    /// A citizen's own: never stored by a cache, never indexed.
    Personal,
    /// The official's.
    Operator,
    /// For machines and islands.
    Machine,
    /// Files of the bundle, named by their content.
    Asset,
}

impl Class {
    /// Class of an address. Anything new is personal until it is named here.
    pub fn of(path: &str) -> Self {
        match path.split('/').nth(1).unwrap_or_default() {
            "" | "thu-tuc" | "huong-dan" | "huong-dan-ke-khai" | "cong-khai" | "tro-nang" | "quyen-rieng-tu"
            | "_mau" | "ngon-ngu" | "favicon.svg" => Self::Public,
            "pkg" => Self::Asset,
            "api" | "healthz" | "readyz" => Self::Machine,
            "he-thong" | "quay" => Self::Operator,
            _ => Self::Personal,
        }
    }
}

/// One row of the table.
#[derive(Clone, Debug)]
pub struct Route {
    /// Method.
    pub method: Method,
    /// Path with parameters in braces.
    pub path: String,
    /// What it deals with.
    pub class: Class,
}

/// Whether files come this way: they take as long as the network is slow, and bound their own size.
fn brings_files(route: &Route) -> bool {
    route.path.starts_with("/api/v1/uploads")
        || (route.method == Method::POST
            && ["/nop-ho-so/{id}/{step}", "/ho-so/{reference}/bo-sung", "/he-thong/ho-so/{code}/giay-to"]
                .contains(&route.path.as_str()))
}

/// What is posted, and what machines ask.
const OTHERS: &[(Method, &str)] = &[
    (Method::GET, "/api/v1/uploads"),
    (Method::OPTIONS, "/api/v1/uploads"),
    (Method::POST, "/api/v1/uploads"),
    (Method::OPTIONS, "/api/v1/uploads/{id}"),
    (Method::HEAD, "/api/v1/uploads/{id}"),
    (Method::PATCH, "/api/v1/uploads/{id}"),
    (Method::DELETE, "/api/v1/uploads/{id}"),
    (Method::POST, "/api/v1/uploads/{id}"),
    (Method::GET, "/nop-ho-so/{id}/tep/{upload}"),
    (Method::POST, "/ngon-ngu"),
    (Method::POST, "/nop-ho-so/{id}"),
    (Method::POST, "/nop-ho-so/{id}/kiem-tra"),
    (Method::POST, "/nop-ho-so/{id}/xoa"),
    (Method::POST, "/nop-ho-so/{id}/luu-lai"),
    (Method::POST, "/nop-ho-so/{id}/giu-them"),
    (Method::POST, "/nop-ho-so/{id}/dung-lai"),
    (Method::POST, "/nop-ho-so/{id}/{step}"),
    (Method::POST, "/lam-tiep"),
    (Method::POST, "/lam-tiep/ma"),
    (Method::POST, "/lam-tiep/thay"),
    (Method::POST, "/ho-so"),
    (Method::POST, "/ho-so/{reference}/bo-sung"),
    (Method::POST, "/ho-so/{reference}/bo-sung/bat-dau"),
    (Method::GET, "/ho-so/{reference}/tep/{upload}"),
    (Method::POST, "/ho-so/{reference}/rut"),
    (Method::POST, "/ho-so/{reference}/ban-nhap"),
    (Method::POST, "/ho-so/{reference}/danh-gia"),
    (Method::GET, "/ho-so/{reference}/to-khai.pdf"),
    (Method::POST, "/tra-cuu"),
    (Method::POST, "/q"),
    (Method::POST, "/he-thong"),
    (Method::POST, "/he-thong/dang-nhap"),
    (Method::POST, "/he-thong/dang-xuat"),
    (Method::POST, "/he-thong/mat-khau"),
    (Method::POST, "/he-thong/chuyen-tiep/{id}"),
    (Method::POST, "/he-thong/tiep-nhan"),
    (Method::POST, "/he-thong/ho-so/{code}"),
    (Method::GET, "/he-thong/ho-so/{code}/to-khai.pdf"),
    (Method::GET, "/he-thong/ho-so/{code}/tep/{file}"),
    (Method::POST, "/he-thong/ho-so/{code}/giay-to"),
    (Method::GET, "/he-thong/ho-so/{code}/giay-to/{paper}"),
    (Method::POST, "/api/v1/communes"),
    (Method::GET, "/healthz"),
    (Method::GET, "/readyz"),
];

/// The table of every route. `/_mau` is in it only when the gallery is asked for.
pub fn table(gallery: bool) -> Vec<Route> {
    let pages = leptos_axum::generate_route_list(App).into_iter().map(|page| (Method::GET, page.path().to_owned()));
    let others = OTHERS.iter().map(|(method, path)| (method.clone(), (*path).to_owned()));
    pages
        .chain(others)
        .filter(|(_, path)| gallery || path != "/_mau")
        .map(|(method, path)| Route { class: Class::of(&path), method, path })
        .collect()
}

/// The handler of a route, `None` for a route that nobody handles: the tests see to it that there is none.
fn handler(method: &Method, path: &str) -> Option<MethodRouter<AppState>> {
    Some(match (method.as_str(), path) {
        ("GET", "/") => get(procedures::home),
        ("GET", "/thu-tuc") => get(procedures::list),
        ("GET", "/thu-tuc/{id}") => get(procedures::detail),
        ("GET", "/thu-tuc/{id}/mau") => get(guide::sample),
        ("GET", "/huong-dan-ke-khai") => get(guide::samples),
        ("GET", "/huong-dan-ke-khai/{tier}") => get(guide::booklet),
        ("GET", "/huong-dan") => get(guide::guides),
        ("GET", "/huong-dan/{topic}") => get(guide::guide),
        ("GET", "/nop-ho-so/{id}") => get(submission::start::show),
        ("POST", "/nop-ho-so/{id}") => post(submission::start::begin),
        ("GET", "/nop-ho-so/{id}/kiem-tra") => get(submission::check::show),
        ("POST", "/nop-ho-so/{id}/kiem-tra") => post(submission::check::send),
        ("GET", "/nop-ho-so/{id}/xoa") => get(submission::delete::ask),
        ("POST", "/nop-ho-so/{id}/xoa") => post(submission::delete::delete),
        ("GET", "/nop-ho-so/{id}/luu-lai") => get(drafts::leave::show),
        ("POST", "/nop-ho-so/{id}/luu-lai") => post(drafts::leave::get_code),
        ("POST", "/nop-ho-so/{id}/giu-them") => post(drafts::keep::longer),
        ("GET", "/lam-tiep") => get(drafts::resume::show),
        ("POST", "/lam-tiep") => post(drafts::resume::begin),
        ("GET", "/lam-tiep/ma") => get(drafts::one_time::show),
        ("POST", "/lam-tiep/ma") => post(drafts::one_time::give),
        ("GET", "/lam-tiep/thay") => get(drafts::replace::ask),
        ("POST", "/lam-tiep/thay") => post(drafts::replace::replace),
        ("GET", "/quay/hop-thu") => get(counter::messages::show),
        ("GET", "/nop-ho-so/{id}/dung-lai") => get(submission::reuse::show),
        ("POST", "/nop-ho-so/{id}/dung-lai") => post(submission::reuse::act),
        ("GET", "/nop-ho-so/{id}/{step}") => get(submission::step::show),
        ("POST", "/nop-ho-so/{id}/{step}") => post(submission::step::keep),
        ("GET", "/ho-so") => get(lookup::mine::show),
        ("POST", "/ho-so") => post(lookup::mine::forget),
        ("GET", "/ho-so/{reference}") => get(lookup::dossier::show),
        ("GET", "/ho-so/{reference}/to-khai") => get(declaration::show),
        ("GET", "/ho-so/{reference}/to-khai.pdf") => get(declaration::download),
        ("GET", "/ho-so/{reference}/bo-sung") => get(follow_ups::supplement::show),
        ("POST", "/ho-so/{reference}/bo-sung") => post(follow_ups::supplement::send),
        ("POST", "/ho-so/{reference}/bo-sung/bat-dau") => post(follow_ups::supplement::begin),
        ("GET", "/ho-so/{reference}/tep/{upload}") => get(uploads::download::show),
        ("GET", "/ho-so/{reference}/rut") => get(follow_ups::withdrawal::ask),
        ("POST", "/ho-so/{reference}/rut") => post(follow_ups::withdrawal::withdraw),
        ("GET", "/ho-so/{reference}/ban-nhap") => get(papers::draft::show),
        ("POST", "/ho-so/{reference}/ban-nhap") => post(papers::draft::answer),
        ("GET", "/ho-so/{reference}/giay-to/{paper}") => get(papers::download::show),
        ("GET", "/ho-so/{reference}/danh-gia") => get(rating::show),
        ("POST", "/ho-so/{reference}/danh-gia") => post(rating::rate),
        ("GET", "/tra-cuu") => get(lookup::search::show),
        ("POST", "/tra-cuu") => post(lookup::search::look_up),
        ("GET", "/q") => get(lookup::qr::show),
        ("POST", "/q") => post(lookup::qr::open),
        ("GET", "/cong-khai") => get(publication::show),
        ("GET", "/tro-nang") => get(static_pages::accessibility),
        ("GET", "/quyen-rieng-tu") => get(static_pages::privacy),
        ("GET", "/_mau") => get(static_pages::gallery),
        ("POST", "/ngon-ngu") => post(language::switch),
        ("GET", "/he-thong") => get(operator::work_list::show),
        ("POST", "/he-thong") => post(operator::work_list::search),
        ("GET", "/he-thong/dang-nhap") => get(operator::sign_in::show),
        ("POST", "/he-thong/dang-nhap") => post(operator::sign_in::sign_in),
        ("POST", "/he-thong/dang-xuat") => post(operator::sign_in::sign_out),
        ("GET", "/he-thong/mat-khau") => get(operator::password::show),
        ("POST", "/he-thong/mat-khau") => post(operator::password::change),
        ("GET", "/he-thong/chuyen-tiep") => get(operator::outbox::show),
        ("POST", "/he-thong/chuyen-tiep/{id}") => post(operator::outbox::act),
        ("GET", "/he-thong/tiep-nhan") => get(operator::reception::show),
        ("POST", "/he-thong/tiep-nhan") => post(operator::reception::take_in),
        ("GET", "/he-thong/ho-so/{code}/giay-tiep-nhan") => get(operator::receipt_slip::show),
        ("GET", "/he-thong/ho-so/{code}/to-khai") => get(declaration::show_official),
        ("GET", "/he-thong/ho-so/{code}/to-khai.pdf") => get(declaration::download_official),
        ("GET", "/he-thong/ho-so/{code}") => get(operator::dossier::show),
        ("GET", "/he-thong/ho-so/{code}/tep/{file}") => get(operator::files::open),
        ("GET", "/he-thong/ho-so/{code}/giay-to") => get(operator::papers::elsewhere),
        ("POST", "/he-thong/ho-so/{code}/giay-to") => post(operator::papers::send),
        ("GET", "/he-thong/ho-so/{code}/giay-to/{paper}") => get(operator::papers::open),
        ("POST", "/he-thong/ho-so/{code}") => post(operator::dossier::act),
        ("GET", "/nop-ho-so/{id}/tep/{upload}") => get(uploads::download::show),
        (_, "/api/v1/uploads") => on(MethodFilter::try_from(method.clone()).ok()?, uploads::collection),
        (_, "/api/v1/uploads/{id}") => on(MethodFilter::try_from(method.clone()).ok()?, uploads::resource),
        ("POST", "/api/v1/communes") => post(submission::places::find),
        ("GET", "/healthz") => get(health::alive),
        ("GET", "/readyz") => get(health::ready),
        _ => return None,
    })
}

/// The service.
///
/// # Panics
/// If a route of the table has no handler: a mistake in this file, found by its tests.
pub fn build(app: &AppState) -> Router {
    of(app, table(app.options.gallery))
}

/// The officials' pages of the embedded province alone, with what stands in their footer: for `motcham province`.
///
/// # Panics
/// As [`build`].
pub fn operator(app: &AppState) -> Router {
    let with_them = ["/tro-nang", "/quyen-rieng-tu", "/ngon-ngu"];
    // Messages wait where the service runs, not here.
    let elsewhere = ["/he-thong/chuyen-tiep", "/quay/hop-thu"];
    let routes = table(false).into_iter();
    let routes = routes.filter(|route| !elsewhere.iter().any(|path| route.path.starts_with(path)));
    of(app, routes.filter(|route| route.class == Class::Operator || with_them.contains(&&*route.path)).collect())
}

/// A service of these routes.
fn of(app: &AppState, routes: Vec<Route>) -> Router {
    let (slow, quick): (Vec<_>, Vec<_>) = routes.into_iter().partition(brings_files);
    let slow = routed(slow)
        .layer(RequestBodyTimeoutLayer::new(FILE_SILENCE))
        .layer(RequestBodyDeadlineLayer::new(FILE_TIME))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, FILE_TIME));
    let quick = routed(quick)
        .layer(RequestBodyDeadlineLayer::new(BODY_TIME))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, RESPONSE_TIME));
    let csrf = CsrfLayer::new();
    let csrf = csrf.clone().add_trusted_origin(&app.public_url).unwrap_or(csrf);
    let state = app.clone();
    // From the inside out; a request passes them from the bottom up.
    let served = quick
        .merge(slow)
        .fallback((|| async { StatusCode::NOT_FOUND }).layer(DefaultBodyLimit::max(0)))
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(csrf)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.clone(), error::explain))
        .layer(from_fn_with_state(state.clone(), headers::set))
        .merge(assets(app))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(state.clone(), request_log::log))
        .with_state(state);
    // Outside of the routes: who is sent away costs next to nothing.
    Router::new().fallback_service(served).layer(from_fn_with_state(Shedding::new(app), shed::shed))
}

/// These routes with their handlers.
fn routed(routes: Vec<Route>) -> Router<AppState> {
    routes.into_iter().fold(Router::new(), |router, route| {
        let handler = handler(&route.method, &route.path);
        router.route(
            &route.path,
            handler.unwrap_or_else(|| unreachable!("no handler for {} {}", route.method, route.path)),
        )
    })
}

/// The bundle: compressed beforehand, cached for good, for every name holds a hash of its content.
fn assets(app: &AppState) -> Router<AppState> {
    let dist = &app.options.dist_dir;
    let bundle = ServeDir::new(dist.join("pkg")).precompressed_br().precompressed_gzip();
    let icon = tower_http::services::ServeFile::new(dist.join("favicon.svg"));
    Router::new()
        .nest_service("/pkg", bundle)
        .layer(map_response(|mut response: Response| async move {
            if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
                let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
                response.headers_mut().insert(header::CACHE_CONTROL, forever);
            }
            response
        }))
        .route_service("/favicon.svg", icon)
        .layer(from_fn_with_state(app.clone(), headers::set))
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
