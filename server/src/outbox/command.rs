//! Dead messages on the command line, for who runs the service.

use anyhow::ensure;
use domain::dossier::DossierCode;

use crate::{
    clock::{Clock, SystemClock},
    config::OutboxAction,
    serve::say,
    store::{Resolution, Store, open_existing},
};

/// Most dead messages that are listed.
const LISTED: u32 = 1000;

/// Does it. The service may run meanwhile.
///
/// # Errors
/// If the store cannot be opened or there is no such dead message.
pub async fn run(action: OutboxAction) -> anyhow::Result<()> {
    let clock = SystemClock::default();
    match action {
        OutboxAction::List { place } => list(&*open_existing(&place).await?).await,
        OutboxAction::Retry { id, place } => {
            ensure!(open_existing(&place).await?.revive(id, clock.now()).await?, "no dead message has the number {id}");
            say(&format!("{id}: waits again"));
            Ok(())
        }
        OutboxAction::Resolve { id, code, by, note, place } => {
            let code = code.as_deref().map(DossierCode::parse).transpose();
            let code = code.map_err(|error| anyhow::anyhow!("--code is no dossier code: {error:?}"))?;
            let resolution = Resolution { code: code.as_ref(), by: &by, note: &note, at: clock.now() };
            let resolved = open_existing(&place).await?.resolve(id, &resolution).await;
            let resolved = resolved.map_err(|error| match error.is_taken_code() {
                true => anyhow::anyhow!("another submission has this code already"),
                false => error.into(),
            })?;
            ensure!(resolved, "no dead message has the number {id}");
            say(&format!("{id}: resolved"));
            Ok(())
        }
    }
}

async fn list(store: &dyn Store) -> anyhow::Result<()> {
    let backlog = store.backlog().await?;
    say(&format!("{} waiting, {} dead", backlog.waiting, backlog.dead));
    for letter in store.dead_letters(LISTED).await? {
        let since = letter.since.format(&time::format_description::well_known::Rfc3339)?;
        let reference = letter.reference.grouped();
        say(&format!(
            "{}\t{reference}\t{}\t{} tries\t{since}\t{}",
            letter.id, letter.kind, letter.attempts, letter.error
        ));
    }
    Ok(())
}
