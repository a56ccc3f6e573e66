//! Texts of the rating. The questions themselves are data.

use super::Text;

/// Title.
pub const TITLE: Text = Text::new("Đánh giá việc giải quyết hồ sơ", "Rate how your dossier was handled");
/// Title after a change was asked for.
pub const TITLE_CHANGE: Text = Text::new("Sửa đánh giá", "Change your rating");
/// Title of what was given.
pub const TITLE_GIVEN: Text = Text::new("Ông/bà đã đánh giá", "You have rated");
/// Which dossier: our reference.
pub const DOSSIER: Text = Text::new("Mã tra cứu {}", "Reference {}");
/// Button.
pub const SEND: Text = Text::new("Gửi đánh giá", "Send rating");
/// Link back to the dossier.
pub const NOT_NOW: Text = Text::new("Để sau, về hồ sơ", "Not now, back to the dossier");
/// A question without an answer: the question.
pub const MISSING: Text = Text::new("Chọn một câu trả lời: {}", "Choose an answer: {}");
/// The comment is too long: characters, most.
pub const TOO_LONG: Text = Text::new(
    "Góp ý dài {} ký tự. Xin rút lại còn tối đa {} ký tự",
    "The comment has {} characters. Please keep it to {}",
);
/// Score of this dossier: share, criteria answered, criteria.
pub const SCORE: Text = Text::new(
    "Điểm ông/bà chấm cho hồ sơ này: {} số điểm tối đa, tính trên {} trong {} tiêu chí.",
    "Your score for this dossier: {} of the maximum, over {} of {} criteria.",
);
/// Until when it can be changed: time, date.
pub const CHANGEABLE: Text =
    Text::new("Ông/bà có thể sửa đánh giá đến {} ngày {}.", "You can change it until {} on {}.");
/// Link to the form.
pub const CHANGE: Text = Text::new("Sửa đánh giá", "Change the rating");
/// The time to change it has passed.
pub const FINAL: Text = Text::new(
    "Đánh giá đã quá 24 giờ nên không sửa được nữa.",
    "24 hours have passed, so it can no longer be changed.",
);
/// Link back to the dossier.
pub const TO_DOSSIER: Text = Text::new("Về hồ sơ", "Back to the dossier");
/// Link to the published results.
pub const TO_RESULTS: Text = Text::new("Xem kết quả của các cơ quan", "See the results of the agencies");
