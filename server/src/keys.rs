//! The service's secret key and what is derived from it. It lies in a file, beside the SQLite databases made on the first
//! start, and nothing tells it to others.

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use domain::{draft_code::DraftCode, reference::Reference};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};

use crate::random::Random;

/// A 256-bit secret.
type Key = [u8; 32];

/// Secrets of this installation: the one in use, and earlier ones. What was made with an earlier one (a code on paper, the
/// digits that open a lookup) is still recognised by it, for as long as it stays in the file.
#[derive(Clone)]
pub struct Keys {
    current: Key,
    earlier: Vec<Key>,
}

impl Keys {
    /// Reads the key file, or makes it (mode 0600).
    ///
    /// # Errors
    /// If the file cannot be read or written, or holds something else than keys.
    pub fn open(path: &Path, random: &Random) -> io::Result<Self> {
        match Self::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let current = random.bytes();
                let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
                file.write_all(&current)?;
                file.sync_all()?;
                Ok(Self { current, earlier: Vec::new() })
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
        let (keys, rest) = bytes.as_chunks::<32>();
        match keys {
            [current, earlier @ ..] if rest.is_empty() => Ok(Self { current: *current, earlier: earlier.to_vec() }),
            _ => Err(io::Error::new(io::ErrorKind::InvalidData, "not keys of 32 bytes each")),
        }
    }

    /// What tells each key from others, and nothing else about it; the one in use first.
    pub fn fingerprints(&self) -> Vec<[u8; 32]> {
        self.all().map(|key| mac(key, &["fingerprint"])).collect()
    }

    /// Secret in the QR code of a new submission: 128 bits, as 26 letters and digits that can also be typed. It is derived,
    /// so the store holds only its hash and the page can still show the code again.
    pub fn qr_secret(&self, reference: Reference, generation: u32) -> String {
        qr_secret(&self.current, reference, generation)
    }

    /// The secret with this hash, whichever key it was made with. `None`: its key is no more in the file.
    pub fn qr_secret_of(&self, hash: &[u8], reference: Reference, generation: u32) -> Option<String> {
        let mut secrets = self.all().map(|key| qr_secret(key, reference, generation));
        secrets.find(|secret| token_hash(secret) == hash)
    }

    /// Hash under which the same person and procedure are recognised without storing the number in the clear.
    pub fn person_key(&self, procedure: &str, personal_id: &str) -> Vec<u8> {
        person_key(&self.current, procedure, personal_id)
    }

    /// The same by every key, the one in use first.
    pub fn person_keys(&self, procedure: &str, personal_id: &str) -> Vec<Vec<u8>> {
        self.all().map(|key| person_key(key, procedure, personal_id)).collect()
    }

    /// Hash under which the submissions of a phone are found by who proves it; it leads to no number.
    pub fn phone_key(&self, phone: &str) -> Vec<u8> {
        phone_key(&self.current, phone)
    }

    /// The same by every key, the one in use first.
    pub fn phone_keys(&self, phone: &str) -> Vec<Vec<u8>> {
        self.all().map(|key| phone_key(key, phone)).collect()
    }

    /// Keyed hash of the last four digits of an id or phone, bound to the submission: four digits alone are no secret,
    /// but they are not stored in the clear either.
    pub fn factor(&self, reference: Reference, last_four: &str) -> Vec<u8> {
        factor(&self.current, reference, last_four)
    }

    /// The same by every key, the one in use first.
    pub fn factors(&self, reference: Reference, last_four: &str) -> Vec<Vec<u8>> {
        self.all().map(|key| factor(key, reference, last_four)).collect()
    }

    /// Hash under which a consent is kept with the person who gave it, without the number; it leads to no submission.
    pub fn consent_key(&self, personal_id: &str) -> Vec<u8> {
        consent_key(&self.current, personal_id)
    }

    /// Whether this is the consent's hash of the number, by any key.
    pub fn is_consent_key(&self, hash: &[u8], personal_id: &str) -> bool {
        let equal = self.all().map(|key| consent_key(key, personal_id).ct_eq(hash));
        any(equal)
    }

    /// The code of a draft for another device. It is derived, so the store holds only its hash and the page can show it again.
    pub fn draft_code(&self, draft: &str, generation: u32) -> DraftCode {
        draft_code(&self.current, draft, generation)
    }

    /// The code with this hash, whichever key it was made with. `None`: its key is no more in the file.
    pub fn draft_code_of(&self, hash: &[u8], draft: &str, generation: u32) -> Option<DraftCode> {
        let made = self.all().find(|key| *draft_code_hash(key, draft_code(key, draft, generation)) == *hash);
        made.map(|key| draft_code(key, draft, generation))
    }

    /// Hash under which a draft's code is kept. Keyed: eight digits are found by trying in a copy of the database.
    pub fn draft_code_hash(&self, code: DraftCode) -> Vec<u8> {
        draft_code_hash(&self.current, code)
    }

    /// The same by every key, the one in use first.
    pub fn draft_code_hashes(&self, code: DraftCode) -> Vec<Vec<u8>> {
        self.all().map(|key| draft_code_hash(key, code)).collect()
    }

    /// Hash under which a one-time code is kept, bound to what it opens.
    pub fn one_time_hash(&self, bound_to: &[&str], code: &str) -> Vec<u8> {
        one_time_hash(&self.current, bound_to, code)
    }

    /// Whether this is the hash of the one-time code, by any key.
    pub fn is_one_time_hash(&self, hash: &[u8], bound_to: &[&str], code: &str) -> bool {
        any(self.all().map(|key| one_time_hash(key, bound_to, code).ct_eq(hash)))
    }

    /// What tries are counted by where the subject itself (a phone, an address, a code) must not be kept.
    pub fn counted(&self, kind: &str, subject: &str) -> Vec<u8> {
        mac(&self.current, &["counted", kind, subject]).to_vec()
    }

    /// A seal on texts that go out in a form and come back with it, in 64 hexadecimal digits.
    pub fn seal(&self, texts: &[&str]) -> String {
        HEXLOWER.encode(&seal(&self.current, texts))
    }

    /// Whether the seal is one on these texts, by any key.
    pub fn is_sealed(&self, given: &str, texts: &[&str]) -> bool {
        let equal = self.all().map(|key| HEXLOWER.encode(&seal(key, texts)).as_bytes().ct_eq(given.as_bytes()));
        any(equal)
    }

    fn all(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.current).chain(&self.earlier)
    }
}

fn qr_secret(key: &Key, reference: Reference, generation: u32) -> String {
    BASE32_NOPAD.encode(&mac(key, &["qr", &reference.to_string(), &generation.to_string()])[..16])
}

fn person_key(key: &Key, procedure: &str, personal_id: &str) -> Vec<u8> {
    mac(key, &["person", procedure, personal_id]).to_vec()
}

fn phone_key(key: &Key, phone: &str) -> Vec<u8> {
    mac(key, &["phone of a submission", phone]).to_vec()
}

fn factor(key: &Key, reference: Reference, last_four: &str) -> Vec<u8> {
    mac(key, &["factor", &reference.to_string(), last_four]).to_vec()
}

/// Whether one of them is true; all are looked at, so that the time says nothing.
pub fn any(choices: impl Iterator<Item = Choice>) -> bool {
    choices.fold(Choice::from(0), |found, choice| found | choice).into()
}

fn consent_key(key: &Key, personal_id: &str) -> Vec<u8> {
    mac(key, &["consent", personal_id]).to_vec()
}

fn draft_code(key: &Key, draft: &str, generation: u32) -> DraftCode {
    let [a, b, c, d, e, f, g, h, ..] = mac(key, &["draft code", draft, &generation.to_string()]);
    DraftCode::from_random([a, b, c, d, e, f, g, h])
}

fn draft_code_hash(key: &Key, code: DraftCode) -> Vec<u8> {
    mac(key, &["draft code hash", &code.to_string()]).to_vec()
}

fn one_time_hash(key: &Key, bound_to: &[&str], code: &str) -> Vec<u8> {
    mac(key, &[&["one-time", code][..], bound_to].concat()).to_vec()
}

fn seal(key: &Key, texts: &[&str]) -> [u8; 32] {
    mac(key, &[&["seal"][..], texts].concat())
}

fn mac(key: &Key, parts: &[&str]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac.finalize().into_bytes().into()
}

/// Hash under which a random token is stored: a copy of the database opens nothing.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_with_an_earlier_key_is_recognised_until_that_key_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        let reference = Reference::parse("1234567897").unwrap();
        let old = Keys::open(&path, &Random::seeded(1)).unwrap();
        let (secret, factor) = (old.qr_secret(reference, 1), old.factor(reference, "1234"));
        let (person, seal) = (old.consent_key("060190001234"), old.seal(&["a", "b"]));
        let (code, once) = (old.draft_code("draft", 1), old.one_time_hash(&["draft"], "123456"));
        let kept_code = old.draft_code_hash(code);
        let rotated = [[9; 32].as_slice(), fs::read(&path).unwrap().as_slice()].concat();
        fs::write(&path, rotated).unwrap();
        let both = Keys::read(&path).unwrap();
        assert_ne!(both.qr_secret(reference, 1), secret);
        assert_eq!(both.qr_secret_of(&token_hash(&secret), reference, 1), Some(secret.clone()));
        assert!(both.factors(reference, "1234").contains(&factor));
        assert!(both.is_consent_key(&person, "060190001234") && !both.is_consent_key(&person, "060190001235"));
        assert!(
            both.is_sealed(&seal, &["a", "b"]) && !both.is_sealed(&seal, &["ab"]) && !both.is_sealed("", &["a", "b"])
        );
        assert_ne!(both.draft_code("draft", 1), code);
        assert_eq!(both.draft_code_of(&kept_code, "draft", 1), Some(code));
        assert_eq!(both.draft_code_of(&kept_code, "draft", 2), None);
        assert!(both.draft_code_hashes(code).contains(&kept_code));
        assert!(both.is_one_time_hash(&once, &["draft"], "123456"));
        assert!(!both.is_one_time_hash(&once, &["other"], "123456"));
        assert!(!both.is_one_time_hash(&once, &["draft"], "123457"));
        assert!(both.fingerprints().contains(&old.fingerprints()[0]));
        fs::write(&path, [9; 32]).unwrap();
        let new = Keys::read(&path).unwrap();
        assert_eq!(new.qr_secret_of(&token_hash(&secret), reference, 1), None);
        assert!(!new.factors(reference, "1234").contains(&factor));
        assert!(!new.is_consent_key(&person, "060190001234") && !new.is_sealed(&seal, &["a", "b"]));
    }

    #[test]
    fn half_a_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        for bytes in [0, 16, 48] {
            fs::write(&path, vec![1; bytes]).unwrap();
            assert!(Keys::read(&path).is_err(), "{bytes}");
        }
    }
}
