//! The rules of filing at the one-stop shop, shared by the server and the browser.

mod text_value;

pub mod agency_paper;
pub mod date;
pub mod dossier;
pub mod dossier_code;
pub mod draft_code;
pub mod eform;
pub mod email;
pub mod file_size;
pub mod identity;
pub mod money;
pub mod person_name;
pub mod phone;
pub mod procedure;
pub mod rating;
pub mod reference;
pub mod scan;
pub mod search;
pub mod tax_code;
pub mod text;
pub mod time_of_day;
pub mod working_time;
