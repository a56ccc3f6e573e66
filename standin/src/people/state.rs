//! What the database remembers of calls.

use std::{
    collections::{BTreeMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde::Serialize;

use crate::fault::{Fault, Faults};

/// One call that could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Call {
    /// `person` or `documents`.
    pub service: String,
    /// Its fields.
    pub fields: BTreeMap<String, String>,
}

/// The database; cheap to clone, all clones are one.
#[derive(Clone, Default)]
pub struct Population(Arc<Mutex<State>>);

/// Everything that is not fixed in it.
#[derive(Default)]
pub(super) struct State {
    pub faults: Faults,
    /// Calls so far, also those that met a fault or were refused for what stood in a field.
    pub calls: Vec<Call>,
    /// Numbers of questions (`MaYeuCau`). That each may come once only is *unverified*.
    pub numbers: HashSet<String>,
}

impl Population {
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Calls meet this fault from now on, after those set before. Its `service` is `person` or `documents`.
    pub fn fail(&self, fault: Fault) {
        self.lock().faults.add(fault);
    }

    /// All faults go.
    pub fn heal(&self) {
        self.lock().faults.clear();
    }

    /// Calls so far, also those that met a fault.
    pub fn calls(&self) -> Vec<Call> {
        self.lock().calls.clone()
    }
}
