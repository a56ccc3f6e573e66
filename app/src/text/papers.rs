//! Words about papers of the agency: results with their signatures, and drafts that the citizen checks.

use super::Text;

/// Heading on the page of the dossier.
pub const RESULTS: Text = Text::new("Kết quả điện tử", "Electronic result");
/// What can be done with a result.
pub const RESULTS_MEAN: Text = Text::new(
    "Ông/bà tải tệp về và giữ lại. Khi nộp cho nơi khác, gửi đúng tệp này, không in ra rồi chụp lại: bản in không còn chữ ký số.",
    "Download the file and keep it. When another office asks for it, send this very file, not a photo of a print: a print has no digital signature.",
);
/// The same on a device of the centre.
pub const NOT_HERE: Text = Text::new(
    "Máy dùng chung không tải tệp về. Ông/bà quét mã QR ở trang này bằng điện thoại để tải.",
    "Files are not downloaded on a shared device. Scan the QR code on this page with your phone to download.",
);
/// Link: name of the file.
pub const DOWNLOAD: Text = Text::new("Tải tệp “{}”", "Download “{}”");
/// When the agency sent it: moment.
pub const SENT: Text = Text::new("Cơ quan gửi lúc {}", "Sent by the agency at {}");
/// Checksum: its first digits.
pub const CHECKSUM: Text = Text::new("Mã kiểm tra (SHA-256): {}…", "Checksum (SHA-256): {}…");
/// Folded away: the whole checksum.
pub const CHECKSUM_WHOLE: Text = Text::new("Xem cả mã kiểm tra", "See the whole checksum");
/// What it is for.
pub const CHECKSUM_MEANS: Text = Text::new(
    "Tệp cơ quan gửi và tệp ông/bà tải về là một khi hai mã này giống nhau.",
    "The agency's file and yours are the same if both have this checksum.",
);

/// The signature is valid.
pub const VALID: Text = Text::new("Chữ ký số hợp lệ", "The digital signature is valid");
/// What that means.
pub const VALID_MEANS: Text = Text::new(
    "Tệp không bị sửa sau khi ký, và chứng thư của người ký do tổ chức được tin cậy cấp. Việc thu hồi chứng thư chưa được kiểm tra.",
    "The file was not changed after it was signed, and a trusted authority vouches for the signer. Whether the certificate was revoked was not checked.",
);
/// Who signed: name.
pub const SIGNED_BY: Text = Text::new("Người ký: {}", "Signed by: {}");
/// Who signed, and when by the signer's clock: name, moment.
pub const SIGNED_BY_AT: Text =
    Text::new("Người ký: {}, lúc {} (theo máy của người ký)", "Signed by: {}, at {} (by the signer's clock)");
/// The file or the signature was changed.
pub const INVALID: Text = Text::new("Chữ ký số không hợp lệ", "The digital signature is not valid");
/// What that means.
pub const INVALID_MEANS: Text = Text::new(
    "Tệp đã bị sửa sau khi ký. Không nên dùng tệp này. Xin gọi cơ quan giải quyết.",
    "The file was changed after it was signed. Do not use it. Please call the agency.",
);
/// Nothing can be said.
pub const NOT_CHECKABLE: Text = Text::new("Không kiểm tra được chữ ký số", "The digital signature cannot be checked");
/// Why: there is none.
pub const NO_SIGNATURE: Text = Text::new("Tệp này không có chữ ký số.", "This file has no digital signature.");
/// Why: unknown kind.
pub const UNKNOWN: Text = Text::new(
    "Chữ ký trong tệp là loại mà trang này chưa đọc được. Ông/bà có thể kiểm tra bằng phần mềm ký số.",
    "The signature in the file is of a kind that this site cannot read. Signing software may be able to check it.",
);
/// Why: something was added.
pub const ADDED_AFTER: Text = Text::new(
    "Sau khi ký, tệp có phần được thêm vào mà không ai ký. Xin hỏi cơ quan giải quyết trước khi dùng.",
    "After it was signed, something was added to the file that nobody has signed. Ask the agency before you use it.",
);
/// Why: no root.
pub const UNTRUSTED: Text = Text::new(
    "Tệp không bị sửa sau khi ký, nhưng trang này chưa biết tổ chức cấp chứng thư cho người ký, nên không xác nhận được ai ký.",
    "The file was not changed after it was signed, but this site does not know who vouches for the signer, so it cannot confirm who signed.",
);
/// Why: not now.
pub const NOT_YET: Text = Text::new(
    "Lúc này chưa đọc được tệp để kiểm tra. Xin tải lại trang sau ít phút.",
    "The file cannot be read right now. Please reload the page in a few minutes.",
);

/// Title of the page of a draft, and heading on the page of the dossier.
pub const DRAFT: Text = Text::new("Bản nháp giấy tờ để ông/bà kiểm tra", "A draft for you to check");
/// What to do.
pub const DRAFT_MEANS: Text = Text::new(
    "Cơ quan gửi bản nháp giấy tờ trước khi cấp. Ông/bà xem từng chữ, từng số: họ tên, ngày sinh, số định danh, nơi cư trú.",
    "The agency sends the draft before it issues the paper. Check every letter and digit: names, dates of birth, ID numbers, addresses.",
);
/// Silence is agreement: moment.
pub const SILENCE: Text = Text::new(
    "Nếu ông/bà không trả lời trước {}, cơ quan coi là ông/bà đồng ý với bản nháp.",
    "If you do not answer before {}, the agency takes it that you agree with the draft.",
);
/// Button on the page of the dossier.
pub const DRAFT_OPEN: Text = Text::new("Xem và trả lời bản nháp", "See and answer the draft");
/// Link on the page of the dossier, once it needs no answer.
pub const DRAFT_SEE: Text = Text::new("Xem bản nháp", "See the draft");
/// On a shared device.
pub const DRAFT_NOT_HERE: Text = Text::new(
    "Máy dùng chung không tải tệp về, nên không trả lời bản nháp ở đây. Ông/bà quét mã QR của hồ sơ bằng điện thoại, hoặc hỏi cán bộ tại quầy.",
    "Files are not downloaded on a shared device, so a draft cannot be answered here. Scan the dossier's QR code with your phone, or ask at the counter.",
);
/// Question.
pub const CHOICE: Text = Text::new("Bản nháp có đúng không?", "Is the draft right?");
/// Answer.
pub const AGREE: Text = Text::new("Đúng, tôi đồng ý", "Yes, I agree");
/// Answer.
pub const CORRECT: Text = Text::new("Có chỗ sai, cần sửa", "No, something must be corrected");
/// Label of the text.
pub const CORRECTION: Text = Text::new("Sai ở đâu, sửa thế nào", "What is wrong, and how it should read");
/// Its hint.
pub const CORRECTION_HINT: Text = Text::new(
    "Ví dụ: tên đệm ghi “Văn”, đúng là “Vân”.",
    "For example: the middle name reads “Văn”, it should be “Vân”.",
);
/// Nothing chosen.
pub const CHOICE_MISSING: Text = Text::new("Chọn bản nháp đúng hay cần sửa", "Choose whether the draft is right");
/// No text.
pub const CORRECTION_MISSING: Text =
    Text::new("Ghi rõ chỗ sai và sửa thế nào", "Say what is wrong and how it should read");
/// Too long a text: most characters.
pub const CORRECTION_TOO_LONG: Text =
    Text::new("Nội dung cần sửa nhiều nhất {} ký tự", "The correction must have at most {} characters");
/// Button.
pub const SEND: Text = Text::new("Gửi trả lời", "Send the answer");
/// On its way: moment.
pub const ANSWER_WAITS: Text = Text::new(
    "Trả lời bản nháp gửi lúc {} đang được chuyển tới cơ quan giải quyết.",
    "Your answer of {} to the draft is on its way to the agency.",
);
/// It has arrived: moment.
pub const ANSWER_THERE: Text = Text::new(
    "Cơ quan giải quyết đã nhận trả lời bản nháp gửi lúc {}.",
    "The agency has received your answer of {} to the draft.",
);
/// How the draft stands: moment.
pub const AGREED: Text = Text::new("Ông/bà đã đồng ý với bản nháp lúc {}.", "You agreed with the draft at {}.");
/// How the draft stands: moment.
pub const TO_CORRECT: Text = Text::new(
    "Ông/bà đã đề nghị sửa bản nháp lúc {}. Cơ quan sửa lại theo đề nghị hoặc liên hệ với ông/bà.",
    "You asked for a correction of the draft at {}. The agency corrects it or contacts you.",
);
/// How the draft stands: moment.
pub const SILENT: Text = Text::new(
    "Đã hết hạn trả lời lúc {}. Cơ quan coi là ông/bà đồng ý với bản nháp. Nếu bản nháp sai, xin gọi cơ quan giải quyết ngay.",
    "The time for an answer ended at {}. The agency takes it that you agree. If the draft is wrong, please call the agency at once.",
);
/// It cannot be answered from here.
pub const NOT_ANSWERABLE: Text = Text::new(
    "Lúc này chưa gửi trả lời được từ trang này. Xin gọi cơ quan giải quyết trước khi hết hạn.",
    "The answer cannot be sent from here right now. Please call the agency before the time ends.",
);

/// Title: a paper cannot be handed out.
pub const PROBLEM: Text = Text::new("Chưa tải được giấy tờ", "The paper cannot be downloaded");
/// Why: its bytes are others.
pub const DAMAGED: Text = Text::new(
    "Tệp nhận được không đúng với tệp cơ quan đã gửi (sai mã kiểm tra), nên không giao cho ông/bà.",
    "What arrived is not the file that the agency has sent (its checksum differs), so it is not handed to you.",
);
/// Why: the province does not answer.
pub const UNREACHABLE: Text = Text::new("Hệ thống của tỉnh chưa trả lời.", "The province's system does not answer.");
/// Why: it is not there.
pub const GONE: Text =
    Text::new("Hệ thống của tỉnh không còn giữ tệp này.", "The province's system does not hold this file any more.");
/// What can be done.
pub const PROBLEM_WAY_ON: Text = Text::new(
    "Đợi ít phút rồi thử lại. Nếu vẫn không được, xin gọi hoặc đến quầy của cơ quan giải quyết, hồ sơ và kết quả của ông/bà vẫn được giữ ở đó.",
    "Wait some minutes and try again. If it still fails, call the agency or go to its counter, which still holds your dossier and its result.",
);
/// Link.
pub const BACK: Text = Text::new("Về trang hồ sơ", "Back to the dossier");

/// Official's section.
pub const OFFICE_SECTION: Text = Text::new("Giấy tờ gửi người dân", "Papers for the citizen");
/// Official's list, empty.
pub const OFFICE_NONE: Text = Text::new("Chưa gửi giấy tờ nào.", "None has been sent.");
/// Name of a kind.
pub const OFFICE_RESULT: Text = Text::new("Kết quả", "Result");
/// Name of a kind.
pub const OFFICE_DRAFT: Text = Text::new("Bản nháp giấy tờ hộ tịch", "Draft of a civil-status paper");
/// Fold: send a draft.
pub const OFFICE_SEND_DRAFT: Text =
    Text::new("Gửi bản nháp để người dân kiểm tra", "Send a draft for the citizen to check");
/// What happens then.
pub const OFFICE_DRAFT_MEANS: Text = Text::new(
    "Người dân trả lời trong 1 ngày kể từ lúc gửi. Không trả lời là đồng ý.",
    "The citizen answers within 1 day. Silence is agreement.",
);
/// Fold: send a result while the dossier is worked on.
pub const OFFICE_FINISH: Text = Text::new("Báo đã có kết quả, gửi kèm tệp", "Report the result as ready, with files");
/// What happens then.
pub const OFFICE_FINISH_MEANS: Text = Text::new(
    "Hồ sơ chuyển sang “Có kết quả” và người dân tải được tệp ngay.",
    "The dossier becomes “result ready”, and the citizen can download the files at once.",
);
/// Fold: send a result afterwards.
pub const OFFICE_SEND_RESULT: Text = Text::new("Gửi thêm tệp kết quả", "Send files of the result");
/// Label of the box.
pub const OFFICE_FILES: Text = Text::new("Chọn tệp", "Choose files");
/// Hint of the box: most files.
pub const OFFICE_FILES_HINT: Text = Text::new(
    "PDF, ảnh JPG, PNG, HEIC hoặc Word (.docx). Mỗi tệp không quá 10 MB, mỗi lần nhiều nhất {} tệp. Tệp ký số được giữ nguyên từng byte.",
    "PDF, JPG, PNG, HEIC or Word (.docx). At most 10 MB a file and {} files at a time. Signed files are kept byte for byte.",
);
/// Nothing chosen.
pub const OFFICE_NO_FILE: Text = Text::new("Chọn ít nhất một tệp để gửi", "Choose at least one file to send");
/// Too many at a time: most files.
pub const OFFICE_TOO_MANY: Text = Text::new("Mỗi lần gửi nhiều nhất {} tệp", "At most {} files can be sent at a time");
/// Too many altogether: most papers.
pub const OFFICE_FULL: Text = Text::new("Mỗi hồ sơ gửi nhiều nhất {} giấy tờ", "A dossier has at most {} papers");
/// Too long: name.
pub const OFFICE_TOO_BIG: Text = Text::new("Tệp “{}” lớn hơn 10 MB", "“{}” is larger than 10 MB");
/// Not taken: name, reason.
pub const OFFICE_NOT_TAKEN: Text = Text::new("Tệp “{}”: {}", "“{}”: {}");
/// Banner and step of the history.
pub const OFFICE_SENT: Text = Text::new("Đã gửi giấy tờ cho người dân", "Papers sent to the citizen");
/// Step of the history.
pub const OFFICE_ANSWERED: Text = Text::new("Người dân trả lời bản nháp", "The citizen answered the draft");
/// How a draft stands: moment.
pub const OFFICE_OPEN: Text = Text::new("Chờ người dân trả lời đến {}", "Waiting for the citizen's answer until {}");
/// How a draft stands: moment.
pub const OFFICE_AGREED: Text = Text::new("Người dân đồng ý lúc {}", "The citizen agreed at {}");
/// How a draft stands: moment.
pub const OFFICE_SILENT: Text =
    Text::new("Không trả lời trước {}: coi là đồng ý", "No answer before {}: taken as agreement");
/// How a draft stands: moment.
pub const OFFICE_TO_CORRECT: Text =
    Text::new("Người dân đề nghị sửa lúc {}:", "The citizen asked for a correction at {}:");
