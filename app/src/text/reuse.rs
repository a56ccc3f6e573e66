//! Words of using again what was declared.

use super::Text;

/// Link.
pub const LINK: Text = Text::new("Dùng lại thông tin đã khai", "Use again what you declared before");
/// Title.
pub const TITLE: Text = Text::new("Dùng lại thông tin đã khai", "Use again what you declared before");
/// What it does.
pub const WHAT: Text = Text::new(
    "Nếu ông/bà đã nộp hồ sơ ở đây và hồ sơ đó đã xong, trang có thể điền lại thông tin của ông/bà. Ông/bà không bắt buộc phải dùng.",
    "If you have filed here before and that dossier has ended, the site can fill in your own details again. You need not use this.",
);
/// Why a code is sent.
pub const WHY_CODE: Text = Text::new(
    "Để chắc là thông tin của ông/bà, chúng tôi gửi mã xác nhận tới số điện thoại ông/bà đã khai khi đó.",
    "To be sure that it is yours, we send a code to the phone that you gave then.",
);
/// Label.
pub const PHONE: Text = Text::new("Số điện thoại đã khai", "The phone you gave");
/// Button.
pub const SEND_CODE: Text = Text::new("Gửi mã xác nhận", "Send the code");
/// Button.
pub const CONFIRM: Text = Text::new("Xác nhận", "Confirm");
/// Button.
pub const OTHER_PHONE: Text = Text::new("Dùng số khác", "Another phone");
/// Back to the form without it.
pub const WITHOUT: Text = Text::new("Không dùng, khai tiếp", "Go on without it");
/// Nothing was found for the phone.
pub const NOTHING: Text = Text::new(
    "Không có hồ sơ đã xong nào của số điện thoại này còn được lưu ở đây, hoặc hồ sơ đó không có thông tin dùng lại được.",
    "No dossier of this phone that has ended is still kept here, or it holds nothing that can be used again.",
);
/// Where it comes from: procedure, date.
pub const FROM: Text = Text::new("Lấy từ hồ sơ “{}” nộp ngày {}.", "From the dossier “{}”, filed on {}.");
/// What to choose.
pub const CHOOSE: Text = Text::new("Ông/bà muốn dùng lại thông tin nào?", "What do you want to use again?");
/// Beside an answer that is there: the answer now.
pub const NOW: Text = Text::new("Hiện đang khai: {}", "Now: {}");
/// Advice.
pub const CHECK: Text = Text::new(
    "Ông/bà xem lại từng trang và sửa nếu thông tin đã đổi.",
    "Please look at each page again, and correct what has changed.",
);
/// Button.
pub const TAKE: Text = Text::new("Dùng thông tin đã chọn", "Use what is chosen");
