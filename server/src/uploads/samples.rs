//! Small files of every kind, for tests.

use img_parts::{
    Bytes, ImageEXIF,
    jpeg::{Jpeg, JpegSegment, markers},
    png::{Png, PngChunk},
};
use lopdf::{Document, Object, dictionary};

/// What a photo tells and must not.
pub const TOLD: &[u8] = b"10.9804N 108.2615E";
/// The beginning of a program for Windows.
pub const EXE: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8\0\0\0This program cannot be run in DOS mode.";
/// What every scanner finds, and harms nobody (eicar.org); in two parts, so that this file is not found.
pub fn eicar() -> Vec<u8> {
    [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat().into_bytes()
}

/// A PDF as PDF 1.4 has it.
pub fn pdf(pages: usize) -> Vec<u8> {
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", page + 3)).collect();
    let mut objects =
        vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), format!("<</Type/Pages/Kids[{kids}]/Count {pages}>>")];
    objects.extend((0..pages).map(|_| "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>".to_owned()));
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (number, object) in objects.iter().enumerate() {
        places.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let (start, size) = (file.len(), objects.len() + 1);
    file.push_str(&format!("xref\n0 {size}\n0000000000 65535 f \n{places}"));
    file.push_str(&format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    file.into_bytes()
}

/// A PDF whose dictionaries lie in object streams.
pub fn modern_pdf(pages: i64) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let kids: Vec<Object> =
        (0..pages).map(|_| document.add_object(dictionary! { "Type" => "Page", "Parent" => tree }).into()).collect();
    document
        .objects
        .insert(tree, Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => pages }));
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", root);
    let mut file = Vec::new();
    document.save_modern(&mut file).unwrap();
    file
}

/// A grey square of 8 by 8 points.
pub fn jpeg() -> Vec<u8> {
    let mut file = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xdb\0\x43\0".to_vec();
    file.extend([1; 64]);
    file.extend_from_slice(b"\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x01\x11\0");
    for class in [0x00, 0x10] {
        // One code of one bit: nothing differs, the block ends.
        file.extend_from_slice(&[0xff, 0xc4, 0, 0x14, class, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }
    file.extend_from_slice(b"\xff\xda\0\x08\x01\x01\0\0\x3f\0\x3f\xff\xd9");
    file
}

fn telling_exif() -> Bytes {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(TOLD);
    exif.into()
}

/// The same, turned, which tells where it was taken in EXIF, in a comment, to Photoshop and behind its end.
pub fn jpeg_that_tells() -> Vec<u8> {
    let mut jpeg = Jpeg::from_bytes(jpeg().into()).unwrap();
    jpeg.set_exif(Some(telling_exif()));
    for marker in [markers::COM, markers::APP13, markers::APP1] {
        jpeg.segments_mut().insert(1, JpegSegment::new_with_contents(marker, Bytes::from_static(TOLD)));
    }
    [jpeg.encoder().bytes().as_ref(), b"\xff\xd8", TOLD].concat()
}

fn png_with(width: u32, height: u32, more: &[PngChunk]) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let data: &[u8] = &[0x78, 1, 1, 2, 0, 0xfd, 0xff, 0, 0, 0, 2, 0, 1];
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    file.extend_from_slice(&PngChunk::new(*b"IHDR", head.into()).encoder().bytes());
    for chunk in more {
        file.extend_from_slice(&chunk.clone().encoder().bytes());
    }
    file.extend_from_slice(&PngChunk::new(*b"IDAT", Bytes::from_static(data)).encoder().bytes());
    file.extend_from_slice(&PngChunk::new(*b"IEND", Bytes::new()).encoder().bytes());
    file
}

/// A black point.
pub fn png() -> Vec<u8> {
    png_with(1, 1, &[])
}

/// A picture that says that it has so many points.
pub fn png_of(width: u32, height: u32) -> Vec<u8> {
    png_with(width, height, &[])
}

/// A point, turned, that tells where it was taken.
pub fn png_that_tells() -> Vec<u8> {
    let text = [b"Comment\0", TOLD].concat();
    let mut png = Png::from_bytes(png_with(1, 1, &[PngChunk::new(*b"tEXt", text.into())]).into()).unwrap();
    png.set_exif(Some(telling_exif()));
    [png.encoder().bytes().as_ref(), TOLD].concat()
}

fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let size = u32::try_from(body.len() + 8).unwrap();
    [&size.to_be_bytes()[..], kind, body].concat()
}

/// A HEIC file without a picture that tells where it was taken.
pub fn heic_that_tells() -> Vec<u8> {
    heic_that_tells_times(1)
}

/// The same; so many times it says where that stands.
pub fn heic_that_tells_times(times: u16) -> Vec<u8> {
    let start = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    let entry = |id: u8, kind: &[u8; 4]| boxed(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0][..], kind, b"\0"].concat());
    let items = [&[0, 0, 0, 0, 0, 2][..], &entry(1, b"hvc1"), &entry(2, b"Exif")].concat();
    let size = [&[0; 4][..], &8_u32.to_be_bytes(), &8_u32.to_be_bytes()].concat();
    let properties = boxed(b"iprp", &boxed(b"ipco", &boxed(b"ispe", &size)));
    let meta = |at: u32| {
        let mut places = vec![0, 0, 0, 0, 0x44, 0, 0, 1, 0, 2, 0, 0];
        places.extend_from_slice(&times.to_be_bytes());
        for _ in 0..times {
            places.extend_from_slice(&at.to_be_bytes());
            places.extend_from_slice(&u32::try_from(TOLD.len()).unwrap().to_be_bytes());
        }
        boxed(b"meta", &[&[0; 4][..], &boxed(b"iinf", &items), &properties, &boxed(b"iloc", &places)].concat())
    };
    let data = [b"picture ".as_slice(), TOLD].concat();
    let at = start.len() + meta(0).len() + 8 + 8;
    [start, meta(u32::try_from(at).unwrap()), boxed(b"mdat", &data)].concat()
}

/// A ZIP file with these entries, each of so many zeros.
pub fn zip(entries: &[(&str, usize)]) -> Vec<u8> {
    archive(entries, None)
}

/// A ZIP file of one entry that says that it unfolds to `size`.
pub fn zip_that_says(name: &str, size: u32) -> Vec<u8> {
    archive(&[(name, 9)], Some(size))
}

fn archive(entries: &[(&str, usize)], says: Option<u32>) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    let short = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
    let long = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    for (name, length) in entries {
        // Stored; if it says another size, as if deflated. Version, flags, method, time, date, checksum, sizes, lengths of names.
        let method = if says.is_some() { 8 } else { 0 };
        let mut head = vec![20, 0, 0, 0, method, 0, 0, 0, 0x21, 0, 0, 0, 0, 0];
        head.extend(long(*length));
        head.extend(says.map_or(long(*length), u32::to_le_bytes));
        head.extend(short(name.len()));
        head.extend([0, 0]);
        directory.extend_from_slice(b"PK\x01\x02\x14\0");
        directory.extend_from_slice(&head);
        directory.extend([0; 10]);
        directory.extend(long(file.len()));
        directory.extend_from_slice(name.as_bytes());
        file.extend_from_slice(b"PK\x03\x04");
        file.extend_from_slice(&head);
        file.extend_from_slice(name.as_bytes());
        file.extend(std::iter::repeat_n(0, *length));
    }
    let (at, size, count) = (file.len(), directory.len(), short(entries.len()));
    file.extend(directory);
    file.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    file.extend([count, count].concat());
    file.extend(long(size));
    file.extend(long(at));
    file.extend([0, 0]);
    file
}
