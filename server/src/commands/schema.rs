//! `motcham schema`: the JSON Schemas of the catalogue's form files, for editors that complete and check them.
//! `docs/form.schema.json` and `docs/block.schema.json` are copies that a test compares.

use domain::eform::schema;

use crate::config::SchemaOf;

/// The schema as it is printed and committed.
pub fn json(of: SchemaOf) -> String {
    let schema = match of {
        SchemaOf::Form => schema::form(),
        SchemaOf::Block => schema::block(),
    };
    // It has string keys only, so that it can always be written.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn the_committed_schemas_are_those_of_the_types() {
        for (of, name) in [(SchemaOf::Form, "form"), (SchemaOf::Block, "block")] {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../docs/{name}.schema.json"));
            let committed = fs::read_to_string(file).unwrap_or_default();
            assert!(committed == json(of), "write it anew: motcham schema {name} > docs/{name}.schema.json");
        }
    }

    #[test]
    fn every_key_of_a_form_is_described() {
        let schema: serde_json::Value = serde_json::from_str(&json(SchemaOf::Form)).unwrap();
        for key in ["procedure", "version", "page", "roles", "rule", "warning", "computed", "change"] {
            let said = &schema["properties"][key]["description"];
            assert!(said.as_str().is_some_and(|text| !text.is_empty()), "{key}: {said}");
        }
        assert_eq!(schema["additionalProperties"], false);
    }
}
