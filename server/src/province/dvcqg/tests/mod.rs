//! Against the strict stand-in, over real connections.

use std::{fs, sync::Arc};

use standin::dvcqg::{DST_CODE, PASSWORD, Standin, UNIT, USER};
use tempfile::TempDir;

use super::{Dvcqg, Numbering};
use crate::{clock::ManualClock, config::DvcqgOptions, province::contract::MONDAY};

mod catalogue;
mod errors;
mod lookup;
mod questions;
mod reports;
mod session;
mod wire;

/// The exchange and the adapter that speaks with it.
pub struct World {
    pub standin: Standin,
    pub dvcqg: Dvcqg,
    pub clock: Arc<ManualClock>,
    folder: TempDir,
}

impl World {
    pub async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    pub async fn open_with(change: impl FnOnce(&mut DvcqgOptions)) -> Self {
        let standin = Standin::start().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(ManualClock::new(MONDAY));
        let mut options = DvcqgOptions {
            dvcqg_url: Some(standin.url()),
            dvcqg_login_path: "/mapi/login".to_owned(),
            dvcqg_service_path: "/mapi/g".to_owned(),
            dvcqg_share_path: "/mapi/share".to_owned(),
            dvcqg_user: Some(USER.to_owned()),
            dvcqg_password_file: Some(folder.path().join("mat-khau")),
            dvcqg_unit: Some(UNIT.to_owned()),
            dvcqg_dst_code: Some(DST_CODE.to_owned()),
            dvcqg_subjects: Numbering::FromOne,
        };
        change(&mut options);
        fs::write(folder.path().join("mat-khau"), format!("{PASSWORD}\n")).unwrap();
        let dvcqg = Dvcqg::open(&options, clock.clone()).unwrap();
        Self { standin, dvcqg, clock, folder }
    }

    /// The password file now says this.
    pub fn write_password(&self, password: &str) {
        fs::write(self.folder.path().join("mat-khau"), password).unwrap();
    }
}
