//! What the page of a dossier shows of papers.

use std::{sync::Arc, time::Duration};

use app::pages::lookup::dossier::papers::{DraftNews, Papers, ResultPaper, Signature, Signer};
use domain::{agency_paper::PaperKind, dossier::DossierCode};
use tokio::time::{Instant, timeout_at};

use super::{fetch, latest_draft, stands_at};
use crate::{
    province::{AgencyPaper, FollowUpKind},
    signature::{Reason, Verdict},
    state::AppState,
    store::{SentFollowUp, Submission},
    uploads::Kind,
    web::{PageError, lookup::dossier::moment},
};

/// How long the page waits for signatures that nobody has looked at yet. They are looked at to the end all the same.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the page of this submission shows, to who may see it in full.
pub(in crate::web) async fn shown(app: &AppState, submission: &Submission) -> Result<Papers, PageError> {
    let Some((view, _)) = &submission.last_known else { return Ok(Papers::default()) };
    let until = Instant::now() + PATIENCE;
    let mut results = Vec::new();
    for paper in view.papers.iter().filter(|paper| paper.kind == PaperKind::Result) {
        results.push(ResultPaper {
            href: format!("/ho-so/{}/giay-to/{}", submission.reference, paper.id),
            name: paper.name.clone(),
            media_type: paper.media_type.clone(),
            bytes: paper.bytes,
            sha256: paper.sha256.clone(),
            at: moment(paper.at),
            signature: signature(app, &view.code, paper, until).await,
        });
    }
    let now = app.clock.now();
    let draft = latest_draft(view).and_then(|draft| Some((draft, draft.standing(now)?)));
    let draft = match draft {
        Some((draft, standing)) => Some(DraftNews {
            href: format!("/ho-so/{}/ban-nhap", submission.reference),
            standing,
            at: moment(stands_at(draft)),
            answered: answer_to(draft, &app.store.follow_ups(submission.reference).await?).is_some(),
        }),
        None => None,
    };
    Ok(Papers { results, draft })
}

/// What was sent as the answer to this draft.
pub(super) fn answer_to<'a>(draft: &AgencyPaper, sent: &'a [SentFollowUp]) -> Option<&'a SentFollowUp> {
    sent.iter().find(|sent| sent.kind == FollowUpKind::DraftAnswer && sent.sent_at >= draft.at)
}

/// The signature, if it is known already or is so in time.
async fn signature(app: &AppState, code: &DossierCode, paper: &AgencyPaper, until: Instant) -> Signature {
    if paper.media_type != Kind::Pdf.media_type() {
        return Signature::None;
    }
    if let Some(verdict) = app.signatures.known(&paper.sha256, paper.at) {
        return told(verdict);
    }
    let Ok(place) = Arc::clone(&app.paper_places).try_acquire_owned() else { return Signature::NotYet };
    let (app, code, paper) = (app.clone(), code.clone(), paper.clone());
    // A task of its own: whoever does not wait finds the verdict at the next visit.
    let judged = tokio::spawn(async move {
        let _place = place;
        let bytes = fetch(&app, &code, &paper).await.ok()?;
        Some(app.signatures.judge(&paper.sha256, paper.at, bytes).await)
    });
    match timeout_at(until, judged).await {
        Ok(Ok(Some(verdict))) => told(verdict),
        _ => Signature::NotYet,
    }
}

fn told(verdict: Verdict) -> Signature {
    match verdict {
        Verdict::Valid(signers) => Signature::Valid(
            signers.into_iter().map(|signer| Signer { name: signer.name, at: signer.at.map(moment) }).collect(),
        ),
        Verdict::Changed => Signature::Invalid,
        Verdict::NotCheckable(Reason::NoSignature) => Signature::None,
        Verdict::NotCheckable(Reason::Unknown) => Signature::Unknown,
        Verdict::NotCheckable(Reason::AddedAfter) => Signature::AddedAfter,
        Verdict::NotCheckable(Reason::Untrusted) => Signature::Untrusted,
    }
}
