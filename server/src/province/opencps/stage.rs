//! Statuses of OpenCPS and the national stages.

use domain::dossier::Stage;

use super::{map::Map, wire::Detail};

/// `DossierTerm.ORIGINALITY_MOTCUA`: taken in at the counter, so that "new" is already received
/// (`CPSDossierBusinessLocalServiceImpl.updateProcessingDate`).
const AT_THE_COUNTER: i64 = 3;

/// Where a dossier stands. The vocabulary is that of `DossierTerm.DOSSIER_STATUS_…` and `DossierStatusConstants`; what a
/// status means nationally is itself a table there (`DVCQGIntegrationActionImpl.getMappingStatus`), so that
/// `[stages]` of the map comes first. A status that nobody knows is worked on if the dossier was received.
pub fn stage(map: &Map, dossier: &Detail) -> Stage {
    let received = dossier.receive_date.is_some();
    of(map, &dossier.dossier_status, &dossier.dossier_sub_status, received, dossier.originality)
}

/// The same from its parts.
pub fn of(map: &Map, status: &str, sub_status: &str, received: bool, originality: i64) -> Stage {
    let exact = map.stages.get(&format!("{status}/{sub_status}"));
    if let Some(named) = exact.or_else(|| map.stages.get(status)) {
        return named.0;
    }
    match status {
        "new" if originality == AT_THE_COUNTER => Stage::Received,
        "" | "new" | "collecting" => Stage::Registered,
        "receiving" if received => Stage::Received,
        "receiving" => Stage::Registered,
        "pausing" => Stage::Paused,
        "waiting" => Stage::SupplementRequired,
        "paying" => Stage::PaymentRequired,
        "releasing" | "posting" => Stage::Completed,
        "done" => Stage::Returned,
        "denied" if received => Stage::Stopped,
        "denied" => Stage::Refused,
        "unresolved" => Stage::Stopped,
        "cancelled" => Stage::Withdrawn,
        // The citizen has asked to amend or to withdraw, and the agency has not decided.
        "processing" | "handover" | "interoperating" | "correcting" | "cancelling" => Stage::Processing,
        _ if received => Stage::Processing,
        _ => Stage::Registered,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vocabulary_of_the_source_is_known() {
        let map = Map::default();
        for (status, stage) in [
            ("new", Stage::Registered),
            ("processing", Stage::Processing),
            ("interoperating", Stage::Processing),
            ("pausing", Stage::Paused),
            ("waiting", Stage::SupplementRequired),
            ("paying", Stage::PaymentRequired),
            ("releasing", Stage::Completed),
            ("posting", Stage::Completed),
            ("done", Stage::Returned),
            ("unresolved", Stage::Stopped),
            ("cancelled", Stage::Withdrawn),
        ] {
            assert_eq!(of(&map, status, "", true, 1), stage, "{status}");
        }
        assert_eq!(of(&map, "receiving", "", false, 1), Stage::Registered);
        assert_eq!(of(&map, "receiving", "", true, 1), Stage::Received);
        assert_eq!(of(&map, "denied", "", false, 1), Stage::Refused);
        assert_eq!(of(&map, "denied", "", true, 1), Stage::Stopped);
        assert_eq!(of(&map, "new", "", true, 3), Stage::Received);
        assert_eq!(of(&map, "of-tomorrow", "", true, 1), Stage::Processing);
    }

    #[test]
    fn the_map_comes_first_and_the_sub_status_before_the_status() {
        let map: Map =
            toml::from_str("[stages]\nwaiting = \"tam-dung\"\n\"waiting/waiting_2\" = \"cho-nop-phi\"").unwrap();
        assert_eq!(of(&map, "waiting", "waiting_1", true, 1), Stage::Paused);
        assert_eq!(of(&map, "waiting", "waiting_2", true, 1), Stage::PaymentRequired);
    }
}
