//! Islands: what the browser adds to a page that is whole without them.

pub mod commune_picker;
pub mod form_step;
