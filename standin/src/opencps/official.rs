//! What an official does to a dossier: actions of a usual process, each with the status that it leads to.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::state::Dossier;

/// An official's action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Act {
    /// Take it in: `receiveDate`, `dueDate` and the number (`updateProcessingDate`, `dateOption` 2).
    Receive,
    /// Not take it in.
    Refuse,
    /// Begin to work on it.
    Process,
    /// Ask for more.
    RequestSupplement,
    /// What was asked for has come.
    MarkSupplementReceived,
    /// Ask for a payment.
    RequirePayment,
    /// It has come.
    MarkPaid,
    /// Let it rest.
    Pause,
    /// Go on.
    Resume,
    /// Stop for good.
    Stop,
    /// Give it back.
    Withdraw,
    /// The result is ready.
    Finish,
    /// Hand it over.
    Return,
}

/// `userId` of the official.
pub const OFFICIAL: (u64, &str) = (30_001, "TRẦN THỊ CÁN BỘ");

/// Does it.
///
/// # Errors
/// If the dossier has not been submitted.
pub fn act(
    dossier: &mut Dossier,
    act: Act,
    note: &str,
    amount: Option<u64>,
    now: OffsetDateTime,
    number: String,
) -> Result<(), String> {
    if dossier.status.is_empty() && !dossier.submitting {
        return Err("the dossier is a draft: it has not been submitted".to_owned());
    }
    // DossierTerm.DOSSIER_STATUS_… and DossierStatusConstants.PAYING
    let (status, step) = match act {
        Act::Receive => ("receiving", "Tiếp nhận hồ sơ"),
        Act::Refuse => ("denied", "Từ chối tiếp nhận"),
        Act::Process | Act::MarkSupplementReceived | Act::MarkPaid | Act::Resume => ("processing", "Xử lý hồ sơ"),
        Act::RequestSupplement => ("waiting", "Yêu cầu bổ sung"),
        Act::RequirePayment => ("paying", "Yêu cầu nộp phí"),
        Act::Pause => ("pausing", "Tạm dừng"),
        Act::Stop => ("unresolved", "Không giải quyết"),
        Act::Withdraw => ("cancelled", "Trả lại theo yêu cầu"),
        Act::Finish => ("releasing", "Có kết quả"),
        Act::Return => ("done", "Trả kết quả"),
    };
    status.clone_into(&mut dossier.status);
    match act {
        Act::Receive => {
            dossier.received = Some(now);
            dossier.due = Some(Dossier::due_after(now));
            if dossier.no.is_empty() {
                dossier.no = number;
            }
        }
        Act::RequirePayment => dossier.payment = amount,
        Act::Finish | Act::Refuse | Act::Stop => dossier.released = Some(now),
        Act::Return => dossier.finished = Some(now),
        Act::Withdraw => dossier.cancelled = Some(now),
        _ => {}
    }
    dossier.log(now, OFFICIAL, step, note);
    Ok(())
}
