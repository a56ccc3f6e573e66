//! The extensions *creation* and *creation with upload*.

use super::*;
use crate::uploads::samples;

#[tokio::test]
async fn a_creation_is_acknowledged_with_201_and_its_address_at_offset_0() {
    let place = Place::new().await;
    let response = place.send(announced("a.pdf", 100), "").await;
    assert_eq!(response.status(), StatusCode::CREATED);
    let at = of(&response, "location").to_owned();
    assert!(at.starts_with("/api/v1/uploads/") && id(&at).len() == 32, "{at}");
    assert_eq!(place.offset(&at).await, "0");
}

#[tokio::test]
async fn the_length_must_be_a_non_negative_integer_and_must_be_there() {
    let place = Place::new().await;
    let without = || {
        let request = tus(Method::POST, "/api/v1/uploads");
        request.header("upload-metadata", metadata("a.pdf", DRAFT, QUESTION))
    };
    assert_eq!(place.send(without(), "").await.status(), StatusCode::BAD_REQUEST);
    assert_eq!(
        place.send(without().header("upload-defer-length", 1), "").await.status(),
        StatusCode::BAD_REQUEST,
        "not offered"
    );
    for bad in ["-5", "many", "1.5"] {
        assert_eq!(
            place.send(without().header("upload-length", bad), "").await.status(),
            StatusCode::BAD_REQUEST,
            "{bad}"
        );
    }
}

#[tokio::test]
async fn a_length_over_the_maximum_is_answered_413_with_words() {
    let place = Place::new().await;
    let most = 10 * 1024 * 1024;
    assert_eq!(place.send(announced("a.pdf", most), "").await.status(), StatusCode::CREATED);
    let response = place.send(announced("a.pdf", most + 1), "").await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(String::from_utf8(bytes(response).await).unwrap().contains("lớn hơn 10 MB"));
}

#[tokio::test]
async fn an_empty_file_is_complete_after_its_creation() {
    let place = Place::new().await;
    let at = place.create("a.pdf", 0).await;
    assert_eq!(place.offset(&at).await, "0");
    let listed = place.listed().await;
    assert_eq!(listed[0]["state"], "refused");
    assert!(listed[0]["reason"].as_str().unwrap().contains("trống"), "{listed}");
}

#[tokio::test]
async fn head_gives_the_metadata_back_as_it_was_given() {
    let place = Place::new().await;
    let given = format!("{},is_confidential", metadata("Giấy khai sinh.pdf", DRAFT, QUESTION));
    let request = tus(Method::POST, "/api/v1/uploads").header("upload-length", 5).header("upload-metadata", &given);
    let response = place.send(request, "").await;
    let at = of(&response, "location").to_owned();
    assert_eq!(of(&place.send(tus(Method::HEAD, &at), "").await, "upload-metadata"), given);
}

#[tokio::test]
async fn metadata_must_be_pairs_with_keys_that_are_unique() {
    let place = Place::new().await;
    let good = metadata("a.pdf", DRAFT, QUESTION);
    for bad in
        [format!("{good},filename YQ=="), format!("{good},x not-base64"), format!("{good},,"), "filename YQ==".into()]
    {
        let request = tus(Method::POST, "/api/v1/uploads").header("upload-length", 5).header("upload-metadata", &bad);
        assert_eq!(place.send(request, "").await.status(), StatusCode::BAD_REQUEST, "{bad}");
    }
}

#[tokio::test]
async fn a_file_belongs_to_an_open_draft_of_this_browser_and_a_question_of_its_form() {
    let place = Place::new().await;
    place.begin(&TOKEN.replace('0', "f"), "ban-nhap-2").await;
    for (draft, question) in [("ban-nhap-2", QUESTION), ("khong-co", QUESTION), ("", QUESTION), (DRAFT, "khong-co")] {
        let request = tus(Method::POST, "/api/v1/uploads").header("upload-length", 5);
        let request = request.header("upload-metadata", metadata("a.pdf", draft, question));
        assert_eq!(place.send(request, "").await.status(), StatusCode::NOT_FOUND, "{draft:?} {question}");
    }
}

#[tokio::test]
async fn more_files_than_a_draft_may_have_are_answered_409_with_words() {
    let place = Place::with(&["--most-files", "2"]).await;
    let first = place.create("a.pdf", 5).await;
    place.create("b.pdf", 5).await;
    let response = place.send(announced("c.pdf", 5), "").await;
    assert_eq!(response.status(), StatusCode::CONFLICT);
    assert!(String::from_utf8(bytes(response).await).unwrap().contains("nhiều nhất 2 tệp"));
    place.send(tus(Method::DELETE, &first), "").await;
    place.create("c.pdf", 5).await;
}

#[tokio::test]
async fn bytes_may_come_with_the_creation_and_the_offset_after_them_is_told() {
    let place = Place::new().await;
    let pdf = samples::pdf(1);
    let with = |sent: usize| {
        announced("a.pdf", pdf.len())
            .header("content-type", "application/offset+octet-stream")
            .header("content-length", sent)
            .body(Body::from(pdf[..sent].to_vec()))
            .unwrap()
    };
    let response = place.answer(with(9)).await;
    assert_eq!((response.status(), of(&response, "upload-offset")), (StatusCode::CREATED, "9"));
    let at = of(&response, "location").to_owned();
    assert_eq!(place.patch(&at, 9, &pdf[9..]).await.status(), StatusCode::NO_CONTENT);
    let whole = place.answer(with(pdf.len())).await;
    assert_eq!(of(&whole, "upload-offset"), pdf.len().to_string());
    assert_eq!(of(&whole, "upload-expires"), "", "it has arrived");
    let listed = place.listed().await;
    assert_eq!((&listed[0]["state"], &listed[1]["state"]), (&"ready".into(), &"ready".into()), "{listed}");
}
