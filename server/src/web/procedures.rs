//! The home page, the list of procedures, and the page of each.

use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

use app::pages::procedures::query::Query;

use super::{
    Fields, PageError, PageResult, Visitor,
    fragments::{self, PublicPages},
    render,
};
use crate::{catalogue::Found, state::AppState};

/// `GET /`.
pub async fn home(State(app): State<AppState>, visitor: Visitor) -> PageResult {
    let notices = app.catalogue.home.notices(app.clock.now().date());
    let page = if notices.is_empty() {
        pages(&app, &visitor).home.clone()
    } else {
        fragments::home(&app.catalogue, &notices, visitor.look())
    };
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `GET /thu-tuc`.
pub async fn list(State(app): State<AppState>, visitor: Visitor, uri: Uri) -> PageResult {
    let fields = Fields::of_query(&uri);
    let query = Query::read(|name| fields.get(name));
    let page = if query.is_empty() {
        pages(&app, &visitor).list.clone()
    } else {
        fragments::list(&app.catalogue, &query, &app.options.help_phone, visitor.look())
    };
    Ok(render(&app, &visitor, StatusCode::OK, page).await)
}

/// `GET /thu-tuc/{id}`. An old id redirects for good.
pub async fn detail(State(app): State<AppState>, visitor: Visitor, Path(id): Path<String>) -> PageResult {
    match app.catalogue.find(&id).ok_or(PageError::NotFound)? {
        Found::Procedure(procedure) => {
            let page = pages(&app, &visitor).detail(&procedure.id).ok_or(PageError::NotFound)?.clone();
            Ok(render(&app, &visitor, StatusCode::OK, page).await)
        }
        Found::Moved(id) => Ok(moved(id)),
    }
}

fn pages<'a>(app: &'a AppState, visitor: &Visitor) -> &'a PublicPages {
    app.fragments.pages(&app.catalogue, &app.options.help_phone, visitor.look())
}

/// 308 to a procedure's present address.
fn moved(id: &str) -> Response {
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, format!("/thu-tuc/{id}"))]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_id_leads_to_the_new_address_for_good() {
        let response = moved("1.004873");
        assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT);
        assert_eq!(response.headers()[header::LOCATION], "/thu-tuc/1.004873");
    }
}
