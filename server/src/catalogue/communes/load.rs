//! Reading the tables of `communes/`.

use std::{collections::HashMap, path::Path, sync::Arc};

use super::{
    super::problem::{DataFile, Problem},
    Commune, Communes, OldWard,
    find::{Unit, Units},
};

impl Communes {
    /// Reads the three tables.
    pub(in super::super) fn load(dir: &Path, problems: &mut Vec<Problem>) -> Self {
        let mut tables = Vec::new();
        for name in ["communes/communes.tsv", "communes/old_districts.tsv", "communes/old_wards.tsv"] {
            tables.extend(DataFile::open(dir, name, problems));
        }
        let [communes_file, districts_file, wards_file] = &tables[..] else { return Self::default() };

        let mut names = Names::default();
        let mut communes: Vec<Commune> = rows(communes_file, problems)
            .map(|(_, [province, code, name])| Commune {
                code: code.into(),
                name: name.into(),
                province: names.shared(province),
            })
            .collect();
        communes.sort_by(|a, b| a.code.cmp(&b.code));
        let position = |code: &str| communes.binary_search_by(|commune| commune.code.as_ref().cmp(code)).ok();

        let districts: HashMap<&str, (Arc<str>, Arc<str>)> = rows(districts_file, problems)
            .map(|(_, [number, name, province])| (number, (names.shared(name), names.shared(province))))
            .collect();
        let mut faults = Vec::new();
        let mut old = Vec::new();
        for (line, [district, code, name, became]) in rows(wards_file, problems) {
            let Some((district, province)) = districts.get(district) else {
                faults.push(wards_file.problem(line, format!("no district has the number `{district}`")));
                continue;
            };
            let parts: Option<Vec<u16>> =
                became.split_whitespace().map(|code| u16::try_from(position(code)?).ok()).collect();
            let Some(parts) = parts else {
                faults.push(wards_file.problem(line, format!("`{became}` names a commune that does not exist")));
                continue;
            };
            old.push(OldWard {
                code: code.into(),
                name: if name.is_empty() { district.as_ref().into() } else { name.into() },
                district: Arc::clone(district),
                province: Arc::clone(province),
                communes: parts.into(),
            });
        }
        problems.extend(faults);
        let mut units = Units::default();
        for commune in &communes {
            units.push(Unit { name: &commune.name, areas: &[&commune.province] });
        }
        for ward in &old {
            // Also the province of today: nobody should have to know which name belongs to which time.
            let now = ward.communes.first().map(|&part| &communes[usize::from(part)].province);
            let areas: Vec<&str> = [&ward.district, &ward.province].into_iter().chain(now).map(AsRef::as_ref).collect();
            units.push_old(Unit { name: &ward.name, areas: &areas });
        }
        Self { communes, old, units }
    }
}

/// Names that many rows share, stored once.
#[derive(Default)]
struct Names(HashMap<Box<str>, Arc<str>>);

impl Names {
    fn shared(&mut self, name: &str) -> Arc<str> {
        Arc::clone(self.0.entry(name.into()).or_insert_with(|| name.into()))
    }
}

/// The rows below the header, with their line numbers. Rows with another number of columns are problems.
fn rows<'a, const COLUMNS: usize>(
    file: &'a DataFile,
    problems: &mut Vec<Problem>,
) -> impl Iterator<Item = (usize, [&'a str; COLUMNS])> + use<'a, COLUMNS> {
    let mut rows = Vec::new();
    for (index, line) in file.text.lines().enumerate().skip(1) {
        let mut columns = line.split('\t');
        let row: [Option<&str>; COLUMNS] = std::array::from_fn(|_| columns.next());
        if columns.next().is_some() || row.contains(&None) {
            problems.push(file.problem(index + 1, format!("a row has {COLUMNS} columns")));
        } else {
            rows.push((index + 1, row.map(Option::unwrap_or_default)));
        }
    }
    rows.into_iter()
}
