//! Filing: start, one topic a page, check answers, send.

use std::sync::Arc;

use app::{
    pages::submission::{PageFault, Subject},
    text::Lang,
};
use domain::{
    eform::{Answers, Context, Fault, Form, FormPage, Question, check_page, check_rules, part_name},
    procedure::Procedure,
};
use time::OffsetDateTime;

use super::{PageError, Visitor};
use crate::{
    catalogue::{Found, offices::Office},
    state::AppState,
    store::{Draft, Saved},
};

mod autosave;
pub mod check;
mod comparison;
pub mod delete;
mod filing;
pub mod places;
pub mod start;
pub mod step;
mod words;

/// How often answers are saved anew when other tabs save at the same moment.
const SAVE_TRIES: u32 = 5;

/// A filing that is being filled in: the draft with everything it refers to.
struct Filing<'a> {
    procedure: &'a Procedure,
    form: Arc<Form>,
    office: &'a Office,
    draft: Draft,
}

impl Filing<'_> {
    fn subject(&self) -> Subject {
        subject(self.procedure)
    }

    /// The commune of the start page, in words.
    fn receiving_commune(&self, app: &AppState) -> String {
        let code = self.draft.answers.get(&format!("{}.ma", self.form.roles.commune));
        app.catalogue.communes.by_code(code).map(|commune| commune.label()).unwrap_or_default()
    }

    /// The first page that cannot stand yet.
    fn first_incomplete(&self, context: Context<'_>) -> Option<&FormPage> {
        let answers = &self.draft.answers;
        self.form.visible_pages(answers).find(|page| !self.faults(page, answers, context, Lang::Vi).is_empty())
    }

    /// What is wrong on a page, in order, in words.
    fn faults(&self, page: &FormPage, answers: &Answers, context: Context<'_>, lang: Lang) -> Vec<PageFault> {
        let checked = check_page(&self.form, page, answers, context);
        let rules = check_rules(&self.form, answers, context);
        checked
            .into_iter()
            .filter_map(|(question, checked)| match checked {
                Err(fault) => Some(page_fault(question, fault, lang)),
                Ok(_) => rules.iter().find(|(at, _)| *at == question.id).map(|(_, message)| PageFault {
                    question: question.id.clone(),
                    anchor: format!("{}.ngay", question.id),
                    one_box: false,
                    message: app::text::form::broken_rule(message, question),
                }),
            })
            .collect()
    }
}

fn page_fault(question: &Question, fault: Fault, lang: Lang) -> PageFault {
    let anchor = match fault {
        Fault::Date(error) => format!("{}.{}", question.id, part_name(error.part())),
        Fault::CommuneAmbiguous | Fault::CommuneGone => format!("{}.ma", question.id),
        _ => question.id.clone(),
    };
    let one_box = matches!(fault, Fault::Date(error) if error.is_of_one_part());
    PageFault {
        question: question.id.clone(),
        anchor,
        one_box,
        message: app::text::form::fault(fault.code(), question, lang),
    }
}

pub(super) fn subject(procedure: &Procedure) -> Subject {
    Subject { id: procedure.id.clone(), name: procedure.name.clone() }
}

/// The procedure that can be filed here under this id.
pub(super) fn fileable<'a>(app: &'a AppState, id: &str) -> Result<(&'a Procedure, Arc<Form>), PageError> {
    match app.catalogue.find(id) {
        Some(Found::Procedure(procedure)) if procedure.can_be_filed_here() => {
            let form = app.catalogue.form(&procedure.id).ok_or(PageError::NotFound)?;
            Ok((procedure, form.clone()))
        }
        _ => Err(PageError::NotFound),
    }
}

/// The open filing of this browser, `None` if its draft is gone.
async fn open_filing<'a>(app: &'a AppState, visitor: &Visitor, id: &str) -> Result<Option<Filing<'a>>, PageError> {
    let (procedure, form) = fileable(app, id)?;
    let Some(browser) = visitor.browser() else { return Ok(None) };
    let Some(draft) = app.store.draft(&browser, &procedure.id, app.clock.now()).await? else { return Ok(None) };
    // An office that was taken out of the data receives no longer: the citizen chooses again.
    let Some(office) = app.catalogue.offices.get(&draft.office) else { return Ok(None) };
    Ok(Some(Filing { procedure, form, office, draft }))
}

/// Keeps changed answers of the draft with this id, on top of what other tabs keep at the same moment. `None`: it is gone.
///
/// # Errors
/// Those of `change`; [`PageError::TimedOut`] if others were always faster.
async fn save<'a>(
    app: &'a AppState,
    visitor: &Visitor,
    id: &str,
    draft: &str,
    mut change: impl FnMut(&mut Filing<'a>) -> Result<(), PageError>,
) -> Result<Option<Filing<'a>>, PageError> {
    let Some(browser) = visitor.browser() else { return Ok(None) };
    for _ in 0..SAVE_TRIES {
        // A page of an earlier draft must not write into this one.
        let open = open_filing(app, visitor, id).await?.filter(|filing| filing.draft.id == draft);
        let Some(mut filing) = open else { return Ok(None) };
        change(&mut filing)?;
        filing.draft.form_version.clone_from(&filing.form.version);
        filing.draft.saved_at = app.clock.now();
        match app.store.save_answers(&browser, &filing.draft).await? {
            Saved::Done => {
                filing.draft.revision += 1;
                return Ok(Some(filing));
            }
            Saved::Gone => return Ok(None),
            // Another tab saved another page meanwhile: once more, on top of its answers.
            Saved::Changed => {}
        }
    }
    Err(PageError::TimedOut)
}

/// The days of the draft with this id begin anew. `false`: it is gone.
///
/// # Errors
/// As [`save`].
pub(super) async fn keep_longer(app: &AppState, visitor: &Visitor, id: &str, draft: &str) -> Result<bool, PageError> {
    Ok(save(app, visitor, id, draft, |_| Ok(())).await?.is_some())
}

/// Where a visitor goes whose draft is gone.
pub(super) fn draft_gone(id: &str) -> String {
    format!("/nop-ho-so/{id}?ban-nhap=khong-con")
}

/// "Đã lưu lúc 10:32".
pub(super) fn saved_words(at: OffsetDateTime, lang: Lang) -> String {
    format!("{} {:02}:{:02}", app::text::submission::SAVED_AT.get(lang), at.hour(), at.minute())
}

/// What checking needs, at this moment.
fn context<'a>(app: &AppState, commune_exists: &'a dyn Fn(&str) -> bool) -> Context<'a> {
    Context { today: app.clock.now().date(), commune_exists }
}
