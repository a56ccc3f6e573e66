//! OpenCPS keeps what every adapter promises, except the list of changes: it has none that leaves nothing out.

use super::{Province, province};
use crate::province::{Dossiers, contract::suite};

async fn open() -> (Province, ()) {
    (province().await, ())
}

suite!(filings on open);
suite!(
    dossiers,
    open,
    [a_dossier_is_followed_to_its_result, a_proof_opens_its_dossier_and_no_other, an_unknown_code_is_no_error]
);
suite!(ratings on open);

#[tokio::test]
async fn there_is_no_list_of_changes() {
    assert_eq!(province().await.adapter.changes(None).await, Ok(None));
}
