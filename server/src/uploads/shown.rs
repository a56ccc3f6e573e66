//! What is shown of a file, whoever shows it.

use super::{Kind, with_ending};
use crate::store::{Upload, UploadState};

impl Upload {
    /// What it is; `None` until it was examined.
    pub fn kind(&self) -> Option<Kind> {
        self.file.as_ref().and_then(|file| Kind::from_short(&file.kind))
    }

    /// Its name, with the ending of what it is.
    pub fn shown_name(&self) -> String {
        self.kind().map_or_else(|| self.new.name.clone(), |kind| with_ending(&self.new.name, kind))
    }

    /// Its size in bytes; as long as it arrives, what was announced.
    pub fn shown_bytes(&self) -> u64 {
        self.file.as_ref().map_or(self.new.length.unwrap_or(self.offset), |file| file.bytes)
    }

    /// A picture that every browser shows.
    pub fn is_image(&self) -> bool {
        self.kind().is_some_and(Kind::is_image)
    }
}

/// The ids of the files of a question that are ready, in the order of pages.
pub fn ready_ids<'a>(files: &'a [Upload], question: &str) -> Vec<&'a str> {
    let ready = files.iter().filter(|upload| upload.new.question == question && upload.state == UploadState::Ready);
    ready.map(|upload| upload.new.id.as_str()).collect()
}
