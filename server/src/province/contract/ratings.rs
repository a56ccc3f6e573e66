//! Rating: one of each dossier, the latest counts.

use domain::dossier::{Action, DossierCode};

use super::{Harness, filing, rating};
use crate::province::{NoFiles, ProvinceError};

macro_rules! suite {
    ($open:ident) => {
        $crate::province::contract::suite!(
            ratings,
            $open,
            [a_rating_arrives_and_is_changed, an_older_rating_does_not_come_back, what_has_no_result_is_not_rated]
        );
    };
}
pub(crate) use suite;

async fn finished(province: &dyn Harness) -> DossierCode {
    let code = province.filings().submit("k", &filing("1234567890"), &NoFiles).await.unwrap();
    for action in [Action::Receive, Action::Process, Action::Finish] {
        province.act(&code, action).await;
    }
    code
}

pub async fn a_rating_arrives_and_is_changed(province: &dyn Harness) {
    let code = finished(province).await;
    let first = rating(&code, 750, 0);
    province.ratings().rate("rating:1", &first).await.unwrap();
    province.ratings().rate("rating:1", &first).await.unwrap();
    assert_eq!(province.rating(&code).await, Some(first));
    let changed = rating(&code, 500, 5);
    province.ratings().rate("rating:2", &changed).await.unwrap();
    assert_eq!(province.rating(&code).await, Some(changed));
}

pub async fn an_older_rating_does_not_come_back(province: &dyn Harness) {
    let code = finished(province).await;
    let (old, new) = (rating(&code, 250, 0), rating(&code, 1000, 5));
    province.ratings().rate("rating:2", &new).await.unwrap();
    province.ratings().rate("rating:1", &old).await.unwrap();
    assert_eq!(province.rating(&code).await, Some(new));
}

pub async fn what_has_no_result_is_not_rated(province: &dyn Harness) {
    let code = province.filings().submit("k", &filing("1234567890"), &NoFiles).await.unwrap();
    let refused = province.ratings().rate("rating:1", &rating(&code, 1000, 0)).await;
    assert!(matches!(refused, Err(ProvinceError::Refused(_))), "{refused:?}");
    let unknown = DossierCode::parse("H36-200101-9999").unwrap();
    let refused = province.ratings().rate("rating:2", &rating(&unknown, 1000, 0)).await;
    assert!(matches!(refused, Err(ProvinceError::Refused(_))), "{refused:?}");
}
