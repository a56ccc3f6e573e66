//! What the provincial plans say of a procedure, and the two scales of online levels.

use serde::Deserialize;

/// What a provincial plan says of a procedure. Never overwritten by later facts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanEntry {
    /// Sequence number in the list that was taken from the plans.
    pub row: u32,
    /// Agency at the plan's time, in its words.
    pub agency: String,
    /// Field in the plan's spelling.
    #[serde(default)]
    pub field: Option<String>,
    /// Online level of that time.
    #[serde(default)]
    pub level: Option<PlanLevel>,
    /// Administrative tiers of that time that receive it.
    pub tiers: Vec<Tier>,
    /// Pilot models that the plan applies to it.
    #[serde(default)]
    pub models: Vec<PilotModel>,
    /// Pilot models that the plan excludes for it.
    #[serde(default)]
    pub excluded_models: Vec<PilotModel>,
    /// A remark of the plan that is no model.
    #[serde(default)]
    pub note: Option<String>,
    /// Plan and place in it.
    pub source: String,
}

/// Online level before Nghị định 42/2022 (mức độ 3, mức độ 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "u8")]
pub enum PlanLevel {
    /// File and exchange online, pay and collect in person.
    Three,
    /// Pay online too, receive online or by post.
    Four,
}

impl PlanLevel {
    /// 3 or 4.
    pub fn number(self) -> u8 {
        match self {
            Self::Three => 3,
            Self::Four => 4,
        }
    }
}

impl TryFrom<u8> for PlanLevel {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        match number {
            3 => Ok(Self::Three),
            4 => Ok(Self::Four),
            _ => Err("the level of the plan is 3 or 4"),
        }
    }
}

/// Online level since Nghị định 42/2022.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OnlineLevel {
    /// Một phần.
    Partial,
    /// Toàn trình.
    EndToEnd,
}

/// An administrative tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tier {
    /// Tỉnh, thành phố.
    Province,
    /// Huyện: until 30/6/2025.
    District,
    /// Xã, phường, đặc khu.
    Commune,
}

/// A pilot model of the plan, with the scope that the plan gives it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PilotModel {
    /// Which model.
    pub kind: ModelKind,
    /// Where and for whom, in the plan's words.
    #[serde(default)]
    pub scope: Option<String>,
}

/// The pilot models of the plans 000 and 004.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ModelKind {
    /// Hướng dẫn nộp hồ sơ trực tuyến mức độ 3, 4.
    GuidedSubmission,
    /// Công dân không viết.
    AssistedWriting,
    /// Chuyển giao để Bưu điện thực hiện việc tiếp nhận và trả kết quả.
    PublicPostal,
    /// Hành chính phục vụ người dân, doanh nghiệp.
    ProactiveService,
}
