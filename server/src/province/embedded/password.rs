//! Hashing, checking and making passwords.

use std::sync::Arc;

use argon2::{
    Argon2,
    password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString},
};
use tokio::sync::Semaphore;
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
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

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

/// The argon2id hash of a password, with a fresh salt. Hashes run one at a time, away from the async threads.
///
/// # Errors
/// [`StoreError::Hashing`] if the hasher fails.
pub async fn hash(turn: &Arc<Semaphore>, random: &Random, password: &str) -> Result<String, StoreError> {
    let salt = SaltString::encode_b64(&random.bytes::<16>()).map_err(|_| StoreError::Hashing)?;
    in_turn(turn, password, move |password| {
        let hash = Argon2::default().hash_password(password, &salt).map_err(|_| StoreError::Hashing)?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password has this hash. Without a hash it takes as long and is wrong.
///
/// # Errors
/// [`StoreError::Unreadable`] if the stored hash is none.
pub async fn verify(turn: &Arc<Semaphore>, password: &str, hash: Option<&str>) -> Result<bool, StoreError> {
    let known = hash.is_some();
    let hash = hash.unwrap_or(NOBODY).to_owned();
    in_turn(turn, password, move |password| {
        let hash = PasswordHash::new(&hash).map_err(|_| StoreError::Unreadable("password hash"))?;
        Ok(Argon2::default().verify_password(password, &hash).is_ok() && known)
    })
    .await
}

/// Runs `work` on the password's bytes when its turn comes. Letters are composed first: keyboards differ.
async fn in_turn<T: Send + 'static>(
    turn: &Arc<Semaphore>,
    password: &str,
    work: impl FnOnce(&[u8]) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let password: String = password.nfc().take(4 * MAX).collect();
    let permit = Arc::clone(turn).acquire_owned().await.map_err(|_| StoreError::Hashing)?;
    tokio::task::spawn_blocking(move || {
        // Held by the work itself, also when nobody waits for it any more.
        let _permit = permit;
        work(password.as_bytes())
    })
    .await
    .map_err(|_| StoreError::Hashing)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checking_nobody_costs_as_much_as_a_hash() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let salt = SaltString::encode_b64(&[7; 16]).unwrap();
        let real = Argon2::default().hash_password(b"x", &salt).unwrap();
        assert_eq!((nobody.algorithm, nobody.version), (real.algorithm, real.version));
        assert_eq!(nobody.params, real.params);
        assert_eq!(nobody.hash.unwrap().len(), real.hash.unwrap().len());
    }

    #[test]
    fn generated_passwords_are_long_enough_and_differ() {
        let random = Random::seeded(1);
        let (first, second) = (generate(&random), generate(&random));
        assert!(first.len() >= MIN);
        assert_ne!(first, second);
    }
}
