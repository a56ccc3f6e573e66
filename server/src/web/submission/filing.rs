//! From a checked draft to what goes to the province.

use domain::{
    eform::{Answers, Form},
    identity::PersonalId,
    phone::Phone,
    reference::Reference,
};
use time::OffsetDateTime;

use super::{Filing, comparison, step::documents_to_show, words::for_each_answer};
use crate::{
    keys::token_hash,
    province::{self, SubmittedAnswer},
    state::AppState,
    store::NewSubmission,
    web::PageError,
};

/// What is written when a checked draft is sent.
pub(super) fn new_submission(
    app: &AppState,
    filing: &Filing<'_>,
    at: OffsetDateTime,
) -> Result<NewSubmission, PageError> {
    let (form, answers) = (&filing.form, &filing.draft.answers);
    let roles = &form.roles;
    let reference = Reference::from_random(app.random.bytes());
    let submitter_phone = Phone::parse(answers.get(&roles.submitter.phone)).map_err(|_| PageError::Internal)?;
    let owner_id = owner_id(form, answers).ok_or(PageError::Internal)?;
    let submitter_id = PersonalId::parse(answers.get(&roles.submitter.personal_id)).ok();
    let mut submitted = Vec::new();
    for_each_answer(app, filing, |topic, _, question, value| {
        submitted.push(SubmittedAnswer {
            topic: topic.to_owned(),
            question: question.id.clone(),
            label: question.label.clone(),
            value: value.unwrap_or_else(|| "Không khai".to_owned()),
            official_name: question.official.clone(),
        });
    });
    comparison::tell(filing, &mut submitted);
    let in_words = |id: &str| {
        submitted.iter().find(|answer| answer.question == id).map(|answer| answer.value.clone()).unwrap_or_default()
    };
    let owner_name = form.first_asked(&roles.owner.name, answers).map(in_words).unwrap_or_default();
    let mut factors = vec![app.keys.factor(reference, submitter_phone.last_four())];
    factors.push(app.keys.factor(reference, owner_id.last_four()));
    factors.extend(submitter_id.as_ref().map(|id| app.keys.factor(reference, id.last_four())));
    Ok(NewSubmission {
        reference,
        key: filing.draft.id.clone(),
        revision: filing.draft.revision,
        person_key: app.keys.person_key(&filing.procedure.id, owner_id.as_str()),
        factors,
        qr_hash: token_hash(&app.keys.qr_secret(reference, 1)),
        office: filing.office.id.clone(),
        attachments: Vec::new(),
        filing: province::Filing {
            reference: reference.to_string(),
            procedure_id: filing.procedure.id.clone(),
            procedure_name: filing.procedure.name.clone(),
            agency_code: filing.office.agency_code.clone(),
            agency_name: filing.office.name.clone(),
            submitted_at: at,
            working_days: filing.procedure.working_days(),
            submitter_personal_id: submitter_id.as_ref().map(|id| id.as_str().to_owned()),
            submitter_name: in_words(&roles.submitter.name),
            submitter_phone: submitter_phone.as_str().to_owned(),
            owner_personal_id: Some(owner_id.as_str().to_owned()),
            owner_name,
            return_method: in_words(&roles.return_method),
            documents: documents_to_show(filing),
            answers: submitted,
        },
    })
}

/// The personal number of whom the dossier is about.
pub(super) fn owner_id(form: &Form, answers: &Answers) -> Option<PersonalId> {
    let question = form.first_asked(&form.roles.owner.personal_id, answers)?;
    PersonalId::parse(answers.get(question)).ok()
}
