//! Files that citizens attach: they arrive piece by piece over a bad network, are examined when they are whole, lie sealed,
//! and go when nobody needs them.
//!
//! | step | what is on the disk before it is acknowledged |
//! |---|---|
//! | announced | a row |
//! | a piece arrives | the sealed piece `arriving/{id}-{name}`, then the row's offset together with the piece's name, by compare-and-set |
//! | whole | the sealed file `files/{id}`, then the row's state; the pieces go |
//! | sent | the submission's reference in the row, in the transaction of the submission |
//!
//! Bytes never lie anywhere without a row that was there before them: what has none is nobody's and is collected.

use std::{path::Path, sync::Arc, time::Duration};

use anyhow::{Context, ensure};
use data_encoding::HEXLOWER;
use time::OffsetDateTime;
use tokio::sync::Semaphore;

use crate::{
    clock::Clock,
    config::UploadOptions,
    random::Random,
    store::{Added, BrowserHash, MostUploads, NewUpload, Store, StoreError, Upload, UploadState},
};

mod append;
mod attach;
mod bind;
mod clamd;
mod collect;
mod examine;
mod finish;
mod kind;
mod master_key;
mod name;
mod place;
mod read;
mod refusal;
#[cfg(test)]
pub mod samples;
mod seal;
mod shown;
#[cfg(test)]
mod tests;

pub use append::{AppendError, Appender, Checksum, body_of};
pub use collect::Collected;
pub use examine::examine;
pub use finish::kinds;
pub use kind::Kind;
pub use name::{clean as clean_name, with_ending};
pub use read::Reader;
pub use refusal::Refusal;
pub use shown::ready_ids;

use clamd::Clamd;
use master_key::MasterKey;
use place::Files;
use seal::Key;

/// How long a file may rest unfinished.
pub const ARRIVING: time::Duration = time::Duration::DAY;
/// How long a file of a form post may: it comes at once or not at all.
const POSTED: time::Duration = time::Duration::HOUR;
/// Files that are examined at the same time: each is in memory as a whole, twice for a moment.
const EXAMINERS: usize = 2;
/// How long a page waits until its whole files are examined: a scanner that hangs shall not make it fail.
const PAGE_WAITS: Duration = Duration::from_secs(5);
/// Files that arrive at the same time. They hold no place of other requests: on a slow network they take minutes.
const PLACES: usize = 128;
/// Age from which a half-written file of another replica counts as left behind.
const LEFT_BEHIND: Duration = Duration::from_secs(60 * 60);

/// How much there may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most bytes of a file.
    pub file_bytes: u64,
    /// Most files of a draft.
    pub files: u32,
}

/// What a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takes {
    /// Most files.
    pub most: u32,
    /// Kinds; none: all.
    pub kinds: Vec<Kind>,
}

/// What a browser says of a file before it sends it.
#[derive(Clone, Debug)]
pub struct Announced {
    /// Id of the draft.
    pub draft: String,
    /// Id of the question.
    pub question: String,
    /// Name, as the device gives it.
    pub name: String,
    /// `Upload-Metadata` as it was sent.
    pub metadata: String,
    /// Bytes; `None` for a file of a form post.
    pub length: Option<u64>,
}

/// What became of an announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Created {
    /// It may arrive; or, without a byte, it is there and was examined.
    As(Box<Upload>),
    /// It is not taken.
    Refused(Refusal),
    /// This browser has no such draft.
    NoDraft,
}

/// The files of the service.
pub struct Service {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    random: Arc<Random>,
    files: Files,
    master: MasterKey,
    scanner: Option<Clamd>,
    limits: Limits,
    examiners: Semaphore,
    places: Semaphore,
}

impl Service {
    /// Opens the place of the files and the master key.
    ///
    /// # Errors
    /// If they cannot be used; or if replicas would have each its own.
    pub async fn open(
        options: &UploadOptions,
        data_dir: &Path,
        replicas: bool,
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        random: Arc<Random>,
    ) -> anyhow::Result<Self> {
        ensure!(
            !replicas || (options.files.is_some() && options.master_key_file.is_some()),
            "with DATABASE_URL a file that came to one replica must be found by the others: set FILES to S3 or a shared folder, and \
             MASTER_KEY_FILE to the same key on all, made once by: (umask 077; head -c 32 /dev/urandom >master.key)"
        );
        let key_file = options.master_key_file.clone().unwrap_or_else(|| data_dir.join("master.key"));
        let master = if replicas { MasterKey::read(&key_file) } else { MasterKey::open(&key_file, &random) };
        let master = master.with_context(|| format!("cannot use the master key of files, {}", key_file.display()))?;
        let place = options.files.clone().unwrap_or_else(|| data_dir.join("files").display().to_string());
        let files = Files::open(&place)?;
        // Alone, nobody else is writing now.
        files.sweep(if replicas { LEFT_BEHIND } else { Duration::ZERO }).await?;
        Ok(Self {
            store,
            clock,
            random,
            files,
            master,
            scanner: options.clamd.as_deref().map(Clamd::at),
            limits: Limits { file_bytes: options.most_file_bytes, files: options.most_files },
            examiners: Semaphore::new(EXAMINERS),
            places: Semaphore::new(PLACES),
        })
    }

    /// How much there may be.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Places for files that arrive.
    pub fn places(&self) -> &Semaphore {
        &self.places
    }

    /// A file is about to arrive.
    ///
    /// # Errors
    /// If the store or the files' place fails.
    pub async fn create(&self, browser: &BrowserHash, said: Announced, takes: &Takes) -> anyhow::Result<Created> {
        if said.length.is_some_and(|length| length > self.limits.file_bytes) {
            return Ok(Created::Refused(Refusal::TooBig));
        }
        let id = HEXLOWER.encode(&self.random.bytes::<16>());
        let data_key: Key = self.random.bytes();
        let now = self.clock.now();
        let new = NewUpload {
            data_key: self.master.wrap(&self.random, &key_place(&id, &said.question), &data_key),
            id,
            draft: said.draft,
            question: said.question,
            name: name::clean(&said.name),
            metadata: said.metadata,
            takes: takes.kinds.iter().map(|kind| kind.short().to_owned()).collect(),
            length: said.length,
            bound: false,
            created_at: now,
            expires_at: now + if said.length.is_some() { ARRIVING } else { POSTED },
        };
        let most = MostUploads { in_draft: self.limits.files, in_question: takes.most };
        match self.store.add_upload(browser, &new, most).await? {
            Added::NoDraft => return Ok(Created::NoDraft),
            Added::Full => return Ok(Created::Refused(Refusal::TooMany)),
            Added::Done => {}
        }
        let upload = self.store.any_upload(&new.id).await?.context("the row was written just now")?;
        // Without a byte it is whole already.
        Ok(Created::As(Box::new(self.settle(upload).await?)))
    }

    /// The file with this id that this browser may see.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn find(&self, browser: &BrowserHash, id: &str) -> Result<Option<Upload>, StoreError> {
        self.store.upload(browser, id, self.clock.now()).await
    }

    /// The files of a draft, in order. One that is whole and was not examined yet, for the service died or the scanner was
    /// away, is examined now, if that does not take long.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn list(&self, draft: &str) -> Result<Vec<Upload>, StoreError> {
        let (mut listed, mut is_slow) = (Vec::new(), false);
        for upload in self.store.uploads(draft).await?.into_iter().filter(|upload| !upload.new.bound) {
            if is_slow {
                listed.push(upload);
                continue;
            }
            match tokio::time::timeout(PAGE_WAITS, self.settle(upload.clone())).await {
                Ok(Ok(settled)) => {
                    // The scanner is away.
                    is_slow = settled.state == UploadState::Arriving && settled.is_whole();
                    listed.push(settled);
                }
                Ok(Err(error)) => {
                    tracing::warn!(upload = upload.new.id, %error, "a whole file could not be examined");
                    listed.push(upload);
                }
                Err(_) => {
                    tracing::warn!(upload = upload.new.id, "a whole file is not examined yet");
                    is_slow = true;
                    listed.push(upload);
                }
            }
        }
        Ok(listed)
    }

    /// Removes a file that was not sent. `false`: this browser has no such file, or it was sent.
    ///
    /// # Errors
    /// If the store fails. Bytes that cannot be deleted now are collected later.
    pub async fn remove(&self, browser: &BrowserHash, id: &str) -> Result<bool, StoreError> {
        let Some(upload) = self.find(browser, id).await?.filter(|upload| upload.reference.is_none()) else {
            return Ok(false);
        };
        self.forget(&upload).await
    }

    /// Forgets the files of a draft that was deleted, at once: whoever deletes it does not expect them to stay until they are
    /// collected.
    ///
    /// # Errors
    /// If the store fails; then they are collected.
    pub async fn forget_draft(&self, draft: &str) -> Result<(), StoreError> {
        for upload in self.store.uploads(draft).await? {
            self.forget(&upload).await?;
        }
        Ok(())
    }

    /// Forgets a file and deletes its bytes, unless another tab has sent it since it was looked at: then they are the
    /// dossier's.
    async fn forget(&self, upload: &Upload) -> Result<bool, StoreError> {
        let id = &upload.new.id;
        let parts = self.store.upload_parts(id).await?;
        if !self.store.remove_upload(id).await? {
            return Ok(false);
        }
        self.delete_parts(id, parts.iter().map(|part| part.name.as_str())).await;
        self.delete(&file_path(id)).await;
        Ok(true)
    }

    /// Whether its time to arrive is over.
    pub fn is_expired(&self, upload: &Upload) -> bool {
        upload.state == UploadState::Arriving && upload.new.expires_at <= self.clock.now()
    }

    fn data_key(&self, upload: &NewUpload) -> anyhow::Result<Key> {
        let key = self.master.unwrap(&key_place(&upload.id, &upload.question), &upload.data_key);
        key.context("the master key is not the one that sealed this file")
    }

    fn new_expiry(&self, upload: &NewUpload) -> OffsetDateTime {
        self.clock.now() + if upload.length.is_some() { ARRIVING } else { POSTED }
    }

    async fn delete_parts<'a>(&self, id: &str, names: impl Iterator<Item = &'a str>) {
        for name in names {
            self.delete(&part_path(id, name)).await;
        }
    }

    /// What stays is collected later.
    async fn delete(&self, path: &str) {
        if let Err(error) = self.files.delete(path).await {
            tracing::warn!(%error, "bytes that nobody needs could not be deleted");
        }
    }
}

fn part_path(id: &str, name: &str) -> String {
    format!("arriving/{id}-{name}")
}

fn file_path(id: &str) -> String {
    format!("files/{id}")
}

/// What the data key is sealed for.
fn key_place(id: &str, question: &str) -> String {
    format!("{id}/{question}/key")
}

/// What a piece is sealed for.
fn part_place(upload: &NewUpload, start: u64, name: &str) -> String {
    format!("{}/{}/part/{start}/{name}", upload.id, upload.question)
}

/// What a frame of a finished file is sealed for; its length is in it, so that nobody cuts frames off.
fn frame_place(upload: &NewUpload, length: u64, frame: u64) -> String {
    format!("{}/{}/file/{length}/{frame}", upload.id, upload.question)
}
