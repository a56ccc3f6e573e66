//! Whom a dossier is about: a person, or an organisation that is known by its tax code.

use super::{
    answers::{Giver, Way},
    citizen::{COMMUNE, Citizen, PROCEDURE, Service},
};
use crate::store::Submission;

/// Fills in the form of these tests, for oneself or for an organisation, and sends it.
async fn file(citizen: &Citizen<'_>, organisation: bool) -> Submission {
    fill_in(citizen, organisation).await;
    citizen.send().await
}

/// Fills in the form of these tests, for oneself or for an organisation.
pub(super) async fn fill_in(citizen: &Citizen<'_>, organisation: bool) {
    let mut giver = Giver::default();
    citizen.post("thanh-vien", &[("viec", "them")]).await;
    let folded = citizen.form();
    let form = folded.unfold(&citizen.answers().await).into_owned();
    for page in &form.pages {
        let mut fields = giver.fields(&form, page, &citizen.answers().await, Way::Least);
        if page.id == "chu" && organisation {
            fields = [("chu.la", "to-chuc"), ("chu.ten", "Công ty Mẫu"), ("chu.ma-so", "0301234567-001")]
                .map(|(field, text)| (field.to_owned(), text.to_owned()))
                .into();
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
        citizen.post(&page.id, &fields).await;
    }
}

#[tokio::test]
async fn an_organisation_is_known_by_its_tax_code() {
    let service = Service::with_form(|form| form).await;
    let sent = file(&service.citizen(PROCEDURE, COMMUNE, 1).await, true).await;
    assert_eq!(sent.filing.owner_tax_code.as_deref(), Some("0301234567-001"));
    assert_eq!((sent.filing.owner_name.as_str(), &sent.filing.owner_personal_id), ("Công ty Mẫu", &None));
    // The last four digits of the branch's code open the lookup, as do those of who files.
    assert!(sent.filing.is_opened_by("7001") && !sent.filing.is_opened_by("-001"));
    let submitter = sent.filing.submitter_personal_id.clone().unwrap();
    assert!(sent.filing.is_opened_by(&submitter[8..]));
    let kept = service.app.store.factors(sent.reference).await.unwrap();
    assert!(kept.contains(&service.app.keys.factor(sent.reference, "7001")), "the lookup knows it as well");
}

#[tokio::test]
async fn a_second_open_dossier_of_an_organisation_is_noticed() {
    let service = Service::with_form(|form| form).await;
    let person = file(&service.citizen(PROCEDURE, COMMUNE, 1).await, false).await;
    assert_eq!(person.filing.owner_tax_code, None);
    assert_eq!(person.filing.owner_personal_id, person.filing.submitter_personal_id);
    let owner = file(&service.citizen(PROCEDURE, COMMUNE, 2).await, true).await.filing.owner_tax_code.unwrap();
    for (procedure, known) in [(PROCEDURE, true), ("1.001193", false)] {
        let key = service.app.keys.person_key(procedure, &owner);
        assert_eq!(service.app.store.open_of(&key).await.unwrap().is_some(), known, "{procedure}");
    }
}

/// A child that was just born has no number.
#[tokio::test]
async fn an_owner_without_a_number_can_be_filed_for() {
    let service = Service::with_form(|form| form.replace("personal_id = [\"nop.so\"]", "personal_id = []")).await;
    let sent = file(&service.citizen(PROCEDURE, COMMUNE, 1).await, false).await;
    assert_eq!((sent.filing.owner_personal_id, sent.filing.owner_tax_code), (None, None));
    assert_eq!(sent.filing.owner_name, "Nguyễn Thị Mẫu");
}
