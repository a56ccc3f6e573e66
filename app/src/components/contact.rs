//! Whom to call.

use super::{
    Example,
    html::{Html, html},
    look::Look,
    summary_list::{Row, summary_list},
};
use crate::text::chrome;

/// Who answers for a procedure or a dossier. What is unknown is left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Contact<'a> {
    /// The unit, always known.
    pub unit: &'a str,
    /// Name and position of the official.
    pub official: Option<&'a str>,
    /// Telephone, as shown.
    pub phone: Option<&'a str>,
    /// Address.
    pub address: Option<&'a str>,
    /// When it can be reached.
    pub hours: Option<&'a str>,
}

/// A contact as a list of facts, its number one to tap.
pub fn contact(props: &Contact, look: Look) -> Html {
    let plain = [
        (chrome::UNIT, Some(props.unit)),
        (chrome::OFFICIAL, props.official),
        (chrome::ADDRESS, props.address),
        (chrome::HOURS, props.hours),
    ];
    let mut rows: Vec<Row> =
        plain.iter().filter_map(|(key, value)| value.map(|value| Row::text(key.get(look.lang), value))).collect();
    if let Some(number) = props.phone {
        rows.push(Row { key: chrome::PHONE.get(look.lang), value: phone_link(number), change: None });
    }
    summary_list(&rows, look)
}

/// A telephone number to tap: the shown text without its spaces, dots and brackets is dialled.
pub fn phone_link(number: &str) -> Html {
    let dialled: String = number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    html!("<a class='govuk-link phone' href='tel:" (dialled) "'>" (number) "</a>")
}

/// Named examples.
pub fn examples() -> Vec<Example> {
    let unit = Contact { unit: "UBND phường Phan Thiết", ..Contact::default() };
    vec![
        (
            "full",
            contact(
                &Contact {
                    official: Some("Trần Văn Ví Dụ, công chức tư pháp – hộ tịch"),
                    phone: Some("0252 000 0000"),
                    address: Some("Số 1 đường Ví Dụ"),
                    hours: Some("7:00–11:30 và 13:30–17:00, thứ Hai đến thứ Sáu"),
                    ..unit
                },
                Look::default(),
            ),
        ),
        ("unit only", contact(&unit, Look::default())),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_can_be_dialled() {
        assert_eq!(
            phone_link("(0252) 3.822'").as_str(),
            "<a class='govuk-link phone' href='tel:02523822'>(0252) 3.822&#39;</a>"
        );
    }

    #[test]
    fn unknown_facts_are_left_out() {
        let html = contact(&Contact { unit: "UBND <xã>", ..Contact::default() }, Look::default());
        assert_eq!(html.as_str().matches("<dt").count(), 1);
        assert!(html.as_str().contains("UBND &lt;xã&gt;"));
    }
}
