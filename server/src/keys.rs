//! The service's secret key and what is derived from it. It lies in a file, beside the SQLite databases made on the first
//! start, and nothing tells it to others.

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use data_encoding::BASE32_NOPAD;
use domain::reference::Reference;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use crate::random::Random;

/// 256-bit secret of this installation.
#[derive(Clone)]
pub struct Keys([u8; 32]);

impl Keys {
    /// Reads the key file, or makes it (mode 0600).
    ///
    /// # Errors
    /// If the file cannot be read or written, or holds something else than a key.
    pub fn open(path: &Path, random: &Random) -> io::Result<Self> {
        match Self::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let key = random.bytes();
                let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
                file.write_all(&key)?;
                file.sync_all()?;
                Ok(Self(key))
            }
            read => read,
        }
    }

    /// Reads the key file.
    ///
    /// # Errors
    /// If it is not there, cannot be read, or holds something else than a key.
    pub fn read(path: &Path) -> io::Result<Self> {
        let bytes = fs::read(path)?;
        let key = bytes.try_into().map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "not a key of 32 bytes"))?;
        Ok(Self(key))
    }

    /// What tells this key from others, and nothing else about it.
    pub fn fingerprint(&self) -> [u8; 32] {
        self.mac(&["fingerprint"])
    }

    /// Secret in the QR code of a submission: 128 bits, as 26 letters and digits that can also be typed. It is derived,
    /// so the store holds only its hash and the page can still show the code again.
    pub fn qr_secret(&self, reference: Reference, generation: u32) -> String {
        let mac = self.mac(&["qr", &reference.to_string(), &generation.to_string()]);
        BASE32_NOPAD.encode(&mac[..16])
    }

    /// Hash under which the same person and procedure are recognised without storing the number in the clear.
    pub fn person_key(&self, procedure: &str, personal_id: &str) -> Vec<u8> {
        self.mac(&["person", procedure, personal_id]).to_vec()
    }

    /// Keyed hash of the last four digits of an id or phone, bound to the submission: four digits alone are no secret,
    /// but they are not stored in the clear either.
    pub fn factor(&self, reference: Reference, last_four: &str) -> Vec<u8> {
        self.mac(&["factor", &reference.to_string(), last_four]).to_vec()
    }

    fn mac(&self, parts: &[&str]) -> [u8; 32] {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }
}

/// Hash under which a random token is stored: a copy of the database opens nothing.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
