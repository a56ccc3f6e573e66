//! Where the sealed bytes lie: a folder, or S3, behind one interface. What is put is on the disk when it is acknowledged.

use std::{
    fs, io,
    ops::Range,
    path::{Path as FilePath, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, ensure};
use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt};
use object_store::{
    Error, ObjectStore, ObjectStoreExt, PutPayload, aws::AmazonS3Builder, local::LocalFileSystem, path::Path,
    prefix::PrefixStore,
};

/// Sealed bytes by their path.
#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    /// The folder, if it is one.
    folder: Option<PathBuf>,
}

impl Files {
    /// A folder, which is made if it is not there (mode 0700), or `s3://bucket/prefix`, whose access is in the usual variables
    /// (`AWS_ACCESS_KEY_ID` …, or a role of the machine).
    ///
    /// # Errors
    /// If the folder cannot be made, or the settings of S3 cannot be used.
    pub fn open(place: &str) -> anyhow::Result<Self> {
        if let Some(rest) = place.strip_prefix("s3://") {
            let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
            ensure!(!bucket.is_empty(), "{place} names no bucket");
            let s3 = AmazonS3Builder::from_env().with_bucket_name(bucket).build().context("S3 cannot be used")?;
            let store: Arc<dyn ObjectStore> = match prefix.trim_matches('/') {
                "" => Arc::new(s3),
                prefix => Arc::new(PrefixStore::new(s3, prefix)),
            };
            return Ok(Self { store, folder: None });
        }
        let folder = PathBuf::from(place);
        for part in ["arriving", "files"] {
            crate::serve::make_data_dir(&folder.join(part))?;
        }
        let store = LocalFileSystem::new_with_prefix(&folder)
            .with_context(|| format!("the folder {place} cannot be used for files"))?;
        Ok(Self { store: Arc::new(store), folder: Some(folder) })
    }

    /// Puts bytes under a path, in place of others. When this returns they are on the disk.
    ///
    /// # Errors
    /// If they could not be written.
    pub async fn put(&self, path: &str, pieces: impl IntoIterator<Item = Bytes>) -> anyhow::Result<()> {
        self.store.put(&Path::from(path), pieces.into_iter().collect::<PutPayload>()).await?;
        let Some(folder) = &self.folder else { return Ok(()) };
        let file = folder.join(path);
        // The library writes and renames, but does not wait for the disk.
        tokio::task::spawn_blocking(move || sync(&file)).await??;
        Ok(())
    }

    /// All bytes under a path.
    ///
    /// # Errors
    /// If they are not there or cannot be read.
    pub async fn get(&self, path: &str) -> anyhow::Result<Bytes> {
        Ok(self.store.get(&Path::from(path)).await?.bytes().await?)
    }

    /// Some bytes under a path; fewer, if there are not so many.
    ///
    /// # Errors
    /// If they are not there or cannot be read.
    pub async fn range(&self, path: &str, range: Range<u64>) -> anyhow::Result<Bytes> {
        Ok(self.store.get_range(&Path::from(path), range).await?)
    }

    /// Deletes what lies under a path, if anything does.
    ///
    /// # Errors
    /// If it is there and cannot be deleted.
    pub async fn delete(&self, path: &str) -> anyhow::Result<()> {
        match self.store.delete(&Path::from(path)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Names of everything in a folder of the store.
    ///
    /// # Errors
    /// If it cannot be listed.
    pub async fn list(&self, folder: &str) -> anyhow::Result<Vec<String>> {
        let found = self.store.list(Some(&Path::from(folder)));
        // A file may go between being listed and being looked at.
        let there = found.filter(|found| std::future::ready(!matches!(found, Err(Error::NotFound { .. }))));
        let names = there.map_ok(|object| object.location.filename().unwrap_or_default().to_owned());
        Ok(names.try_collect().await?)
    }

    /// Removes what a process that died was writing when it died: files that the library had not given their name yet, if they
    /// are at least so old.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub async fn sweep(&self, age: Duration) -> anyhow::Result<()> {
        let Some(folder) = self.folder.clone() else { return Ok(()) };
        tokio::task::spawn_blocking(move || {
            for part in ["arriving", "files"] {
                for entry in fs::read_dir(folder.join(part))? {
                    let entry = entry?;
                    let unnamed = entry.file_name().to_string_lossy().contains('#');
                    let modified = entry.metadata().and_then(|known| known.modified());
                    // One whose age is unknown has just been given its name.
                    let old = modified.is_ok_and(|modified| modified.elapsed().unwrap_or_default() >= age);
                    if unnamed && old {
                        fs::remove_file(entry.path()).or_else(unless_gone)?;
                    }
                }
            }
            Ok(())
        })
        .await?
    }
}

fn unless_gone(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

/// The file's bytes and its name are on the disk.
fn sync(file: &FilePath) -> io::Result<()> {
    fs::File::open(file)?.sync_all()?;
    file.parent().map_or(Ok(()), |folder| fs::File::open(folder)?.sync_all())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_put_is_found_until_it_is_deleted_and_half_written_files_go() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(&folder.path().join("files").display().to_string()).unwrap();
        files.put("arriving/a-1", [Bytes::from_static(b"xin "), Bytes::from_static(b"chao")]).await.unwrap();
        assert_eq!(files.get("arriving/a-1").await.unwrap(), "xin chao");
        assert_eq!(files.range("arriving/a-1", 4..100).await.unwrap(), "chao");
        assert_eq!(files.list("arriving").await.unwrap(), ["a-1"]);
        assert!(files.list("files").await.unwrap().is_empty());
        let half = folder.path().join("files/arriving/a-2#1");
        fs::write(&half, "x").unwrap();
        files.sweep(Duration::from_secs(3600)).await.unwrap();
        assert!(half.exists(), "somebody may be writing it");
        files.sweep(Duration::ZERO).await.unwrap();
        assert!(!half.exists());
        files.delete("arriving/a-1").await.unwrap();
        files.delete("arriving/a-1").await.unwrap();
        assert!(files.get("arriving/a-1").await.is_err());
    }

    #[test]
    fn a_place_in_s3_needs_a_bucket() {
        assert!(Files::open("s3://").is_err());
        assert!(Files::open("s3://giay-to/motcham").is_ok_and(|files| files.folder.is_none()));
    }
}
