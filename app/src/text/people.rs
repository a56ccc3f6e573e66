//! Words about the National Population Database: what is compared with it, on whose consent, and what came of it.

use super::Text;

/// Version of what a person agrees to, kept with the consent: a new one whenever [`OFFER_HINT`], [`AGREE`], [`FETCH_HINT`] or
/// [`SEEN`] say something else.
pub const WORDS_VERSION: &str = "2026-11-1";

/// Legend of the offer.
pub const OFFER: Text =
    Text::new("Đối chiếu với Cơ sở dữ liệu quốc gia về dân cư", "Compare with the National Population Database");
/// What is compared, with whom, why, and that nobody has to.
pub const OFFER_HINT: Text = Text::new(
    "Nếu ông/bà đồng ý, họ tên, ngày sinh và số định danh trên đây được gửi đến cơ sở dữ liệu này, do Bộ Công an quản lý, \
     chỉ để biết ba thông tin có khớp không. Nhờ vậy khai nhầm thì biết ngay. Không đồng ý, ông/bà vẫn nộp hồ sơ như thường.",
    "If you agree, the name, date of birth and id number above are sent to this database of the Ministry of Public Security, \
     only to learn whether the three agree. So a slip is found at once. If you do not agree, you can file all the same.",
);
/// The consent.
pub const AGREE: Text = Text::new(
    "Tôi đồng ý để đối chiếu ba thông tin này với Cơ sở dữ liệu quốc gia về dân cư",
    "I agree that these three facts are compared with the National Population Database",
);
/// The mark of facts that fit; [`MATCHED_WITH`] follows.
pub const MATCHED: Text = Text::new("Đã khớp", "Agrees");
/// With what they fit.
pub const MATCHED_WITH: Text =
    Text::new("với Cơ sở dữ liệu quốc gia về dân cư", "with the National Population Database");
/// Why nothing can be typed there, and what to do about it.
pub const READ_ONLY: Text = Text::new(
    "Ba thông tin này đã khớp nên không gõ lại được. Cần sửa, hoặc không muốn đối chiếu nữa, xin bấm “Sửa ba thông tin này”.",
    "These three facts agree, so they cannot be typed again. To change them, or to take back your consent, press “Change these three facts”.",
);
/// Button that takes the consent back and gives the fields free.
pub const CHANGE: Text = Text::new("Sửa ba thông tin này", "Change these three facts");
/// Heading: they do not fit.
pub const DIFFERS: Text = Text::new(
    "Ba thông tin này không khớp với Cơ sở dữ liệu quốc gia về dân cư.",
    "These three facts do not agree with the National Population Database.",
);
/// What to do then.
pub const DIFFERS_WAY_ON: Text = Text::new(
    "Xin xem lại thẻ căn cước. Nếu khai nhầm, ông/bà sửa rồi đối chiếu lại. Nếu đã đúng, ông/bà cứ bấm “Tiếp tục”, không cần \
     đối chiếu: hồ sơ vẫn được nhận.",
    "Please look at your identity card. If something is wrong, put it right and compare again. If all is right, just press \
     “Continue” without comparing: your dossier is taken all the same.",
);
/// They could not be compared.
pub const UNAVAILABLE: Text = Text::new(
    "Chưa đối chiếu được thông tin của ông/bà với Cơ sở dữ liệu quốc gia về dân cư. Ông/bà không phải làm gì thêm: cơ quan \
     giải quyết sẽ đối chiếu.",
    "Your facts could not be compared with the National Population Database. You need not do anything: the agency will.",
);
/// They were not compared, for it had been tried too often.
pub const TOO_MANY: Text = Text::new(
    "Đã đối chiếu nhiều lần mà chưa khớp nên hôm nay không đối chiếu thêm. Ông/bà không phải làm gì thêm: cơ quan giải quyết \
     sẽ đối chiếu.",
    "They did not agree several times, so they are not compared any more today. You need not do anything: the agency will.",
);

/// The row that the agency reads in the dossier.
pub const ROW: &str = "Đối chiếu với Cơ sở dữ liệu quốc gia về dân cư";
/// They fit; `{}` is when.
pub const ROW_MATCHED: &str = "Đã khớp lúc {}";
/// The citizen agreed, and they were not compared.
pub const ROW_NOT_COMPARED: &str = "Chưa đối chiếu được";

/// Legend at the counter.
pub const FETCH: Text =
    Text::new("Lấy từ Cơ sở dữ liệu quốc gia về dân cư", "Take from the National Population Database");
/// Label.
pub const OWNER_BIRTH: Text = Text::new("Ngày sinh của chủ hồ sơ", "Date of birth of the owner");
/// Help for it.
pub const OWNER_BIRTH_HINT: Text = Text::new(
    "Chỉ cần khi lấy từ cơ sở dữ liệu. Giấy tờ chỉ ghi năm sinh thì để trống ngày và tháng.",
    "Only needed to ask the database. Leave day and month empty if the papers have the year only.",
);
/// Not a date of birth.
pub const OWNER_BIRTH_WRONG: Text = Text::new(
    "Nhập ngày sinh của chủ hồ sơ, ví dụ 27 3 1990; chỉ biết năm thì nhập năm",
    "Enter the owner's date of birth, such as 27 3 1990, or the year if only that is known",
);
/// The database knows nobody without it.
pub const OWNER_ID_NEEDED: Text = Text::new(
    "Nhập số định danh của chủ hồ sơ, gồm 12 chữ số, để lấy thông tin",
    "Enter the owner's personal id, 12 digits, to ask the database",
);
/// What the person at the counter agrees to.
pub const FETCH_HINT: Text = Text::new(
    "Số định danh, họ tên, ngày sinh được gửi đến cơ sở dữ liệu này để lấy họ tên như trong cơ sở dữ liệu và danh sách giấy tờ \
     cơ quan nhà nước đã có. Việc đồng ý được ghi lại. Người đó không đồng ý thì vẫn tiếp nhận như thường.",
    "Personal id, name and date of birth are sent to this database for the name as it is written there and the list of papers \
     that agencies hold. The consent is recorded. Whoever does not agree is served all the same.",
);
/// Legend of the box.
pub const SEEN_LEGEND: Text = Text::new("Xác nhận", "Confirm");
/// The consent, as the official confirms it.
pub const SEEN: Text = Text::new(
    "Tôi đã xem thẻ của người đó, và người đó đồng ý",
    "I have seen this person's card, and this person agrees",
);
/// It is not ticked.
pub const SEEN_MISSING: Text = Text::new(
    "Đánh dấu khi đã xem thẻ và người đó đồng ý để lấy thông tin",
    "Tick when you have seen the card and the person agrees",
);
/// Button.
pub const ASK: Text = Text::new("Lấy thông tin", "Ask the database");
/// Button that gives the fields free.
pub const CHANGE_OWNER: Text = Text::new("Sửa thông tin chủ hồ sơ", "Change the owner's facts");
/// The three facts fit nobody.
pub const OWNER_DIFFERS: Text = Text::new(
    "Số định danh, họ tên, ngày sinh không khớp với cơ sở dữ liệu. Xem lại thẻ; hồ sơ vẫn tiếp nhận được như thường.",
    "Personal id, name and date of birth do not agree with the database. Look at the card again; the dossier can be taken in all the same.",
);
/// It does not answer.
pub const DATABASE_AWAY: Text = Text::new(
    "Cơ sở dữ liệu chưa trả lời. Hồ sơ vẫn tiếp nhận được như thường.",
    "The database does not answer now. The dossier can be taken in all the same.",
);
/// Heading, and the row of the dossier.
pub const HELD: Text = Text::new(
    "Giấy tờ cơ quan nhà nước đã có, không yêu cầu nộp lại",
    "Papers that agencies hold already, not to be asked for again",
);
/// It names none.
pub const HELD_NONE: Text = Text::new("Cơ sở dữ liệu không cho biết giấy tờ nào.", "The database names none.");
/// Whether there are any is not known now.
pub const HELD_UNKNOWN: Text = Text::new("Chưa xem được lúc này.", "They cannot be seen now.");
/// Number of a paper; `{}` is the number.
pub const HELD_NUMBER: &str = "số {}";
/// When a paper was issued; `{}` is the day.
pub const HELD_ISSUED: &str = "cấp ngày {}";

#[cfg(test)]
mod tests {
    use super::*;

    /// Who changes what people agree to changes its version, and then this.
    #[test]
    fn the_version_is_of_these_words() {
        let words = [OFFER_HINT, AGREE, FETCH_HINT, SEEN].map(|text| [text.vi, text.en].concat()).concat();
        let sum = words.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        assert_eq!((WORDS_VERSION, sum), ("2026-11-1", CHECKSUM));
    }

    const CHECKSUM: u32 = 1_850_052_174;
}
