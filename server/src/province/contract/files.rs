//! A filing with files, and the place where they lie.

use std::{
    collections::HashMap,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::Context as _;
use async_trait::async_trait;
use bytes::Bytes;

use super::filing;
use crate::province::{Attachment, AttachmentBytes, Filing, sha256};

/// Files by their id; one may be lost or spoilt.
#[derive(Default)]
pub struct Files {
    files: Mutex<HashMap<String, Bytes>>,
    out_of_reach: AtomicBool,
}

impl Files {
    /// Puts a file there, or another one in its place.
    pub fn put(&self, id: &str, bytes: &[u8]) {
        self.files.lock().unwrap().insert(id.to_owned(), Bytes::copy_from_slice(bytes));
    }

    /// Loses a file.
    pub fn lose(&self, id: &str) {
        self.files.lock().unwrap().remove(id);
    }

    /// Puts the place out of reach, or back.
    pub fn out_of_reach(&self, is: bool) {
        self.out_of_reach.store(is, Ordering::SeqCst);
    }
}

#[async_trait]
impl AttachmentBytes for Files {
    async fn read(&self, id: &str) -> anyhow::Result<Bytes> {
        if self.out_of_reach.load(Ordering::SeqCst) {
            return Err(object_store::Error::Generic { store: "S3", source: "no connection".into() })
                .context("the store does not answer");
        }
        self.files.lock().unwrap().get(id).cloned().context("no such file")
    }
}

/// A filing with this reference and two files.
pub fn with_files(reference: &str) -> (Filing, Files) {
    let (files, mut filing) = (Files::default(), filing(reference));
    // One is larger than any buffer on the way, and neither is text.
    let scan: Vec<u8> = (0..300_000_u32).map(|n| (n * 7 % 251) as u8).collect();
    for (id, name, kind, bytes) in [
        ("00112233445566778899aabbccddeeff", "Quyết định ly hôn.pdf", "application/pdf", scan.as_slice()),
        ("ffeeddccbbaa99887766554433221100", "anh-1.jpg", "image/jpeg", b"\xff\xd8\xff\x00\r\n--".as_slice()),
    ] {
        files.put(id, bytes);
        filing.attachments.push(Attachment {
            id: id.to_owned(),
            question: "giay-to.ly-hon".to_owned(),
            document: "Quyết định ly hôn".to_owned(),
            file_name: name.to_owned(),
            media_type: kind.to_owned(),
            bytes: bytes.len() as u64,
            sha256: sha256(bytes),
        });
    }
    (filing, files)
}
