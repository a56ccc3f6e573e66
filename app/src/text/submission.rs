//! Words of filing.

use super::Text;

/// Title of the check page.
pub const CHECK_TITLE: Text = Text::new("Kiểm tra lại trước khi gửi", "Check your answers before sending");
/// Button that sends the dossier.
pub const SEND: Text = Text::new("Gửi hồ sơ", "Send the dossier");
/// What happens on sending.
pub const BEFORE_SENDING: Text = Text::new(
    "Khi bấm “Gửi hồ sơ”, hồ sơ được gửi đến cơ quan giải quyết. Ông/bà sẽ nhận mã tra cứu và mã QR.",
    "When you press “Send”, the dossier goes to the agency. You will get a reference and a QR code.",
);
/// Behind an amount of money.
pub const DONG: &str = "đồng";
/// Link that changes an answer.
pub const CHANGE: Text = Text::new("Sửa", "Change");
/// An optional question without answer.
pub const NOT_GIVEN: Text = Text::new("Không khai", "Not given");
/// Button to the next page.
pub const CONTINUE: Text = Text::new("Tiếp tục", "Continue");
/// Button that keeps the draft and leaves.
pub const SAVE_AND_LEAVE: Text = Text::new("Lưu lại, làm tiếp sau", "Save and come back later");
/// Button and link that delete the draft.
pub const DELETE_DRAFT: Text = Text::new("Xóa bản nháp", "Delete the draft");
/// Button that begins anew.
pub const START_OVER: Text = Text::new("Xóa bản nháp, làm lại từ đầu", "Delete the draft and start again");
/// Question of the delete page.
pub const DELETE_TITLE: Text = Text::new("Xóa bản nháp này?", "Delete this draft?");
/// What deletion means.
pub const DELETE_MEANS: Text = Text::new(
    "Mọi thông tin đã khai trong bản nháp bị xóa ngay và không lấy lại được. Hồ sơ đã gửi không bị ảnh hưởng.",
    "All answers in the draft are deleted at once and cannot be restored. Dossiers already sent are not affected.",
);
/// Way back from deletion.
pub const KEEP_DRAFT: Text = Text::new("Giữ bản nháp", "Keep the draft");
/// The agency that decides.
pub const DECIDED_BY: Text = Text::new("Nơi giải quyết", "Decided by");
/// A second dossier of the same person.
pub const SECOND_OPEN: Text = Text::new(
    "Đã có một hồ sơ cùng thủ tục này của người này đang được giải quyết. Nếu vẫn cần nộp thêm, ông/bà cứ gửi.",
    "A dossier of this person for this procedure is being processed already. You may still send another one.",
);
/// Which it is: reference, moment.
pub const SECOND_OPEN_OWN: Text = Text::new(
    "Đó là hồ sơ mã tra cứu {}, ông/bà gửi lúc {}. Muốn sửa hồ sơ đó, ông/bà có thể rút rồi nộp lại; muốn gửi thêm giấy tờ, xin đợi \
     cơ quan yêu cầu bổ sung.",
    "It is the dossier {}, which you sent at {}. To correct it you can withdraw it and file again; to add papers, wait until the \
     agency asks for them.",
);
/// Link to it.
pub const SECOND_OPEN_SEE: Text = Text::new("Xem hồ sơ đó", "See that dossier");
/// Heading over the start page's needs.
pub const AT_HAND: Text = Text::new("Ông/bà chuẩn bị", "What to have at hand");
/// Question for the commune that decides which agency receives. What it is the commune of stands before the help.
pub const WHERE: Text = Text::new("Hồ sơ này thuộc phường, xã nào?", "Which commune does this dossier belong to?");
/// Help for the question.
pub const WHERE_HINT: Text = Text::new(
    "Gõ tên phường, xã và tỉnh. Tên cũ trước tháng 7/2025 cũng tìm được. Ví dụ: Phan Thiết, Lâm Đồng",
    "Type commune and province. Names before July 2025 are found too. Example: Phan Thiết, Lâm Đồng",
);
/// Button of the start page.
pub const START: Text = Text::new("Bắt đầu khai", "Start");
/// Nothing was typed.
pub const WHERE_MISSING: Text = Text::new("Nhập phường, xã", "Enter the commune");
/// Nothing fits.
pub const WHERE_UNKNOWN: Text = Text::new(
    "Không tìm thấy nơi này. Gõ tên phường, xã và tỉnh, ví dụ: Phan Thiết, Lâm Đồng",
    "No such place. Type commune and province, such as: Phan Thiết, Lâm Đồng",
);
/// One fits, under another name.
pub const WHERE_CONFIRM: Text = Text::new(
    "Xin chọn nơi này nếu đúng, hoặc gõ lại tên khác",
    "Choose this place if it is right, or type another name",
);
/// An old ward of which only the end is known.
pub const WHERE_GONE: Text = Text::new(
    "Nơi này đã sáp nhập và nay là một trong các phường, xã dưới đây. Xin chọn nơi ông/bà ở; nếu chưa rõ, gọi số hỗ trợ",
    "This place was merged and is now one of the communes below. Choose where you live; if unsure, call the help number",
);
/// Several fit.
pub const WHERE_AMBIGUOUS: Text =
    Text::new("Có nhiều nơi trùng tên, xin chọn một", "Several places have this name, choose one");
/// Heading for a place outside the coverage.
pub const OUTSIDE_TITLE: Text = Text::new("Nơi này chưa nộp được tại đây", "This place cannot be served here yet");
/// Way on for it.
pub const OUTSIDE: Text = Text::new(
    "Ông/bà nộp hồ sơ này trên Cổng Dịch vụ công quốc gia, hoặc trực tiếp tại UBND phường, xã nơi cư trú.",
    "File this dossier on the national public service portal, or at the People's Committee of the commune.",
);
/// Link to the national portal.
pub const NATIONAL_PORTAL: Text = Text::new("Đến Cổng Dịch vụ công quốc gia", "Go to the national portal");
/// The draft is gone.
pub const DRAFT_GONE_TITLE: Text = Text::new("Không còn bản nháp", "The draft is gone");
/// Why it may be gone.
pub const DRAFT_GONE: Text = Text::new(
    "Bản nháp đã được gửi, đã xóa, hoặc quá 14 ngày không dùng. Hồ sơ đã gửi nằm trong “Hồ sơ của tôi”.",
    "The draft was sent, deleted, or not used for 14 days. Dossiers already sent are in “My dossiers”.",
);
/// The draft is gone because it was sent; the reference follows.
pub const DRAFT_SENT_TITLE: Text = Text::new("Hồ sơ đã gửi, mã tra cứu", "The dossier was sent, reference");
/// What that means.
pub const DRAFT_SENT: Text = Text::new(
    "Không cần gửi lại. Nếu bắt đầu dưới đây, ông/bà lập một hồ sơ mới.",
    "Nothing has to be sent again. What you begin below is a new dossier.",
);
/// Link to the dossier that was sent.
pub const SEE_SENT: Text = Text::new("Xem hồ sơ đã gửi", "See the dossier that was sent");
/// Link to the dossiers of this browser.
pub const MY_DOSSIERS: Text = Text::new("Hồ sơ của tôi", "My dossiers");
/// Papers to show.
pub const DOCUMENTS_TO_SHOW: Text =
    Text::new("Giấy tờ phải xuất trình khi nhận kết quả", "Papers to show when collecting the result");
/// A place fixed at the start.
pub const CHOSEN_AT_START: Text = Text::new("Đã chọn ở trang bắt đầu.", "Chosen on the start page.");
/// Link back to the start page.
pub const CHANGE_PLACE: Text = Text::new("Đổi phường, xã", "Change the commune");
/// Several business lines fit.
pub const LINE_AMBIGUOUS: Text =
    Text::new("Có nhiều ngành phù hợp, xin chọn một", "Several business lines fit, choose one");
/// The form has a newer version than the draft.
pub const FORM_CHANGED: Text =
    Text::new("Biểu mẫu đã thay đổi từ khi ông/bà bắt đầu khai", "The form has changed since you began");
/// What became of the answers.
pub const FORM_KEPT: Text = Text::new(
    "Những gì ông/bà đã khai được giữ lại. Xin xem lại từng trang trước khi gửi.",
    "Your answers are kept. Please look at each page again before you send.",
);
/// Answers that no question of the new version asks for.
pub const FORM_DROPPED: Text = Text::new(
    "Câu trả lời cho những mục không còn trong biểu mẫu mới đã được bỏ ra.",
    "Answers to questions that the new form no longer asks were taken out.",
);
/// Parts of the form were not compared with the official one.
pub const FORM_UNVERIFIED: Text = Text::new(
    "Một phần của biểu mẫu này chưa đối chiếu được với mẫu chính thức. Cơ quan có thể hỏi thêm ông/bà.",
    "Parts of this form could not be compared with the official one. The agency may ask you for more.",
);
/// Question before an item of a list is taken out; its name stands for `{}`.
pub const REMOVE_ITEM: Text =
    Text::new("Xóa {}? Những gì đã khai ở đây sẽ mất.", "Remove {}? What was entered is lost.");
/// Button that takes it out.
pub const REMOVE: Text = Text::new("Xóa", "Remove");
/// Link that leaves it in.
pub const KEEP_ITEM: Text = Text::new("Giữ lại", "Keep it");
/// An item of a list that cannot stand yet.
pub const ITEM_INCOMPLETE: Text = Text::new("chưa khai đủ", "not complete");
/// Too few items; the least number stands for `{}`.
pub const ITEMS_TOO_FEW: Text = Text::new("Cần ít nhất {}", "At least {} needed");
/// Too many items; the highest number stands for `{}`.
pub const ITEMS_TOO_MANY: Text = Text::new("Nhiều nhất {}", "At most {}");
/// Legend over the undertaking.
pub const UNDERTAKING: Text = Text::new("Lời cam đoan", "Undertaking");
/// First entry of a drop-down.
pub const CHOOSE: Text = Text::new("Chọn…", "Choose…");
/// Until when the draft is kept.
pub const KEPT_UNTIL: Text = Text::new("Bản nháp được giữ đến hết ngày", "The draft is kept until");
/// How long a draft is kept on a kiosk.
pub const KEPT_ON_KIOSK: Text = Text::new(
    "Đây là máy dùng chung. Khi rời máy, chọn “Kết thúc” ở đầu trang. Sau 15 phút không có ai dùng, bản nháp không còn mở được.",
    "This device is shared. When you leave, choose “Finish” at the top. After 15 minutes without use the draft cannot be opened any more.",
);
/// When the draft was saved; a time follows.
pub const SAVED_AT: Text = Text::new("Đã lưu lúc", "Saved at");
/// An open draft exists.
pub const HAVE_DRAFT: Text = Text::new("Ông/bà có bản nháp chưa gửi.", "You have a draft that is not sent.");
/// Link that goes on with the draft.
pub const RESUME: Text = Text::new("Làm tiếp bản nháp", "Go on with the draft");
/// What is not known.
pub const UNKNOWN: Text = Text::new("Chưa có thông tin", "Not known yet");
/// How long filling in takes.
pub const TAKES: Text = Text::new("Thời gian khai", "Time to fill in");
/// Unit of it.
pub const MINUTES: Text = Text::new("phút", "minutes");
/// When the result comes.
pub const RESULT_AFTER: Text = Text::new("Có kết quả sau", "Result after");
/// What it costs.
pub const COST: Text = Text::new("Lệ phí", "Fee");
/// Where it can be filed.
pub const WHICH_OFFICES: Text = Text::new("Những nơi nhận hồ sơ tại đây", "Offices that receive here");
/// Heading about data.
pub const YOUR_DATA: Text =
    Text::new("Ai xem thông tin của ông/bà, giữ bao lâu", "Who sees your data, and how long it is kept");
/// Who sees the data and why (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
pub const DATA_WHO: Text = Text::new(
    "Chỉ cán bộ của cơ quan giải quyết xem hồ sơ, để làm thủ tục ông/bà yêu cầu (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).",
    "Only officials of the deciding agency see the dossier, to carry out the procedure you ask for (Law 91/2025/QH15).",
);
/// How long the data is kept.
pub const DATA_HOW_LONG: Text = Text::new(
    "Bản nháp tự xóa sau 14 ngày không dùng. Hồ sơ đã gửi được giữ ở đây đến 90 ngày sau khi kết thúc; cơ quan giải quyết \
     lưu theo quy định.",
    "A draft is deleted after 14 days without use. A dossier that was sent is kept here until 90 days after its end, and by \
     the agency as the law says.",
);
/// Link to the privacy page.
pub const DATA_MORE: Text = Text::new("Đọc thêm về quyền riêng tư", "More about privacy");
/// Note for the browser of another app.
pub const IN_APP: Text = Text::new(
    "Ông/bà đang mở trang trong ứng dụng khác (Zalo, Facebook). Nên mở bằng Chrome hoặc Safari để sau này dễ tìm lại bản nháp và hồ sơ.",
    "You opened this page inside another app. Better open it in Chrome or Safari, so that you find the draft again later.",
);
/// Link to the list of procedures.
pub const FILE_ANOTHER: Text = Text::new("Nộp hồ sơ khác", "File another dossier");
