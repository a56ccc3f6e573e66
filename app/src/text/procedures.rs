//! Texts of the catalogue: the list of procedures and the page of one.

use super::Text;

/// Title of the list.
pub const TITLE: Text = Text::new("Thủ tục hành chính", "Procedures");
/// Title of the list after a search: what was searched.
pub const TITLE_SEARCH: Text = Text::new("Tìm “{}”", "Search for “{}”");
/// Label of the search box.
pub const SEARCH: Text = Text::new("Tên thủ tục hoặc việc cần làm", "Name of the procedure, or what you need");
/// Hint of the search box.
pub const SEARCH_HINT: Text = Text::new(
    "Có dấu hay không dấu đều được. Ví dụ: giấy độc thân, HKD, họp báo",
    "In Vietnamese, with or without accents. For example: giấy độc thân, HKD, họp báo",
);
/// Folded part of the form.
pub const FILTERS: Text = Text::new("Lọc theo lĩnh vực, cơ quan, cấp, mức độ", "Filter by field, agency, tier, level");
/// Filter.
pub const FIELD: Text = Text::new("Lĩnh vực", "Field");
/// Filter.
pub const AGENCY: Text = Text::new("Cơ quan (theo kế hoạch)", "Agency (in the plan)");
/// Filter.
pub const TIER: Text = Text::new("Cấp tiếp nhận", "Tier");
/// Filter.
pub const LEVEL: Text = Text::new("Mức độ trực tuyến (theo kế hoạch 2021)", "Online level (plan of 2021)");
/// A filter that filters nothing.
pub const ANY: Text = Text::new("Tất cả", "All");
/// Button of the filters.
pub const APPLY: Text = Text::new("Xem kết quả", "Show results");
/// Link that takes the filters away.
pub const CLEAR: Text = Text::new("Bỏ lọc", "Clear filters");
/// Number of procedures found.
pub const COUNT: Text = Text::new("{} thủ tục", "{} procedures");
/// Number of procedures found, for one.
pub const COUNT_ONE: Text = Text::new("1 thủ tục", "1 procedure");
/// Nothing was found.
pub const COUNT_NONE: Text = Text::new("Không tìm thấy thủ tục nào", "No procedure found");
/// What can be done then.
pub const NONE_HELP: Text = Text::new(
    "Ông/bà thử dùng ít từ hơn, dùng lời khác, hoặc chọn theo lĩnh vực dưới đây.",
    "Try fewer words or other words, or choose a field below.",
);
/// Link to the whole list.
pub const ALL: Text = Text::new("Xem tất cả thủ tục", "See all procedures");
/// Heading of the links by field.
pub const BY_FIELD: Text = Text::new("Chọn theo lĩnh vực", "Browse by field");
/// Heading of the groups.
pub const GROUPS: Text = Text::new("Nhóm thủ tục chưa có danh sách", "Groups without a list yet");
/// What the groups are.
pub const GROUPS_WHAT: Text = Text::new(
    "Kế hoạch chỉ nêu tên nhóm. Muốn biết từng thủ tục trong nhóm, xin hỏi Bộ phận Một cửa nơi ông/bà ở hoặc tìm trên \
     Cổng Dịch vụ công quốc gia.",
    "The plan names only the group. For the procedures in it, ask the one-stop office where you live or search the \
     National Public Service Portal.",
);
/// Fact of a hit: it can be filed on this site.
pub const FILED_HERE: Text = Text::new("Nộp được tại đây", "Can be filed here");
/// Fact of a hit: it is filed elsewhere.
pub const NOT_FILED_HERE: Text = Text::new("Không nộp tại đây", "Not filed here");
/// Level of the plan: number.
pub const PLAN_LEVEL: Text = Text::new("Mức độ {} theo kế hoạch 2021", "Level {} in the plan of 2021");
/// Level of the plan in a filter: number.
pub const PLAN_LEVEL_SHORT: Text = Text::new("Mức độ {}", "Level {}");

/// A tier.
pub const PROVINCE: Text = Text::new("Cấp tỉnh", "Province");
/// A tier that ended on 1/7/2025.
pub const DISTRICT: Text = Text::new("Cấp huyện (đến 30/6/2025)", "District (until 30 June 2025)");
/// A tier.
pub const COMMUNE: Text = Text::new("Cấp xã", "Commune");

/// Button.
pub const START: Text = Text::new("Bắt đầu nộp hồ sơ", "Start filing");
/// Heading where nothing can be filed here yet.
pub const NO_FORM: Text = Text::new("Chưa nộp được tại đây", "Cannot be filed here yet");
/// Why.
pub const NO_FORM_WHY: Text = Text::new(
    "Mẫu khai điện tử của thủ tục này chưa sẵn sàng. Ông/bà có thể:",
    "The electronic form of this procedure is not ready. You can:",
);
/// Way on: the portal; its link follows.
pub const FILE_AT_PORTAL: Text = Text::new("nộp trực tuyến tại", "file it online at the");
/// Way on: the counter.
pub const FILE_AT_COUNTER: Text = Text::new(
    "nộp tại quầy của Bộ phận Một cửa (Trung tâm Phục vụ hành chính công) nơi giải quyết thủ tục",
    "file it at the counter of the one-stop office that handles it",
);
/// Way on: ask; the number follows.
pub const FILE_ASK: Text = Text::new("gọi để hỏi nơi nộp:", "call and ask where to file:");
/// Heading of a procedure that is filed elsewhere.
pub const ELSEWHERE: Text = Text::new("Không nộp tại đây", "Not filed here");
/// Link to the site where it is filed.
pub const TO_SITE: Text = Text::new("Đến trang nộp hồ sơ", "Go to the site where it is filed");

/// Fact that nobody has told us.
pub const UNKNOWN: Text = Text::new("Chưa có thông tin", "No information yet");
/// Mark of a fact that was not checked.
pub const UNVERIFIED: Text = Text::new("chưa xác minh", "not verified");
/// A fact as the plan has it, today's being unknown.
pub const BY_PLAN: Text = Text::new("theo kế hoạch, chưa xác minh", "by the plan, not verified");
/// A fact with the day from which it holds.
pub const SINCE: Text = Text::new("từ {}", "since {}");

/// Heading.
pub const SUMMARY: Text = Text::new("Tóm tắt", "Summary");
/// Fact.
pub const CODE: Text = Text::new("Mã thủ tục", "Procedure code");
/// Fact.
pub const WHO_MAY_FILE: Text = Text::new("Ai được nộp", "Who may file");
/// Fact.
pub const DECIDED_BY: Text = Text::new("Nơi giải quyết", "Decided by");
/// Fact.
pub const TIERS: Text = Text::new("Cấp tiếp nhận", "Received at");
/// Fact.
pub const TIME: Text = Text::new("Thời gian giải quyết", "Processing time");
/// Fact.
pub const FEE: Text = Text::new("Phí, lệ phí", "Fee");
/// Fact.
pub const RESULT: Text = Text::new("Kết quả", "Result");
/// Fact.
pub const VALIDITY: Text = Text::new("Giá trị sử dụng", "Validity");
/// Fact.
pub const POSTAL: Text = Text::new("Trả kết quả qua bưu điện", "Result by post");
/// The result can come by post.
pub const POSTAL_YES: Text = Text::new("Có", "Yes");
/// It cannot.
pub const POSTAL_NO: Text = Text::new("Không", "No");
/// Heading.
pub const CONDITIONS: Text = Text::new("Điều kiện", "Conditions");
/// Heading.
pub const DOCUMENTS: Text = Text::new("Giấy tờ cần có", "Papers you need");
/// How a paper is given.
pub const DECLARED: Text = Text::new("Khai trực tuyến", "Filled in online");
/// How a paper is given.
pub const FORM_ATTACHED: Text =
    Text::new("Điền và ký mẫu của cơ quan, rồi gửi kèm", "Fill in and sign the agency's form, then attach it");
/// How a paper is given.
pub const SHOWN: Text = Text::new("Xuất trình, không nộp", "Shown, not handed in");
/// How a paper is given.
pub const HANDED_IN: Text = Text::new("Nộp", "Handed in");
/// How many: number.
pub const COPIES: Text = Text::new("{} bản", "{} copies");
/// How many, for one.
pub const COPIES_ONE: Text = Text::new("1 bản", "1 copy");
/// Heading.
pub const STEPS: Text = Text::new("Các bước", "Steps");
/// Some steps have no time of their own.
pub const STEPS_UNTIMED: Text = Text::new(
    "Bước không ghi thời gian: tính trong thời gian giải quyết chung, hoặc chưa có thông tin.",
    "A step without a time is part of the whole processing time, or its time is not known.",
);
/// Who does a step: unit.
pub const STEP_UNIT: Text = Text::new("Thực hiện: {}", "By: {}");
/// How long a step takes: time.
pub const STEP_TIME: Text = Text::new("Thời gian: {}", "Time: {}");
/// Heading.
pub const LEGAL_BASIS: Text = Text::new("Căn cứ pháp lý", "Legal basis");
/// Heading.
pub const OFFICIAL_FORM: Text = Text::new("Mẫu tờ khai", "Official form");
/// Link to the page that has the official form.
pub const GET_FORM: Text = Text::new("Mở trang có mẫu tờ khai", "Open the page that has the form");
/// Heading.
pub const CONTACT: Text = Text::new("Hỏi ai", "Whom to ask");
/// The official of each office is not known.
pub const CONTACT_UNKNOWN: Text = Text::new(
    "Chưa có thông tin về cán bộ phụ trách. Ông/bà xin hỏi Bộ phận Một cửa nơi giải quyết, hoặc gọi",
    "The official in charge is not known yet. Ask the one-stop office that decides, or call",
);
/// Heading.
pub const PLAN: Text = Text::new("Theo kế hoạch và hiện nay", "In the plan and today");
/// Fact.
pub const PLAN_AGENCY: Text = Text::new("Cơ quan theo kế hoạch", "Agency in the plan");
/// Fact.
pub const TODAY_AGENCY: Text = Text::new("Cơ quan hiện nay", "Agency today");
/// Fact.
pub const PLAN_FIELD: Text = Text::new("Lĩnh vực theo kế hoạch", "Field in the plan");
/// Fact.
pub const PLAN_LEVEL_KEY: Text = Text::new("Mức độ theo kế hoạch 2021", "Level in the plan of 2021");
/// Fact.
pub const TODAY_LEVEL: Text = Text::new("Mức độ hiện nay", "Level today");
/// Level 3 in words.
pub const LEVEL_THREE: Text = Text::new(
    "Mức độ 3: nộp trực tuyến, nộp phí và nhận kết quả tại quầy",
    "Level 3: filed online, paid and collected at the counter",
);
/// Level 4 in words.
pub const LEVEL_FOUR: Text = Text::new(
    "Mức độ 4: nộp và trả phí trực tuyến, nhận kết quả trực tuyến hoặc qua bưu điện",
    "Level 4: filed and paid online, received online or by post",
);
/// Level of today.
pub const PARTIAL: Text = Text::new("Trực tuyến một phần", "Partly online");
/// Level of today.
pub const END_TO_END: Text = Text::new("Trực tuyến toàn trình", "Wholly online");
/// Fact.
pub const PLAN_NOTE: Text = Text::new("Ghi chú của kế hoạch", "Remark of the plan");
/// Fact.
pub const CHANGES: Text = Text::new("Thay đổi đã biết", "Known changes");
/// Heading.
pub const MODELS: Text = Text::new("Cách phục vụ nêu trong kế hoạch", "Ways of service in the plan");
/// That the models may have ended.
pub const MODELS_WHAT: Text = Text::new(
    "Kế hoạch nêu các cách phục vụ sau. Xin hỏi nơi giải quyết xem cách nào đang áp dụng.",
    "The plan names these ways of service. Ask the office which of them apply now.",
);
/// A model of the plan.
pub const GUIDED: Text = Text::new(
    "Hướng dẫn nộp trực tuyến: cán bộ tại quầy hướng dẫn ông/bà nộp trực tuyến trên máy của Bộ phận Một cửa",
    "Guided online filing: an official helps you to file online on the one-stop office's device",
);
/// A model of the plan.
pub const ASSISTED: Text = Text::new(
    "Công dân không viết: cán bộ hỏi và điền tờ khai giúp, đọc lại để ông/bà kiểm tra rồi ký",
    "Officials write for you: the official asks, fills in the form and reads it back; you check and sign",
);
/// A model of the plan.
pub const POSTAL_MODEL: Text = Text::new(
    "Nộp qua nhân viên bưu điện: nhân viên bưu điện tại Bộ phận Một cửa hướng dẫn, nhận hồ sơ và trả kết quả",
    "Through the post: staff of the post at the one-stop office guide you, take the dossier and return the result",
);
/// A model of the plan.
pub const PROACTIVE: Text = Text::new(
    "Chủ động phục vụ: người được giao đến gặp gia đình, lấy thông tin, giấy tờ và trả kết quả tại nhà",
    "Proactive service: someone meets the family, takes information and papers, and brings the result home",
);
/// Where a model applies: scope.
pub const MODEL_SCOPE: Text = Text::new("Phạm vi: {}", "Scope: {}");
/// A model that the plan excludes: model.
pub const MODEL_EXCLUDED: Text = Text::new("Không áp dụng: {}", "Does not apply: {}");
/// Folded list of sources.
pub const SOURCES: Text = Text::new("Nguồn của từng thông tin", "Source of each fact");

/// A time: number.
pub const HOURS: Text = Text::new("{} giờ làm việc", "{} working hours");
/// A time: number.
pub const WORKING_DAYS: Text = Text::new("{} ngày làm việc", "{} working days");
/// A time: number.
pub const CALENDAR_DAYS: Text = Text::new("{} ngày", "{} days");
/// A time: the same day.
pub const SAME_DAY: Text = Text::new("Trong ngày làm việc", "On the same working day");
/// A longer time: time.
pub const EXTENSION: Text = Text::new("có thể thêm {}", "may grow by {}");
