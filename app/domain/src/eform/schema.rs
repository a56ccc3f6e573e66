//! JSON Schemas of the files, made from the types that read them: an editor completes and checks with them.

use schemars::{Schema, schema_for};

use super::{Block, Form};

/// Of a form file.
pub fn form() -> Schema {
    schema_for!(Form)
}

/// Of a block file.
pub fn block() -> Schema {
    schema_for!(Block)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every object of the schema that stands for a struct or a variant.
    fn objects(value: &serde_json::Value) -> Vec<&serde_json::Map<String, serde_json::Value>> {
        let inner: Box<dyn Iterator<Item = &serde_json::Value>> = match value {
            serde_json::Value::Object(map) => Box::new(map.values()),
            serde_json::Value::Array(list) => Box::new(list.iter()),
            _ => Box::new(std::iter::empty()),
        };
        let own = value.as_object().filter(|map| map.contains_key("properties"));
        own.into_iter().chain(inner.flat_map(objects)).collect()
    }

    #[test]
    fn the_schemas_name_every_key_and_refuse_others() {
        for (schema, keys) in [
            (
                form(),
                ["procedure", "change", "page", "computed", "rule", "warning", "use", "repeat", "join", "precision"]
                    .as_slice(),
            ),
            (block(), ["name", "question", "rule", "warning", "sample", "prefill"].as_slice()),
        ] {
            let objects = objects(schema.as_value());
            let has = |key: &str| objects.iter().any(|object| object["properties"].get(key).is_some());
            for key in keys {
                assert!(has(key), "{key}");
            }
            assert!(!has("from_block") && !has("formula"), "what is no key of the file");
            for object in &objects {
                assert_eq!(object.get("additionalProperties"), Some(&serde_json::Value::Bool(false)), "{object:?}");
            }
        }
    }

    #[test]
    fn the_schema_names_every_kind_and_says_what_it_is() {
        let schema = serde_json::to_string(&form()).unwrap();
        for kind in [
            "text",
            "long-text",
            "person-name",
            "personal-id",
            "phone",
            "email",
            "number",
            "money",
            "date",
            "time",
            "yes-no",
            "choice",
            "choices",
            "commune",
            "receiving-commune",
            "business-line",
            "tax-code",
            "undertaking",
            "file",
        ] {
            assert!(schema.contains(&format!("\"const\":\"{kind}\"")), "{kind}");
        }
        assert!(schema.contains("Papers to attach."));
    }
}
