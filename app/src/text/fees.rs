//! Words of what a procedure costs.

use super::Text;

/// Heading at check-answers.
pub const TITLE: Text = Text::new("Phí, lệ phí dự kiến", "Expected fees");
/// One amount: what is paid for, amount.
pub const LINE: Text = Text::new("{}: {}", "{}: {}");
/// Nothing to pay.
pub const FREE: Text = Text::new("không thu", "free");
/// Amount for each copy.
pub const EACH: Text = Text::new("{} mỗi bản", "{} a copy");
/// Amount for copies: sum, number, amount for each.
pub const COPIES: Text = Text::new("{} ({} bản, mỗi bản {})", "{} ({} copies at {} each)");
/// Not paid: who.
pub const EXEMPT: Text = Text::new("miễn cho ông/bà ({})", "you are exempt ({})");
/// Who does not pay.
pub const EXEMPT_FOR: Text = Text::new("Miễn cho: {}.", "Exempt: {}.");
/// Mark of a figure to go by.
pub const UNVERIFIED: Text = Text::new("số tham khảo, chưa xác minh", "a figure to go by, not verified");
/// What is paid altogether: amount.
pub const TOTAL: Text = Text::new("Cộng: {}", "Total: {}");
/// Nothing is known.
pub const UNKNOWN: Text = Text::new(
    "Chưa có thông tin. Cơ quan báo số tiền, nếu có, sau khi tiếp nhận hồ sơ.",
    "Not known. The agency names the amount, if any, after it has received the dossier.",
);
/// How it is paid.
pub const AT_COUNTER: Text = Text::new(
    "Ông/bà nộp tại quầy. Trang này chưa nhận nộp trực tuyến.",
    "You pay at the counter. This site takes no online payment.",
);
/// How it is paid where the result can come by post (plan 000, POS-05).
pub const AT_COUNTER_OR_DOOR: Text = Text::new(
    "Ông/bà nộp tại quầy, hoặc trả khi nhận kết quả qua bưu điện. Trang này chưa nhận nộp trực tuyến.",
    "You pay at the counter, or on delivery by post. This site takes no online payment.",
);
/// Which figure counts.
pub const AGENCY_SAYS: Text = Text::new(
    "Số tiền chính thức do cơ quan thông báo sau khi tiếp nhận.",
    "The amount that counts is the one that the agency tells you after reception.",
);
/// How it is filed.
pub const ONLINE: Text = Text::new("Nộp hồ sơ trực tuyến", "Filed online");
/// How it is filed.
pub const COUNTER: Text = Text::new("Nộp hồ sơ tại quầy", "Filed at the counter");
