//! `motcham people`: the register of people of the embedded province.

use std::{fs::File, io::BufReader, path::Path, sync::Arc};

use anyhow::{Context, bail};

use crate::{
    clock::{Clock, SystemClock, VIETNAM},
    config::{DataOptions, PeopleAction},
    province::embedded::people_file,
    random::Random,
    serve,
};

/// Does it. The service may run meanwhile.
///
/// # Errors
/// If the file cannot be read or a line of it cannot be taken: each is printed with its reason, and the register stays as
/// it was.
pub async fn run(action: PeopleAction) -> anyhow::Result<()> {
    match action {
        PeopleAction::Import { file, data } => import(&file, &data).await,
    }
}

async fn import(file: &Path, data: &DataOptions) -> anyhow::Result<()> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
    let source = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    let people = match people_file::read(BufReader::new(source), clock.now().to_offset(VIETNAM).date()) {
        Ok(people) => people,
        Err(bad) => {
            for bad in &bad {
                serve::say(&format!("{}: {bad}", file.display()));
            }
            bail!("{} lines of {} cannot be taken; nothing was imported", bad.len(), file.display());
        }
    };
    serve::make_data_dir(&data.data_dir)?;
    let calendar = Arc::new(serve::calendar(&serve::load_catalogue(&data.catalog_dir)?)?);
    let province = serve::open_province(data, calendar, clock, Arc::new(Random::from_os())).await?;
    let imported = province.put_people(&people).await.context("nothing was imported")?;
    province.close().await;
    serve::say(&format!("{} people, {} of them new or changed", imported.people, imported.written));
    Ok(())
}
