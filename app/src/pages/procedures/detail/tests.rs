use super::*;

const BARE: &str = r#"
id = "hop-bao-trong-nuoc"
name = "Cho phép họp báo trong nước"
channel = "here"
[plan]
row = 39
agency = "Sở Thông tin và Truyền thông"
level = 3
tiers = ["province"]
source = "Kế hoạch 2992/KH-UBND, Phụ lục I.A"
"#;

const KNOWN: &str = r#"
id = "1.004873"
name = "Cấp Giấy xác nhận tình trạng hôn nhân"
channel = "here"
form = "1.004873"
steps = [{ text = "Kiểm tra", unit = "Công chức tư pháp - hộ tịch", time = { amount = 3, unit = "workingDay" }, source = "Nguồn bước" }]
documents = [{ name = "Căn cước", given = "shown", copies = 1, condition = "Nếu nộp trực tiếp", source = "Nguồn giấy tờ", unverified = true }]
processing_time = { time = { amount = 3, unit = "workingDay" }, extension = { amount = 3, unit = "workingDay" }, source = "Nguồn thời gian" }
fee = { text = "Địa phương quy định", source = "Nguồn phí" }
[plan]
row = 83
agency = "UBND cấp xã"
level = 3
tiers = ["commune"]
models = [{ kind = "guidedSubmission" }]
excluded_models = [{ kind = "publicPostal", scope = "chú thích 7" }]
source = "Kế hoạch 2992"
[today]
level = { value = "endToEnd", as_of = "2025-07-01", source = "Nguồn mức độ" }
[contact]
name = "Nguyễn Thị <Mẫu>"
phone = "0252 000 000"
source = "Nguồn liên hệ"
"#;

const ELSEWHERE: &str = r#"
id = "chung-thuc-ban-sao-dien-tu"
name = "Chứng thực bản sao điện tử từ bản chính"
channel = { nationalPortal = { directions = "Nộp trên Cổng Dịch vụ công quốc gia.", url = "https://dichvucong.gov.vn", source = "QĐ 740" } }
[plan]
row = 94
agency = "Sở Tư pháp"
tiers = ["district"]
source = "QĐ 740/QĐ-UBND"
"#;

fn shown(toml: &str, look: Look) -> String {
    let procedure: Procedure = toml::from_str(toml).unwrap();
    content(&Model { procedure: &procedure, help_phone: "1022", has_sample: procedure.form.is_some() }, look)
        .as_str()
        .to_owned()
}

fn row(key: &str, value: &str) -> String {
    format!("{key}</dt><dd class='govuk-summary-list__value'>{value}</dd>")
}

#[test]
fn what_is_unknown_is_said_to_be_unknown() {
    let html = shown(BARE, Look::default());
    for key in [text::CODE, text::WHO_MAY_FILE, text::DECIDED_BY, text::TIME, text::FEE, text::RESULT, text::POSTAL] {
        assert!(html.contains(&row(key.vi, text::UNKNOWN.vi)), "{}", key.vi);
    }
    for key in [text::TODAY_AGENCY, text::TODAY_LEVEL] {
        assert!(html.contains(&row(key.vi, "Chưa xác minh")), "{}", key.vi);
    }
    for heading in [text::DOCUMENTS, text::STEPS, text::LEGAL_BASIS, text::OFFICIAL_FORM] {
        let heading = format!("{}</h2><p class='govuk-body'>{}</p>", heading.vi, text::UNKNOWN.vi);
        assert!(html.contains(&heading), "{heading}");
    }
}

#[test]
fn without_a_form_there_is_no_start_but_a_way_on() {
    let html = shown(BARE, Look::default());
    assert!(!html.contains("/nop-ho-so/") && !html.contains("/mau'"));
    assert!(
        html.contains(text::NO_FORM.vi)
            && html.contains("href='https://dichvucong.gov.vn'")
            && html.contains("tel:1022")
    );
}

#[test]
fn known_facts_stand_with_their_units_and_sources() {
    let html = shown(KNOWN, Look::default());
    assert!(html.contains("href='/nop-ho-so/1.004873'") && html.contains("href='/thu-tuc/1.004873/mau'"));
    assert!(html.contains(&row(text::TIME.vi, "3 ngày làm việc; có thể thêm 3 ngày làm việc")));
    assert!(html.contains("Thực hiện: Công chức tư pháp - hộ tịch<br>Thời gian: 3 ngày làm việc"));
    assert!(
        html.contains(
            "Căn cước</span> (chưa xác minh)</strong><br>Xuất trình, không nộp<br>1 bản<br>Nếu nộp trực tiếp"
        )
    );
    assert!(html.contains(&row(text::TODAY_LEVEL.vi, "Trực tuyến toàn trình (từ 01/07/2025)")));
    assert!(html.contains("Không áp dụng: Nộp qua nhân viên bưu điện"));
    assert!(html.contains("Nguyễn Thị &lt;Mẫu&gt;"));
    for source in ["bước", "giấy tờ", "thời gian", "phí", "mức độ", "liên hệ"] {
        assert_eq!(html.matches(&format!("Nguồn {source}")).count(), 1, "{source}");
    }
}

#[test]
fn what_is_filed_elsewhere_says_where() {
    let html = shown(ELSEWHERE, Look::default());
    assert!(html.contains(text::ELSEWHERE.vi) && html.contains("Nộp trên Cổng Dịch vụ công quốc gia."));
    assert!(html.contains("href='https://dichvucong.gov.vn'") && !html.contains("/nop-ho-so/"));
    let kiosk = shown(ELSEWHERE, Look { lang: Lang::Vi, kiosk: true });
    assert!(!kiosk.contains("href='https") && kiosk.contains("(dichvucong.gov.vn)"));
}

#[test]
fn the_official_form_that_is_attached_can_be_found() {
    let toml = format!(
        "{}\n[official_form]\ntext = \"Mẫu số 1\"\nhref = \"https://mau.example.vn/1\"\nsource = \"Nguồn mẫu\"",
        KNOWN.replace("given = \"shown\"", "given = \"declared\""),
    );
    let mut procedure: Procedure = toml::from_str(&toml).unwrap();
    let shown = |procedure: &Procedure| {
        let model = Model { procedure, help_phone: "1022", has_sample: false };
        content(&model, Look::default()).as_str().to_owned()
    };
    let here = shown(&procedure);
    assert!(here.contains(text::DECLARED.vi) && !here.contains(text::FORM_ATTACHED.vi));
    procedure.attaches_official_form = true;
    let attached = shown(&procedure);
    assert!(!attached.contains(text::DECLARED.vi) && attached.contains(text::FORM_ATTACHED.vi));
    assert!(attached.contains("href='https://mau.example.vn/1'"));
}
