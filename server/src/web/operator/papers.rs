//! Papers for the citizen: an official sends them from the page of the dossier, and opens what was sent.

use app::{
    components::html::fill,
    pages::operator::papers::{AT_A_TIME, Draft, Papers, SentPaper},
    text::{Lang, Text, operator, papers as words},
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri},
};
use domain::{
    agency_paper::PaperKind,
    dossier::{Action, DossierCode},
    procedure::Procedure,
};
use tokio::task::spawn_blocking;

use super::{
    super::{Fields, PageError, PageResult, download::download, see_other, uploads},
    SignedIn,
    dossier::{Shown, answer, file},
    moment,
    paper_post::{PaperPost, Posted},
    work_list::List,
};
use crate::{
    province::{
        AgencyPaper,
        embedded::{DossierFile, MOST_PAPERS, NewPaper, SendError},
    },
    state::AppState,
    uploads::{Refusal, clean_name, examine, with_ending},
};

/// `GET /he-thong/ho-so/{code}/giay-to`: who reloads after an error comes back to the dossier.
pub async fn elsewhere(Path(code): Path<String>) -> PageResult {
    let code = DossierCode::parse(&code).map_err(|_| PageError::NotFound)?;
    Ok(see_other(&format!("/he-thong/ho-so/{code}")))
}

/// `POST /he-thong/ho-so/{code}/giay-to`: sends them, or says why not. The same once more is a second click.
pub async fn send(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(code): Path<String>,
    uri: Uri,
    post: PaperPost,
) -> PageResult {
    let kind = PaperKind::from_slug(&post.kind).ok_or(PageError::NotFound)?;
    let list = List::of(&app, &signed_in, &Fields::of_query(&uri)).await?;
    let before = file(&app, &code).await?;
    let code = before.code.clone();
    let lang = signed_in.visitor.lang;
    let (status, problem) = match read(&app, post.files, lang).await {
        Err(problem) => (StatusCode::UNPROCESSABLE_ENTITY, problem),
        Ok(_) if !is_offered(&app, &before, kind) => (StatusCode::CONFLICT, operator::NOT_ALLOWED.get(lang).to_owned()),
        Ok(papers) => {
            let (official, now) = (&signed_in.official, app.clock.now());
            let conflict = |text: Text| (StatusCode::CONFLICT, text.get(lang).to_owned());
            match app.province.send_papers(&code, post.version, kind, &papers, official, now).await {
                Ok(version) => {
                    return Ok(see_other(&format!("/he-thong/ho-so/{code}?{}&xong={version}", list.query())));
                }
                Err(SendError::Stale) => conflict(operator::STALE),
                Err(SendError::NotAllowed) => conflict(operator::NOT_ALLOWED),
                Err(SendError::TooMany) => {
                    (StatusCode::UNPROCESSABLE_ENTITY, fill(words::OFFICE_FULL, lang, &[&MOST_PAPERS.to_string()]))
                }
                Err(SendError::Unknown) => return Err(PageError::NotFound),
                Err(SendError::Store(error)) => return Err(error.into()),
            }
        }
    };
    let file = file(&app, code.as_str()).await?;
    answer(&app, &signed_in, status, file, &list, Shown::unsent(kind, problem)).await
}

/// `GET /he-thong/ho-so/{code}/giay-to/{paper}`: to be saved. Who opened it is kept in the province's audit.
pub async fn open(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path((code, id)): Path<(String, String)>,
) -> PageResult {
    let code = DossierCode::parse(&code).map_err(|_| PageError::NotFound)?;
    let found = app.province.open_paper(&code, &id, &signed_in.official, app.clock.now()).await?;
    let (paper, bytes) = found.ok_or(PageError::NotFound)?;
    tracing::info!(target: "access", dossier = %code, paper = paper.id, "an official opened a paper");
    Ok(download(&paper.name, &paper.media_type, bytes))
}

/// What the page of the dossier shows.
pub(super) async fn shown(app: &AppState, file: &DossierFile) -> Result<Papers, PageError> {
    let now = app.clock.now();
    let sent = |paper: AgencyPaper| SentPaper {
        href: format!("/he-thong/ho-so/{}/giay-to/{}", file.code, paper.id),
        kind: paper.kind,
        at: moment(paper.at),
        draft: paper.standing(now).map(|standing| Draft {
            standing,
            at: moment(paper.reply.as_ref().map(|reply| reply.at).or(paper.answer_by).unwrap_or(paper.at)),
            correction: paper.reply.as_ref().map(|reply| reply.correction.clone()).unwrap_or_default(),
        }),
        name: paper.name,
        media_type: paper.media_type,
        bytes: paper.bytes,
    };
    Ok(Papers {
        sent: app.province.papers(file).await?.into_iter().map(sent).collect(),
        offered: PaperKind::ALL.into_iter().filter(|kind| is_offered(app, file, *kind)).collect(),
        finishes: file.stage.allowed().contains(&Action::Finish),
        ..Papers::default()
    })
}

/// Papers of this kind can be sent now. A draft belongs to cases of civil status.
fn is_offered(app: &AppState, file: &DossierFile, kind: PaperKind) -> bool {
    let procedure = app.catalogue.current(&file.filing.procedure_id);
    let has_it = kind == PaperKind::Result || procedure.is_some_and(Procedure::has_draft_certificate);
    has_it && kind.can_be_sent(file.stage)
}

/// The files as they can be sent, byte for byte.
///
/// # Errors
/// What is wrong with them, in words for the official.
async fn read(app: &AppState, posted: Vec<Posted>, lang: Lang) -> Result<Vec<NewPaper>, String> {
    if posted.is_empty() {
        return Err(words::OFFICE_NO_FILE.get(lang).to_owned());
    }
    if posted.len() > AT_A_TIME {
        return Err(fill(words::OFFICE_TOO_MANY, lang, &[&AT_A_TIME.to_string()]));
    }
    let mut papers = Vec::new();
    for file in posted {
        let name = clean_name(&file.name);
        let Some(bytes) = file.bytes else { return Err(fill(words::OFFICE_TOO_BIG, lang, &[&name])) };
        // What is examined is another copy: a photo's hidden data stays too, for what was signed or sealed must not change.
        let examined = spawn_blocking({
            let (name, bytes) = (name.clone(), bytes.clone());
            move || examine(&name, bytes, &[])
        });
        // A panic on a broken file is an answer too.
        let examined = examined.await.unwrap_or(Err(Refusal::Damaged));
        match examined {
            Ok(examined) => papers.push(NewPaper {
                name: with_ending(&name, examined.kind),
                media_type: examined.kind.media_type().to_owned(),
                bytes,
            }),
            Err(refusal) => {
                let reason = uploads::words(app, refusal.code(), &[], lang);
                return Err(fill(words::OFFICE_NOT_TAKEN, lang, &[&name, &reason]));
            }
        }
    }
    Ok(papers)
}

#[cfg(test)]
mod tests;
