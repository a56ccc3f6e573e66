//! Texts of the privacy notice (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, in force since 1/1/2026).

use super::Text;

/// Title.
pub const TITLE: Text = Text::new("Quyền riêng tư", "Privacy");
/// The law.
pub const LAW: Text = Text::new(
    "Trang này cho biết dữ liệu cá nhân của ông/bà được dùng thế nào, theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 (có \
     hiệu lực từ 01/01/2026).",
    "This page says how your personal data is used, under the Law on Personal Data Protection 91/2025/QH15 (in force since \
     1 January 2026).",
);
/// Heading.
pub const WHO: Text = Text::new("Ai xem được", "Who sees it");
/// Who.
pub const WHO_LIST: [Text; 4] = [
    Text::new(
        "Cơ quan giải quyết hồ sơ, ghi ở dòng “Nơi giải quyết” trước khi ông/bà bắt đầu khai.",
        "The agency that decides on your dossier; it is named before you begin.",
    ),
    Text::new(
        "Ông/bà, trên thiết bị đã nộp hồ sơ hoặc bằng mã QR trên giấy xác nhận. Ai giữ mã QR thì xem được toàn bộ hồ sơ, xin \
         giữ cẩn thận.",
        "You, on the device you filed with or by the QR code. Whoever holds the QR code sees everything, so keep it safe.",
    ),
    Text::new(
        "Người có mã hồ sơ và bốn số cuối của giấy tờ hoặc điện thoại: chỉ xem được hồ sơ đang ở bước nào, không thấy tên, \
         không thấy nội dung.",
        "Someone with the dossier code and four digits of your identity number or phone: only where it stands, no name and \
         no content.",
    ),
    Text::new(
        "Chúng tôi không bán, không dùng để quảng cáo, không gửi cho bên khác ngoài cơ quan giải quyết, trừ khi pháp luật \
         yêu cầu.",
        "We do not sell it, use it for advertising, or give it to others than the deciding agency, unless the law requires it.",
    ),
];
/// Who else, where facts can be compared with the population database.
pub const WHO_POPULATION: Text = Text::new(
    "Chỉ khi ông/bà đồng ý: Cơ sở dữ liệu quốc gia về dân cư (Bộ Công an) nhận số định danh, họ tên, ngày sinh để cho biết có \
     khớp không, hoặc, khi ông/bà làm thủ tục tại quầy, để cán bộ lấy họ tên và danh sách giấy tờ cơ quan nhà nước đã có.",
    "Only if you agree: the National Population Database (Ministry of Public Security) gets your id number, name and date of \
     birth to say whether they agree, or, at a counter, for the official to get the name and the list of papers that agencies \
     hold.",
);
/// Heading.
pub const WHY: Text = Text::new("Dùng để làm gì", "What for");
/// Why.
pub const WHY_LIST: [Text; 3] = [
    Text::new(
        "Thông tin trong tờ khai: chuyển đến cơ quan để giải quyết thủ tục mà ông/bà yêu cầu.",
        "What you fill in: passed to the agency so that it can decide on what you ask for.",
    ),
    Text::new(
        "Số điện thoại: để cơ quan liên hệ với ông/bà về hồ sơ, để tra cứu, và nếu ông/bà yêu cầu, để nhắn mã mở bản nháp trên \
         thiết bị khác hoặc mã để dùng lại thông tin đã khai (qua đơn vị gửi tin nhắn).",
        "Your telephone number: for the agency to reach you, for lookup, and if you ask for it, to send you the code that opens \
         a draft on another device, or the one to use your details again (through a message service).",
    ),
    Text::new(
        "Đánh giá và góp ý: để đánh giá cơ quan. Số điện thoại, số giấy tờ và thư điện tử viết trong góp ý được che đi trước \
         khi lưu. Số liệu công khai chỉ là con số chung.",
        "Your rating and comment: to assess the agency. Telephone numbers, identity numbers and e-mail addresses in it are \
         masked before it is kept. Only totals are published.",
    ),
];
/// Heading.
pub const HOW_LONG: Text = Text::new("Giữ bao lâu", "How long");
/// Caption of the table.
pub const HOW_LONG_CAPTION: Text = Text::new("Thời gian giữ từng loại dữ liệu", "How long each kind of data is kept");
/// Column.
pub const DATA: Text = Text::new("Dữ liệu", "Data");
/// Column.
pub const KEPT: Text = Text::new("Thời gian giữ", "Kept for");
/// Data and how long: the numbers are those of the store.
pub const DRAFT: Text = Text::new("Bản nháp chưa gửi", "Drafts");
/// Days.
pub const DRAFT_KEPT: Text = Text::new(
    "{} ngày từ lần sửa cuối; ông/bà có thể xóa ngay bất cứ lúc nào",
    "{} days after the last change; you can delete it at any time",
);
/// Data.
pub const PHONE_MESSAGES: Text = Text::new("Tin nhắn gửi đến điện thoại của ông/bà", "Messages to your phone");
/// Hours.
pub const PHONE_MESSAGES_KEPT: Text = Text::new("{} giờ", "{} hours");
/// Data.
pub const ACCESS: Text = Text::new("Quyền xem hồ sơ trên thiết bị đã nộp", "Access from the device you filed with");
/// Days.
pub const ACCESS_KEPT: Text = Text::new("{} ngày", "{} days");
/// Data.
pub const DOSSIER: Text = Text::new("Hồ sơ đã gửi", "Dossiers sent");
/// How long.
pub const DOSSIER_KEPT: Text = Text::new(
    "Ở đây: đến {} ngày sau khi hồ sơ kết thúc. Cơ quan giải quyết giữ theo quy định về lưu trữ của thủ tục đó",
    "Here: until {} days after the dossier has ended. The deciding agency keeps it as the archive rules of the procedure say",
);
/// Data.
pub const CONSENT: Text = Text::new(
    "Việc ông/bà đồng ý đối chiếu với Cơ sở dữ liệu quốc gia về dân cư (không ghi tên, không ghi số)",
    "That you agreed to a comparison with the National Population Database (no name, no number)",
);
/// Days.
pub const CONSENT_KEPT: Text = Text::new(
    "{} ngày (2 năm) từ khi đồng ý; ông/bà có thể rút lại bất cứ lúc nào trước khi gửi hồ sơ",
    "{} days (2 years) after you agreed; you can take it back at any time before you send the dossier",
);
/// Data.
pub const LANGUAGE: Text = Text::new("Ngôn ngữ đã chọn", "Chosen language");
/// How long.
pub const LANGUAGE_KEPT: Text = Text::new("{} ngày, chỉ trên thiết bị của ông/bà", "{} days, only on your device");
/// Heading.
pub const COOKIES: Text = Text::new("Cookie", "Cookies");
/// What for.
pub const COOKIES_WHAT: Text = Text::new(
    "Trang chỉ dùng cookie cần thiết: một mã ngẫu nhiên để tìm lại bản nháp và hồ sơ trên thiết bị này, và ngôn ngữ đã \
     chọn. Không có cookie theo dõi.",
    "Only necessary cookies are used: a random code that finds the drafts and dossiers of this device, and the language. \
     There are none for tracking.",
);
/// Heading.
pub const RIGHTS: Text = Text::new("Quyền của ông/bà", "Your rights");
/// Rights.
pub const RIGHTS_LIST: [Text; 4] = [
    Text::new(
        "Được biết, được xem dữ liệu của mình và nhận bản sao.",
        "To know of and see your data, and to have a copy.",
    ),
    Text::new("Yêu cầu sửa dữ liệu sai.", "To have wrong data put right."),
    Text::new(
        "Yêu cầu xóa hoặc hạn chế xử lý, trừ khi pháp luật buộc phải giữ (ví dụ hồ sơ hành chính).",
        "To have it deleted or its use limited, unless the law requires it to be kept (as with administrative dossiers).",
    ),
    Text::new(
        "Rút hồ sơ, rút lại sự đồng ý; khiếu nại, khởi kiện theo quy định.",
        "To withdraw the dossier or your consent; to complain and to sue as the law provides.",
    ),
];
/// Heading.
pub const CONTACT: Text = Text::new("Liên hệ", "Contact");
/// How; the number follows.
pub const CONTACT_HOW: Text = Text::new(
    "Muốn thực hiện các quyền trên, xin liên hệ cơ quan giải quyết hồ sơ hoặc gọi",
    "To use these rights, contact the agency that decides on your dossier, or call",
);
