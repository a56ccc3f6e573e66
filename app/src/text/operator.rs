//! Words of the embedded province's operator. They speak to officials, in the terms of their work.

use domain::dossier::{Action, Stage};

use super::Text;

/// Name of the area.
pub const AREA: Text = Text::new("Hệ thống giải quyết hồ sơ", "Dossier processing");
/// Before the account name.
pub const SIGNED_IN_AS: Text = Text::new("Cán bộ:", "Official:");
/// Link to the work list.
pub const WORK_LIST: Text = Text::new("Danh sách hồ sơ", "Work list");
/// Link to and title of the change of the password.
pub const CHANGE_PASSWORD: Text = Text::new("Đổi mật khẩu", "Change password");
/// Button that ends the session.
pub const SIGN_OUT: Text = Text::new("Đăng xuất", "Sign out");

/// Title of and button for signing in.
pub const SIGN_IN: Text = Text::new("Đăng nhập", "Sign in");
/// Who may sign in.
pub const SIGN_IN_FOR: Text = Text::new(
    "Dành cho cán bộ giải quyết hồ sơ. Chưa có tài khoản, xin liên hệ người quản trị hệ thống.",
    "For officials who process dossiers. Ask the system's administrator for an account.",
);
/// Label.
pub const NAME: Text = Text::new("Tên đăng nhập", "User name");
/// Label.
pub const PASSWORD: Text = Text::new("Mật khẩu", "Password");
/// Name left empty.
pub const NAME_MISSING: Text = Text::new("Nhập tên đăng nhập", "Enter the user name");
/// Password left empty.
pub const PASSWORD_MISSING: Text = Text::new("Nhập mật khẩu", "Enter the password");
/// Wrong name, wrong password and locked account look alike.
pub const SIGN_IN_FAILED: Text = Text::new(
    "Chưa đăng nhập được: tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang bị khóa 15 phút vì nhập sai 5 lần.",
    "Not signed in: the user name or password is wrong, or the account is locked for 15 minutes after 5 wrong passwords.",
);
/// The session has ended.
pub const SESSION_ENDED: Text =
    Text::new("Phiên làm việc đã hết. Đăng nhập để tiếp tục.", "The session has ended. Sign in to go on.");
/// A form was sent after the session's end.
pub const POST_LOST: Text = Text::new(
    "Phiên làm việc đã hết trước khi gửi, nên việc vừa làm chưa được thực hiện. Hãy chép lại nội dung đã nhập dưới đây TRƯỚC khi \
     đăng nhập; đăng nhập xong, trang này không còn nữa:",
    "The session ended before this was sent, so nothing was done. Copy what was typed BEFORE you sign in; afterwards this page is \
     gone:",
);

/// Label.
pub const PRESENT_PASSWORD: Text = Text::new("Mật khẩu hiện nay", "Present password");
/// Label.
pub const NEW_PASSWORD: Text = Text::new("Mật khẩu mới", "New password");
/// What a password must be.
pub const NEW_PASSWORD_HINT: Text = Text::new(
    "Ít nhất 12 ký tự. Nên dùng vài từ dễ nhớ mà người khác khó đoán.",
    "At least 12 characters. A few words that are easy to remember and hard to guess work well.",
);
/// Label.
pub const REPEAT_PASSWORD: Text = Text::new("Nhập lại mật khẩu mới", "New password again");
/// What happens.
pub const OTHER_SESSIONS: Text = Text::new(
    "Đổi xong, các thiết bị khác đang đăng nhập bằng tài khoản này bị đăng xuất.",
    "Other devices signed in with this account are signed out.",
);
/// Done.
pub const PASSWORD_CHANGED: Text = Text::new("Đã đổi mật khẩu", "The password has been changed");
/// Error at the present password.
pub const PRESENT_WRONG: Text = Text::new(
    "Mật khẩu hiện nay không đúng, hoặc tài khoản đang bị khóa 15 phút vì nhập sai 5 lần",
    "The present password is wrong, or the account is locked for 15 minutes after 5 wrong passwords",
);
/// Error at the new password.
pub const NEW_TOO_SHORT: Text =
    Text::new("Mật khẩu mới cần ít nhất 12 ký tự", "The new password needs at least 12 characters");
/// Error at the new password.
pub const NEW_TOO_LONG: Text =
    Text::new("Mật khẩu mới dài nhất 200 ký tự", "The new password has at most 200 characters");
/// Error at the new password.
pub const NEW_SAME: Text =
    Text::new("Mật khẩu mới phải khác mật khẩu hiện nay", "The new password must differ from the present one");
/// Error at the repeated password.
pub const REPEAT_DIFFERS: Text =
    Text::new("Hai lần nhập mật khẩu mới không giống nhau", "The two new passwords differ");

/// Label of the search.
pub const SEARCH: Text = Text::new("Tìm hồ sơ", "Find a dossier");
/// What can be searched.
pub const SEARCH_HINT: Text = Text::new(
    "Mã hồ sơ, mã tra cứu, họ tên, số điện thoại, số định danh hoặc nơi giải quyết. Có thể quét mã trên phiếu.",
    "Dossier code, reference, name, telephone, personal id or agency. The code on the slip can be scanned.",
);
/// Name of the filters, for screen readers.
pub const FILTERS: Text = Text::new("Lọc theo trạng thái", "Filter by status");
/// Filter.
pub const OPEN: Text = Text::new("Đang giải quyết", "Open");
/// Filter and flag.
pub const UNANSWERED: Text = Text::new("Quá 8 giờ chưa trả lời", "No answer for 8 hours");
/// Filter and flag.
pub const OVERDUE: Text = Text::new("Quá hạn", "Overdue");
/// Filter.
pub const ALL: Text = Text::new("Tất cả", "All");
/// Caption: found by search; `{}` is the number.
pub const FOUND: Text = Text::new("Kết quả tìm: {} hồ sơ", "Found: {} dossiers");
/// Caption; `{}` are filter and number.
pub const LISTED: Text = Text::new("{}: {} hồ sơ", "{}: {} dossiers");
/// Nothing in the list; `{}` is the filter.
pub const NONE_LISTED: Text = Text::new("{}: không có hồ sơ nào.", "{}: there is no dossier.");
/// Way on after an empty search.
pub const NONE_FOUND: Text = Text::new(
    "Không tìm thấy hồ sơ nào. Thử tìm ít từ hơn, hoặc chỉ nhập vài chữ số cuối của mã hồ sơ.",
    "Nothing found. Try fewer words, or only the last digits of the dossier code.",
);
/// Button that ends a search.
pub const CLEAR_SEARCH: Text = Text::new("Xóa tìm kiếm", "Clear the search");
/// Column.
pub const CODE: Text = Text::new("Mã hồ sơ", "Dossier code");
/// Column.
pub const OWNER: Text = Text::new("Chủ hồ sơ", "Dossier owner");
/// Column.
pub const PROCEDURE: Text = Text::new("Thủ tục", "Procedure");
/// Column.
pub const SUBMITTED: Text = Text::new("Ngày nộp", "Submitted");
/// Column: the answer to a new dossier, or the result.
pub const DEADLINE: Text = Text::new("Thời hạn", "Deadline");
/// Fact, and kind of a deadline in the list.
pub const DUE: Text = Text::new("Hẹn trả", "Due");
/// With a deadline in the list.
pub const DUE_TODAY: Text = Text::new("Hạn hôm nay", "Due today");
/// With a deadline in the list, while the clock is stopped.
pub const PARKED: Text = Text::new("đang tạm dừng tính", "clock stopped");
/// Column.
pub const STATUS: Text = Text::new("Trạng thái", "Status");

/// Fact.
pub const REFERENCE: Text = Text::new("Mã tra cứu", "Reference");
/// Fact.
pub const TAX_CODE: Text = Text::new("Mã số thuế", "Tax code");
/// Fact.
pub const SUBMITTER: Text = Text::new("Người nộp", "Submitter");
/// Fact.
pub const PHONE: Text = Text::new("Điện thoại", "Telephone");
/// Fact.
pub const AGENCY: Text = Text::new("Nơi giải quyết", "Agency");
/// Fact.
pub const RETURN_METHOD: Text = Text::new("Cách nhận kết quả", "Way of return");
/// Fact, and kind of a deadline in the list.
pub const ANSWER_BY: Text = Text::new("Trả lời chậm nhất", "Answer by");
/// Fact.
pub const RECEIVED: Text = Text::new("Ngày tiếp nhận", "Received");
/// Fact.
pub const AMOUNT_DUE: Text = Text::new("Số tiền phải nộp", "Amount due");
/// Fact.
pub const PAID: Text = Text::new("Đã nộp", "Paid");
/// Fact.
pub const ENDED: Text = Text::new("Kết thúc", "Ended");
/// With the due date, while the clock is stopped.
pub const CLOCK_STOPPED: Text =
    Text::new("(đang tạm dừng tính, ngày hẹn sẽ lùi)", "(clock stopped, the date will move)");
/// With the due date, when the clock was stopped after it had run out.
pub const STOPPED_TOO_LATE: Text = Text::new(
    "(đã hết thời hạn trước khi tạm dừng, ngày hẹn không lùi)",
    "(time had run out before the clock was stopped, the date stays)",
);
/// With the due date, past the known holidays.
pub const DUE_UNCERTAIN: Text =
    Text::new("(dự kiến: chưa có lịch nghỉ lễ năm đó)", "(expected: that year's holidays are not announced)");
/// No due date, because the procedure's time is not known.
pub const DUE_UNKNOWN: Text = Text::new("Chưa có thông tin về thời hạn", "The processing time is not known");
/// With the end.
pub const ON_TIME: Text = Text::new("đúng hạn", "on time");
/// With the end.
pub const LATE: Text = Text::new("trễ hạn", "late");

/// Section.
pub const ACTIONS: Text = Text::new("Xử lý hồ sơ", "Process");
/// Section.
pub const DOCUMENTS: Text = Text::new("Giấy tờ phải xuất trình", "Papers to be shown");
/// Section.
pub const FILES: Text = Text::new("Tệp kèm theo", "Attached files");
/// Section.
pub const ANSWERS: Text = Text::new("Nội dung đã khai", "Answers");
/// Section.
pub const HISTORY: Text = Text::new("Quá trình giải quyết", "History");
/// Who did a step of the history.
pub const BY_CITIZEN: Text = Text::new("người nộp gửi trực tuyến", "sent online by the citizen");
/// Heading of what was sent later: number of the request, moment.
pub const SUPPLEMENT: Text = Text::new("Bổ sung lần {}, gửi lúc {}", "Supplement {}, sent at {}");
/// What the citizen wrote with it.
pub const SUPPLEMENT_TEXT: Text = Text::new("Người nộp viết", "The citizen writes");
/// The citizen wrote nothing.
pub const SUPPLEMENT_FILES_ONLY: Text = Text::new("Chỉ gửi tệp", "Files only");
/// First step of the history.
pub const REGISTERED: Text = Text::new("Hồ sơ đến hệ thống", "Arrived");
/// Nothing to do any more.
pub const NO_ACTIONS: Text = Text::new("Hồ sơ đã kết thúc, không còn việc phải xử lý.", "The dossier has ended.");
/// Before a second supplement request (plan 001); `{}` is the number of requests so far.
pub const SUPPLEMENT_COUNTS: Text = Text::new(
    "Đã yêu cầu bổ sung {} lần. Từ lần thứ hai, hồ sơ bị tính là trễ hạn.",
    "A supplement was requested {} time(s). From the second on the dossier counts as late.",
);
/// Link to the dossier after this one; `{}` are its place in the list and the list's length.
pub const NEXT: Text = Text::new("Hồ sơ tiếp theo ({}/{})", "Next dossier ({}/{})");
/// There is none.
pub const NO_NEXT: Text =
    Text::new("Không còn hồ sơ nào khác trong danh sách.", "There is no other dossier in the list.");
/// How to print.
pub const PRINT: Text = Text::new("In hồ sơ: nhấn Ctrl + P, khổ giấy A4.", "To print, press Ctrl + P, paper A4.");

/// Label of an amount.
pub const AMOUNT: Text = Text::new("Số tiền (đồng)", "Amount (VND)");
/// Example of an amount.
pub const AMOUNT_HINT: Text = Text::new("Ví dụ: 15.000", "For example: 15.000");
/// Who reads a note.
pub const NOTE_HINT: Text = Text::new(
    "Người dân đọc được nội dung này. Viết ngắn, dễ hiểu.",
    "The citizen reads this. Keep it short and plain.",
);
/// Longer than allowed; the limit stands below the box.
pub const NOTE_TOO_LONG: Text = Text::new("Nội dung dài quá số ký tự cho phép", "The text is longer than allowed");
/// Box before a step that cannot be taken back.
pub const CONFIRM: Text =
    Text::new("Tôi đã kiểm tra; bước này không lùi lại được", "I have checked; this step cannot be taken back");
/// Legend of the box.
pub const CONFIRM_LEGEND: Text = Text::new("Xác nhận", "Confirmation");
/// The box left empty.
pub const NOT_CONFIRMED: Text = Text::new(
    "Đánh dấu xác nhận đã kiểm tra, vì bước này không lùi lại được",
    "Tick that you have checked, because this step cannot be taken back",
);
/// No amount.
pub const AMOUNT_MISSING: Text =
    Text::new("Nhập số tiền phải nộp, ví dụ 15.000", "Enter the amount, for example 15.000");
/// A decimal, words, a slip.
pub const AMOUNT_NOT_WHOLE: Text = Text::new(
    "Số tiền phải là số nguyên đồng, ví dụ 15000 hoặc 15.000",
    "The amount must be a whole number of đồng, for example 15000 or 15.000",
);
/// Zero or below.
pub const AMOUNT_NOT_POSITIVE: Text = Text::new("Số tiền phải lớn hơn 0 đồng", "The amount must be above 0 đồng");
/// Too high.
pub const AMOUNT_TOO_HIGH: Text = Text::new(
    "Số tiền quá lớn: cao nhất là 10.000.000.000 đồng",
    "The amount is too large: at most 10,000,000,000 đồng",
);
/// Somebody changed the dossier meanwhile.
pub const STALE: Text = Text::new(
    "Hồ sơ vừa được cập nhật ở nơi khác, nên việc vừa chọn chưa được thực hiện. Trang này đã là nội dung mới nhất; xem lại rồi \
     chọn lại nếu vẫn cần.",
    "The dossier was changed elsewhere meanwhile, so nothing was done. This page is up to date; check and choose again.",
);
/// The stage does not allow it.
pub const NOT_ALLOWED: Text =
    Text::new("Ở trạng thái hiện nay không làm được việc này.", "This cannot be done at the present stage.");
/// A second act within two seconds.
pub const TOO_SOON: Text = Text::new(
    "Việc vừa chọn chưa được thực hiện, vì nó đến ngay sau việc trước, có thể do bấm hai lần. Nếu đúng là muốn làm, chọn lại.",
    "Nothing was done: this came right after the step before, perhaps by a double click. If it is meant, choose again.",
);
/// What was typed and not sent.
pub const KEPT: Text = Text::new("Nội dung vừa nhập, chưa gửi cho người dân:", "What was typed, not yet sent:");

/// A stage, as officials call it.
pub fn stage(stage: Stage) -> Text {
    match stage {
        Stage::Registered => Text::new("Mới đăng ký", "New"),
        Stage::Received => Text::new("Đã tiếp nhận", "Received"),
        Stage::Refused => Text::new("Không tiếp nhận", "Refused"),
        Stage::Processing => Text::new("Đang xử lý", "In process"),
        Stage::Paused => Text::new("Tạm dừng", "Paused"),
        Stage::SupplementRequired => Text::new("Chờ bổ sung", "Waiting for supplement"),
        Stage::PaymentRequired => Text::new("Chờ nộp phí", "Waiting for payment"),
        Stage::Withdrawn => Text::new("Đã rút", "Withdrawn"),
        Stage::Stopped => Text::new("Dừng xử lý", "Stopped"),
        Stage::Completed => Text::new("Có kết quả, chờ trả", "Result ready"),
        Stage::Returned => Text::new("Đã trả kết quả", "Result returned"),
    }
}

/// What an action does, as on its button.
pub fn action(action: Action) -> Text {
    match action {
        Action::Receive => Text::new("Tiếp nhận", "Receive"),
        Action::Refuse => Text::new("Không tiếp nhận", "Refuse"),
        Action::Process => Text::new("Bắt đầu xử lý", "Begin processing"),
        Action::RequestSupplement => Text::new("Yêu cầu bổ sung", "Request a supplement"),
        Action::MarkSupplementReceived => Text::new("Ghi nhận đã bổ sung", "Record the supplement"),
        Action::RequirePayment => Text::new("Yêu cầu nộp phí", "Require a payment"),
        Action::MarkPaid => Text::new("Ghi nhận đã nộp phí", "Record the payment"),
        Action::Pause => Text::new("Tạm dừng", "Pause"),
        Action::Resume => Text::new("Tiếp tục xử lý", "Resume"),
        Action::Stop => Text::new("Dừng xử lý", "Stop"),
        Action::Withdraw => Text::new("Rút theo yêu cầu người dân", "Withdraw at the citizen's request"),
        Action::Finish => Text::new("Báo đã có kết quả", "Report the result as ready"),
        Action::Return => Text::new("Trả kết quả", "Hand over the result"),
    }
}

/// What was done, in the banner after it and in the history.
pub fn done(action: Action) -> Text {
    match action {
        Action::Receive => Text::new("Đã tiếp nhận", "Received"),
        Action::Refuse => Text::new("Đã từ chối tiếp nhận", "Refused"),
        Action::Process => Text::new("Đã bắt đầu xử lý", "Processing begun"),
        Action::RequestSupplement => Text::new("Đã yêu cầu bổ sung", "Supplement requested"),
        Action::MarkSupplementReceived => Text::new("Đã nhận bổ sung", "Supplement received"),
        Action::RequirePayment => Text::new("Đã yêu cầu nộp phí", "Payment required"),
        Action::MarkPaid => Text::new("Đã ghi nhận nộp phí", "Payment recorded"),
        Action::Pause => Text::new("Đã tạm dừng", "Paused"),
        Action::Resume => Text::new("Đã tiếp tục xử lý", "Resumed"),
        Action::Stop => Text::new("Đã dừng xử lý", "Stopped"),
        Action::Withdraw => Text::new("Đã cho rút hồ sơ", "Withdrawn"),
        Action::Finish => Text::new("Đã có kết quả", "Result ready"),
        Action::Return => Text::new("Đã trả kết quả", "Result returned"),
    }
}

/// The question that an action's note answers.
pub fn note_label(action: Action) -> Text {
    match action {
        Action::RequestSupplement => Text::new("Giấy tờ, thông tin cần bổ sung", "Papers or facts that are needed"),
        Action::RequirePayment => Text::new("Khoản phải nộp, nộp ở đâu", "What it is for, and where to pay"),
        Action::Withdraw => Text::new("Yêu cầu của người dân", "What the citizen asked for"),
        _ => Text::new("Lý do", "Reason"),
    }
}

/// The same, left empty.
pub fn note_missing(action: Action) -> Text {
    match action {
        Action::RequestSupplement => {
            Text::new("Nhập giấy tờ, thông tin cần bổ sung", "Enter the papers or facts that are needed")
        }
        Action::Withdraw => Text::new("Nhập yêu cầu của người dân", "Enter what the citizen asked for"),
        _ => Text::new("Nhập lý do", "Enter the reason"),
    }
}

/// Who reads a note, and how it reads.
pub fn note_hint(action: Action) -> Text {
    match action {
        Action::RequestSupplement => Text::new(
            "Ví dụ: bản chính căn cước công dân, bản sao giấy chứng tử. Người dân đọc được, sau câu “Cần bổ sung:”.",
            "For example: bản chính căn cước công dân, bản sao giấy chứng tử. The citizen reads it after “Cần bổ sung:”.",
        ),
        _ => NOTE_HINT,
    }
}

/// What stands before a note when the citizen reads it.
pub fn note_prefix(action: Action) -> &'static str {
    match action {
        Action::RequestSupplement => "Cần bổ sung: ",
        _ => "",
    }
}

/// What a note begins with, to save typing.
pub fn note_start(action: Action) -> &'static str {
    match action {
        Action::Withdraw => "Ông/bà đề nghị rút hồ sơ",
        _ => "",
    }
}
