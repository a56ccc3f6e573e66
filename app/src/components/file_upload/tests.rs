use super::*;

fn file(id: &str, state: FileState) -> ShownFile {
    ShownFile {
        id: id.to_owned(),
        name: "a'<b>.jpg".to_owned(),
        bytes: 1024,
        state,
        image: true,
        href: format!("/nop-ho-so/1/tep/{id}"),
    }
}

fn ready(id: &str) -> ShownFile {
    file(id, FileState::Ready { pages: None })
}

fn rendered(files: &[ShownFile], look: Look) -> String {
    let html = file_upload(&FileUpload {
        field: Field { name: "giay", label: "Giấy", look, ..Field::default() },
        files,
        kinds: &FileKind::ALL,
        most: 5,
        largest: 10 * 1024 * 1024,
        signed: false,
    });
    html.as_str().to_owned()
}

/// The visible buttons of the kind, by the upload that they name.
fn shown(html: &str, field: &str) -> Vec<String> {
    let start = format!(" name='{field}' value='");
    html.split(start.as_str())
        .skip(1)
        .filter(|rest| !rest.split('>').next().unwrap().ends_with("hidden"))
        .map(|rest| rest.split('\'').next().unwrap().to_owned())
        .collect()
}

#[test]
fn how_far_a_file_is_stands_in_words() {
    let html = rendered(
        &[
            file("1", FileState::Arriving { offset: 410 }),
            file("2", FileState::Arriving { offset: 1024 }),
            file("3", FileState::Ready { pages: Some(3) }),
        ],
        Look::default(),
    );
    assert!(html.contains("Tệp mới gửi được 40%."));
    assert!(html.contains("chưa kiểm tra xong"));
    assert!(html.contains("1 KB, 3 trang"));
}

#[test]
fn every_file_can_be_removed_and_only_ready_ones_moved_past_each_other() {
    let waiting = file("w", FileState::Arriving { offset: 3 });
    let broken = file("b", FileState::Refused { words: "hỏng <b>".to_owned() });
    let html = rendered(&[ready("1"), ready("2"), ready("3"), waiting, ready("4"), broken], Look::default());
    assert_eq!(shown(&html, fields::REMOVE), ["1", "2", "3", "w", "4", "b"]);
    assert_eq!(shown(&html, fields::UP), ["2", "3"]);
    assert_eq!(shown(&html, fields::DOWN), ["1", "2"]);
    assert!(html.contains("id='tep-b'") && html.contains("hỏng &lt;b&gt;"));
    assert!(html.contains("data-state='arriving' data-file='w' data-name='a&#39;&lt;b&gt;.jpg' data-bytes='1024'"));
}

#[test]
fn the_limits_are_said_before_choosing() {
    let html = rendered(&[], Look::default());
    let limits = "Nhận tệp PDF, ảnh JPG, ảnh PNG, ảnh HEIC, Word (.docx). Mỗi tệp không quá 10 MB, nhiều nhất 5 tệp.";
    assert!(html.contains(limits), "{html}");
    assert!(html.find(limits) < html.find("type='file'"));
    assert!(html.contains("aria-describedby='giay-limits'") && html.contains("id='giay-limits'"));
    assert!(
        html.contains(
            "accept='.pdf,application/pdf,.jpg,.jpeg,image/jpeg,.png,image/png,.heic,image/heic,.heif,.docx,"
        )
    );
}

#[test]
fn enter_presses_a_button_that_removes_nothing() {
    let html = rendered(&[ready("1")], Look::default());
    let first = html.split("<button").nth(1).unwrap();
    assert!(first.starts_with(" hidden tabindex='-1'>Tiếp tục</button>"), "{first}");
}

#[test]
fn a_shared_device_shows_no_picture_and_has_no_camera() {
    let phone = rendered(&[ready("1")], Look::default());
    assert!(phone.contains("<img") && phone.contains("loading='lazy'") && phone.contains("data-act='camera'"));
    let kiosk = Look { kiosk: true, ..Look::default() };
    let html = format!("{}{}", rendered(&[ready("1")], kiosk), upload_parts(kiosk).as_str());
    assert!(!html.contains("<img") && !html.contains("camera"));
}

#[test]
fn the_island_finds_its_words_and_a_pattern_without_a_file() {
    let html = upload_parts(Look { lang: crate::text::Lang::En, kiosk: false });
    let html = html.as_str();
    for (key, text) in words::ISLAND {
        assert!(html.contains(&format!(" data-{key}='{}'", crate::components::html::escape(text.en))), "{key}");
    }
    for part in ["state", "error", "refusal", "progress", "retry", "up", "down", "facts", "preview", "leaving"] {
        assert_eq!(html.matches(&format!("data-part='{part}'")).count(), 1, "{part}");
    }
    assert!(!html.contains("data-file=") && !html.contains(" id='tep-"));
}
