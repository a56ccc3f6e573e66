//! The files of a draft, as they go with the filing.

use super::*;
use crate::province::Attachment;

fn words(question: &str) -> String {
    format!("Giấy tờ {question}")
}

async fn attachments(place: &Place) -> Vec<Attachment> {
    place.files().attachments(BROWSER, "draft", &words).await.unwrap()
}

#[tokio::test]
async fn photos_of_one_document_become_one_pdf_in_the_order_of_its_pages() {
    let place = Place::new(&[]).await;
    let pdf = place.take("khai-sinh", "a.pdf", &samples::pdf(1)).await;
    let first = place.take("can-cuoc", "mat-truoc.jpg", &samples::jpeg()).await;
    place.take("can-cuoc", "mat-sau.png", &samples::png()).await;
    let attached = attachments(&place).await;
    assert_eq!(attached.len(), 2);
    assert_eq!((attached[0].id.as_str(), attached[0].document.as_str()), (&*pdf.new.id, "Giấy tờ khai-sinh"));
    let bound = &attached[1];
    assert_eq!((bound.file_name.as_str(), bound.media_type.as_str()), ("mat-truoc.pdf", "application/pdf"));
    assert_eq!(place.known(&bound.id).await.unwrap().file.unwrap().pages, Some(2));
    assert_ne!(bound.id, first.new.id);
    assert_eq!(place.files().read(&bound.id).await.unwrap().len() as u64, bound.bytes);

    assert_eq!(attachments(&place).await, attached, "asked again, it is the same");
    assert_eq!(place.files().list("draft").await.unwrap().len(), 3, "the citizen sees the photos");
    place.take("can-cuoc", "them.jpg", &samples::jpeg()).await;
    assert_ne!(attachments(&place).await[1].id, bound.id, "another page, another file");
}

#[tokio::test]
async fn one_photo_stays_a_photo_and_what_cannot_be_bound_goes_one_by_one() {
    let place = Place::new(&[]).await;
    let photo = place.take("mot", "a.jpg", &samples::jpeg()).await;
    // Looks like photos, and no picture can be made of one.
    place.take("hai", "b.jpg", &samples::jpeg()).await;
    let broken = place.take("hai", "c.png", &samples::png_of(5_000, 5_000)).await;
    assert_eq!(broken.state, UploadState::Ready, "{:?}", broken.reason);
    let attached = attachments(&place).await;
    let names: Vec<_> = attached.iter().map(|one| one.file_name.as_str()).collect();
    assert_eq!(names, ["a.jpg", "b.jpg", "c.png"]);
    assert_eq!(attached[0].id, photo.new.id);
}

#[tokio::test]
async fn what_is_not_ready_is_not_attached_and_nothing_is_blocked_by_it() {
    let place = Place::new(&[]).await;
    place.take("giay", "a.pdf", samples::EXE).await;
    place.announce("giay", "b.pdf", 100).await;
    let good = place.take("giay", "c.pdf", &samples::pdf(1)).await;
    let ids: Vec<_> = attachments(&place).await.into_iter().map(|one| one.id).collect();
    assert_eq!(ids, [good.new.id]);
}

#[tokio::test]
async fn a_button_pressed_twice_binds_the_same_photos_and_a_draft_that_goes_meanwhile_breaks_nothing() {
    let place = Place::new(&[]).await;
    for name in ["a.jpg", "b.jpg"] {
        place.take("can-cuoc", name, &samples::jpeg()).await;
    }
    let (one, other) = tokio::join!(attachments(&place), attachments(&place));
    assert_eq!((one.len(), &one), (1, &other));
    assert_eq!(place.files().read(&one[0].id).await.unwrap().len() as u64, one[0].bytes);

    place.take("can-cuoc", "c.jpg", &samples::jpeg()).await;
    place.app.store.delete_draft(BROWSER, "1.004873").await.unwrap();
    assert_eq!(attachments(&place).await.len(), 3, "not bound; the submission finds the draft gone");
}
