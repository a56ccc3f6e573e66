//! Counter reception: an official takes in what a citizen brings on paper. First the procedure is chosen, because papers,
//! ways of return and offices follow from it; then one form.

use app::pages::operator::{
    choose_procedure::{ChooseProcedure, ProcedureGroup},
    reception::{Fault, Reception, Trouble, Typed, fields, people::Population},
};
use axum::{
    extract::State,
    http::{StatusCode, Uri},
    response::IntoResponse as _,
};
use data_encoding::HEXLOWER;
use domain::procedure::Procedure;

use super::{
    super::{Fields, PageError, PageResult, Visitor, render, see_other},
    SessionEnded, SignedIn, sign_in,
};
use crate::{
    catalogue::{Catalogue, return_methods},
    province::embedded::TakeInError,
    state::AppState,
};

mod people;
#[cfg(test)]
mod tests;
mod typed;

/// `GET /he-thong/tiep-nhan?thu-tuc=&noi=`: the choice of the procedure, or its form. `noi` is the office of the dossier
/// before: it is nearly always the same.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn, uri: Uri) -> PageResult {
    let query = Fields::of_query(&uri);
    let office = query.get(fields::OFFICE);
    let Some(procedure) = receivable(&app.catalogue, &query.get(fields::PROCEDURE)) else {
        return choose(&app, &signed_in, office, query.has(fields::PROCEDURE)).await;
    };
    let mut offices = app.catalogue.offices.covering(procedure);
    let office = match (offices.next(), offices.next()) {
        (Some(only), None) => only.id.clone(),
        _ => office,
    };
    let typed = Typed { office, ..Typed::default() };
    let shown = Shown { key: new_key(&app), typed, population: people::offered(&app), ..Shown::default() };
    answer(&app, &signed_in, StatusCode::OK, procedure, shown).await
}

/// `POST /he-thong/tiep-nhan`: takes the dossier in, or says why not and keeps what was typed. A second click leads to the
/// slip of the first one. Two buttons of the form do something else: they ask the population database about the owner, and
/// give the owner's fields free again.
pub async fn take_in(
    State(app): State<AppState>,
    visitor: Visitor,
    signed_in: Result<SignedIn, SessionEnded>,
    fields: Fields,
) -> PageResult {
    let mut typed = typed::read(&fields);
    let procedure = receivable(&app.catalogue, &fields.get(fields::PROCEDURE));
    let signed_in = match signed_in {
        Ok(signed_in) => signed_in,
        Err(SessionEnded::Failed(error)) => return Err(error),
        Err(ended @ SessionEnded::SignIn { .. }) => {
            let kept = typed::in_words(&typed);
            if kept.is_empty() {
                return Ok(ended.into_response());
            }
            let then = procedure.map_or_else(String::new, |procedure| form_address(&procedure.id));
            return Ok(sign_in::ended_while_typing(&app, &visitor, &then, kept).await);
        }
    };
    let procedure = procedure.ok_or(PageError::NotFound)?;
    let now = app.clock.now();
    let key = fields.get(fields::KEY);
    let same_key = || if is_key(&key) { key.clone() } else { new_key(&app) };
    let owner = people::owner(&app, &signed_in, procedure, &fields, &typed).await?;
    match fields.get(fields::ACT).as_str() {
        fields::ASK => {
            let key = same_key();
            let (population, faults) = people::ask(&app, &signed_in, procedure, &key, &mut typed).await?;
            let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            let shown = Shown { key, typed, faults, trouble: None, population };
            return answer(&app, &signed_in, status, procedure, shown).await;
        }
        fields::CHANGE => {
            if let Some(owner) = &owner {
                people::forget(&app, owner).await?;
            }
            let shown = Shown { key: same_key(), typed, population: people::offered(&app), ..Shown::default() };
            return answer(&app, &signed_in, StatusCode::OK, procedure, shown).await;
        }
        _ => {}
    }
    let population = || owner.as_ref().map(people::Owner::shown).or_else(|| people::offered(&app));
    let shown = |key, faults, trouble| Shown { key, typed: typed.clone(), faults, trouble, population: population() };
    let filing = match typed::check(&app.catalogue, procedure, &typed, now) {
        Ok(mut filing) => {
            filing.answers.extend(owner.iter().flat_map(people::Owner::answers));
            filing
        }
        Err(faults) => {
            let shown = shown(same_key(), faults, None);
            return answer(&app, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, procedure, shown).await;
        }
    };
    if !is_key(&key) {
        let shown = shown(new_key(&app), Vec::new(), Some(Trouble::OldForm));
        return answer(&app, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, procedure, shown).await;
    }
    match app.province.take_in(&key, &filing, &signed_in.official, now).await {
        Ok(code) => Ok(see_other(&format!("/he-thong/ho-so/{code}/giay-tiep-nhan?moi=1"))),
        Err(TakeInError::KeyReused(earlier)) => {
            // Back, other words, and sent again: that may be the next person in the queue.
            let trouble = Some(Trouble::AlreadySent(earlier.to_string()));
            let shown = Shown { population: people::offered(&app), ..shown(new_key(&app), Vec::new(), trouble) };
            answer(&app, &signed_in, StatusCode::CONFLICT, procedure, shown).await
        }
        Err(TakeInError::Store(error)) => Err(error.into()),
    }
}

/// Address of the form of a procedure.
fn form_address(procedure: &str) -> String {
    format!("/he-thong/tiep-nhan?{}={procedure}", fields::PROCEDURE)
}

/// The procedure with this id, if an office receives it.
fn receivable<'a>(catalogue: &'a Catalogue, id: &str) -> Option<&'a Procedure> {
    let procedure = catalogue.current(id)?;
    catalogue.offices.covering(procedure).next().map(|_| procedure)
}

/// 128 random bits.
fn new_key(app: &AppState) -> String {
    HEXLOWER.encode(&app.random.bytes::<16>())
}

fn is_key(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

async fn choose(app: &AppState, signed_in: &SignedIn, office: String, missing: bool) -> PageResult {
    let catalogue = &app.catalogue;
    let groups = catalogue.fields().iter().map(|field| ProcedureGroup {
        field: field.name.clone(),
        procedures: catalogue
            .procedures()
            .iter()
            .filter(|procedure| procedure.field_group == field.key && receivable(catalogue, &procedure.id).is_some())
            .map(|procedure| (procedure.id.clone(), procedure.name.clone()))
            .collect(),
    });
    let page = ChooseProcedure {
        official: signed_in.official.name().to_owned(),
        groups: groups.filter(|group| !group.procedures.is_empty()).collect(),
        office: if catalogue.offices.get(&office).is_some() { office } else { String::new() },
        missing,
    };
    let status = if missing { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(render(app, &signed_in.visitor, status, page).await)
}

/// What the form shows beside the procedure's own.
#[derive(Default)]
struct Shown {
    key: String,
    typed: Typed,
    faults: Vec<Fault>,
    trouble: Option<Trouble>,
    population: Option<Population>,
}

async fn answer(
    app: &AppState,
    signed_in: &SignedIn,
    status: StatusCode,
    procedure: &Procedure,
    shown: Shown,
) -> PageResult {
    let Shown { key, typed, faults, trouble, population } = shown;
    let offices = app.catalogue.offices.covering(procedure);
    let page = Reception {
        official: signed_in.official.name().to_owned(),
        key,
        procedure_id: procedure.id.clone(),
        procedure: procedure.name.clone(),
        offices: offices.map(|office| (office.id.clone(), office.name.clone())).collect(),
        papers: procedure
            .documents
            .iter()
            .map(|document| (document.name.clone(), document.condition.clone()))
            .collect(),
        ways: return_methods(procedure).into_iter().map(|way| (way.id, way.label)).collect(),
        typed,
        faults,
        trouble,
        population,
    };
    Ok(render(app, &signed_in.visitor, status, page).await)
}
