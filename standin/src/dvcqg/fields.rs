//! Which fields a body may and must have, and of which type. A field that is not listed is refused.

use serde_json::{Map, Value};
use time::{PrimitiveDateTime, macros::format_description};

/// A field.
pub struct Field {
    name: &'static str,
    kind: Kind,
    required: bool,
}

/// What a field holds.
pub enum Kind {
    /// Text.
    Text,
    /// Text, one of these.
    OneOf(&'static [&'static str]),
    /// Text, empty or `yyyyMMddHHmmss`.
    Date,
    /// A number without fraction.
    Number,
    /// A list of objects with these fields, so many at most.
    List(&'static [Field], usize),
}

/// The text of a truth value: `IsDeleted`, `isUpdating` (`DVCQGIntegrationActionTerm.TRUE_KEY`, `FALSE_KEY`).
pub const TRUTH: Kind = Kind::OneOf(&["True", "False"]);
/// The text of a yes or no in the later fields (Thanh Hóa's system).
pub const YES_NO: Kind = Kind::OneOf(&["0", "1"]);

impl Field {
    /// A text that must be there and not be empty.
    pub const fn required(name: &'static str) -> Self {
        Self { name, kind: Kind::Text, required: true }
    }

    /// A text that may be empty or left out.
    pub const fn text(name: &'static str) -> Self {
        Self { name, kind: Kind::Text, required: false }
    }

    /// A date that may be empty or left out.
    pub const fn date(name: &'static str) -> Self {
        Self { name, kind: Kind::Date, required: false }
    }

    /// A field of this kind that must be there.
    pub const fn of(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: true }
    }

    /// A field of this kind that may be left out.
    pub const fn maybe(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false }
    }
}

/// Checks an object, in words what is wrong with it.
pub fn check(object: &Map<String, Value>, fields: &[Field]) -> Result<(), String> {
    if let Some(unknown) = object.keys().find(|key| fields.iter().all(|field| field.name != key.as_str())) {
        return Err(format!("Trường không có trong đặc tả: {unknown}"));
    }
    for field in fields {
        match object.get(field.name) {
            None if field.required => return Err(format!("Thiếu trường {}", field.name)),
            None => {}
            Some(value) => field.kind.check(value, field.required).map_err(|why| format!("{}: {why}", field.name))?,
        }
    }
    Ok(())
}

impl Kind {
    fn check(&self, value: &Value, required: bool) -> Result<(), String> {
        match self {
            Self::Number => value.as_i64().map(|_| ()).ok_or_else(|| "phải là số".to_owned()),
            Self::List(fields, most) => {
                let items = value.as_array().ok_or("phải là danh sách")?;
                if items.len() > *most {
                    return Err(format!("nhiều hơn {most} phần tử"));
                }
                items.iter().try_for_each(|item| check(item.as_object().ok_or("phải là đối tượng")?, fields))
            }
            Self::Text | Self::OneOf(_) | Self::Date => {
                let text = value.as_str().ok_or("phải là chuỗi")?;
                if required && text.is_empty() {
                    return Err("không được để trống".to_owned());
                }
                match self {
                    Self::OneOf(values) if !values.contains(&text) => Err(format!("giá trị {text:?} không hợp lệ")),
                    Self::Date if !text.is_empty() && !is_date(text) => {
                        Err(format!("ngày {text:?} không theo yyyyMMddHHmmss"))
                    }
                    _ => Ok(()),
                }
            }
        }
    }
}

/// `yyyyMMddHHmmss` (`DVCQGIntegrationActionImpl.LUCENE_DATE_FORMAT`).
fn is_date(text: &str) -> bool {
    let format = format_description!("[year][month][day][hour][minute][second]");
    text.len() == 14 && PrimitiveDateTime::parse(text, format).is_ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const FIELDS: &[Field] = &[
        Field::required("Ma"),
        Field::date("Ngay"),
        Field::of("CapNhat", TRUTH),
        Field::maybe("Con", Kind::List(&[Field::text("Ten")], 1)),
    ];

    fn refused(body: Value) -> String {
        check(body.as_object().unwrap(), FIELDS).unwrap_err()
    }

    #[test]
    fn what_is_as_specified_passes() {
        let body = json!({"Ma": "a", "Ngay": "20261123080000", "CapNhat": "False", "Con": [{"Ten": ""}]});
        assert_eq!(check(body.as_object().unwrap(), FIELDS), Ok(()));
    }

    #[test]
    fn names_types_dates_and_truth_values_are_strict() {
        assert!(refused(json!({"CapNhat": "True"})).contains("Thiếu trường Ma"));
        assert!(refused(json!({"Ma": "", "CapNhat": "True"})).contains("để trống"));
        assert!(refused(json!({"Ma": 1, "CapNhat": "True"})).contains("chuỗi"));
        assert!(refused(json!({"Ma": "a", "CapNhat": true})).contains("chuỗi"));
        assert!(refused(json!({"Ma": "a", "CapNhat": "true"})).contains("không hợp lệ"));
        assert!(refused(json!({"Ma": "a", "CapNhat": "True", "Ngay": "23/11/2026"})).contains("yyyyMMddHHmmss"));
        assert!(refused(json!({"Ma": "a", "CapNhat": "True", "Ngay": "20261323080000"})).contains("yyyyMMddHHmmss"));
        assert!(refused(json!({"Ma": "a", "CapNhat": "True", "ma": "a"})).contains("đặc tả: ma"));
        assert!(refused(json!({"Ma": "a", "CapNhat": "True", "Con": [{}, {}]})).contains("nhiều hơn 1"));
    }
}
