use std::path::Path;

use super::*;

fn communes() -> Communes {
    let mut problems = Vec::new();
    let communes = Communes::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog"), &mut problems);
    assert_eq!(problems, []);
    communes
}

fn found(communes: &Communes, query: &str) -> Vec<String> {
    communes.find(query, 10).iter().map(ToString::to_string).collect()
}

fn one(communes: &Communes, text: &str) -> String {
    match communes.resolve(text) {
        Resolution::One(commune) => commune.label(),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_commune_of_today_comes_first_however_it_is_typed() {
    let communes = communes();
    for query in [
        "Phường Phan Thiết",
        "phan thiet",
        "phan thiet lam dong",
        "lam dong phan thiet",
        "P. Phan Thiết, T. Lâm Đồng",
        "p phan thiết",
        "PHAN THI",
        "xã phan thiết",
    ] {
        assert_eq!(found(&communes, query)[0], "Phường Phan Thiết, tỉnh Lâm Đồng", "{query}");
    }
    assert_eq!(found(&communes, "dac khu phu quy")[0], "Đặc khu Phú Quý, tỉnh Lâm Đồng");
    assert_eq!(found(&communes, "d'ran")[0], "Xã D'Ran, tỉnh Lâm Đồng");
}

#[test]
fn an_old_ward_says_what_it_became() {
    let communes = communes();
    assert_eq!(
        found(&communes, "lạc đạo phan thiết")[0],
        "Phường Lạc Đạo (cũ), thành phố Phan Thiết, tỉnh Bình Thuận: nay thuộc Phường Phan Thiết, tỉnh Lâm Đồng"
    );
    assert_eq!(
        found(&communes, "tt. ma lâm")[0],
        "Thị trấn Ma Lâm (cũ), huyện Hàm Thuận Bắc, tỉnh Bình Thuận: nay thuộc Xã Hàm Thuận, tỉnh Lâm Đồng"
    );
    assert!(found(&communes, "chí công lâm đồng")[0].ends_with("nay thuộc Xã Phan Rí Cửa, tỉnh Lâm Đồng"));
}

#[test]
fn a_split_ward_lists_each_part_the_largest_first() {
    let communes = communes();
    let parts: Vec<_> = found(&communes, "xã phong phú tuy phong").into_iter().take(2).collect();
    assert_eq!(
        parts,
        [
            "Xã Phong Phú (cũ), huyện Tuy Phong, tỉnh Bình Thuận: một phần nay thuộc Xã Phan Rí Cửa, tỉnh Lâm Đồng",
            "Xã Phong Phú (cũ), huyện Tuy Phong, tỉnh Bình Thuận: một phần nay thuộc Xã Tuy Phong, tỉnh Lâm Đồng",
        ]
    );
}

#[test]
fn a_ward_that_ended_earlier_asks() {
    let communes = communes();
    let matches = communes.find("đức thắng phan thiết", 5);
    assert!(matches[0].commune().is_none());
    assert_eq!(
        matches[0].to_string(),
        "Phường Đức Thắng (cũ), thành phố Phan Thiết, tỉnh Bình Thuận: đã sáp nhập, nay là một trong các nơi này"
    );
}

#[test]
fn the_communes_of_its_former_district_are_offered_for_a_ward_that_ended_earlier() {
    let communes = communes();
    let Resolution::Many(found) = communes.resolve("Đức Nghĩa") else { panic!("nothing is certain") };
    let CommuneMatch::Gone(gone) = found[0] else { panic!("not {}", found[0]) };
    assert_eq!(gone.label(), "Phường Đức Nghĩa (cũ), thành phố Phan Thiết, tỉnh Bình Thuận");
    let around: Vec<_> = communes.around(gone).iter().map(|commune| commune.name.as_ref()).collect();
    for name in ["Phường Phan Thiết", "Phường Mũi Né", "Phường Phú Thủy", "Phường Tiến Thành"] {
        assert!(around.contains(&name), "{name}: {around:?}");
    }
    assert!(around.len() < 12, "{around:?}");
}

#[test]
fn a_flood_of_words_costs_no_more_than_an_address() {
    let communes = communes();
    assert_eq!(
        communes.find(&"an ".repeat(20_000), 8).len(),
        communes.find(&"an ".repeat(12), 8).len(),
        "what follows the twelfth word is not looked at"
    );
}

#[test]
fn nothing_fits_nothing() {
    let communes = communes();
    for query in ["", " ,. ", "qwertyuiop", "phan thiet ha noi"] {
        assert!(communes.find(query, 10).is_empty(), "{query}");
        assert!(matches!(communes.resolve(query), Resolution::None), "{query}");
    }
}

#[test]
fn every_label_and_every_code_resolves_to_its_commune() {
    let communes = communes();
    assert_eq!(communes.len(), 3321);
    for commune in communes.communes.iter().step_by(7) {
        assert_eq!(one(&communes, &commune.label()), commune.label());
        assert_eq!(one(&communes, &commune.code), commune.label());
        assert_eq!(communes.by_code(&commune.code), Some(commune));
    }
    assert_eq!(one(&communes, "Phường Phan Thiết, Tỉnh Lâm Đồng"), "Phường Phan Thiết, tỉnh Lâm Đồng");
    assert_eq!(one(&communes, "phan thiet, lam dong"), "Phường Phan Thiết, tỉnh Lâm Đồng");
    assert_eq!(one(&communes, "đặc khu Phú Quý"), "Đặc khu Phú Quý, tỉnh Lâm Đồng");
    assert_eq!(one(&communes, "phường tiến thành, tỉnh lâm đồng"), "Phường Tiến Thành, tỉnh Lâm Đồng");
}

#[test]
fn an_old_or_a_common_name_is_never_decided_for_the_citizen() {
    let communes = communes();
    // There was a Phường Phan Thiết in Tuyên Quang too.
    for text in [
        "Phường Lạc Đạo, thành phố Phan Thiết, tỉnh Bình Thuận",
        "Đức Thắng, Phan Thiết",
        "Tân Thành",
        "Phường Phan Thiết",
    ] {
        assert!(matches!(communes.resolve(text), Resolution::Many(_)), "{text}");
    }
}

#[test]
fn every_old_ward_is_found_by_its_full_name() {
    let communes = communes();
    for old in communes.old.iter().step_by(97) {
        let query = format!("{}, {}, {}", old.name, old.district, old.province);
        let is_it = |found: &CommuneMatch| match found {
            CommuneMatch::Was { old: ward, .. } | CommuneMatch::Gone(ward) => std::ptr::eq(*ward, old),
            CommuneMatch::Today(_) => false,
        };
        assert!(communes.find(&query, 10).iter().any(is_it), "{query}");
    }
}
