//! Calls of the REST API: address, headers, and what an answer's status means.

use reqwest::{Client, Method, RequestBuilder, Url, header::ACCEPT};
use serde::de::DeserializeOwned;

use crate::province::{
    ProvinceError,
    upstream::{self, Answer},
};

/// Header with the site (`Field.GROUP_ID`, read by every method of the source).
const GROUP: &str = "groupId";

/// One installation and our account there.
pub(super) struct Api {
    pub client: Client,
    /// What `/dossiers` is appended to, such as `https://host/o/rest/v2`.
    pub base: Url,
    pub group_id: u64,
    pub user: String,
    pub password: String,
}

impl Api {
    /// The address of a path whose segments may hold anything.
    pub fn url(&self, path: &[&str]) -> Url {
        let mut url = self.base.clone();
        // A base that cannot have segments was refused when the configuration was read.
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path);
        }
        url
    }

    /// A request with the headers that every call has (`RestAuthFilter`, `BackendAuthImpl.isAuth`).
    pub fn request(&self, method: Method, path: &[&str]) -> RequestBuilder {
        self.client
            .request(method, self.url(path))
            .header(GROUP, self.group_id)
            .header(ACCEPT, "application/json")
            .basic_auth(&self.user, Some(&self.password))
    }

    /// Reads.
    ///
    /// # Errors
    /// See [`accepted`].
    pub async fn get<T: DeserializeOwned>(&self, path: &[&str], query: &[(&str, &str)]) -> Result<T, ProvinceError> {
        read(self.request(Method::GET, path).query(query)).await
    }
}

/// Sends and reads the answer.
///
/// # Errors
/// See [`accepted`].
pub(super) async fn read<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, ProvinceError> {
    accepted(upstream::send(request).await?)?.json()
}

/// The answer, if it is 200 and nothing else. OpenCPS says 203 to who is not signed in (`BusinessExceptionImpl`), which a
/// client would count as success, and 403 for any other exception, so that a refusal for good cannot be told from a
/// failure that passes. Of a 403 nothing is kept: the text of an exception may name a person.
///
/// # Errors
/// [`ProvinceError`] by status.
pub(super) fn accepted(answer: Answer) -> Result<Answer, ProvinceError> {
    let reason = match answer.status.as_u16() {
        200 => return Ok(answer),
        203 => {
            "OpenCPS answered 203: the account is not signed in or may not do this; check --opencps-user, its password and its roles"
        }
        403 => "OpenCPS answered 403: an exception there; its log says which",
        405 => {
            "OpenCPS answered 405: the action does not fit the dossier's step; check submit_action in the file of --opencps-map"
        }
        _ => match answer.success() {
            Ok(_) => "OpenCPS answered with a status that its source does not know",
            Err(error) => return Err(error),
        },
    };
    Err(ProvinceError::Unavailable(reason.to_owned()))
}
