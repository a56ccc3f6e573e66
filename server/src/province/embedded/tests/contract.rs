//! The embedded province keeps what every adapter promises.

use async_trait::async_trait;
use domain::{
    agency_paper::PaperKind,
    dossier::{Action, DossierCode},
};
use sqlx::Row;

use super::{super::instant, MONDAY, Province, province};
use crate::province::{
    Cursor, Dossiers, Filings, FollowUp, Papers, ProvinceError, Ratings, SubmittedRating,
    contract::{Harness, suite},
};

async fn open() -> (Province, ()) {
    (province().await, ())
}

#[async_trait]
impl Harness for Province {
    fn filings(&self) -> &dyn Filings {
        &*self.store
    }

    fn dossiers(&self) -> &dyn Dossiers {
        &*self.store
    }

    fn ratings(&self) -> &dyn Ratings {
        &*self.store
    }

    fn papers(&self) -> &dyn Papers {
        &*self.store
    }

    async fn held(&self) -> usize {
        let mut reader = self.database.read.get().await.unwrap();
        let held: i64 = sqlx::query_scalar("SELECT count(*) FROM dossier").fetch_one(&mut *reader).await.unwrap();
        held.try_into().unwrap()
    }

    async fn attached(&self, code: &DossierCode) -> Vec<Vec<u8>> {
        let mut attached = Vec::new();
        let file = self.file(code).await;
        let later = self.follow_ups(&file).await.unwrap();
        for file in file.filing.attachments.iter().chain(later.iter().flat_map(FollowUp::attachments)) {
            attached.push(self.dossier_bytes(code, &file.id).await.unwrap().unwrap().1.to_vec());
        }
        attached
    }

    async fn act(&self, code: &DossierCode, action: Action) {
        self.run(code, &[(action, MONDAY)]).await.unwrap();
    }

    async fn send_paper(&self, code: &DossierCode, kind: PaperKind, name: &str, file: &[u8]) {
        self.give(code, kind, name, file, MONDAY).await.unwrap();
    }

    async fn proof(&self, _code: &DossierCode) -> String {
        "5678".to_owned()
    }

    async fn rating(&self, code: &DossierCode) -> Option<SubmittedRating> {
        let mut reader = self.database.read.get().await.unwrap();
        let row = sqlx::query(
            "SELECT questionnaire, points, score_permille, criteria, satisfaction, apology_received, comment, rated_at
             FROM rating JOIN dossier ON dossier.id = dossier_id WHERE code = ?",
        );
        let row = row.bind(code.as_str()).fetch_optional(&mut *reader).await.unwrap()?;
        Some(SubmittedRating {
            code: code.clone(),
            questionnaire: row.get("questionnaire"),
            points: serde_json::from_str(row.get("points")).unwrap(),
            score_permille: row.get("score_permille"),
            criteria: row.get("criteria"),
            satisfaction: row.get("satisfaction"),
            apology_received: row.get("apology_received"),
            comment: row.get("comment"),
            rated_at: instant::from_seconds(row.get("rated_at")).unwrap(),
        })
    }
}

suite!(filings on open);
suite!(follow_ups on open);
suite!(dossiers on open);
suite!(papers on open);
suite!(ratings on open);

/// Seen to fail before the list knew its own end: a follower would have waited for numbers that came from another list.
#[tokio::test]
async fn a_place_beyond_the_end_of_the_list_is_refused() {
    let (province, _guard) = open().await;
    let dossiers = province.dossiers();
    let end = dossiers.changes(None).await.unwrap().unwrap().next;
    assert!(dossiers.changes(Some(&end)).await.is_ok());
    let beyond = Cursor("1000".to_owned());
    assert!(matches!(dossiers.changes(Some(&beyond)).await, Err(ProvinceError::Refused(_))));
}
