//! Asking the population database about a person: under a recorded consent, and in bounded time. What comes of it is the
//! caller's to show.

use std::time::Duration;

use app::text::people::{ROW_MATCHED, WORDS_VERSION};
use data_encoding::HEXLOWER;
use domain::eform::Facts;
use time::OffsetDateTime;

use super::{PageError, lookup::dossier::moment};
use crate::{
    province::{HeldDocument, People, Person, PersonProof, PersonQuery, ProvinceError},
    state::AppState,
    store::{Channel, Consent, Outcome},
};

/// How long a page waits for the database in all.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// Who agreed to what.
pub struct Agreement<'a> {
    /// Id of the procedure.
    pub procedure: &'a str,
    /// Id of the draft, or key of the form at the counter.
    pub given_for: &'a str,
    /// Where it was agreed to.
    pub channel: Channel,
}

/// What the database said.
pub enum Answer {
    /// The three facts fit this person.
    Fits(Box<Found>),
    /// They fit nobody.
    Differs,
    /// Nothing in time.
    Unavailable,
}

/// A person who was found.
pub struct Found {
    /// Id of the consent.
    pub consent: String,
    /// When the consent was given.
    pub at: OffsetDateTime,
    /// The person.
    pub person: Person,
    /// Papers that agencies hold, newest first: asked for at a counter only, where a card was seen. `None`: not known.
    pub documents: Option<Vec<HeldDocument>>,
}

impl Answer {
    /// As the store keeps it.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Fits(_) => Outcome::Matched,
            Self::Differs => Outcome::Different,
            Self::Unavailable => Outcome::Unavailable,
        }
    }
}

/// Records the consent, asks, and records what came of it.
///
/// # Errors
/// If the store fails.
pub async fn ask(
    app: &AppState,
    people: &dyn People,
    facts: &Facts,
    agreement: Agreement<'_>,
) -> Result<Answer, PageError> {
    let consent = Consent {
        id: HEXLOWER.encode(&app.random.bytes::<16>()),
        given_for: agreement.given_for.to_owned(),
        person: app.keys.consent_key(facts.personal_id.as_str()),
        purpose: agreement.procedure.to_owned(),
        words: WORDS_VERSION.to_owned(),
        channel: agreement.channel,
        given_at: app.clock.now(),
        outcome: Outcome::Asked,
        withdrawn_at: None,
    };
    app.store.record_consent(&consent).await?;
    let answer = call(people, facts, &consent).await;
    app.store.settle_consent(&consent.id, answer.outcome()).await?;
    Ok(answer)
}

async fn call(people: &dyn People, facts: &Facts, consent: &Consent) -> Answer {
    let query = PersonQuery {
        personal_id: facts.personal_id.clone(),
        name: facts.name.as_str().to_owned(),
        birth: facts.birth,
        procedure_id: consent.purpose.clone(),
        consent: consent.id.clone(),
        proof: match &consent.channel {
            Channel::Online => PersonProof::Facts,
            Channel::Counter(official) => PersonProof::Seen(official.clone()),
        },
    };
    let (person, documents) = match &consent.channel {
        Channel::Online => (in_time(people.person(&query)).await, None),
        Channel::Counter(_) => tokio::join!(in_time(people.person(&query)), in_time(people.documents(&query))),
    };
    match person {
        Some(Some(person)) if person.personal_id == facts.personal_id => {
            Answer::Fits(Box::new(Found { consent: consent.id.clone(), at: consent.given_at, person, documents }))
        }
        Some(Some(_)) => {
            tracing::error!("the population database answered with somebody else");
            Answer::Unavailable
        }
        Some(None) => Answer::Differs,
        None => Answer::Unavailable,
    }
}

/// The answer, if it comes in time.
async fn in_time<T>(call: impl Future<Output = Result<T, ProvinceError>>) -> Option<T> {
    match tokio::time::timeout(PATIENCE, call).await {
        Ok(Ok(answer)) => Some(answer),
        // The breaker has told it once.
        Ok(Err(ProvinceError::Withheld(_))) => None,
        Ok(Err(error)) => {
            tracing::warn!(%error, "the population database did not answer");
            None
        }
        Err(_) => {
            tracing::warn!("the population database took too long to answer");
            None
        }
    }
}

/// "Đã khớp lúc 10:32, 26/11/2026", as the agency reads it.
pub fn matched_words(at: OffsetDateTime) -> String {
    ROW_MATCHED.replace("{}", &moment(at))
}
