//! Ratings: the questionnaire of a dossier (`modules/backend-postal-api-rest`, `VotingManagement`). OpenCPS keeps one
//! answer an account and question, so that our account's answers about a dossier are its one rating.

use async_trait::async_trait;
use domain::dossier::Stage;
use reqwest::Method;

use super::{
    Opencps,
    api::read,
    html, rating_note,
    stage::stage,
    wire::{Page, Voting, VotingResult},
};
use crate::province::{ProvinceError, Ratings, SubmittedRating};

/// `classPK` of the template that each dossier's questions are copied from (`opencps.open.voting.classpk.validator`).
const TEMPLATE: &str = "0";

#[async_trait]
impl Ratings for Opencps {
    async fn rate(&self, _key: &str, rating: &SubmittedRating) -> Result<(), ProvinceError> {
        let Some(dossier) = self.find(rating.code.as_str()).await? else {
            return Err(ProvinceError::Refused("unknown dossier".to_owned()));
        };
        if !matches!(stage(&self.map, &dossier), Stage::Completed | Stage::Returned | Stage::Refused) {
            return Err(ProvinceError::Refused("no result or refusal yet".to_owned()));
        }
        let votings = self.votings(dossier.dossier_id).await?;
        let Some(overall) = self.overall(&votings) else {
            return Err(unavailable(
                "OpenCPS has no questions for dossiers: see [ratings] in the file of --opencps-map",
            ));
        };
        if self.stored(overall).await?.is_some_and(|stored| stored >= rating.rated_at) {
            return Ok(());
        }
        for (question, points) in &rating.points {
            let template = self.map.ratings.questions.get(question);
            let theirs = template.and_then(|no| votings.iter().find(|voting| voting.template_no == *no));
            if let Some(voting) = theirs.filter(|voting| voting.voting_id != overall.voting_id) {
                self.answer(voting, choice(f64::from(*points) / 2.0, voting), "").await?;
            }
        }
        // Last: with it the rating counts as stored.
        let comment = rating_note::written(rating).map_err(|_| unavailable("the rating cannot be written"))?;
        self.answer(overall, choice(grade(rating), overall), &comment).await
    }
}

impl Opencps {
    /// The dossier's own questions. As long as the search index does not have them, OpenCPS lists the template's without
    /// saying so (`VotingActionsImpl.getVotingList`), and an answer to those would be everybody's.
    async fn votings(&self, dossier: i64) -> Result<Vec<Voting>, ProvinceError> {
        let class = &self.map.ratings.class;
        let own: Page<Voting> = self.api.get(&["postal", "votings", class, &dossier.to_string()], &[]).await?;
        let template: Page<Voting> = self.api.get(&["postal", "votings", class, TEMPLATE], &[]).await?;
        let is_shared = |voting: &Voting| template.data.iter().any(|shared| shared.voting_id == voting.voting_id);
        if own.data.iter().any(is_shared) {
            return Err(unavailable("OpenCPS has not indexed the dossier's questions yet"));
        }
        Ok(own.data)
    }

    fn overall<'a>(&self, votings: &'a [Voting]) -> Option<&'a Voting> {
        match &self.map.ratings.overall {
            Some(no) => votings.iter().find(|voting| voting.template_no == *no),
            None => votings.iter().min_by_key(|voting| voting.voting_id),
        }
    }

    /// When the rating that OpenCPS holds was given.
    async fn stored(&self, overall: &Voting) -> Result<Option<time::OffsetDateTime>, ProvinceError> {
        let id = overall.voting_id.to_string();
        let results: Page<VotingResult> = self.api.get(&["postal", "votings", &id, "results"], &[]).await?;
        let own = results.data.iter().filter(|result| result.current_user == "true");
        Ok(own.filter_map(|result| rating_note::rated_at(&html::unescape(&result.comment))).max())
    }

    /// `POST /postal/votings/{id}/results`. For an account that is neither employee nor applicant OpenCPS answers 200 and
    /// stores nothing (`VotingActionsImpl.addVotingResult`): the answer must name what was stored.
    async fn answer(&self, voting: &Voting, choice: usize, comment: &str) -> Result<(), ProvinceError> {
        let id = voting.voting_id.to_string();
        let choice = choice.to_string();
        let fields = [("comment", comment), ("selected", choice.as_str()), ("email", "")];
        let request = self.api.request(Method::POST, &["postal", "votings", &id, "results"]).form(&fields);
        let stored: VotingResult = read(request).await?;
        if stored.voting_result_id > 0 {
            return Ok(());
        }
        Err(unavailable("OpenCPS stored no answer: the account of --opencps-user must be an employee there"))
    }
}

/// How good, 0 to 1: the overall satisfaction where it was asked, else the score.
fn grade(rating: &SubmittedRating) -> f64 {
    match rating.satisfaction {
        Some(satisfaction) => f64::from(satisfaction.saturating_sub(1)) / 4.0,
        None => f64::from(rating.score_permille) / 1000.0,
    }
}

/// Number of the choice for a grade: 1 is the best (`StatisticEngineFetchEntry`: 1 very good, 2 good, 3 bad), and halves go
/// to the worse.
fn choice(grade: f64, voting: &Voting) -> usize {
    let last = voting.choices.len().max(1) - 1;
    (0..last).find(|&n| grade > 1.0 - (n as f64 + 0.5) / last as f64).map_or(last + 1, |n| n + 1)
}

fn unavailable(reason: &str) -> ProvinceError {
    ProvinceError::Unavailable(reason.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_grade_is_the_first_choice() {
        let voting = |n: usize| Voting { voting_id: 1, template_no: String::new(), choices: vec!["x".into(); n] };
        let chosen = |n: usize| [1.0, 0.75, 0.5, 0.25, 0.0].map(|grade| choice(grade, &voting(n)));
        assert_eq!(chosen(3), [1, 2, 2, 3, 3]);
        assert_eq!(chosen(5), [1, 2, 3, 4, 5]);
        assert_eq!(chosen(2), [1, 1, 2, 2, 2]);
        assert_eq!(chosen(1), [1; 5]);
    }
}
