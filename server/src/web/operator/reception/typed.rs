//! The form of the counter reception: reading it, checking it, and what goes to the province of it.

use app::{
    pages::operator::reception::{Fault, MORE_PAPERS_MAX, Typed, fields},
    text::{Text, reception as words},
};
use domain::{
    identity::{IdError, PersonalId},
    person_name::{NameError, PersonName},
    phone::{Phone, PhoneError},
    procedure::Procedure,
};
use time::OffsetDateTime;

use crate::{
    catalogue::{Catalogue, return_methods},
    province::{Filing, SubmittedAnswer},
    web::Fields,
};

/// The form as it was sent.
pub fn read(fields: &Fields) -> Typed {
    Typed {
        office: fields.get(fields::OFFICE),
        owner_name: fields.get(fields::OWNER_NAME),
        owner_id: fields.get(fields::OWNER_ID),
        owner_birth: [fields::OWNER_BIRTH_DAY, fields::OWNER_BIRTH_MONTH, fields::OWNER_BIRTH_YEAR]
            .map(|field| fields.get(field)),
        seen: fields.get(fields::SEEN) == fields::YES,
        submitter: fields.get(fields::SUBMITTER),
        submitter_name: fields.get(fields::SUBMITTER_NAME),
        submitter_id: fields.get(fields::SUBMITTER_ID),
        phone: fields.get(fields::PHONE),
        papers: fields.all(fields::PAPERS),
        more_papers: fields.get_multiline(fields::MORE_PAPERS),
        way: fields.get(fields::WAY),
    }
}

/// What costs work to type again, one thing a line.
pub fn in_words(typed: &Typed) -> String {
    let Typed { owner_name, owner_id, owner_birth, submitter_name, submitter_id, phone, more_papers, .. } = typed;
    let birth = owner_birth.join(" ").trim().to_owned();
    let lines = [owner_name, owner_id, &birth, submitter_name, submitter_id, phone, more_papers];
    lines.into_iter().filter(|line| !line.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// What goes to the province, or everything that is wrong, in the form's order.
pub fn check(
    catalogue: &Catalogue,
    procedure: &Procedure,
    typed: &Typed,
    now: OffsetDateTime,
) -> Result<Filing, Vec<Fault>> {
    let mut faults = Faults::default();
    let office = catalogue.offices.covering(procedure).find(|office| office.id == typed.office);
    let office = faults.missing(office, fields::OFFICE, words::OFFICE_MISSING);
    let owner_name = faults.name(&typed.owner_name, fields::OWNER_NAME, words::OWNER_NAME_MISSING);
    let owner_id = faults.personal_id(&typed.owner_id, fields::OWNER_ID);
    let other = typed.submitter == fields::OTHER;
    let (submitter_name, submitter_id) = if other {
        let name = faults.name(&typed.submitter_name, fields::SUBMITTER_NAME, words::SUBMITTER_NAME_MISSING);
        (name, faults.personal_id(&typed.submitter_id, fields::SUBMITTER_ID))
    } else {
        faults.missing((typed.submitter == fields::OWNER).then_some(()), fields::SUBMITTER, words::SUBMITTER_MISSING);
        (owner_name.clone(), owner_id.clone())
    };
    let phone = faults.phone(&typed.phone, owner_id.is_some() || submitter_id.is_some());
    let documents = faults.papers(procedure, typed);
    let way = return_methods(procedure).into_iter().find(|way| way.id == typed.way);
    let way = faults.missing(way, fields::WAY, words::WAY_MISSING);

    let (Some(office), Some(owner_name), Some(submitter_name), Some(way), []) =
        (office, owner_name, submitter_name, way, faults.0.as_slice())
    else {
        return Err(faults.0);
    };
    let ids = [
        (fields::OWNER_ID, words::OWNER_ID.vi, owner_id.clone()),
        (fields::SUBMITTER_ID, words::SUBMITTER_ID.vi, submitter_id.clone().filter(|_| other)),
    ];
    Ok(Filing {
        reference: String::new(),
        procedure_id: procedure.id.clone(),
        procedure_name: procedure.name.clone(),
        agency_code: office.agency_code.clone(),
        agency_name: office.name.clone(),
        submitted_at: now,
        working_days: procedure.working_days(),
        submitter_personal_id: submitter_id,
        submitter_name,
        submitter_phone: phone,
        owner_personal_id: owner_id,
        owner_tax_code: None,
        owner_name,
        return_method: way.label,
        answers: ids.into_iter().filter_map(|(field, label, id)| Some(answer(field, label, id?))).collect(),
        documents,
        attachments: Vec::new(),
    })
}

/// What was noted, as the dossier's page shows it and the work list finds it.
pub fn answer(field: &str, label: &str, value: String) -> SubmittedAnswer {
    SubmittedAnswer {
        topic: words::TOPIC.to_owned(),
        question: format!("quay.{field}"),
        label: label.to_owned(),
        value,
        official_name: None,
    }
}

/// What is wrong so far.
#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, field: &'static str, text: Text) {
        self.0.push(Fault { field, text });
    }

    fn missing<T>(&mut self, value: Option<T>, field: &'static str, text: Text) -> Option<T> {
        if value.is_none() {
            self.add(field, text);
        }
        value
    }

    fn name(&mut self, typed: &str, field: &'static str, missing: Text) -> Option<String> {
        match PersonName::parse(typed) {
            Ok(name) => return Some(name.into()),
            Err(NameError::Empty) => self.add(field, missing),
            Err(_) => self.add(field, words::NAME_WRONG),
        }
        None
    }

    /// `None` also where nothing was typed: a child or a foreigner may have no such number.
    fn personal_id(&mut self, typed: &str, field: &'static str) -> Option<String> {
        match PersonalId::parse(typed) {
            Ok(id) => return Some(id.into()),
            Err(IdError::Empty) => {}
            Err(_) => self.add(field, words::ID_WRONG),
        }
        None
    }

    /// E.164. Empty where there is none but a personal id, by which the dossier can be looked up as well.
    fn phone(&mut self, typed: &str, has_id: bool) -> String {
        match Phone::parse(typed) {
            Ok(phone) => return phone.into(),
            Err(PhoneError::Empty) if has_id => {}
            Err(PhoneError::Empty) => self.add(fields::PHONE, words::PHONE_MISSING),
            Err(_) => self.add(fields::PHONE, words::PHONE_WRONG),
        }
        String::new()
    }

    /// The ticked papers of the procedure's list in its order, then those that were written.
    fn papers(&mut self, procedure: &Procedure, typed: &Typed) -> Vec<String> {
        let ticked = (1..).zip(&procedure.documents).filter(|(place, _): &(usize, _)| {
            let place = place.to_string();
            typed.papers.contains(&place)
        });
        let written = typed.more_papers.lines().map(str::trim).filter(|line| !line.is_empty());
        let papers: Vec<String> =
            ticked.map(|(_, document)| document.name.clone()).chain(written.map(str::to_owned)).collect();
        if papers.is_empty() {
            self.add(fields::PAPERS, words::PAPERS_MISSING);
        }
        if typed.more_papers.chars().count() > usize::from(MORE_PAPERS_MAX) {
            self.add(fields::MORE_PAPERS, words::PAPERS_TOO_LONG);
        }
        papers
    }
}
