//! What the stand-in holds, in memory.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

use super::{
    Options,
    faults::{Fault, Kind},
    held::{Held, held},
    official,
};

/// How this installation is set up: what differs from province to province.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Habits {
    /// The submitting action numbers the dossier (`dateOption` 10); else reception does (`dateOption` 2).
    pub number_at_submission: bool,
    /// A draft of the same account, procedure, agency and template is taken over by the next filing, as
    /// `CPSDossierBusinessLocalServiceImpl.addDossier` means to do. In the source it does not, because
    /// `getByU_G_GAC_SC_DTNO_DS_O` gets procedure and agency in the wrong order.
    pub takes_drafts_over: bool,
    /// So many reads of a dossier's votings come before the search index has them: then the template's are listed.
    pub index_lag: u32,
    /// The document library is broken: `FileUploadUtils.uploadFile` throws, `DossierFileLocalServiceImpl.addDossierFile`
    /// swallows it, and the answer is 200 with a `fileSize` of 0.
    pub loses_files: bool,
    /// The account is an employee; without one, `VotingActionsImpl.addVotingResult` stores nothing and answers 200.
    pub account_is_employee: bool,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            number_at_submission: true,
            takes_drafts_over: false,
            index_lag: 0,
            loses_files: false,
            account_is_employee: true,
        }
    }
}

/// A dossier (`Dossier` in the source).
#[derive(Clone, Debug, Default)]
pub(super) struct Dossier {
    pub id: u64,
    pub owner: u64,
    pub reference_uid: String,
    pub service_code: String,
    pub gov_agency_code: String,
    pub template_no: String,
    pub input: super::fields::Fields,
    pub no: String,
    pub password: String,
    pub status: String,
    pub submitting: bool,
    pub originality: i32,
    pub created: Option<OffsetDateTime>,
    pub submitted: Option<OffsetDateTime>,
    pub received: Option<OffsetDateTime>,
    pub due: Option<OffsetDateTime>,
    pub released: Option<OffsetDateTime>,
    pub finished: Option<OffsetDateTime>,
    pub cancelled: Option<OffsetDateTime>,
    pub payment: Option<u64>,
    pub files: Vec<File>,
    pub logs: Vec<Log>,
}

/// A file of a dossier (`DossierFile`).
#[derive(Clone, Debug)]
pub(super) struct File {
    pub reference_uid: String,
    pub part_no: String,
    pub display_name: String,
    pub form_data: String,
    pub is_form: bool,
    pub name: String,
    pub kind: String,
    pub content: Vec<u8>,
}

/// An entry of the log (`DossierLog`, made by `DossierActionListenner.onAfterCreate`).
#[derive(Clone, Debug)]
pub(super) struct Log {
    pub at: OffsetDateTime,
    pub user: u64,
    pub author: String,
    pub content: String,
    pub payload: Value,
}

/// A question of a dossier's questionnaire (`Voting`).
#[derive(Clone, Debug)]
pub(super) struct Voting {
    pub id: u64,
    pub class_pk: String,
    pub template_no: &'static str,
    pub subject: &'static str,
}

/// An answer (`VotingResult`).
#[derive(Clone, Debug, Serialize)]
pub struct StoredResult {
    /// `votingResultId`
    pub id: u64,
    /// `votingId`
    pub voting: u64,
    /// `templateNo` of the voting.
    pub template_no: String,
    /// `userId`
    pub user: u64,
    /// `selected`, from 1.
    pub selected: String,
    /// `comment`, escaped for HTML.
    pub comment: String,
}

#[derive(Default)]
pub(super) struct Inner {
    pub habits: Habits,
    pub dossiers: Vec<Dossier>,
    pub votings: Vec<Voting>,
    pub results: Vec<StoredResult>,
    pub last_id: u64,
    pub faults: Vec<(Fault, u32)>,
    pub calls: Vec<String>,
    pub keys: Vec<String>,
}

/// The stand-in.
pub struct OpenCps {
    pub(super) options: Options,
    started: Instant,
    inner: Mutex<Inner>,
}

impl OpenCps {
    /// One that holds nothing.
    pub fn new(options: Options) -> Self {
        Self { options, started: Instant::now(), inner: Mutex::default() }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn now(&self) -> OffsetDateTime {
        self.options.now + self.started.elapsed()
    }

    /// Sets how this installation is set up.
    pub fn set_habits(&self, habits: Habits) {
        self.lock().habits = habits;
    }

    /// Adds a fault.
    pub fn add_fault(&self, fault: Fault) {
        self.lock().faults.push((fault, 0));
    }

    /// Takes all faults back.
    pub fn clear_faults(&self) {
        self.lock().faults.clear();
    }

    /// The dossiers, oldest first.
    pub fn dossiers(&self) -> Vec<Held> {
        self.lock().dossiers.iter().map(held).collect()
    }

    /// Each `referenceUid` that a filing carried, in order, again if it came again.
    pub fn keys(&self) -> Vec<String> {
        self.lock().keys.clone()
    }

    /// Each call as method and path, in order.
    pub fn calls(&self) -> Vec<String> {
        self.lock().calls.clone()
    }

    /// What was answered about a dossier.
    pub fn answers(&self, dossier_id: u64) -> Vec<StoredResult> {
        let inner = self.lock();
        let of = |voting: u64| inner.votings.iter().any(|v| v.id == voting && v.class_pk == dossier_id.to_string());
        inner.results.iter().filter(|result| of(result.voting)).cloned().collect()
    }

    /// An official does this to the dossier with this number or `referenceUid`.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub fn act(&self, no: &str, act: official::Act, note: &str, amount: Option<u64>) -> Result<(), String> {
        let now = self.now();
        let mut inner = self.lock();
        let position = inner.position(no).ok_or("no such dossier")?;
        let number = inner.next_number(position, now);
        official::act(&mut inner.dossiers[position], act, note, amount, now, number)
    }

    pub(super) fn fault_for(&self, method: &str, path: &str) -> Option<(Kind, u64)> {
        let mut inner = self.lock();
        inner.calls.push(format!("{method} {path}"));
        for (fault, used) in &mut inner.faults {
            let fits = (fault.method.is_empty() || fault.method == method) && path.ends_with(fault.path.as_str());
            if !fits || (fault.times > 0 && *used >= fault.times) {
                continue;
            }
            *used += 1;
            if fault.kind == Kind::Flapping && (*used - 1) % 10 >= 3 {
                return None;
            }
            return Some((fault.kind, fault.millis));
        }
        None
    }
}

impl Inner {
    pub fn next_id(&mut self) -> u64 {
        self.last_id += 1;
        1000 + self.last_id
    }

    /// `DossierUtils.getDossier`: digits are the internal id, whatever else they may be; then number, then `referenceUid`.
    pub fn position(&self, id: &str) -> Option<usize> {
        if let Some(id) = id.parse::<u64>().ok().filter(|&id| id > 0) {
            return self.dossiers.iter().position(|dossier| dossier.id == id);
        }
        let by_no = self.dossiers.iter().position(|dossier| !dossier.no.is_empty() && dossier.no == id);
        by_no.or_else(|| self.dossiers.iter().position(|dossier| dossier.reference_uid == id))
    }

    /// `DossierNumberGenerator.generateDossierNumber` with the pattern of TT 01/2018: agency, day, sequence.
    pub fn next_number(&self, position: usize, now: OffsetDateTime) -> String {
        let agency = &self.dossiers[position].gov_agency_code;
        let (year, month, day) = (now.year().rem_euclid(100), u8::from(now.month()), now.day());
        let prefix = format!("{agency}-{year:02}{month:02}{day:02}-");
        let sequence = 1 + self.dossiers.iter().filter(|dossier| dossier.no.starts_with(&prefix)).count();
        format!("{prefix}{sequence:04}")
    }
}

impl Dossier {
    /// A field that the filing carried.
    pub fn given(&self, name: &str) -> String {
        self.input.get(name).cloned().unwrap_or_default()
    }

    /// Three working days of the procedure, roughly: `DueDateUtils` with the process' `durationCount`.
    pub fn due_after(now: OffsetDateTime) -> OffsetDateTime {
        now + Duration::days(3)
    }

    /// `DossierActionListenner.onAfterCreate`: the log entry of an action.
    pub fn log(&mut self, at: OffsetDateTime, (user, author): (u64, &str), step: &str, note: &str) {
        let payload = json!({
            "dossierStatusText": super::catalogue::status_text(&self.status),
            "dossierActionId": self.logs.len() + 1,
            "jobPosName": "Chuyên viên",
            "stepName": step,
            "stepCode": "200",
            "stepInstruction": "",
            "files": [],
        });
        self.logs.push(Log { at, user, author: author.to_owned(), content: escape(note), payload });
    }
}

/// `HtmlUtil.escape` of Liferay.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&#34;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
