//! Hides in a comment what would identify a person.

use crate::text::is_dash;

/// What stands for something hidden.
const HIDDEN: &str = "•••";

/// Shortest run of digits that is hidden: an old id has 9, a phone number 10 or 11, a personal id 12. A dossier code
/// is hidden with them, and an amount of 100 million or more: hiding too much is the safe side.
const MIN_DIGITS: usize = 9;

/// The comment with phone numbers, id numbers and e-mail addresses replaced by `•••`, also when their digits are
/// grouped by spaces, dots, dashes or parentheses.
pub fn mask(comment: &str) -> String {
    mask_numbers(&mask_emails(comment))
}

fn mask_emails(comment: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let mut masked = String::with_capacity(comment.len());
    let mut rest = comment;
    while let Some(at) = rest.find('@') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let name = before.len() - before.trim_end_matches(is_part).len();
        let domain = after.len() - after.trim_start_matches(is_part).len();
        // A full stop that ends the sentence is not part of the address.
        let domain = after[..domain].trim_end_matches(['.', '-']).len();
        if name > 0 && domain > 0 {
            masked.push_str(&before[..before.len() - name]);
            masked.push_str(HIDDEN);
            rest = &after[domain..];
        } else {
            masked.push_str(&rest[..=at]);
            rest = after;
        }
    }
    masked + rest
}

fn mask_numbers(comment: &str) -> String {
    let mut masked = String::with_capacity(comment.len());
    let mut rest = comment;
    while let Some(start) = rest.find(starts_number) {
        let (length, digits) = number_run(&rest[start..]);
        masked.push_str(&rest[..start]);
        let run = &rest[start..start + length];
        masked.push_str(if digits >= MIN_DIGITS { HIDDEN } else { run });
        rest = &rest[start + length..];
    }
    masked + rest
}

fn starts_number(c: char) -> bool {
    c == '+' || c.is_numeric()
}

/// Bytes and digits of the run that `text` starts with: digits with at most three separators between two of them; the
/// run ends with a digit. A sign without digits is a run of its own.
fn number_run(text: &str) -> (usize, usize) {
    let is_separator = |c: char| matches!(c, ' ' | '.' | '(' | ')' | '+') || is_dash(c);
    let (mut length, mut digits, mut separators) = (1, 0, 0);
    for (at, c) in text.char_indices() {
        if c.is_numeric() {
            length = at + c.len_utf8();
            digits += 1;
            separators = 0;
        } else if is_separator(c) && separators < 3 {
            separators += 1;
        } else {
            break;
        }
    }
    (length, digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hides_what_identifies() {
        for (comment, masked) in [
            ("Gọi tôi 0912345678.", "Gọi tôi •••."),
            ("Gọi +84 912 345 678 nhé", "Gọi ••• nhé"),
            ("(0252) 3.821-234", "(•••"),
            ("CCCD 060190001234, CMND 260 123 456", "CCCD •••, CMND •••"),
            ("0912345678 0987654321", "•••"),
            ("Thư: lan.nguyen+1@gmail.com.", "Thư: •••."),
            ("lan@gmail.com,nam@ubnd.vn", "•••,•••"),
            ("số ０９１２３４５６７８", "số •••"),
        ] {
            assert_eq!(mask(comment), masked, "{comment}");
        }
    }

    #[test]
    fn leaves_the_rest() {
        for comment in [
            "Chờ 45 phút, từ 8 giờ 30 đến 9 giờ 15.",
            "Ngày 12/10/2026 và 15/10/2026 đều phải đến",
            "Phí 15.000 đồng + 2 bản sao",
            "Gặp cô ở quầy 3 @ tầng 1",
            "Điểm 2+ là tốt + nhanh",
            "",
        ] {
            assert_eq!(mask(comment), comment);
        }
    }

    proptest! {
        #[test]
        fn no_long_number_and_no_address_is_left(
            before in "[a-zA-ZÀ-ỹ0-9 ,.!\n]{0,30}",
            phone in "(0|\\+84 ?)[35789][0-9]{2}[ .-]?[0-9]{3}[ .-]?[0-9]{3}",
            id in "[0-9]{12}|[0-9]{9}",
            email in "[a-z0-9.]{1,9}@[a-z]{1,9}\\.(vn|com)",
            after in "[a-zA-ZÀ-ỹ ,!\n]{0,30}",
        ) {
            let masked = mask(&format!("{before} {phone}, {id}; {email} {after}"));
            prop_assert!(!masked.contains('@'));
            prop_assert!(!masked.contains(&id));
            prop_assert!(!masked.contains(&phone));
            prop_assert_eq!(mask(&masked), masked.clone());
        }

        #[test]
        fn any_text_is_answered(text in any::<String>()) {
            let masked = mask(&text);
            prop_assert_eq!(mask(&masked), masked.clone());
        }
    }
}
