//! How a photo is to be turned: the one fact of its EXIF data that is kept.

use bytes::Bytes;

/// Tag of the orientation.
const TAG: u16 = 0x0112;

/// How a photo is turned and mirrored to stand upright, as EXIF has it: 1 to 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Orientation(u8);

impl Orientation {
    /// As it is.
    pub const UPRIGHT: Self = Self(1);

    /// The orientation that EXIF data (from its byte order mark) tells; upright if it tells none.
    pub fn read(exif: &[u8]) -> Self {
        find(exif).filter(|value| (1..=8).contains(value)).map_or(Self::UPRIGHT, |value| Self(value as u8))
    }

    /// EXIF data that says only this.
    pub fn exif(self) -> Bytes {
        let mut data = Vec::with_capacity(26);
        data.extend_from_slice(b"MM\0\x2a\0\0\0\x08\0\x01");
        data.extend_from_slice(&TAG.to_be_bytes());
        // A short, one of them, in the upper half of the value; no further directory.
        data.extend_from_slice(&[0, 3, 0, 0, 0, 1, 0, self.0, 0, 0, 0, 0, 0, 0]);
        data.into()
    }

    /// Width and height change places.
    pub fn is_turned(self) -> bool {
        self.0 >= 5
    }

    /// The number that EXIF has for it.
    pub fn number(self) -> u8 {
        self.0
    }
}

fn find(exif: &[u8]) -> Option<u16> {
    let little = match exif.get(..4)? {
        b"II\x2a\0" => true,
        b"MM\0\x2a" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes = exif.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let entries = usize::from(short(directory)?);
    let entry = (0..entries).map(|number| directory + 2 + number * 12).find(|at| short(*at) == Some(TAG))?;
    short(entry + 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for number in 1..=8 {
            assert_eq!(Orientation::read(&Orientation(number).exif()), Orientation(number));
        }
    }

    #[test]
    fn little_endian_is_read_and_nonsense_is_upright() {
        let little = b"II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(Orientation::read(little).number(), 6);
        for nonsense in [&b""[..], b"II\x2a\0", b"II\x2a\0\xff\xff\xff\xff", b"MM\0\x2a\0\0\0\x08\xff\xff"] {
            assert_eq!(Orientation::read(nonsense), Orientation::UPRIGHT);
        }
    }
}
