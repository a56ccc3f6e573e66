//! Comparing who files with the population database, with the citizen's consent. Three typed facts prove nobody: they are
//! confirmed or not, and nothing that was not typed is shown.

use app::{
    pages::submission::comparison::{Comparison, MatchedFact, NotCompared, fields},
    text::people as texts,
};
use domain::eform::{Answers, COMPARED, Facts, FactsAsked, Form, FormPage};
use time::OffsetDateTime;

use super::{Filing, open_filing, save, with_context, words};
use crate::{
    clock::VIETNAM,
    province::SubmittedAnswer,
    state::AppState,
    store::Channel,
    web::{
        Fields, PageError, Visitor, limits,
        people::{self, Agreement, Answer},
    },
};

#[cfg(test)]
mod tests;

/// Says in an address that the facts do not fit.
pub(super) const DIFFERS: &str = "dan-cu=khac";

/// What a draft notes of a comparison to which the citizen agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// The three facts fit, and stand as they are.
    Matched {
        /// Id of the consent.
        consent: String,
        /// When it was given.
        at: OffsetDateTime,
    },
    /// They were not compared.
    NotCompared(NotCompared),
}

impl Mark {
    fn read(answers: &Answers) -> Option<Self> {
        match answers.get(COMPARED).split(' ').collect::<Vec<_>>().as_slice() {
            ["khop", consent, at] => {
                let at = OffsetDateTime::from_unix_timestamp(at.parse().ok()?).ok()?.to_offset(VIETNAM);
                Some(Self::Matched { consent: (*consent).to_owned(), at })
            }
            ["khong-tra-loi"] => Some(Self::NotCompared(NotCompared::Unavailable)),
            ["qua-nhieu-lan"] => Some(Self::NotCompared(NotCompared::TooMany)),
            _ => None,
        }
    }

    fn write(&self, answers: &mut Answers) {
        let noted = match self {
            Self::Matched { consent, at } => format!("khop {consent} {}", at.unix_timestamp()),
            Self::NotCompared(NotCompared::Unavailable) => "khong-tra-loi".to_owned(),
            Self::NotCompared(NotCompared::TooMany) => "qua-nhieu-lan".to_owned(),
        };
        answers.set(COMPARED, noted);
    }
}

impl Filing<'_> {
    /// Where who files is asked for the three facts, if that page is asked.
    pub(super) fn facts_asked(&self) -> Option<FactsAsked<'_>> {
        let asked = self.form.facts_asked()?;
        self.form.holds(asked.page.when.as_ref(), &self.draft.answers).then_some(asked)
    }

    /// What the draft notes of a comparison.
    pub(super) fn mark(&self) -> Option<Mark> {
        self.facts_asked().and_then(|_| Mark::read(&self.draft.answers))
    }

    /// The questions of the three facts, if they fit.
    pub(super) fn facts_matched(&self) -> Option<FactsAsked<'_>> {
        self.facts_asked().filter(|_| matches!(self.mark(), Some(Mark::Matched { .. })))
    }

    fn facts(&self, app: &AppState, asked: FactsAsked<'_>) -> Option<Facts> {
        with_context(app, |context| asked.read(&self.draft.answers, context))
    }
}

/// The three facts, if they are asked on this page.
fn asked_on<'a>(form: &'a Form, page: &FormPage) -> Option<FactsAsked<'a>> {
    form.facts_asked().filter(|asked| asked.page.id == page.id)
}

/// Facts that fit are not typed over; all others are compared anew, or not.
pub(super) fn hold(form: &Form, page: &FormPage, before: &Answers, answers: &mut Answers) {
    let Some(asked) = asked_on(form, page) else { return };
    if !matches!(Mark::read(before), Some(Mark::Matched { .. })) {
        return answers.set(COMPARED, "");
    }
    for field in asked.field_names() {
        let kept = before.get(&field).to_owned();
        answers.set(field, kept);
    }
}

/// What the page says of the comparison; `query`: that of its address.
pub(super) fn shown(app: &AppState, filing: &Filing<'_>, page: &FormPage, query: &Fields) -> Option<Comparison> {
    let asked = filing.facts_asked().filter(|asked| asked.page.id == page.id)?;
    if filing.facts_matched().is_some() {
        let facts = page.questions.iter().filter(|question| asked.includes(&question.id));
        let facts = facts.map(|question| MatchedFact {
            question: question.id.clone(),
            label: question.label.clone(),
            value: words::answer(app, filing, question).unwrap_or_default(),
        });
        return Some(Comparison::Matched(facts.collect()));
    }
    app.ports.people.as_ref()?;
    Some(Comparison::Offered { agreed: query.has(fields::AGREED), differs: query.get("dan-cu") == "khac" })
}

/// The consent is given with the post.
pub(super) fn is_agreed(posted: &Fields) -> bool {
    posted.get(fields::AGREED) == fields::YES
}

/// Where the comparison leads.
pub(super) enum Compared<'a> {
    /// On, with what was noted.
    On(Box<Filing<'a>>),
    /// Back: the facts do not fit.
    Differs,
    /// The draft is gone.
    Gone,
}

/// Compares what was typed on this page, if it asks for the facts and there is somebody to ask. Nothing that comes of it
/// keeps a citizen from going on.
pub(super) async fn compare<'a>(
    app: &'a AppState,
    visitor: &Visitor,
    filing: Filing<'a>,
    page: &FormPage,
) -> Result<Compared<'a>, PageError> {
    let form = filing.form.clone();
    let asked = asked_on(&form, page).filter(|_| filing.facts_matched().is_none());
    let (Some(people), Some(asked), Some(browser)) = (&app.ports.people, asked, visitor.browser()) else {
        return Ok(Compared::On(Box::new(filing)));
    };
    let Some(facts) = filing.facts(app, asked) else { return Ok(Compared::On(Box::new(filing))) };
    let person = app.keys.consent_key(facts.personal_id.as_str());
    if !limits::may_compare(app, visitor, &browser, &person).await? {
        return note(app, visitor, &filing, &facts, &facts, &Mark::NotCompared(NotCompared::TooMany)).await;
    }
    let agreement =
        Agreement { procedure: &filing.procedure.id, given_for: &filing.draft.id, channel: Channel::Online };
    let answer = people::ask(app, people.as_ref(), &facts, agreement).await?;
    limits::compared(app, visitor, &browser, &person, answer.outcome()).await?;
    match answer {
        Answer::Fits(found) => {
            let spelt = facts.spelt(&found.person.name, found.person.birth);
            let mark = Mark::Matched { consent: found.consent, at: found.at };
            note(app, visitor, &filing, &facts, &spelt, &mark).await
        }
        Answer::Differs => Ok(Compared::Differs),
        Answer::Unavailable => {
            note(app, visitor, &filing, &facts, &facts, &Mark::NotCompared(NotCompared::Unavailable)).await
        }
    }
}

/// Notes in the draft what came of comparing `facts`, unless another tab has changed them since; `spelt`: how they stand
/// from now on.
async fn note<'a>(
    app: &'a AppState,
    visitor: &Visitor,
    filing: &Filing<'a>,
    facts: &Facts,
    spelt: &Facts,
    mark: &Mark,
) -> Result<Compared<'a>, PageError> {
    let noted = save(app, visitor, &filing.procedure.id, &filing.draft.id, |open| {
        let form = open.form.clone();
        let asked = form.facts_asked().filter(|asked| open.facts(app, *asked).as_ref() == Some(facts));
        if let Some(asked) = asked {
            asked.write(spelt, &mut open.draft.answers);
            mark.write(&mut open.draft.answers);
        }
        Ok(())
    });
    Ok(noted.await?.map_or(Compared::Gone, |filing| Compared::On(Box::new(filing))))
}

/// The citizen takes the consent back, by which the facts of this page were found to fit. The draft is given free by
/// [`forget`].
pub(super) async fn take_back(
    app: &AppState,
    visitor: &Visitor,
    id: &str,
    draft: &str,
    page: &str,
) -> Result<(), PageError> {
    let Some(filing) = open_filing(app, visitor, id).await?.filter(|filing| filing.draft.id == draft) else {
        return Ok(());
    };
    if filing.facts_asked().is_some_and(|asked| asked.page.id == page)
        && let Some(Mark::Matched { consent, .. }) = filing.mark()
    {
        app.store.withdraw_consent(&consent, app.clock.now()).await?;
    }
    Ok(())
}

/// The facts of this page can be typed again.
pub(super) fn forget(form: &Form, page: &FormPage, answers: &mut Answers) {
    if asked_on(form, page).is_some() {
        answers.set(COMPARED, "");
    }
}

/// Puts among the answers what the agency reads of the comparison, behind those of the same page. Nothing if the citizen
/// did not agree to one.
pub(super) fn tell(filing: &Filing<'_>, submitted: &mut Vec<SubmittedAnswer>) {
    let (Some(asked), Some(mark)) = (filing.facts_asked(), filing.mark()) else { return };
    let value = match mark {
        Mark::Matched { at, .. } => people::matched_words(at),
        Mark::NotCompared(_) => texts::ROW_NOT_COMPARED.to_owned(),
    };
    let row = SubmittedAnswer {
        topic: asked.page.topic.clone(),
        question: COMPARED.to_owned(),
        label: texts::ROW.to_owned(),
        value,
        official_name: None,
    };
    let is_beside =
        |answer: &SubmittedAnswer| asked.page.questions.iter().any(|question| question.id == answer.question);
    let last = submitted.iter().rposition(is_beside);
    submitted.insert(last.map_or(submitted.len(), |last| last + 1), row);
}
