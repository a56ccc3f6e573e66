//! Texts of the pages that say that something did not work.

use super::Text;

/// Title: there is nothing at this address.
pub const NOT_FOUND: Text = Text::new("Không có trang này", "Page not found");
/// What happened.
pub const NOT_FOUND_WHAT: Text = Text::new(
    "Địa chỉ này không có trang nào, hoặc trang không mở được từ thiết bị của ông/bà. Nếu ông/bà gõ địa chỉ, xin xem lại \
     từng chữ.",
    "There is no page at this address, or it cannot be opened from your device. If you typed the address, please check it.",
);
/// Title: the post came from another site.
pub const CROSS_SITE: Text = Text::new("Chưa nhận được thông tin ông/bà gửi", "We could not take what you sent");
/// What happened.
pub const CROSS_SITE_WHAT: Text = Text::new(
    "Yêu cầu này được gửi từ một trang khác nên chúng tôi không nhận, để bảo vệ hồ sơ của ông/bà. Xin mở lại trang từ đây \
     và làm lại bước vừa rồi.",
    "The request came from another site, so we did not take it, to protect your dossier. Please open the page from here \
     and repeat the last step.",
);
/// Title: more than the page takes, or not the post of a form.
pub const TOO_LARGE: Text =
    Text::new("Thông tin gửi lên quá lớn hoặc không đúng dạng", "What you sent is too large or not a form");
/// What happened.
pub const TOO_LARGE_WHAT: Text = Text::new(
    "Trang này không nhận được chừng ấy thông tin trong một lần. Xin bấm nút quay lại của trình duyệt, rút ngắn câu trả \
     lời dài rồi gửi lại.",
    "This page cannot take that much at once. Please use your browser's Back button, shorten long answers and send again.",
);
/// Title: too many tries.
pub const TOO_MANY: Text = Text::new("Ông/bà đã thử quá nhiều lần", "Too many tries");
/// What happened.
pub const TOO_MANY_WHAT: Text = Text::new(
    "Để bảo vệ hồ sơ của mọi người, chúng tôi tạm dừng cách tra cứu này ít phút. Xin thử lại sau 15 phút. Mã QR trên phiếu \
     và thiết bị đã nộp hồ sơ vẫn dùng được ngay.",
    "To protect everybody's dossiers we have paused this kind of lookup for some minutes. Please try again in 15 minutes. \
     The QR code on your slip and the device you filed with still work.",
);
/// Title: it took too long.
pub const TIMED_OUT: Text = Text::new("Máy chủ đang bận", "The service is busy");
/// What happened.
pub const TIMED_OUT_WHAT: Text = Text::new(
    "Trang chưa kịp trả lời. Xin đợi khoảng 30 giây rồi tải lại trang. Gửi lại không tạo ra hồ sơ thứ hai.",
    "The page did not answer in time. Please wait about 30 seconds and reload. Sending again makes no second dossier.",
);
/// Title: our fault.
pub const INTERNAL: Text = Text::new("Dịch vụ đang gặp lỗi", "Something went wrong on our side");
/// What happened.
pub const INTERNAL_WHAT: Text = Text::new(
    "Lỗi này là của chúng tôi, không phải của ông/bà. Xin thử lại sau ít phút. Gửi lại không tạo ra hồ sơ thứ hai.",
    "This is our fault, not yours. Please try again in a few minutes. Sending again makes no second dossier.",
);
/// What is kept: true whenever a draft or a submission had been shown before.
pub const KEPT: Text = Text::new(
    "Những trang ông/bà đã bấm “Tiếp tục” và hồ sơ đã có mã vẫn được giữ.",
    "Pages that you have continued from, and dossiers that already have a code, are kept.",
);
/// Heading of the links.
pub const WAY_ON: Text = Text::new("Ông/bà có thể", "What you can do");
/// Way on.
pub const TO_HOME: Text = Text::new("Về trang đầu", "Go to the home page");
/// Way on.
pub const TO_PROCEDURES: Text = Text::new("Tìm thủ tục", "Find a procedure");
/// Way on.
pub const TO_LOOKUP: Text = Text::new("Tra cứu hồ sơ đã nộp", "Track a dossier");
/// Way on.
pub const TO_MINE: Text =
    Text::new("Xem hồ sơ và bản nháp trên thiết bị này", "See the dossiers and drafts of this device");
