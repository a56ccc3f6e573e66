//! Guidance: samples of filled-in forms, their booklets, and the guides in pictures.

use app::pages::guide::{
    Sampled,
    booklet::{self, Booklet},
    help::{Guide, Guides},
    sample::Sample,
    samples::{Samples, TIERS, is_of},
    topics,
};
use app::pages::procedures::query::tier_slug;
use axum::extract::{Path, State};

use super::{PageError, PageResult, Visitor, procedures::moved, public_pages::Wanted};
use crate::{
    catalogue::{Catalogue, Found},
    state::AppState,
};

/// `GET /thu-tuc/{id}/mau`. An old id redirects for good.
pub async fn sample(
    State(app): State<AppState>,
    visitor: Visitor,
    wanted: Wanted,
    Path(id): Path<String>,
) -> PageResult {
    match app.catalogue.find(&id).ok_or(PageError::NotFound)? {
        Found::Procedure(procedure) => {
            let form = app.catalogue.form(&procedure.id).ok_or(PageError::NotFound)?;
            let page = || Sample::new(Sampled { procedure, form }, visitor.look());
            Ok(app.public_pages.respond(&app, &visitor, &wanted, page).await)
        }
        Found::Moved(id) => Ok(moved(&format!("{id}/mau"))),
    }
}

/// `GET /huong-dan-ke-khai`.
pub async fn samples(State(app): State<AppState>, visitor: Visitor, wanted: Wanted) -> PageResult {
    let page = || Samples::new(&all(&app.catalogue), visitor.look());
    Ok(app.public_pages.respond(&app, &visitor, &wanted, page).await)
}

/// `GET /huong-dan-ke-khai/{tier}`.
pub async fn booklet(
    State(app): State<AppState>,
    visitor: Visitor,
    wanted: Wanted,
    Path(tier): Path<String>,
) -> PageResult {
    let tier = TIERS.into_iter().find(|known| tier_slug(*known) == tier).ok_or(PageError::NotFound)?;
    let page = || {
        let mut samples = all(&app.catalogue);
        samples.retain(|sample| is_of(sample.procedure, tier));
        Booklet::new(booklet::Model { tier, samples: &samples }, visitor.look())
    };
    Ok(app.public_pages.respond(&app, &visitor, &wanted, page).await)
}

/// `GET /huong-dan`.
pub async fn guides(State(app): State<AppState>, visitor: Visitor, wanted: Wanted) -> PageResult {
    let page = || Guides::new(&app.options.help_phone, visitor.look());
    Ok(app.public_pages.respond(&app, &visitor, &wanted, page).await)
}

/// `GET /huong-dan/{topic}`.
pub async fn guide(
    State(app): State<AppState>,
    visitor: Visitor,
    wanted: Wanted,
    Path(topic): Path<String>,
) -> PageResult {
    let topic = topics::find(&topic).ok_or(PageError::NotFound)?;
    let page = || Guide::new(&topic, &app.options.help_phone, visitor.look());
    Ok(app.public_pages.respond(&app, &visitor, &wanted, page).await)
}

/// Addresses of all these pages.
pub(super) fn addresses(catalogue: &Catalogue) -> Vec<String> {
    let samples = all(catalogue).into_iter().map(|sample| format!("/thu-tuc/{}/mau", sample.procedure.id));
    let booklets = TIERS.into_iter().map(app::pages::guide::samples::booklet_href);
    let guides = topics::TOPICS.into_iter().map(|topic| topics::href(topic.slug));
    let fixed = ["/huong-dan", "/huong-dan-ke-khai"].map(str::to_owned);
    fixed.into_iter().chain(samples).chain(booklets).chain(guides).collect()
}

/// Every procedure that has a form.
fn all(catalogue: &Catalogue) -> Vec<Sampled<'_>> {
    let procedures = catalogue.procedures().iter();
    procedures.filter_map(|procedure| Some(Sampled { procedure, form: catalogue.form(&procedure.id)? })).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use domain::eform::Kind;

    use super::*;

    fn catalogue() -> Catalogue {
        Catalogue::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog")).unwrap()
    }

    #[test]
    fn every_form_has_a_sample_for_each_question() {
        let catalogue = catalogue();
        let samples = all(&catalogue);
        assert!(!samples.is_empty());
        for Sampled { procedure, form } in samples {
            for (page, question) in
                form.pages.iter().flat_map(|page| page.questions.iter().map(move |question| (page, question)))
            {
                // Papers are the citizen's own.
                if matches!(question.answer, Kind::File { .. }) {
                    continue;
                }
                let sample = question.sample.as_deref().unwrap_or_default();
                assert!(!sample.trim().is_empty(), "{}: {} on page {}", procedure.id, question.id, page.id);
            }
        }
    }

    #[test]
    fn every_sample_stands_in_the_booklet_of_its_tier() {
        let catalogue = catalogue();
        for sample in all(&catalogue) {
            let found = TIERS.into_iter().filter(|tier| is_of(sample.procedure, *tier)).count();
            assert!(found > 0, "{}", sample.procedure.id);
        }
        let addresses = addresses(&catalogue);
        assert!(addresses.contains(&"/thu-tuc/1.004873/mau".to_owned()));
        assert!(addresses.contains(&"/huong-dan-ke-khai/xa".to_owned()));
    }
}
