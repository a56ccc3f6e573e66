//! What a filing is expected to cost.

use app::{pages::fees::Fees, text::Lang};
use domain::{
    eform::{Answers, Form},
    procedure::{FilingChannel, Procedure},
};

use crate::state::AppState;

/// What is paid for the procedure when it is filed here today, with the answers of its form if there are any.
pub(super) fn expected(app: &AppState, procedure: &Procedure, case: Option<(&Form, &Answers)>, lang: Lang) -> Fees {
    let fee = procedure.fee.as_ref();
    let today = app.clock.now().date();
    let expected = fee.map(|fee| fee.expected(FilingChannel::Online, today, case)).unwrap_or_default();
    Fees::of(fee, &expected, procedure.postal_return == Some(true), lang)
}
