//! Kinds of files that are taken, told by what a file is and never by what it is called.

/// Bytes within which a PDF must say that it is one: some programs write a few before.
const PDF_HEAD: usize = 1024;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// PDF.
    Pdf,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// HEIC, as iPhones take photos.
    Heic,
    /// Word since 2007.
    Docx,
}

impl Kind {
    /// All, in the order in which they are named to citizens.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Jpeg, Self::Png, Self::Heic, Self::Docx];

    /// Short name: in form files, in the store, and as the ending of names.
    pub fn short(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Heic => "heic",
            Self::Docx => "docx",
        }
    }

    /// The kind with this short name.
    pub fn from_short(short: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.short() == short)
    }

    /// Media type under which it is handed out.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Heic => "image/heic",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// A picture that every browser shows.
    pub fn is_image(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }

    /// The kind that these bytes look like. A ZIP file may be Word: only its directory tells.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let head = &bytes[..bytes.len().min(PDF_HEAD)];
        let Some(found) = infer::get(bytes) else {
            return head.windows(5).any(|window| window == b"%PDF-").then_some(Self::Pdf);
        };
        match found.mime_type() {
            "application/pdf" => Some(Self::Pdf),
            "image/jpeg" => Some(Self::Jpeg),
            "image/png" => Some(Self::Png),
            "image/heif" => Some(Self::Heic),
            "application/zip" => Some(Self::Docx),
            word if word == Self::Docx.media_type() => Some(Self::Docx),
            _ => None,
        }
    }

    /// The kind that a name claims by its ending.
    pub fn claimed(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "jpeg" => Some(Self::Jpeg),
            "heif" => Some(Self::Heic),
            ending => Self::from_short(ending),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_and_the_name_only_claims() {
        assert_eq!(Kind::of(b"%PDF-1.4\n"), Some(Kind::Pdf));
        assert_eq!(Kind::of(b"\xef\xbb\xbf\n%PDF-1.4\n"), Some(Kind::Pdf));
        assert_eq!(Kind::of(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0"), None);
        assert_eq!(Kind::of(b"\x7fELF\x02\x01\x01\0"), None);
        assert_eq!(Kind::of(b"<html><script>"), None);
        assert_eq!(Kind::of(b""), None);
        assert_eq!(Kind::claimed("a.b.JPEG"), Some(Kind::Jpeg));
        assert_eq!(Kind::claimed("pdf"), None);
        for kind in Kind::ALL {
            assert_eq!(Kind::from_short(kind.short()), Some(kind));
        }
    }
}
