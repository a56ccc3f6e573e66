//! The vocabulary of stages.

use domain::dossier;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where a dossier stands, with the national status code (`TrangThaiHoSo`), its Vietnamese name, and what the clock of the
/// promised date does.
///
/// | value | code | tiếng Việt | clock | comes next |
/// |---|---|---|---|---|
/// | `registered` | 1 | Mới đăng ký | not begun | `received`, `refused`, `withdrawn` |
/// | `received` | 2 | Được tiếp nhận | runs | `processing`, `supplementRequired`, `withdrawn` |
/// | `refused` | 3 | Không được tiếp nhận | – | end |
/// | `processing` | 4 | Đang xử lý | runs | `completed`, `supplementRequired`, `paymentRequired`, `paused`, `stopped`, `withdrawn` |
/// | `paused` | 4 | Tạm dừng xử lý (national: Đang xử lý) | stands | `processing`, `stopped`, `withdrawn` |
/// | `supplementRequired` | 5 | Yêu cầu bổ sung giấy tờ | stands | `processing`, `stopped`, `withdrawn` |
/// | `paymentRequired` | 6 | Yêu cầu thực hiện nghĩa vụ tài chính | stands | `processing`, `stopped`, `withdrawn` |
/// | `withdrawn` | 7 | Công dân yêu cầu rút hồ sơ | – | end |
/// | `stopped` | 8 | Dừng xử lý | – | end |
/// | `completed` | 9 | Đã xử lý xong | ended | `returned` |
/// | `returned` | 10 | Đã trả kết quả | – | end |
///
/// A system whose own steps are finer tells the stage that they belong to. A system without `paused` tells `processing`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = "processing")]
#[expect(missing_docs, reason = "the table above says what each is")]
pub enum Stage {
    Registered,
    Received,
    Refused,
    Processing,
    Paused,
    SupplementRequired,
    PaymentRequired,
    Withdrawn,
    Stopped,
    Completed,
    Returned,
}

macro_rules! same {
    ($($name:ident),+) => {
        impl From<dossier::Stage> for Stage {
            fn from(stage: dossier::Stage) -> Self {
                match stage { $(dossier::Stage::$name => Self::$name),+ }
            }
        }

        impl From<Stage> for dossier::Stage {
            fn from(stage: Stage) -> Self {
                match stage { $(Stage::$name => Self::$name),+ }
            }
        }
    };
}

same!(
    Registered,
    Received,
    Refused,
    Processing,
    Paused,
    SupplementRequired,
    PaymentRequired,
    Withdrawn,
    Stopped,
    Completed,
    Returned
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_document_agrees_with_the_domain() {
        let source = include_str!("stage.rs");
        for stage in dossier::Stage::ALL {
            let value = serde_json::to_value(Stage::from(stage)).unwrap();
            let value = value.as_str().unwrap();
            let row = format!("/// | `{value}` | {} |", stage.national_code());
            let row = source.lines().find(|line| line.starts_with(&row)).unwrap_or_else(|| panic!("no row {row}"));
            let next = row.split('|').nth(5).unwrap();
            let mut expected: Vec<_> = stage
                .allowed()
                .iter()
                .filter_map(|&action| stage.after(action))
                .map(|next| format!("`{}`", serde_json::to_value(Stage::from(next)).unwrap().as_str().unwrap()))
                .collect();
            expected.sort();
            expected.dedup();
            let mut told: Vec<_> = next.split(',').map(|name| name.trim().to_owned()).collect();
            told.sort();
            if expected.is_empty() {
                expected.push("end".to_owned());
            }
            assert_eq!(told, expected, "{value}");
        }
    }
}
