//! What is wrong with a data file, and where.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use serde::de::DeserializeOwned;
use unicode_normalization::is_nfc;

/// Something wrong in a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path of the file, below the catalogue's folder.
    pub file: PathBuf,
    /// Line, from 1, where one can be named.
    pub line: Option<usize>,
    /// What is wrong, for the person who edits the file.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// A data file that was read: valid UTF-8, and its texts composed (NFC), or a problem was noted.
pub(super) struct DataFile {
    pub name: PathBuf,
    pub text: String,
}

impl DataFile {
    /// Reads `name` below `dir`.
    pub fn open(dir: &Path, name: impl Into<PathBuf>, problems: &mut Vec<Problem>) -> Option<Self> {
        let name = name.into();
        let text = match fs::read_to_string(dir.join(&name)) {
            Ok(text) => text,
            Err(error) => {
                problems.push(Problem { file: name, line: None, reason: format!("cannot be read: {error}") });
                return None;
            }
        };
        let file = Self { name, text };
        for (index, line) in file.text.lines().enumerate() {
            if !is_nfc(line) {
                problems.push(file.problem(index + 1, "a text is not composed (Unicode NFC)"));
            }
        }
        Some(file)
    }

    /// Reads every file of `folder` whose name ends in one of `extensions`, in the order of their names.
    pub fn open_all(dir: &Path, folder: &str, extensions: &[&str], problems: &mut Vec<Problem>) -> Vec<Self> {
        let entries = match fs::read_dir(dir.join(folder)) {
            Ok(entries) => entries,
            Err(error) => {
                problems.push(Problem { file: folder.into(), line: None, reason: format!("cannot be read: {error}") });
                return Vec::new();
            }
        };
        let wanted = |path: &Path| path.extension().and_then(|e| e.to_str()).is_some_and(|e| extensions.contains(&e));
        let mut names: Vec<PathBuf> = entries
            .filter_map(|entry| Some(PathBuf::from(folder).join(entry.ok()?.file_name())))
            .filter(|path| wanted(path))
            .collect();
        names.sort();
        names.into_iter().filter_map(|name| Self::open(dir, name, problems)).collect()
    }

    /// The content as TOML of a known shape.
    pub fn parse<T: DeserializeOwned>(&self, problems: &mut Vec<Problem>) -> Option<T> {
        toml::from_str(&self.text)
            .map_err(|error| {
                let line = error.span().map(|span| self.line_at(span.start));
                problems.push(Problem { file: self.name.clone(), line, reason: error.message().to_owned() });
            })
            .ok()
    }

    /// The line, from 1, of a byte position.
    pub fn line_at(&self, position: usize) -> usize {
        1 + self.text.bytes().take(position).filter(|&byte| byte == b'\n').count()
    }

    /// A problem at a line of this file.
    pub fn problem(&self, line: usize, reason: impl Into<String>) -> Problem {
        Problem { file: self.name.clone(), line: Some(line), reason: reason.into() }
    }
}

/// Something from a data file, with the place where it stands.
#[derive(Debug)]
pub(super) struct Located<T> {
    pub value: T,
    pub file: PathBuf,
    pub line: usize,
}

impl<T> Located<T> {
    /// From a span of `file`.
    pub fn new(file: &DataFile, spanned: toml::Spanned<T>) -> Self {
        let line = file.line_at(spanned.span().start);
        Self { value: spanned.into_inner(), file: file.name.clone(), line }
    }

    /// A problem at this place.
    pub fn problem(&self, reason: impl Into<String>) -> Problem {
        Problem { file: self.file.clone(), line: Some(self.line), reason: reason.into() }
    }
}
