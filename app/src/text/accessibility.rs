//! Texts of the accessibility statement.

use super::Text;

/// Title.
pub const TITLE: Text = Text::new("Tuyên bố trợ năng", "Accessibility statement");
/// What we want.
pub const AIM: Text = Text::new(
    "Dịch vụ này phải dùng được cho mọi người: người cao tuổi, người khuyết tật, người ít dùng máy. Chúng tôi theo chuẩn \
     WCAG 2.2 mức AA.",
    "Everybody must be able to use this service: older people, people with disabilities, people who rarely use a computer. \
     We follow WCAG 2.2, level AA.",
);
/// Heading.
pub const CAN: Text = Text::new("Ông/bà có thể", "You can");
/// What works.
pub const CAN_LIST: [Text; 6] = [
    Text::new("dùng toàn bộ dịch vụ chỉ bằng bàn phím", "use the whole service with a keyboard only"),
    Text::new("dùng trình đọc màn hình", "use a screen reader"),
    Text::new(
        "phóng chữ lên 200% và dùng màn hình rộng 320 điểm ảnh",
        "enlarge text to 200% and use a screen 320 pixels wide",
    ),
    Text::new(
        "làm xong mọi việc khi trình duyệt tắt JavaScript, hoặc khi mạng yếu",
        "do everything with JavaScript off, or on a slow network",
    ),
    Text::new("điền tờ khai không bị giới hạn thời gian từng trang", "fill in forms without a time limit on a page"),
    Text::new("gọi điện hoặc đến quầy để được làm giúp", "call, or come to the counter, to be helped"),
];
/// Heading.
pub const TESTED: Text = Text::new("Đã kiểm tra thế nào", "How it was tested");
/// How.
pub const TESTED_HOW: Text = Text::new(
    "Chúng tôi tự đánh giá: chạy công cụ axe trên mọi trang, ở cỡ điện thoại và máy tự phục vụ, có và không có JavaScript; \
     và dùng thử bằng bàn phím. Chưa có tổ chức độc lập đánh giá. Công cụ tự động không tìm ra hết lỗi.",
    "We assessed it ourselves: the axe tool on every page, at the sizes of a phone and a self-service device, with and \
     without JavaScript; and by keyboard. No independent body has assessed it. Automatic tools do not find every fault.",
);
/// Heading.
pub const LIMITS: Text = Text::new("Những điểm còn hạn chế", "Known limits");
/// What does not work well.
pub const LIMITS_LIST: [Text; 5] = [
    Text::new(
        "Chưa có người khuyết tật dùng thử và góp ý một cách có hệ thống.",
        "People with disabilities have not yet tested it systematically.",
    ),
    Text::new(
        "Chưa kiểm tra đầy đủ với các trình đọc màn hình tiếng Việt.",
        "It has not been fully tested with Vietnamese screen readers.",
    ),
    Text::new(
        "Tên thủ tục và lời trong quy định giữ nguyên như văn bản, nên có chỗ dài và khó hiểu.",
        "Names of procedures and legal wording are kept as they are, so some are long and hard to read.",
    ),
    Text::new(
        "Chưa có tiếng dân tộc thiểu số, ngôn ngữ ký hiệu và lời đọc ghi âm.",
        "There are no ethnic-minority languages, sign language or recorded audio yet.",
    ),
    Text::new(
        "Tờ khai chỉ có tiếng Việt; bản tiếng Anh chỉ gồm phần chỉ dẫn.",
        "Forms are in Vietnamese only; English covers the guidance.",
    ),
];
/// Heading.
pub const REPORT: Text = Text::new("Gặp khó khăn?", "A problem?");
/// What to do; the number follows.
pub const REPORT_HOW: Text = Text::new(
    "Nếu có chỗ nào ông/bà không dùng được, xin gọi số sau. Người trực sẽ làm giúp ông/bà và ghi lại lỗi để sửa:",
    "If something does not work for you, please call this number. They will help you and note the fault:",
);
