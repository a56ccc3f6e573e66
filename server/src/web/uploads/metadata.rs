//! `Upload-Metadata`: pairs of a key and a value in base64.

use axum::http::HeaderMap;
use data_encoding::BASE64;

use super::Problem;

/// Longest header that is kept: it is given back with each question for the offset.
const LONGEST: usize = 4096;

/// What a client says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// As it was sent.
    pub raw: String,
    /// Name of the file.
    pub name: String,
    /// Id of the draft.
    pub draft: String,
    /// Id of the question.
    pub question: String,
}

impl Metadata {
    /// Reads the header. Other keys may stand in it; the kind of the file that the device claims is not believed.
    pub fn read(headers: &HeaderMap) -> Result<Self, Problem> {
        let raw = headers.get("upload-metadata").and_then(|value| value.to_str().ok()).ok_or(Problem::BadMetadata)?;
        if raw.len() > LONGEST {
            return Err(Problem::BadMetadata);
        }
        let mut pairs: Vec<(&str, Vec<u8>)> = Vec::new();
        for pair in raw.split(',') {
            let (key, value) = pair.trim().split_once(' ').unwrap_or((pair.trim(), ""));
            let value = BASE64.decode(value.as_bytes()).map_err(|_| Problem::BadMetadata)?;
            if key.is_empty() || pairs.iter().any(|(other, _)| *other == key) {
                return Err(Problem::BadMetadata);
            }
            pairs.push((key, value));
        }
        let text = |key: &str| {
            let value = pairs.iter().find(|(other, _)| *other == key).map(|(_, value)| value);
            value.and_then(|value| String::from_utf8(value.clone()).ok()).ok_or(Problem::BadMetadata)
        };
        Ok(Self { raw: raw.to_owned(), name: text("filename")?, draft: text("draft")?, question: text("question")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str) -> Result<Metadata, Problem> {
        let mut headers = HeaderMap::new();
        headers.insert("upload-metadata", header.parse().unwrap());
        Metadata::read(&headers)
    }

    #[test]
    fn pairs_are_read_and_kept_as_they_came() {
        let header = "filename Z2nhuqV5LnBkZg==,draft YQ==, question Yg==,is_confidential";
        let read = read(header).unwrap();
        assert_eq!((read.name.as_str(), read.draft.as_str(), read.question.as_str()), ("giấy.pdf", "a", "b"));
        assert_eq!(read.raw, header);
    }

    #[test]
    fn what_is_no_metadata_is_refused() {
        for header in [
            "",
            "filename YQ==",
            "filename YQ==,draft YQ==,question",
            "filename ?,draft YQ==,question YQ==",
            "filename YQ==,filename YQ==,draft YQ==,question YQ==",
            "filename /w==,draft YQ==,question YQ==",
            ",,",
        ] {
            let refused = read(header);
            // An empty question is told from a missing one only by its value.
            assert!(refused.is_err() || refused.is_ok_and(|read| read.question.is_empty()), "{header}");
        }
        assert!(read(&"x".repeat(LONGEST + 1)).is_err());
    }
}
