//! The extension *termination*.

use super::*;
use crate::uploads::samples;

#[tokio::test]
async fn what_is_terminated_is_acknowledged_with_204_freed_and_not_found_any_more() {
    let place = Place::new().await;
    let unfinished = place.create("a.pdf", 10).await;
    place.patch(&unfinished, 0, b"abc").await;
    let finished = place.upload("b.pdf", &samples::pdf(1)).await;
    for at in [unfinished, finished] {
        let response = place.send(tus(Method::DELETE, &at), "").await;
        assert_eq!((response.status(), of(&response, "tus-resumable")), (StatusCode::NO_CONTENT, "1.0.0"));
        assert_eq!(place.send(tus(Method::HEAD, &at), "").await.status(), StatusCode::NOT_FOUND);
        assert_eq!(place.patch(&at, 3, b"x").await.status(), StatusCode::NOT_FOUND);
        assert_eq!(place.send(tus(Method::DELETE, &at), "").await.status(), StatusCode::NOT_FOUND);
    }
    for folder in ["arriving", "files"] {
        let path = place._folder.path().join("data/files").join(folder);
        assert_eq!(std::fs::read_dir(path).unwrap().count(), 0, "{folder}");
    }
}
