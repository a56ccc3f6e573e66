//! “Dùng lại thông tin đã khai” (REU-01): what a finished filing says of who filed is offered again to who proves the phone.
//! A phone that nobody filed with is asked for its code like any other, so that nobody learns who has filed.

use app::{
    pages::reuse::{
        choose::{Choose, Offered},
        fields,
        prove::{Asked, Prove},
    },
    text::{Text, drafts as texts},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use data_encoding::HEXLOWER;
use domain::{
    date,
    eform::Question,
    phone::{Phone, PhoneError},
    text,
};
use time::Duration;

use super::{Filing, draft_gone, open_filing, save, step::next_href, with_context, words};
use crate::{
    clock::VIETNAM,
    notify::Message,
    province,
    state::AppState,
    store::{NewMessage, PhoneProof},
    web::{Fields, PageError, PageResult, Visitor, drafts::one_time::MINUTES, limits, render, see_other},
};

#[cfg(test)]
mod tests;

/// How long a citizen may look at what is offered.
const PROVEN_MINUTES: i64 = 10;
/// What a one-time code of this kind is bound to, beside the browser and the phone.
const PURPOSE: &str = "reuse";

/// `GET /nop-ho-so/{id}/dung-lai`: the phone, the code, or what is offered.
pub async fn show(State(app): State<AppState>, visitor: Visitor, Path(id): Path<String>) -> PageResult {
    let Some((browser, filing)) = open(&app, &visitor, &id).await? else { return Ok(see_other(&draft_gone(&id))) };
    match app.store.proof(&browser, app.clock.now()).await? {
        None => Ok(ask(&app, &visitor, &filing, StatusCode::OK, Asked::Phone(String::new()), None).await),
        Some(proof) if !proof.proven => Ok(ask(&app, &visitor, &filing, StatusCode::OK, code_of(&proof), None).await),
        Some(proof) => {
            let found = found(&app, &filing, &proof.phone).await?;
            let page = Choose {
                subject: filing.subject(),
                draft_id: filing.draft.id.clone(),
                from: found.as_ref().map(|found| (found.procedure.clone(), found.day.clone())),
                offered: found.map(|found| found.offered(&app, &filing)).unwrap_or_default(),
            };
            Ok(render(&app, &visitor, StatusCode::OK, page).await)
        }
    }
}

/// `POST /nop-ho-so/{id}/dung-lai`.
pub async fn act(State(app): State<AppState>, visitor: Visitor, Path(id): Path<String>, posted: Fields) -> PageResult {
    let Some((browser, filing)) = open(&app, &visitor, &id).await? else { return Ok(see_other(&draft_gone(&id))) };
    let here = filing.subject().step_href("dung-lai");
    match posted.get(fields::ACT).as_str() {
        fields::OTHER => {
            app.store.drop_proof(&browser).await?;
            Ok(see_other(&here))
        }
        fields::TAKE => take(&app, &visitor, &id, &browser, &filing, &posted).await,
        fields::CONFIRM => match confirm(&app, &browser, &posted.get(fields::CODE)).await? {
            Ok(()) => Ok(see_other(&here)),
            Err((proof, status, error)) => Ok(ask(&app, &visitor, &filing, status, code_of(&proof), Some(error)).await),
        },
        _ => {
            let typed = posted.get(fields::PHONE);
            let (status, error) = match Phone::parse(&typed) {
                Ok(phone) if send(&app, &visitor, &browser, &phone).await? => return Ok(see_other(&here)),
                Ok(_) => (StatusCode::TOO_MANY_REQUESTS, texts::TOO_MANY_SENT),
                Err(PhoneError::Empty) => (StatusCode::UNPROCESSABLE_ENTITY, texts::PHONE_MISSING),
                Err(_) => (StatusCode::UNPROCESSABLE_ENTITY, texts::PHONE_MALFORMED),
            };
            Ok(ask(&app, &visitor, &filing, status, Asked::Phone(typed), Some(error)).await)
        }
    }
}

/// The open filing; on a shared device it is not offered.
async fn open<'a>(app: &'a AppState, visitor: &Visitor, id: &str) -> Result<Option<(Vec<u8>, Filing<'a>)>, PageError> {
    let filing = open_filing(app, visitor, id).await?.filter(|_| !visitor.kiosk);
    Ok(visitor.browser().zip(filing))
}

async fn ask(
    app: &AppState,
    visitor: &Visitor,
    filing: &Filing<'_>,
    status: StatusCode,
    asked: Asked,
    error: Option<Text>,
) -> Response {
    render(app, visitor, status, Prove { subject: filing.subject(), asked, error }).await
}

fn code_of(proof: &PhoneProof) -> Asked {
    Asked::Code { ends_in: proof.phone.last_four().chars().skip(1).collect(), minutes: MINUTES }
}

/// Has a one-time code sent. `false`: too many were.
async fn send(app: &AppState, visitor: &Visitor, browser: &[u8], phone: &Phone) -> Result<bool, PageError> {
    if !limits::may_make_code(app, browser).await? || !limits::may_send_one_time(app, visitor, phone).await? {
        return Ok(false);
    }
    let code = format!("{:06}", u64::from_be_bytes(app.random.bytes()) % 1_000_000);
    let now = app.clock.now();
    let until = now + Duration::minutes(MINUTES);
    let hash = app.keys.one_time_hash(&[&HEXLOWER.encode(browser), PURPOSE, phone.as_str()], &code);
    app.store.begin_proof(browser, phone, &hash, until).await?;
    let message = Message::one_time_code(&code, MINUTES, visitor.lang);
    let key = HEXLOWER.encode(&app.random.bytes::<16>());
    app.store.post_message(&NewMessage { key: &key, to: phone, message: &message, until }, now).await?;
    app.notify_wake.notify_one();
    Ok(true)
}

/// Why a code does not do: the proof that it was for, how it is answered, in words.
type Wrong = (PhoneProof, StatusCode, Text);

/// Takes the code that was typed. Without a proof that waits for one there is nothing to say: the page asks for the phone.
async fn confirm(app: &AppState, browser: &[u8], typed: &str) -> Result<Result<(), Wrong>, PageError> {
    let Some(proof) = app.store.proof(browser, app.clock.now()).await? else { return Ok(Ok(())) };
    let code: String = typed.chars().filter(|c| *c != ' ' && !text::is_dash(*c)).collect();
    if code.is_empty() {
        return Ok(Err((proof, StatusCode::UNPROCESSABLE_ENTITY, texts::ONE_TIME_MISSING)));
    }
    if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Err((proof, StatusCode::UNPROCESSABLE_ENTITY, texts::ONE_TIME_MALFORMED)));
    }
    // Counted before it is compared: a burst of guesses gets no more tries than guesses one by one.
    if !limits::may_try_one_time(app, &proof.hash).await? {
        return Ok(Err((proof, StatusCode::TOO_MANY_REQUESTS, texts::ONE_TIME_USED_UP)));
    }
    let bound_to = [&HEXLOWER.encode(browser), PURPOSE, proof.phone.as_str()];
    if !app.keys.is_one_time_hash(&proof.hash, &bound_to, &code) {
        return Ok(Err((proof, StatusCode::UNPROCESSABLE_ENTITY, texts::ONE_TIME_WRONG)));
    }
    let until = app.clock.now() + Duration::minutes(PROVEN_MINUTES);
    app.store.prove_phone(browser, &proof.hash, until).await?;
    Ok(Ok(()))
}

/// An earlier filing that has something to offer.
struct Found {
    procedure: String,
    /// `dd/MM/yyyy`.
    day: String,
    answers: Vec<Answer>,
}

/// One answer of it.
struct Answer {
    question: String,
    label: String,
    words: String,
    fields: Vec<(String, String)>,
}

/// The newest finished filing of this phone that says something that this form asks.
async fn found(app: &AppState, filing: &Filing<'_>, phone: &Phone) -> Result<Option<Found>, PageError> {
    let filings = app.store.ended_filings(&app.keys.phone_keys(phone.as_str())).await?;
    Ok(filings.iter().find_map(|earlier| {
        let answers = answers(app, filing, earlier);
        (!answers.is_empty()).then(|| Found {
            procedure: earlier.procedure_name.clone(),
            day: date::format(earlier.submitted_at.to_offset(VIETNAM).date()),
            answers,
        })
    }))
}

fn answers(app: &AppState, filing: &Filing<'_>, earlier: &province::Filing) -> Vec<Answer> {
    let Some(form) = app.catalogue.form(&earlier.procedure_id) else { return Vec::new() };
    let said = |question: &str| {
        let answer = earlier.answers.iter().find(|answer| answer.question == question);
        answer.map(|answer| answer.value.clone())
    };
    let offered = filing.form.said_before(&form.roles, said);
    offered
        .into_iter()
        .filter_map(|(question, words)| {
            let fields = question.fields_of_words(&words).filter(|fields| can_stand(app, question, fields))?;
            let (question, label) = (question.id.clone(), question.label.clone());
            Some(Answer { question, label, words, fields })
        })
        .collect()
}

/// What was left out then, or what this form would not take, is no offer.
fn can_stand(app: &AppState, question: &Question, fields: &[(String, String)]) -> bool {
    let given = fields.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
    with_context(app, |context| domain::eform::check_question(&question.logic(), &given, context).is_ok())
}

impl Found {
    /// What differs from the answers so far.
    fn offered(self, app: &AppState, filing: &Filing<'_>) -> Vec<Offered> {
        let differs = self.answers.into_iter().filter_map(|answer| {
            let (_, question) = filing.form.question(&answer.question)?;
            if question.is_answered_so(&answer.fields, &filing.draft.answers) {
                return None;
            }
            Some(Offered {
                label: format!("{}: {}", answer.label, answer.words),
                now: words::answer(app, filing, question),
                question: answer.question,
            })
        });
        differs.collect()
    }
}

/// Takes over what is ticked, and nothing else.
async fn take(
    app: &AppState,
    visitor: &Visitor,
    id: &str,
    browser: &[u8],
    filing: &Filing<'_>,
    posted: &Fields,
) -> PageResult {
    let here = filing.subject().step_href("dung-lai");
    let proof = app.store.proof(browser, app.clock.now()).await?.filter(|proof| proof.proven);
    let Some(proof) = proof else { return Ok(see_other(&here)) };
    let Some(found) = found(app, filing, &proof.phone).await? else { return Ok(see_other(&here)) };
    let ticked: Vec<String> = posted.all(fields::TAKEN);
    let draft = posted.get("ban-nhap");
    let kept = save(app, visitor, id, &draft, |filing| {
        let taken = found.answers.iter().filter(|answer| ticked.contains(&answer.question));
        for (field, text) in taken.flat_map(|answer| &answer.fields) {
            filing.draft.answers.set(field.clone(), text.clone());
        }
        Ok(())
    });
    let Some(filing) = kept.await? else { return Ok(see_other(&draft_gone(id))) };
    app.store.drop_proof(browser).await?;
    Ok(see_other(&next_href(app, &filing, None)))
}
