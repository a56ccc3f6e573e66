//! The folder with the bytes of files. Not sealed: as `province.db` beside it, it is readable by its owner only.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use bytes::Bytes;
use tokio::task::spawn_blocking;

/// Files by number.
#[derive(Clone, Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The folder at this path. It is made when the first file comes.
    pub fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// Writes a file, over one that a crash may have left there. It is on the disk when this returns.
    ///
    /// # Errors
    /// If the disk does not take it; then there is no such file, or the one before.
    pub async fn write(&self, number: i64, bytes: Bytes) -> io::Result<()> {
        let folder = self.0.clone();
        blocking(move || {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
            let (path, unfinished) = (at(&folder, number), folder.join(format!("{number}.part")));
            let mut file = OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(&unfinished)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(&unfinished, path)?;
            // The name is on the disk as well.
            File::open(&folder)?.sync_all()
        })
        .await
    }

    /// A file.
    ///
    /// # Errors
    /// If there is none, or it cannot be read.
    pub async fn read(&self, number: i64) -> io::Result<Bytes> {
        let path = at(&self.0, number);
        blocking(move || fs::read(path).map(Bytes::from)).await
    }

    /// Deletes a file, if there is one.
    ///
    /// # Errors
    /// If it is there still.
    pub async fn remove(&self, number: i64) -> io::Result<()> {
        let path = at(&self.0, number);
        blocking(move || match fs::remove_file(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        })
        .await
    }
}

fn at(folder: &Path, number: i64) -> PathBuf {
    folder.join(number.to_string())
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}
