//! Words of what citizens send after the filing: supplement, withdrawal.

use super::Text;

/// Title of the page.
pub const SUPPLEMENT_TITLE: Text = Text::new("Bổ sung hồ sơ", "Supplement your dossier");
/// Button on the page of the dossier.
pub const SUPPLEMENT_BEGIN: Text = Text::new("Gửi bổ sung tại đây", "Send it here");
/// There is another way.
pub const SUPPLEMENT_OR_COUNTER: Text = Text::new(
    "Ông/bà cũng có thể mang giấy tờ đến quầy của cơ quan giải quyết.",
    "You can also bring the papers to the agency's counter.",
);
/// Heading above what the agency asks for.
pub const ASKED: Text = Text::new("Cơ quan yêu cầu", "What the agency asks for");
/// The agency said nothing that is known here.
pub const ASKED_UNKNOWN: Text = Text::new(
    "Cơ quan chưa ghi rõ cần bổ sung gì. Xin gọi cơ quan giải quyết để hỏi trước khi gửi.",
    "The agency has not said what is needed. Please call it before you send anything.",
);
/// Label of the text.
pub const TEXT: Text = Text::new("Nội dung ông/bà trả lời", "Your answer");
/// Hint of the text.
pub const TEXT_HINT: Text = Text::new(
    "Ví dụ: thông tin cần sửa lại là gì. Bỏ trống nếu chỉ gửi giấy tờ.",
    "For example what has to be corrected. Leave it empty if you only send papers.",
);
/// Label of the files.
pub const FILES: Text = Text::new("Giấy tờ gửi thêm", "Papers");
/// Name of the papers towards the agency: number of the request.
pub const DOCUMENT: &str = "Giấy tờ bổ sung lần {}";
/// Neither text nor file.
pub const NOTHING: Text =
    Text::new("Nhập nội dung trả lời hoặc gửi ít nhất một tệp", "Give an answer or send at least one file");
/// The text is too long: most characters.
pub const TEXT_TOO_LONG: Text =
    Text::new("Nội dung trả lời nhiều nhất {} ký tự", "The answer must have at most {} characters");
/// A file is still on its way: its name.
pub const FILE_ON_ITS_WAY: Text = Text::new(
    "Tệp “{}” chưa gửi xong. Xin đợi, hoặc bỏ tệp này rồi gửi bổ sung.",
    "“{}” has not arrived yet. Please wait, or remove it and then send.",
);
/// Button that sends the supplement.
pub const SUPPLEMENT_SEND: Text = Text::new("Gửi bổ sung", "Send");
/// What happens then.
pub const SUPPLEMENT_MEANS: Text = Text::new(
    "Sau khi ông/bà gửi, cơ quan giải quyết tiếp và ngày hẹn trả kết quả được tính tiếp.",
    "After you send it, the agency goes on and the time until the promised date runs again.",
);

/// Title of the page.
pub const WITHDRAW_TITLE: Text = Text::new("Rút hồ sơ", "Withdraw your dossier");
/// Link on the page of the dossier.
pub const WITHDRAW_LINK: Text = Text::new("Rút hồ sơ này", "Withdraw this dossier");
/// What it means.
pub const WITHDRAW_MEANS: Text = Text::new(
    "Cơ quan sẽ dừng giải quyết và ông/bà không nhận kết quả. Không thể lấy lại hồ sơ đã rút; nếu cần, ông/bà nộp hồ sơ mới.",
    "The agency stops its work and you get no result. A withdrawn dossier cannot be taken up again; file a new one if needed.",
);
/// About money.
pub const WITHDRAW_FEE: Text = Text::new(
    "Nếu ông/bà đã nộp phí, lệ phí, xin hỏi quầy của cơ quan giải quyết về việc hoàn trả.",
    "If you have paid a fee, ask the agency's counter whether it is paid back.",
);
/// Label.
pub const REASON: Text = Text::new("Lý do rút hồ sơ", "Why you withdraw it");
/// Too long: most characters.
pub const REASON_TOO_LONG: Text = Text::new("Lý do nhiều nhất {} ký tự", "The reason must have at most {} characters");
/// Above the box to tick.
pub const SURE: Text = Text::new("Ông/bà xác nhận", "Please confirm");
/// Box to tick.
pub const CONFIRM: Text = Text::new("Tôi muốn rút hồ sơ này", "I want to withdraw this dossier");
/// It was not ticked.
pub const NOT_CONFIRMED: Text = Text::new(
    "Đánh dấu vào ô “Tôi muốn rút hồ sơ này” nếu ông/bà chắc chắn",
    "Tick “I want to withdraw this dossier” if you are sure",
);
/// Button.
pub const WITHDRAW: Text = Text::new("Rút hồ sơ", "Withdraw");
/// Way back.
pub const KEEP: Text = Text::new("Không rút, quay lại", "Do not withdraw, go back");

/// On its way to the agency: moment.
pub const SUPPLEMENT_WAITS: Text = Text::new(
    "Phần bổ sung gửi lúc {} đang được chuyển tới cơ quan giải quyết.",
    "What you sent at {} is on its way to the agency.",
);
/// It has arrived: moment.
pub const SUPPLEMENT_THERE: Text =
    Text::new("Cơ quan giải quyết đã nhận phần bổ sung gửi lúc {}.", "The agency has received what you sent at {}.");
/// On its way to the agency: moment.
pub const WITHDRAWAL_WAITS: Text = Text::new(
    "Yêu cầu rút hồ sơ gửi lúc {} đang được chuyển tới cơ quan giải quyết.",
    "Your request of {} to withdraw the dossier is on its way to the agency.",
);
/// It has arrived: moment.
pub const WITHDRAWAL_THERE: Text = Text::new(
    "Cơ quan giải quyết đã nhận yêu cầu rút hồ sơ gửi lúc {}.",
    "The agency has received your request of {} to withdraw the dossier.",
);
/// The province did not take it: moment.
pub const NOT_TAKEN: Text = Text::new(
    "Hệ thống của tỉnh chưa nhận yêu cầu ông/bà gửi lúc {}. Cán bộ đang xem lại. Xin gọi hoặc đến quầy của cơ quan giải quyết.",
    "The province's system has not taken what you sent at {}. Staff are looking into it. Please call the agency or go to its counter.",
);
/// A person settled it: moment.
pub const SETTLED: Text =
    Text::new("Yêu cầu ông/bà gửi lúc {} đã được cán bộ xử lý.", "Staff have handled what you sent at {}.");
/// Another one is under way, or the stage has changed.
pub const NOT_NOW: Text = Text::new(
    "Lúc này chưa gửi thêm được: hồ sơ đã sang bước khác, hoặc yêu cầu trước của ông/bà chưa tới cơ quan. Tình trạng mới nhất ở dưới đây.",
    "Nothing more can be sent now: the dossier has moved on, or your earlier request has not arrived yet. Its latest state stands below.",
);
