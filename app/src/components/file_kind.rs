//! What a file is and how large, as people say it.

/// Kind and size, such as `PDF, 180 KB`.
pub fn kind_and_size(media_type: &str, bytes: u64) -> String {
    let kind = match media_type {
        "application/pdf" => "PDF",
        "image/jpeg" => "JPG",
        "image/png" => "PNG",
        "image/heic" | "image/heif" => "HEIC",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "DOCX",
        other => other,
    };
    format!("{kind}, {} KB", bytes.div_ceil(1024))
}
