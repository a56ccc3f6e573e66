//! Against the strict stand-in, over real connections.

use std::{fs, sync::Arc, time::Duration};

use async_trait::async_trait;
use standin::people::{DOCUMENTS_PATH, OFFICIAL, PATH, SERVICE, Standin, TOKEN, UNIT};
use tempfile::TempDir;

use super::{Dates, National, Settings};
use crate::{
    province::{
        People,
        contract::{people::PeopleHarness, suite},
        upstream,
    },
    random::Random,
};

mod errors;
mod guarded;
mod reading;
mod strictness;

/// The time for a call in tests about systems that do not answer in time.
const SHORT: Duration = Duration::from_millis(300);

/// The database and the adapter that speaks with it.
pub struct World {
    pub standin: Standin,
    pub national: Arc<National>,
    folder: TempDir,
}

impl World {
    pub async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    pub async fn open_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::with_client(upstream::client().unwrap(), change).await
    }

    /// With little patience.
    pub async fn impatient() -> Self {
        Self::with_client(upstream::builder().timeout(SHORT).build().unwrap(), |_| {}).await
    }

    async fn with_client(client: reqwest::Client, change: impl FnOnce(&mut Settings)) -> Self {
        let standin = Standin::start().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings {
            url: standin.url(),
            path: PATH.to_owned(),
            documents_path: Some(DOCUMENTS_PATH.to_owned()),
            token_file: folder.path().join("token"),
            unit: UNIT.to_owned(),
            service: SERVICE.to_owned(),
            official: OFFICIAL.to_owned(),
            dates: Dates::Compact,
        };
        change(&mut settings);
        let national = National::new(settings, client, Arc::new(Random::seeded(1)));
        let world = Self { standin, national: Arc::new(national), folder };
        world.write_token(&format!("{TOKEN}\n"));
        world
    }

    /// The token file now says this.
    pub fn write_token(&self, token: &str) {
        fs::write(self.folder.path().join("token"), token).unwrap();
    }

    /// Calls of a service so far.
    pub fn calls(&self, service: &str) -> usize {
        self.standin.population().calls().iter().filter(|call| call.service == service).count()
    }
}

#[async_trait]
impl PeopleHarness for World {
    fn people(&self) -> &dyn People {
        &*self.national
    }
}

async fn open() -> (World, ()) {
    (World::open().await, ())
}

suite!(people on open);

/// The other way to write a day is the same question.
mod dashed {
    use super::*;

    async fn open() -> (World, ()) {
        (World::open_with(|settings| settings.dates = Dates::Dashed).await, ())
    }

    suite!(people on open);
}
