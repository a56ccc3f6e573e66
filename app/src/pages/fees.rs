//! What a procedure costs, as pages show it.

use domain::{
    money,
    procedure::{Expected, Fee, expected_total},
};

use crate::{
    components::{
        html::{Html, fill, html},
        look::Look,
    },
    pages::layout::{bullets, vietnamese},
    text::{Lang, fees as words},
};

/// What is expected to be paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fees {
    /// The catalogue's sentence; `None`: there is none.
    pub sentence: Option<String>,
    /// One line an amount.
    pub lines: Vec<Line>,
    /// The result can come by post, and be paid at the door.
    pub by_post: bool,
    /// VND altogether, if there are several amounts and all are known.
    pub total: Option<u64>,
}

/// One amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is paid for, and how much, in words.
    pub amount: String,
    /// Who does not pay; empty: nobody is known.
    pub exempt: Vec<String>,
}

impl Fees {
    /// The fee of a procedure with the rates that apply.
    pub fn of(fee: Option<&Fee>, expected: &[Expected<'_>], by_post: bool, lang: Lang) -> Self {
        Self {
            sentence: fee.map(|fee| fee.text.clone()),
            lines: expected.iter().map(|one| Line::of(one, lang)).collect(),
            by_post,
            total: if expected.len() > 1 { expected_total(expected) } else { None },
        }
    }

    /// The amounts; without any the catalogue's sentence, else that nothing is known.
    pub fn show(&self, look: Look) -> Html {
        let lang = look.lang;
        if self.lines.is_empty() {
            let known = self.sentence.as_ref().map(|sentence| vietnamese(&html!((sentence)), look));
            let text = known.unwrap_or_else(|| html!((words::UNKNOWN.get(lang))));
            return html!("<p class='govuk-body'>" (text) "</p>");
        }
        let lines = self.lines.iter().map(|line| {
            let exempt = (!line.exempt.is_empty())
                .then(|| html!("<br>"(fill(words::EXEMPT_FOR, lang, &[&line.exempt.join("; ")]))));
            html!((line.amount)(exempt))
        });
        let total = self.total.map(|total| {
            html!("<p class='govuk-body'><strong>" (fill(words::TOTAL, lang, &[&money::dong(total)])) "</strong></p>")
        });
        html!((bullets(lines))(total))
    }

    /// How it is paid, and whose figure counts; nothing where nothing is paid.
    pub fn how(&self, lang: Lang) -> Html {
        if !self.lines.is_empty() && self.lines.iter().all(|line| line.amount.ends_with(words::FREE.get(lang))) {
            return Html::new();
        }
        let how = if self.by_post { words::AT_COUNTER_OR_DOOR } else { words::AT_COUNTER };
        html!("<p class='govuk-body'>" (how.get(lang)) " " (words::AGENCY_SAYS.get(lang)) "</p>")
    }
}

impl Line {
    fn of(expected: &Expected<'_>, lang: Lang) -> Self {
        let Expected { rate, copies, dong, exempt } = expected;
        let each = money::dong(rate.dong);
        let amount = match (exempt, dong, copies) {
            (Some(exempt), _, _) => fill(words::EXEMPT, lang, &[&exempt.who]),
            (None, Some(0), _) => words::FREE.get(lang).to_owned(),
            (None, Some(sum), Some(copies)) => {
                fill(words::COPIES, lang, &[&money::dong(*sum), &copies.to_string(), &each])
            }
            (None, Some(sum), None) => money::dong(*sum),
            (None, None, _) => fill(words::EACH, lang, &[&each]),
        };
        let amount = if rate.unverified { format!("{amount} ({})", words::UNVERIFIED.get(lang)) } else { amount };
        let told = if exempt.is_some() { &[][..] } else { rate.exempt.as_slice() };
        Self {
            amount: fill(words::LINE, lang, &[&rate.what, &amount]),
            exempt: told.iter().map(|exemption| exemption.who.clone()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{date::iso, eform::Answers, procedure::FilingChannel};

    use super::*;

    const FEE: &str = r#"
text = "Địa phương quy định."
source = "NQ"
rates = [
  { kind = "fee", what = "Đăng ký", dong = 15000, from = "2026-01-01", source = "NQ", unverified = true, exempt = [{ who = "Hộ nghèo" }] },
  { kind = "charge", what = "Bản sao", dong = 8000, copies = "so-ban", from = "2026-01-01", source = "NQ" },
]
"#;

    fn shown(fee: &str, answers: Option<&str>) -> Fees {
        let fee: Fee = toml::from_str(fee).unwrap();
        let form = form();
        let answers = answers.map(|copies| Answers::from_iter([("so-ban", copies)]));
        let case = answers.as_ref().map(|answers| (&form, answers));
        Fees::of(
            Some(&fee),
            &fee.expected(FilingChannel::Online, iso::parse("2026-11-27").unwrap(), case),
            false,
            Lang::Vi,
        )
    }

    fn form() -> domain::eform::Form {
        toml::from_str(
            "procedure = 'p'\nversion = '1'\ntitle = 'T'\nsource = 'S'\nminutes = 1\nat_hand = []\npage = []\n[roles]\ncommune = 'a'\n\
             return_method = 'b'\nsubmitter = { name = 'c', phone = 'd', personal_id = 'e' }\nowner = { name = ['c'], \
             personal_id = ['e'] }",
        )
        .unwrap()
    }

    #[test]
    fn amounts_are_said_with_their_doubt_and_their_sum() {
        let before = shown(FEE, None);
        let html = before.show(Look::default());
        assert!(html.as_str().contains("Đăng ký: 15.000 đồng (số tham khảo, chưa xác minh)<br>Miễn cho: Hộ nghèo."));
        assert!(html.as_str().contains("Bản sao: 8.000 đồng mỗi bản"));
        assert_eq!(before.total, None);
        let two = shown(FEE, Some("2"));
        assert!(two.show(Look::default()).as_str().contains("Bản sao: 16.000 đồng (2 bản, mỗi bản 8.000 đồng)"));
        assert!(two.show(Look::default()).as_str().contains("<strong>Cộng: 31.000 đồng</strong>"));
        assert!(two.how(Lang::Vi).as_str().contains("chưa nhận nộp trực tuyến"));
    }

    #[test]
    fn what_is_unknown_is_no_zero_and_what_is_free_is_not_paid_anywhere() {
        let sentence = shown("text = 'Địa phương quy định.'\nsource = 'NQ'", None);
        assert!(sentence.show(Look::default()).as_str().contains("Địa phương quy định."));
        assert!(Fees::default().show(Look::default()).as_str().contains("Chưa có thông tin"));
        let free = "text = 'Không thu.'\nsource = 'NQ'\nrates = [{ kind = 'fee', what = 'Đăng ký', dong = 0, from = '2026-01-01', source = 'NQ' }]";
        let free = shown(free, None);
        assert!(free.show(Look::default()).as_str().contains("Đăng ký: không thu"));
        assert!(free.how(Lang::Vi).is_empty());
    }
}
