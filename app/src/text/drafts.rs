//! Words of drafts: saving while typing, leaving, and going on somewhere else.

use super::Text;

/// The draft is being saved.
pub const SAVING: Text = Text::new("Đang lưu…", "Saving…");
/// It could not be saved; it is tried again by itself.
pub const NOT_SAVED: Text = Text::new("Chưa lưu được, đang thử lại", "Not saved yet, trying again");
/// It cannot be saved any more.
pub const NO_DRAFT: Text = Text::new(
    "Bản nháp này không còn mở trên thiết bị này. Xin tải lại trang.",
    "This draft is no longer open on this device. Please reload the page.",
);

/// Title of the page after leaving.
pub const LEAVE_TITLE: Text = Text::new("Bản nháp đã được lưu", "Your draft is saved");
/// Where it is kept; `{}` is the last day.
pub const KEPT_HERE: Text = Text::new(
    "Bản nháp nằm trên thiết bị này đến hết ngày {}. Mở lại trang này hoặc “Hồ sơ của tôi” để làm tiếp.",
    "The draft is on this device until {}. Come back to this site, or to “My dossiers”, to go on.",
);
/// The same on a device of the centre.
pub const KEPT_ON_KIOSK: Text = Text::new(
    "Đây là máy dùng chung. Muốn giữ bản nháp, hãy lấy mã dưới đây rồi làm tiếp trên điện thoại của ông/bà. Nếu không lấy \
     mã, bản nháp bị xóa khi ông/bà bấm “Kết thúc”.",
    "This device is shared. To keep the draft, get a code below and go on with your phone. Without a code the draft is \
     deleted when you press “Finish”.",
);
/// Heading.
pub const ELSEWHERE: Text = Text::new("Làm tiếp trên thiết bị khác", "Go on with another device");
/// How that goes.
pub const ELSEWHERE_HOW: Text = Text::new(
    "Ông/bà nhận một mã 8 số. Trên thiết bị kia, nhập mã đó và số điện thoại; chúng tôi nhắn một mã xác nhận đến số này. \
     Bản nháp chuyển hẳn sang thiết bị kia, không còn ở đây.",
    "You get a code of 8 digits. On the other device, type the code and the phone number; a one-time code is sent to that \
     number. The draft then moves to the other device and is no longer here.",
);
/// Label of the phone.
pub const PHONE: Text = Text::new("Số điện thoại nhận mã xác nhận", "Phone that gets the one-time code");
/// Nothing typed.
pub const PHONE_MISSING: Text = Text::new("Nhập số điện thoại", "Enter the phone number");
/// No phone number.
pub const PHONE_MALFORMED: Text = Text::new(
    "Số điện thoại chưa đúng. Ví dụ: 0912 345 678",
    "This is no phone number of Vietnam. Example: 0912 345 678",
);
/// A landline.
pub const PHONE_LANDLINE: Text = Text::new(
    "Số điện thoại cố định không nhận được tin nhắn. Nhập số di động, ví dụ: 0912 345 678",
    "A landline gets no messages. Enter a mobile number, such as 0912 345 678",
);
/// Button.
pub const GET_CODE: Text = Text::new("Lấy mã", "Get a code");
/// Button, where there is a code.
pub const NEW_CODE: Text = Text::new("Lấy mã khác, hoặc đổi số điện thoại", "Get another code, or change the phone");
/// The code; it follows.
pub const CODE: Text = Text::new("Mã làm tiếp", "Code to go on");
/// What the QR code opens, for who cannot see it.
pub const QR_LABEL: Text =
    Text::new("Mã QR mở trang làm tiếp với mã này", "QR code that opens the page with this code");
/// First step.
pub const STEP_OPEN: Text = Text::new("Quét mã QR bằng điện thoại, hoặc mở trang:", "Scan the QR code, or open:");
/// Second step; `{}` is the phone.
pub const STEP_TYPE: Text =
    Text::new("Nhập mã làm tiếp và số điện thoại {}.", "Type the code and the phone number {}.");
/// Third step.
pub const STEP_CONFIRM: Text =
    Text::new("Nhập mã xác nhận 6 số được nhắn đến số đó.", "Type the 6-digit code that is sent to that number.");
/// How long the code works; `{}` is the last day.
pub const CODE_KEPT: Text = Text::new(
    "Mã dùng một lần, đến hết ngày {}. Hãy ghi lại hoặc chụp ảnh, và không đưa cho ai.",
    "The code works once, until {}. Note it or take a photo, and give it to nobody.",
);
/// Link back to the form.
pub const GO_ON_HERE: Text = Text::new("Làm tiếp ngay tại đây", "Go on here");
/// No more codes for now.
pub const TOO_MANY_CODES: Text = Text::new(
    "Ông/bà đã lấy quá nhiều mã. Xin thử lại sau một giờ.",
    "You have asked for too many codes. Try again in an hour.",
);

/// Title of the page on the other device.
pub const RESUME_TITLE: Text = Text::new("Làm tiếp bản nháp từ thiết bị khác", "Go on with a draft of another device");
/// Link to that page.
pub const TO_RESUME: Text = Text::new("Làm tiếp bản nháp bằng mã", "Go on with a draft by its code");
/// What to do.
pub const RESUME_HOW: Text = Text::new(
    "Nhập mã làm tiếp (8 số) và số điện thoại đã khai khi lưu bản nháp.",
    "Type the code (8 digits) and the phone number that you gave when you saved the draft.",
);
/// Label of the code.
pub const CODE_LABEL: Text = Text::new("Mã làm tiếp", "Code to go on");
/// Help for it.
pub const CODE_HINT: Text = Text::new("Ví dụ: 1234-5672", "Example: 1234-5672");
/// Nothing typed.
pub const CODE_MISSING: Text = Text::new("Nhập mã làm tiếp", "Enter the code");
/// A slip.
pub const CODE_MALFORMED: Text =
    Text::new("Mã làm tiếp gồm 8 chữ số. Xin kiểm tra lại", "The code has 8 digits. Please check it");
/// Label of the phone.
pub const PHONE_LABEL: Text = Text::new("Số điện thoại", "Phone number");
/// Code and phone do not fit, or no draft has the code.
pub const NO_MATCH: Text = Text::new(
    "Không tìm thấy bản nháp khớp với mã và số điện thoại này. Mã đã dùng, hoặc bản nháp đã gửi, đã xóa thì không mở được nữa",
    "No draft fits this code and phone number. A code that was used, or of a draft that was sent or deleted, opens nothing",
);
/// Locked out.
pub const TOO_MANY_TRIES: Text = Text::new(
    "Đã thử sai quá nhiều lần. Xin thử lại sau 15 phút, hoặc gọi số hỗ trợ ở cuối trang",
    "Too many wrong tries. Try again in 15 minutes, or call the help number below",
);
/// Button.
pub const SEND_CODE: Text = Text::new("Gửi mã xác nhận", "Send the one-time code");
/// Too many one-time codes were sent.
pub const TOO_MANY_SENT: Text = Text::new(
    "Đã gửi 3 mã xác nhận đến số này trong 15 phút. Xin dùng mã mới nhất, hoặc thử lại sau",
    "Three codes were sent to this number within 15 minutes. Use the newest one, or try again later",
);

/// Title of the page for the one-time code.
pub const ONE_TIME_TITLE: Text = Text::new("Nhập mã xác nhận", "Enter the one-time code");
/// Where it was sent; `{}` are the last digits and the minutes.
pub const ONE_TIME_SENT: Text = Text::new(
    "Mã 6 số đã được nhắn đến số điện thoại có đuôi {}, dùng trong {} phút.",
    "A code of 6 digits was sent to the phone number that ends in {}; it works for {} minutes.",
);
/// Label.
pub const ONE_TIME_LABEL: Text = Text::new("Mã xác nhận", "One-time code");
/// Nothing typed.
pub const ONE_TIME_MISSING: Text = Text::new("Nhập mã xác nhận", "Enter the one-time code");
/// Not six digits.
pub const ONE_TIME_MALFORMED: Text = Text::new("Mã xác nhận gồm 6 chữ số", "The one-time code has 6 digits");
/// Wrong.
pub const ONE_TIME_WRONG: Text = Text::new("Mã xác nhận không đúng", "The one-time code is wrong");
/// Too many tries.
pub const ONE_TIME_USED_UP: Text = Text::new(
    "Đã nhập sai 5 lần, mã này không dùng được nữa. Xin bấm “Gửi lại mã”",
    "Five wrong tries: this code works no more. Press “Send another code”",
);
/// Button.
pub const MOVE: Text = Text::new("Chuyển bản nháp về thiết bị này", "Move the draft to this device");
/// Button.
pub const SEND_AGAIN: Text = Text::new("Gửi lại mã", "Send another code");
/// A new code was sent.
pub const SENT_AGAIN: Text = Text::new("Đã gửi mã mới", "Another code was sent");
/// The move is over: too late, or somebody was faster.
pub const MOVE_OVER: Text = Text::new(
    "Mã xác nhận đã hết hạn, hoặc bản nháp không còn. Xin nhập lại mã làm tiếp.",
    "The one-time code has expired, or the draft is gone. Type the code again.",
);

/// Title of the question whether another draft may go.
pub const REPLACE_TITLE: Text =
    Text::new("Thiết bị này đang có bản nháp cùng thủ tục", "This device has a draft of the same procedure");
/// What would happen; `{}` is when the draft here was saved.
pub const REPLACE_MEANS: Text = Text::new(
    "Bản nháp đang có (lưu lần cuối {}) sẽ bị xóa, và bản nháp từ thiết bị kia được chuyển về đây.",
    "The draft that is here (last saved {}) is deleted, and the one of the other device comes here.",
);
/// Button.
pub const REPLACE: Text = Text::new("Xóa bản nháp ở đây và chuyển", "Delete the draft here, and move");
/// Way back.
pub const KEEP_MINE: Text = Text::new("Giữ bản nháp ở đây", "Keep the draft that is here");

/// The draft was taken to another device.
pub const MOVED_TITLE: Text =
    Text::new("Bản nháp này đã được chuyển sang thiết bị khác", "This draft was moved to another device");
/// What that means.
pub const MOVED_MEANS: Text = Text::new(
    "Xin làm tiếp trên thiết bị đó. Nếu không phải ông/bà chuyển, xin gọi số hỗ trợ ở cuối trang.",
    "Go on with that device. If it was not you who moved it, call the help number below.",
);

/// Days left; `{}` is their number.
pub const DAYS_LEFT: Text = Text::new("còn {} ngày", "{} days left");
/// It is deleted today.
pub const LAST_DAY: Text = Text::new("hôm nay là ngày cuối", "today is the last day");
/// Button that extends.
pub const KEEP_LONGER: Text = Text::new("Giữ thêm 14 ngày", "Keep it 14 days more");
