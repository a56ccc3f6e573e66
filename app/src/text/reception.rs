//! Words of the counter reception and of the receipt slip.

use super::Text;

/// Title of the form, and link to it.
pub const TITLE: Text = Text::new("Tiếp nhận hồ sơ tại quầy", "Take in a dossier at the counter");
/// The first question.
pub const PROCEDURE: Text = Text::new("Thủ tục", "Procedure");
/// How to choose.
pub const PROCEDURE_HINT: Text = Text::new(
    "Chỉ có thủ tục mà một cơ quan trong hệ thống tiếp nhận, xếp theo lĩnh vực.",
    "Only procedures that an office of this system receives, by field.",
);
/// First option of a list.
pub const CHOOSE: Text = Text::new("Chọn", "Choose");
/// None was chosen.
pub const PROCEDURE_MISSING: Text = Text::new("Chọn thủ tục", "Choose the procedure");
/// Link back to the choice.
pub const OTHER_PROCEDURE: Text = Text::new("Chọn thủ tục khác", "Choose another procedure");

/// Label.
pub const OFFICE: Text = Text::new("Nơi giải quyết", "Agency");
/// None was chosen.
pub const OFFICE_MISSING: Text = Text::new("Chọn nơi giải quyết", "Choose the agency");
/// Legend.
pub const OWNER: Text = Text::new("Chủ hồ sơ", "Dossier owner");
/// Label.
pub const OWNER_NAME: Text = Text::new("Họ, chữ đệm và tên chủ hồ sơ", "Full name of the owner");
/// Left empty.
pub const OWNER_NAME_MISSING: Text = Text::new("Nhập họ, chữ đệm và tên chủ hồ sơ", "Enter the full name of the owner");
/// Label.
pub const OWNER_ID: Text = Text::new("Số định danh cá nhân của chủ hồ sơ", "Personal id of the owner");
/// Legend.
pub const SUBMITTER: Text = Text::new("Ai nộp hồ sơ?", "Who hands it in?");
/// Choice.
pub const SUBMITTER_OWNER: Text = Text::new("Chính chủ hồ sơ", "The owner");
/// Choice.
pub const SUBMITTER_OTHER: Text = Text::new("Người khác", "Somebody else");
/// Nothing chosen.
pub const SUBMITTER_MISSING: Text = Text::new("Chọn ai nộp hồ sơ", "Choose who hands it in");
/// Label.
pub const SUBMITTER_NAME: Text = Text::new("Họ, chữ đệm và tên người nộp", "Full name of who hands it in");
/// Left empty.
pub const SUBMITTER_NAME_MISSING: Text =
    Text::new("Nhập họ, chữ đệm và tên người nộp", "Enter the full name of who hands it in");
/// Label.
pub const SUBMITTER_ID: Text = Text::new("Số định danh cá nhân của người nộp", "Personal id of who hands it in");
/// Not a name.
pub const NAME_WRONG: Text = Text::new(
    "Họ tên chỉ có chữ cái, dấu cách, dấu gạch nối, từ 2 đến 100 ký tự",
    "A name has only letters, spaces and hyphens, 2 to 100 characters",
);
/// Not an id.
pub const ID_WRONG: Text = Text::new(
    "Số định danh phải có đúng 12 chữ số; không có thì để trống",
    "A personal id has exactly 12 digits; leave it empty if there is none",
);
/// Label.
pub const PHONE: Text = Text::new("Số điện thoại người nộp", "Telephone of who hands it in");
/// When it may be left empty.
pub const PHONE_HINT: Text = Text::new(
    "Người nộp không có điện thoại thì để trống, nhưng phải có số định danh: 4 số cuối dùng để tra cứu.",
    "Leave it empty only if there is a personal id: the last 4 digits open the lookup.",
);
/// Not a number.
pub const PHONE_WRONG: Text = Text::new(
    "Số điện thoại phải có 10 chữ số và bắt đầu bằng 0, ví dụ 0912 345 678",
    "A telephone number has 10 digits and begins with 0, such as 0912 345 678",
);
/// Neither telephone nor id.
pub const PHONE_MISSING: Text = Text::new(
    "Nhập số điện thoại, hoặc số định danh nếu không có điện thoại",
    "Enter the telephone number, or a personal id if there is none",
);
/// Legend.
pub const PAPERS: Text = Text::new("Giấy tờ đã nhận", "Papers received");
/// SUB-13: officials may not ask for papers beyond the list.
pub const PAPERS_HINT: Text =
    Text::new("Đánh dấu giấy tờ người dân đã nộp hoặc xuất trình.", "Tick what was handed in or shown.");
/// Label of the box for more.
pub const MORE_PAPERS: Text = Text::new("Giấy tờ khác người dân nộp thêm", "Other papers that were handed in");
/// How to write it.
pub const MORE_PAPERS_HINT: Text = Text::new("Mỗi giấy tờ một dòng.", "One paper a line.");
/// Same, where the catalogue does not know the papers.
pub const PAPERS_UNKNOWN: Text = Text::new(
    "Danh mục chưa có thành phần hồ sơ của thủ tục này: ghi giấy tờ đã nhận, mỗi giấy tờ một dòng.",
    "The catalogue does not know this procedure's papers: write what was received, one paper a line.",
);
/// Nothing received.
pub const PAPERS_MISSING: Text =
    Text::new("Đánh dấu hoặc ghi ít nhất một giấy tờ đã nhận", "Tick or write at least one paper");
/// Too much.
pub const PAPERS_TOO_LONG: Text =
    Text::new("Giấy tờ khác dài quá số ký tự cho phép", "Other papers: longer than allowed");
/// Legend.
pub const WAY: Text = Text::new("Cách nhận kết quả", "Way of return");
/// Nothing chosen.
pub const WAY_MISSING: Text = Text::new("Chọn cách nhận kết quả", "Choose the way of return");
/// Button.
pub const TAKE_IN: Text = Text::new("Tiếp nhận và in giấy hẹn", "Take in and print the slip");
/// The form had been sent with other content; `{}` is the code of what that made.
pub const ALREADY_SENT: Text = Text::new(
    "Biểu mẫu này đã được gửi, thành hồ sơ {}. Nội dung dưới đây chưa được tiếp nhận. Nếu là hồ sơ khác, kiểm tra rồi bấm lần nữa.",
    "This form has been sent before, as dossier {}. What stands below is not taken in. If it is another dossier, check and press once more.",
);
/// The form came without what it needs.
pub const OLD_FORM: Text = Text::new(
    "Biểu mẫu đã cũ nên chưa tiếp nhận. Kiểm tra rồi bấm lần nữa.",
    "The form was out of date, so nothing was taken in. Check and press once more.",
);

/// Topic of what was noted at the counter.
pub const TOPIC: &str = "Ghi tại quầy";

/// Title of the slip.
pub const SLIP: Text =
    Text::new("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt of the dossier and appointment for the result");
/// What people call it.
pub const SLIP_PLAIN: Text = Text::new("(Giấy hẹn)", "(receipt slip)");
/// Link to the slip.
pub const TO_SLIP: Text = Text::new("In Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Print the receipt slip");
/// Just taken in; `{}` is the code.
pub const TAKEN_IN: Text = Text::new("Đã tiếp nhận hồ sơ {}", "Dossier {} has been taken in");
/// How to print.
pub const PRINT: Text = Text::new(
    "Nhấn Ctrl + P để in hai bản, khổ giấy A4: một bản giao người nộp, một bản lưu.",
    "Press Ctrl + P to print two copies, paper A4: one for the citizen, one to keep.",
);
/// Link.
pub const NEXT_ONE: Text = Text::new("Tiếp nhận hồ sơ khác", "Take in another dossier");
/// Link.
pub const TO_DOSSIER: Text = Text::new("Xem và xử lý hồ sơ này", "See and process this dossier");
/// Fact.
pub const CODE: Text = Text::new("Mã hồ sơ", "Dossier code");
/// Fact.
pub const RECEIVED_FROM: Text = Text::new("Người nộp hồ sơ", "Received from");
/// Fact.
pub const REQUESTED: Text = Text::new("Nội dung yêu cầu giải quyết", "Requested matter");
/// Fact.
pub const TIME: Text = Text::new("Thời gian giải quyết", "Processing time");
/// `{}` is the number.
pub const WORKING_DAYS: Text = Text::new("{} ngày làm việc", "{} working days");
/// Zero of them.
pub const SAME_DAY: Text = Text::new("Trong ngày làm việc", "The same working day");
/// Not known.
pub const TIME_UNKNOWN: Text = Text::new("Chưa có thông tin về thời hạn", "The processing time is not known");
/// Fact.
pub const RECEIVED_AT: Text = Text::new("Nhận hồ sơ lúc", "Received at");
/// Fact.
pub const DUE: Text = Text::new("Hẹn trả kết quả lúc", "Result promised for");
/// With the date, past the known holidays.
pub const DUE_UNCERTAIN: Text =
    Text::new("(dự kiến: lịch nghỉ lễ năm đó chưa công bố)", "(expected: that year's holidays are not announced)");
/// Fact.
pub const RECEIVED_BY: Text = Text::new("Người tiếp nhận", "Received by");
/// Section.
pub const LOOK_UP: Text = Text::new("Tra cứu tình trạng hồ sơ", "See where the dossier stands");
/// How; `{}` is the address.
pub const LOOK_UP_HOW: Text = Text::new(
    "Quét mã QR, hoặc mở {} và nhập mã hồ sơ. Sau đó nhập 4 số cuối của số điện thoại hoặc số định danh đã khai khi nộp.",
    "Scan the QR code, or open {} and enter the dossier code. Then enter the last 4 digits of the telephone or personal id given.",
);
/// Name of the QR code.
pub const QR_LABEL: Text =
    Text::new("Mã QR mở trang tra cứu với mã hồ sơ này", "QR code that opens the lookup with this code");
/// Below the line for the citizen's signature.
pub const SIGN_CITIZEN: Text = Text::new("Người nộp hồ sơ", "Citizen");
/// Below the line for the official's signature.
pub const SIGN_OFFICIAL: Text = Text::new("Người tiếp nhận hồ sơ", "Official");
/// How to sign.
pub const SIGN_HOW: Text = Text::new("(Ký và ghi rõ họ tên)", "(signature and full name)");
