//! Sizes of files.

/// A size for people: "340 KB", "2,4 MB". `comma`: the decimal mark of the page's language.
///
/// In whole numbers: the code that writes fractions would be a tenth of the program that sends files.
pub fn words(bytes: u64, comma: &str) -> String {
    const KB: u64 = 1024;
    const MB: u64 = 1024 * KB;
    if bytes < MB {
        return bytes.div_ceil(KB).to_string() + " KB";
    }
    // Rounded up, so that what is over a limit never looks like the limit.
    let tenths = (bytes * 10).div_ceil(MB);
    let whole = (tenths / 10).to_string();
    match tenths % 10 {
        0 => whole + " MB",
        rest => whole + comma + &rest.to_string() + " MB",
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn sizes_are_short_and_never_smaller_than_the_file() {
        let cases = [
            (0, "0 KB"),
            (1, "1 KB"),
            (1024, "1 KB"),
            (1025, "2 KB"),
            (348_160, "340 KB"),
            (1_048_576, "1 MB"),
            (2_516_582, "2,4 MB"),
            (10 * 1_048_576, "10 MB"),
            (10 * 1_048_576 + 1, "10,1 MB"),
        ];
        for (bytes, said) in cases {
            assert_eq!(words(bytes, ","), said);
        }
        assert_eq!(words(2_516_582, "."), "2.4 MB");
    }
}
