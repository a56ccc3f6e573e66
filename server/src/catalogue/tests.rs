use std::{collections::HashSet, fs, path::PathBuf};

use domain::procedure::{Channel, PlanLevel, Tier};

use super::*;

mod forms;

fn real() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog")
}

fn catalogue() -> Catalogue {
    Catalogue::load(&real()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// A copy of the real data in which files can be broken.
fn copy() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(&real(), copy.path());
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy_folder(&path, &target) } else { fs::write(target, fs::read(&path).unwrap()).unwrap() }
    }
}

#[test]
fn the_real_data_has_no_problem_and_holds_the_plans_list() {
    let catalogue = catalogue();
    let here = catalogue.procedures().iter().filter(|procedure| matches!(procedure.channel, Channel::Here));
    let rows: Vec<u32> = here.map(|procedure| procedure.plan.row).collect();
    assert_eq!(rows, (1..=86).collect::<Vec<_>>());
    let elsewhere: Vec<_> = catalogue.procedures()[86..].iter().map(|p| (p.plan.row, p.can_be_filed_here())).collect();
    assert_eq!(elsewhere, [(93, false), (94, false)]);
    assert_eq!(catalogue.groups().iter().map(|group| group.plan.row).collect::<Vec<_>>(), [87, 88, 89, 90, 91, 92]);
}

#[test]
fn agencies_have_as_many_procedures_of_each_level_as_in_the_plan() {
    let catalogue = catalogue();
    let count = |agency: &str, level| {
        catalogue.procedures()[..86].iter().filter(|p| p.plan.agency == agency && p.plan.level == level).count()
    };
    let levels =
        |agency| [count(agency, Some(PlanLevel::Three)), count(agency, Some(PlanLevel::Four)), count(agency, None)];
    assert_eq!(levels("Sở Nội vụ"), [23, 4, 0]);
    assert_eq!(levels("Sở Giáo dục và Đào tạo"), [4, 6, 0]);
    assert_eq!(levels("Sở Thông tin và Truyền thông"), [34, 5, 0]);
    assert_eq!(levels("Sở Tài chính"), [2, 1, 0]);
    assert_eq!(levels("Phòng Tài chính - Kế hoạch (UBND cấp huyện)"), [0, 3, 0]);
    assert_eq!(levels("UBND cấp xã"), [1, 0, 3]);
}

/// The list as it was taken from the plans, and nothing that was added to it since.
const PLAN: &str = include_str!("../../tests/fixtures/plan.tsv");

#[test]
fn every_row_of_the_plans_is_held_word_for_word() {
    let catalogue = catalogue();
    // The table of an import has the columns of that list. It takes no groups, so their mark is left out.
    let mut problems = Vec::new();
    let table = DataFile { name: "plan.tsv".into(), text: PLAN.replace("[NHÓM] ", "") };
    let rows = import::procedures(&table, &mut problems);
    assert_eq!(problems, []);
    assert_eq!(rows.len(), 94);
    let procedures = catalogue.procedures().iter().map(|procedure| (&procedure.name, &procedure.plan));
    let held: Vec<_> = procedures.chain(catalogue.groups().iter().map(|group| (&group.name, &group.plan))).collect();
    assert_eq!(held.len(), rows.len());
    for row in rows.iter().map(|row| &row.value) {
        let (name, plan) = held.iter().find(|(_, plan)| plan.row == row.plan.row).unwrap();
        let at = format!("row {}", row.plan.row);
        assert_eq!(*name, &row.name, "{at}");
        assert_eq!(plan.agency, row.plan.agency, "{at}");
        assert_eq!(plan.field, row.plan.field, "{at}");
        assert_eq!(plan.level, row.plan.level, "{at}");
        assert_eq!(plan.tiers, row.plan.tiers, "{at}");
        assert_eq!(plan.models, row.plan.models, "{at}");
        assert_eq!(plan.excluded_models, row.plan.excluded_models, "{at}");
        let remark = row.plan.note.as_deref().map(|note| note.trim_start_matches('(').trim_end_matches(')'));
        let note = plan.note.as_deref().map(|note| note.trim_end_matches(')'));
        assert_eq!(note, remark, "{at}");
    }
}

#[test]
fn near_duplicates_stay_apart() {
    let catalogue = catalogue();
    let press: Vec<_> = catalogue.procedures().iter().filter(|p| p.name.starts_with("Cho phép họp báo")).collect();
    assert_eq!(press.iter().map(|p| p.plan.row).collect::<Vec<_>>(), [39, 49, 69, 76]);
    assert_eq!(press[0].plan.level, Some(PlanLevel::Three));
    assert_eq!(press[3].plan.level, Some(PlanLevel::Four));
}

#[test]
fn the_certificate_that_is_filed_here_is_complete() {
    let catalogue = catalogue();
    let Some(Found::Procedure(procedure)) = catalogue.find("1.004873") else { panic!("not found") };
    assert!(procedure.can_be_filed_here());
    assert_eq!(procedure.working_days(), Some(3));
    assert_eq!(procedure.postal_return, None, "unknown stays unknown");
    assert!(!procedure.steps.is_empty() && procedure.steps.iter().all(|step| step.unit.is_some()));
    assert_eq!(procedure.documents.len(), 5);
    assert!(procedure.fee.as_ref().is_some_and(|fee| fee.rates.iter().all(|rate| rate.unverified)));
    assert_eq!(catalogue.field(&procedure.field_group).map(|field| field.name.as_str()), Some("Hộ tịch"));
}

#[test]
fn every_procedure_is_found_by_its_own_name_first() {
    let catalogue = catalogue();
    for procedure in catalogue.procedures() {
        for query in [procedure.name.clone(), domain::text::fold(&procedure.name)] {
            let first = catalogue.search(&query, &Filters::default())[0];
            let same = domain::text::fold(&first.name).replace(['(', ')'], "");
            assert_eq!(same, domain::text::fold(&procedure.name).replace(['(', ')'], ""), "{query}");
        }
    }
}

#[test]
fn one_slip_in_any_longer_word_still_finds_the_procedure() {
    let catalogue = catalogue();
    let words = |text: &str| -> Vec<String> {
        let folded = domain::text::fold(text);
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(String::from).collect()
    };
    let fields = catalogue.fields().iter().flat_map(|field| words(&field.name));
    let known: HashSet<String> =
        catalogue.procedures().iter().flat_map(|procedure| words(&procedure.name)).chain(fields).collect();
    let mut tried = 0;
    for procedure in catalogue.procedures() {
        let name = words(&procedure.name);
        for at in (0..name.len()).filter(|&at| name[at].len() >= 4) {
            let mut slipped = name.clone();
            slipped[at].remove(1);
            // A slip that makes another word of the catalogue may rightly find something else.
            if !known.contains(&slipped[at]) {
                let hits = catalogue.search(&slipped.join(" "), &Filters::default());
                assert!(hits.iter().any(|hit| hit.id == procedure.id), "{slipped:?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "{tried}");
}

#[test]
fn every_everyday_word_finds_something() {
    let catalogue = catalogue();
    let text = fs::read_to_string(real().join("synonyms.toml")).unwrap();
    let synonyms: Synonyms = toml::from_str(&text).unwrap();
    assert!(synonyms.entries.len() >= 60);
    for entry in &synonyms.entries {
        for said in entry.words.iter().chain(&entry.means) {
            assert!(!catalogue.search(said, &Filters::default()).is_empty(), "{said}");
        }
    }
}

#[test]
fn everyday_questions_find_what_is_meant() {
    let catalogue = catalogue();
    for (query, id) in [
        ("xin giấy độc thân", "1.004873"),
        ("giay doc than", "1.004873"),
        ("làm giấy khai sanh cho con", "1.001193"),
        ("khai tử", "1.000656"),
        ("đăng ký kết hôn", "1.000894"),
        ("mở quán", "1.001612"),
        ("HKD", "1.001612"),
        ("mất giấy phép kinh doanh", "2.000575"),
        ("sổ đỏ", "cap-moi-giay-chung-nhan-quyen-su-dung-dat"),
        ("so do", "cap-moi-giay-chung-nhan-quyen-su-dung-dat"),
        ("chuyển trường THPT", "chuyen-truong-doi-voi-hoc-sinh-trung-hoc-pho-thong"),
        ("tiệm net", "cap-giay-chung-nhan-diem-tro-choi-dien-tu-cong-cong"),
        ("1.004873", "1.004873"),
        ("tinh trang hon nhan", "1.004873"),
        ("tình trạng hôn nhna", "1.004873"),
        ("giay doc thann", "1.004873"),
        ("giấy độc thna", "1.004873"),
        ("đăng kí khai sinh", "1.001193"),
        ("dang ki khai sinh", "1.001193"),
    ] {
        let hits = catalogue.search(query, &Filters::default());
        assert_eq!(hits.first().map(|hit| hit.id.as_str()), Some(id), "{query}");
    }
}

#[test]
fn filters_use_the_keys_that_the_catalogue_gives() {
    let catalogue = catalogue();
    let agency = catalogue.agencies().iter().find(|agency| agency.name == "Sở Nội vụ").unwrap();
    assert_eq!(catalogue.search("", &Filters { agency: Some(&agency.key), ..Filters::default() }).len(), 27);
    let count: usize = catalogue
        .fields()
        .iter()
        .map(|field| catalogue.search("", &Filters { field_group: Some(&field.key), ..Filters::default() }).len())
        .sum();
    assert_eq!(count, catalogue.procedures().len(), "every procedure belongs to one field");
    let tier = |tier| catalogue.search("", &Filters { tier: Some(tier), ..Filters::default() });
    let shown = |tier| catalogue.procedures().iter().filter(|procedure| procedure.tiers().contains(&tier)).count();
    for one in [Tier::Province, Tier::District, Tier::Commune] {
        assert_eq!(tier(one).len(), shown(one), "{one:?}: the tiers that the pages show");
    }
    assert_eq!(tier(Tier::Commune).len(), 7, "household businesses too: the commune registers them today");
}

#[test]
fn an_office_receives_what_its_commune_may_file_and_nothing_else() {
    let catalogue = catalogue();
    let Some(Found::Procedure(certificate)) = catalogue.find("1.004873") else { panic!("not found") };
    let receiving = |code| catalogue.offices.receiving(certificate, code).map(|office| office.name.as_str());
    assert_eq!(receiving("22945"), Some("UBND phường Phan Thiết"));
    assert_eq!(receiving("23272"), Some("UBND đặc khu Phú Quý"));
    assert_eq!(receiving("00004"), None, "Hà Nội lies outside the coverage");
    assert_eq!(catalogue.offices.covering(certificate).count(), 13);
    let provincial = catalogue.procedures().iter().find(|p| p.plan.agency == "Sở Nội vụ").unwrap();
    let centre = catalogue.offices.receiving(provincial, "22945").unwrap();
    assert_eq!(centre.name, "Trung tâm Phục vụ hành chính công tỉnh Lâm Đồng");
    assert!(catalogue.offices.receiving(provincial, "00004").is_none());
}

#[test]
fn the_calendar_knows_this_year() {
    let calendars = catalogue().calendars;
    let day = |text| domain::date::iso::parse(text).unwrap();
    assert!(calendars.off().any(|date| date == day("2026-11-24")));
    assert!(calendars.working_saturdays().any(|date| date == day("2026-08-22")));
    assert_eq!(calendars.known_until(), day("2026-12-31"));
    let minutes: i64 = calendars.sessions().iter().map(|(from, to)| (*to - *from).whole_minutes()).sum();
    assert_eq!(minutes, 8 * 60, "a working day has 8 hours");
}

#[test]
fn every_broken_file_is_reported_with_its_line() {
    let copy = copy();
    let write = |name: &str, text: &str| fs::write(copy.path().join(name), text).unwrap();
    let append = |name: &str, text: &str| {
        let old = fs::read_to_string(copy.path().join(name)).unwrap();
        let line = old.lines().count() + 1;
        write(name, &(old + text));
        line
    };
    let entry = |id: &str, more: &str| {
        format!(
            "[[procedure]]\nid = \"{id}\"\nname = \"X\"\nchannel = \"here\"\n{more}\n[procedure.plan]\nrow = 1\nagency = \"A\"\ntiers = [\"commune\"]\nsource = \"S\"\n"
        )
    };
    write("procedures/a.toml", "[[procedure]]\nid = \"x\"\ncolour = \"red\"\n");
    write(
        "procedures/z.toml",
        &(entry("1.004873", "") + &entry("moi", "aliases = [\"1.001193\"]\nform = \"none\"\nfield_group = \"?\"")),
    );
    write("procedures/c.tsv", "seq\tname\n");
    let office = append(
        "offices/lam-dong.toml",
        "[[office]]\nid = \"x\"\nname = \"X\"\nkind = \"communeCommittee\"\nagency_code = \"H36\"\nserves = [\"99999\"]\ntiers = [\"commune\"]\nsource = \"S\"\n",
    );
    let day =
        append("calendar/2026.toml", "[[working_saturday]]\ndate = \"2026-11-23\"\nname = \"X\"\nsource = \"S\"\n");
    let synonym = append("synonyms.toml", "# ho\u{302}n\n");
    let problems = check(copy.path());
    let has = |file: &str, line: usize, reason: &str| {
        let fits = |p: &Problem| p.file == Path::new(file) && p.line == Some(line) && p.reason.contains(reason);
        assert!(problems.iter().any(fits), "{file}:{line} {reason} in {problems:#?}");
    };
    has("procedures/a.toml", 3, "colour");
    has("procedures/z.toml", 1, "already the id");
    has("procedures/z.toml", 11, "`1.001193` is already the id");
    has("procedures/z.toml", 11, "forms/none.toml does not exist");
    has("procedures/z.toml", 11, "no field has the key `?`");
    has("procedures/c.tsv", 1, "columns missing");
    has("offices/lam-dong.toml", office, "no commune has the code `99999`");
    has("calendar/2026.toml", day, "no Saturday");
    has("synonyms.toml", synonym, "NFC");
    assert!(Catalogue::load(copy.path()).is_err());
}

#[test]
fn what_is_wrong_with_a_form_or_the_questionnaire_is_reported_where_it_stands() {
    let copy = copy();
    let edit = |name: &str, from: &str, to: &str| {
        let path = copy.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    };
    let (form, questions) = ("forms/1.004873.toml", "questionnaires/ket-qua.toml");
    edit(form, "when = { question = \"muc-dich\", is = [\"ket-hon\"] }", "when = { question = \"muc\", is = [\"a\"] }");
    edit(form, "id = \"da-ly-hon.toa-an\"", "id = \"da-ly-hon.so\"");
    edit(form, "list = \"quoc-tich\"", "list = \"nuoc\"");
    edit(form, "first = \"thoi-gian-truoc.tu\"", "first = \"tu\"");
    edit(form, "return_method = \"nhan-ket-qua.cach\"", "return_method = \"cach\"");
    edit(form, "birth = \"nguoi-duoc-cap.ngay-sinh\"", "birth = \"sinh\"");
    edit(questions, "criteria = [4]", "criteria = []");
    let problems = check(copy.path());
    let text = |name: &str| fs::read_to_string(copy.path().join(name)).unwrap();
    let line = |name: &str, words: &str| 1 + text(name).lines().position(|line| line == words).unwrap();
    for (name, reason, header, within) in [
        (form, "which is not an earlier question", "[[page]]", "id = \"ket-hon-voi\""),
        (form, "\"da-ly-hon.so\" stands twice", "[[page.question]]", "label = \"Tòa án\""),
        (form, "names unknown list", "[[page.question]]", "id = \"ket-hon-voi.quoc-tich\""),
        (form, "unknown question \"tu\"", "[[rule]]", "first = \"tu\""),
        (form, "unknown question \"cach\"", "[roles]", "commune = \"noi-cu-tru.xa\""),
        (form, "unknown question \"sinh\"", "[[warning]]", "birth = \"sinh\""),
        (questions, "feeds no criterion", "[[question]]", "id = \"so-co-quan\""),
    ] {
        let found: Vec<_> = problems.iter().filter(|problem| problem.reason.contains(reason)).collect();
        let [found] = found[..] else { panic!("{reason} in {problems:#?}") };
        let at = found.line.unwrap();
        assert_eq!(found.file, Path::new(name));
        assert_eq!(text(name).lines().nth(at - 1), Some(header), "{reason}");
        let within = line(name, within);
        assert!(at < within && !text(name).lines().take(within).skip(at).any(|line| line == header), "{reason}: {at}");
    }
}

#[test]
fn the_form_asks_every_field_of_the_official_one_that_is_about_the_people() {
    let catalogue = catalogue();
    let form = catalogue.form("1.004873").unwrap();
    let asked: HashSet<&str> =
        form.pages.iter().flat_map(|page| &page.questions).filter_map(|q| q.official.as_deref()).collect();
    // The names of the national interactive form.
    for name in [
        "HoVaTenC",
        "NgaySinhC",
        "SoDinhDanhC",
        "LoaiGiayToDinhDanhC",
        "SoGiayToDinhDanhC",
        "NgayCapDDC",
        "NoiCapDDC",
        "nycLoaiCuTru",
        "nycNoiCuTru",
        "nycNoiCuTru_TrongNuoc",
        "quanhevoinguoiduocxacminh",
        "HoVaTenC1",
        "NgaySinhC1",
        "GioiTinhC1",
        "DanTocC1",
        "QuocTichC1",
        "SoDinhDanhC1",
        "LoaiGiayToDinhDanhC1",
        "SoGiayToTuyThanC1",
        "NgayCapDDC1",
        "NoiCapDDC1",
        "nxnLoaiCuTru",
        "nxnNoiCuTru",
        "nxnNoiCuTru_TrongNuoc",
    ] {
        assert!(asked.contains(name), "{name}");
    }
}

#[test]
fn a_passport_and_another_paper_are_kinds_of_their_own_with_their_numbers() {
    let catalogue = catalogue();
    let form = catalogue.form("1.004873").unwrap();
    for (kind, asked) in [
        ("can-cuoc", ["giay-to.loai", "giay-to.ngay-cap", "giay-to.noi-cap"].as_slice()),
        ("can-cuoc-cong-dan", &["giay-to.loai", "giay-to.ngay-cap", "giay-to.noi-cap"]),
        ("ho-chieu", &["giay-to.loai", "giay-to.ho-chieu", "giay-to.ngay-cap", "giay-to.noi-cap"]),
        ("giay-khac", &["giay-to.loai", "giay-to.ten", "giay-to.so", "giay-to.ngay-cap", "giay-to.noi-cap"]),
    ] {
        let answers = domain::eform::Answers::from_iter([("giay-to.loai", kind)]);
        let page = form.page("giay-to").unwrap();
        let ids: Vec<&str> = form.visible_questions(page, &answers).map(|question| question.id.as_str()).collect();
        assert_eq!(ids, asked, "{kind}");
    }
}

#[test]
fn a_missing_folder_is_a_problem_and_no_panic() {
    let empty = tempfile::tempdir().unwrap();
    let problems = check(empty.path());
    assert!(problems.len() >= 8, "{problems:#?}");
}

#[test]
fn a_table_that_is_dropped_in_adds_procedures() {
    let copy = copy();
    let table = "seq\tagency\tfield\tname\tonline_level\tadmin_level\tpilot_models\tcode\tseed_ref\n\
        101\tUBND cấp xã\tHộ tịch\tĐăng ký lại khai sinh\t\txã\t\t1.004884\tQuyết định X\n\
        102\tUBND cấp xã\tNuôi con nuôi\tThủ tục đổi tên hội\t\txã\t\t\tQuyết định X\n";
    fs::write(copy.path().join("procedures/moi.tsv"), table).unwrap();
    let catalogue = Catalogue::load(copy.path()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(catalogue.procedures().len(), 90);
    assert!(
        matches!(catalogue.find("1.004884"), Some(Found::Procedure(procedure)) if procedure.field_group == "ho-tich")
    );
    assert!(matches!(catalogue.find("doi-ten-hoi-2"), Some(Found::Procedure(p)) if p.field_group == "nuoi-con-nuoi"));
    assert_eq!(catalogue.search("đăng ký lại khai sinh", &Filters::default())[0].id, "1.004884");
}

#[test]
fn an_old_id_leads_to_the_new_one() {
    let copy = copy();
    let path = copy.path().join("procedures/ubnd-cap-xa.toml");
    let text = fs::read_to_string(&path).unwrap();
    let id = "id = \"1.004873\"\n";
    fs::write(&path, text.replace(id, &format!("{id}aliases = [\"xac-nhan-doc-than\"]\n"))).unwrap();
    let catalogue = Catalogue::load(copy.path()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert!(matches!(catalogue.find("xac-nhan-doc-than"), Some(Found::Moved("1.004873"))));
    assert!(catalogue.find("khong-co").is_none());
}

#[test]
fn certain_national_codes_are_ids_and_the_slug_before_leads_there() {
    let catalogue = catalogue();
    let code = |row: usize| catalogue.procedures()[row - 1].id.as_str();
    assert_eq!([code(38), code(75), code(83)], ["1.009374", "1.009386", "1.004873"]);
    let before = catalogue.find("thay-doi-noi-dung-ghi-trong-giay-phep-xuat-ban-ban-tin-dia");
    assert!(matches!(before, Some(Found::Moved("1.009386"))));
}
