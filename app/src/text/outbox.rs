//! Words of the page of what could not be passed on to the province. They speak to officials.

use super::Text;

/// Title of and link to the page.
pub const TITLE: Text = Text::new("Chưa chuyển được đến hệ thống của tỉnh", "Not passed on to the province");
/// What the page is about.
pub const ABOUT: Text = Text::new(
    "Người dân đã gửi và hệ thống đã lưu, nhưng hệ thống của tỉnh không nhận hoặc không trả lời sau 10 lần gửi. Xem lý do, khắc phục \
     rồi gửi lại. Nếu đã xử lý cách khác (ví dụ nộp giấy tại quầy), ghi lại ở đây.",
    "Citizens sent these and they are stored, but the province's system refused them or did not answer in 10 tries. Read why, mend the \
     cause, and send again. If one was settled by other means (on paper at the counter, for example), record it here.",
);
/// There is none.
pub const NONE: Text = Text::new("Không có gì bị tồn.", "There is none.");
/// What still waits by itself; `{}` is the number.
pub const WAITING: Text = Text::new("Đang chờ chuyển tự động: {}.", "Waiting to be passed on by itself: {}.");
/// The same, with when the oldest was sent: `{}` number, `{}` moment.
pub const WAITING_SINCE: Text = Text::new(
    "Đang chờ chuyển tự động: {}, cũ nhất từ {}.",
    "Waiting to be passed on by itself: {}, the oldest since {}.",
);
/// More than are shown; `{}` shown, `{}` all.
pub const MORE: Text = Text::new("Đang hiện {} trong tổng số {}.", "Showing {} of {}.");
/// On the work list; `{}` is the number.
pub const ON_WORK_LIST: Text = Text::new(
    "{} hồ sơ hoặc đánh giá chưa chuyển được đến hệ thống của tỉnh.",
    "{} filings or ratings were not passed on to the province.",
);
/// Link from the work list.
pub const SEE: Text = Text::new("Xem và xử lý", "See and settle");

/// Row.
pub const REFERENCE: Text = Text::new("Mã tiếp nhận", "Reference");
/// Row.
pub const WHAT: Text = Text::new("Nội dung", "What");
/// A filing.
pub const FILING: Text = Text::new("Hồ sơ", "Filing");
/// A rating.
pub const RATING: Text = Text::new("Đánh giá", "Rating");
/// An answer to a request for more.
pub const SUPPLEMENT: Text = Text::new("Bổ sung hồ sơ", "Supplement");
/// A dossier that is taken back.
pub const WITHDRAWAL: Text = Text::new("Rút hồ sơ", "Withdrawal");
/// Kind of message.
pub const DRAFT_ANSWER: Text = Text::new("Trả lời bản nháp", "Answer to a draft");
/// Something that could not be read.
pub const UNREADABLE: Text = Text::new("Không đọc được", "Cannot be read");
/// Row.
pub const TRIES: Text = Text::new("Số lần đã gửi", "Tries");
/// Row.
pub const SINCE: Text = Text::new("Dừng từ lúc", "Given up at");
/// Row.
pub const REASON: Text = Text::new("Lý do hệ thống báo", "Reason, as reported");

/// Button.
pub const RETRY: Text = Text::new("Gửi lại", "Send again");
/// Heading and button of the form.
pub const RESOLVE: Text = Text::new("Đã xử lý cách khác", "Settled by other means");
/// Field.
pub const NOTE: Text = Text::new("Đã xử lý thế nào", "How it was settled");
/// Who reads it.
pub const NOTE_HINT: Text = Text::new(
    "Ví dụ: đã tiếp nhận bản giấy tại quầy ngày 26/11. Người dân không đọc được nội dung này. Không ghi họ tên, số điện thoại.",
    "For example: taken in on paper at the counter on 26/11. The citizen does not read it. Write no names or phone numbers.",
);
/// Field.
pub const CODE: Text = Text::new("Mã hồ sơ của tỉnh", "The province's dossier code");
/// When to fill it in.
pub const CODE_HINT: Text = Text::new(
    "Nếu hồ sơ đã có mã, nhập ở đây để người dân theo dõi tiếp trên trang của mình. Bỏ trống nếu không có.",
    "If the dossier has a code now, enter it here, so that the citizen can go on following it. Leave empty if it has none.",
);
/// Box.
pub const CONFIRM: Text = Text::new(
    "Tôi đã kiểm tra; sau bước này hệ thống không gửi nội dung này nữa",
    "I have checked; after this step it is not sent any more",
);
/// No note.
pub const NOTE_MISSING: Text = Text::new("Nhập đã xử lý thế nào", "Enter how it was settled");
/// Too long a note.
pub const NOTE_TOO_LONG: Text = Text::new("Nội dung dài quá 500 ký tự", "The text is longer than 500 characters");
/// Not a code.
pub const CODE_WRONG: Text =
    Text::new("Mã hồ sơ không đúng dạng, ví dụ H36-261126-0001", "This is no dossier code, such as H36-261126-0001");
/// Another submission has it.
pub const CODE_TAKEN: Text = Text::new("Mã này đã thuộc về một hồ sơ khác", "Another dossier has this code already");
/// Box not ticked.
pub const NOT_CONFIRMED: Text = Text::new("Đánh dấu xác nhận đã kiểm tra", "Tick that you have checked");
/// Somebody was faster.
pub const GONE: Text = Text::new(
    "Nội dung này vừa được gửi lại hoặc xử lý ở nơi khác. Danh sách dưới đây là mới nhất.",
    "This one was sent again or settled elsewhere meanwhile. The list below is up to date.",
);
/// Banner.
pub const RETRIED: Text = Text::new("Đã đưa vào hàng chờ để gửi lại", "It waits to be sent again");
/// Banner.
pub const RESOLVED: Text = Text::new("Đã ghi nhận xử lý cách khác", "Recorded as settled by other means");
