//! Words for what is wrong or unusual in a form's answer, by the codes of the engine.

use domain::{
    eform::{Kind, Question},
    money,
};

use super::{Lang, Text};

/// What is said about a fault of this question. `code` is one of [`domain::eform::Fault::codes`].
pub fn fault(code: &str, question: &Question, lang: Lang) -> String {
    if code == "missing" {
        return question.missing.clone();
    }
    let Question { label, answer, .. } = question;
    match (code, answer) {
        ("too-long", Kind::Text { max } | Kind::LongText { max }) => match lang {
            Lang::Vi => format!("{label}: dài quá {max} ký tự, xin viết ngắn lại"),
            Lang::En => format!("{label}: more than {max} characters, please shorten it"),
        },
        ("number", Kind::Number { min, max }) => match lang {
            Lang::Vi => format!("{label}: nhập một số từ {min} đến {max}"),
            Lang::En => format!("{label}: enter a number from {min} to {max}"),
        },
        ("money-range", Kind::Money { min, max }) => {
            let (min, max) = (money::dong(*min), money::dong(*max));
            match lang {
                Lang::Vi => format!("{label}: số tiền phải từ {min} đến {max}"),
                Lang::En => format!("{label}: the amount must be from {min} to {max}"),
            }
        }
        ("choices-few", Kind::Choices { min, .. }) => match lang {
            Lang::Vi => format!("{label}: chọn ít nhất {min} mục"),
            Lang::En => format!("{label}: choose at least {min}"),
        },
        ("choices-many", Kind::Choices { max, .. }) => match lang {
            Lang::Vi => format!("{label}: chọn nhiều nhất {max} mục"),
            Lang::En => format!("{label}: choose at most {max}"),
        },
        ("files-many", Kind::File { max, .. }) => match lang {
            Lang::Vi => format!("{label}: nhiều nhất {max} tệp, xin bỏ bớt"),
            Lang::En => format!("{label}: at most {max} files, please remove some"),
        },
        _ => format!("{label}: {}", general(code).get(lang)),
    }
}

fn general(code: &str) -> Text {
    match code {
        "too-long" => Text::new("dài quá, xin viết ngắn lại", "too long, please shorten it"),
        "name-short" => Text::new("nhập đủ họ và tên", "enter the full name"),
        "name-digit" => Text::new("họ tên không có chữ số", "a name has no digits"),
        "name-character" => {
            Text::new("họ tên chỉ có chữ cái, dấu cách, dấu gạch nối", "a name has only letters, spaces and hyphens")
        }
        "id-digits" => Text::new("chỉ gồm chữ số", "digits only"),
        "id-length" => Text::new("phải có đúng 12 chữ số", "must have exactly 12 digits"),
        "date-day" => Text::new("thiếu ngày", "the day is missing"),
        "date-month" => Text::new("thiếu tháng", "the month is missing"),
        "date-year" => Text::new("thiếu năm", "the year is missing"),
        "date-number" => Text::new("ngày, tháng, năm phải là chữ số", "day, month and year must be digits"),
        "date-year-digits" => {
            Text::new("năm phải có 4 chữ số, ví dụ 1990", "the year must have 4 digits, such as 1990")
        }
        "date-no-month" => Text::new("tháng phải từ 1 đến 12", "the month must be 1 to 12"),
        "date-no-day" => Text::new("tháng này không có ngày đó", "that month has no such day"),
        "date-future" => Text::new("phải là hôm nay hoặc trước đây", "must be today or in the past"),
        "date-past" => Text::new("phải là hôm nay hoặc sau này", "must be today or later"),
        "time-hour" => Text::new("giờ phải là số từ 0 đến 23", "the hour must be 0 to 23"),
        "time-minute" => Text::new("phút phải là số từ 0 đến 59", "the minute must be 0 to 59"),
        "money" => {
            Text::new("nhập số tiền bằng chữ số, ví dụ 1.500.000", "enter the amount in digits, such as 1.500.000")
        }
        "tax-code" => Text::new(
            "mã số thuế có 10 hoặc 12 chữ số; của chi nhánh thì thêm dấu gạch và 3 chữ số, ví dụ 0301234567-001",
            "a tax code has 10 or 12 digits; that of a branch a hyphen and 3 more, such as 0301234567-001",
        ),
        "business-line-unknown" => Text::new(
            "không tìm thấy ngành này. Gõ mã 4 số hoặc vài từ của tên ngành",
            "no such business line. Type its code of 4 digits, or words of its name",
        ),
        "business-line-ambiguous" => {
            Text::new("có nhiều ngành phù hợp, xin chọn một", "several business lines fit, choose one")
        }
        "file-refused" => Text::new(
            "có tệp không nhận được, xin bỏ tệp đó rồi gửi tệp khác",
            "a file could not be taken, please remove it and send another",
        ),
        "file-arriving" => Text::new(
            "có tệp chưa gửi xong, xin đợi hoặc bỏ tệp đó",
            "a file has not arrived yet, please wait or remove it",
        ),
        "date-old" => Text::new("phải từ năm 1900 trở đi", "must be 1900 or later"),
        "phone-digits" => Text::new("chỉ gồm chữ số", "digits only"),
        "phone-prefix" => Text::new(
            "phải bắt đầu bằng 0 hoặc +84, ví dụ 0912 345 678",
            "must begin with 0 or +84, such as 0912 345 678",
        ),
        "phone-length" => {
            Text::new("phải có 10 chữ số, ví dụ 0912 345 678", "must have 10 digits, such as 0912 345 678")
        }
        "email" => Text::new("phải có dạng ten@nhacungcap.vn", "must look like name@provider.vn"),
        "option" => Text::new("chọn một trong các mục", "choose one of the options"),
        "commune-unknown" => Text::new(
            "không tìm thấy nơi này. Gõ tên phường, xã và tỉnh",
            "no such place. Type the commune and the province",
        ),
        "commune-gone" => Text::new(
            "nơi này đã sáp nhập, xin chọn phường, xã hiện nay",
            "this place was merged, please choose today's commune",
        ),
        "commune-ambiguous" => {
            Text::new("có nhiều nơi trùng tên, xin chọn một", "several places have this name, choose one")
        }
        _ => Text::new("chưa đúng, xin xem lại", "not right, please look again"),
    }
}

/// What is said at a question that breaks a rule over several. `message` is the rule's.
pub fn broken_rule(message: &str, question: &Question) -> String {
    format!("{}: {message}", question.label)
}

/// What is said about something unusual. `code` is one of [`domain::eform::warning_code`].
pub fn warning(code: &str, lang: Lang) -> &'static str {
    let text = match code {
        "id-province" => Text::new(
            "Ba số đầu của số định danh không phải mã tỉnh nào. Xin xem lại; nếu đúng, ông/bà cứ tiếp tục.",
            "The first three digits of the id number are no province's. Please check; if right, go on.",
        ),
        "id-birth-year" => Text::new(
            "Số định danh không khớp với năm sinh đã khai. Xin xem lại; nếu đúng, ông/bà cứ tiếp tục.",
            "The id number does not agree with the year of birth. Please check; if right, go on.",
        ),
        _ => Text::new(
            "Số định danh không khớp với giới tính đã khai. Xin xem lại; nếu đúng, ông/bà cứ tiếp tục.",
            "The id number does not agree with the sex. Please check; if right, go on.",
        ),
    };
    text.get(lang)
}

#[cfg(test)]
mod tests {
    use domain::eform::Fault;

    use super::*;

    fn question(answer: Kind) -> Question {
        let answer = toml::Value::try_from(answer).unwrap();
        let table = format!("id = \"a\"\nlabel = \"Nhãn\"\nmissing = \"Thiếu\"\nanswer = {answer}");
        toml::from_str(&table).unwrap_or_else(|error| panic!("{error}: {table}"))
    }

    /// A code without words of its own falls to the last arm, which says nothing of use.
    #[test]
    fn every_code_has_words() {
        let any = domain::eform::DateRange::Any;
        let kinds = [
            Kind::Text { max: 5 },
            Kind::LongText { max: 5 },
            Kind::PersonName,
            Kind::PersonalId,
            Kind::Phone,
            Kind::Email,
            Kind::Number { min: 1, max: 2 },
            Kind::Money { min: 1000, max: 2000 },
            Kind::Date { precision: domain::eform::Precision::Any, range: any },
            Kind::Time,
            Kind::YesNo,
            Kind::Choice { options: Vec::new(), list: None, look: domain::eform::Look::Radios },
            Kind::Choices { options: Vec::new(), list: None, min: 2, max: 3 },
            Kind::Commune,
            Kind::ReceivingCommune,
            Kind::BusinessLine,
            Kind::TaxCode,
            Kind::Undertaking,
            Kind::File { max: 5, kinds: domain::eform::FileKind::ALL.to_vec(), signed: false },
        ];
        for kind in kinds {
            let question = question(kind);
            for code in Fault::codes(&question.answer) {
                for (lang, nothing) in [(Lang::Vi, "chưa đúng"), (Lang::En, "not right")] {
                    let words = fault(code, &question, lang);
                    assert!(!words.contains(nothing), "no words for {code} of {:?}", question.answer);
                }
            }
        }
    }

    #[test]
    fn limits_are_said_as_people_write_them() {
        let money = question(Kind::Money { min: 0, max: 1_500_000 });
        let words = fault("money-range", &money, Lang::Vi);
        assert_eq!(words, "Nhãn: số tiền phải từ 0 đồng đến 1.500.000 đồng");
    }
}
