//! Which backend the configuration names.

use std::{path::Path, sync::Arc};

use anyhow::{Context, bail};

use super::{
    Store,
    postgres::{Bounds, Postgres},
    sqlite::Sqlite,
};
use crate::{config::StoreOptions, keys::Keys};

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
    if !store.agree_on_key(&keys.fingerprint()).await? {
        bail!(
            "the key in {} is not the one that this database is used with: give all replicas the same (SECRET_KEY_FILE)",
            options.secret_key_file(data_dir).display()
        );
    }
    Ok(Arc::new(store))
}
