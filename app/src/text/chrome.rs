//! Texts of the frame around every page and of the components.

use super::{Lang, Text};

/// The service's name; the same in both languages.
pub const SERVICE: &str = "Một Chạm";
/// What the service is, under its name.
pub const SERVICE_LINE: Text = Text::new("Thủ tục hành chính trực tuyến", "Public services online");
/// First link of the page, seen when it has the focus.
pub const SKIP: Text = Text::new("Đến nội dung chính", "Skip to main content");
/// Name of the navigation, for screen readers.
pub const NAVIGATION: Text = Text::new("Mục chính", "Main menu");
/// Navigation: the catalogue.
pub const NAV_PROCEDURES: Text = Text::new("Thủ tục", "Procedures");
/// Navigation: the lookup.
pub const NAV_LOOKUP: Text = Text::new("Tra cứu hồ sơ", "Track a dossier");
/// Navigation on a kiosk: ends the visit.
pub const NAV_FINISH: Text = Text::new("Kết thúc", "Finish");
/// Footer: whom to call.
pub const HELP: Text = Text::new("Cần giúp đỡ? Xin gọi", "Need help? Call");
/// Footer: what to do when a page does not work.
pub const REPORT: Text = Text::new(
    "Trang này có lỗi? Xin gọi số trên và đọc tên trang.",
    "Something wrong with this page? Call the number above and say the page's name.",
);
/// Name of the footer's links, for screen readers.
pub const FOOTER_LINKS: Text = Text::new("Thông tin về dịch vụ", "About this service");
/// Footer: accessibility statement.
pub const ACCESSIBILITY: Text = Text::new("Tuyên bố trợ năng", "Accessibility statement");
/// Footer: how personal data is used.
pub const PRIVACY: Text = Text::new("Quyền riêng tư", "Privacy");
/// Footer: published results.
pub const PUBLISHED: Text = Text::new("Công khai kết quả", "Published results");

/// Link at the top of a page to the one before.
pub const BACK: Text = Text::new("Quay lại", "Back");
/// Button that goes on to the next page of a form.
pub const CONTINUE: Text = Text::new("Tiếp tục", "Continue");
/// Mark of a field that may be left empty.
pub const OPTIONAL: Text = Text::new("(không bắt buộc)", "(optional)");
/// Before an error at a field, for screen readers; also the start of the title of a page with errors.
pub const ERROR_PREFIX: Text = Text::new("Lỗi:", "Error:");
/// Title of a page: it begins with the error where there is one.
pub fn page_title(has_errors: bool, title: &str, lang: Lang) -> String {
    if has_errors { format!("{} {title}", ERROR_PREFIX.get(lang)) } else { title.to_owned() }
}

/// Heading of the error summary.
pub const ERROR_SUMMARY: Text = Text::new("Vui lòng kiểm tra lại các mục sau", "Please check the following");
/// First part of a date.
pub const DAY: Text = Text::new("Ngày", "Day");
/// Second part of a date.
pub const MONTH: Text = Text::new("Tháng", "Month");
/// Third part of a date.
pub const YEAR: Text = Text::new("Năm", "Year");
/// First part of a time of day.
pub const HOUR: Text = Text::new("Giờ", "Hour");
/// Second part of a time of day.
pub const MINUTE: Text = Text::new("Phút", "Minute");
/// Unfolds the longer guidance of a field.
pub const GUIDANCE: Text = Text::new("Xem hướng dẫn", "Show guidance");
/// Link that leads to an item of a list; the item's name follows for screen readers.
pub const EDIT_ITEM: Text = Text::new("Sửa", "Change");
/// Link or button that takes an item out of a list; the item's name follows for screen readers.
pub const REMOVE_ITEM: Text = Text::new("Xóa", "Remove");
/// Limit of a long text, by number of characters.
pub const MAX_LENGTH: Text = Text::new("Tối đa {} ký tự.", "At most {} characters.");
/// Link of a summary list that leads back to the question.
pub const CHANGE: Text = Text::new("Sửa", "Change");
/// A question that was left out, on the page that checks the answers.
pub const NOT_GIVEN: Text = Text::new("Không khai", "Not given");
/// Before a warning, for screen readers.
pub const WARNING: Text = Text::new("Chú ý:", "Warning:");
/// Title of a banner with news.
pub const IMPORTANT: Text = Text::new("Thông báo", "Important");
/// Title of a banner that confirms what was just done.
pub const SUCCESS: Text = Text::new("Đã thực hiện", "Success");
/// Name of the breadcrumbs, for screen readers.
pub const BREADCRUMBS: Text = Text::new("Đường dẫn", "Breadcrumb");
/// Name of the page numbers, for screen readers.
pub const PAGINATION: Text = Text::new("Các trang kết quả", "Pages of results");
/// Link to the next page of a list.
pub const NEXT_PAGE: Text = Text::new("Trang sau", "Next page");
/// Link to the page of a list before this one.
pub const PREVIOUS_PAGE: Text = Text::new("Trang trước", "Previous page");
/// A page of a list, by number.
pub const PAGE: Text = Text::new("Trang {}", "Page {}");
/// Where a form stands: step, number of steps.
pub const STEP: Text = Text::new("Bước {} trong {}", "Step {} of {}");
/// A stage that lies behind, for screen readers.
pub const STAGE_DONE: Text = Text::new("Đã xong:", "Done:");
/// The present stage.
pub const STAGE_CURRENT: Text = Text::new("Hiện nay:", "Now:");
/// A stage that lies ahead, for screen readers.
pub const STAGE_AHEAD: Text = Text::new("Sắp tới:", "Next:");
/// Age of the data on a page: time, date.
pub const UPDATED: Text = Text::new("Cập nhật lúc {} ngày {}", "Updated at {} on {}");
/// Age of the data where a newer answer could not be had: time, date.
pub const UPDATED_STALE: Text = Text::new(
    "Chưa lấy được thông tin mới. Đây là thông tin lúc {} ngày {}",
    "No newer information could be had. This is as of {} on {}",
);
/// Button of a search box.
pub const SEARCH: Text = Text::new("Tìm", "Search");
/// A contact's telephone.
pub const PHONE: Text = Text::new("Điện thoại", "Telephone");
/// A contact's postal address.
pub const ADDRESS: Text = Text::new("Địa chỉ", "Address");
/// When a contact can be reached.
pub const HOURS: Text = Text::new("Giờ làm việc", "Opening hours");
/// The official who answers.
pub const OFFICIAL: Text = Text::new("Người phụ trách", "Official in charge");
/// The unit that answers.
pub const UNIT: Text = Text::new("Đơn vị", "Office");
