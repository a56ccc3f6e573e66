//! Questions go once and without who asks; answers come newest first.

use super::World;
use crate::province::{Asked, Questions, contract::MONDAY};

fn question() -> Asked {
    Asked {
        text: "Nộp thay cho mẹ có được không?".to_owned(),
        name: "Nguyễn Thị Bưởi".to_owned(),
        phone: "+84900000001".to_owned(),
        email: "buoi@example.invalid".to_owned(),
        address: "Khu phố 1".to_owned(),
        asked_at: MONDAY,
    }
}

#[tokio::test]
async fn a_question_asked_again_with_its_key_is_one() {
    let world = World::open().await;
    world.dvcqg.ask("k1", &question()).await.unwrap();
    world.dvcqg.ask("k1", &question()).await.unwrap();
    world.dvcqg.ask("k2", &question()).await.unwrap();
    let asked = world.standin.exchange().asked();
    assert_eq!(asked.len(), 2);
    let (first, _) = asked.iter().next().unwrap();
    assert!((1..=(1_i64 << 53)).contains(first));
}

#[tokio::test]
async fn who_asks_stays_here() {
    let world = World::open().await;
    world.dvcqg.ask("k1", &question()).await.unwrap();
    let sent = serde_json::to_string(&world.standin.exchange().calls()).unwrap();
    for personal in ["Bưởi", "900000001", "buoi@", "Khu phố 1"] {
        assert!(!sent.contains(personal), "{personal}");
    }
}

#[tokio::test]
async fn published_answers_come_newest_first() {
    let world = World::open().await;
    let answered = world.dvcqg.answered().await.unwrap();
    let ids: Vec<_> = answered.iter().map(|answered| answered.id.as_str()).collect();
    assert_eq!(ids, ["15", "11", "12"], "14 is not published, 13 has no answer, 12 has no date");
    assert_eq!(answered[2].answer, "Có, trừ người được miễn.", "its answer lies apart");
    assert_eq!(answered[0].answered_by, "Sở Tư pháp");
}
