//! The adapter against the strict stand-in, in this process, over loopback.

mod catalogue;
mod contract;
mod filing;
mod lookup;
mod ratings;
mod settings;
mod strictness;

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use domain::dossier::{Action, DossierCode};
use reqwest::Url;
use standin::opencps::{BASE, Fault, Habits, Held, Kind, OpenCps, Options, router};
use tokio::{net::TcpListener, sync::OnceCell};

use super::{Opencps, SETTLES, api::Api, html, map::Map, rating_note, turns::Turns};
use crate::province::{
    Dossiers, Filing, Filings, NoFiles, ProvinceError, Ratings, SubmittedRating,
    contract::{Harness, filing},
    upstream,
};

/// What the stand-in's templates need named.
const MAP: &str = "
part = 'TK'
files = 'TP01'
[procedures.'1.001612']
service = 'DKKD-01'
[ratings]
overall = 'HAI-LONG'
[ratings.questions]
'dung-hen' = 'DG-THOI-GIAN'
'thai-do' = 'DG-THAI-DO'
";

/// The adapter, and OpenCPS itself.
struct Province {
    adapter: Opencps,
    far: Arc<OpenCps>,
}

/// With the map above.
async fn province() -> Province {
    with_map(MAP).await
}

async fn with_map(map: &str) -> Province {
    let far = Arc::new(OpenCps::new(Options::for_tests().unwrap()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = Url::parse(&format!("http://{}{BASE}", listener.local_addr().unwrap())).unwrap();
    let service = router(far.clone());
    tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
    let api = Api {
        client: upstream::client().unwrap(),
        base,
        group_id: 35_417,
        user: "motcham".to_owned(),
        password: "standin".to_owned(),
    };
    let map: Map = toml::from_str(map).unwrap();
    Province { adapter: Opencps { api, map, turns: Turns::new(Duration::ZERO), statuses: OnceCell::new() }, far }
}

impl Province {
    /// Files with a key, once.
    async fn file(&self, key: &str) -> Result<DossierCode, ProvinceError> {
        self.adapter.submit(key, &filing("1234567890"), &NoFiles).await
    }

    /// As the outbox does: again and again while the answer is that it may pass.
    async fn file_until_taken(&self, key: &str, filing: &Filing) -> DossierCode {
        for _ in 0..1000 {
            match self.adapter.submit(key, filing, &NoFiles).await {
                Ok(code) => return code,
                Err(ProvinceError::Unavailable(_)) => {}
                Err(error) => panic!("{error}"),
            }
        }
        panic!("never taken");
    }

    fn fault(&self, kind: Kind, method: &str, path: &str, times: u32) {
        self.far.add_fault(Fault { kind, method: method.to_owned(), path: path.to_owned(), times, millis: 0 });
    }

    fn held_as(&self, code: &DossierCode) -> Held {
        let named = |held: &Held| held.no == code.as_str() || held.reference_uid == code.as_str();
        self.far.dossiers().into_iter().find(named).expect("the dossier")
    }

    fn official(&self, code: &DossierCode, action: Action) {
        // Both enums have the same names in JSON.
        let act = serde_json::from_value(serde_json::to_value(action).unwrap()).unwrap();
        self.far.act(code.as_str(), act, "Bổ sung bản sao <giấy tờ> \"gốc\"", Some(15_000)).unwrap();
    }
}

#[async_trait]
impl Harness for Province {
    fn filings(&self) -> &dyn Filings {
        &self.adapter
    }

    fn dossiers(&self) -> &dyn Dossiers {
        &self.adapter
    }

    fn ratings(&self) -> &dyn Ratings {
        &self.adapter
    }

    async fn held(&self) -> usize {
        self.far.dossiers().len()
    }

    async fn attached(&self, code: &DossierCode) -> Vec<Vec<u8>> {
        self.held_as(code).attached.into_iter().map(|file| file.content).collect()
    }

    async fn act(&self, code: &DossierCode, action: Action) {
        self.official(code, action);
    }

    async fn proof(&self, code: &DossierCode) -> String {
        self.held_as(code).secret
    }

    async fn rating(&self, code: &DossierCode) -> Option<SubmittedRating> {
        let answers = self.far.answers(self.held_as(code).id);
        let overall = answers.iter().find(|answer| answer.template_no == "HAI-LONG")?;
        rating_note::rating(code, &html::unescape(&overall.comment))
    }
}
