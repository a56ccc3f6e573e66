use proptest::prelude::*;

use super::*;
use crate::text::fold;

const NAMES: [&str; 10] = [
    "Cấp Giấy xác nhận tình trạng hôn nhân",
    "Đăng ký khai sinh",
    "Đăng ký kết hôn",
    "Đăng ký khai tử",
    "Đăng ký thành lập hộ kinh doanh",
    "Cấp lại Giấy phép hoạt động in",
    "Cấp Giấy phép hoạt động in",
    "Chuyển trường đối với học sinh trung học phổ thông",
    "Đăng ký giá của các doanh nghiệp thuộc phạm vi cấp tỉnh",
    "Thủ tục xét tặng",
];

fn index() -> Index {
    let synonym = |words: &[&str], means: &[&str]| Synonym {
        words: words.iter().map(|&word| word.into()).collect(),
        means: means.iter().map(|&text| text.into()).collect(),
    };
    let synonyms = Synonyms {
        fillers: ["xin", "làm", "giấy", "thủ tục"].map(String::from).into(),
        entries: vec![
            synonym(&["HKD", "mở tiệm"], &["hộ kinh doanh"]),
            synonym(&["độc thân"], &["tình trạng hôn nhân"]),
            synonym(&["THPT", "cấp 3"], &["trung học phổ thông"]),
            synonym(&["chữ không có"], &["điều không có trong danh mục"]),
        ],
    };
    let items = NAMES.into_iter().enumerate().map(|(position, name)| Item {
        name: name.into(),
        keywords: if position < 4 {
            "UBND cấp xã hộ tịch 1.00487".to_owned() + &position.to_string()
        } else {
            String::new()
        },
        facets: Facets {
            agency: if position < 4 { "xa" } else { "so" }.into(),
            field_group: if position < 4 { "ho-tich" } else { "" }.into(),
            tiers: vec![if position < 4 { Tier::Commune } else { Tier::Province }],
            level: Some(if position % 2 == 0 { PlanLevel::Three } else { PlanLevel::Four }),
        },
    });
    Index::build(items, &synonyms)
}

fn found(query: &str) -> Vec<(&'static str, Rank)> {
    index().search(query, &Filters::default()).into_iter().map(|hit| (NAMES[hit.item], hit.rank)).collect()
}

#[test]
fn an_empty_query_finds_everything_in_order() {
    let all: Vec<usize> = index().search(" - ", &Filters::default()).iter().map(|hit| hit.item).collect();
    assert_eq!(all, (0..NAMES.len()).collect::<Vec<_>>());
}

#[test]
fn words_in_any_order_come_after_the_phrase_and_the_whole_name_first() {
    assert_eq!(found("đăng ký khai sinh")[0], ("Đăng ký khai sinh", Rank::WholeName));
    assert_eq!(found("khai sinh"), [("Đăng ký khai sinh", Rank::Phrase)]);
    assert_eq!(found("sinh khai"), [("Đăng ký khai sinh", Rank::NameWords)]);
    assert_eq!(found("cấp giấy phép hoạt động in")[0], ("Cấp Giấy phép hoạt động in", Rank::WholeName));
    assert_eq!(found("cấp giấy phép hoạt động in").len(), 2);
}

#[test]
fn a_word_is_found_while_it_is_typed() {
    assert_eq!(found("khai s"), [("Đăng ký khai sinh", Rank::Begun)]);
    assert_eq!(found("kinh d"), [("Đăng ký thành lập hộ kinh doanh", Rank::Begun)]);
}

#[test]
fn only_the_last_word_may_be_the_beginning_of_a_longer_one() {
    assert_eq!(found("lập tha"), [(NAMES[4], Rank::Begun)]);
    assert_eq!(found("tha lập"), []);
}

#[test]
fn i_and_y_are_written_as_people_like() {
    assert_eq!(found("đăng kí khai sinh")[0], (NAMES[1], Rank::WholeName));
    assert_eq!(found("kí kết hôn"), [(NAMES[2], Rank::Phrase)]);
    assert_eq!(found("đăng kí hkd"), [(NAMES[4], Rank::Synonym)]);
    assert_eq!(found("nhân ti"), [(NAMES[0], Rank::Begun)], "the beginning of a word is compared as it is written");
    assert_eq!(found("nhân ty"), []);
}

#[test]
fn written_accents_mean_the_same_accents_if_there_are_such_words() {
    assert_eq!(found("tỉnh").iter().map(|hit| hit.0).collect::<Vec<_>>(), [NAMES[8]]);
    assert_eq!(found("tình").iter().map(|hit| hit.0).collect::<Vec<_>>(), [NAMES[0]]);
    assert_eq!(found("tinh").len(), 2);
    assert_eq!(found("khải sính"), [(NAMES[1], Rank::OtherAccents)], "better than nothing");
}

#[test]
fn everyday_words_and_abbreviations_are_understood() {
    assert_eq!(found("HKD"), [(NAMES[4], Rank::Synonym)]);
    assert_eq!(found("đăng ký hkd"), [(NAMES[4], Rank::Synonym)]);
    assert_eq!(found("xin giấy độc thân"), [(NAMES[0], Rank::NameWords)]);
    assert_eq!(found("doc than"), [(NAMES[0], Rank::Expression)]);
    assert_eq!(found("chuyển trường cấp 3")[0].0, NAMES[7]);
    assert_eq!(found("chữ không có"), []);
}

#[test]
fn a_slip_in_an_everyday_expression_is_forgiven() {
    for query in ["doc thann", "độc thna", "giay doc thann", "cấp giấy độc thâm"] {
        assert_eq!(found(query).first(), Some(&(NAMES[0], Rank::Slip)), "{query}");
    }
    assert_eq!(found("dộcc thân"), [], "a word of three letters has no slip");
}

#[test]
fn field_agency_and_code_lead_to_it() {
    assert_eq!(found("hộ tịch").len(), 4);
    assert_eq!(found("khai hộ tịch").iter().map(|hit| hit.0).collect::<Vec<_>>(), [NAMES[1], NAMES[3]]);
    assert_eq!(found("1.004871"), [(NAMES[1], Rank::AllWords)]);
    assert_eq!(found("1.004879"), [], "a number is never guessed");
}

#[test]
fn a_slip_is_forgiven_last() {
    assert_eq!(found("khai sihn"), [(NAMES[1], Rank::Slip)]);
    assert_eq!(found("kai sinh")[0], (NAMES[1], Rank::Slip));
    assert_eq!(found("khai tinh")[0], (NAMES[1], Rank::Slip), "a slip that made another known word");
    assert_eq!(found("khai sinh").len(), 1, "no guesses beside what was found");
    assert_eq!(found("xyzw khai sinh"), []);
}

#[test]
fn fillers_alone_are_words() {
    assert_eq!(found("thủ tục").iter().map(|hit| hit.0).collect::<Vec<_>>(), [NAMES[9]]);
}

#[test]
fn filters_only_take_away() {
    let index = index();
    let count = |query: &str, filters: Filters| index.search(query, &filters).len();
    assert_eq!(count("", Filters { agency: Some("xa"), ..Filters::default() }), 4);
    assert_eq!(
        count("", Filters { field_group: Some("ho-tich"), level: Some(PlanLevel::Four), ..Filters::default() }),
        2
    );
    assert_eq!(count("", Filters { tier: Some(Tier::District), ..Filters::default() }), 0);
    assert_eq!(count("khai sinh", Filters { tier: Some(Tier::Province), ..Filters::default() }), 0);
}

proptest! {
    #[test]
    fn accents_case_and_order_do_not_matter(item in 0..NAMES.len(), seed in any::<prop::sample::Index>()) {
        let index = index();
        let mut words: Vec<String> = NAMES[item].split(' ').map(|word| fold(word).to_uppercase()).collect();
        let middle = seed.index(words.len());
        words.rotate_left(middle);
        let hits = index.search(&words.join(" "), &Filters::default());
        prop_assert!(hits.iter().any(|hit| hit.item == item && hit.rank <= Rank::NameWords));
    }

    #[test]
    fn one_slip_in_a_longer_word_still_finds(item in 0..NAMES.len(), word in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), kind in 0..4) {
        let index = index();
        let mut words: Vec<String> = NAMES[item].split(' ').map(fold).collect();
        let long: Vec<usize> = (0..words.len()).filter(|&word| words[word].len() >= 4).collect();
        let slipped = &mut words[long[word.index(long.len())]];
        let place = at.index(slipped.len() - 1);
        let mut letters: Vec<char> = slipped.chars().collect();
        match kind {
            0 => letters.swap(place, place + 1),
            1 => { letters.remove(place); }
            2 => letters.insert(place, 'w'),
            _ => letters[place] = 'w',
        }
        *slipped = letters.into_iter().collect();
        let hits = index.search(&words.join(" "), &Filters::default());
        prop_assert!(hits.iter().any(|hit| hit.item == item), "{words:?}");
    }

    #[test]
    fn nothing_that_is_typed_breaks_it(query in "\\PC{0,80}") {
        let found = index().search(&query, &Filters::default());
        prop_assert!(found.len() <= NAMES.len());
    }
}
