//! Coded values of the answer, in words. A code that is not known has none: nothing is shown rather than something wrong.

/// `GioiTinh`: 1 male, 2 female; 0 no information (V, O).
pub fn sex(code: &str) -> Option<&'static str> {
    match code {
        "1" => Some("Nam"),
        "2" => Some("Nữ"),
        _ => None,
    }
}

/// `QuocTich`: an alpha-2 code (Q, appendix H; O). The database holds citizens; in its answers the field may be empty.
pub fn nationality(code: &str) -> Option<&'static str> {
    (code == "VN").then_some("Việt Nam")
}

/// `DanToc`: two digits (Q, appendix E), the order of the list of 1979 (Quyết định 121-TCTK/PPCĐ), in the catalogue's words.
pub fn ethnic_group(code: &str) -> Option<&'static str> {
    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_code.then(|| code.parse::<usize>().ok())??;
    ETHNIC_GROUPS.get(number.checked_sub(1)?).copied()
}

/// From code 01 on.
pub(super) const ETHNIC_GROUPS: [&str; 55] = [
    "Kinh",
    "Tày",
    "Thái",
    "Hoa",
    "Khmer",
    "Mường",
    "Nùng",
    "Mông",
    "Dao",
    "Gia Rai",
    "Ngái",
    "Ê Đê",
    "Ba Na",
    "Xơ Đăng",
    "Sán Chay",
    "Cơ Ho",
    "Chăm",
    "Sán Dìu",
    "Hrê",
    "Mnông",
    "Raglay",
    "Xtiêng",
    "Bru - Vân Kiều",
    "Thổ",
    "Giáy",
    "Cơ Tu",
    "Giẻ Triêng",
    "Mạ",
    "Khơ Mú",
    "Co",
    "Tà Ôi",
    "Chơ Ro",
    "Kháng",
    "Xinh Mun",
    "Hà Nhì",
    "Chu Ru",
    "Lào",
    "La Chí",
    "La Ha",
    "Phù Lá",
    "La Hủ",
    "Lự",
    "Lô Lô",
    "Chứt",
    "Mảng",
    "Pà Thẻn",
    "Cơ Lao",
    "Cống",
    "Bố Y",
    "Si La",
    "Pu Péo",
    "Brâu",
    "Ơ Đu",
    "Rơ Măm",
    "Người nước ngoài",
];
