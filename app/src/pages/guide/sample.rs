//! The sample of one procedure: its form filled in, and how it is handled. Prints on A4.

use leptos::prelude::AnyView;

use super::{
    Sampled,
    filled::{Place, about, filled, mark},
    sample_href,
};
use crate::{
    components::{
        button::start_button,
        html::{Html, html},
        look::Look,
        main_content::section,
    },
    page::{Frame, Page},
    pages::{
        layout::{Ready, below_home, foreign},
        procedures::{facts::Facts, process::process},
    },
    text::{Lang, guide as text, procedures},
};

/// The page of a sample.
#[derive(Clone, Debug)]
pub struct Sample(Ready);

impl Sample {
    /// Renders the page.
    pub fn new(sampled: Sampled<'_>, look: Look) -> Self {
        let title = format!("{} – {}", text::SAMPLE.get(look.lang), sampled.procedure.name);
        Self(Ready::new(&title, content(sampled, look)))
    }
}

impl Page for Sample {
    fn title(&self, _: Lang) -> String {
        self.0.title()
    }

    fn view(self, _: &Frame) -> AnyView {
        self.0.into_view()
    }
}

fn content(Sampled { procedure, form }: Sampled<'_>, look: Look) -> Html {
    let lang = look.lang;
    let mut facts = Facts::new(look);
    let steps = process(&procedure.steps, &mut facts, look);
    let start = procedure
        .can_be_filed_here()
        .then(|| html!("<div class='no-print'>" (start_button(&format!("/nop-ho-so/{}", procedure.id), procedures::START.get(lang))) "</div>"));
    let procedure_href = format!("/thu-tuc/{}", procedure.id);
    below_home(
        &[("/thu-tuc", procedures::TITLE.get(lang)), (&procedure_href, &procedure.name)],
        &html!(
            "<span class='govuk-caption-l'" (foreign(look)) ">" (procedure.name) "</span>"
            "<h1 class='govuk-heading-l'>" (text::SAMPLE.get(lang)) "</h1>" (mark(look)) (about(look))
            "<h2 class='govuk-heading-m'>" (procedures::OFFICIAL_FORM.get(lang)) "</h2>" (filled(form, Place::Page, look))
            (section(text::PROCESS.get(lang))) (steps) (start) (facts.sources())
        ),
        look,
    )
}

/// The link to it from other pages.
pub fn link_to(procedure: &str, look: Look) -> Html {
    crate::pages::layout::link_alone(&sample_href(procedure), text::SAMPLE.get(look.lang))
}

#[cfg(test)]
mod tests {
    use domain::{eform::Form, procedure::Procedure};

    use super::*;

    const PROCEDURE: &str = r#"
id = "1.004873"
name = "Cấp Giấy xác nhận"
channel = "here"
form = "1.004873"
steps = [{ text = "Kiểm tra", unit = "Công chức", time = { amount = 3, unit = "workingDay" }, source = "Nguồn bước" }]
[plan]
row = 83
agency = "UBND cấp xã"
tiers = ["commune"]
source = "Kế hoạch 2992"
"#;

    const FORM: &str = r#"
procedure = "1.004873"
version = "1"
title = "Tờ khai thử"
source = "Thông tư thử"
minutes = 5
at_hand = []
roles = { commune = "ai", return_method = "ai", submitter = { name = "ten", phone = "ten", personal_id = "ten" }, owner = { name = ["ten"], personal_id = ["ten"] } }
[[page]]
id = "mot"
title = "Một"
topic = "Người yêu cầu"
[[page.question]]
id = "ai"
label = "Cho ai"
missing = "Chọn"
sample = "khac"
answer = { type = "choice", options = [{ id = "minh", label = "Cho mình" }, { id = "khac", label = "Cho người khác" }] }
[[page.question]]
id = "ten"
label = "Họ và <tên>"
missing = "Nhập"
hint = "Như trên thẻ"
help = "Viết đủ dấu"
sample = "Nguyễn Thị Mẫu"
optional = true
answer = { type = "person-name" }
when = { question = "ai", is = ["khac"] }
[[page]]
id = "hai"
title = "Hai"
topic = "Người yêu cầu"
[[page.question]]
id = "cam-doan"
label = "Tôi cam đoan"
missing = "Đánh dấu"
sample = "co"
answer = { type = "undertaking" }
"#;

    fn shown(look: Look) -> String {
        let (procedure, form): (Procedure, Form) = (toml::from_str(PROCEDURE).unwrap(), toml::from_str(FORM).unwrap());
        content(Sampled { procedure: &procedure, form: &form }, look).as_str().to_owned()
    }

    #[test]
    fn every_question_stands_with_its_answer_and_its_help() {
        let html = shown(Look::default());
        for part in [
            "<strong>Mẫu – không phải giấy tờ thật</strong>",
            "<span class='sample__answer'>Cho người khác</span>",
            "<dt>Họ và &lt;tên&gt; (không bắt buộc)</dt><dd><span class='sample__answer'>Nguyễn Thị Mẫu</span>",
            "<p class='sample__help'>Chỉ khai khi mục “Cho ai” là “Cho người khác”</p>",
            "<p class='sample__help'>Như trên thẻ</p><p class='sample__help'>Viết đủ dấu</p>",
            "<span class='sample__answer'>Đánh dấu vào ô này</span>",
            "<section class='sample__part' id='chu-de-mot'>",
            "<section class='sample__part' id='chu-de-hai'>",
            "Thực hiện: Công chức<br>Thời gian: 3 ngày làm việc",
            "href='/nop-ho-so/1.004873'",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert_eq!(html.matches("<h3 ").count(), 1, "one heading for a topic of two pages");
    }

    #[test]
    fn an_english_page_marks_the_form_as_vietnamese() {
        let html = shown(Look { lang: Lang::En, kiosk: false });
        assert!(
            html.contains("<dl class='sample__answers' lang='vi'>") && html.contains("Sample – not a real document")
        );
    }
}
