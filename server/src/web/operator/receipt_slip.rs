//! The receipt slip of a dossier, to be printed.

use app::pages::operator::receipt_slip::ReceiptSlip;
use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri},
};
use domain::dossier::Action;

use super::{
    super::{Fields, PageError, PageResult, lookup::dossier::contact, render},
    SignedIn,
    dossier::{file, readable},
    moment,
};
use crate::state::AppState;

/// `GET /he-thong/ho-so/{code}/giay-tiep-nhan?moi`: there is one from reception on. `moi`: it was taken in just now.
///
/// Its QR code opens the lookup with the code typed in. It holds no secret: who finds the slip still needs the four digits.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn, Path(code): Path<String>, uri: Uri) -> PageResult {
    let file = file(&app, &code).await?;
    let received_at = file.received_at.ok_or(PageError::NotFound)?;
    let received = file.events.iter().find(|event| event.action == Some(Action::Receive));
    let is_last = file.events.last().is_some_and(|event| event.action == Some(Action::Receive));
    let code = &file.code;
    let office = app.catalogue.offices.all().iter().find(|office| office.name == file.filing.agency_name);
    let next = office.map(|office| format!("?noi={}", office.id)).unwrap_or_default();
    let at_counter = file.was_brought_to_the_counter();
    let citizens = app.options.citizens_url.as_ref().unwrap_or(&app.public_url);
    let lookup = format!("{citizens}/tra-cuu");
    let page = ReceiptSlip {
        official: signed_in.official.name().to_owned(),
        fresh: is_last && Fields::of_query(&uri).has("moi"),
        dossier_href: format!("/he-thong/ho-so/{code}"),
        next_href: format!("/he-thong/tiep-nhan{next}"),
        contact: contact(office),
        at_counter,
        working_days: file.filing.working_days,
        received: moment(received_at),
        due: file.due.map(moment),
        due_uncertain: !file.due_certain,
        received_by: received.map(|event| event.official.clone()).unwrap_or_default(),
        qr: app.qr_codes.of(format!("{lookup}?ma={code}"))?,
        lookup: lookup.split_once("://").map_or(lookup.as_str(), |(_, address)| address).to_owned(),
        code: code.to_string(),
        procedure: file.filing.procedure_name,
        agency: file.filing.agency_name,
        owner: file.filing.owner_name,
        submitter: file.filing.submitter_name,
        phone: readable(file.filing.submitter_phone),
        papers: file.filing.documents,
        return_method: file.filing.return_method,
    };
    Ok(render(&app, &signed_in.visitor, StatusCode::OK, page).await)
}
