//! Texts of the home page.

use super::Text;

/// The page's title.
pub const TITLE: Text = Text::new("Ông/bà cần làm thủ tục gì?", "What do you need to do?");
/// Label of the search box.
pub const SEARCH: Text = Text::new("Tìm thủ tục", "Search procedures");
/// Hint of the search box.
pub const SEARCH_HINT: Text = Text::new(
    "Gõ bằng lời thường, có dấu hay không dấu đều được. Ví dụ: giấy độc thân, khai sinh, mở quán",
    "In Vietnamese, in everyday words, with or without accents. For example: giấy độc thân, khai sinh, mở quán",
);
/// Heading of the procedures that many need.
pub const EVERYDAY: Text = Text::new("Thủ tục nhiều người làm", "Procedures that many people need");
/// Heading of the jobs.
pub const JOBS: Text = Text::new("Việc ông/bà có thể làm tại đây", "What you can do here");
/// Job: file.
pub const FILE: Text = Text::new("Nộp hồ sơ", "File a dossier");
/// What the job is.
pub const FILE_LINE: Text = Text::new(
    "Chọn thủ tục, xem cần giấy tờ gì rồi nộp trực tuyến",
    "Choose a procedure, see what you need, file it online",
);
/// Job: look up.
pub const LOOK_UP: Text = Text::new("Tra cứu hồ sơ", "Track a dossier");
/// What the job is.
pub const LOOK_UP_LINE: Text =
    Text::new("Xem hồ sơ đã đến đâu bằng mã QR hoặc mã hồ sơ", "See where it stands by QR code or dossier code");
/// Job: what this device has filed.
pub const MINE: Text = Text::new("Hồ sơ của tôi", "My dossiers");
/// What the job is.
pub const MINE_LINE: Text = Text::new("Hồ sơ và bản nháp của thiết bị này", "Dossiers and drafts of this device");
/// Job: read how things are done.
pub const GUIDE: Text = Text::new("Hướng dẫn", "Guide");
/// What the job is.
pub const GUIDE_LINE: Text = Text::new(
    "Cách nộp hồ sơ, nộp phí, nhận kết quả, và mẫu tờ khai đã điền",
    "How to file, pay and get the result, and forms filled in as samples",
);
/// Job: published results.
pub const PUBLISHED: Text = Text::new("Công khai kết quả", "Published results");
/// What the job is.
pub const PUBLISHED_LINE: Text =
    Text::new("Tỷ lệ đúng hạn và điểm đánh giá của từng cơ quan", "On-time share and ratings of each agency");
/// Name of the notices, for screen readers.
pub const NOTICES: Text = Text::new("Thông báo", "Notices");
