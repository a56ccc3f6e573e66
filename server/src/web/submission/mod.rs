//! Filing: start, one topic a page, check answers, send.

use std::{borrow::Cow, sync::Arc};

use app::{
    components::html::fill,
    pages::submission::{PageFault, Subject, changed::FormChanged},
    text::{Lang, submission as texts},
};
use domain::{
    eform::{
        Answers, Context, Fault, Form, FormPage, ItemsFault, Question, check_items, check_page, check_rules,
        keep_what_fits,
    },
    procedure::Procedure,
};
use time::OffsetDateTime;

use super::{PageError, Visitor};
use crate::{
    catalogue::{Found, offices::Office},
    state::AppState,
    store::{Draft, Saved, Upload},
};

mod autosave;
pub mod check;
mod comparison;
pub mod delete;
mod fees;
pub(super) mod files;
mod filing;
mod items;
mod lines;
mod picks;
pub mod places;
pub mod reuse;
pub mod start;
pub mod step;
#[cfg(test)]
mod tests;
mod words;

/// How often answers are saved anew when other tabs save at the same moment.
const SAVE_TRIES: u32 = 5;

/// A filing that is being filled in: the draft with everything it refers to.
struct Filing<'a> {
    procedure: &'a Procedure,
    /// The form as its file has it.
    folded: Arc<Form>,
    /// The form with a page for each item that the draft has.
    form: Arc<Form>,
    office: &'a Office,
    draft: Draft,
    /// The draft's files, in order.
    files: Vec<Upload>,
    /// What changed in the form since the draft was kept last.
    changed: Option<FormChanged>,
}

impl Filing<'_> {
    fn subject(&self) -> Subject {
        subject(self.procedure)
    }

    /// Gives the form a page for each item that the draft has now.
    fn unfold(&mut self) {
        self.form = unfolded(&self.folded, &self.draft.answers);
    }

    /// The commune of the start page, in words.
    fn receiving_commune(&self, app: &AppState) -> String {
        let code = self.draft.answers.get(&format!("{}.ma", self.form.roles.commune));
        app.catalogue.communes.by_code(code).map(|commune| commune.label()).unwrap_or_default()
    }

    /// The first page that cannot stand yet.
    fn first_incomplete(&self, app: &AppState) -> Option<&FormPage> {
        self.form.visible_pages(&self.draft.answers).find(|page| !self.faults(app, page, Lang::Vi).is_empty())
    }

    /// Address of the first page that cannot stand yet. Where each answer of it is good alone and only a rule between pages is
    /// broken, the page says so: nobody would find it otherwise.
    fn incomplete_href(&self, app: &AppState) -> Option<String> {
        let page = self.first_incomplete(app)?;
        let alone = with_context(app, |context| {
            page.repeat.is_none()
                && check_page(&self.form, page, &self.draft.answers, context)
                    .into_iter()
                    .all(|(_, checked)| checked.is_ok())
        });
        let href = self.subject().step_href(&page.id);
        Some(if alone { format!("{href}?loi") } else { href })
    }

    /// What is wrong on a page, in order, in words.
    fn faults(&self, app: &AppState, page: &FormPage, lang: Lang) -> Vec<PageFault> {
        let answers = &self.draft.answers;
        if let (Some(repeat), Err(fault)) = (&page.repeat, check_items(page, answers)) {
            let (text, bound) = match fault {
                ItemsFault::TooFew => (texts::ITEMS_TOO_FEW, repeat.min),
                ItemsFault::TooMany => (texts::ITEMS_TOO_MANY, repeat.max),
            };
            let amount = format!("{bound} {}", repeat.item.to_lowercase());
            return vec![PageFault {
                question: page.id.clone(),
                anchor: page.id.clone(),
                one_box: false,
                message: fill(text, lang, &[&amount]),
            }];
        }
        with_context(app, |context| {
            let rules = check_rules(&self.form, answers, context);
            let checked = check_page(&self.form, page, answers, context).into_iter();
            checked
                .filter_map(|(question, checked)| match checked {
                    Err(fault) => Some(page_fault(question, fault, lang)),
                    Ok(_) => rules.iter().find(|(at, _)| *at == question.id).map(|(_, message)| PageFault {
                        question: question.id.clone(),
                        anchor: anchor(question),
                        one_box: false,
                        message: app::text::form::broken_rule(message, question),
                    }),
                })
                .collect()
        })
    }
}

/// The form with a page for each item that there is among the answers.
fn unfolded(form: &Arc<Form>, answers: &Answers) -> Arc<Form> {
    match form.unfold(answers) {
        Cow::Borrowed(_) => form.clone(),
        Cow::Owned(form) => Arc::new(form),
    }
}

fn page_fault(question: &Question, fault: Fault, lang: Lang) -> PageFault {
    PageFault {
        question: question.id.clone(),
        anchor: question.logic().fault_field(fault),
        one_box: fault.is_of_one_field(),
        message: app::text::form::fault(fault.code(), question, lang),
    }
}

/// Id of the first control of a question.
fn anchor(question: &Question) -> String {
    question.field_names().into_iter().next().unwrap_or_default()
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

/// The open filing of this browser, `None` if its draft is gone. A draft of an older version of the form keeps what fits.
async fn open_filing<'a>(app: &'a AppState, visitor: &Visitor, id: &str) -> Result<Option<Filing<'a>>, PageError> {
    let (procedure, folded) = fileable(app, id)?;
    let Some(browser) = visitor.browser() else { return Ok(None) };
    let Some(mut draft) = app.store.draft(&browser, &procedure.id, app.clock.now()).await? else { return Ok(None) };
    // An office that was taken out of the data receives no longer: the citizen chooses again.
    let Some(office) = app.catalogue.offices.get(&draft.office) else { return Ok(None) };
    let changed = (draft.form_version != folded.version).then(|| FormChanged {
        says: folded.changes_since(&draft.form_version).into_iter().map(|change| change.says.clone()).collect(),
        dropped: !keep_what_fits(&folded, &mut draft.answers).is_empty(),
    });
    let form = unfolded(&folded, &draft.answers);
    let files = files::fill(app, &form, &mut draft).await?;
    Ok(Some(Filing { procedure, folded, form, office, draft, files, changed }))
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
        filing.unfold();
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

/// The days of the draft with this id begin anew. Nothing else changes: what a new version of the form does to it is for a page
/// that says so. `false`: it is gone.
///
/// # Errors
/// As [`save`].
pub(super) async fn keep_longer(app: &AppState, visitor: &Visitor, id: &str, draft: &str) -> Result<bool, PageError> {
    let (procedure, _) = fileable(app, id)?;
    let Some(browser) = visitor.browser() else { return Ok(false) };
    for _ in 0..SAVE_TRIES {
        let now = app.clock.now();
        let open = app.store.draft(&browser, &procedure.id, now).await?.filter(|open| open.id == draft);
        let Some(mut open) = open else { return Ok(false) };
        open.saved_at = now;
        match app.store.save_answers(&browser, &open).await? {
            Saved::Done => return Ok(true),
            Saved::Gone => return Ok(false),
            Saved::Changed => {}
        }
    }
    Err(PageError::TimedOut)
}

/// Where a visitor goes whose draft is gone.
pub(super) fn draft_gone(id: &str) -> String {
    format!("/nop-ho-so/{id}?ban-nhap=khong-con")
}

/// "Đã lưu lúc 10:32".
pub(super) fn saved_words(at: OffsetDateTime, lang: Lang) -> String {
    format!("{} {:02}:{:02}", texts::SAVED_AT.get(lang), at.hour(), at.minute())
}

/// Calls with what checking needs, at this moment.
fn with_context<T>(app: &AppState, check: impl FnOnce(Context<'_>) -> T) -> T {
    let commune_exists = |code: &str| app.catalogue.communes.by_code(code).is_some();
    let business_line_exists = |code: &str| app.catalogue.business_lines.by_code(code).is_some();
    check(Context {
        today: app.clock.now().date(),
        commune_exists: &commune_exists,
        business_line_exists: &business_line_exists,
    })
}
