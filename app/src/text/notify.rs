//! Words of messages to phones, and of the page where the embedded notifier shows them.

use super::Text;

/// A one-time code; `{}` are the code and the minutes.
pub const ONE_TIME_CODE: Text = Text::new(
    "Một Chạm: mã xác nhận {} để mở bản nháp trên thiết bị khác, dùng trong {} phút. Không đọc mã này cho ai.",
    "Một Chạm: code {} opens your draft on another device, for {} minutes. Tell it to nobody.",
);
/// A draft expires; `{}` is its last day.
pub const DRAFT_EXPIRES: Text = Text::new(
    "Một Chạm: bản nháp của ông/bà sẽ tự xóa sau ngày {}. Mở bản nháp và bấm “Giữ thêm 14 ngày” nếu còn cần.",
    "Một Chạm: your draft is deleted after {}. Open it and press “Keep it 14 days more” if you still need it.",
);
/// Title of the page.
pub const MAILBOX: Text = Text::new("Hộp thư", "Mailbox");
/// What the page is.
pub const MAILBOX_ABOUT: Text = Text::new(
    "Hệ thống này chưa nối với cổng tin nhắn, nên tin nhắn cho người dân được giữ tại đây thay vì gửi đi. Mã xác nhận hiện \
     rõ vì đây là kênh dùng thử: ai đọc được trang này thì mở được bản nháp. Khi phục vụ thật, hãy nối cổng tin nhắn.",
    "This service has no message gateway, so messages to citizens are kept here instead of being sent. One-time codes are \
     readable because this is the channel for trials: who reads this page can open drafts. Connect a gateway for real service.",
);
/// The page, where a gateway sends.
pub const MAILBOX_ELSEWHERE: Text = Text::new(
    "Tin nhắn được gửi qua cổng tin nhắn và không hiện ở đây.",
    "Messages go through the message gateway and are not shown here.",
);
/// How long messages are kept; `{}` is the number of hours.
pub const MAILBOX_KEPT: Text = Text::new(
    "Tin nhắn bị xóa sau {} giờ. Mới nhất ở trên.",
    "Messages are deleted after {} hours. The newest come first.",
);
/// Nothing there.
pub const MAILBOX_NONE: Text = Text::new("Chưa có tin nhắn nào.", "No messages.");
/// Caption of the table.
pub const MAILBOX_CAPTION: Text = Text::new("Tin nhắn cho người dân", "Messages to citizens");
/// Column.
pub const TIME: Text = Text::new("Lúc", "Time");
/// Column.
pub const PHONE: Text = Text::new("Số điện thoại", "Phone");
/// Column.
pub const WORDS: Text = Text::new("Nội dung", "Message");
