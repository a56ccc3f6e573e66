//! From a dossier of the embedded province to what is reported of it.

use domain::{dossier::Stage, text};
use time::OffsetDateTime;

use super::{
    date, status,
    subject::{Numbering, Subject},
    wire::{
        dossier::{Dossier, Identity, Step, Supplement, truth},
        procedure::Procedure,
    },
};
use crate::province::{DossierEvent, DossierView, Filing, ReportedDossier};

/// Longest text; T cuts `TrichYeuHoSo` there.
const LONGEST: usize = 1000;

/// The dossier as it stands.
pub fn record(dossier: &ReportedDossier, procedure: &Procedure, numbering: Numbering) -> Dossier {
    let ReportedDossier { filing, view, .. } = dossier;
    let field = procedure.fields.first().cloned().unwrap_or_default();
    let owner_id = filing.owner_personal_id.clone().unwrap_or_default();
    Dossier {
        code: view.code.to_string(),
        receipt: view.code.to_string(),
        procedure_code: procedure.code.clone(),
        procedure_name: procedure.name.clone(),
        field_code: field.code,
        field_name: field.name,
        owner: filing.owner_name.clone(),
        subject: numbering.code(subject(filing)),
        account: "",
        other: "",
        email: "",
        fax: "",
        phone: national(&filing.submitter_phone),
        summary: cut(&filing.procedure_name),
        received: date::write_option(first(view, Stage::Received)),
        due: date::write_option(view.due),
        status: status::code(view.stage),
        returned: date::write_option(first(view, Stage::Returned)),
        return_information: "",
        by_post: if text::fold(&filing.return_method).contains("buu") { "1" } else { "0" },
        ended: date::write_option(view.ended_at),
        agency: filing.agency_name.clone(),
        remark: view.events.last().map(|event| cut(&event.note)).unwrap_or_default(),
        files: [],
        fees: [],
        papers: [],
        supplements: supplements(view),
        results: [],
        channel: channel(view),
        owner_ids: identities(&owner_id),
        owner_id,
        filed_at: "2",
        digitised: "0",
        vneid: "0",
        paid_online: "0",
        submitted: date::write(filing.submitted_at),
        refused: date::write_option(first(view, Stage::Refused)),
        databases: [],
    }
}

/// The steps that the exchange has not acknowledged.
pub fn steps(dossier: &ReportedDossier) -> Vec<Step> {
    let step = |event: &DossierEvent| Step {
        code: dossier.view.code.to_string(),
        done_by: event.unit.clone(),
        position: "",
        at: date::write(event.at),
        unit: event.unit.clone(),
        what: if event.note.is_empty() { status::name(event.stage).to_owned() } else { cut(&event.note) },
        status: status::code(event.stage),
        began: "",
        due: "",
    };
    dossier.view.events.iter().skip(dossier.steps_known).map(step).collect()
}

/// What was filed online waits to be taken in; what came to a counter was taken in at once.
fn channel(view: &DossierView) -> &'static str {
    if view.events.first().is_none_or(|event| event.stage == Stage::Registered) { "2" } else { "1" }
}

/// Our forms are filled in by people, also those on a household business: the person registers it.
fn subject(_filing: &Filing) -> Subject {
    Subject::Citizen
}

fn first(view: &DossierView, stage: Stage) -> Option<OffsetDateTime> {
    view.events.iter().find(|event| event.stage == stage).map(|event| event.at)
}

fn supplements(view: &DossierView) -> Vec<Supplement> {
    let mut requests = Vec::new();
    for (index, event) in view.events.iter().enumerate() {
        if event.stage != Stage::SupplementRequired {
            continue;
        }
        let came = view.events.get(index + 1).filter(|next| next.stage == Stage::Processing);
        let is_last = view.events.iter().skip(index + 1).all(|next| next.stage != Stage::SupplementRequired);
        requests.push(Supplement {
            id: (requests.len() + 1).to_string(),
            asked_by: event.unit.clone(),
            note: cut(&event.note),
            asked: date::write(event.at),
            came: date::write_option(came.map(|came| came.at)),
            is_done: truth(came.is_some()),
            new_due: date::write_option(view.due.filter(|_| is_last && came.is_some())),
        });
    }
    requests
}

/// T: 1 for 12 digits, 2 for 9.
fn identities(number: &str) -> Vec<Identity> {
    let kind = match number.len() {
        12 => "1",
        9 => "2",
        _ => return Vec::new(),
    };
    vec![Identity { kind, number: number.to_owned() }]
}

/// The number as people write it.
fn national(phone: &str) -> String {
    phone.strip_prefix("+84").map_or_else(|| phone.to_owned(), |rest| format!("0{rest}"))
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
