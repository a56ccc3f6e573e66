//! Hashing, checking and making passwords.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::{Output, PasswordHash, Salt, SaltString},
};
use tokio::sync::Mutex;
use unicode_normalization::UnicodeNormalization as _;

use super::StoreError;
use crate::random::Random;

/// Shortest password that an official may choose, in characters.
pub const MIN: usize = 12;

/// Longest, in characters.
pub const MAX: usize = 200;

/// Letters and digits that cannot be taken for one another on paper; 32 of them, so 5 bits each.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A hash that no password is known to have, of the same cost as a real one: checked where there is no account, so that
/// the time to answer says nothing.
const NOBODY: &str =
    "$argon2id$v=19$m=12288,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A new password of 80 random bits in four groups of four.
pub fn generate(random: &Random) -> String {
    let mut password = String::with_capacity(19);
    for (at, byte) in random.bytes::<16>().into_iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            password.push('-');
        }
        password.push(char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]));
    }
    password
}

/// Hashes passwords one at a time, away from the async threads, and always in the same memory: blocks of this size that
/// come and go from several threads would stay with the process several times over.
#[derive(Clone, Default)]
pub struct Hasher {
    memory: Arc<Mutex<Vec<Block>>>,
    waiting: Arc<AtomicUsize>,
}

/// Passwords that wait for their turn, the one at work included: some seconds. Who comes then is told to come again.
const MOST_WAITING: usize = 32;

/// A place in the queue.
struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Hasher {
    /// The argon2id hash of a password, with a fresh salt.
    ///
    /// # Errors
    /// [`StoreError::Hashing`] if the hasher fails.
    pub async fn hash(&self, random: &Random, password: &str) -> Result<String, StoreError> {
        let salt = SaltString::encode_b64(&random.bytes::<16>()).map_err(|_| StoreError::Hashing)?;
        self.in_turn(password, move |password, memory| {
            let params = params()?;
            let output = digest(memory, &params, password, salt.as_salt())?;
            let hash = PasswordHash {
                algorithm: Algorithm::Argon2id.ident(),
                version: Some(Version::V0x13.into()),
                params: (&params).try_into().map_err(|_| StoreError::Hashing)?,
                salt: Some(salt.as_salt()),
                hash: Some(output),
            };
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether the password has this hash. Without a hash it takes as long and is wrong.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] if the stored hash is none.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, StoreError> {
        let known = hash.is_some();
        let hash = hash.unwrap_or(NOBODY).to_owned();
        self.in_turn(password, move |password, memory| {
            let unreadable = || StoreError::Unreadable("password hash");
            let stored = PasswordHash::new(&hash).map_err(|_| unreadable())?;
            let params = Params::try_from(&stored).map_err(|_| unreadable())?;
            let output = digest(memory, &params, password, stored.salt.ok_or_else(unreadable)?)?;
            // `Output` compares in constant time.
            Ok(stored.hash == Some(output) && known)
        })
        .await
    }

    /// Runs `work` on the password's bytes when its turn comes. Letters are composed first: keyboards differ.
    async fn in_turn<T: Send + 'static>(
        &self,
        password: &str,
        work: impl FnOnce(&[u8], &mut Vec<Block>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let password: String = password.nfc().take(4 * MAX).collect();
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let place = Place(Arc::clone(&self.waiting));
        if before >= MOST_WAITING {
            return Err(StoreError::Busy);
        }
        let mut memory = Arc::clone(&self.memory).lock_owned().await;
        // The turn is held by the work itself, also when nobody waits for it any more.
        tokio::task::spawn_blocking(move || {
            let _place = place;
            work(password.as_bytes(), &mut memory)
        })
        .await
        .map_err(|_| StoreError::Hashing)?
    }
}

/// 12 MiB and three passes: as strong as the library's 19 MiB and two (OWASP Password Storage Cheat Sheet), on a third
/// less memory.
fn params() -> Result<Params, StoreError> {
    Params::new(12 * 1024, 3, 1, Some(Params::DEFAULT_OUTPUT_LEN)).map_err(|_| StoreError::Hashing)
}

fn digest(memory: &mut Vec<Block>, params: &Params, password: &[u8], salt: Salt) -> Result<Output, StoreError> {
    memory.resize(params.block_count(), Block::default());
    let mut bytes = [0; Salt::MAX_LENGTH];
    let salt = salt.decode_b64(&mut bytes).map_err(|_| StoreError::Hashing)?;
    let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
        .hash_password_into_with_memory(password, salt, &mut output, memory)
        .map_err(|_| StoreError::Hashing)?;
    Output::new(&output).map_err(|_| StoreError::Hashing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn checking_nobody_costs_as_much_as_a_hash() {
        let real = Hasher::default().hash(&Random::seeded(1), "x").await.unwrap();
        let (nobody, real) = (PasswordHash::new(NOBODY).unwrap(), PasswordHash::new(&real).unwrap());
        assert_eq!((nobody.algorithm, nobody.version), (real.algorithm, real.version));
        assert_eq!(nobody.params, real.params);
        assert_eq!(nobody.hash.unwrap().len(), real.hash.unwrap().len());
    }

    #[tokio::test]
    async fn a_password_is_known_again_and_another_is_not() {
        let hasher = Hasher::default();
        let hash = hasher.hash(&Random::seeded(1), "mật khẩu thật dài").await.unwrap();
        assert!(hasher.verify("mật khẩu thật dài", Some(&hash)).await.unwrap());
        assert!(!hasher.verify("mật khẩu thật dái", Some(&hash)).await.unwrap());
        assert!(!hasher.verify("mật khẩu thật dài", None).await.unwrap());
        assert!(hasher.verify("x", Some("không phải")).await.is_err());
    }

    #[tokio::test]
    async fn hashes_of_other_costs_stay_valid() {
        use argon2::PasswordHasher;
        let salt = SaltString::encode_b64(&[7; 16]).unwrap();
        let earlier = Argon2::default().hash_password(b"x", &salt).unwrap().to_string();
        assert!(earlier.contains("m=19456,t=2"));
        let hasher = Hasher::default();
        assert!(hasher.verify("x", Some(&earlier)).await.unwrap());
        assert!(!hasher.verify("y", Some(&earlier)).await.unwrap());
    }

    #[tokio::test]
    async fn who_comes_when_the_queue_is_full_is_told_and_the_queue_empties() {
        let hasher = Hasher::default();
        let turn = Arc::clone(&hasher.memory).lock_owned().await;
        let verify = || {
            let hasher = hasher.clone();
            tokio::spawn(async move { hasher.verify("x", None).await })
        };
        let waiting: Vec<_> = (0..MOST_WAITING).map(|_| verify()).collect();
        while hasher.waiting.load(Ordering::Relaxed) < MOST_WAITING {
            tokio::task::yield_now().await;
        }
        assert!(matches!(hasher.verify("x", None).await, Err(StoreError::Busy)));
        // Somebody who gives up leaves the place to another.
        waiting.iter().for_each(tokio::task::JoinHandle::abort);
        for one in waiting {
            assert!(one.await.is_err());
        }
        drop(turn);
        assert!(!hasher.verify("x", None).await.unwrap());
    }

    #[test]
    fn generated_passwords_are_long_enough_and_differ() {
        let random = Random::seeded(1);
        let (first, second) = (generate(&random), generate(&random));
        assert!(first.len() >= MIN);
        assert_ne!(first, second);
    }
}
