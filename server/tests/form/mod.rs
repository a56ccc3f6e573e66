//! The form of 1.004873, page by page, as one citizen fills it in.

/// The commune where the citizen lives; an office serves it.
pub const COMMUNE: &str = "22945";

/// Pages in order, each with what is typed.
pub const PAGES: &[(&str, &[(&str, &str)])] = &[
    ("cho-ai", &[("cho-ai", "chinh-minh")]),
    (
        "nguoi-yeu-cau",
        &[
            ("nguoi-yeu-cau.ho-ten", "Nguyễn Thị Mẫu"),
            ("nguoi-yeu-cau.ngay-sinh.ngay", "1"),
            ("nguoi-yeu-cau.ngay-sinh.thang", "2"),
            ("nguoi-yeu-cau.ngay-sinh.nam", "1990"),
            ("nguoi-yeu-cau.so-dinh-danh", "060190001234"),
        ],
    ),
    ("nhan-than", &[("nhan-than.gioi-tinh", "nu"), ("nhan-than.dan-toc", "kinh"), ("nhan-than.quoc-tich", "viet-nam")]),
    (
        "giay-to",
        &[
            ("giay-to.loai", "can-cuoc"),
            ("giay-to.ngay-cap.ngay", "15"),
            ("giay-to.ngay-cap.thang", "7"),
            ("giay-to.ngay-cap.nam", "2021"),
            ("giay-to.noi-cap", "Cục Cảnh sát"),
        ],
    ),
    ("lien-he", &[("lien-he.dien-thoai", "0900000001")]),
    ("noi-cu-tru", &[("noi-cu-tru.loai", "thuong-tru"), ("noi-cu-tru.dia-chi", "25 Nguyễn Huệ")]),
    ("thoi-gian", &[("thoi-gian.loai", "hien-nay")]),
    ("tinh-trang", &[("tinh-trang", "chua-ket-hon")]),
    ("muc-dich", &[("muc-dich", "nha-dat")]),
    ("nhan-ket-qua", &[("nhan-ket-qua.so-ban", "1"), ("nhan-ket-qua.cach", "quay")]),
    ("cam-doan", &[("cam-doan", "co")]),
];
