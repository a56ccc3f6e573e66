//! Forms that are put together: of blocks, of lists, and of the template for procedures without a form of their own.

use domain::eform::Kind;

use super::*;

/// A form of the catalogue's own, small enough to see through.
const TEMPLATE: &str = r#"
procedure = "*"
version = "1"
title = "Nộp kèm tờ khai"
source = "S"
minutes = 10
at_hand = ["Tờ khai đã điền"]

[roles]
commune = "nop.xa"
return_method = "nop.cach"
submitter = { name = "nop.ho-ten", phone = "nop.dien-thoai", personal_id = "nop.so" }
owner = { name = ["nop.ho-ten"], personal_id = ["nop.so"] }

[[page]]
id = "nop"
title = "Người nộp"
topic = "Người nộp"
use = { block = "thu", prefix = "nop", whose = "của ông/bà", without = ["bi-danh"] }

[[page.question]]
id = "nop.xa"
label = "Phường, xã"
missing = "Chọn phường, xã"
answer = { type = "receiving-commune" }

[[page.question]]
id = "nop.cach"
label = "Cách nhận"
missing = "Chọn cách nhận"
answer = { type = "choice", list = "cach-nhan-ket-qua" }

[[page]]
id = "to-khai"
title = "Tờ khai"
topic = "Giấy tờ"
intro = "Gửi tờ khai đã ký."

[[page.question]]
id = "to-khai"
label = "Tờ khai theo mẫu"
missing = "Gửi tờ khai"
answer = { type = "file", signed = true }

[[page]]
id = "giay-to"
title = "Giấy tờ"
topic = "Giấy tờ"
"#;

const BLOCK: &str = r#"
name = "thu"

[[question]]
id = "ho-ten"
label = "Họ tên {whose}"
missing = "Nhập họ tên {whose}"
answer = { type = "person-name" }

[[question]]
id = "bi-danh"
label = "Bí danh"
missing = "Nhập bí danh"
answer = { type = "text", max = 50 }

[[question]]
id = "so"
label = "Số định danh {whose}"
missing = "Nhập số định danh"
answer = { type = "personal-id" }

[[question]]
id = "dien-thoai"
label = "Điện thoại"
missing = "Nhập điện thoại"
answer = { type = "phone" }
"#;

/// A catalogue in which only the certificate has a form of its own, and the template as it is changed here.
fn with_template(change: impl Fn(String) -> String) -> tempfile::TempDir {
    let copy = copy();
    for folder in ["forms", "blocks"] {
        fs::create_dir_all(copy.path().join(folder)).unwrap();
    }
    fs::write(copy.path().join("blocks/thu.toml"), BLOCK).unwrap();
    fs::write(copy.path().join("forms/dinh-kem.toml"), change(TEMPLATE.to_owned())).unwrap();
    copy
}

/// Where a problem is told: file and line.
fn told(dir: &Path, reason: &str) -> (PathBuf, Option<usize>) {
    let problems = check(dir);
    let found: Vec<_> = problems.iter().filter(|problem| problem.reason.contains(reason)).collect();
    let [found] = found[..] else { panic!("{reason} in {problems:#?}") };
    (found.file.clone(), found.line)
}

#[test]
fn a_procedure_without_a_form_is_filed_with_the_official_one_attached() {
    let catalogue = Catalogue::load(with_template(|template| template).path()).unwrap();
    for procedure in catalogue.procedures() {
        let here = matches!(procedure.channel, Channel::Here);
        assert_eq!(procedure.can_be_filed_here(), here, "{}", procedure.id);
        assert_eq!(catalogue.form(&procedure.id).is_some(), here, "{}", procedure.id);
    }
    assert_eq!(catalogue.form("1.004873").unwrap().title, "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân");

    let attached: Vec<_> = catalogue.forms().filter(|(_, form)| form.page("to-khai").is_some()).collect();
    assert!(!attached.is_empty());
    for (procedure, form) in attached {
        assert_eq!((&form.procedure, &form.title), (&procedure.id, &procedure.name));
        let asked = &form.page("giay-to").unwrap().questions;
        let papers = papers(procedure);
        assert_eq!(asked.len(), papers.len().max(1), "{}", procedure.id);
        for ((id, document), question) in papers.iter().zip(asked) {
            assert_eq!((&question.id, &question.label), (id, &document.name), "{}", procedure.id);
            assert!(matches!(question.answer, Kind::File { .. }) && form.at_hand.contains(&document.name));
        }
        let (_, name) = form.question("nop.ho-ten").unwrap();
        assert_eq!(name.label, "Họ tên của ông/bà");
        assert!(form.question("nop.bi-danh").is_none());
        let (_, way) = form.question("nop.cach").unwrap();
        assert_eq!(way.answer.options(), Some(&*return_methods(procedure)));
    }
}

#[test]
fn what_is_wrong_with_the_template_is_told_once_and_where_it_stands() {
    let line = |words: &str| 1 + TEMPLATE.lines().position(|line| line.contains(words)).unwrap();
    let template = PathBuf::from("forms/dinh-kem.toml");
    let page = |words: &str| line(words) - 1;

    let broken = with_template(|template| template.replace("block = \"thu\"", "block = \"khac\""));
    assert_eq!(told(broken.path(), "unknown block \"khac\""), (template.clone(), Some(page("id = \"nop\""))));

    let broken = with_template(|template| template.replace("without = [\"bi-danh\"]", "without = [\"khac\"]"));
    assert_eq!(told(broken.path(), "has no question \"khac\"").1, Some(page("id = \"nop\"")));

    let broken = with_template(|template| template.replace("list = \"cach-nhan-ket-qua\"", "list = \"khac\""));
    assert_eq!(told(broken.path(), "unknown list \"khac\""), (template.clone(), Some(line("id = \"nop.cach\"") - 1)));

    let broken = with_template(|template| template.replace("id = \"giay-to\"", "id = \"giay\""));
    assert_eq!(told(broken.path(), "no page \"giay-to\""), (template, Some(line("procedure = \"*\""))));

    let twice = with_template(|template| template);
    fs::write(twice.path().join("forms/khac.toml"), TEMPLATE).unwrap();
    assert_eq!(told(twice.path(), "dinh-kem is the template already").0, PathBuf::from("forms/khac.toml"));
}

#[test]
fn what_is_wrong_with_a_block_is_told_in_its_file() {
    let broken = with_template(|template| template);
    let block = BLOCK.replace("max = 50", "max = 0");
    fs::write(broken.path().join("blocks/thu.toml"), &block).unwrap();
    let line = block.lines().position(|line| line.contains("bi-danh")).unwrap();
    let (file, at) = told(broken.path(), "\"bi-danh\"");
    assert_eq!((file, at), (PathBuf::from("blocks/thu.toml"), Some(line)));
}

#[test]
fn a_form_that_asks_for_business_lines_needs_some() {
    let broken = with_template(|template| {
        template.replace("answer = { type = \"file\", signed = true }", "answer = { type = \"business-line\" }")
    });
    let _ = fs::remove_file(broken.path().join("business_lines.tsv"));
    let problems = check(broken.path());
    assert!(problems.iter().any(|problem| problem.reason.contains("and there are none")), "{problems:#?}");
}
