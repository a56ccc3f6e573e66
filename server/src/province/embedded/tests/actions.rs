//! Every action, the clock, and two officials at once.

use domain::dossier::Stage;
use time::{Duration, macros::datetime};

use super::*;

#[tokio::test]
async fn every_action_of_every_stage_does_what_the_rules_say() {
    let province = province().await;
    // The way to each stage.
    let ways: &[(Stage, &[Action])] = &[
        (Stage::Registered, &[]),
        (Stage::Received, &[Action::Receive]),
        (Stage::Refused, &[Action::Refuse]),
        (Stage::Processing, &[Action::Receive, Action::Process]),
        (Stage::Paused, &[Action::Receive, Action::Process, Action::Pause]),
        (Stage::SupplementRequired, &[Action::Receive, Action::RequestSupplement]),
        (Stage::PaymentRequired, &[Action::Receive, Action::Process, Action::RequirePayment]),
        (Stage::Withdrawn, &[Action::Withdraw]),
        (Stage::Stopped, &[Action::Receive, Action::Process, Action::Stop]),
        (Stage::Completed, &[Action::Receive, Action::Process, Action::Finish]),
        (Stage::Returned, &[Action::Receive, Action::Process, Action::Finish, Action::Return]),
    ];
    assert_eq!(ways.len(), Stage::ALL.len());
    for &(stage, way) in ways {
        for action in Action::ALL {
            let code = province.submit(&format!("{}-{}", stage.slug(), action.slug())).await;
            let steps: Vec<_> = way.iter().map(|&action| (action, MONDAY)).collect();
            province.run(&code, &steps).await.unwrap();
            assert_eq!(province.file(&code).await.stage, stage);

            let done = province.run(&code, &[(action, MONDAY + Duration::HOUR)]).await;
            let file = province.file(&code).await;
            match stage.after(action) {
                Some(after) => {
                    done.unwrap();
                    let event = file.events.last().unwrap();
                    assert_eq!((file.stage, event.stage, event.action), (after, after, Some(action)));
                    assert_eq!(event.official, "Trần Văn Cán");
                    let decision = decide(action);
                    assert_eq!(event.note, decision.note());
                    assert_eq!(event.amount, decision.amount().map(u64::from));
                }
                None => {
                    assert!(matches!(done, Err(ActError::NotAllowed)));
                    assert_eq!(file.stage, stage);
                }
            }
            assert_eq!(usize::try_from(file.version).unwrap(), file.events.len());
        }
    }
}

#[tokio::test]
async fn reception_promises_the_end_of_the_third_working_day() {
    let province = province().await;
    let code = province.submit("1").await;
    province.run(&code, &[(Action::Receive, datetime!(2026-11-23 16:00 +7))]).await.unwrap();
    let file = province.file(&code).await;
    // Tuesday is off: Wednesday, Thursday, Friday.
    assert_eq!(file.due, Some(datetime!(2026-11-27 17:00 +7)));
    assert!(file.due_certain);
    assert_eq!(file.received_at, Some(datetime!(2026-11-23 16:00 +7)));

    let unknown = Filing { working_days: None, ..filing("2") };
    let code = province.submit_at("2", &unknown, MONDAY).await.unwrap();
    province.run(&code, &[(Action::Receive, MONDAY)]).await.unwrap();
    assert_eq!(province.file(&code).await.due, None);
}

#[tokio::test]
async fn the_clock_stops_for_supplement_payment_and_pause() {
    let province = province().await;
    let stops = [
        (Action::RequestSupplement, Action::MarkSupplementReceived),
        (Action::RequirePayment, Action::MarkPaid),
        (Action::Pause, Action::Resume),
    ];
    for (stop, go_on) in stops {
        let code = province.submit(stop.slug()).await;
        let steps = [(Action::Receive, MONDAY), (Action::Process, MONDAY), (stop, datetime!(2026-11-25 10:00:40 +7))];
        province.run(&code, &steps).await.unwrap();
        let file = province.file(&code).await;
        // The rest of Wednesday (1.5 + 3.5 hours), Thursday, Friday.
        assert_eq!(file.minutes_left, Some(300 + 480 + 480));
        // Not late while it stands still, however long.
        assert!(!file.is_overdue(MONDAY + Duration::days(300)));

        province.run(&code, &[(go_on, datetime!(2026-11-30 10:00:10 +7))]).await.unwrap();
        let file = province.file(&code).await;
        assert_eq!(file.due, Some(datetime!(2026-12-02 17:00 +7)), "{stop:?}");
        assert_eq!((file.stage, file.minutes_left), (Stage::Processing, None));
        assert!(!file.is_overdue(datetime!(2026-12-02 17:00 +7)));
        assert!(file.is_overdue(datetime!(2026-12-02 17:00:01 +7)));
    }
}

#[tokio::test]
async fn stopping_the_clock_does_not_mend_what_is_late() {
    let province = province().await;
    let code = province.submit("1").await;
    let late = datetime!(2026-12-01 08:00 +7);
    let steps = [
        (Action::Receive, MONDAY),
        (Action::Process, MONDAY),
        (Action::Pause, late),
        (Action::Resume, late + Duration::days(7)),
        (Action::Finish, late + Duration::days(7)),
    ];
    province.run(&code, &steps).await.unwrap();
    let file = province.file(&code).await;
    assert_eq!(file.due, Some(datetime!(2026-11-27 17:00 +7)));
    assert_eq!(file.on_time, Some(false));
}

#[tokio::test]
async fn a_due_date_past_the_known_holidays_is_uncertain() {
    let province = province().await;
    let code = province.submit("1").await;
    province.run(&code, &[(Action::Receive, datetime!(2026-12-30 08:00 +7))]).await.unwrap();
    assert!(!province.file(&code).await.due_certain);
}

#[tokio::test]
async fn a_form_that_saw_an_old_version_changes_nothing() {
    let province = province().await;
    let code = province.submit("1").await;
    province.add_official("Lê Thị Quầy", MONDAY).await.unwrap();
    let colleague = Official { id: 2, name: "Lê Thị Quầy".to_owned() };

    province.act(&code, 1, &decide(Action::Receive), &colleague, MONDAY).await.unwrap();
    let late = province.act(&code, 1, &decide(Action::Refuse), &province.official, MONDAY).await;
    assert!(matches!(late, Err(ActError::Stale)));
    let same_act = province.act(&code, 1, &decide(Action::Receive), &province.official, MONDAY).await;
    assert!(matches!(same_act, Err(ActError::Stale)));
    let from_nowhere = province.act(&code, 7, &decide(Action::Process), &province.official, MONDAY).await;
    assert!(matches!(from_nowhere, Err(ActError::Stale)));
    let file = province.file(&code).await;
    assert_eq!((file.stage, file.version), (Stage::Received, 2));
}

#[tokio::test]
async fn a_double_tap_is_one_act() {
    let province = province().await;
    let code = province.submit("1").await;
    for _ in 0..3 {
        let version = province.act(&code, 1, &decide(Action::Receive), &province.official, MONDAY).await.unwrap();
        assert_eq!(version, 2);
    }
    assert_eq!(province.file(&code).await.events.len(), 2);
}

#[tokio::test]
async fn an_unknown_dossier_is_said_to_be_unknown() {
    let province = province().await;
    let code = DossierCode::parse("H36-261123-0001").unwrap();
    let acted = province.act(&code, 1, &decide(Action::Receive), &province.official, MONDAY).await;
    assert!(matches!(acted, Err(ActError::Unknown)));
}

#[tokio::test]
async fn history_cannot_be_rewritten() {
    let province = province().await;
    province.submit("1").await;
    for statement in
        ["UPDATE dossier_event SET official = 'x'", "DELETE FROM dossier_event", "DELETE FROM official_audit"]
    {
        assert!(sqlx::query(statement).execute(&province.database.write).await.is_err(), "{statement}");
    }
}
