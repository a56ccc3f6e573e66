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
/// Title: more than the page takes.
pub const TOO_LARGE: Text = Text::new("Thông tin gửi lên quá lớn", "What you sent is too large");
/// What happened.
pub const TOO_LARGE_WHAT: Text = Text::new(
    "Trang này không nhận được chừng ấy thông tin trong một lần. Xin bấm nút quay lại của trình duyệt, rút ngắn câu trả \
     lời dài rồi gửi lại.",
    "This page cannot take that much at once. Please use your browser's Back button, shorten long answers and send again.",
);
/// Title: the address or what was sent cannot be read.
pub const UNREADABLE: Text = Text::new("Không đọc được địa chỉ này", "This address cannot be read");
/// What happened.
pub const UNREADABLE_WHAT: Text = Text::new(
    "Địa chỉ có ký tự bị hỏng, có thể vì đường dẫn bị cắt hoặc chép thiếu. Xin mở lại từ trang đầu, hoặc chép lại toàn bộ \
     đường dẫn.",
    "The address holds broken characters; perhaps the link was cut off. Please start from the home page, or copy the whole \
     link again.",
);
/// Title: not the post of a form.
pub const NOT_A_FORM: Text = Text::new("Thông tin gửi lên không đúng dạng", "What you sent is not a form");
/// What happened.
pub const NOT_A_FORM_WHAT: Text = Text::new(
    "Trang này chỉ nhận thông tin từ biểu mẫu của nó. Xin mở lại trang rồi gửi lại.",
    "This page takes only what its own form sends. Please open the page again and send once more.",
);
/// Title: too many tries.
pub const TOO_MANY: Text = Text::new("Ông/bà đã thử quá nhiều lần", "Too many tries");
/// What happened.
pub const TOO_MANY_WHAT: Text = Text::new(
    "Từ thiết bị này đã có quá nhiều lần gửi liên tiếp, nên chúng tôi tạm dừng để bảo vệ hồ sơ của mọi người. Xin thử lại \
     sau một giờ, hoặc đến quầy. Hồ sơ đã có mã và mã QR trên phiếu vẫn xem được ngay.",
    "This device has sent too much in a short time, so we have paused it to protect everybody's dossiers. Please try again \
     in an hour, or come to the counter. Dossiers that have a code, and the QR code on your slip, still work.",
);
/// Title: it took too long.
pub const TIMED_OUT: Text = Text::new("Máy chủ đang bận", "The service is busy");
/// What happened.
pub const TIMED_OUT_WHAT: Text = Text::new(
    "Trang chưa kịp trả lời. Xin đợi khoảng 30 giây rồi tải lại trang. Gửi lại không tạo ra hồ sơ thứ hai.",
    "The page did not answer in time. Please wait about 30 seconds and reload. Sending again makes no second dossier.",
);
/// Nobody could be given to work on it; the page was not looked at.
pub const OVERLOADED_WHAT: Text = Text::new(
    "Lúc này có quá nhiều người dùng nên trang chưa xử lý được yêu cầu của ông/bà. Xin đợi khoảng 30 giây rồi tải lại trang; nếu \
     vừa gửi thông tin, trình duyệt sẽ hỏi có gửi lại không, xin chọn gửi lại. Gửi lại không tạo ra hồ sơ thứ hai.",
    "Too many people use the service right now, so your request was not handled. Please wait about 30 seconds and reload; if you \
     had just sent something, your browser asks whether to send it again: say yes. Sending again makes no second dossier.",
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
