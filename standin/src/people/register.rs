//! Who is in the database: three people, all made up.

/// A person as the database holds them.
pub struct Citizen {
    /// `SoDinhDanh`.
    pub number: &'static str,
    /// `Ho`, `ChuDem`, `Ten`. Both ways are seen: in parts, or whole in the last (T, C).
    pub name: [&'static str; 3],
    /// `GioiTinh`: 1 male, 2 female.
    pub sex: &'static str,
    /// `DanToc`: two digits.
    pub ethnic_group: &'static str,
    /// `QuocTich`; also empty, as answers are seen.
    pub nationality: &'static str,
    /// Year of birth.
    pub year: &'static str,
    /// Day of birth, `yyyyMMdd`; empty: only the year is known.
    pub day: &'static str,
}

impl Citizen {
    /// The name as it is asked with.
    pub fn asked_name(&self) -> String {
        letters(&self.name.concat())
    }

    /// Whether the birth is that one: `Nam` fits who was born in that year, however much is known of it (T and C ask with it
    /// alone), `NgayThangNam` fits that day, or the year of who is known by the year only. The last is *unverified*.
    pub fn was_born(&self, born: &Born) -> bool {
        match born {
            Born::Year(year) => self.year == year,
            Born::Day(day) if self.day.is_empty() => day.starts_with(self.year),
            Born::Day(day) => self.day == day,
        }
    }
}

/// The birth of a question.
pub enum Born {
    /// `yyyy`.
    Year(String),
    /// `yyyyMMdd`.
    Day(String),
}

/// Everybody.
pub static PEOPLE: [Citizen; 3] = [
    Citizen {
        number: "060085005678",
        name: ["", "", "ĐẶNG VĂN MẪU"],
        sex: "1",
        ethnic_group: "01",
        nationality: "VN",
        year: "1985",
        day: "19850321",
    },
    Citizen {
        number: "060150000017",
        name: ["Nguyễn", "Thị", "Mẫu"],
        sex: "2",
        ethnic_group: "17",
        nationality: "",
        year: "1950",
        day: "",
    },
    // Given names stand first in the passport, and so they were registered.
    Citizen {
        number: "060190000025",
        name: ["Anna", "Maria", "Mẫu-Schmidt"],
        sex: "2",
        ethnic_group: "55",
        nationality: "VN",
        year: "1990",
        day: "19901205",
    },
];

/// Capital letters without accents (O, T, C): of the letters that stand in [`PEOPLE`].
fn letters(name: &str) -> String {
    name.to_uppercase().chars().filter(|c| c.is_alphanumeric()).map(plain).collect()
}

fn plain(letter: char) -> char {
    match letter {
        'Ă' | 'Ẫ' | 'Ặ' => 'A',
        'Đ' => 'D',
        'Ễ' => 'E',
        'Ị' => 'I',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_asked_with_plain_capitals_only() {
        let names: Vec<_> = PEOPLE.iter().map(Citizen::asked_name).collect();
        assert_eq!(names, ["DANGVANMAU", "NGUYENTHIMAU", "ANNAMARIAMAUSCHMIDT"]);
    }
}
