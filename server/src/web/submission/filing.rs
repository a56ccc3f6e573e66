//! From a checked draft to what goes to the province.

use domain::{
    eform::{Answers, Form},
    identity::PersonalId,
    phone::Phone,
    reference::Reference,
    tax_code::TaxCode,
};
use time::OffsetDateTime;

use super::{Filing, comparison, step::documents_to_show, words::said};
use crate::{
    keys::token_hash,
    province::{self, Attachment, SubmittedAnswer},
    state::AppState,
    store::{BrowserHash, NewSubmission},
    web::PageError,
};

/// The number by which the owner of a dossier is known.
pub(super) enum OwnerId {
    /// A person's.
    Person(PersonalId),
    /// That of an organisation.
    Organisation(TaxCode),
}

impl OwnerId {
    /// The number of the organisation, if the form asks for its tax code, else of the first person whose number is asked and
    /// given. `None`: neither is known, as of a child that was just born.
    pub(super) fn read(form: &Form, answers: &Answers) -> Option<Self> {
        let owner = &form.roles.owner;
        if let Some(id) = form.first_asked(&owner.tax_code, answers) {
            return TaxCode::parse(answers.get(id)).ok().map(Self::Organisation);
        }
        let mut asked = owner.personal_id.iter().filter(|id| form.is_asked(id, answers));
        asked.find_map(|id| PersonalId::parse(answers.get(id)).ok()).map(Self::Person)
    }

    /// As it is written.
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Person(id) => id.as_str(),
            Self::Organisation(code) => code.as_str(),
        }
    }

    /// The last four digits, the second factor of a lookup.
    fn last_four(&self) -> String {
        let digits: String = self.as_str().chars().filter(char::is_ascii_digit).collect();
        province::last_four(&digits).unwrap_or_default().to_owned()
    }
}

/// The files that go with a filing: those of questions that are asked. Photos of one paper go as one PDF.
pub(super) async fn attachments(
    app: &AppState,
    browser: &BrowserHash,
    filing: &Filing<'_>,
) -> Result<Vec<Attachment>, PageError> {
    if filing.files.is_empty() {
        return Ok(Vec::new());
    }
    let form = &filing.form;
    let words = |id: &str| form.question(id).map_or_else(String::new, |(_, question)| question.label.clone());
    let all = app.uploads.attachments(browser, &filing.draft.id, &words).await?;
    Ok(all.into_iter().filter(|file| form.is_asked(&file.question, &filing.draft.answers)).collect())
}

/// What is written when a checked draft is sent.
pub(super) fn new_submission(
    app: &AppState,
    filing: &Filing<'_>,
    attachments: &[Attachment],
    at: OffsetDateTime,
) -> Result<NewSubmission, PageError> {
    let (form, answers) = (&filing.form, &filing.draft.answers);
    let roles = &form.roles;
    let reference = Reference::from_random(app.random.bytes());
    let submitter_phone = Phone::parse(answers.get(&roles.submitter.phone)).map_err(|_| PageError::Internal)?;
    let owner_id = OwnerId::read(form, answers);
    let submitter_id = PersonalId::parse(answers.get(&roles.submitter.personal_id)).ok();
    let mut submitted: Vec<SubmittedAnswer> = said(app, filing)
        .into_iter()
        .map(|said| SubmittedAnswer {
            topic: said.topic.to_owned(),
            question: said.id.to_owned(),
            label: said.label.to_owned(),
            value: said.value.unwrap_or_else(|| "Không khai".to_owned()),
            official_name: said.official.map(str::to_owned),
        })
        .collect();
    comparison::tell(filing, &mut submitted);
    let in_words = |id: &str| {
        submitted.iter().find(|answer| answer.question == id).map(|answer| answer.value.clone()).unwrap_or_default()
    };
    let owner_name = form.first_asked(&roles.owner.name, answers).map(in_words).unwrap_or_default();
    let owner_digits = owner_id.as_ref().map(OwnerId::last_four);
    let submitter_digits = submitter_id.as_ref().map(PersonalId::last_four);
    let digits = [Some(submitter_phone.last_four()), owner_digits.as_deref(), submitter_digits];
    let (owner_personal_id, owner_tax_code) = match &owner_id {
        Some(OwnerId::Person(id)) => (Some(id.as_str().to_owned()), None),
        Some(OwnerId::Organisation(code)) => (None, Some(code.as_str().to_owned())),
        None => (None, None),
    };
    // An owner without a number is like nobody else.
    let person = owner_id.as_ref().map_or(filing.draft.id.as_str(), OwnerId::as_str);
    Ok(NewSubmission {
        reference,
        key: filing.draft.id.clone(),
        revision: filing.draft.revision,
        person_key: app.keys.person_key(&filing.procedure.id, person),
        phone_key: app.keys.phone_key(submitter_phone.as_str()),
        factors: digits.into_iter().flatten().map(|digits| app.keys.factor(reference, digits)).collect(),
        qr_hash: token_hash(&app.keys.qr_secret(reference, 1)),
        office: filing.office.id.clone(),
        attachments: attachments.iter().map(|attachment| attachment.id.clone()).collect(),
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
            owner_personal_id,
            owner_tax_code,
            owner_name,
            return_method: in_words(&roles.return_method),
            documents: documents_to_show(filing),
            answers: submitted,
            attachments: attachments.to_vec(),
        },
    })
}
