//! The OpenAPI document, made from the code that serves it. `docs/province.openapi.json` is a copy that a test compares.

use std::collections::BTreeMap;

use axum::{http::header, response::IntoResponse};
use utoipa::{
    IntoResponses, Modify, OpenApi, ToSchema,
    openapi::{
        Content, HeaderBuilder, Ref, RefOr, Response, ResponseBuilder,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::{
    changes, dossiers, files, filings, follow_ups, health, papers,
    problem::{CONTENT_TYPE, Kind, Problem},
    procedures, ratings, statistics,
};

/// Version of the contract: the first number is in the address, the second grows with additions.
pub const VERSION: &str = "1.2.0";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Một Chạm: a provincial system's API",
        description = include_str!("overview.md"),
        version = VERSION,
        license(name = "MIT OR Apache-2.0", url = "https://spdx.org/licenses/MIT.html"),
    ),
    servers((url = "/api/province/v1", description = "Where `motcham province` serves it; another system may choose another base.")),
    paths(
        files::keep,
        filings::file,
        ratings::rate,
        dossiers::show,
        dossiers::look_up,
        follow_ups::take,
        papers::show,
        changes::list,
        statistics::by_agency,
        procedures::list,
        procedures::show,
        health::alive,
    ),
    components(schemas(Problem)),
    modifiers(&Shared),
    security(("token" = [])),
    tags(
        (name = "filings", description = "Handing over what citizens filed (nộp hồ sơ). Must be offered."),
        (name = "dossiers", description = "Following dossiers (tra cứu, theo dõi). Reading one must be offered; a system without a list of changes answers 501 there, and one that sends no papers at those."),
        (name = "ratings", description = "Ratings of ended dossiers (đánh giá). Must be offered."),
        (name = "lists", description = "Published figures and the list of procedures (công khai, danh mục thủ tục). May be left out: 501."),
        (name = "service", description = "For those who run it."),
    ),
)]
struct Document;

/// The document as it is served and committed.
pub fn json() -> String {
    // It has string keys only, so that it can always be written.
    let mut text = Document::openapi().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

/// `GET /openapi.json`: this document.
pub async fn serve() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], json())
}

/// What all operations share: the token, and one response for each status of a problem.
struct Shared;

impl Modify for Shared {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let Some(components) = document.components.as_mut() else { return };
        let mut token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        token.description =
            Some("A token that the system's operator gave to the client; see *Authentication*.".to_owned());
        components.add_security_scheme("token", SecurityScheme::Http(token));
        let mut by_status: BTreeMap<String, Vec<Kind>> = BTreeMap::new();
        for kind in Kind::ALL {
            by_status.entry(response_name(*kind)).or_default().push(*kind);
        }
        for (name, kinds) in by_status {
            components.responses.insert(name, response(&kinds).into());
        }
    }
}

/// One name for the kinds of a status; those that only some operations answer have names of their own.
fn response_name(kind: Kind) -> String {
    match kind {
        Kind::DossierNotFound => "UnknownDossier".to_owned(),
        Kind::PaperNotFound => "UnknownPaper".to_owned(),
        Kind::ProcedureNotFound => "UnknownProcedure".to_owned(),
        kind => format!("Problem{}", kind.status()),
    }
}

fn response(kinds: &[Kind]) -> Response {
    let rows: Vec<_> = kinds.iter().map(|kind| format!("- `{}`: {}", kind.slug(), kind.meaning().trim())).collect();
    let mut content = Content::new(Some(Ref::from_schema_name(Problem::name())));
    content.example = kinds.first().and_then(|kind| serde_json::to_value(Problem::of(*kind)).ok());
    let mut response = ResponseBuilder::new()
        .description(format!("`type` is one of:\n\n{}", rows.join("\n")))
        .content(CONTENT_TYPE, content);
    if kinds.iter().any(|kind| kind.retry_after().is_some()) {
        let wait = HeaderBuilder::new().description(Some("Seconds after which to come again.")).build();
        response = response.header("Retry-After", wait);
    }
    if kinds.contains(&Kind::Unauthenticated) {
        response = response.header("WWW-Authenticate", HeaderBuilder::new().description(Some("`Bearer`.")).build());
    }
    response.build()
}

fn references(kinds: &[Kind]) -> BTreeMap<String, RefOr<Response>> {
    let reference = |kind: &Kind| Ref::from_response_name(response_name(*kind)).into();
    kinds.iter().map(|kind| (kind.status().to_string(), reference(kind))).collect()
}

macro_rules! problems {
    ($($(#[doc = $doc:literal])+ $name:ident = $($kind:ident),+;)+) => {
        $(
            $(#[doc = $doc])+
            pub struct $name;

            impl IntoResponses for $name {
                fn responses() -> BTreeMap<String, RefOr<Response>> {
                    references(&[$(Kind::$kind),+])
                }
            }
        )+
    };
}

problems! {
    /// What every operation may answer.
    ReadProblems = Unauthenticated, Forbidden, Method, TooMany, Internal, Unavailable;
    /// What an operation with a body may answer besides.
    BodyProblems = Malformed, BodyTimeout, TooLarge, NotJson, InvalidField;
    /// What a write may answer.
    WriteProblems = Malformed, Unauthenticated, Forbidden, Method, BodyTimeout, Running, TooLarge, NotJson, InvalidField,
        TooMany, Internal, Unavailable;
    /// What sending a file may answer.
    FileProblems = DigestInvalid, Unauthenticated, Forbidden, Method, BodyTimeout, Running, TooLarge, InvalidField, TooMany,
        Internal, Unavailable;
    /// No such dossier.
    UnknownDossier = DossierNotFound;
    /// No such paper.
    UnknownPaper = PaperNotFound;
    /// No such procedure.
    UnknownProcedure = ProcedureNotFound;
    /// What a list may answer that a system need not offer.
    ListProblems = NotOffered;
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use serde_json::Value;

    use super::*;

    #[test]
    fn the_committed_document_is_the_one_that_is_served() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/province.openapi.json");
        let committed = fs::read_to_string(file).unwrap_or_default();
        assert!(committed == json(), "write it anew: motcham province --print-openapi > docs/province.openapi.json");
    }

    #[test]
    fn everything_is_described_and_every_reference_leads_somewhere() {
        let document: Value = serde_json::from_str(&json()).unwrap();
        assert_eq!(document["openapi"], "3.1.0");
        let mut operations = 0;
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                operations += 1;
                for what in ["summary", "description", "operationId"] {
                    assert!(operation[what].as_str().is_some_and(|text| !text.is_empty()), "{method} {path}: {what}");
                }
                for parameter in operation["parameters"].as_array().into_iter().flatten() {
                    for what in ["description", "example"] {
                        assert!(!parameter[what].is_null(), "{method} {path}: {} has no {what}", parameter["name"]);
                    }
                }
                let bodies = std::iter::once(&operation["requestBody"])
                    .chain(operation["responses"].as_object().unwrap().values());
                for content in bodies.filter_map(|body| body["content"].as_object()) {
                    assert!(content.values().all(|media| !media["schema"].is_null()), "{method} {path}");
                }
            }
        }
        assert_eq!(operations, 12);
        for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
            assert!(schema["description"].is_string(), "{name}");
            let properties = schema["properties"].as_object();
            let has_one = |schema: &Value| !schema["example"].is_null() || !schema["examples"].is_null();
            let told = has_one(schema) || properties.is_some_and(|fields| fields.values().any(has_one));
            assert!(told, "{name} has no example");
            for (field, property) in schema["properties"].as_object().into_iter().flatten() {
                assert!(property["description"].is_string() || !property["$ref"].is_null(), "{name}.{field}");
            }
        }
        let mut stack = vec![&document];
        while let Some(value) = stack.pop() {
            match value {
                Value::Object(members) => {
                    if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                        let pointer = reference.strip_prefix('#').unwrap();
                        assert!(document.pointer(pointer).is_some(), "{reference}");
                    }
                    stack.extend(members.values());
                }
                Value::Array(items) => stack.extend(items),
                _ => {}
            }
        }
    }

    #[test]
    fn every_kind_of_problem_stands_in_the_document() {
        let document = json();
        for kind in Kind::ALL {
            assert!(document.contains(&format!("- `{}`:", kind.slug())), "{}", kind.slug());
        }
    }

    #[test]
    fn the_examples_are_what_they_stand_for() {
        use super::super::wire;
        fn read<T: serde::de::DeserializeOwned + utoipa::ToSchema>(document: &Value) -> T {
            let example = &document["components"]["schemas"][T::name().as_ref()]["example"];
            serde_json::from_value(example.clone()).unwrap_or_else(|error| panic!("{}: {error}", T::name()))
        }
        let document: Value = serde_json::from_str(&json()).unwrap();
        read::<wire::Filing>(&document).checked().unwrap();
        read::<wire::Rating>(&document).checked().unwrap();
        read::<wire::Registered>(&document);
        read::<wire::Attachment>(&document);
        read::<wire::Dossier>(&document);
        read::<wire::AgencyPaper>(&document);
        read::<wire::DraftAnswer>(&document);
        read::<wire::ChangesPage>(&document);
        read::<wire::Lookup>(&document);
        read::<wire::Agencies>(&document);
        read::<wire::AgencyStatistics>(&document);
        read::<wire::Procedures>(&document);
        read::<wire::Procedure>(&document);
        read::<wire::ProcedureDetail>(&document);
        assert!(read::<Problem>(&document).known().is_some());
    }
}
