//! The adapter keeps the promises of every port, against the real server on loopback.

use async_trait::async_trait;
use axum::{Router, http::StatusCode};
use domain::{
    agency_paper::PaperKind,
    dossier::{Action, DossierCode},
};

use super::Rest;
use crate::province::{
    AgencyPaper, Catalogue, Cursor, Dossiers, Filings, NoFiles, Papers, Proof, ProvinceError, Ratings, Statistics,
    SubmittedRating,
    api::{
        problem::{Kind, Problem},
        tests::{Served, TOKEN, listen},
    },
    contract::{Harness, MONDAY, filing, suite},
    upstream,
};

struct Far {
    rest: Rest,
    served: Served,
}

async fn open() -> (Far, ()) {
    let served = Served::start().await;
    (Far { rest: client(&served.url, TOKEN), served }, ())
}

fn client(url: &str, token: &str) -> Rest {
    Rest::new(url, token.to_owned(), upstream::client().unwrap()).unwrap()
}

#[async_trait]
impl Harness for Far {
    fn filings(&self) -> &dyn Filings {
        &self.rest
    }

    fn dossiers(&self) -> &dyn Dossiers {
        &self.rest
    }

    fn ratings(&self) -> &dyn Ratings {
        &self.rest
    }

    fn papers(&self) -> &dyn Papers {
        &self.rest
    }

    async fn held(&self) -> usize {
        self.served.province.held().await
    }

    async fn attached(&self, code: &DossierCode) -> Vec<Vec<u8>> {
        self.served.province.attached(code).await
    }

    async fn act(&self, code: &DossierCode, action: Action) {
        self.served.province.act(code, action).await;
    }

    async fn send_paper(&self, code: &DossierCode, kind: PaperKind, name: &str, file: &[u8]) {
        self.served.province.send_paper(code, kind, name, file).await;
    }

    async fn proof(&self, code: &DossierCode) -> String {
        self.served.province.proof(code).await
    }

    async fn rating(&self, code: &DossierCode) -> Option<SubmittedRating> {
        self.served.province.rating(code).await
    }
}

suite!(filings on open);
suite!(follow_ups on open);
suite!(dossiers on open);
suite!(papers on open);
suite!(ratings on open);

#[tokio::test]
async fn figures_and_procedures_come_as_they_are_there() {
    let (far, ()) = open().await;
    far.rest.submit("k", &filing("1234567890"), &NoFiles).await.unwrap();
    assert_eq!(far.rest.by_agency().await.unwrap(), far.served.province.by_agency().await.unwrap());
    let list = far.rest.procedures().await.unwrap();
    assert!(list.iter().any(|listed| listed.code == "1.004873"));
    let details = far.rest.procedure("1.004873").await.unwrap().expect("it is in the list");
    assert!(list.contains(&details.listed));
    assert!(!details.documents.is_empty() && !details.legal_basis.is_empty());
    assert!(far.rest.procedure("9.999999").await.unwrap().is_none());
    assert!(far.rest.procedure("../healthz?x=#").await.unwrap().is_none(), "a code is one segment of the address");
}

#[tokio::test]
async fn what_will_not_change_is_a_refusal() {
    let (far, ()) = open().await;
    far.rest.submit("k", &filing("1234567890"), &NoFiles).await.unwrap();
    let reused = far.rest.submit("k", &filing("2234567890"), &NoFiles).await;
    assert_eq!(reused, Err(ProvinceError::Refused("422 idempotency-key-reused".to_owned())));
    let foreign = far.rest.changes(Some(&Cursor("of-another-system".to_owned()))).await;
    assert_eq!(foreign, Err(ProvinceError::Refused("400 cursor-invalid at since".to_owned())));
}

#[tokio::test]
async fn what_people_mend_keeps_the_filing() {
    let (far, ()) = open().await;
    let wrong_token = client(&far.served.url, "wrong-token-wrong-token-wrong-token");
    let wrong_base = client(&far.served.url.replace("/v1", "/v7"), TOKEN);
    // A proxy that answers in its own words, and one that sends elsewhere.
    let page = listen(Router::new().fallback(async || (StatusCode::NOT_FOUND, "<h1>404</h1>"))).await;
    let elsewhere =
        listen(Router::new().fallback(async || axum::response::Redirect::permanent("http://127.0.0.1:1/"))).await;
    let nobody = "http://127.0.0.1:1".to_owned();
    for rest in [wrong_token, wrong_base, client(&page, TOKEN), client(&elsewhere, TOKEN), client(&nobody, TOKEN)] {
        let answer = rest.submit("k", &filing("1234567890"), &NoFiles).await;
        assert!(matches!(answer, Err(ProvinceError::Unavailable(_))), "{answer:?}");
        assert!(!format!("{answer:?}").contains("Bưởi"));
    }
    assert_eq!(far.served.province.held().await, 0);
}

#[tokio::test]
async fn a_system_without_a_list_of_changes_says_so() {
    let url = listen(Router::new().fallback(async || Problem::of(Kind::NotOffered))).await;
    let rest = client(&url, TOKEN);
    assert_eq!(rest.changes(None).await, Ok(None));
    assert!(matches!(rest.by_agency().await, Err(ProvinceError::Unavailable(_))));
}

#[test]
fn an_address_that_is_no_base_is_refused() {
    for wrong in ["motcham", "ftp://a.vn/api", "mailto:a@b.vn", "https://a.vn/api?x=1"] {
        assert!(Rest::new(wrong, TOKEN.to_owned(), upstream::client().unwrap()).is_err(), "{wrong}");
    }
}

/// A system that gives more than it tells, something else, or nothing.
#[tokio::test]
async fn a_paper_is_read_no_further_than_it_is_told() {
    let paper = |bytes| AgencyPaper {
        id: "a".to_owned(),
        kind: PaperKind::Result,
        name: "a.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        bytes,
        sha256: "0".repeat(64),
        at: MONDAY,
        answer_by: None,
        reply: None,
    };
    let code = DossierCode::parse("H36-261123-0001").unwrap();
    let large = listen(Router::new().fallback(async || vec![b'x'; 100_000])).await;
    let asked = client(&large, TOKEN);
    assert!(matches!(asked.paper(&code, &paper(99_999)).await, Err(ProvinceError::Unavailable(_))));
    assert_eq!(asked.paper(&code, &paper(100_000)).await.unwrap().map(|bytes| bytes.len()), Some(100_000));
    let gone = listen(Router::new().fallback(async || Problem::of(Kind::PaperNotFound))).await;
    assert_eq!(client(&gone, TOKEN).paper(&code, &paper(1)).await, Ok(None));
    let page = listen(Router::new().fallback(async || (StatusCode::NOT_FOUND, "<h1>404</h1>"))).await;
    assert!(matches!(client(&page, TOKEN).paper(&code, &paper(1)).await, Err(ProvinceError::Unavailable(_))));
}

/// Seen to fail when 429 counted as no answer: a citizen's wrong proofs could have opened the breaker of the whole system.
#[tokio::test]
async fn too_many_wrong_proofs_are_an_answer() {
    let (far, ()) = open().await;
    let code = far.rest.submit("k", &filing("1234567890"), &NoFiles).await.unwrap();
    for _ in 0..30 {
        assert_eq!(far.rest.dossier(&code, Proof::Typed("9999")).await, Ok(None));
    }
}
