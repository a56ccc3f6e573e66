//! Sealing of bytes at rest: XChaCha20-Poly1305, whose nonce is long enough to be random. Each file has a data key of its
//! own; the master key seals it. What a piece belongs to is sealed with it, so that none can stand in another's place.

use bytes::Bytes;
use chacha20poly1305::{AeadInPlace, KeyInit, Tag, XChaCha20Poly1305, XNonce};

use crate::random::Random;

/// A 256-bit key.
pub type Key = [u8; 32];

const NONCE: usize = 24;
const TAG: usize = 16;
/// Bytes that sealing adds: nonce and tag stand before the sealed bytes.
pub const OVERHEAD: usize = NONCE + TAG;

/// Sealed bytes are not what was sealed: changed, cut, moved to another place, or sealed with another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("sealed bytes were changed, or belong elsewhere")]
pub struct Broken;

/// Seals `plain` for the place that `of` names. Two pieces that belong behind each other: head and body.
pub fn seal(key: &Key, random: &Random, of: &str, mut plain: Vec<u8>) -> [Bytes; 2] {
    let nonce: [u8; NONCE] = random.bytes();
    let tag = cipher(key)
        .encrypt_in_place_detached(XNonce::from_slice(&nonce), of.as_bytes(), &mut plain)
        .expect("a piece is far shorter than the cipher takes");
    let mut head = Vec::with_capacity(OVERHEAD);
    head.extend_from_slice(&nonce);
    head.extend_from_slice(&tag);
    [head.into(), plain.into()]
}

/// What was sealed for that place.
///
/// # Errors
/// If it is not what was sealed.
pub fn open(key: &Key, of: &str, sealed: Bytes) -> Result<Bytes, Broken> {
    let mut sealed = Vec::from(sealed);
    let (head, body) = sealed.split_at_mut_checked(OVERHEAD).ok_or(Broken)?;
    let (nonce, tag) = head.split_at(NONCE);
    cipher(key)
        .decrypt_in_place_detached(XNonce::from_slice(nonce), of.as_bytes(), body, Tag::from_slice(tag))
        .map_err(|_| Broken)?;
    Ok(Bytes::from(sealed).slice(OVERHEAD..))
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(of: &str, plain: &[u8]) -> Vec<u8> {
        seal(&[7; 32], &Random::seeded(1), of, plain.to_vec()).concat()
    }

    #[test]
    fn what_was_sealed_comes_back() {
        for plain in [&b""[..], b"giay khai sinh", &[0; 100_000]] {
            let bytes = sealed("a", plain);
            assert_eq!(bytes.len(), plain.len() + OVERHEAD);
            assert_eq!(open(&[7; 32], "a", bytes.into()).unwrap(), plain);
        }
        let found = sealed("a", b"giay khai sinh").windows(4).any(|window| window == b"giay");
        assert!(!found, "nothing of it can be read");
    }

    #[test]
    fn any_changed_bit_another_place_another_key_and_a_cut_are_noticed() {
        let bytes = sealed("a", b"giay khai sinh");
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(open(&[7; 32], "a", changed.into()), Err(Broken), "byte {at}");
        }
        for end in 0..bytes.len() {
            assert_eq!(open(&[7; 32], "a", Bytes::copy_from_slice(&bytes[..end])), Err(Broken), "cut at {end}");
        }
        assert_eq!(open(&[7; 32], "b", bytes.clone().into()), Err(Broken));
        assert_eq!(open(&[8; 32], "a", bytes.into()), Err(Broken));
    }

    #[test]
    fn the_same_bytes_are_sealed_differently_each_time() {
        let random = Random::seeded(1);
        let twice = [(); 2].map(|()| seal(&[7; 32], &random, "a", b"x".to_vec()).concat());
        assert_ne!(twice[0], twice[1]);
    }
}
