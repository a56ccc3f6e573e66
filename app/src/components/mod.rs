//! The design system: one component a file, each a function from typed props to [`html::Html`] with named examples.
//!
//! Markup, classes and ARIA follow govuk-frontend 6, whose Sass is themed in `style/`; its `data-module` hooks are left
//! out, because there is none of its script here. Classes without the prefix `govuk-` are ours.

pub mod back_link;
pub mod breadcrumbs;
pub mod button;
pub mod checkboxes;
pub mod choice;
pub mod code;
pub mod contact;
pub mod data_age;
pub mod date_input;
pub mod details;
pub mod error_summary;
pub mod field;
pub mod fieldset;
pub mod file_box;
pub mod file_kind;
pub mod file_upload;
pub mod html;
pub mod inset_text;
pub mod item_list;
pub mod look;
pub mod main_content;
pub mod notification_banner;
pub mod pagination;
pub mod panel;
pub mod progress;
pub mod qr_code;
pub mod radios;
pub mod result_list;
pub mod search_box;
pub mod select;
pub mod summary_list;
pub mod table;
pub mod tag;
pub mod text_input;
pub mod textarea;
pub mod tiles;
pub mod time_input;
pub mod timeline;
pub mod warning_text;

/// A named example of a component.
pub type Example = (&'static str, html::Html);

/// Every component with its examples, in the gallery's order.
pub fn gallery() -> Vec<(&'static str, Vec<Example>)> {
    vec![
        ("back_link", back_link::examples()),
        ("breadcrumbs", breadcrumbs::examples()),
        ("button", button::examples()),
        ("checkboxes", checkboxes::examples()),
        ("code", code::examples()),
        ("contact", contact::examples()),
        ("data_age", data_age::examples()),
        ("date_input", date_input::examples()),
        ("details", details::examples()),
        ("error_summary", error_summary::examples()),
        ("fieldset", fieldset::examples()),
        ("file_box", file_box::examples()),
        ("file_upload", file_upload::examples()),
        ("inset_text", inset_text::examples()),
        ("item_list", item_list::examples()),
        ("main_content", main_content::examples()),
        ("notification_banner", notification_banner::examples()),
        ("pagination", pagination::examples()),
        ("panel", panel::examples()),
        ("progress", progress::examples()),
        ("qr_code", qr_code::examples()),
        ("radios", radios::examples()),
        ("result_list", result_list::examples()),
        ("search_box", search_box::examples()),
        ("select", select::examples()),
        ("summary_list", summary_list::examples()),
        ("table", table::examples()),
        ("tag", tag::examples()),
        ("text_input", text_input::examples()),
        ("textarea", textarea::examples()),
        ("tiles", tiles::examples()),
        ("time_input", time_input::examples()),
        ("timeline", timeline::examples()),
        ("warning_text", warning_text::examples()),
    ]
}
