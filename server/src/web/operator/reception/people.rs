//! The population database at the counter: an official who saw the card gets the owner's name as it is written there and the
//! papers that agencies hold. What was found goes out in the form under a seal, and counts again only with it: for the same
//! form, from the same official, as long as the consent stands.

use app::{
    pages::operator::reception::{
        Fault, Typed, fields,
        people::{Found, Note, Population},
    },
    text::{people as words, reception as texts},
};
use domain::{
    date::{DateParts, parse_partial},
    eform::Facts,
    identity::PersonalId,
    person_name::{NameError, PersonName},
    procedure::Procedure,
};

use super::{SignedIn, typed::answer};
use crate::{
    composed::composed,
    province::{HeldDocument, Person, SubmittedAnswer},
    state::AppState,
    store::{Channel, Consent, Outcome},
    web::{
        Fields, PageError,
        people::{self, Agreement, Answer},
    },
};

#[cfg(test)]
mod tests;

/// Papers that are shown, the newest ones: as many as a form can carry.
const MOST_HELD: usize = 20;

/// Length of a consent's id, which stands before its seal.
const ID_LENGTH: usize = 32;

/// The owner as the database knows them, on this form.
pub(super) struct Owner {
    found: Found,
    consent: Consent,
}

impl Owner {
    /// What the form shows.
    pub(super) fn shown(&self) -> Population {
        Population::Found(self.found.clone())
    }

    /// What the dossier notes of it.
    pub(super) fn answers(&self) -> Vec<SubmittedAnswer> {
        let matched = people::matched_words(self.consent.given_at);
        let mut answers = vec![answer(fields::FOUND, words::ROW, matched)];
        let held = self.found.held.as_ref().filter(|held| !held.is_empty());
        answers.extend(held.map(|held| answer(fields::HELD, words::HELD.vi, held.join("; "))));
        answers
    }
}

/// What the form offers of the database.
pub(super) fn offered(app: &AppState) -> Option<Population> {
    app.ports.people.is_some().then_some(Population::Offered(None))
}

/// The owner as found earlier on this form, if the form is still as it was made then.
///
/// # Errors
/// If the store fails.
pub(super) async fn owner(
    app: &AppState,
    signed_in: &SignedIn,
    procedure: &Procedure,
    posted: &Fields,
    typed: &Typed,
) -> Result<Option<Owner>, PageError> {
    let given = posted.get(fields::FOUND);
    let is_hex = given.bytes().all(|byte| byte.is_ascii_hexdigit());
    let Some((id, seal)) = given.split_at_checked(ID_LENGTH).filter(|_| is_hex) else { return Ok(None) };
    let held = (posted.get(fields::HELD_KNOWN) == fields::YES).then(|| posted.all(fields::HELD));
    let found = Found { seal: given.clone(), birth: posted.get(fields::FOUND_BIRTH), held };
    if !app.keys.is_sealed(seal, &sealed(id, typed, &found)) {
        return Ok(None);
    }
    let consent = app.store.consent(id).await?.filter(|consent| {
        consent.outcome == Outcome::Matched
            && consent.withdrawn_at.is_none()
            && consent.given_for == posted.get(fields::KEY)
            && consent.purpose == procedure.id
            && consent.channel == Channel::Counter(signed_in.official.name().to_owned())
            && app.keys.is_consent_key(&consent.person, &typed.owner_id)
    });
    Ok(consent.map(|consent| Owner { found, consent }))
}

/// The texts under the seal: none of them can be changed without it.
fn sealed<'a>(consent: &'a str, typed: &'a Typed, found: &'a Found) -> Vec<&'a str> {
    let known = if found.held.is_some() { "known" } else { "unknown" };
    let texts = [consent, &typed.owner_name, &typed.owner_id, &found.birth, known];
    texts.into_iter().chain(found.held.iter().flatten().map(String::as_str)).collect()
}

/// Asks the database about the owner who was typed, for the form with this key, and fills in what it says; everything else
/// that was typed stays. Gives what the form shows of it, and what was wrong with the question.
///
/// # Errors
/// If the store fails.
pub(super) async fn ask(
    app: &AppState,
    signed_in: &SignedIn,
    procedure: &Procedure,
    key: &str,
    typed: &mut Typed,
) -> Result<(Option<Population>, Vec<Fault>), PageError> {
    let Some(database) = &app.ports.people else { return Ok((None, Vec::new())) };
    let facts = match facts(typed) {
        Ok(facts) => facts,
        Err(faults) => return Ok((offered(app), faults)),
    };
    // The next question needs a consent of its own.
    typed.seen = false;
    let channel = Channel::Counter(signed_in.official.name().to_owned());
    let agreement = Agreement { procedure: &procedure.id, given_for: key, channel };
    let population = match people::ask(app, database.as_ref(), &facts, agreement).await? {
        Answer::Fits(found) => {
            let people::Found { consent, person, documents, .. } = *found;
            Population::Found(fill_in(app, typed, &consent, &person, documents))
        }
        Answer::Differs => Population::Offered(Some(Note::Differs)),
        Answer::Unavailable => Population::Offered(Some(Note::Away)),
    };
    Ok((Some(population), Vec::new()))
}

/// What was found, into the form and under the seal.
fn fill_in(
    app: &AppState,
    typed: &mut Typed,
    consent: &str,
    person: &Person,
    documents: Option<Vec<HeldDocument>>,
) -> Found {
    // A name that no form takes stays as it was typed.
    if PersonName::parse(&person.name).is_ok() {
        typed.owner_name = composed(&person.name);
    }
    typed.owner_id = person.personal_id.as_str().to_owned();
    let held = documents.map(|documents| documents.iter().take(MOST_HELD).map(in_words).collect());
    let mut found = Found { seal: String::new(), birth: person.birth.to_string(), held };
    let seal = app.keys.seal(&sealed(consent, typed, &found));
    found.seal = format!("{consent}{seal}");
    found
}

/// The three facts of the owner, or what is wrong about them, in the form's order.
fn facts(typed: &Typed) -> Result<Facts, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut wrong = |field, text| faults.push(Fault { field, text });
    let name = PersonName::parse(&typed.owner_name).map_err(|error| {
        let text = if error == NameError::Empty { texts::OWNER_NAME_MISSING } else { texts::NAME_WRONG };
        wrong(fields::OWNER_NAME, text);
    });
    let personal_id = PersonalId::parse(&typed.owner_id).map_err(|_| wrong(fields::OWNER_ID, words::OWNER_ID_NEEDED));
    let [day, month, year] = &typed.owner_birth;
    let birth =
        parse_partial(DateParts { day, month, year }).map_err(|_| wrong(fields::OWNER_BIRTH, words::OWNER_BIRTH_WRONG));
    if !typed.seen {
        wrong(fields::SEEN, words::SEEN_MISSING);
    }
    match (name, personal_id, birth) {
        (Ok(name), Ok(personal_id), Ok(birth)) if faults.is_empty() => Ok(Facts { personal_id, name, birth }),
        _ => Err(faults),
    }
}

/// A paper in one line, e.g. "Giấy chứng nhận kết hôn, số 12, UBND phường Phan Thiết, cấp ngày 01/02/2020".
fn in_words(document: &HeldDocument) -> String {
    let HeldDocument { name, number, issued_by, issued_on } = document;
    let number = if number.is_empty() { String::new() } else { words::HELD_NUMBER.replace("{}", number) };
    let issued = issued_on.map(|day| words::HELD_ISSUED.replace("{}", &domain::date::format(day)));
    let parts = [name.clone(), number, issued_by.clone(), issued.unwrap_or_default()];
    composed(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}

/// Takes the consent back by which this owner was found; the fields can be typed again.
///
/// # Errors
/// If the store fails.
pub(super) async fn forget(app: &AppState, owner: &Owner) -> Result<(), PageError> {
    Ok(app.store.withdraw_consent(&owner.consent.id, app.clock.now()).await?)
}
