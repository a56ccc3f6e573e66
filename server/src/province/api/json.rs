//! A request's JSON body, with its problems.

use axum::{
    extract::{FromRequest, Request},
    http::header,
};
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::{
    Api, BODY_LIMIT, body,
    problem::{Kind, Problem},
};

/// The JSON body.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Api> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _api: &Api) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Problem::of(Kind::NotJson));
        }
        let body = body::read(request.into_body(), BODY_LIMIT).await?;
        serde_json::from_slice(&body).map(Self).map_err(|error| problem(&error))
    }
}

/// What is wrong, without the value: it may be personal data.
fn problem(error: &serde_json::Error) -> Problem {
    let place = format!("line {}, column {}", error.line(), error.column());
    if !matches!(error.classify(), Category::Data) {
        return Problem::of(Kind::Malformed).because(format!("the body is no JSON: {place}"));
    }
    let message = error.to_string();
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    match missing {
        Some(field) => Problem::field(field, format!("it is missing in the object that ends at {place}")),
        None => Problem::of(Kind::InvalidField).because(format!("the value at {place} is not as described")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::province::api::wire::{Lookup, Person};

    fn wrong<T: DeserializeOwned>(text: &str) -> Problem {
        problem(&serde_json::from_str::<T>(text).err().unwrap())
    }

    #[test]
    fn a_problem_names_the_field_and_no_value() {
        assert_eq!(wrong::<Lookup>("{}").field.as_deref(), Some("proof"));
        assert_eq!(wrong::<Lookup>("{\"proof\"").known(), Some(Kind::Malformed));
        let problem = wrong::<Person>(r#"{"name": ["Nguyễn Thị Bưởi"]}"#);
        assert_eq!(problem.known(), Some(Kind::InvalidField));
        assert!(!serde_json::to_string(&problem).unwrap().contains("Bưởi"), "{problem:?}");
    }
}
