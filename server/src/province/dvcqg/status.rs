//! The ten national statuses (`TrangThaiHoSo`) and our stages.

use domain::dossier::Stage;

/// The stage with this national code. `None`: no code of the ten; what is new there must not be taken for something
/// that we know.
pub fn stage(code: &str) -> Option<Stage> {
    let code = code.trim().parse::<u8>().ok()?;
    // 4 is also our `Paused`, which the exchange cannot tell apart: `Processing` comes first.
    Stage::ALL.into_iter().find(|stage| stage.national_code() == code)
}

/// The code on the wire: a text (O, T).
pub fn code(stage: Stage) -> String {
    stage.national_code().to_string()
}

/// The official name of the status.
pub fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Registered => "Mới đăng ký",
        Stage::Received => "Được tiếp nhận",
        Stage::Refused => "Không được tiếp nhận",
        Stage::Processing | Stage::Paused => "Đang xử lý",
        Stage::SupplementRequired => "Yêu cầu bổ sung giấy tờ",
        Stage::PaymentRequired => "Yêu cầu thực hiện nghĩa vụ tài chính",
        Stage::Withdrawn => "Công dân yêu cầu rút hồ sơ",
        Stage::Stopped => "Dừng xử lý",
        Stage::Completed => "Đã xử lý xong",
        Stage::Returned => "Đã trả kết quả",
    }
}
