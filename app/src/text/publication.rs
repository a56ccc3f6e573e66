//! Texts of the published results.

use super::Text;

/// Title.
pub const TITLE: Text = Text::new("Công khai kết quả giải quyết hồ sơ", "Published results");
/// What the figures are.
pub const WHAT: Text = Text::new(
    "Số liệu của các hồ sơ nộp qua dịch vụ này đã có kết quả hoặc đã bị từ chối, theo từng cơ quan.",
    "Figures of the dossiers filed through this service that have a result or were refused, for each agency.",
);
/// How on time is counted.
pub const ON_TIME_WHAT: Text = Text::new(
    "Đúng hạn: có kết quả không muộn hơn ngày hẹn, hoặc từ chối trong 8 giờ làm việc. Hồ sơ bị yêu cầu bổ sung từ lần thứ \
     hai tính là quá hạn. Chỉ tính hồ sơ có thời hạn.",
    "On time: the result came no later than promised, or a refusal within 8 working hours. A second request to supplement \
     counts as late. Only dossiers with a deadline are counted.",
);
/// How the rating is counted.
pub const RATING_WHAT: Text = Text::new(
    "Điểm đánh giá: điểm trung bình mà người dân chấm, tính theo phần trăm của điểm tối đa.",
    "Rating: the mean of what citizens gave, as a share of the maximum.",
);
/// Why figures are left out; number.
pub const FEW_WHAT: Text = Text::new(
    "Dưới {} hồ sơ hoặc {} lượt đánh giá thì chưa công khai, để không ai đoán được hồ sơ của ai.",
    "Nothing is published under {} dossiers or {} ratings, so that nobody can be recognised.",
);
/// Caption of the table.
pub const CAPTION: Text = Text::new("Kết quả theo cơ quan", "Results by agency");
/// Column.
pub const AGENCY: Text = Text::new("Cơ quan", "Agency");
/// Column.
pub const ENDED: Text = Text::new("Hồ sơ đã giải quyết", "Dossiers ended");
/// Column.
pub const ON_TIME: Text = Text::new("Đúng hạn", "On time");
/// Column.
pub const RATINGS: Text = Text::new("Lượt đánh giá", "Ratings");
/// Column.
pub const MEAN: Text = Text::new("Điểm đánh giá", "Rating");
/// Too few dossiers; number.
pub const FEW_DOSSIERS: Text = Text::new("Chưa đủ {} hồ sơ", "Fewer than {} dossiers");
/// Too few ratings; number.
pub const FEW_RATINGS: Text = Text::new("Chưa đủ {} lượt", "Fewer than {} ratings");
/// No agency has ended anything.
pub const NOTHING_YET: Text = Text::new("Chưa có hồ sơ nào có kết quả.", "No dossier has ended yet.");
/// The province does not answer.
pub const UNAVAILABLE: Text = Text::new(
    "Hiện chưa lấy được số liệu từ hệ thống của tỉnh. Xin quay lại sau ít phút.",
    "The province's figures cannot be had now. Please come back in a few minutes.",
);
