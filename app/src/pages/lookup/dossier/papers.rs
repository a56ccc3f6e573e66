//! Papers of the agency on the page of a dossier: results with their signatures, and the way to a draft.

use domain::agency_paper::DraftStanding;

use crate::{
    components::{
        button::{Weight, link_button},
        details::details,
        file_kind::kind_and_size,
        html::{Html, fill, html},
        look::Look,
        main_content::section,
        tag::{Tone, tag},
    },
    pages::layout::link_alone,
    text::papers as words,
};

/// What the page shows of papers.
#[derive(Clone, Debug, Default)]
pub struct Papers {
    /// Results, oldest first.
    pub results: Vec<ResultPaper>,
    /// The latest draft.
    pub draft: Option<DraftNews>,
}

/// A result.
#[derive(Clone, Debug)]
pub struct ResultPaper {
    /// Where it is downloaded from.
    pub href: String,
    /// Name of the file.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// When the agency sent it, in words.
    pub at: String,
    /// Its signature.
    pub signature: Signature,
}

/// What is known of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signature {
    /// It holds, and leads to an authority that is trusted.
    Valid(Vec<Signer>),
    /// The file was changed after it was signed.
    Invalid,
    /// There is none.
    None,
    /// Of a kind that is not known here.
    Unknown,
    /// Something was added after the last one.
    AddedAfter,
    /// It holds, and nobody who is trusted vouches for the signer.
    Untrusted,
    /// The file could not be read just now.
    NotYet,
}

/// Who signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// Name in the certificate.
    pub name: String,
    /// When, by the signer's clock, in words.
    pub at: Option<String>,
}

/// A draft, as the page of the dossier tells of it.
#[derive(Clone, Debug)]
pub struct DraftNews {
    /// Where it is seen and answered.
    pub href: String,
    /// How it stands.
    pub standing: DraftStanding,
    /// Since when, or until when, in words.
    pub at: String,
    /// An answer is on its way.
    pub answered: bool,
}

impl Papers {
    /// The draft, which stands above everything that waits while it needs an answer.
    pub(super) fn draft(&self, look: Look) -> Html {
        let lang = look.lang;
        let Some(draft) = &self.draft else { return Html::new() };
        if draft.standing == DraftStanding::Open && !draft.answered {
            let means = html!(
                "<p class='govuk-body'>" (words::DRAFT_MEANS.get(lang)) "</p><p class='govuk-body'><strong>"
                (fill(words::SILENCE, lang, &[&draft.at])) "</strong></p>"
            );
            let open = link_button(&draft.href, words::DRAFT_OPEN.get(lang), Weight::Primary);
            return html!(
                "<div class='dossier-act'><h2 class='govuk-heading-m'>" (words::DRAFT.get(lang)) "</h2>" (means)
                "<div class='no-print'>" (open) "</div></div>"
            );
        }
        // An answer on its way is told among what was sent.
        let standing = standing(draft.standing, &draft.at, look);
        html!(
            (section(words::DRAFT.get(lang))) (standing) "<div class='no-print'>"
            (link_alone(&draft.href, words::DRAFT_SEE.get(lang))) "</div>"
        )
    }

    /// The results.
    pub(super) fn results(&self, look: Look) -> Html {
        if self.results.is_empty() {
            return Html::new();
        }
        let lang = look.lang;
        let means = if look.kiosk { words::NOT_HERE } else { words::RESULTS_MEAN };
        let items: Html = self.results.iter().map(|paper| item(paper, look)).collect();
        html!(
            (section(words::RESULTS.get(lang))) (items) "<p class='govuk-body'>" (means.get(lang)) "</p>"
        )
    }
}

/// How a draft stands that needs no answer; nothing while it is open.
pub fn standing(standing: DraftStanding, at: &str, look: Look) -> Html {
    let text = match standing {
        DraftStanding::Open => return Html::new(),
        DraftStanding::Agreed => words::AGREED,
        DraftStanding::ToCorrect => words::TO_CORRECT,
        DraftStanding::Silent => words::SILENT,
    };
    html!("<p class='govuk-body'>" (fill(text, look.lang, &[at])) "</p>")
}

fn item(paper: &ResultPaper, look: Look) -> Html {
    let lang = look.lang;
    let (title, size) = (&paper.name, kind_and_size(&paper.media_type, paper.bytes));
    let name = if look.kiosk {
        html!("<strong>" (title) "</strong>")
    } else {
        let text = fill(words::DOWNLOAD, lang, &[title]);
        html!("<a class='govuk-link link-alone' href='" (paper.href) "' download>" (text) "</a>")
    };
    let short: String = paper.sha256.chars().take(12).collect();
    let whole = html!(
        "<p class='govuk-body'>" (words::CHECKSUM_MEANS.get(lang)) "</p><p class='govuk-body'>" (breakable(&paper.sha256))
        "</p>"
    );
    html!(
        "<p class='govuk-body'>" (name) " (" (size) ")<br>" (fill(words::SENT, lang, &[&paper.at])) "</p>"
        (signature(&paper.signature, look))
        "<p class='govuk-body-s'>" (fill(words::CHECKSUM, lang, &[&short])) "</p>"
        (details(words::CHECKSUM_WHOLE.get(lang), &whole, false))
    )
}

/// A checksum that fits a phone, and is copied whole.
fn breakable(sha256: &str) -> Html {
    let groups: Vec<char> = sha256.chars().collect();
    let groups = groups.chunks(8).map(|group| group.iter().collect::<String>());
    let text: Html = groups.map(|group| html!((group) "<wbr>")).collect();
    html!("<span translate='no'>" (text) "</span>")
}

/// The state of a signature in words, never by colour alone.
fn signature(signature: &Signature, look: Look) -> Html {
    let lang = look.lang;
    let (state, tone, means) = match signature {
        Signature::Valid(_) => (words::VALID, Tone::Good, words::VALID_MEANS),
        Signature::Invalid => (words::INVALID, Tone::Bad, words::INVALID_MEANS),
        Signature::None => (words::NOT_CHECKABLE, Tone::Quiet, words::NO_SIGNATURE),
        Signature::Unknown => (words::NOT_CHECKABLE, Tone::Quiet, words::UNKNOWN),
        Signature::AddedAfter => (words::NOT_CHECKABLE, Tone::Act, words::ADDED_AFTER),
        Signature::Untrusted => (words::NOT_CHECKABLE, Tone::Quiet, words::UNTRUSTED),
        Signature::NotYet => (words::NOT_CHECKABLE, Tone::Quiet, words::NOT_YET),
    };
    let signers: Html = match signature {
        Signature::Valid(signers) => signers.iter().map(|signer| signed_by(signer, look)).collect(),
        _ => Html::new(),
    };
    html!(
        "<p class='govuk-body'>" (tag(state.get(lang), tone)) "</p>" (signers) "<p class='govuk-body-s'>" (means.get(lang))
        "</p>"
    )
}

fn signed_by(signer: &Signer, look: Look) -> Html {
    let line = match &signer.at {
        Some(at) => fill(words::SIGNED_BY_AT, look.lang, &[&signer.name, at]),
        None => fill(words::SIGNED_BY, look.lang, &[&signer.name]),
    };
    html!("<p class='govuk-body'>" (line) "</p>")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(signature: Signature) -> ResultPaper {
        ResultPaper {
            href: "/ho-so/1234567897/giay-to/a".to_owned(),
            name: "Giấy xác nhận.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            bytes: 2000,
            sha256: "ab".repeat(32),
            at: "08:00, 26/11/2026".to_owned(),
            signature,
        }
    }

    fn shown(signature: Signature, kiosk: bool) -> String {
        let papers = Papers { results: vec![result(signature)], draft: None };
        papers.results(Look { kiosk, ..Look::default() }).as_str().to_owned()
    }

    #[test]
    fn valid_is_said_of_one_state_only() {
        let signer = Signer { name: "UBND <phường>".to_owned(), at: None };
        let valid = shown(Signature::Valid(vec![signer]), false);
        assert!(valid.contains("Chữ ký số hợp lệ") && valid.contains("Người ký: UBND &lt;phường&gt;"), "{valid}");
        for other in [
            Signature::Invalid,
            Signature::None,
            Signature::Unknown,
            Signature::AddedAfter,
            Signature::Untrusted,
            Signature::NotYet,
        ] {
            let text = shown(other.clone(), false);
            assert!(!text.contains("Chữ ký số hợp lệ") && !text.contains("Người ký"), "{other:?}");
        }
    }

    #[test]
    fn a_shared_device_downloads_nothing() {
        assert!(shown(Signature::None, false).contains("href='/ho-so/1234567897/giay-to/a' download"));
        let kiosk = shown(Signature::None, true);
        assert!(!kiosk.contains("href=") && kiosk.contains("Giấy xác nhận.pdf") && kiosk.contains("mã QR"), "{kiosk}");
    }

    #[test]
    fn a_draft_asks_for_an_answer_until_there_is_one() {
        let draft = |standing, answered| {
            let news = DraftNews {
                href: "/ho-so/1234567897/ban-nhap".to_owned(),
                standing,
                at: "08:00, 24/11/2026".to_owned(),
                answered,
            };
            Papers { results: Vec::new(), draft: Some(news) }.draft(Look::default()).as_str().to_owned()
        };
        let open = draft(DraftStanding::Open, false);
        assert!(open.contains("dossier-act") && open.contains("trước 08:00, 24/11/2026"), "{open}");
        assert!(!draft(DraftStanding::Open, true).contains("dossier-act"));
        assert!(draft(DraftStanding::Silent, false).contains("coi là ông/bà đồng ý"));
        assert!(draft(DraftStanding::Agreed, false).contains("đã đồng ý"));
    }
}
