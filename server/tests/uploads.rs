//! `kill -9` during uploads: every acknowledged byte is there afterwards, every file arrives whole by resuming, and when nobody
//! needs the files any more nothing of them is left.
//!
//! `UPLOAD_KILLS` says how often the process is killed: 10 unless it is set, 200 for the long form.

#![expect(clippy::unwrap_used, reason = "a helper of the test fails it by panicking")]

use std::{
    fs,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use data_encoding::{BASE64, HEXLOWER};
use killable::{PATIENCE, Server, bundle, free_port};
use rand::{Rng, RngCore, SeedableRng, rngs::StdRng};
use sha2::{Digest, Sha256};

mod killable;

/// The commune where the citizen lives; an office serves it.
const COMMUNE: &str = "22945";
/// A question of the form that takes files.
const QUESTION: &str = "to-khai";
/// Browsers at the same time.
const CLIENTS: u64 = 4;
/// Files of one draft.
const FILES: usize = 5;
/// Bytes of one request.
const PIECE: usize = 300_000;
const START: &str = "2026-11-23T08:00:00+07:00";
/// Every draft has expired.
const LATER: &str = "2026-12-31T08:00:00+07:00";

/// A file that arrived: its address, the browser's cookie, its checksum.
type Arrived = (String, String, String);

#[test]
fn every_acknowledged_byte_is_there_and_nothing_is_left_behind() {
    let kills: u32 = std::env::var("UPLOAD_KILLS").map_or(10, |kills| kills.parse().unwrap());
    let (data, dist) = (tempfile::tempdir().unwrap(), bundle());
    let port = free_port();
    let base = format!("http://127.0.0.1:{port}");
    let start = |now: &str| Server::start(port, data.path(), dist.path(), &[("MOTCHAM_NOW", now)]);
    let arrived: Arc<Mutex<Vec<Arrived>>> = Arc::default();
    let stop = Arc::new(AtomicBool::new(false));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|seed| {
            let client = Client { agent: agent(), base: base.clone(), stop: stop.clone() };
            let (arrived, stop) = (arrived.clone(), stop.clone());
            thread::spawn(move || {
                let mut random = StdRng::seed_from_u64(seed);
                while !stop.load(Ordering::Relaxed) {
                    client.send_some(&mut random, &arrived);
                }
            })
        })
        .collect();
    let mut random = StdRng::seed_from_u64(20_261_123);
    for _ in 0..kills {
        let mut server = start(START);
        server.wait_until_ready(&base);
        // The moment is what the test varies: it is no wait for anything.
        thread::sleep(Duration::from_millis(random.random_range(50..400)));
        server.kill();
    }
    let mut server = start(START);
    server.wait_until_ready(&base);
    let enough = kills as usize;
    let deadline = Instant::now() + PATIENCE;
    while arrived.lock().unwrap().len() < enough {
        assert!(Instant::now() < deadline, "too little load to mean anything");
        thread::sleep(Duration::from_millis(20));
    }
    stop.store(true, Ordering::Relaxed);
    for client in clients {
        client.join().unwrap();
    }
    for (address, cookie, checksum) in arrived.lock().unwrap().iter() {
        let file = agent().get(format!("{base}{address}")).header("Cookie", cookie).call().unwrap();
        assert_eq!(file.status(), 200, "{address}");
        let bytes = file.into_body().read_to_vec().unwrap();
        assert_eq!(&HEXLOWER.encode(&Sha256::digest(bytes)), checksum, "{address}");
    }
    server.kill();

    // When every draft has expired, the first cleaning of a start removes what is left: whole files, unfinished ones, pieces
    // that no row tells of, files that were half written.
    let mut server = start(LATER);
    server.wait_until_ready(&base);
    let left = || -> Vec<_> {
        let folders = ["arriving", "files"].map(|folder| fs::read_dir(data.path().join("files").join(folder)).unwrap());
        folders.into_iter().flatten().map(|entry| entry.unwrap().file_name()).collect()
    };
    let deadline = Instant::now() + PATIENCE;
    while !left().is_empty() {
        assert!(Instant::now() < deadline, "left behind: {:?}", left());
        thread::sleep(Duration::from_millis(20));
    }
    server.kill();
}

/// A browser with script.
struct Client {
    agent: ureq::Agent,
    base: String,
    stop: Arc<AtomicBool>,
}

/// An answer, or none before the test ended.
type Answer = Option<ureq::http::Response<ureq::Body>>;

impl Client {
    /// Repeats a request until it is answered.
    fn until_answered(&self, ask: impl Fn() -> Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Answer {
        loop {
            match ask() {
                Ok(answer) => return Some(answer),
                Err(_) if self.stop.load(Ordering::Relaxed) => return None,
                Err(_) => thread::yield_now(),
            }
        }
    }

    /// Begins a draft and sends some files for it.
    fn send_some(&self, random: &mut StdRng, arrived: &Mutex<Vec<Arrived>>) -> Option<()> {
        let start = format!("{}/nop-ho-so/bao-cao-to-chuc-dai-hoi-nhiem-ky-dai-hoi-bat-thuong", self.base);
        let begun = self.until_answered(|| self.agent.post(&start).send_form([("noi-cu-tru.ma", COMMUNE)]))?;
        let cookie = begun.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let page =
            self.until_answered(|| self.agent.get(format!("{start}/tu-cach")).header("Cookie", &cookie).call())?;
        let page = page.into_body().read_to_string().ok()?;
        let draft = page.split_once("name='ban-nhap' value='").unwrap().1.split('\'').next().unwrap().to_owned();
        for _ in 0..FILES {
            let file = pdf(random);
            let at = self.send_one(&cookie, &draft, &file)?;
            let id = at.rsplit('/').next().unwrap();
            let checksum = HEXLOWER.encode(&Sha256::digest(&file));
            arrived.lock().unwrap().push((
                format!("/nop-ho-so/bao-cao-to-chuc-dai-hoi-nhiem-ky-dai-hoi-bat-thuong/tep/{id}"),
                cookie.clone(),
                checksum,
            ));
        }
        Some(())
    }

    fn send_one(&self, cookie: &str, draft: &str, file: &[u8]) -> Option<String> {
        let encode = |text: &str| BASE64.encode(text.as_bytes());
        let metadata = format!("filename {},draft {},question {}", encode("a.pdf"), encode(draft), encode(QUESTION));
        let created = self.until_answered(|| {
            let request = self.agent.post(format!("{}/api/v1/uploads", self.base)).header("Cookie", cookie);
            let request = request.header("Tus-Resumable", "1.0.0").header("Upload-Length", file.len().to_string());
            request.header("Upload-Metadata", &metadata).send_empty()
        })?;
        assert_eq!(created.status(), 201);
        let at = created.headers()["location"].to_str().unwrap().to_owned();
        let address = format!("{}{at}", self.base);
        let mut acknowledged = 0;
        let mut offset = 0;
        while offset < file.len() {
            let end = file.len().min(offset + PIECE);
            let sent = self
                .agent
                .patch(&address)
                .header("Cookie", cookie)
                .header("Tus-Resumable", "1.0.0")
                .header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Offset", offset.to_string())
                .send(&file[offset..end]);
            if let Ok(sent) = sent
                && sent.status() == 204
            {
                offset = number(&sent, "upload-offset");
                acknowledged = offset;
                continue;
            }
            let asked = self.until_answered(|| {
                self.agent.head(&address).header("Cookie", cookie).header("Tus-Resumable", "1.0.0").call()
            })?;
            assert_eq!(asked.status(), 200, "{at} was announced");
            offset = number(&asked, "upload-offset");
            assert!(offset >= acknowledged, "{acknowledged} bytes were acknowledged, {offset} are there");
        }
        Some(at)
    }
}

fn number(answer: &ureq::http::Response<ureq::Body>, name: &str) -> usize {
    answer.headers()[name].to_str().unwrap().parse().unwrap()
}

/// A PDF of one page and up to 1 MB.
fn pdf(random: &mut StdRng) -> Vec<u8> {
    let mut noise = vec![0; random.random_range(1_000..700_000)];
    random.fill_bytes(&mut noise);
    let objects = "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj \
                   3 0 obj<</Type/Page/Parent 2 0 R>>endobj trailer<</Root 1 0 R>>";
    format!("%PDF-1.4\n{objects}\n%{}\nstartxref\n0\n%%EOF", BASE64.encode(&noise)).into_bytes()
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .build()
        .into()
}
