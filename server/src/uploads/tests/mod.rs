//! Files from their announcement to their end, on a real store and a real folder.

use std::{fs, path::PathBuf, sync::Arc, time::Duration};

use bytes::Bytes;
use domain::{eform::Answers, reference::Reference};
use tempfile::TempDir;
use time::macros::datetime;

use super::*;
use crate::{
    clock::ManualClock,
    province::{AttachmentBytes, contract::filing},
    state::AppState,
    store::{Draft, NewSubmission, Part, Submitted, UploadState},
    testing,
};

mod attachments;

const BROWSER: &[u8] = b"browser";
const TAKES: Takes = Takes { most: 20, kinds: Vec::new() };

struct Place {
    app: AppState,
    clock: Arc<ManualClock>,
    folder: TempDir,
}

impl Place {
    async fn new(more: &[&str]) -> Self {
        let (mut parts, folder) = testing::parts(more).await;
        let clock = Arc::new(ManualClock::new(datetime!(2026-11-23 08:00 +7)));
        parts.uploads = testing::uploads(&parts, clock.clone()).await;
        parts.clock = clock.clone();
        let place = Self { app: AppState::new(parts), clock, folder };
        place.begin("draft").await;
        place
    }

    fn files(&self) -> &Service {
        &self.app.uploads
    }

    async fn begin(&self, id: &str) {
        let draft = Draft {
            id: id.to_owned(),
            procedure: "1.004873".to_owned(),
            form_version: "1".to_owned(),
            office: "ubnd".to_owned(),
            answers: Answers::default(),
            saved_at: self.app.clock.now(),
            revision: 0,
        };
        self.app.store.begin_draft(BROWSER, &draft).await.unwrap();
    }

    async fn announce(&self, question: &str, name: &str, length: usize) -> Upload {
        let said = Announced {
            draft: "draft".to_owned(),
            question: question.to_owned(),
            name: name.to_owned(),
            metadata: String::new(),
            length: Some(length as u64),
        };
        match self.files().create(BROWSER, said, &TAKES).await.unwrap() {
            Created::As(upload) => *upload,
            other => panic!("{other:?}"),
        }
    }

    async fn send(&self, upload: &Upload, bytes: &[u8]) -> Result<u64, AppendError> {
        let body = futures_util::stream::iter([Ok::<_, ()>(Bytes::copy_from_slice(bytes))]);
        self.files().append(upload, None, body).await
    }

    /// Announces and sends; what is known of it then.
    async fn take(&self, question: &str, name: &str, bytes: &[u8]) -> Upload {
        let upload = self.announce(question, name, bytes.len()).await;
        self.send(&upload, bytes).await.unwrap();
        self.known(&upload.new.id).await.unwrap()
    }

    async fn known(&self, id: &str) -> Option<Upload> {
        self.app.store.any_upload(id).await.unwrap()
    }

    fn path(&self, folder: &str) -> PathBuf {
        self.folder.path().join("data/files").join(folder)
    }

    /// How many pieces and files lie there.
    fn lying(&self) -> (usize, usize) {
        let count = |folder| fs::read_dir(self.path(folder)).unwrap().count();
        (count("arriving"), count("files"))
    }
}

#[tokio::test]
async fn a_file_is_taken_kept_and_read() {
    let place = Place::new(&[]).await;
    let pdf = samples::pdf(2);
    let taken = place.take("giay", "a.pdf", &pdf).await;
    assert_eq!((taken.state, place.lying()), (UploadState::Ready, (0, 1)));
    assert_eq!(place.files().read(&taken.new.id).await.unwrap(), pdf);
    assert_eq!(ready_ids(&place.files().list("draft").await.unwrap(), "giay"), [taken.new.id.as_str()]);
    assert!(place.files().remove(BROWSER, &taken.new.id).await.unwrap());
    assert_eq!((place.known(&taken.new.id).await, place.lying()), (None, (0, 0)));
}

#[tokio::test]
async fn a_file_that_is_sent_while_it_is_removed_keeps_its_bytes() {
    let place = Place::new(&[]).await;
    let pdf = samples::pdf(1);
    let taken = place.take("giay", "a.pdf", &pdf).await;
    let seen = place.files().find(BROWSER, &taken.new.id).await.unwrap().unwrap();
    assert!(seen.reference.is_none(), "as whoever removes it has seen it");
    let reference = Reference::from_random([1; 8]);
    let sent = NewSubmission {
        reference,
        key: "draft".to_owned(),
        revision: 0,
        person_key: vec![1],
        phone_key: vec![1],
        factors: Vec::new(),
        qr_hash: vec![1],
        office: "ubnd".to_owned(),
        attachments: vec![taken.new.id.clone()],
        filing: filing(&reference.to_string()),
    };
    assert_eq!(place.app.store.submit(BROWSER, &sent).await.unwrap(), Submitted::As(reference));
    assert!(!place.files().forget(&seen).await.unwrap());
    assert_eq!(place.files().read(&taken.new.id).await.unwrap(), pdf);
}

#[tokio::test]
async fn what_is_refused_leaves_no_bytes() {
    let place = Place::new(&[]).await;
    let refused = place.take("giay", "a.pdf", samples::EXE).await;
    assert_eq!((refused.state, refused.reason.as_deref()), (UploadState::Refused, Some("renamed")));
    assert_eq!(place.lying(), (0, 0));
    assert!(ready_ids(&place.files().list("draft").await.unwrap(), "giay").is_empty());
}

#[tokio::test]
async fn a_file_that_was_whole_when_the_process_died_is_examined_when_it_is_looked_at() {
    let place = Place::new(&[]).await;
    let pdf = samples::pdf(1);
    let upload = place.announce("giay", "a.pdf", pdf.len()).await;
    // All that append does but the last step.
    let mut appender = Appender::new(place.files(), &upload, None).unwrap();
    appender.push(&pdf).await.unwrap();
    appender.finish().await.unwrap();
    assert_eq!(place.known(&upload.new.id).await.unwrap().state, UploadState::Arriving);
    let listed = place.files().list("draft").await.unwrap();
    assert_eq!((listed.len(), listed[0].state), (1, UploadState::Ready));
}

#[tokio::test]
async fn two_who_send_the_same_piece_keep_it_once_and_the_file_is_whole() {
    let place = Place::new(&[]).await;
    let pdf = samples::pdf(1);
    let upload = place.announce("giay", "a.pdf", pdf.len()).await;
    let race = tokio::join!(place.send(&upload, &pdf), place.send(&upload, &pdf[..50]));
    let kept = [race.0, race.1].into_iter().filter(Result::is_ok).count();
    assert_eq!(kept, 1, "the other one is told that the offset has moved");
    let now = place.known(&upload.new.id).await.unwrap();
    if now.state == UploadState::Arriving {
        place.send(&now, &pdf[50..]).await.unwrap();
    }
    assert_eq!(place.files().read(&upload.new.id).await.unwrap(), pdf);
}

#[tokio::test]
async fn two_who_finish_it_say_the_same() {
    let place = Place::new(&[]).await;
    let pdf = samples::pdf(1);
    let upload = place.announce("giay", "a.pdf", pdf.len()).await;
    let mut appender = Appender::new(place.files(), &upload, None).unwrap();
    appender.push(&pdf).await.unwrap();
    appender.finish().await.unwrap();
    let whole = place.known(&upload.new.id).await.unwrap();
    let (one, other) = tokio::join!(place.files().settle(whole.clone()), place.files().settle(whole));
    assert_eq!(one.unwrap(), other.unwrap());
    assert_eq!(place.files().read(&upload.new.id).await.unwrap(), pdf);
}

#[tokio::test]
async fn a_virus_is_refused_and_while_the_scanner_is_away_the_file_waits() {
    let clamd = clamd::fake::start().await;
    let place = Place::new(&["--clamd", &clamd]).await;
    let clean = place.take("giay", "a.pdf", &samples::pdf(1)).await;
    assert_eq!(clean.state, UploadState::Ready);
    let mut pdf = samples::pdf(1);
    pdf.extend(samples::eicar());
    let found = place.take("giay", "b.pdf", &pdf).await;
    assert_eq!((found.state, found.reason.as_deref()), (UploadState::Refused, Some("virus")));

    let away = Place::new(&["--clamd", "/nowhere/clamd.ctl"]).await;
    let waits = away.take("giay", "a.pdf", &samples::pdf(1)).await;
    assert_eq!((waits.state, waits.is_whole()), (UploadState::Arriving, true));
    assert_eq!(away.files().list("draft").await.unwrap()[0].state, UploadState::Arriving, "asked again");
}

#[tokio::test]
async fn a_scanner_that_takes_files_and_never_answers_holds_no_page_up() {
    // The system takes connections for it; nobody ever reads.
    let deaf = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let place = Place::new(&["--clamd", &deaf.local_addr().unwrap().to_string()]).await;
    let pdf = samples::pdf(1);
    for name in ["a.pdf", "b.pdf", "c.pdf"] {
        let upload = place.announce("giay", name, pdf.len()).await;
        let mut appender = Appender::new(place.files(), &upload, None).unwrap();
        appender.push(&pdf).await.unwrap();
        appender.finish().await.unwrap();
    }
    // One of them is waited for; the others would fare no better.
    let listed = tokio::time::timeout(PAGE_WAITS * 2, place.files().list("draft")).await.unwrap().unwrap();
    assert!(listed.len() == 3 && listed.iter().all(|upload| upload.state == UploadState::Arriving));
}

#[tokio::test]
async fn what_nobody_needs_is_collected_and_nothing_else() {
    let place = Place::new(&[]).await;
    let kept = place.take("giay", "a.pdf", &samples::pdf(1)).await;
    let arriving = place.announce("giay", "b.pdf", 100).await;
    place.send(&arriving, b"abc").await.unwrap();
    // Bytes of rows that are gone, as a process leaves them that died between two steps.
    for path in ["arriving/0123-abcd", "files/0123"] {
        place.files().files.put(path, [Bytes::from_static(b"x")]).await.unwrap();
    }
    // A piece that is about to come into the row.
    let begun = format!("arriving/{}-dddd", arriving.new.id);
    place.files().files.put(&begun, [Bytes::from_static(b"x")]).await.unwrap();
    assert_eq!(place.files().collect().await.unwrap(), Collected { rows: 0, bytes: 2 });
    assert_eq!(place.lying(), (2, 1));
    place.clock.advance(Duration::from_secs(25 * 3600));
    assert_eq!(place.files().collect().await.unwrap(), Collected { rows: 1, bytes: 2 }, "it did not arrive in time");
    assert_eq!(place.lying(), (0, 1));
    place.app.store.delete_draft(BROWSER, "1.004873").await.unwrap();
    assert_eq!(place.files().collect().await.unwrap(), Collected { rows: 1, bytes: 1 });
    assert_eq!((place.lying(), place.known(&kept.new.id).await), ((0, 0), None));
}

#[tokio::test]
async fn a_piece_in_the_place_of_another_is_noticed() {
    let place = Place::new(&[]).await;
    let pdf = samples::pdf(1);
    let upload = place.announce("giay", "a.pdf", pdf.len()).await;
    place.send(&upload, &pdf[..100]).await.unwrap();
    let now = place.known(&upload.new.id).await.unwrap();
    place.send(&now, &pdf[100..200]).await.unwrap();
    let parts: Vec<Part> = place.app.store.upload_parts(&upload.new.id).await.unwrap();
    let path = |part: &Part| place.path("arriving").join(format!("{}-{}", upload.new.id, part.name));
    fs::copy(path(&parts[0]), path(&parts[1])).unwrap();
    let now = place.known(&upload.new.id).await.unwrap();
    assert!(place.send(&now, &pdf[200..]).await.is_err());
    assert_eq!(place.known(&upload.new.id).await.unwrap().state, UploadState::Arriving, "nothing false is kept");
}

#[tokio::test]
async fn replicas_must_share_files_and_key() {
    let (parts, _folder) = testing::parts(&[]).await;
    let open = |options: crate::config::UploadOptions| {
        let (store, clock, random) = (parts.store.clone(), parts.clock.clone(), parts.random.clone());
        let data_dir = parts.options.data.data_dir.clone();
        async move { Service::open(&options, &data_dir, true, store, clock, random).await.map(drop) }
    };
    let alone = parts.options.uploads.clone();
    assert!(open(alone.clone()).await.unwrap_err().to_string().contains("set FILES"));
    let folder = parts.options.data.data_dir.join("files").display().to_string();
    let key = |path: &str| crate::config::UploadOptions {
        files: Some(folder.clone()),
        master_key_file: Some(parts.options.data.data_dir.join(path)),
        ..alone.clone()
    };
    assert!(open(key("another.key")).await.is_err(), "no key is made for one of several");
    assert!(open(key("master.key")).await.is_ok());
}
