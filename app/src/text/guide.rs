//! Texts of the guidance: samples, and how to get an e-identity, file, pay, and have the result sent. Facts that nobody
//! has checked carry their mark.

use super::Text;

/// A step of a guide.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What to do.
    pub title: Text,
    /// How.
    pub text: Text,
    /// Nobody has checked it.
    pub unverified: bool,
}

const fn step(title: Text, text: Text) -> Step {
    Step { title, text, unverified: false }
}

const fn unverified(title: Text, text: Text) -> Step {
    Step { title, text, unverified: true }
}

/// What a sample is called.
pub const SAMPLE: Text = Text::new("Mẫu hướng dẫn kê khai", "Sample of a filled-in form");
/// Stands on every sample, on the screen and on paper.
pub const NOT_REAL: Text = Text::new("Mẫu – không phải giấy tờ thật", "Sample – not a real document");
/// What a sample shows.
pub const SAMPLE_WHAT: Text = Text::new(
    "Tờ khai dưới đây đã được điền thử để ông/bà xem trước. Người, số giấy tờ và địa chỉ trong mẫu không có thật. Khi \
     khai, ông/bà chỉ gặp những câu hỏi hợp với trường hợp của mình.",
    "The form below has been filled in as an example. The people, numbers and addresses in it are not real. When you \
     file, you are only asked what fits your case. The form itself is in Vietnamese.",
);
/// Some parts of a form could not be checked.
pub const FORM_UNVERIFIED: Text = Text::new(
    "Một số mục của mẫu này chưa được đối chiếu với mẫu đang áp dụng.",
    "Some parts of this form have not been compared with the official form in force.",
);
/// How it is printed.
pub const PRINT: Text = Text::new(
    "Muốn in ra giấy A4, ông/bà dùng lệnh In của trình duyệt.",
    "To print it on A4, use your browser's print command.",
);
/// Where the official form comes from: source.
pub const FORM_SOURCE: Text = Text::new("Theo mẫu: {}", "After the form: {}");
/// Heading: what is the same for every item.
pub const FOR_EACH: Text = Text::new("Khai cho từng người hoặc từng mục", "Filled in once for each person or item");
/// When a question is asked: the other question, its answer.
pub const ONLY_WHEN: Text = Text::new("Chỉ khai khi mục “{}” là “{}”", "Only if “{}” is “{}”");
/// Between two answers.
pub const OR: Text = Text::new("” hoặc “", "” or “");
/// Title of what is filled in by ticking.
pub const TICK: Text = Text::new("Đánh dấu vào ô này", "Tick this box");
/// Sample of a question for papers.
pub const ATTACH: Text = Text::new("Gửi kèm tệp hoặc ảnh chụp", "Attach a file or a photo");
/// A question that has no sample.
pub const NO_SAMPLE: Text = Text::new("Chưa có mẫu", "No sample yet");
/// Heading of the process.
pub const PROCESS: Text = Text::new("Sơ đồ giải quyết", "How it is handled");
/// Link to a sample, where one files: it opens beside the form.
pub const SEE_SAMPLE: Text =
    Text::new("Xem mẫu đã điền của phần này (mở thẻ mới)", "See this part filled in as a sample (opens a new tab)");

/// What the collection of samples is called (plan 000, Phụ lục II mục 3).
pub const SAMPLES: Text = Text::new("Hướng dẫn kê khai thủ tục hành chính", "How to fill in the forms");
/// What it is.
pub const SAMPLES_WHAT: Text = Text::new(
    "Mỗi thủ tục dưới đây có một tờ khai điền mẫu và sơ đồ giải quyết. Ông/bà có thể in từng mẫu, hoặc in cả tập của một \
     cấp.",
    "Each procedure below has a form filled in as a sample and a diagram of how it is handled. You can print one, or the \
     whole booklet of a tier.",
);
/// A group of procedures, by who received them when the plan was made.
pub const TIER_PROVINCE: Text = Text::new("Sở, ban, ngành cấp tỉnh", "Departments of the province");
/// A group of procedures whose tier ended on 1/7/2025.
pub const TIER_DISTRICT: Text = Text::new("Cấp huyện cũ (đến 30/6/2025)", "Former districts (until 30 June 2025)");
/// A group of procedures.
pub const TIER_COMMUNE: Text = Text::new("Cấp xã", "Communes");
/// A group in which no procedure has a sample.
pub const NONE_HERE: Text = Text::new("Chưa có mẫu của cấp này.", "There are no samples of this tier yet.");
/// Link to a booklet: tier.
pub const BOOKLET_LINK: Text = Text::new("In cả tập: {}", "Print the whole booklet: {}");
/// Title of a booklet: tier.
pub const BOOKLET: Text = Text::new("Tập mẫu hướng dẫn kê khai – {}", "Booklet of samples – {}");
/// Heading.
pub const CONTENTS: Text = Text::new("Mục lục", "Contents");
/// Heading of the procedures whose official form is attached.
pub const ATTACHED_FORMS: Text =
    Text::new("Thủ tục nộp kèm mẫu đơn giấy", "Procedures filed with the official form attached");
/// What is filled in there.
pub const ATTACHED_FORMS_WHAT: Text = Text::new(
    "Các thủ tục sau dùng chung phần khai dưới đây; mẫu đơn của từng thủ tục được điền riêng rồi gửi kèm.",
    "The following procedures share the questions below; the official form of each is filled in apart and attached.",
);

/// Title of the guides.
pub const GUIDE: Text = Text::new("Hướng dẫn", "Guide");
/// What stands there.
pub const GUIDE_WHAT: Text = Text::new(
    "Hướng dẫn bằng hình và lời ngắn. Nếu không tự làm được, ông/bà đến Bộ phận Một cửa, cán bộ sẽ giúp.",
    "Short guides in pictures and plain words. If you cannot manage alone, come to the one-stop office: officials will help.",
);
/// Before the number to call.
pub const CALL: Text = Text::new("Cần người hướng dẫn qua điện thoại, xin gọi", "To be guided by telephone, call");
/// Link to the other guides.
pub const OTHERS: Text = Text::new("Các hướng dẫn khác", "Other guides");

/// Title of a guide.
pub const IDENTITY: Text = Text::new("Tạo tài khoản định danh điện tử (VNeID)", "Get an electronic identity (VNeID)");
/// What it is for.
pub const IDENTITY_WHAT: Text = Text::new(
    "Từ ngày 20/7/2026, Cổng Dịch vụ công quốc gia chỉ nhận tài khoản định danh điện tử. Nộp hồ sơ trên trang này không \
     cần tài khoản.",
    "Since 20 July 2026 the National Public Service Portal takes electronic identities only. Filing on this site needs no \
     account.",
);
/// Its steps.
pub const IDENTITY_STEPS: [Step; 4] = [
    unverified(
        Text::new("Biết hai mức tài khoản", "Know the two levels"),
        Text::new(
            "VNeID là tài khoản do Bộ Công an quản lý, có mức 1 và mức 2. Nộp hồ sơ trên Cổng Dịch vụ công quốc gia nên có \
             mức 2. Tên tài khoản là số định danh cá nhân, 12 số trên thẻ căn cước.",
            "VNeID is run by the Ministry of Public Security, with levels 1 and 2. Level 2 is the one to have for the \
             National Public Service Portal. The account's name is your personal identification number, the 12 digits on \
             your identity card.",
        ),
    ),
    unverified(
        Text::new("Mang theo thẻ căn cước gắn chip", "Bring your identity card with the chip"),
        Text::new(
            "Mức 2 được cấp sau khi cán bộ gặp ông/bà và kiểm tra thẻ căn cước (căn cước công dân) gắn chip.",
            "Level 2 is given after an official has met you and checked your identity card with the chip.",
        ),
    ),
    unverified(
        Text::new("Đến cơ quan công an", "Go to the police office"),
        Text::new(
            "Ông/bà cần đến trực tiếp. Nên hỏi trước công an xã, phường nơi ở về chỗ và giờ tiếp nhận.",
            "You need to come in person. Ask the police of your commune beforehand where and when.",
        ),
    ),
    unverified(
        Text::new("Đăng nhập bằng tài khoản đó", "Sign in with it"),
        Text::new(
            "Dùng tài khoản mức 2 để đăng nhập Cổng Dịch vụ công quốc gia. Không cho ai mượn tài khoản và mật khẩu.",
            "Use the level 2 account to sign in to the National Public Service Portal. Lend your account and password to \
             nobody.",
        ),
    ),
];

/// Title of a guide.
pub const FILING: Text = Text::new("Nộp hồ sơ trên trang này", "File on this site");
/// What it is for.
pub const FILING_WHAT: Text = Text::new(
    "Ông/bà khai và gửi hồ sơ bằng điện thoại, máy tính hoặc máy tự phục vụ, không cần đến quầy để nộp.",
    "You fill in and send your dossier on a phone, a computer or a self-service machine, without going to the counter.",
);
/// Its steps.
pub const FILING_STEPS: [Step; 6] = [
    step(
        Text::new("Tìm thủ tục", "Find the procedure"),
        Text::new(
            "Gõ việc cần làm vào ô tìm kiếm, có dấu hay không dấu đều được. Trang thủ tục cho biết giấy tờ, thời gian, phí và \
             có mẫu đã điền.",
            "Type what you need into the search box, with or without accents. The procedure's page tells papers, time and \
             fee, and has a sample.",
        ),
    ),
    step(
        Text::new("Chọn xã, phường", "Choose the commune"),
        Text::new(
            "Bấm “Bắt đầu nộp hồ sơ” rồi chọn xã, phường. Trang cho biết cơ quan nào giải quyết trước khi ông/bà khai.",
            "Press “Start filing” and choose the commune. The site tells which agency decides before you begin.",
        ),
    ),
    step(
        Text::new("Khai từng trang", "Answer page by page"),
        Text::new(
            "Mỗi trang hỏi một việc. Điều đã khai được lưu lại, ông/bà có thể nghỉ rồi làm tiếp trên cùng thiết bị. Trên máy \
             tự phục vụ, xin làm xong một lần.",
            "Each page asks about one thing. Your answers are saved: you can stop and go on later on the same device. On a \
             self-service machine, please finish in one go.",
        ),
    ),
    step(
        Text::new("Kiểm tra rồi gửi", "Check and send"),
        Text::new(
            "Xem lại tất cả, sửa nếu cần, rồi bấm “Gửi hồ sơ”. Bấm nhiều lần cũng chỉ thành một hồ sơ.",
            "Read everything once more, change what you need, then press “Send”. However often you press, it stays one \
             dossier.",
        ),
    ),
    step(
        Text::new("Giữ mã tiếp nhận", "Keep the reference"),
        Text::new(
            "Chụp lại hoặc in mã và hình QR. Đó là xác nhận đã gửi, chưa phải Giấy tiếp nhận hồ sơ và hẹn trả kết quả: giấy \
             này có khi cơ quan tiếp nhận.",
            "Take a picture of the reference and the QR code, or print them. They confirm the sending; the receipt slip \
             exists once the agency has taken the dossier in.",
        ),
    ),
    step(
        Text::new("Theo dõi hồ sơ", "Follow your dossier"),
        Text::new(
            "Vào “Tra cứu” để xem hồ sơ đến đâu. Khi có mục “Ông/bà cần làm”, xin làm theo: bổ sung giấy tờ, nộp phí hoặc \
             nhận kết quả.",
            "Use “Look up” to see where it stands. When it says what you must do, please do it: add papers, pay, or collect \
             the result.",
        ),
    ),
];

/// Title of a guide.
pub const PAYING: Text = Text::new("Nộp phí, lệ phí", "Pay a fee");
/// What it is for.
pub const PAYING_WHAT: Text = Text::new(
    "Chỉ nộp khi cơ quan giải quyết yêu cầu. Trang này chưa nhận thanh toán trực tuyến.",
    "Pay only when the agency asks you to. This site does not take online payments yet.",
);
/// Its steps.
pub const PAYING_STEPS: [Step; 4] = [
    step(
        Text::new("Xem mức phí trước", "See the fee first"),
        Text::new(
            "Trang thủ tục ghi mức phí, lệ phí, nếu đã biết. Lệ phí hộ tịch do Hội đồng nhân dân tỉnh quy định, nên mỗi tỉnh \
             một khác.",
            "The procedure's page tells the fee where it is known. Civil-status fees are set by each province's council and \
             differ.",
        ),
    ),
    step(
        Text::new("Chờ cơ quan yêu cầu", "Wait until the agency asks"),
        Text::new(
            "Khi phải nộp, trang hồ sơ ghi số tiền ở mục “Ông/bà cần làm”.",
            "When you have to pay, your dossier's page tells the amount under what you must do.",
        ),
    ),
    step(
        Text::new("Nộp tại quầy", "Pay at the counter"),
        Text::new(
            "Nộp tại quầy của cơ quan giải quyết và nhận biên lai.",
            "Pay at the counter of the agency and take the receipt.",
        ),
    ),
    step(
        Text::new("Hoặc trả cho nhân viên bưu điện", "Or pay the post"),
        Text::new(
            "Nếu nhận kết quả qua bưu điện và thủ tục cho phép, ông/bà có thể trả phí khi nhận kết quả tại nhà.",
            "If the result comes by post and the procedure allows it, you can pay when it is brought to you.",
        ),
    ),
];
/// A warning about who asks for money.
pub const PAYING_WARNING: Text = Text::new(
    "Trang này không nhắn tin, gọi điện đòi chuyển tiền. Ai nhân danh trang này bảo ông/bà chuyển tiền, xin đừng chuyển.",
    "This site never asks for money by message or call. If somebody does so in its name, do not pay.",
);

/// Title of a guide.
pub const POST: Text = Text::new("Nhận kết quả qua bưu điện", "Have the result sent by post");
/// What it is for.
pub const POST_WHAT: Text = Text::new(
    "Dịch vụ bưu chính công ích mang kết quả đến địa chỉ của ông/bà.",
    "The public postal service brings the result to your address.",
);
/// Its steps.
pub const POST_STEPS: [Step; 4] = [
    step(
        Text::new("Xem thủ tục có cho phép không", "See whether the procedure allows it"),
        Text::new(
            "Trang thủ tục có dòng “Trả kết quả qua bưu điện”. Danh mục thủ tục được trả qua bưu điện do cơ quan công bố.",
            "The procedure's page has a line “Result by post”. Agencies publish the list of such procedures.",
        ),
    ),
    step(
        Text::new("Chọn khi khai", "Choose it when you file"),
        Text::new(
            "Ở câu “Ông/bà nhận kết quả thế nào?”, chọn nhận qua bưu điện rồi ghi rõ địa chỉ nhận.",
            "When asked how you want the result, choose the post and give the full address.",
        ),
    ),
    step(
        Text::new("Để điện thoại liên lạc được", "Keep your phone at hand"),
        Text::new(
            "Nhân viên bưu điện gọi theo số điện thoại ông/bà đã khai.",
            "The post calls the number that you gave.",
        ),
    ),
    step(
        Text::new("Nhận kết quả", "Receive the result"),
        Text::new(
            "Nhận tại địa chỉ đã ghi; trả phí cho nhân viên bưu điện nếu đã chọn cách đó. Trang hồ sơ cho biết khi có kết quả.",
            "Receive it at your address; pay the post if you chose so. Your dossier's page tells when there is a result.",
        ),
    ),
];

/// Title of a guide.
pub const SITES: Text =
    Text::new("Các trang dịch vụ công và bưu chính công ích", "Public service sites and the public post");
/// What it is for.
pub const SITES_WHAT: Text = Text::new(
    "Ông/bà có thể nộp hồ sơ ở nhiều nơi. Chỉ cần nộp ở một nơi.",
    "You can file in several places. One is enough.",
);
/// Its steps.
pub const SITES_STEPS: [Step; 4] = [
    step(
        Text::new("Cổng Dịch vụ công quốc gia", "The National Public Service Portal"),
        Text::new(
            "dichvucong.gov.vn: nộp và tra cứu thủ tục của cả nước, đăng nhập bằng tài khoản định danh điện tử.",
            "dichvucong.gov.vn: file and look up procedures of the whole country, with an electronic identity.",
        ),
    ),
    step(
        Text::new("Trang này", "This site"),
        Text::new(
            "Nộp, theo dõi và đánh giá hồ sơ gửi đến các cơ quan có trong danh sách. Hồ sơ được chuyển đến hệ thống của tỉnh; \
             hệ thống đó giữ hồ sơ gốc.",
            "File, follow and rate dossiers for the agencies in the list. They are passed to the province's system, which \
             keeps the record.",
        ),
    ),
    step(
        Text::new("Bộ phận Một cửa", "The one-stop office"),
        Text::new(
            "Cán bộ hướng dẫn ông/bà nộp trực tuyến trên máy của Bộ phận Một cửa, hoặc nhận hồ sơ giấy của thủ tục chưa nộp \
             trực tuyến được.",
            "Officials guide you to file online on the office's devices, or take paper dossiers of procedures that cannot be \
             filed online.",
        ),
    ),
    step(
        Text::new("Bưu chính công ích", "The public postal service"),
        Text::new(
            "Nhân viên bưu điện nhận hồ sơ và trả kết quả đối với thủ tục được công bố là gửi qua bưu điện được.",
            "The post takes dossiers and returns results of the procedures that are published as possible by post.",
        ),
    ),
];

/// Text alternative of a picture.
pub const PICTURE_PHONE: Text = Text::new("Hình: điện thoại", "Picture: a phone");
/// Text alternative of a picture.
pub const PICTURE_CARD: Text = Text::new("Hình: thẻ căn cước có chip", "Picture: an identity card with a chip");
/// Text alternative of a picture.
pub const PICTURE_OFFICE: Text = Text::new("Hình: trụ sở cơ quan", "Picture: an office building");
/// Text alternative of a picture.
pub const PICTURE_KEY: Text = Text::new("Hình: chìa khóa", "Picture: a key");
/// Text alternative of a picture.
pub const PICTURE_SEARCH: Text = Text::new("Hình: kính lúp", "Picture: a magnifying glass");
/// Text alternative of a picture.
pub const PICTURE_PLACE: Text = Text::new("Hình: dấu vị trí trên bản đồ", "Picture: a place on a map");
/// Text alternative of a picture.
pub const PICTURE_FORM: Text = Text::new("Hình: tờ khai và bút", "Picture: a form and a pen");
/// Text alternative of a picture.
pub const PICTURE_SEND: Text = Text::new("Hình: tờ khai được gửi đi", "Picture: a form being sent");
/// Text alternative of a picture.
pub const PICTURE_CODE: Text = Text::new("Hình: mã QR", "Picture: a QR code");
/// Text alternative of a picture.
pub const PICTURE_CLOCK: Text = Text::new("Hình: đồng hồ", "Picture: a clock");
/// Text alternative of a picture.
pub const PICTURE_MONEY: Text = Text::new("Hình: tờ tiền", "Picture: a banknote");
/// Text alternative of a picture.
pub const PICTURE_COUNTER: Text = Text::new("Hình: quầy có cán bộ", "Picture: an official at a counter");
/// Text alternative of a picture.
pub const PICTURE_ENVELOPE: Text = Text::new("Hình: phong bì", "Picture: an envelope");
/// Text alternative of a picture.
pub const PICTURE_SCREEN: Text = Text::new("Hình: trang web trên màn hình", "Picture: a web page on a screen");
