//! What happens to the dossiers of the demonstration.

use domain::dossier::Action;

/// A dossier's life.
pub struct Story {
    /// Filed so many calendar days before the demonstration begins.
    pub days_ago: u16,
    /// What happens, in order, as far as time has come.
    pub steps: &'static [Step],
}

/// One step.
pub struct Step {
    /// Working minutes after the step before.
    pub after_minutes: u32,
    /// What is done.
    pub action: Action,
    /// What the citizen is told.
    pub note: &'static str,
    /// What is to be paid, in VND.
    pub amount: Option<u64>,
}

const fn step(after_minutes: u32, action: Action) -> Step {
    Step { after_minutes, action, note: "", amount: None }
}

const fn with_note(after_minutes: u32, action: Action, note: &'static str) -> Step {
    Step { after_minutes, action, note, amount: None }
}

const RECEIVE: Step = step(75, Action::Receive);
const PROCESS: Step = step(130, Action::Process);

/// The stories, told in turn. The first ones are of every day.
pub const STORIES: &[Story] = &[
    // Just sent.
    Story { days_ago: 0, steps: &[] },
    // All goes well.
    Story { days_ago: 16, steps: &[RECEIVE, PROCESS, step(640, Action::Finish), step(400, Action::Return)] },
    // In work.
    Story { days_ago: 1, steps: &[RECEIVE, PROCESS] },
    // The result waits at the counter.
    Story { days_ago: 7, steps: &[RECEIVE, PROCESS, step(700, Action::Finish)] },
    // Nobody has answered.
    Story { days_ago: 5, steps: &[] },
    // Something is missing and has not come.
    Story {
        days_ago: 6,
        steps: &[
            RECEIVE,
            with_note(
                180,
                Action::RequestSupplement,
                "Cần bổ sung: bản chính trích lục ghi chú ly hôn để đối chiếu. Gặp cán bộ hộ tịch, trong giờ làm \
                 việc.",
            ),
        ],
    },
    // Something was missing and came.
    Story {
        days_ago: 20,
        steps: &[
            RECEIVE,
            with_note(90, Action::RequestSupplement, "Cần bổ sung: giấy chứng tử của người chồng đã mất."),
            step(700, Action::MarkSupplementReceived),
            step(600, Action::Finish),
            step(300, Action::Return),
        ],
    },
    // Just taken in.
    Story { days_ago: 1, steps: &[step(300, Action::Receive)] },
    // Filed at the wrong place.
    Story {
        days_ago: 12,
        steps: &[with_note(
            210,
            Action::Refuse,
            "Ông/bà đăng ký thường trú ở nơi khác. Mời ông/bà nộp tại UBND nơi thường trú, hoặc tại dichvucong.gov.vn.",
        )],
    },
    // A fee is due.
    Story {
        days_ago: 4,
        steps: &[
            RECEIVE,
            PROCESS,
            Step {
                after_minutes: 60,
                action: Action::RequirePayment,
                note: "Lệ phí cấp bản giấy. Nộp tại quầy thu của Bộ phận Một cửa.",
                amount: Some(15_000),
            },
        ],
    },
    // Overdue.
    Story { days_ago: 14, steps: &[RECEIVE, PROCESS] },
    // Waits for another commune.
    Story {
        days_ago: 5,
        steps: &[
            RECEIVE,
            PROCESS,
            with_note(
                40,
                Action::Pause,
                "Đang chờ UBND nơi ông/bà thường trú trước đây xác minh, tối đa 03 ngày làm việc.",
            ),
        ],
    },
    // Late.
    Story { days_ago: 24, steps: &[RECEIVE, PROCESS, step(2100, Action::Finish), step(200, Action::Return)] },
    // Asked for more twice, which counts as late.
    Story {
        days_ago: 26,
        steps: &[
            RECEIVE,
            with_note(60, Action::RequestSupplement, "Cần bổ sung: bản chính giấy tờ tùy thân."),
            step(300, Action::MarkSupplementReceived),
            with_note(100, Action::RequestSupplement, "Cần bổ sung: giấy tờ chứng minh nơi cư trú trước đây."),
            step(500, Action::MarkSupplementReceived),
            step(300, Action::Finish),
            step(240, Action::Return),
        ],
    },
    // Taken back.
    Story {
        days_ago: 9,
        steps: &[
            RECEIVE,
            with_note(350, Action::Withdraw, "Ông/bà đề nghị rút hồ sơ vì đã đăng ký kết hôn ở nơi khác."),
        ],
    },
    // Stopped.
    Story {
        days_ago: 18,
        steps: &[
            RECEIVE,
            PROCESS,
            with_note(
                500,
                Action::Stop,
                "Thông tin đã khai không khớp với Sổ đăng ký kết hôn. Mời ông/bà liên hệ cán bộ hộ tịch để được hướng dẫn.",
            ),
        ],
    },
];
