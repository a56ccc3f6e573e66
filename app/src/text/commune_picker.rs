//! Words of the commune picker.

use super::Text;

/// Nothing was found.
pub const NONE: Text = Text::new("Không tìm thấy nơi nào", "No place found");
/// How many were found.
pub const FOUND: Text =
    Text::new("Có {n} nơi. Dùng phím mũi tên để chọn.", "{n} places. Use the arrow keys to choose.");
/// Name of the list.
pub const LIST: Text = Text::new("Phường, xã tìm thấy", "Communes found");
