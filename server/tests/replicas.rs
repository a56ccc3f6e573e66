//! Two processes of the service on one PostgreSQL, in front of one `motcham province`: to a citizen they are one.
//!
//! Runs within `scripts/postgres.sh`, as `make unit` does.

#![expect(clippy::unwrap_used, reason = "a helper of the test fails it by panicking")]

use std::{
    fs,
    io::Read,
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Output, Stdio},
    str::FromStr,
    thread,
    time::{Duration, Instant},
};

use form::{COMMUNE, PAGES};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, postgres::PgConnectOptions};

mod form;

/// Longest wait for a condition, for a loaded machine.
const PATIENCE: Duration = Duration::from_secs(120);
/// Lookups of one code in an hour.
const LOOKUPS: usize = 5;
/// No port of a replica is the embedded province's.
const REST: [(&str, &str); 4] =
    [("FILINGS", "rest"), ("DOSSIERS", "rest"), ("RATINGS", "rest"), ("STATISTICS", "rest")];
const TOKEN: &str = "a-token-of-the-test-that-is-long-enough-for-a-province";

#[test]
fn a_citizen_does_not_notice_which_replica_answers() {
    let place = Place::new("journey");
    let migrated: Vec<_> = [place.spawn(&["migrate"], &[]), place.spawn(&["migrate"], &[])].into();
    for one in migrated {
        let done = one.wait_with_output().unwrap();
        assert!(done.status.success(), "{}", text(&done));
    }
    let province = place.province();
    let (a, mut b) = (place.replica("a", province.port), place.replica("b", province.port));

    // Begun on A, filled in on both in turn.
    let begun = a.post("/nop-ho-so/1.004873", "", &[("noi-cu-tru.ma", COMMUNE)]);
    let cookie = begun.cookie.expect("a begun draft sets the browser's cookie");
    let key = draft_id(&b.get("/nop-ho-so/1.004873/cho-ai", &cookie));
    for (index, (page, fields)) in PAGES.iter().enumerate() {
        let mut all = vec![("ban-nhap", key.as_str())];
        all.extend_from_slice(fields);
        let replica = if index % 2 == 0 { &b } else { &a };
        let answer = replica.post(&format!("/nop-ho-so/1.004873/{page}"), &cookie, &all);
        assert_eq!(answer.status, 303, "page {page} was refused by {}", replica.base);
    }

    // Sent to A while B dies; sent again to B when it is back.
    b.kill();
    let sent = a.post("/nop-ho-so/1.004873/kiem-tra", &cookie, &[("ban-nhap", &key)]);
    let reference = sent.location.strip_prefix("/ho-so/").unwrap_or_else(|| panic!("sent to {}", sent.location));
    let b = place.replica("b", province.port);
    let again = b.post("/nop-ho-so/1.004873/kiem-tra", &cookie, &[("ban-nhap", &key)]);
    assert_eq!(again.location, sent.location);
    assert!(b.get(&sent.location, &cookie).contains(&reference[6..]), "B shows what was sent to A");
    assert_eq!(place.count("SELECT count(*) FROM submission"), 1);
    wait_until("the filing is handed over", || {
        place.count("SELECT count(*) FROM outbox WHERE status = 'delivered'") == 1
    });
    assert_eq!(place.count("SELECT count(*) FROM submission WHERE code IS NOT NULL"), 1);

    // The command beside them reads the same outbox.
    let listed = text(&place.spawn(&["outbox", "list"], &[]).wait_with_output().unwrap());
    assert!(listed.contains("0 waiting, 0 dead"), "{listed}");

    // Wrong lookups count across both.
    let lookup = |replica: &Replica| replica.post("/tra-cuu", "", &[("ma", reference), ("so-cuoi", "9999")]).status;
    for turn in 0..LOOKUPS {
        assert_eq!(lookup(if turn % 2 == 0 { &a } else { &b }), 422, "lookup {turn}");
    }
    assert_eq!((lookup(&a), lookup(&b)), (429, 429));
}

#[test]
fn a_draft_moves_to_another_device_whichever_replica_answers() {
    let place = Place::new("drafts");
    assert!(place.spawn(&["migrate"], &[]).wait_with_output().unwrap().status.success());
    let province = place.province();
    let (a, b) = (place.replica("a", province.port), place.replica("b", province.port));
    let begun = a.post("/nop-ho-so/1.004873", "", &[("noi-cu-tru.ma", COMMUNE)]);
    let here = begun.cookie.expect("a begun draft sets the browser's cookie");
    let key = draft_id(&b.get("/nop-ho-so/1.004873/cho-ai", &here));

    // Saved while typing on A, left on B, the code shown by A.
    let page = "/nop-ho-so/1.004873/lien-he";
    let typed = [("lien-he.dien-thoai", "0900000001"), ("ban-nhap", key.as_str())];
    let save = [("viec", "tu-luu"), ("trang-luu", "00000000000000aa"), ("ban-luu", "0"), ("lan-luu", "1")];
    assert_eq!(a.post(page, &here, &[&typed[..], &save[..]].concat()).status, 200);
    let late = [("viec", "tu-luu"), ("trang-luu", "00000000000000bb"), ("ban-luu", "0"), ("lan-luu", "2")];
    assert_eq!(b.post(page, &here, &[&typed[..], &late[..]].concat()).status, 409, "B knows what A kept");
    let leave = "/nop-ho-so/1.004873/luu-lai";
    assert_eq!(b.post(leave, &here, &[("ban-nhap", &key), ("dien-thoai", "0900000001")]).status, 303);
    let shown = a.get(leave, &here);
    let (_, code) = shown.split_once("translate='no'>").expect("a code is shown");
    let code = code.split('<').next().unwrap();

    // Another device: code at A, one-time code at B; whichever replica sends the message, it is one.
    let asked = a.post("/lam-tiep", "", &[("ma", code), ("dien-thoai", "0900000001")]);
    assert_eq!((asked.status, asked.location.as_str()), (303, "/lam-tiep/ma"));
    let there = asked.cookie.expect("the other browser is known from now on");
    wait_until("the message is sent", || place.count("SELECT count(*) FROM mailbox") == 1);
    let words = place.text("SELECT words FROM mailbox");
    let once = words.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 6).unwrap();
    let given = b.post("/lam-tiep/ma", &there, &[("ma-xac-nhan", once)]);
    assert_eq!((given.status, given.location.as_str()), (303, "/nop-ho-so/1.004873/kiem-tra"));
    assert!(a.get(page, &there).contains("0900000001"), "it is there with what was typed");
    assert!(a.get("/nop-ho-so/1.004873?ban-nhap=khong-con", &here).contains("đã được chuyển sang thiết bị khác"));
    assert_eq!((place.count("SELECT count(*) FROM draft"), place.count("SELECT count(*) FROM mailbox")), (1, 1));

    // Wrong codes count across both.
    let wrong =
        |replica: &Replica| replica.post("/lam-tiep", &there, &[("ma", code), ("dien-thoai", "0900000001")]).status;
    for turn in 0..5 {
        assert_eq!(wrong(if turn % 2 == 0 { &a } else { &b }), 422, "try {turn}");
    }
    assert_eq!((wrong(&a), wrong(&b)), (429, 429));
}

#[test]
fn tables_that_are_too_old_and_keys_that_differ_are_refused_at_the_start() {
    let place = Place::new("start");
    let serve = |more: &[(&str, &str)]| {
        let done = place.spawn(&["serve"], &[&REST[..], more].concat()).wait_with_output().unwrap();
        assert!(!done.status.success());
        text(&done)
    };
    assert!(serve(&[]).contains("run `motcham migrate`"), "{}", serve(&[]));
    let done = place.spawn(&["migrate"], &[]).wait_with_output().unwrap();
    assert!(done.status.success() && text(&done).contains("up to date"), "{}", text(&done));
    // The first replica leaves the fingerprint of its key, whatever else may be wrong with it.
    let key = place.dir.path().join("another.key");
    let other = key.display().to_string();
    assert!(serve(&[("SECRET_KEY_FILE", &other)]).contains("head -c 32 /dev/urandom"), "no key is made");
    fs::write(&key, [8; 32]).unwrap();
    place.execute("INSERT INTO installation (key_fingerprint) VALUES ('of another key')");
    let refused = serve(&[("SECRET_KEY_FILE", &other)]);
    assert!(refused.contains("give all replicas the same"), "{refused}");
    let refused = serve(&[("STATISTICS", "embedded")]);
    assert!(refused.contains("motcham province") && refused.contains("set STATISTICS to rest"), "{refused}");
}

/// A database and a folder of the test's own.
struct Place {
    dir: tempfile::TempDir,
    database: String,
    url: String,
}

impl Place {
    fn new(name: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let manifest =
            r#"{"forms":{"js":"/a.js","wasm":"/a.wasm"},"files":{"js":"/b.js","wasm":"/b.wasm"},"css":"/a.css"}"#;
        fs::write(dir.path().join("manifest.json"), manifest).unwrap();
        fs::write(dir.path().join("secret.key"), [7; 32]).unwrap();
        fs::write(dir.path().join("master.key"), [9; 32]).unwrap();
        fs::write(dir.path().join("token"), TOKEN).unwrap();
        let database = format!("replicas_{name}_{}", std::process::id());
        let url = cluster().database(&database).to_url_lossy().to_string();
        let place = Self { dir, database, url };
        in_cluster(&cluster(), &format!("CREATE DATABASE {}", place.database));
        place
    }

    fn path(&self, name: &str) -> String {
        self.dir.path().join(name).display().to_string()
    }

    /// The program, with this database, key and catalogue.
    fn spawn(&self, arguments: &[&str], settings: &[(&str, &str)]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_motcham"))
            .args(arguments)
            .env_clear()
            .env("DATABASE_URL", &self.url)
            .env("SECRET_KEY_FILE", self.path("secret.key"))
            .env("MASTER_KEY_FILE", self.path("master.key"))
            .env("FILES", self.path("files"))
            .env("DATA_DIR", self.path("data"))
            .env("DIST_DIR", self.dir.path())
            .env("CATALOG_DIR", Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog"))
            .env("PORT", free_port().to_string())
            .env("LOG", "error")
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    fn province(&self) -> Replica {
        let port = free_port();
        let (listen, data, token) = (port.to_string(), self.path("province"), self.path("token"));
        let settings: [(&str, &str); 3] = [("PORT", &listen), ("DATA_DIR", &data), ("TOKEN_FILE", &token)];
        let child = self.spawn(&["province"], &settings);
        let mut province = Replica { child, port, base: format!("http://127.0.0.1:{port}") };
        wait_until("the province listens", || {
            province.assert_lives();
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        province
    }

    fn replica(&self, name: &str, province: u16) -> Replica {
        let port = free_port();
        let (listen, data) = (port.to_string(), self.path(name));
        let (url, token) = (format!("http://127.0.0.1:{province}/api/province/v1"), self.path("token"));
        let own: [(&str, &str); 4] =
            [("PORT", &listen), ("DATA_DIR", &data), ("REST_URL", &url), ("REST_TOKEN_FILE", &token)];
        let child = self.spawn(&["serve"], &[&REST[..], &own[..]].concat());
        let mut replica = Replica { child, port, base: format!("http://127.0.0.1:{port}") };
        wait_until("the replica is ready", || {
            replica.assert_lives();
            agent().get(format!("{}/readyz", replica.base)).call().is_ok_and(|answer| answer.status() == 200)
        });
        replica
    }

    fn execute(&self, statement: &str) {
        in_cluster(&PgConnectOptions::from_str(&self.url).unwrap(), statement);
    }

    fn text(&self, statement: &'static str) -> String {
        block_on(async {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(statement).fetch_one(&mut connection).await.unwrap()
        })
    }

    fn count(&self, statement: &'static str) -> i64 {
        block_on(async {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(statement).fetch_one(&mut connection).await.unwrap()
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        in_cluster(&cluster(), &format!("DROP DATABASE {} WITH (FORCE)", self.database));
    }
}

/// A process that serves.
struct Replica {
    child: Child,
    port: u16,
    base: String,
}

struct Answer {
    status: u16,
    location: String,
    cookie: Option<String>,
}

impl Replica {
    fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let url = format!("{}{path}", self.base);
        let response = agent().post(url).header("Cookie", cookie).send_form(fields.iter().copied()).unwrap();
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Answer {
            status: response.status().as_u16(),
            location: header("location").unwrap_or_default(),
            cookie: header("set-cookie").and_then(|line| line.split(';').next().map(str::to_owned)),
        }
    }

    fn get(&self, path: &str, cookie: &str) -> String {
        let answer = agent().get(format!("{}{path}", self.base)).header("Cookie", cookie).call();
        answer.unwrap().body_mut().read_to_string().unwrap()
    }

    fn assert_lives(&mut self) {
        if let Some(status) = self.child.try_wait().unwrap() {
            let mut said = String::new();
            self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            panic!("it ended with {status}: {said}");
        }
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .build()
        .into()
}

fn draft_id(page: &str) -> String {
    let (_, rest) = page.split_once("name='ban-nhap' value='").expect("the form carries the draft's id");
    rest.split('\'').next().unwrap().to_owned()
}

fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !done() {
        assert!(Instant::now() < deadline, "not in time: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

fn cluster() -> PgConnectOptions {
    let url = std::env::var("TEST_DATABASE_URL")
        .expect("the tests of several replicas need a cluster: run `make unit`, or `scripts/postgres.sh cargo test …`");
    PgConnectOptions::from_str(&url).unwrap()
}

fn in_cluster(at: &PgConnectOptions, statement: &str) {
    block_on(async {
        let mut connection = PgConnection::connect_with(at).await.unwrap();
        connection.execute(AssertSqlSafe(statement)).await.unwrap();
    });
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}
