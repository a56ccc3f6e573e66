//! What a scanner, the clipboard or a person gives where a dossier is looked up.

use crate::{dossier_code::DossierCode, reference::Reference, text, text_value::redacted_debug};

/// What was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// The QR of a slip of ours, `{PUBLIC_URL}/q#1.<reference>.<secret>`: it opens the submission.
    Qr {
        /// The submission.
        reference: Reference,
        /// Proof that the slip was at hand.
        secret: QrSecret,
    },
    /// Our reference alone; a second factor is needed.
    Reference(Reference),
    /// A code of the province, alone or in the address or QR of another portal; a second factor is needed.
    DossierCode(DossierCode),
    /// Nothing of these.
    Nothing,
}

/// The secret of a QR: 16 to 64 letters, digits, `-` and `_` (128 random bits in any usual text form). Only its hash is
/// stored.
#[derive(Clone, PartialEq, Eq)]
pub struct QrSecret(String);

impl QrSecret {
    /// The text of the secret, as it stands in the QR. Case matters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn parse(text: &str) -> Option<Self> {
        let fits = (16..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        fits.then(|| Self(text.to_owned()))
    }
}

redacted_debug!(QrSecret);

/// Longest input that is looked at, in bytes: a QR holds at most 2953.
const MAX_INPUT: usize = 4096;

/// Understands what was scanned, pasted or typed: an address or QR of ours, the address of another portal with a
/// dossier code in its path or query (`MHS=`, `MaHoSo=` …), the QR of OpenCPS (`QRSCAN=<dossierNo>-<secretKey>`), a
/// reference or a code in any spelling that their `parse` takes, also after a label ("Mã hồ sơ: …").
pub fn read(input: &str) -> Scanned {
    if input.len() > MAX_INPUT {
        return Scanned::Nothing;
    }
    let input = percent_decoded(&text::clean(input));
    own_qr(&input)
        .or_else(|| bare(&input))
        .or_else(|| bare(input.rsplit(':').next()?))
        .or_else(|| own_address(&input))
        .or_else(|| foreign_code(&input))
        .unwrap_or(Scanned::Nothing)
}

/// The fragment of our QR, with or without the address in front.
fn own_qr(input: &str) -> Option<Scanned> {
    let fragment = match input.split_once('#') {
        Some((address, fragment)) if address.is_empty() || address == "q" || address.ends_with("/q") => fragment,
        Some(_) => return None,
        None => input,
    };
    let (reference, secret) = fragment.trim().strip_prefix("1.")?.split_once('.')?;
    Some(Scanned::Qr { reference: Reference::parse(reference).ok()?, secret: QrSecret::parse(secret)? })
}

/// A reference or a code and nothing else.
fn bare(input: &str) -> Option<Scanned> {
    let reference = Reference::parse(input).map(Scanned::Reference);
    reference.or_else(|_| DossierCode::parse(input).map(Scanned::DossierCode)).ok()
}

/// `/ho-so/{reference}`: the address of the page that the citizen has open.
fn own_address(input: &str) -> Option<Scanned> {
    let (_, path) = input.split_once("/ho-so/")?;
    Reference::parse(path.split(['/', '?', '#']).next()?).ok().map(Scanned::Reference)
}

/// The first dossier code among the pieces of an address, of OpenCPS' QR, or of a sentence.
fn foreign_code(input: &str) -> Option<Scanned> {
    let is_border = |c: char| matches!(c, '/' | '?' | '&' | '=' | '#' | ';' | ',' | ':' | '"' | '(' | ')' | ' ');
    let code_in = |piece: &str| {
        let code = DossierCode::parse(piece.trim_end_matches('.'));
        // OpenCPS puts its secret behind a further hyphen.
        code.or_else(|error| piece.rsplit_once('-').map_or(Err(error), |(code, _)| DossierCode::parse(code))).ok()
    };
    input.split(is_border).find_map(code_in).map(Scanned::DossierCode)
}

/// Percent escapes of an address, decoded once; text in which they are broken stays as it is.
fn percent_decoded(input: &str) -> String {
    if !input.contains('%') {
        return input.to_owned();
    }
    let mut bytes = Vec::with_capacity(input.len());
    let mut rest = input.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        let hex = |b: u8| char::from(b).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let escaped = match tail {
            [high, low, after @ ..] if *first == b'%' => {
                hex(*high).zip(hex(*low)).map(|(high, low)| (high * 16 + low, after))
            }
            _ => None,
        };
        match escaped {
            Some((byte, after)) => {
                bytes.push(byte);
                rest = after;
            }
            None => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| input.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECRET: &str = "k3J-9_abcdefghijklmnop";

    fn reference() -> Reference {
        Reference::from_random([3; 8])
    }

    fn code(text: &str) -> Scanned {
        Scanned::DossierCode(DossierCode::parse(text).unwrap())
    }

    #[test]
    fn our_qr_in_every_wrapping() {
        let expected = Scanned::Qr { reference: reference(), secret: QrSecret(SECRET.to_owned()) };
        let payload = format!("1.{}.{SECRET}", reference());
        for input in [
            format!("https://motcham.example.vn/q#{payload}"),
            format!("  http://127.0.0.1:3000/q#{payload}\r\n"),
            format!("motcham.example.vn/q#{payload}"),
            format!("HTTPS://MOTCHAM.EXAMPLE.VN/q#{payload}"),
            format!("/q#{payload}"),
            format!("#{payload}"),
            payload.clone(),
        ] {
            assert_eq!(read(&input), expected, "{input}");
        }
        assert!(!format!("{expected:?}").contains(SECRET));
    }

    #[test]
    fn a_broken_qr_opens_nothing() {
        let reference = reference();
        for input in [
            format!("https://motcham.example.vn/q#2.{reference}.{SECRET}"),
            format!("https://motcham.example.vn/q#1.{reference}.short"),
            format!("https://motcham.example.vn/q#1.{reference}.{SECRET}!"),
            format!("https://motcham.example.vn/q#1.1234567890.{SECRET}"),
            format!("https://motcham.example.vn/other#1.{reference}.{SECRET}"),
        ] {
            assert_eq!(read(&input), Scanned::Nothing, "{input}");
        }
    }

    #[test]
    fn references() {
        let expected = Scanned::Reference(reference());
        let digits = reference().to_string();
        for input in [
            digits.clone(),
            reference().grouped(),
            format!(" {} {} {} ", &digits[..3], &digits[3..6], &digits[6..]),
            format!("Mã tra cứu: {}", reference().grouped()),
            format!("https://motcham.example.vn/ho-so/{digits}"),
            format!("https://motcham.example.vn/ho-so/{digits}/danh-gia?x=1"),
        ] {
            assert_eq!(read(&input), expected, "{input}");
        }
    }

    #[test]
    fn codes_of_the_province_and_of_other_portals() {
        for (input, found) in [
            ("h15.50.05.13–261008–0975", "H15.50.05.13-261008-0975"),
            ("Mã hồ sơ: 000.00.00.H11-210915-0001", "000.00.00.H11-210915-0001"),
            ("Hồ sơ (000.00.00.H11-210915-0001) đã nộp.", "000.00.00.H11-210915-0001"),
            ("Đã nộp 000.00.00.H11-210915-0001.", "000.00.00.H11-210915-0001"),
            (
                "https://dvc.example.gov.vn/portaldvc/tra-cuu?MHS=000.00.24.H56-210915-0001&SGT=060190001234",
                "000.00.24.H56-210915-0001",
            ),
            ("https://dvc.example.gov.vn/bien-lai?MaHoSo=H56.24-210915-0001&SoDinhDanh=1", "H56.24-210915-0001"),
            ("https://dvc.example.gov.vn/thanh-toan?maHoSo=H56.24%2D210915%2D0001", "H56.24-210915-0001"),
            (
                "http://dvc.example.gov.vn/tra-cuu-thong-tin-ho-so/000.00.BD.H08-230411-0004?secretKey=ab12",
                "000.00.BD.H08-230411-0004",
            ),
            ("QRSCAN=000.00.BD.H08-230411-0004-ab12", "000.00.BD.H08-230411-0004"),
            ("https://dvc.example.gov.vn/#/lookup?QRSCAN=G09.20-20260609-0092637-9f3c", "G09.20-20260609-0092637"),
        ] {
            assert_eq!(read(input), code(found), "{input}");
        }
    }

    #[test]
    fn anything_else_is_nothing() {
        let long = "1".repeat(5000);
        for input in [
            "",
            "   ",
            "060190001234||NGUYỄN THỊ MẪU|01021990|Nữ|Khu phố 1, Phường Mẫu, Tỉnh Mẫu|15072021",
            "0912345678",
            "https://example.vn/?q=%zz%",
            "%E0%A4",
            "giấy độc thân",
            &long,
        ] {
            assert_eq!(read(input), Scanned::Nothing, "{input}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in any::<String>(), address in "https?://[a-z]{1,9}/[a-zA-Z0-9%?&=#./–-]{0,60}") {
            let _ = (read(&text), read(&address));
        }

        #[test]
        fn escaping_an_address_changes_nothing(tail in "[0-9]{4}-[0-9a-f]{4}") {
            let plain = format!("https://dvc.example.gov.vn/x?QRSCAN=H15.50-261008-{tail}");
            let escaped: String = plain.bytes().map(|b| format!("%{b:02X}")).collect();
            prop_assert_eq!(read(&escaped), read(&plain));
        }
    }
}
