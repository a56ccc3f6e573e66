//! What every backend of the store promises, as one suite that runs on each of them.

use std::sync::Arc;

use domain::{
    dossier::{DossierCode, Stage},
    eform::Answers,
    reference::Reference,
};
use time::{Duration, OffsetDateTime, macros::datetime};

use super::{Draft, ENDED_DAYS, GRANT_DAYS, Grant, NewSubmission, Store, StoredRating, Submitted};
use crate::province::{DossierView, Filing, SubmittedRating};

mod codes;
mod consents;
mod cursors;
mod draft_codes;
mod drafts;
mod follow_ups;
mod limits;
mod messages;
mod outbox;
mod phone_proofs;
mod uploads;

/// The promises of this file, by the name under which the macro calls a module.
use super::contract as general;

const NOW: OffsetDateTime = datetime!(2026-11-23 08:00 +7);
pub(super) const BROWSER: &[u8] = b"browser";
const OTHER: &[u8] = b"other browser";

/// Runs the whole suite, each promise on an empty store. `$open` gives a [`Spoilable`] store and what keeps it alive.
macro_rules! suite {
    ($open:expr) => {
        suite!(@tests $open, general,
            one_submission_however_often_it_is_sent, racing_submits_make_one, a_taken_reference_is_told,
            grants_open_and_expire, what_others_say_is_kept_whatever_it_is,
            a_rating_changes_within_its_time, open_dossiers_of_a_person_are_known, who_waits_for_an_answer_is_counted,
            an_ended_submission_goes_after_its_days_and_an_open_one_stays, a_rating_on_its_way_keeps_its_submission);
        suite!(@tests $open, drafts,
            drafts_are_kept_by_browser_and_procedure, a_draft_expires_after_its_days, a_replaced_draft_is_not_written, two_pages_saved_at_once_are_both_kept, what_changed_is_not_sent);
        suite!(@tests $open, draft_codes,
            a_code_leads_to_its_draft_as_long_as_there_is_one, two_drafts_never_have_one_code,
            a_draft_that_was_replaced_or_sent_has_no_code, a_move_waits_for_its_one_time_code, a_new_code_ends_what_was_begun_with_the_old_one,
            a_draft_moves_and_is_not_copied, another_draft_is_replaced_only_if_asked_for, racing_moves_make_one,
            a_shared_device_forgets_drafts_that_a_code_still_opens, a_phone_is_told_once_before_its_draft_expires);
        suite!(@tests $open, messages,
            a_message_is_leased_as_it_was_written_and_once,
            a_message_comes_again_when_its_lease_runs_out_or_its_wait_is_over, what_serves_nobody_any_more_is_not_sent,
            racing_workers_lease_each_letter_once, the_mailbox_keeps_each_message_once_and_for_a_day);
        suite!(@tests $open, limits,
            tries_are_counted_in_their_window, racing_tries_are_counted_one_by_one, a_try_that_is_taken_back_does_not_count,
            a_try_is_deleted_when_it_cannot_count_any_more);
        suite!(@tests $open, outbox,
            a_submission_is_handed_over_once, a_lease_runs_out, a_lease_is_renewed_by_its_worker_alone, a_dead_filing_is_told, messages_of_one_submission_go_in_order,
            racing_workers_lease_each_message_once, behind_a_dead_message_nothing_of_its_submission_goes, a_postponed_message_was_not_tried, what_waits_for_a_far_instant_is_due,
            a_late_failure_changes_nothing_and_a_late_delivery_counts, an_unreadable_message_dies_alone, the_backlog_is_counted,
            a_revived_message_begins_anew, what_a_person_settled_is_kept, a_code_has_one_submission);
        suite!(@tests $open, follow_ups,
            a_follow_up_goes_after_its_filing_and_is_shown, a_follow_up_takes_its_draft_and_files_or_nothing,
            one_follow_up_at_a_time, racing_follow_ups_make_one, what_became_of_a_follow_up_is_known,
            the_answer_to_a_draft_is_a_follow_up);
        suite!(@tests $open, phone_proofs,
            a_phone_is_proven_by_its_code_for_a_while, what_ended_is_found_by_its_phone);
        suite!(@tests $open, cursors,
            one_follows_at_a_time, a_late_follower_keeps_nothing, being_caught_up_is_known_until_the_next_time, an_answer_is_kept_by_its_code);
        suite!(@tests $open, codes,
            a_grant_for_a_code_opens_that_code_on_that_browser_until_its_time,
            a_grant_for_a_code_is_forgotten_and_expires_with_the_others);
        suite!(@tests $open, consents,
            a_consent_is_kept_as_it_was_given, what_came_of_a_consent_is_said_once,
            a_consent_is_taken_back_once, a_consent_goes_after_its_days);
        suite!(@tests $open, uploads,
            a_file_is_announced_for_an_open_draft_of_this_browser_only, racing_announcements_never_exceed_the_most, a_refused_file_keeps_no_place_of_its_question, pages_change_places,
            pieces_are_kept_one_after_the_other, racing_pieces_at_one_place_are_kept_once, what_came_of_a_file_is_said_once,
            files_are_sent_with_their_draft_or_not_at_all, who_sees_the_submission_sees_its_files,
            orphans_are_dropped_and_nothing_else, a_sent_file_goes_after_its_days);
    };
    (@tests $open:expr, $module:ident, $($test:ident),*) => {
        $(
            #[tokio::test]
            async fn $test() {
                let (store, _guard) = $open.await;
                super::$module::$test(Arc::new(store)).await;
            }
        )*
    };
}

mod sqlite {
    use std::sync::Arc;

    use super::{super::sqlite::Sqlite, Spoilable};

    #[async_trait::async_trait]
    impl Spoilable for Sqlite {
        async fn spoil(&self, id: i64) {
            Sqlite::spoil(self, id).await;
        }
    }

    async fn open() -> (Sqlite, tempfile::TempDir) {
        let dir = tempfile::tempdir().unwrap();
        (Sqlite::open(dir.path()).await.unwrap(), dir)
    }

    suite!(open());
}

mod postgres {
    use std::sync::Arc;

    use super::{
        super::postgres::{Postgres, test_database::TestDatabase},
        Spoilable,
    };

    #[async_trait::async_trait]
    impl Spoilable for Postgres {
        async fn spoil(&self, id: i64) {
            Postgres::spoil(self, id).await;
        }
    }

    async fn open() -> (Postgres, TestDatabase) {
        let database = TestDatabase::create().await;
        (database.open().await, database)
    }

    suite!(open());
}

/// A store whose outbox can be damaged.
#[async_trait::async_trait]
trait Spoilable: Store {
    /// Makes the payload of this row unreadable.
    async fn spoil(&self, id: i64);
}

type Shared = Arc<dyn Store>;

pub(super) fn draft(procedure: &str, id: &str) -> Draft {
    Draft {
        id: id.to_owned(),
        procedure: procedure.to_owned(),
        form_version: "1".to_owned(),
        office: "ubnd".to_owned(),
        answers: Answers::from_iter([("ho-ten", "Nguyễn Thị Mẫu")]),
        saved_at: NOW,
        revision: 0,
    }
}

pub(super) fn reference(seed: u8) -> Reference {
    Reference::from_random([seed; 8])
}

fn code(sequence: u32) -> DossierCode {
    DossierCode::issue("H36", NOW.date(), sequence).unwrap()
}

pub(super) fn submission(key: &str, seed: u8) -> NewSubmission {
    let reference = reference(seed);
    NewSubmission {
        reference,
        key: key.to_owned(),
        revision: 0,
        person_key: b"person".to_vec(),
        phone_key: b"phone".to_vec(),
        factors: vec![b"1234".to_vec(), b"1234".to_vec()],
        qr_hash: b"hash".to_vec(),
        office: "phan-thiet".to_owned(),
        attachments: Vec::new(),
        filing: Filing {
            reference: reference.to_string(),
            procedure_id: "1.004873".to_owned(),
            procedure_name: "Cấp Giấy xác nhận tình trạng hôn nhân".to_owned(),
            agency_code: "H36".to_owned(),
            agency_name: "UBND phường Phan Thiết".to_owned(),
            submitted_at: NOW,
            working_days: Some(3),
            submitter_personal_id: None,
            submitter_name: "Nguyễn Thị Mẫu".to_owned(),
            submitter_phone: "+84900000001".to_owned(),
            owner_personal_id: None,
            owner_tax_code: None,
            owner_name: "Nguyễn Thị Mẫu".to_owned(),
            return_method: "Nhận tại quầy".to_owned(),
            answers: Vec::new(),
            documents: Vec::new(),
            attachments: Vec::new(),
        },
    }
}

fn view(stage: Stage) -> DossierView {
    DossierView {
        code: code(1),
        procedure: String::new(),
        agency: String::new(),
        stage,
        due: None,
        due_uncertain: false,
        amount_due: None,
        supplement_requests: 0,
        ended_at: None,
        events: Vec::new(),
        papers: Vec::new(),
    }
}

async fn sent(store: &Shared, key: &str, seed: u8) -> Reference {
    store.begin_draft(BROWSER, &draft("p", key)).await.unwrap();
    let Submitted::As(reference) = store.submit(BROWSER, &submission(key, seed)).await.unwrap() else {
        panic!("the draft was there");
    };
    reference
}

async fn lease_and_deliver(store: &Shared, code: &DossierCode) {
    let leased = store.lease(NOW, NOW + Duration::MINUTE).await.unwrap().unwrap();
    store.delivered(&leased, Some(code)).await.unwrap();
}

async fn an_ended_submission_goes_after_its_days_and_an_open_one_stays(store: Shared) {
    let (open, ended) = (sent(&store, "open", 1).await, sent(&store, "ended", 2).await);
    while let Some(leased) = store.lease(NOW, NOW + Duration::MINUTE).await.unwrap() {
        store.delivered(&leased, Some(&code(leased.id.try_into().unwrap()))).await.unwrap();
    }
    store.remember(open, &view(Stage::Processing), NOW).await.unwrap();
    store.remember(ended, &DossierView { ended_at: Some(NOW), ..view(Stage::Returned) }, NOW).await.unwrap();
    assert_eq!(store.submission(ended).await.unwrap().unwrap().office, "phan-thiet");
    let end = NOW + Duration::days(ENDED_DAYS);
    assert_eq!(store.expire(end - Duration::SECOND).await.unwrap().submissions, 0);
    assert_eq!(store.expire(end).await.unwrap().submissions, 1);
    assert!(store.submission(ended).await.unwrap().is_none());
    assert!(store.factors(ended).await.unwrap().is_empty());
    assert!(store.submission(open).await.unwrap().is_some());
    // The filing browser's access ends by itself.
    assert_eq!(store.expire(NOW + Duration::days(GRANT_DAYS)).await.unwrap().grants, 1);
}

async fn a_rating_on_its_way_keeps_its_submission(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    let filing = store.lease(NOW, NOW + Duration::MINUTE).await.unwrap().unwrap();
    store.delivered(&filing, Some(&code(1))).await.unwrap();
    store.remember(reference, &view(Stage::Returned), NOW).await.unwrap();
    let end = NOW + Duration::days(ENDED_DAYS);
    assert!(store.rate(reference, &rating(1000, end), end - Duration::DAY).await.unwrap());
    assert_eq!(store.expire(end).await.unwrap().submissions, 0);
    let rated = store.lease(end, end + Duration::MINUTE).await.unwrap().unwrap();
    store.delivered(&rated, None).await.unwrap();
    assert_eq!(store.expire(end).await.unwrap().submissions, 1);
    assert!(store.rating(reference).await.unwrap().is_none());
}

async fn one_submission_however_often_it_is_sent(store: Shared) {
    let first = sent(&store, "key", 1).await;
    assert!(store.draft(BROWSER, "p", NOW).await.unwrap().is_none());
    // The draft may even be there again: the key decides.
    store.begin_draft(BROWSER, &draft("p", "key")).await.unwrap();
    assert_eq!(store.submit(BROWSER, &submission("key", 2)).await.unwrap(), Submitted::As(first));
    assert!(store.submission(reference(2)).await.unwrap().is_none());
    assert_eq!(store.by_key("key").await.unwrap(), Some(first));
    assert_eq!(store.submit(BROWSER, &submission("unknown", 3)).await.unwrap(), Submitted::DraftGone);
    assert_eq!(store.backlog().await.unwrap().waiting, 1);
}

async fn racing_submits_make_one(store: Shared) {
    store.begin_draft(BROWSER, &draft("p", "key")).await.unwrap();
    let racers = (1..=8).map(|seed| {
        let store = store.clone();
        tokio::spawn(async move { store.submit(BROWSER, &submission("key", seed)).await.unwrap() })
    });
    let mut answers = Vec::new();
    for racer in racers.collect::<Vec<_>>() {
        answers.push(racer.await.unwrap());
    }
    assert!(matches!(answers[0], Submitted::As(_)));
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(store.backlog().await.unwrap().waiting, 1);
}

async fn a_taken_reference_is_told(store: Shared) {
    sent(&store, "first", 1).await;
    store.begin_draft(BROWSER, &draft("p", "second")).await.unwrap();
    let error = store.submit(BROWSER, &submission("second", 1)).await.unwrap_err();
    assert!(error.is_taken_reference(), "{error}");
    // Nothing of the failed try is left: the draft can be sent under another reference.
    assert_eq!(store.submit(BROWSER, &submission("second", 2)).await.unwrap(), Submitted::As(reference(2)));
}

/// Texts of the province and of whoever posts a form.
async fn what_others_say_is_kept_whatever_it_is(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    assert_eq!(store.by_key("nothing\0").await.unwrap(), None);
    assert!(store.draft(BROWSER, "\0", NOW).await.unwrap().is_none());
    let leased = store.lease(NOW, NOW + Duration::MINUTE).await.unwrap().unwrap();
    store.retry_at(&leased, NOW, "busy\0").await.unwrap();
    let leased = store.lease(NOW, NOW + Duration::MINUTE).await.unwrap().unwrap();
    store.give_up(&leased, NOW, "agency\0unknown").await.unwrap();
    let dead = store.submission(reference).await.unwrap().unwrap().dead.unwrap();
    assert!(dead.starts_with("agency") && dead.ends_with("unknown"), "{dead:?}");
    let mut typed = draft("p", "zero");
    typed.answers.set("ho-ten".to_owned(), "a\0b".to_owned());
    store.begin_draft(BROWSER, &typed).await.unwrap();
    assert_eq!(store.draft(BROWSER, "p", NOW).await.unwrap(), Some(typed));
}

async fn grant(store: &Shared, browser: &[u8], reference: Reference, now: OffsetDateTime) -> Option<Grant> {
    store.opened(browser, reference, now).await.unwrap().map(|(grant, _)| grant)
}

async fn grants_open_and_expire(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    assert_eq!(grant(&store, BROWSER, reference, NOW).await, Some(Grant::Full));
    assert_eq!(grant(&store, OTHER, reference, NOW).await, None);
    store.give_grant(OTHER, reference, Grant::Stage, NOW + Duration::HOUR).await.unwrap();
    assert_eq!(grant(&store, OTHER, reference, NOW).await, Some(Grant::Stage));
    assert_eq!(grant(&store, OTHER, reference, NOW + Duration::HOUR).await, None);
    assert!(store.granted(OTHER, NOW).await.unwrap().is_empty(), "a stage is not a dossier of one's own");
    // A lookup does not take away what the QR code gave.
    store.give_grant(BROWSER, reference, Grant::Stage, NOW + Duration::HOUR).await.unwrap();
    assert_eq!(grant(&store, BROWSER, reference, NOW + Duration::DAY).await, Some(Grant::Full));
    assert_eq!(store.granted(BROWSER, NOW).await.unwrap(), vec![reference]);
    store.forget_grants(BROWSER).await.unwrap();
    assert_eq!(grant(&store, BROWSER, reference, NOW).await, None);
    assert_eq!(store.factors(reference).await.unwrap(), vec![b"1234".to_vec()]);
    assert_eq!(store.qr_hash(reference).await.unwrap(), Some(b"hash".to_vec()));
    assert_eq!(store.qr_hash(self::reference(9)).await.unwrap(), None);
    store.renew_qr(reference, b"new").await.unwrap();
    assert_eq!(store.qr_hash(reference).await.unwrap().as_deref(), Some(b"new".as_slice()));
    assert_eq!(store.submission(reference).await.unwrap().unwrap().qr_hash, b"new");
}

fn rating(score: u16, at: OffsetDateTime) -> StoredRating {
    StoredRating {
        rating: SubmittedRating {
            code: code(1),
            questionnaire: "1".to_owned(),
            points: vec![("q1".to_owned(), 2)],
            score_permille: score,
            criteria: 1,
            satisfaction: None,
            apology_received: None,
            comment: String::new(),
            rated_at: at,
        },
        answers: Answers::default(),
        first_rated_at: at,
    }
}

async fn a_rating_changes_within_its_time(store: Shared) {
    let reference = sent(&store, "key", 1).await;
    let filing = store.lease(NOW, NOW + Duration::MINUTE).await.unwrap().unwrap();
    store.delivered(&filing, Some(&code(1))).await.unwrap();
    let day = Duration::DAY;
    assert!(!store.submission(reference).await.unwrap().unwrap().rated);
    assert!(store.rate(reference, &rating(1000, NOW), NOW - day).await.unwrap());
    assert!(store.submission(reference).await.unwrap().unwrap().rated);
    let later = NOW + day;
    assert!(store.rate(reference, &rating(500, later), later - day).await.unwrap());
    let stored = store.rating(reference).await.unwrap().unwrap();
    assert_eq!((stored.rating.score_permille, stored.first_rated_at), (500, NOW), "changed, but first given before");
    let too_late = later + Duration::SECOND;
    assert!(!store.rate(reference, &rating(0, too_late), too_late - day).await.unwrap());
    assert_eq!(store.backlog().await.unwrap().waiting, 2, "each accepted rating goes to the province");
}

async fn open_dossiers_of_a_person_are_known(store: Shared) {
    assert_eq!(store.open_of(b"person").await.unwrap(), None);
    let reference = sent(&store, "key", 1).await;
    assert_eq!(store.open_of(b"person").await.unwrap(), Some(reference));
    store.remember(reference, &view(Stage::Returned), NOW).await.unwrap();
    assert_eq!(store.open_of(b"person").await.unwrap(), None);
    let (known, at) = store.submission(reference).await.unwrap().unwrap().last_known.unwrap();
    assert_eq!((known, at), (view(Stage::Returned), NOW));
    // An answer that was overtaken by a newer one does not come back.
    store.remember(reference, &view(Stage::Processing), NOW - Duration::SECOND * 30).await.unwrap();
    assert_eq!(store.open_of(b"person").await.unwrap(), None);
}

async fn who_waits_for_an_answer_is_counted(store: Shared) {
    assert_eq!(store.unanswered(NOW).await.unwrap(), 0);
    let (first, second) = (sent(&store, "first", 1).await, sent(&store, "second", 2).await);
    assert_eq!(store.unanswered(NOW - Duration::SECOND).await.unwrap(), 0, "sent later");
    assert_eq!(store.unanswered(NOW).await.unwrap(), 2);
    store.remember(first, &view(Stage::Registered), NOW).await.unwrap();
    assert_eq!(store.unanswered(NOW).await.unwrap(), 2, "it lies there, and nobody has answered");
    store.remember(first, &view(Stage::Received), NOW).await.unwrap();
    store.remember(second, &view(Stage::Refused), NOW).await.unwrap();
    assert_eq!(store.unanswered(NOW).await.unwrap(), 0);
}
