//! The rules of filing at the one-stop shop, shared by the server and the browser.

pub mod iso_date;
pub mod procedure;
pub mod search;
