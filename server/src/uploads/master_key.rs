//! The key that seals the data keys of files. It lies in a file outside the database and beside no backup of it: who has
//! only one of the two reads nothing.

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use super::seal::{self, Broken, Key};
use crate::random::Random;

/// Master keys: the one in use first, earlier ones behind it, which still open what they sealed.
#[derive(Clone)]
pub struct MasterKey(Vec<Key>);

impl MasterKey {
    /// Reads the key file, or makes it (mode 0600).
    ///
    /// # Errors
    /// If the file cannot be read or written, or holds something else than keys.
    pub fn open(path: &Path, random: &Random) -> io::Result<Self> {
        match Self::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let key: Key = random.bytes();
                let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
                file.write_all(&key)?;
                file.sync_all()?;
                if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                    // A file whose name is lost in a power cut would leave every file sealed for good.
                    fs::File::open(folder)?.sync_all()?;
                }
                Ok(Self(vec![key]))
            }
            read => read,
        }
    }

    /// Reads the key file: 32 bytes a key, the one in use first.
    ///
    /// # Errors
    /// If it is not there, cannot be read, or holds something else than keys.
    pub fn read(path: &Path) -> io::Result<Self> {
        let bytes = fs::read(path)?;
        match bytes.as_chunks::<32>() {
            ([], _) | (_, [_, ..]) => Err(io::Error::new(io::ErrorKind::InvalidData, "not keys of 32 bytes each")),
            (keys, []) => Ok(Self(keys.to_vec())),
        }
    }

    /// Seals the data key of the file that `of` names.
    pub fn wrap(&self, random: &Random, of: &str, data_key: &Key) -> Vec<u8> {
        seal::seal(&self.0[0], random, of, data_key.to_vec()).concat()
    }

    /// The data key of that file.
    ///
    /// # Errors
    /// If it was sealed with a key that is no more in the file, or was changed.
    pub fn unwrap(&self, of: &str, wrapped: &[u8]) -> Result<Key, Broken> {
        let opened = self.0.iter().find_map(|key| seal::open(key, of, wrapped.to_vec().into()).ok());
        opened.and_then(|key| key.as_ref().try_into().ok()).ok_or(Broken)
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn it_is_made_once_for_its_owner_only_and_earlier_keys_still_open() {
        let folder = tempfile::tempdir().unwrap();
        let (path, random) = (folder.path().join("master.key"), Random::seeded(1));
        let old = MasterKey::open(&path, &random).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let wrapped = old.wrap(&random, "a", &[9; 32]);
        assert_eq!(MasterKey::open(&path, &random).unwrap().unwrap("a", &wrapped), Ok([9; 32]), "not made anew");
        assert_eq!(old.unwrap("b", &wrapped), Err(Broken), "of another file");
        fs::write(&path, [[3; 32].as_slice(), &fs::read(&path).unwrap()].concat()).unwrap();
        assert_eq!(MasterKey::read(&path).unwrap().unwrap("a", &wrapped), Ok([9; 32]));
        fs::write(&path, [3; 32]).unwrap();
        assert_eq!(MasterKey::read(&path).unwrap().unwrap("a", &wrapped), Err(Broken));
    }

    #[test]
    fn half_a_key_and_none_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("master.key");
        for bytes in [0, 16, 48] {
            fs::write(&path, vec![1; bytes]).unwrap();
            assert!(MasterKey::read(&path).is_err(), "{bytes}");
        }
    }
}
