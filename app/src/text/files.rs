//! Words around the choosing and sending of files. Why a file is not taken stands in `uploads.rs`.

use super::Text;

/// Which kinds of file are taken: list of kinds.
pub const KINDS: Text = Text::new("Nhận tệp {}.", "Files that can be taken: {}.");
/// The kinds by name, in the order of `domain::eform::FileKind`.
pub const KIND_NAMES: [Text; 5] = [
    Text::new("PDF", "PDF"),
    Text::new("ảnh JPG", "JPG photo"),
    Text::new("ảnh PNG", "PNG picture"),
    Text::new("ảnh HEIC", "HEIC photo"),
    Text::new("Word (.docx)", "Word (.docx)"),
];
/// One file of limited size.
pub const LIMIT_OF_ONE: Text = Text::new("Chỉ một tệp, không quá {}.", "One file only, of at most {}.");
/// Several files of limited size: size, number.
pub const LIMITS: Text = Text::new(
    "Mỗi tệp không quá {}, nhiều nhất {} tệp.",
    "Each file may have at most {}, and there may be at most {} files.",
);
/// How a paper of several pages is sent.
pub const SEVERAL_PAGES: Text = Text::new(
    "Giấy có nhiều trang: chụp từng trang. Các ảnh được ghép thành một tệp PDF theo thứ tự trong danh sách.",
    "A paper of several pages: take a photo of each. The photos become one PDF, in the order of the list.",
);
/// A signed PDF.
pub const SIGNED: Text = Text::new(
    "Tệp PDF đã ký số được giữ nguyên, không thay đổi.",
    "A digitally signed PDF is kept as it is, byte for byte.",
);
/// Label of the browser's own file box.
pub const CHOOSE: Text = Text::new("Chọn tệp", "Choose files");
/// Button that sends the chosen files, without script.
pub const SEND: Text = Text::new("Gửi tệp đã chọn", "Send the chosen files");
/// Button that opens the camera.
pub const CAMERA: Text = Text::new("Chụp ảnh", "Take a photo");
/// Button that opens the device's files.
pub const PICK: Text = Text::new("Chọn tệp trong máy", "Choose files on this device");
/// Name of the list of files, for screen readers.
pub const LIST: Text = Text::new("Các tệp đã chọn", "Chosen files");
/// Button that removes a file.
pub const REMOVE: Text = Text::new("Bỏ tệp này", "Remove this file");
/// Button that moves a file before the one above it.
pub const UP: Text = Text::new("Chuyển lên", "Move up");
/// Button that moves a file behind the one below it.
pub const DOWN: Text = Text::new("Chuyển xuống", "Move down");
/// Button that tries again at once.
pub const RETRY: Text = Text::new("Gửi lại ngay", "Try again now");
/// Unfolds the picture.
pub const PREVIEW: Text = Text::new("Xem ảnh", "See the picture");
/// Number of pages, behind the size.
pub const PAGES: Text = Text::new(", {n} trang", ", pages: {n}");
/// The decimal mark.
pub const COMMA: Text = Text::new(",", ".");
/// The file is there.
pub const READY: Text = Text::new("Đã nhận", "Received");
/// The file came in part, before this page was loaded: percent.
pub const ARRIVING: Text = Text::new(
    "Tệp mới gửi được {}%. Chọn lại tệp này để gửi tiếp, hoặc bỏ tệp này.",
    "Only {}% of this file has been sent. Choose it again to carry on, or remove it.",
);
/// All of it came, but nobody has looked at it.
pub const EXAMINED_LATER: Text = Text::new(
    "Tệp đã gửi hết nhưng chưa kiểm tra xong. Ông/bà không phải gửi lại, xin đợi ít phút rồi tải lại trang.",
    "The file has arrived but has not been checked yet. You need not send it again; please wait a few minutes and reload.",
);

/// On the page that shows all answers before they are sent: which files do not go along. Each with the file's name and the
/// question's words.
pub mod left_out {
    use super::Text;

    /// It was refused.
    pub const REFUSED: Text = Text::new(
        "Tệp “{}” ({}) không nhận được nên không đi cùng hồ sơ. Muốn gửi tệp khác, xin bấm “Sửa” ở mục này.",
        "The file “{}” ({}) was not taken and does not go along. To send another one, press “Change” at this item.",
    );
    /// Bytes are still missing.
    pub const ARRIVING: Text = Text::new(
        "Tệp “{}” ({}) chưa gửi xong nên không đi cùng hồ sơ. Xin bấm “Sửa” ở mục này để gửi tiếp, hoặc bỏ tệp.",
        "The file “{}” ({}) has not arrived as a whole and does not go along. Press “Change” at this item to carry on, or to remove it.",
    );
    /// All of it is there, and nobody has looked at it yet.
    pub const NOT_EXAMINED: Text = Text::new(
        "Tệp “{}” ({}) chưa kiểm tra xong nên chưa đi cùng hồ sơ. Xin đợi ít phút rồi tải lại trang này.",
        "The file “{}” ({}) has not been checked yet and would not go along. Please wait a few minutes and reload this page.",
    );
}

/// What is said while page and files wait for each other.
pub mod leaving {
    use super::Text;

    /// Heading.
    pub const TITLE: Text = Text::new("Đang gửi tệp, xin đợi", "Sending files, please wait");
    /// What happens by itself.
    pub const MEANS: Text = Text::new(
        "Khi gửi xong, trang tự chuyển tiếp. Ông/bà không cần bấm lại.",
        "When they have been sent, the page goes on by itself. You need not press again.",
    );
    /// Goes on at once.
    pub const SKIP: Text = Text::new("Tiếp tục, không gửi tệp chưa xong", "Continue without the unfinished files");
    /// Stays.
    pub const STAY: Text = Text::new("Ở lại trang này", "Stay on this page");
}

/// Words that the island shows or reads out: `{name}` is the file, `{n}` a number. They go into the page as attributes
/// `data-{key}`.
pub const ISLAND: [(&str, Text); 25] = [
    ("comma", COMMA),
    ("pages", PAGES),
    ("chosen", Text::new("Đã chọn {n} tệp.", "Files chosen: {n}.")),
    ("waiting", Text::new("Chờ đến lượt gửi", "Waiting for its turn")),
    ("shrinking", Text::new("Đang chuẩn bị gửi", "Getting ready")),
    ("start", Text::new("Đang gửi {name}.", "Sending {name}.")),
    ("sending", Text::new("Đã gửi {n}%", "Sent: {n}%")),
    ("part", Text::new("{name}: đã gửi {n}%.", "{name}: {n}% sent.")),
    ("checking", Text::new("Đã gửi hết, đang kiểm tra tệp", "Sent, the file is being checked")),
    ("ready", READY),
    ("done", Text::new("{name}: đã nhận.", "{name}: received.")),
    (
        "broken",
        Text::new(
            "Mất kết nối. Tệp tự gửi tiếp khi có mạng, xin để mở trang này.",
            "The connection is lost. Sending goes on by itself when it is back; please keep this page open.",
        ),
    ),
    (
        "busy",
        Text::new(
            "Máy chủ đang bận. Tệp tự gửi tiếp sau ít phút, xin để mở trang này.",
            "The service is busy. Sending goes on by itself in a while; please keep this page open.",
        ),
    ),
    ("removing", Text::new("Đang bỏ tệp này", "Removing this file")),
    ("removed", Text::new("Đã bỏ {name}.", "{name} removed.")),
    ("moved", Text::new("Đã chuyển {name}.", "{name} moved.")),
    ("unmoved", Text::new("Chưa chuyển được {name}. Xin thử lại.", "{name} could not be moved. Please try again.")),
    (
        "kept",
        Text::new(
            "Chưa bỏ được tệp này vì mất kết nối. Xin bấm “Bỏ tệp này” lần nữa.",
            "This file could not be removed, for the connection is lost. Please press “Remove this file” again.",
        ),
    ),
    (
        "empty",
        Text::new(
            "Tệp này trống. Xin mở tệp trên máy để xem lại, rồi chọn tệp khác.",
            "This file is empty. Please open it on your device to check, then choose another one.",
        ),
    ),
    (
        "large",
        Text::new(
            "Tệp này lớn quá. Xin chụp lại ở cỡ ảnh nhỏ hơn, hoặc chia thành nhiều tệp.",
            "This file is too large. Please take the photo at a smaller size, or split it into several files.",
        ),
    ),
    (
        "many",
        Text::new(
            "Đã đủ số tệp. Xin bỏ tệp không cần rồi chọn lại tệp này.",
            "There are as many files as there may be. Please remove one that you do not need, then choose this one again.",
        ),
    ),
    (
        "kind",
        Text::new(
            "Loại tệp này không nhận được. Xin chụp ảnh giấy tờ, hoặc lưu thành PDF.",
            "This kind of file cannot be taken. Please take a photo of the paper, or save it as PDF.",
        ),
    ),
    (
        "unreadable",
        Text::new(
            "Máy không đọc được tệp này nữa. Xin bỏ tệp này rồi chọn lại.",
            "Your device can no longer read this file. Please remove it here and choose it again.",
        ),
    ),
    (
        "lost",
        Text::new(
            "Tệp này không còn ở đây. Xin bỏ tệp này rồi chọn lại.",
            "This file is no longer here. Please remove it and choose it again.",
        ),
    ),
    (
        "failed",
        Text::new(
            "Tệp này chưa gửi được. Xin tải lại trang rồi chọn lại tệp.",
            "This file could not be sent. Please load the page anew and choose it again.",
        ),
    ),
];
