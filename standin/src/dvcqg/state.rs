//! What the exchange holds.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{answer::Refusal, catalogue, questions};
use crate::fault::{Fault, Faults};

/// A record by field.
pub type Record = Map<String, Value>;

/// One call as it came.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Call {
    /// Path.
    pub path: String,
    /// Service; `login` for the login.
    pub service: String,
    /// The whole body; of a login nothing.
    pub body: Value,
}

/// How the exchange says that a session is over. *Unverified*: no public source shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expiry {
    /// Code -1 and a message about the session.
    #[default]
    InWords,
    /// Code -1 and a message that says nothing.
    Wordless,
    /// Status 401.
    Status401,
}

/// What the exchange holds; cheap to clone, all clones are one.
#[derive(Clone, Default)]
pub struct Exchange(Arc<Mutex<State>>);

/// Everything in it.
pub(super) struct State {
    pub sessions: Vec<String>,
    pub logins: u32,
    pub expiry: Expiry,
    pub subjects: &'static [&'static str],
    pub procedures: Vec<Value>,
    pub dossiers: BTreeMap<String, Record>,
    pub steps: BTreeMap<String, Vec<Record>>,
    pub questions: Vec<Value>,
    pub asked: BTreeMap<i64, Record>,
    pub refusals: HashMap<String, Refusal>,
    pub calls: Vec<Call>,
    pub faults: Faults,
}

/// 1 citizen, 2 business (`DVCQGIntegrationActionImpl`, OpenCPS), 3 state agency, 4 other (Thanh Hóa's system).
const SUBJECTS_FROM_ONE: &[&str] = &["1", "2", "3", "4"];
/// 0 citizen, 1 business, 2 household business: the guide of 2026.
const SUBJECTS_FROM_ZERO: &[&str] = &["0", "1", "2"];

impl Default for State {
    fn default() -> Self {
        Self {
            sessions: Vec::new(),
            logins: 0,
            expiry: Expiry::default(),
            subjects: SUBJECTS_FROM_ONE,
            procedures: catalogue::procedures(),
            dossiers: BTreeMap::new(),
            steps: BTreeMap::new(),
            questions: questions::seeded(),
            asked: BTreeMap::new(),
            refusals: HashMap::new(),
            calls: Vec::new(),
            faults: Faults::default(),
        }
    }
}

impl Exchange {
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Calls meet this fault from now on, after those set before.
    pub fn fail(&self, fault: Fault) {
        self.lock().faults.add(fault);
    }

    /// All faults and refusals go.
    pub fn heal(&self) {
        let mut state = self.lock();
        state.faults.clear();
        state.refusals.clear();
    }

    /// What names this dossier is refused.
    pub fn refuse(&self, dossier: &str, code: i64, message: &str) {
        let refusal = Refusal { code, message: message.to_owned() };
        self.lock().refusals.insert(dossier.to_owned(), refusal);
    }

    /// All sessions end, and this is how it is said.
    pub fn expire_sessions(&self, expiry: Expiry) {
        let mut state = self.lock();
        state.sessions.clear();
        state.expiry = expiry;
    }

    /// `LoaiDoiTuong` is numbered from 0 (2026), not from 1.
    pub fn number_subjects_from_zero(&self, from_zero: bool) {
        self.lock().subjects = if from_zero { SUBJECTS_FROM_ZERO } else { SUBJECTS_FROM_ONE };
    }

    /// Logins so far, also refused ones.
    pub fn logins(&self) -> u32 {
        self.lock().logins
    }

    /// Calls so far.
    pub fn calls(&self) -> Vec<Call> {
        self.lock().calls.clone()
    }

    /// Dossiers as they were reported or seeded last, by code.
    pub fn dossiers(&self) -> BTreeMap<String, Record> {
        self.lock().dossiers.clone()
    }

    /// Steps of a dossier in the order in which they came, repetitions included.
    pub fn steps(&self, dossier: &str) -> Vec<Record> {
        self.lock().steps.get(dossier).cloned().unwrap_or_default()
    }

    /// Questions handed over, by their id.
    pub fn asked(&self) -> BTreeMap<i64, Record> {
        self.lock().asked.clone()
    }
}
