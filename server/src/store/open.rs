//! Which backend the configuration names.

use std::{path::Path, sync::Arc, time::Duration};

use anyhow::{Context, bail, ensure};

use super::{
    Store,
    postgres::{Bounds, Postgres},
    sqlite::Sqlite,
};
use crate::{
    config::{StoreOptions, StorePlace},
    keys::Keys,
};

/// How long a command waits for a connection: nobody else waits for the command.
const PATIENT: Duration = Duration::from_secs(10);

/// The store: PostgreSQL if it has an address, else SQLite in the data folder.
///
/// # Errors
/// If it cannot be opened; on PostgreSQL also if its tables are older than this version, or other replicas use another
/// key.
pub async fn open(data_dir: &Path, options: &StoreOptions, keys: &Keys) -> anyhow::Result<Arc<dyn Store>> {
    let Some(url) = &options.database_url else {
        return Ok(Arc::new(Sqlite::open(data_dir).await.context("cannot open the store")?));
    };
    let bounds = Bounds { connections: options.database_connections.get(), ..Bounds::default() };
    let store = Postgres::open(url.connection()?, bounds).await?;
    if !store.agree_on_key(&keys.fingerprints()).await? {
        bail!(
            "the key in {} is not the one that this database is used with: give all replicas the same (SECRET_KEY_FILE)",
            options.secret_key_file(data_dir).display()
        );
    }
    Ok(Arc::new(store))
}

/// The store of a service that has been started before, for a command beside it.
///
/// # Errors
/// If there is none, or it cannot be opened.
pub async fn open_existing(place: &StorePlace) -> anyhow::Result<Arc<dyn Store>> {
    if let Some(url) = &place.database_url {
        let bounds = Bounds { connections: 1, acquire: PATIENT, ..Bounds::default() };
        return Ok(Arc::new(Postgres::open(url.connection()?, bounds).await?));
    }
    let folder = &place.data.data_dir;
    ensure!(folder.join("motcham.db").is_file(), "{} is no data folder of this service", folder.display());
    Ok(Arc::new(Sqlite::open(folder).await.context("cannot open the store")?))
}
