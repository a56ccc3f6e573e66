//! HEIC photos: what they tell is overwritten where it lies, so that nothing has to be moved or coded anew. A file whose layout
//! is not understood is refused, for it could tell where somebody lives.

use std::{collections::BTreeSet, ops::Range};

use bytes::Bytes;

use super::check_pixels;
use crate::uploads::refusal::Refusal;

/// A HEIC photo without what it tells.
///
/// # Errors
/// If its layout is not understood, or it has too many points.
pub fn clean(bytes: Bytes) -> Result<Bytes, Refusal> {
    check_pixels(&bytes)?;
    let told = told(&bytes).ok_or(Refusal::Heic)?;
    if told.is_empty() {
        return Ok(bytes);
    }
    // Said often enough, a few megabytes of places would keep a processor busy for hours.
    if told.iter().map(ExactSizeIterator::len).sum::<usize>() > bytes.len() {
        return Err(Refusal::Heic);
    }
    let mut clean = Vec::from(bytes);
    for range in told {
        clean.get_mut(range).ok_or(Refusal::Damaged)?.fill(0);
    }
    Ok(clean.into())
}

/// Where something is told beside the picture; `None`: not understood.
fn told(bytes: &[u8]) -> Option<Vec<Range<usize>>> {
    let top = boxes(bytes, 0..bytes.len())?;
    let meta = top.iter().find(|one| &one.kind == b"meta")?.body.clone();
    // Version and flags come first.
    let inner = boxes(bytes, meta.start.checked_add(4)?..meta.end)?;
    let body = |kind: &[u8; 4]| inner.iter().find(|one| &one.kind == kind).map(|one| one.body.clone());
    let telling = telling_items(bytes, body(b"iinf")?)?;
    let mut ranges: Vec<_> = top.iter().filter(|one| &one.kind == b"uuid").map(|one| one.body.clone()).collect();
    if !telling.is_empty() {
        ranges.extend(places(bytes, body(b"iloc")?, body(b"idat"), &telling)?);
    }
    Some(ranges)
}

/// Ids of the items that hold EXIF or XMP.
fn telling_items(bytes: &[u8], body: Range<usize>) -> Option<BTreeSet<u64>> {
    let mut reader = Reader { bytes, at: body.start, end: body.end };
    let count = if reader.number(4)? >> 24 == 0 { reader.number(2)? } else { reader.number(4)? };
    let entries = boxes(bytes, reader.at..body.end)?;
    if usize::try_from(count).ok()? != entries.len() {
        return None;
    }
    let mut telling = BTreeSet::new();
    for entry in entries {
        let mut reader = Reader { bytes, at: entry.body.start, end: entry.body.end };
        let id = match reader.number(4)? >> 24 {
            2 => reader.number(2)?,
            3 => reader.number(4)?,
            // Earlier ones do not say what they are.
            _ => return None,
        };
        let _protection = reader.number(2)?;
        if matches!(&reader.number(4)?.to_be_bytes()[4..], b"Exif" | b"mime") {
            telling.insert(id);
        }
    }
    Some(telling)
}

/// Where these items lie in the file.
fn places(
    bytes: &[u8],
    body: Range<usize>,
    idat: Option<Range<usize>>,
    items: &BTreeSet<u64>,
) -> Option<Vec<Range<usize>>> {
    let mut reader = Reader { bytes, at: body.start, end: body.end };
    let version = reader.number(4)? >> 24;
    let sizes = reader.number(2)?;
    let size = |shift: u32| usize::try_from(sizes >> shift & 0xf).ok();
    let (offset_size, length_size, base_size) = (size(12)?, size(8)?, size(4)?);
    let index_size = if version == 0 { 0 } else { size(0)? };
    if offset_size + length_size == 0 {
        // Pieces without a place take no byte, and could be without number.
        return None;
    }
    let id_size = if version < 2 { 2 } else { 4 };
    let mut ranges = Vec::new();
    for _ in 0..reader.number(id_size)? {
        let id = reader.number(id_size)?;
        let method = if version == 0 { 0 } else { reader.number(2)? & 0xf };
        let _file = reader.number(2)?;
        let base = reader.number(base_size)?;
        for _ in 0..reader.number(2)? {
            let _index = reader.number(index_size)?;
            let (offset, length) = (reader.number(offset_size)?, reader.number(length_size)?);
            if !items.contains(&id) {
                continue;
            }
            let within = match method {
                0 => 0..bytes.len(),
                1 => idat.clone()?,
                _ => return None,
            };
            let start = within.start.checked_add(usize::try_from(base.checked_add(offset)?).ok()?)?;
            let end = start.checked_add(usize::try_from(length).ok()?)?;
            if length == 0 || end > within.end {
                return None;
            }
            ranges.push(start..end);
        }
    }
    Some(ranges)
}

/// A box: its kind, and where its content lies.
struct Atom {
    kind: [u8; 4],
    body: Range<usize>,
}

/// The boxes that fill this range.
fn boxes(bytes: &[u8], within: Range<usize>) -> Option<Vec<Atom>> {
    let mut found = Vec::new();
    let mut reader = Reader { bytes, at: within.start, end: within.end };
    while reader.at < within.end {
        let start = reader.at;
        let size = reader.number(4)?;
        let kind = u32::try_from(reader.number(4)?).ok()?.to_be_bytes();
        let end = match size {
            0 => within.end,
            1 => start.checked_add(usize::try_from(reader.number(8)?).ok()?)?,
            size => start.checked_add(usize::try_from(size).ok()?)?,
        };
        if end > within.end || end < reader.at {
            return None;
        }
        found.push(Atom { kind, body: reader.at..end });
        reader.at = end;
    }
    Some(found)
}

/// Reads numbers, most significant byte first.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
}

impl Reader<'_> {
    /// A number of so many bytes, eight at most.
    fn number(&mut self, size: usize) -> Option<u64> {
        let end = self.at.checked_add(size).filter(|end| size <= 8 && *end <= self.end)?;
        let digits = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(digits.iter().fold(0, |number, digit| number << 8 | u64::from(*digit)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::uploads::{kind::Kind, samples};

    #[test]
    fn what_it_tells_is_overwritten_and_nothing_moves() {
        let told = samples::heic_that_tells();
        assert_eq!(Kind::of(&told), Some(Kind::Heic));
        let clean = clean(told.clone().into()).unwrap();
        assert!(told.windows(samples::TOLD.len()).any(|window| window == samples::TOLD));
        assert!(!clean.windows(samples::TOLD.len()).any(|window| window == samples::TOLD));
        assert_eq!(clean.len(), told.len());
        let differs = clean.iter().zip(&told).filter(|(new, old)| new != old).count();
        assert!(differs <= samples::TOLD.len(), "the rest is as it was");
    }

    #[test]
    fn one_place_may_be_named_twice_but_not_without_end() {
        let twice = clean(samples::heic_that_tells_times(2).into()).unwrap();
        assert!(!twice.windows(samples::TOLD.len()).any(|window| window == samples::TOLD));
        assert_eq!(clean(samples::heic_that_tells_times(u16::MAX).into()), Err(Refusal::Heic));
        let mut nowhere = samples::heic_that_tells();
        let at = nowhere.windows(4).position(|window| window == b"iloc").unwrap();
        nowhere[at + 8] = 0;
        assert_eq!(clean(nowhere.into()), Err(Refusal::Heic));
    }

    #[test]
    fn a_layout_that_is_not_understood_is_refused() {
        let told = samples::heic_that_tells();
        let at = told.windows(4).position(|window| window == b"infe").unwrap();
        let mut old = told.clone();
        old[at + 4] = 0;
        assert_eq!(clean(old.into()), Err(Refusal::Heic));
        for end in 20..told.len() {
            assert!(clean(Bytes::copy_from_slice(&told[..end])).is_err(), "cut at {end}");
        }
    }
}
