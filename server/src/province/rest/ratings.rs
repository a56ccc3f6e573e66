//! Handing ratings over.

use async_trait::async_trait;

use super::Rest;
use crate::province::{ProvinceError, Ratings, SubmittedRating, api::wire};

#[async_trait]
impl Ratings for Rest {
    async fn rate(&self, key: &str, rating: &SubmittedRating) -> Result<(), ProvinceError> {
        self.write(self.url(&["ratings"]), key, &wire::Rating::from(rating)).await.map(drop)
    }
}
