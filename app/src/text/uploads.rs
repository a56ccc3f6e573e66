//! Words about attached files: why one is not taken, and what to do then.

use super::{Lang, Text};

/// What is named in the words.
#[derive(Clone, Copy, Debug)]
pub struct Limits<'a> {
    /// Most megabytes of a file.
    pub megabytes: u64,
    /// Most files of a filing.
    pub files: u32,
    /// Kinds that are taken, as they end: `pdf`, `jpg`.
    pub kinds: &'a [&'a str],
}

/// Nothing in it.
const EMPTY: Text = Text::new(
    "Tệp này trống, không có trang nào. Xin mở tệp trên máy để xem lại, rồi chọn tệp khác.",
    "This file is empty: it has no page. Please open it on your device, then choose another one.",
);
/// Too long.
const TOO_BIG: Text = Text::new(
    "Tệp này lớn hơn {mb} MB. Xin chụp lại ở cỡ ảnh nhỏ hơn, hoặc chia thành nhiều tệp.",
    "This file is larger than {mb} MB. Please take the photo at a smaller size, or split it into several files.",
);
/// Too many.
const TOO_MANY: Text = Text::new(
    "Không thêm được nữa: mục này, hoặc cả hồ sơ (nhiều nhất {files} tệp), đã đủ tệp. Xin xóa tệp không cần rồi thêm lại.",
    "No more can be added: this item, or the whole dossier (at most {files} files), is full. Please remove a file you do not need, then add again.",
);
/// Another kind.
const KIND: Text = Text::new(
    "Loại tệp này không nhận được. Chỉ nhận tệp {kinds}.",
    "This kind of file cannot be taken. Only {kinds} files can.",
);
/// Something else than its name says.
const RENAMED: Text = Text::new(
    "Nội dung tệp không đúng với tên của nó, nên không nhận được. Chỉ nhận tệp {kinds}. Xin mở tệp trên máy để xem lại.",
    "The file is not what its name says, so it cannot be taken. Only {kinds} files can. Please open it on your device to check.",
);
/// Locked.
const ENCRYPTED: Text = Text::new(
    "Tệp này có mật khẩu nên cơ quan giải quyết không mở được. Xin lưu lại thành tệp không có mật khẩu, hoặc in ra rồi chụp ảnh.",
    "This file has a password, so the agency cannot open it. Please save it without one, or print it and take a photo.",
);
/// Broken.
const DAMAGED: Text = Text::new(
    "Tệp này bị hỏng, không đọc được đến hết. Xin mở tệp trên máy để xem lại, rồi chọn lại hoặc chụp lại.",
    "This file is damaged and cannot be read to its end. Please open it on your device to check, then choose it again or take a new photo.",
);
/// Too many points.
const PIXELS: Text = Text::new(
    "Ảnh này có kích thước quá lớn (trên 50 triệu điểm ảnh). Xin chụp lại ở cỡ nhỏ hơn.",
    "This picture is too large (more than 50 million pixels). Please take it at a smaller size.",
);
/// A HEIC photo that cannot be cleaned.
const HEIC: Text = Text::new(
    "Ảnh HEIC này chưa nhận được vì không bỏ được dữ liệu ẩn trong ảnh (như nơi chụp). Xin đổi sang JPG: trên iPhone, vào Cài đặt › \
     Camera › Định dạng, chọn “Tương thích nhất”, rồi chụp lại.",
    "This HEIC photo cannot be taken, because the hidden data in it (such as where it was taken) cannot be removed. Please change it to JPG: on an \
     iPhone, in Settings › Camera › Formats choose “Most Compatible”, then take it again.",
);
/// A program inside.
const MACRO: Text = Text::new(
    "Tệp Word này có chứa chương trình (macro) nên không nhận được. Xin lưu lại thành tệp .docx thường hoặc PDF.",
    "This Word file contains a program (macro), so it cannot be taken. Please save it as a plain .docx or as PDF.",
);
/// Unfolds too far.
const BOMB: Text = Text::new(
    "Tệp này khi mở ra quá lớn nên không nhận được. Xin lưu lại thành PDF.",
    "This file unfolds to far too much, so it cannot be taken. Please save it as PDF.",
);
/// A virus.
const VIRUS: Text = Text::new(
    "Phần mềm quét vi-rút thấy tệp này có hại nên không nhận. Xin quét vi-rút trên máy của ông/bà, rồi chọn tệp khác.",
    "The virus scanner found this file harmful, so it was not taken. Please scan your device, then choose another file.",
);
/// The scanner does not answer.
pub const SCANNER_AWAY: Text = Text::new(
    "Tệp đã đến đủ nhưng chưa quét vi-rút được. Ông/bà không phải gửi lại, xin đợi ít phút rồi tải lại trang.",
    "The file has arrived but could not be scanned for viruses yet. You need not send it again; please wait a few minutes and reload.",
);
/// Unknown reason: an earlier version knew it.
const OTHER: Text =
    Text::new("Tệp này không nhận được. Xin chọn tệp khác.", "This file cannot be taken. Please choose another one.");

/// Why a file was refused, by the code of the refusal.
pub fn refusal(code: &str, limits: &Limits<'_>, lang: Lang) -> String {
    let text = match code {
        "empty" => EMPTY,
        "too-big" => TOO_BIG,
        "too-many" => TOO_MANY,
        "kind" => KIND,
        "renamed" => RENAMED,
        "encrypted" => ENCRYPTED,
        "damaged" => DAMAGED,
        "pixels" => PIXELS,
        "heic" => HEIC,
        "macro" => MACRO,
        "bomb" => BOMB,
        "virus" => VIRUS,
        _ => OTHER,
    };
    let kinds: Vec<String> = limits.kinds.iter().map(|kind| kind.to_uppercase()).collect();
    text.get(lang)
        .replace("{mb}", &limits.megabytes.to_string())
        .replace("{files}", &limits.files.to_string())
        .replace("{kinds}", &kinds.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_name_what_is_taken() {
        let limits = Limits { megabytes: 10, files: 20, kinds: &["pdf", "jpg"] };
        assert!(refusal("kind", &limits, Lang::Vi).ends_with("Chỉ nhận tệp PDF, JPG."));
        assert!(refusal("too-big", &limits, Lang::En).contains("larger than 10 MB"));
        assert!(refusal("too-many", &limits, Lang::Vi).contains("20 tệp"));
        assert!(!refusal("?", &limits, Lang::Vi).is_empty());
    }
}
