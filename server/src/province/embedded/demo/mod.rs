//! Believable dossiers for `motcham serve --demo`, made through the same operations that officials use.
//!
//! Everybody in them is made up: the personal ids begin with a province code that does not exist, the phones lie in a
//! block that nobody has.

use std::sync::Arc;

use domain::{
    dossier::{Decision, DossierCode, Stage},
    working_time::Calendar,
};
use time::{Duration, OffsetDateTime};

use super::{ActError, AddOfficialError, DossierFile, Embedded, Official, StoreError, instant};
use crate::province::{ProvinceError, Ratings as _, SubmittedRating};

mod people;
mod stories;

use stories::{STORIES, Story};

/// Number of dossiers.
const DOSSIERS: usize = 42;

/// Who handled them; nobody knows the password of this account.
const OFFICIAL: &str = "Cán bộ mẫu";

/// An agency that receives dossiers in the demonstration.
#[derive(Clone, Debug)]
pub struct DemoAgency {
    /// Identifier that its dossier codes begin with.
    pub code: String,
    /// "UBND phường …".
    pub name: String,
}

/// Why the demonstration could not be filled.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// No agency to file with.
    #[error("no agency to file with")]
    NoAgency,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A step was not allowed.
    #[error("step of the demonstration: {0}")]
    Act(#[from] ActError),
    /// The account was not made.
    #[error("account of the demonstration: {0}")]
    Account(#[from] AddOfficialError),
    /// A rating was not taken.
    #[error("rating of the demonstration: {0}")]
    Rating(#[from] ProvinceError),
}

/// Fills an empty province with dossiers of the last weeks before `now`, in every stage, with history and ratings, and its
/// register with the people whom they are about. A province that holds dossiers is left as it is. Returns the codes of what was made. It makes an account, so ask for the
/// first official ([`Embedded::first_official`]) before.
///
/// # Errors
/// [`DemoError`] if there is no agency or an operation fails.
pub async fn fill(
    province: &Embedded,
    agencies: &[DemoAgency],
    now: OffsetDateTime,
) -> Result<Vec<DossierCode>, DemoError> {
    if agencies.is_empty() {
        return Err(DemoError::NoAgency);
    }
    if province.has_dossiers().await? {
        return Ok(Vec::new());
    }
    if province.official_named(OFFICIAL).await?.is_none() {
        province.add_official(OFFICIAL, now).await?;
    }
    let official = province.official_named(OFFICIAL).await?.ok_or(StoreError::Unreadable("official"))?;
    let people = (0..DOSSIERS).map(|number| people::person(number, &agencies[number % agencies.len()]));
    province.put_people(&people.collect::<Result<Vec<_>, _>>()?).await?;
    let mut codes = Vec::with_capacity(DOSSIERS);
    for number in 0..DOSSIERS {
        let agency = &agencies[number % agencies.len()];
        let story = &STORIES[number % STORIES.len()];
        let submitted_at = submitted_at(&province.calendar, story, number, now);
        let filing = people::filing(number, agency, submitted_at);
        let code = province.submit_at(&format!("demo-{number}"), &filing, submitted_at).await?;
        let file = tell(province, &code, story, &official, now).await?;
        if let Some(rating) = rating(&file, number, now) {
            province.rate(&format!("demo-{number}"), &rating).await?;
        }
        codes.push(code);
    }
    Ok(codes)
}

/// Within working hours some days back. What a story tells twice it tells some days apart.
fn submitted_at(calendar: &Arc<Calendar>, story: &Story, number: usize, now: OffsetDateTime) -> OffsetDateTime {
    let round = i64::try_from(number / STORIES.len()).unwrap_or(0);
    let minutes = u32::try_from(number * 37 % 480).unwrap_or(0);
    let day = now - Duration::days(i64::from(story.days_ago) + round * 2) - Duration::hours(9);
    instant::of(calendar.add_working_minutes(instant::local(day), minutes)).min(now - Duration::MINUTE * 5)
}

/// Does the story's steps as far as time has come.
async fn tell(
    province: &Embedded,
    code: &DossierCode,
    story: &Story,
    official: &Official,
    now: OffsetDateTime,
) -> Result<DossierFile, DemoError> {
    let mut file = province.dossier_file(code).await?.ok_or(ActError::Unknown)?;
    let mut at = file.filing.submitted_at;
    for step in story.steps {
        at = instant::of(province.calendar.add_working_minutes(instant::local(at), step.after_minutes));
        if at >= now {
            break;
        }
        let decision =
            Decision::new(step.action, step.note, step.amount).map_err(|_| StoreError::Unreadable("decision"))?;
        province.act(code, file.version, &decision, official, at).await?;
        file = province.dossier_file(code).await?.ok_or(ActError::Unknown)?;
    }
    Ok(file)
}

/// Three of four citizens rate what has ended.
fn rating(file: &DossierFile, number: usize, now: OffsetDateTime) -> Option<SubmittedRating> {
    let ended = matches!(file.stage, Stage::Completed | Stage::Returned | Stage::Refused);
    let ended_at = file.ended_at.filter(|_| ended && number % 4 != 3)?;
    let points: Vec<(String, u8)> = if file.stage == Stage::Refused {
        vec![("thong-tin".to_owned(), 1), ("thai-do".to_owned(), 2), ("huong-dan".to_owned(), 1)]
    } else {
        let speed = if file.on_time == Some(false) { 0 } else { 2 };
        let online = u8::from(!number.is_multiple_of(5)) + 1;
        let contacts = u8::try_from(2_u16.saturating_sub(file.supplement_requests)).unwrap_or(0);
        [("so-voi-hen", speed), ("lien-he-them", contacts), ("thai-do", 2), ("tu-nop", online)]
            .map(|(question, points)| (question.to_owned(), points))
            .to_vec()
    };
    let given: u32 = points.iter().map(|&(_, points)| u32::from(points)).sum();
    let criteria = u32::try_from(points.len()).ok()?;
    Some(SubmittedRating {
        code: file.code.clone(),
        questionnaire: "2018-1".to_owned(),
        points,
        score_permille: u16::try_from(given * 1000 / (2 * criteria)).ok()?,
        criteria: u8::try_from(criteria).ok()?,
        satisfaction: None,
        apology_received: None,
        comment: String::new(),
        rated_at: now.min(ended_at + Duration::hours(3)),
    })
}
