//! What the office puts on the home page: the procedures that many need, and notices.

use std::path::Path;

use domain::{date::iso, procedure::Procedure};
use serde::Deserialize;
use time::Date;
use toml::Spanned;

use super::problem::{DataFile, Located, Problem};

/// The home page's data.
#[derive(Clone, Debug, Default)]
pub struct HomePage {
    /// Ids of the procedures that many need, in the order of the page.
    pub everyday: Vec<String>,
    notices: Vec<Notice>,
}

/// Something that everybody should know for a time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Notice {
    /// First day on which it is shown.
    #[serde(with = "iso")]
    from: Date,
    /// Last day on which it is shown.
    #[serde(with = "iso")]
    until: Date,
    /// In plain Vietnamese; a line is a paragraph.
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HomeFile {
    everyday: Vec<Spanned<String>>,
    #[serde(default, rename = "notice")]
    notices: Vec<Spanned<Notice>>,
}

impl HomePage {
    /// The notices of a day, in the order of the file.
    pub fn notices(&self, today: Date) -> Vec<&str> {
        let of_today = self.notices.iter().filter(|notice| notice.from <= today && today <= notice.until);
        of_today.map(|notice| notice.text.as_str()).collect()
    }

    /// Reads `home.toml`.
    pub(super) fn load(dir: &Path, procedures: &[Procedure], problems: &mut Vec<Problem>) -> Self {
        let Some(file) = DataFile::open(dir, "home.toml", problems) else { return Self::default() };
        let Some(HomeFile { everyday, notices }) = file.parse(problems) else { return Self::default() };
        let mut home = Self::default();
        for id in everyday {
            let id = Located::new(&file, id);
            if !procedures.iter().any(|procedure| procedure.id == id.value) {
                problems.push(id.problem(format!("no procedure has the id `{}`", id.value)));
            }
            home.everyday.push(id.value);
        }
        for notice in notices {
            let notice = Located::new(&file, notice);
            if notice.value.text.trim().is_empty() || notice.value.until < notice.value.from {
                problems.push(notice.problem("the notice is empty, or ends before it begins"));
            }
            home.notices.push(notice.value);
        }
        home
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn load(text: &str) -> (HomePage, Vec<Problem>) {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("home.toml"), text).unwrap();
        let mut problems = Vec::new();
        (HomePage::load(dir.path(), &[], &mut problems), problems)
    }

    #[test]
    fn a_notice_stands_from_its_first_to_its_last_day() {
        let (home, problems) =
            load("everyday = []\n[[notice]]\nfrom = '2026-09-01'\nuntil = '2026-09-02'\ntext = 'Nghỉ lễ'");
        assert_eq!(problems, []);
        let shown = [date!(2026 - 08 - 31), date!(2026 - 09 - 01), date!(2026 - 09 - 02), date!(2026 - 09 - 03)]
            .map(|day| home.notices(day).len());
        assert_eq!(shown, [0, 1, 1, 0]);
    }

    #[test]
    fn mistakes_are_reported_with_their_lines() {
        let (_, problems) = load(
            "everyday = [\n  'khong-co',\n]\n[[notice]]\nfrom = '2026-09-02'\nuntil = '2026-09-01'\ntext = 'Nghỉ lễ'",
        );
        assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [Some(2), Some(4)]);
    }
}
