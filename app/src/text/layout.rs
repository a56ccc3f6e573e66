//! Texts that several public pages share.

use super::Text;

/// The first link of every path through the site.
pub const HOME: Text = Text::new("Trang đầu", "Home");
/// The national portal's name.
pub const NATIONAL_PORTAL: Text = Text::new("Cổng Dịch vụ công quốc gia", "National Public Service Portal");
/// The national portal's address.
pub const NATIONAL_PORTAL_URL: &str = "https://dichvucong.gov.vn";
/// Whom to call, before the help number.
pub const CALL: Text = Text::new("Cần giúp đỡ, xin gọi", "If you need help, call");
