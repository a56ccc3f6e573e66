//! What came of files, and handing them back.

use super::*;
use crate::uploads::{Reader, samples};

fn download(at: &str) -> request::Builder {
    from_browser(Method::GET, &format!("/nop-ho-so/{PROCEDURE}/tep/{}", id(at)))
}

#[tokio::test]
async fn files_are_listed_in_order_with_what_came_of_them() {
    let place = Place::new().await;
    place.upload("Giấy khai sinh.pdf", &samples::pdf(3)).await;
    place.upload("chup.png", &samples::jpeg()).await;
    place.upload("hack.pdf", samples::EXE).await;
    let arriving = place.create("d.pdf", 100).await;
    place.patch(&arriving, 0, b"abc").await;
    let listed = place.listed().await;
    let expected = serde_json::json!([
        {"name": "Giấy khai sinh.pdf", "state": "ready", "pages": 3, "image": false, "reason": null},
        {"name": "chup.jpg", "state": "ready", "pages": 1, "image": true, "reason": null},
        {"name": "hack.pdf", "state": "refused", "pages": null, "image": false},
        {"name": "d.pdf", "state": "arriving", "pages": null, "image": false, "bytes": 100, "offset": 3, "reason": null},
    ]);
    for (shown, expected) in listed.as_array().unwrap().iter().zip(expected.as_array().unwrap()) {
        for (key, value) in expected.as_object().unwrap() {
            assert_eq!(&shown[key], value, "{key} of {shown}");
        }
    }
    let reason = listed[2]["reason"].as_str().unwrap();
    assert!(reason.contains("không đúng với tên") && reason.contains("PDF, JPG, PNG, HEIC, DOCX"), "{reason}");
    let elsewhere = from_browser(Method::GET, &format!("/api/v1/uploads?draft={DRAFT}&question=lien-he.dien-thoai"));
    assert_eq!(bytes(place.send(elsewhere, "").await).await, b"[]");
}

#[tokio::test]
async fn a_file_comes_back_whole_as_an_attachment_in_a_sandbox() {
    let place = Place::new().await;
    // More than a frame.
    let mut pdf = samples::pdf(1);
    pdf.extend(std::iter::repeat_n(b'%', 600_000));
    let at = place.upload("Giấy \"1\".pdf", &pdf).await;
    let response = place.send(download(&at), "").await;
    assert_eq!((response.status(), of(&response, "content-type")), (StatusCode::OK, "application/pdf"));
    assert!(of(&response, "content-disposition").starts_with("attachment; "));
    let policy = of(&response, "content-security-policy");
    assert_eq!(policy, "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox");
    assert_eq!((of(&response, "cache-control"), of(&response, "x-content-type-options")), ("no-store", "nosniff"));
    assert!(bytes(response).await == pdf);
}

#[tokio::test]
async fn only_the_owner_gets_a_file_and_nobody_on_a_device_of_the_centre() {
    let place = Place::new().await;
    let at = place.upload("a.jpg", &samples::jpeg_that_tells()).await;
    let response = place.send(download(&at), "").await;
    assert_eq!(response.status(), StatusCode::OK);
    let shown = bytes(response).await;
    assert!(
        !shown.windows(samples::TOLD.len()).any(|window| window == samples::TOLD),
        "where it was taken is not kept"
    );
    let address = format!("/nop-ho-so/{PROCEDURE}/tep/{}", id(&at));
    for cookie in ["", "trinh-duyet=f123456789abcdeff123456789abcdef", &format!("trinh-duyet={TOKEN}; thiet-bi=kiosk")]
    {
        let request = Request::builder().uri(&address).header("cookie", cookie);
        assert_eq!(place.send(request, "").await.status(), StatusCode::NOT_FOUND, "{cookie}");
    }
    let refused = place.upload("a.pdf", samples::EXE).await;
    assert_eq!(place.send(download(&refused), "").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_of_a_file_lies_open_on_the_disk() {
    let place = Place::new().await;
    let pdf = samples::pdf(1);
    let at = place.create("a.pdf", pdf.len()).await;
    let look = || {
        let mut found = Vec::new();
        for folder in ["arriving", "files"] {
            for entry in std::fs::read_dir(place._folder.path().join("data/files").join(folder)).unwrap() {
                found.push(std::fs::read(entry.unwrap().path()).unwrap());
            }
        }
        found
    };
    place.patch(&at, 0, &pdf[..50]).await;
    place.patch(&at, 50, &pdf[50..100]).await;
    assert_eq!(look().len(), 2);
    place.patch(&at, 100, &pdf[100..]).await;
    let found = look();
    assert_eq!(found.len(), 1);
    assert!(!found[0].windows(5).any(|window| window == b"%PDF-"));
}

#[tokio::test]
async fn a_file_that_was_changed_on_the_disk_is_not_handed_out() {
    let place = Place::new().await;
    let at = place.upload("a.pdf", &samples::pdf(1)).await;
    let path = place._folder.path().join("data/files/files").join(id(&at));
    let mut sealed = std::fs::read(&path).unwrap();
    let last = sealed.len() - 1;
    sealed[last] ^= 1;
    std::fs::write(&path, sealed).unwrap();
    let upload = place.app.store.any_upload(id(&at)).await.unwrap().unwrap();
    let mut stream = Box::pin(place.app.uploads.stream(&upload, Reader::Owner).unwrap());
    assert!(futures_util::StreamExt::next(&mut stream).await.unwrap().is_err());
}

#[tokio::test]
async fn files_go_at_once_with_the_draft_that_is_deleted_or_forgotten() {
    let place = Place::new().await;
    let lying = || {
        let count =
            |folder: &str| std::fs::read_dir(place._folder.path().join("data/files").join(folder)).unwrap().count();
        count("arriving") + count("files")
    };
    for forget in [format!("/nop-ho-so/{PROCEDURE}/xoa"), "/ho-so".to_owned()] {
        place.begin(TOKEN, DRAFT).await;
        place.upload("a.pdf", &samples::pdf(1)).await;
        let arriving = place.create("b.pdf", 100).await;
        place.patch(&arriving, 0, b"abc").await;
        assert_eq!(lying(), 2);
        let answer = place.send(from_browser(Method::POST, &forget).header("sec-fetch-site", "same-origin"), "").await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{forget}");
        assert_eq!(lying(), 0, "{forget}");
    }
}
