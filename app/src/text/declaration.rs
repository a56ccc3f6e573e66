//! Texts of the declaration (tờ khai): what was sent, as a paper. The paper itself is Vietnamese only: it is form data.

use super::Text;

/// First line of every official paper (Nghị định 30/2020/NĐ-CP).
pub const STATE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Second line of every official paper.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Which official form it stands for: its source.
pub const BY_FORM: &str = "Theo mẫu: {}";
/// To whom it goes: agency.
pub const TO: &str = "Kính gửi: {}";
/// Heading of the files that were sent along.
pub const ATTACHED: &str = "Giấy tờ gửi kèm";
/// Heading of the papers that are shown at the counter.
pub const TO_SHOW: &str = "Giấy tờ xuất trình để đối chiếu";
/// Heading of what was undertaken.
pub const UNDERTAKING: &str = "Lời cam đoan";
/// Place and day of an official form. Where the citizen was when sending is not known: day, month, year.
pub const SENT_ON: &str = "Khai và gửi trực tuyến, ngày {} tháng {} năm {}";
/// Who signs.
pub const DECLARANT: &str = "NGƯỜI KHAI";
/// In place of a signature.
pub const NOT_SIGNED: &str = "(đã cam đoan điện tử, không ký)";
/// Foot of each page: reference, time.
pub const FOOT: &str = "Mã tiếp nhận {}, gửi lúc {}";
/// First column of a table: number of the row.
pub const ROW: &str = "STT";
/// Title of the page: title of the form.
pub const TITLE: Text = Text::new("Tờ khai đã gửi – {}", "Declaration sent – {}");
/// Link to it.
pub const LINK: Text = Text::new("Xem và in tờ khai đã gửi", "See and print the declaration you sent");
/// Link to it, for the official.
pub const LINK_OFFICIAL: Text = Text::new("Tờ khai, để xem và in", "The declaration, to read and print");
/// Link to the file.
pub const PDF: Text = Text::new("Tải tờ khai (tệp PDF)", "Download the declaration (PDF file)");
/// How it is printed.
pub const PRINT: Text = Text::new(
    "Muốn in ra giấy A4, ông/bà dùng lệnh In của trình duyệt hoặc tải tệp PDF.",
    "To print it on A4, use your browser's print command or download the PDF file.",
);
/// How it is printed on a shared device, which keeps no files.
pub const PRINT_KIOSK: Text =
    Text::new("Muốn in ra giấy, ông/bà nhờ cán bộ tại quầy.", "To have it on paper, ask at the counter.");
/// That the paper stays Vietnamese.
pub const VIETNAMESE_ONLY: Text = Text::new(
    "Tờ khai có hiệu lực bằng tiếng Việt.",
    "The declaration has legal effect in Vietnamese and is shown in Vietnamese only.",
);
/// Way back: to the dossier's page.
pub const BACK: Text = Text::new("Về trang hồ sơ", "Back to the dossier");
