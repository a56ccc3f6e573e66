//! The stand-in refuses what a client must not do: a fault of the adapter shows here and not at a province.

use reqwest::{Method, RequestBuilder};

use super::*;

async fn status(request: RequestBuilder) -> u16 {
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn headers_are_asked_for() {
    let province = province().await;
    let api = &province.adapter.api;
    let bare = |path: &str| api.client.get(format!("{}{path}", api.base));
    assert_eq!(status(bare("/dossiers/x").basic_auth("motcham", Some("standin"))).await, 400);
    assert_eq!(status(bare("/dossiers/x").header("groupId", 1)).await, 400);
    assert_eq!(status(bare("/dossiers/x").header("groupId", 35_417)).await, 203);
    assert_eq!(status(bare("/dossiers/x").header("groupId", 35_417).basic_auth("motcham", Some("no"))).await, 401);
}

#[tokio::test]
async fn paths_methods_and_types_are_those_of_the_source() {
    let province = province().await;
    let api = &province.adapter.api;
    assert_eq!(status(api.request(Method::GET, &["dossier"])).await, 404);
    assert_eq!(status(api.request(Method::PUT, &["dossiers"])).await, 405);
    assert_eq!(status(api.request(Method::POST, &["dossiers"]).json(&[1])).await, 415);
    assert_eq!(status(api.request(Method::POST, &["dossiers", "x", "files"]).form(&[("file", "x")])).await, 415);
    assert_eq!(status(api.request(Method::GET, &["dossiers", "x"]).query(&[("secretKey", "1234")])).await, 400);
}

#[tokio::test]
async fn fields_are_those_of_the_source() {
    let province = province().await;
    let api = &province.adapter.api;
    let create = |fields: &[(&str, &str)]| api.request(Method::POST, &["dossiers"]).form(fields);
    let known = [("serviceCode", "1.004873"), ("govAgencyCode", "H36"), ("dossierTemplateNo", "1.004873")];
    let with = |field| [known.as_slice(), &[field]].concat();
    assert_eq!(status(create(&with(("referenceUID", "x")))).await, 400, "of another name");
    assert_eq!(status(create(&with(("serviceCode", "2")))).await, 400, "twice");
    assert_eq!(status(create(&known)).await, 403, "without originality");
    assert_eq!(status(create(&with(("originality", "1")))).await, 200);
    let parts = reqwest::multipart::Form::new().text("dossierPartNo", "TK");
    assert_eq!(status(api.request(Method::POST, &["dossiers", "x", "files"]).multipart(parts)).await, 400);
    let code = province.file("k").await.unwrap();
    let act = |fields: &[(&str, &str)]| api.request(Method::POST, &["dossiers", code.as_str(), "actions"]).form(fields);
    assert_eq!(status(act(&[("actionCode", "1100"), ("payload", "{}")])).await, 405, "a second time");
}
