//! The work list: filters, search, flags, order, pages, the next dossier.

use domain::dossier::Stage;
use time::{Duration, macros::datetime};

use super::*;
use crate::province::embedded::{Filter, work_list::PAGE};

impl Province {
    async fn codes(&self, filter: Filter, search: &str, at: OffsetDateTime) -> Vec<String> {
        let list = self.work_list(filter, search, 1, at).await.unwrap();
        list.items.iter().map(|item| item.code.as_str()[11..].to_owned()).collect()
    }
}

#[test]
fn filters_have_names() {
    let stages = Stage::ALL.map(Filter::Stage);
    for filter in [Filter::Open, Filter::Unanswered, Filter::Overdue, Filter::All].into_iter().chain(stages) {
        assert_eq!(Filter::from_slug(filter.slug()), Some(filter));
    }
    assert_eq!(Filter::from_slug("x"), None);
}

#[tokio::test]
async fn filters_flags_and_counts() {
    let province = province().await;
    let mut codes = Vec::new();
    for n in 0..5 {
        // The later the number, the longer it has waited.
        let filing = Filing { submitted_at: MONDAY - Duration::HOUR * n, ..filing("1") };
        codes.push(province.submit_at(&n.to_string(), &filing, MONDAY).await.unwrap());
    }
    province.run(&codes[1], &[(Action::Receive, MONDAY)]).await.unwrap();
    province.run(&codes[2], &[(Action::Refuse, MONDAY)]).await.unwrap();
    province.run(&codes[3], &[(Action::Receive, MONDAY), (Action::RequestSupplement, MONDAY)]).await.unwrap();

    assert_eq!(province.codes(Filter::Open, "", MONDAY).await, ["0005", "0001", "0004", "0002"]);
    assert_eq!(province.codes(Filter::All, "", MONDAY).await, ["0001", "0002", "0003", "0004", "0005"]);
    assert_eq!(province.codes(Filter::Stage(Stage::Refused), "", MONDAY).await, ["0003"]);
    assert!(province.codes(Filter::Overdue, "", MONDAY).await.is_empty());

    let later = datetime!(2026-12-10 08:00 +7);
    assert_eq!(province.codes(Filter::Unanswered, "", later).await, ["0005", "0001"]);
    assert_eq!(province.codes(Filter::Overdue, "", later).await, ["0002"]);
    let list = province.work_list(Filter::Open, "", 1, later).await.unwrap();
    assert_eq!((list.unanswered, list.overdue, list.total), (2, 1, 4));
    assert_eq!(
        list.counts,
        [(Stage::Registered, 2), (Stage::Received, 1), (Stage::Refused, 1), (Stage::SupplementRequired, 1)]
    );
    assert_eq!(
        list.items.iter().map(|item| (item.unanswered, item.overdue)).collect::<Vec<_>>(),
        [(false, true), (true, false), (true, false), (false, false)]
    );
}

#[tokio::test]
async fn search_finds_by_code_reference_name_and_phone() {
    let province = province().await;
    province.submit("1234567890").await;
    let other = Filing {
        reference: "9876543210".to_owned(),
        owner_name: "Lê Thị Hoa".to_owned(),
        submitter_name: "Lê Thị Hoa".to_owned(),
        submitter_phone: "+84911222333".to_owned(),
        ..filing("2")
    };
    province.submit_at("2", &other, MONDAY).await.unwrap();
    for search in [
        "h36-261123-0001",
        "261123-0001",
        "1234567890",
        "123-456-7890",
        "dang van mau",
        "Mẫu ĐẶNG",
        "bưởi",
        "0900000001",
        "0900 000 001",
        "0900.000.001",
        "000 001",
        "+84900000001",
    ] {
        assert_eq!(province.codes(Filter::All, search, MONDAY).await, ["0001"], "{search}");
    }
    for search in ["dang hoa", "0900 000 002", "%", "_", "' OR 1=1 --"] {
        assert!(province.codes(Filter::All, search, MONDAY).await.is_empty(), "{search}");
    }
    assert!(province.codes(Filter::Stage(Stage::Completed), "bưởi", MONDAY).await.is_empty());
    assert_eq!(province.codes(Filter::All, "thi", MONDAY).await.len(), 2);
}

#[tokio::test]
async fn pages_of_forty() {
    let province = province().await;
    for n in 0..=PAGE {
        province.submit(&n.to_string()).await;
    }
    let first = province.work_list(Filter::Open, "", 1, MONDAY).await.unwrap();
    assert_eq!((first.items.len(), first.page, first.pages, first.total), (40, 1, 2, 41));
    for past_the_end in [2, 99] {
        let last = province.work_list(Filter::Open, "", past_the_end, MONDAY).await.unwrap();
        assert_eq!((last.items.len(), last.page), (1, 2));
    }
    let none = province.work_list(Filter::Open, "không có ai", 3, MONDAY).await.unwrap();
    assert_eq!((none.items.len(), none.page, none.pages), (0, 1, 1));
}

#[tokio::test]
async fn the_next_dossier_goes_round_the_filter() {
    let province = province().await;
    let mut codes = Vec::new();
    for n in 0..3 {
        codes.push(province.submit(&n.to_string()).await);
    }
    let next = async |code: &DossierCode, filter| {
        let file = province.file(code).await;
        let next = province.next_dossier(&file, file.place_before(MONDAY), filter, "", MONDAY).await.unwrap();
        next.map(|next| next.code)
    };
    let new = Filter::Stage(Stage::Registered);
    assert_eq!(next(&codes[0], new).await.as_ref(), Some(&codes[1]));
    assert_eq!(next(&codes[2], new).await.as_ref(), Some(&codes[0]));
    // What was just taken in has left the filter but not its place in the order.
    province.run(&codes[1], &[(Action::Receive, MONDAY)]).await.unwrap();
    assert_eq!(next(&codes[1], new).await.as_ref(), Some(&codes[2]));
    assert_eq!(next(&codes[1], Filter::Stage(Stage::Received)).await, None);
    assert_eq!(next(&codes[0], Filter::All).await.as_ref(), Some(&codes[2]));
}

#[tokio::test]
async fn the_most_urgent_comes_first() {
    let province = province().await;
    let mut codes = Vec::new();
    for n in 0..5 {
        codes.push(province.submit(&n.to_string()).await);
    }
    let later = datetime!(2026-12-10 08:00 +7);
    let new = Filing { submitted_at: later, ..filing("new") };
    province.submit_at("new", &new, MONDAY).await.unwrap();
    // Due on the 27th, but stopped in time; a result has no deadline any more.
    province.run(&codes[1], &[(Action::Receive, MONDAY), (Action::RequestSupplement, MONDAY)]).await.unwrap();
    province
        .run(&codes[2], &[(Action::Receive, MONDAY), (Action::Process, MONDAY), (Action::Finish, MONDAY)])
        .await
        .unwrap();
    // Overdue; the one that was received later is due later.
    let wednesday = MONDAY + Duration::days(2);
    province.run(&codes[3], &[(Action::Receive, wednesday)]).await.unwrap();
    province.run(&codes[4], &[(Action::Receive, MONDAY)]).await.unwrap();

    let expected = ["0005", "0004", "0001", "0002", "0006", "0003"];
    assert_eq!(province.codes(Filter::Open, "", later).await, expected);
    let mut file = province.file(&codes[4]).await;
    for position in [2, 3, 4, 5, 6, 1] {
        let next = province.next_dossier(&file, file.place(later), Filter::Open, "", later).await.unwrap().unwrap();
        assert_eq!((next.position, next.total), (position, 6));
        file = province.file(&next.code).await;
    }
    let next = province.next_dossier(&file, file.place(later), Filter::Open, "bưởi 0003", later).await.unwrap();
    assert_eq!(next.map(|next| (next.code, next.position, next.total)), Some((codes[2].clone(), 1, 1)));
}

#[tokio::test]
async fn what_was_overdue_when_the_clock_stopped_stays_overdue() {
    let province = province().await;
    let late = datetime!(2026-12-01 08:00 +7);
    for (stop, received) in [(Action::Pause, MONDAY), (Action::RequirePayment, MONDAY), (Action::Pause, late)] {
        let code = province.submit(&format!("{stop:?} {received}")).await;
        province.run(&code, &[(Action::Receive, received), (Action::Process, received), (stop, late)]).await.unwrap();
        let file = province.file(&code).await;
        assert_eq!((file.is_overdue(late), file.stopped_too_late()), (received == MONDAY, received == MONDAY));
    }
    let much_later = late + Duration::days(30);
    assert_eq!(province.codes(Filter::Overdue, "", much_later).await, ["0001", "0002"]);
    let list = province.work_list(Filter::Overdue, "", 1, much_later).await.unwrap();
    assert_eq!(list.overdue, 2);
    assert!(list.items.iter().all(|item| item.overdue));
}

#[tokio::test]
async fn search_finds_by_agency_and_personal_id() {
    let province = province().await;
    let mut with_id = filing("1");
    with_id.answers[0].value = "căn cước 000 đến 000170000001, số cũ 1234567890123".to_owned();
    province.submit_at("1", &with_id, MONDAY).await.unwrap();
    let elsewhere = Filing { agency_name: "UBND xã Hàm Thuận".to_owned(), ..filing("2") };
    province.submit_at("2", &elsewhere, MONDAY).await.unwrap();
    assert_eq!(province.codes(Filter::All, "000170000001", MONDAY).await, ["0001"]);
    assert_eq!(province.codes(Filter::All, "000 170 000 001", MONDAY).await, ["0001"]);
    assert_eq!(province.codes(Filter::All, "ham thuan", MONDAY).await, ["0002"]);
    assert!(province.codes(Filter::All, "1234567890123", MONDAY).await.is_empty());
}
