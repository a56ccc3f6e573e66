//! The home page, the list of procedures, and the page of each.

use app::pages::{
    home::{self, Home},
    procedures::{
        detail::{self, Detail},
        list::{self, List},
        query::Query,
    },
};
use axum::{
    extract::{Path, State},
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

use super::{Fields, PageError, PageResult, Visitor, public_pages::Wanted, render};
use crate::{catalogue::Found, state::AppState};

/// `GET /`.
pub async fn home(State(app): State<AppState>, visitor: Visitor, wanted: Wanted) -> PageResult {
    let notices = app.catalogue.home.notices(app.clock.now().date());
    let page = || home_page(&app, &visitor, &notices);
    if notices.is_empty() {
        Ok(app.public_pages.respond(&app, &visitor, &wanted, page).await)
    } else {
        Ok(render(&app, &visitor, StatusCode::OK, page()).await)
    }
}

/// `GET /thu-tuc`.
pub async fn list(State(app): State<AppState>, visitor: Visitor, wanted: Wanted, uri: Uri) -> PageResult {
    let fields = Fields::of_query(&uri);
    let query = Query::read(|name| fields.get(name));
    let page = || list_page(&app, &visitor, &query);
    if query.is_empty() {
        Ok(app.public_pages.respond(&app, &visitor, &wanted, page).await)
    } else {
        Ok(render(&app, &visitor, StatusCode::OK, page()).await)
    }
}

/// `GET /thu-tuc/{id}`. An old id redirects for good.
pub async fn detail(
    State(app): State<AppState>,
    visitor: Visitor,
    wanted: Wanted,
    Path(id): Path<String>,
) -> PageResult {
    match app.catalogue.find(&id).ok_or(PageError::NotFound)? {
        Found::Procedure(procedure) => {
            let has_sample = app.catalogue.form(&procedure.id).is_some();
            let model = detail::Model { procedure, help_phone: &app.options.help_phone, has_sample };
            let page = || Detail::new(&model, visitor.look());
            Ok(app.public_pages.respond(&app, &visitor, &wanted, page).await)
        }
        Found::Moved(id) => Ok(moved(id)),
    }
}

fn home_page(app: &AppState, visitor: &Visitor, notices: &[&str]) -> Home {
    let catalogue = &app.catalogue;
    let find = |id: &'_ String| catalogue.procedures().iter().find(|procedure| procedure.id == *id);
    let everyday = catalogue.home.everyday.iter().filter_map(find);
    let everyday: Vec<_> = everyday.map(|procedure| (procedure.id.as_str(), procedure.name.as_str())).collect();
    Home::new(&home::Model { everyday: &everyday, notices }, visitor.look())
}

fn list_page(app: &AppState, visitor: &Visitor, query: &Query) -> List {
    let catalogue = &app.catalogue;
    let filters = query.filters();
    let fields: Vec<_> = catalogue.fields().iter().map(|field| (field.key.as_str(), field.name.as_str())).collect();
    let agencies: Vec<_> =
        catalogue.agencies().iter().map(|agency| (agency.key.as_str(), agency.name.as_str())).collect();
    let model = list::Model {
        query,
        fields: &fields,
        agencies: &agencies,
        found: &catalogue.search(&query.text, &filters),
        groups: &catalogue.matching_groups(&query.text, &filters),
        help_phone: &app.options.help_phone,
    };
    List::new(&model, visitor.look())
}

/// 308 to a procedure's present address, or to a page below it.
pub(super) fn moved(id: &str) -> Response {
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
