//! Words of following a dossier: acknowledgement, receipt, status, lookup.

use domain::dossier::Stage;

use super::Text;

/// Title of our acknowledgement.
pub const ACKNOWLEDGEMENT: Text = Text::new("Xác nhận đã gửi hồ sơ trực tuyến", "Your dossier has been sent");
/// What the acknowledgement is not.
pub const NOT_THE_RECEIPT: Text = Text::new(
    "Không thay Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
    "It does not replace the agency's receipt and appointment slip.",
);
/// Our reference.
pub const REFERENCE: Text = Text::new("Mã tra cứu", "Reference");
/// The province's code.
pub const DOSSIER_CODE: Text = Text::new("Mã hồ sơ", "Dossier code");
/// First of the three states; `{}` is the agency.
pub const ON_ITS_WAY: Text = Text::new("Đã gửi, đang chuyển đến {}", "Sent, on its way to {}");
/// What that means: the promise.
pub const ON_ITS_WAY_MEANS: Text = Text::new(
    "Hồ sơ của ông/bà đã được lưu an toàn. Nếu hệ thống của tỉnh đang gián đoạn, hồ sơ sẽ được chuyển ngay khi có lại, đúng một lần.",
    "Your dossier is safely stored. If the province's system is down, it is passed on as soon as it is back, exactly once.",
);
/// Sent, and the agency has not answered; `{}` is the agency.
pub const WAITING: Text = Text::new("Đã gửi đến {}, chờ tiếp nhận", "Sent to {}, waiting to be received");
/// Received; `{}` are agency and code.
pub const RECEIVED: Text = Text::new("{} đã tiếp nhận, mã hồ sơ {}", "{} has received it, dossier code {}");
/// The province will not take it.
pub const DEAD: Text = Text::new("Chưa chuyển được hồ sơ", "The dossier could not be passed on");
/// Way on for it.
pub const DEAD_MEANS: Text = Text::new(
    "Hệ thống của tỉnh không nhận hồ sơ này. Hồ sơ vẫn được lưu. Xin gọi số hỗ trợ ở cuối trang và đọc mã tra cứu.",
    "The province's system does not take this dossier. It is still stored. Please call the help number below with the reference.",
);
/// Last moment for an answer; `{}` is time and date.
pub const ANSWER_BY: Text = Text::new(
    "Cơ quan trả lời trong 8 giờ làm việc: chậm nhất {}.",
    "The agency answers within 8 working hours: by {} at the latest.",
);
/// The moment has passed.
pub const NO_ANSWER: Text = Text::new(
    "Cơ quan chưa trả lời sau 8 giờ làm việc. Chúng tôi đã báo để kiểm tra. Ông/bà cũng có thể gọi số dưới đây.",
    "The agency has not answered within 8 working hours. It has been reported. You can also call the number below.",
);
/// Before reception; `{}` is the date.
pub const EXPECTED: Text = Text::new("Dự kiến trả kết quả: {}", "Result expected: {}");
/// After reception; `{}` is time and date.
pub const DUE: Text = Text::new("Hẹn trả kết quả: {}", "Result promised for: {}");
/// Holidays are not known that far.
pub const DUE_UNCERTAIN: Text = Text::new(
    "Lịch nghỉ lễ năm đó chưa công bố, ngày có thể thay đổi.",
    "The public holidays of that year are not announced yet; the date may change.",
);
/// The due date has passed.
pub const OVERDUE: Text = Text::new("Hồ sơ đã quá ngày hẹn.", "The dossier is past its promised date.");
/// The time does not count now.
pub const CLOCK_STOPPED: Text = Text::new(
    "Thời gian giải quyết tạm dừng tính, ngày hẹn sẽ lùi lại tương ứng.",
    "The time does not count now; the promised date moves accordingly.",
);
/// Heading: what happens next.
pub const NEXT: Text = Text::new("Việc tiếp theo", "What happens next");
/// Heading: what the citizen must do.
pub const YOU_MUST: Text = Text::new("Ông/bà cần làm", "What you must do");
/// Nothing to do.
pub const NOTHING_TO_DO: Text = Text::new("Ông/bà chưa cần làm gì.", "You need not do anything now.");
/// Heading of the timeline.
pub const HISTORY: Text = Text::new("Quá trình giải quyết", "History");
/// Sent by the citizen.
pub const EVENT_SENT: Text = Text::new("Ông/bà gửi hồ sơ", "You sent the dossier");
/// Heading of the contact block (plan 000, PUB-03).
pub const CONTACT: Text = Text::new("Liên hệ khi cần", "Whom to contact");
/// The agency has not published its contact.
pub const CONTACT_UNKNOWN: Text = Text::new(
    "Chưa có thông tin về người và số điện thoại phụ trách. Xin gọi số hỗ trợ ở cuối trang.",
    "The official in charge and their number are not known yet. Please call the help number below.",
);
/// Heading of the code.
pub const KEEP: Text = Text::new("Giữ lại trang này", "Keep this page");
/// How to keep it.
pub const KEEP_HOW: Text = Text::new(
    "Ông/bà chụp ảnh màn hình, in trang này (khổ A4) hoặc chép mã tra cứu. Quét mã QR để xem lại hồ sơ trên máy khác.",
    "Take a screenshot, print this page (A4) or copy the reference. Scan the QR code to see the dossier on another device.",
);
/// How to keep it from a kiosk, which is left behind.
pub const KEEP_HOW_KIOSK: Text = Text::new(
    "Ông/bà dùng điện thoại chụp lại màn hình này, hoặc chép mã tra cứu. Xong, chọn “Kết thúc” ở đầu trang để người sau không xem được.",
    "Take a picture of this screen with your phone, or copy the reference. Then choose “Finish” at the top, so that nobody after you sees it.",
);
/// What if it is lost, after filing at a kiosk.
pub const LOST_KIOSK: Text = Text::new(
    "Nếu mất mã: gọi cơ quan giải quyết, hoặc mang thẻ căn cước đến quầy.",
    "If the code is lost: call the agency, or bring your identity card to the counter.",
);
/// What if it is lost.
pub const LOST: Text = Text::new(
    "Mất mã: mở “Hồ sơ của tôi” trên thiết bị đã nộp, hoặc gọi số hỗ trợ ở cuối trang.",
    "Lost it: open “My dossiers” on the device you filed with, or call the help number below.",
);
/// Who may scan.
pub const QR_WARNING: Text = Text::new(
    "Ai có mã QR này xem được toàn bộ hồ sơ. Chỉ đưa cho người ông/bà tin.",
    "Whoever has this QR code sees the whole dossier. Give it only to people you trust.",
);
/// Label of the QR code.
pub const QR_LABEL: Text = Text::new("Mã QR mở trang hồ sơ này", "QR code that opens this dossier");
/// Secret printed below the QR code.
pub const SECRET: Text = Text::new("Mã mở hồ sơ", "Opening code");
/// Where the secret is typed.
pub const SECRET_WHERE: Text = Text::new(
    "Không quét được mã QR: vào trang Tra cứu, bấm “Nhập mã mở hồ sơ”.",
    "If scanning does not work: on the lookup page press “Enter the opening code”.",
);
/// Link from the lookup to the page where the secret is typed.
pub const TO_SECRET: Text = Text::new("Nhập mã mở hồ sơ (in dưới mã QR)", "Enter the opening code (below the QR code)");
/// What is brought to the counter.
pub const BRING: Text = Text::new("Giấy tờ cần mang theo khi đến cơ quan", "What to bring to the agency");
/// Heading of the answers.
pub const ANSWERS: Text = Text::new("Nội dung đã khai", "What was declared");
/// Limited view after lookup.
pub const LIMITED: Text = Text::new(
    "Tra cứu bằng mã chỉ hiện tình trạng hồ sơ. Quét mã QR để xem đầy đủ.",
    "Lookup by code shows only the status. Scan the QR code to see everything.",
);
/// Limited view of a dossier that did not come from here.
pub const LIMITED_ELSEWHERE: Text = Text::new(
    "Tra cứu bằng mã chỉ hiện tình trạng hồ sơ. Muốn biết thêm, ông/bà hỏi quầy tiếp nhận, mang theo Giấy tiếp nhận hồ sơ.",
    "Lookup by code shows only the status. To know more, ask at the counter; bring the receipt slip.",
);
/// In place of an agency whose name the province does not tell.
pub const THE_AGENCY: Text = Text::new("Cơ quan giải quyết", "The agency");
/// Title: the province does not answer a lookup.
pub const UNREACHABLE: Text = Text::new("Chưa tra cứu được lúc này", "The lookup does not work right now");
/// What happened.
pub const UNREACHABLE_WHAT: Text = Text::new(
    "Hệ thống của tỉnh chưa trả lời. Mã và số ông/bà nhập không bị tính là sai, và hồ sơ của ông/bà không bị ảnh hưởng.",
    "The province's system does not answer. What you typed does not count as wrong, and your dossier is not affected.",
);
/// Heading of what can be done.
pub const UNREACHABLE_WAY_ON: Text = Text::new("Ông/bà có thể", "What you can do");
/// Way on.
pub const UNREACHABLE_AGAIN: Text = Text::new("Đợi ít phút rồi thử lại.", "Wait some minutes and try again.");
/// Way on.
pub const UNREACHABLE_CALL: Text =
    Text::new("Gọi số hỗ trợ ở cuối trang và đọc mã hồ sơ.", "Call the help number below and say the dossier code.");
/// Way on.
pub const UNREACHABLE_COUNTER: Text = Text::new(
    "Hỏi tại quầy tiếp nhận, mang theo Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
    "Ask at the counter; bring the receipt slip.",
);
/// Button.
pub const TRY_AGAIN: Text = Text::new("Thử lại", "Try again");
/// Link to the rating.
pub const RATE: Text = Text::new("Đánh giá việc phục vụ", "Rate the service");
/// The rating was given.
pub const RATED: Text =
    Text::new("Ông/bà đã đánh giá. Xem hoặc sửa đánh giá", "You have rated. See or change your rating");
/// Fee to pay; `{}` is the amount.
pub const PAY: Text = Text::new("Nộp {} tại quầy của cơ quan giải quyết.", "Pay {} at the agency's counter.");
/// Fee of unknown amount.
pub const PAY_ASK: Text =
    Text::new("Nộp phí, lệ phí tại quầy của cơ quan giải quyết.", "Pay the fee at the agency's counter.");
/// The late citizen's note: more than one supplement.
pub const SECOND_SUPPLEMENT: Text = Text::new(
    "Cơ quan đã yêu cầu bổ sung từ 2 lần: hồ sơ được tính là trễ hạn.",
    "The agency has asked for supplements more than once: the dossier counts as late.",
);

/// The stage in a few words, for tag and timeline.
pub fn stage(stage: Stage) -> Text {
    match stage {
        Stage::Registered => Text::new("Đã gửi, chờ cơ quan tiếp nhận", "Sent, waiting for the agency"),
        Stage::Received => Text::new("Đã tiếp nhận", "Received"),
        Stage::Refused => Text::new("Không được tiếp nhận (xem lý do)", "Not received (see the reason)"),
        Stage::Processing => Text::new("Đang giải quyết", "Being processed"),
        Stage::Paused => Text::new("Tạm dừng giải quyết (xem lý do)", "Paused (see the reason)"),
        Stage::SupplementRequired => Text::new("Cần bổ sung hồ sơ", "Supplement needed"),
        Stage::PaymentRequired => {
            Text::new("Cần thực hiện nghĩa vụ tài chính (phí, lệ phí, thuế)", "Payment needed (charge, fee, tax)")
        }
        Stage::Withdrawn => Text::new("Ông/bà đã yêu cầu rút hồ sơ", "Withdrawn at your request"),
        Stage::Stopped => Text::new("Dừng giải quyết (xem lý do)", "Stopped (see the reason)"),
        Stage::Completed => Text::new("Đã có kết quả, mời ông/bà nhận", "The result is ready to collect"),
        Stage::Returned => Text::new("Đã trả kết quả", "Result handed over"),
    }
}

/// What the citizen must do at a stage, where it is always the same.
pub fn to_do(stage: Stage) -> Option<Text> {
    match stage {
        Stage::SupplementRequired => Some(Text::new(
            "Mang giấy tờ nêu dưới đây đến quầy của cơ quan giải quyết.",
            "Bring the papers named below to the agency's counter.",
        )),
        Stage::Completed => Some(Text::new(
            "Đến nhận kết quả, mang theo thẻ căn cước và giấy tờ phải xuất trình.",
            "Come and collect the result; bring your identity card and the papers to show.",
        )),
        Stage::Refused => Some(Text::new(
            "Xem lý do dưới đây. Ông/bà có thể nộp hồ sơ mới sau khi sửa.",
            "See the reason below. You may file again after correcting it.",
        )),
        Stage::Stopped => Some(Text::new(
            "Xem lý do dưới đây, hoặc gọi cơ quan giải quyết để được hướng dẫn.",
            "See the reason below, or call the agency for advice.",
        )),
        _ => None,
    }
}

/// What to do where a request for more can be answered online.
pub const SUPPLEMENT_HERE: Text =
    Text::new("Gửi thêm giấy tờ, thông tin nêu dưới đây.", "Send the papers or facts named below.");
/// Heading above what was sent after the filing.
pub const YOU_SENT: Text = Text::new("Ông/bà đã gửi sau khi nộp hồ sơ", "What you sent after filing");
/// The same as [`to_do`] for who does not read what the official wrote.
pub fn to_do_unread(stage: Stage) -> Option<Text> {
    match stage {
        Stage::SupplementRequired => Some(Text::new(
            "Cơ quan cần thêm giấy tờ. Gọi hoặc đến quầy của cơ quan giải quyết để biết phải mang giấy tờ nào.",
            "The agency needs more papers. Call it or come to its counter to learn which.",
        )),
        Stage::Refused | Stage::Stopped => Some(Text::new(
            "Gọi hoặc đến quầy của cơ quan giải quyết để biết lý do và việc cần làm.",
            "Call the agency or come to its counter to learn the reason and what to do.",
        )),
        _ => to_do(stage),
    }
}

/// What the agency does next, where the citizen waits.
pub fn next(stage: Stage) -> Option<Text> {
    match stage {
        Stage::Registered => Some(Text::new(
            "Cán bộ xem hồ sơ và trả lời: tiếp nhận, đề nghị bổ sung, hoặc từ chối có nêu lý do.",
            "An official looks at the dossier and answers: received, to be supplemented, or refused with a reason.",
        )),
        Stage::Received | Stage::Processing => Some(Text::new(
            "Cơ quan đang giải quyết. Kết quả được báo trên trang này.",
            "The agency is working on it. The result is announced on this page.",
        )),
        Stage::Paused => Some(Text::new(
            "Cơ quan sẽ làm tiếp khi hết lý do tạm dừng.",
            "The agency goes on when the reason has passed.",
        )),
        _ => None,
    }
}

/// Title of the lookup.
pub const LOOKUP_TITLE: Text = Text::new("Tra cứu hồ sơ", "Look up a dossier");
/// How to look up.
pub const LOOKUP_HOW: Text = Text::new(
    "Nhập mã tra cứu hoặc mã hồ sơ, và 4 số cuối của căn cước hoặc điện thoại đã khai.",
    "Enter the reference or dossier code, and the last 4 digits of the id card or phone that was declared.",
);
/// Code field.
pub const CODE_LABEL: Text = Text::new("Mã tra cứu hoặc mã hồ sơ", "Reference or dossier code");
/// Its hint.
pub const CODE_HINT: Text = Text::new(
    "Ví dụ: 123-456-7897 hoặc H36.12-261123-0001. Dán cả đường dẫn từ mã QR cũng được.",
    "Example: 123-456-7897 or H36.12-261123-0001. A pasted link from the QR code works too.",
);
/// Code missing.
pub const CODE_MISSING: Text = Text::new("Nhập mã tra cứu hoặc mã hồ sơ", "Enter the reference or dossier code");
/// Not a code.
pub const CODE_MALFORMED: Text = Text::new(
    "Mã này chưa đúng. Mã tra cứu có 10 chữ số; xin xem lại từng số",
    "This is no code. A reference has 10 digits; please check each",
);
/// Digits field.
pub const DIGITS_LABEL: Text = Text::new("4 số cuối của căn cước hoặc điện thoại", "Last 4 digits of id card or phone");
/// Digits missing.
pub const DIGITS_MISSING: Text =
    Text::new("Nhập 4 số cuối của căn cước hoặc điện thoại", "Enter the last 4 digits of id card or phone");
/// Digits malformed.
pub const DIGITS_MALFORMED: Text = Text::new("Nhập đúng 4 chữ số", "Enter exactly 4 digits");
/// Unknown and wrong: the same words.
pub const NO_MATCH: Text = Text::new(
    "Không tìm thấy hồ sơ khớp với mã và 4 số này. Xin xem lại cả hai",
    "No dossier matches this code and these 4 digits. Please check both",
);
/// Too many tries for this code.
pub const TOO_MANY: Text = Text::new(
    "Mã này đã nhập sai nhiều lần. Xin quét mã QR, hoặc thử lại sau 1 giờ",
    "Too many wrong tries for this code. Scan the QR code, or try again in 1 hour",
);
/// Button.
pub const LOOK_UP: Text = Text::new("Tra cứu", "Look up");
/// Title of the page where a QR code lands.
pub const QR_TITLE: Text = Text::new("Mở hồ sơ từ mã QR", "Open a dossier from its QR code");
/// What to type without script.
pub const QR_HOW: Text = Text::new(
    "Nếu trang không tự mở hồ sơ, ông/bà nhập hai mã in dưới mã QR.",
    "If the dossier does not open by itself, type the two codes printed below the QR code.",
);
/// Secret missing.
pub const SECRET_MISSING: Text =
    Text::new("Nhập mã mở hồ sơ in dưới mã QR", "Enter the opening code printed below the QR code");
/// The QR code opens nothing: the same words for unknown and wrong.
pub const QR_NO_MATCH: Text = Text::new(
    "Hai mã này không mở được hồ sơ nào. Xin xem lại từng chữ, từng số",
    "These codes open no dossier. Please check every letter and digit",
);
/// Button.
pub const OPEN: Text = Text::new("Mở hồ sơ", "Open the dossier");
/// Title of this browser's dossiers.
pub const MINE_TITLE: Text = Text::new("Hồ sơ của tôi", "My dossiers");
/// What stands there.
pub const MINE_MEANS: Text = Text::new(
    "Bản nháp và hồ sơ của trình duyệt này. Trên máy khác, ông/bà quét mã QR hoặc tra cứu bằng mã.",
    "Drafts and dossiers of this browser. On another device, scan the QR code or look up by code.",
);
/// Nothing there.
pub const MINE_NONE: Text =
    Text::new("Trình duyệt này chưa có bản nháp hay hồ sơ nào.", "This browser has no draft and no dossier.");
/// Drafts.
pub const MINE_DRAFTS: Text = Text::new("Bản nháp chưa gửi", "Drafts");
/// Sent dossiers.
pub const MINE_SENT: Text = Text::new("Hồ sơ đã gửi", "Sent dossiers");
/// Forget the dossiers on this device.
pub const FORGET: Text = Text::new("Xóa khỏi máy này", "Remove from this device");
/// The same on a kiosk, where it ends the visit.
pub const FINISH: Text = Text::new("Kết thúc và xóa khỏi máy này", "Finish and remove from this device");
/// What forgetting means.
pub const FORGET_MEANS: Text = Text::new(
    "Chọn nút này thì máy này không mở được các hồ sơ đã gửi nữa, và bản nháp bị xóa. Hồ sơ đã gửi vẫn được giải quyết; mở lại bằng mã QR.",
    "This device will no longer open the dossiers, and drafts are deleted. Dossiers are still processed; open them again by QR.",
);
/// Row of the stage.
pub const STATUS: Text = Text::new("Tình trạng", "Status");
/// Row of the time of sending.
pub const SENT_AT: Text = Text::new("Gửi lúc", "Sent at");
