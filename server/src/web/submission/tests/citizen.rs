//! A citizen who fills in forms over HTTP, without script.

use std::{fs, path::Path, sync::Arc};

use app::components::html::escape;
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::eform::{Answers, Form, FormPage, Kind};
use http_body_util::BodyExt as _;
use tempfile::TempDir;
use tower::ServiceExt as _;

use super::papers::Paper;
use crate::{
    catalogue::Catalogue,
    keys::token_hash,
    province::AttachmentBytes,
    router,
    state::AppState,
    store::{Draft, Submission},
    testing,
};

/// A commune that an office serves, in words that only it has.
pub(super) const COMMUNE: &str = "22945";
pub(super) const COMMUNE_TEXT: &str = "Phường Phan Thiết, tỉnh Lâm Đồng";

/// The procedure in whose place the form of these tests stands.
pub(super) const PROCEDURE: &str = "1.004873";

/// Business lines that these tests know, beside those of the catalogue.
const LINES: &str =
    "9991\tĐan thúng chai trong xưởng lớn\n9992\tĐan thúng chai trong xưởng nhỏ\n9993\tVá lưới thử nghiệm\n";

/// A service.
pub(super) struct Service {
    pub(super) app: AppState,
    router: Router,
    _folder: TempDir,
}

/// One browser in front of one form.
pub(super) struct Citizen<'a> {
    service: &'a Service,
    pub(super) procedure: String,
    /// The first page of the form.
    pub(super) first: Location,
    token: String,
}

/// What a post led to.
pub(super) type Location = String;

impl Service {
    /// With the catalogue that is shipped.
    pub(super) async fn start() -> Self {
        let (parts, folder) = testing::parts(&[]).await;
        let app = AppState::new(parts);
        Self { router: router::build(&app), app, _folder: folder }
    }

    /// With the form of these tests, changed before it is read.
    pub(super) async fn with_form(change: impl Fn(String) -> String) -> Self {
        let (mut parts, folder) = testing::parts(&[]).await;
        let catalog = folder.path().join("catalog");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog"), &catalog);
        fs::write(catalog.join("forms/1.004873.toml"), change(include_str!("form.toml").to_owned())).unwrap();
        let lines = catalog.join("business_lines.tsv");
        fs::write(&lines, fs::read_to_string(&lines).unwrap_or_default() + LINES).unwrap();
        parts.catalogue = Arc::new(Catalogue::load(&catalog).unwrap_or_else(|problems| panic!("{problems:#?}")));
        let app = AppState::new(parts);
        Self { router: router::build(&app), app, _folder: folder }
    }

    /// A citizen who has begun to file. `number`: which browser.
    pub(super) async fn citizen(&self, procedure: &str, commune: &str, number: usize) -> Citizen<'_> {
        let (procedure, token) = (procedure.to_owned(), format!("{number:032x}"));
        let mut citizen = Citizen { service: self, procedure, first: Location::new(), token };
        citizen.first = citizen.post_to(&citizen.path(""), &[("noi-cu-tru.ma", commune)]).await;
        assert!(citizen.first.starts_with(&citizen.path("/")), "{}: {}", citizen.procedure, citizen.first);
        citizen
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::write(target, fs::read(&path).unwrap()).unwrap() }
    }
}

impl Citizen<'_> {
    /// Address of the form, with what follows.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("/nop-ho-so/{}{rest}", self.procedure)
    }

    /// Address of a step.
    pub(super) fn step(&self, step: &str) -> String {
        self.path(&format!("/{step}"))
    }

    /// A page, which must be there.
    pub(super) async fn get(&self, address: &str) -> String {
        let request = Request::get(address).header(header::COOKIE, format!("trinh-duyet={}", self.token));
        let answer = self.service.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
    }

    /// Where an address leads that is no page.
    pub(super) async fn led(&self, address: &str) -> Location {
        let request = Request::get(address).header(header::COOKIE, format!("trinh-duyet={}", self.token));
        let answer = self.service.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{address}");
        answer.headers()[header::LOCATION].to_str().unwrap().to_owned()
    }

    /// Posts to a step of this draft.
    pub(super) async fn post(&self, step: &str, fields: &[(&str, &str)]) -> Location {
        let draft = self.draft().await.id;
        self.post_to(&self.step(step), &[&[("ban-nhap", draft.as_str())], fields].concat()).await
    }

    /// Posts to a step that asks for papers: every box for files is in the post, chosen or not.
    pub(super) async fn post_papers(&self, page: &FormPage, fields: &[(&str, &str)], papers: &[Paper]) -> Location {
        let mut body = Vec::new();
        let mut part = |head: String, content: &[u8]| {
            body.extend_from_slice(b"--ranh-gioi\r\nContent-Disposition: form-data; ");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(b"\r\n\r\n");
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        };
        part("name=\"ban-nhap\"".to_owned(), self.draft().await.id.as_bytes());
        for (name, value) in fields {
            part(format!("name=\"{name}\""), value.as_bytes());
        }
        for question in page.questions.iter().filter(|question| matches!(question.answer, Kind::File { .. })) {
            let mut chosen = papers.iter().filter(|paper| paper.question == question.id).peekable();
            if chosen.peek().is_none() {
                part(format!("name=\"{}\"; filename=\"\"\r\nContent-Type: application/octet-stream", question.id), b"");
            }
            for paper in chosen {
                let kind = if paper.name.ends_with(".pdf") { "application/pdf" } else { "image/jpeg" };
                part(
                    format!("name=\"{}\"; filename=\"{}\"\r\nContent-Type: {kind}", question.id, paper.name),
                    &paper.bytes,
                );
            }
        }
        body.extend_from_slice(b"--ranh-gioi--\r\n");
        self.post_body(&self.step(&page.id), "multipart/form-data; boundary=ranh-gioi", body).await
    }

    async fn post_to(&self, address: &str, fields: &[(&str, &str)]) -> Location {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.post_body(address, "application/x-www-form-urlencoded", body.into()).await
    }

    async fn post_body(&self, address: &str, kind: &str, body: Vec<u8>) -> Location {
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, kind)
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, format!("trinh-duyet={}", self.token));
        let told = String::from_utf8_lossy(&body).into_owned();
        let answer = self.service.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{address} with {told}");
        answer.headers()[header::LOCATION].to_str().unwrap().to_owned()
    }

    /// Where the province reads the files of dossiers.
    pub(super) fn files(&self) -> &dyn AttachmentBytes {
        &*self.service.app.uploads
    }

    pub(super) async fn draft(&self) -> Draft {
        let browser = token_hash(&self.token);
        self.service.app.store.draft(&browser, &self.procedure, self.service.app.clock.now()).await.unwrap().unwrap()
    }

    pub(super) async fn answers(&self) -> Answers {
        self.draft().await.answers
    }

    /// Keeps the draft as it would be if it had been changed elsewhere.
    pub(super) async fn set(&self, change: impl FnOnce(&mut Draft)) {
        let mut draft = self.draft().await;
        change(&mut draft);
        self.service.app.store.save_answers(&token_hash(&self.token), &draft).await.unwrap();
    }

    /// The form as its file has it.
    pub(super) fn form(&self) -> Arc<Form> {
        self.service.app.catalogue.form(&self.procedure).unwrap().clone()
    }

    /// Sends the dossier and gives what is kept of it.
    pub(super) async fn send(&self) -> Submission {
        let key = self.draft().await.id;
        let sent = self.post("kiem-tra", &[]).await;
        assert!(sent.starts_with("/ho-so/"), "{}: {sent}", self.procedure);
        let reference = self.service.app.store.by_key(&key).await.unwrap().unwrap();
        self.service.app.store.submission(reference).await.unwrap().unwrap()
    }
}

/// Whether a page says this.
pub(super) fn says(page: &str, words: &str) -> bool {
    page.contains(&*escape(words))
}
