//! What every handler can reach.

use std::{
    ops::Deref,
    sync::{Arc, atomic::AtomicBool},
};

use app::assets::Assets;
use domain::working_time::Calendar;
use tokio::sync::{Notify, Semaphore};

use crate::{
    catalogue::Catalogue,
    clock::Clock,
    config::ServeOptions,
    keys::Keys,
    notify,
    province::{AttachmentBytes, Ports, embedded::Embedded},
    random::Random,
    signature,
    store::Store,
    uploads,
    web::{public_pages::PublicPages, qr_codes::QrCodes, wall::Wall},
};

/// What every handler can reach; cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// The parts of the state.
pub struct Parts {
    /// Configuration.
    pub options: ServeOptions,
    /// Address under which citizens reach the service, without trailing slash.
    pub public_url: String,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<Random>,
    /// The installation's secret key.
    pub keys: Keys,
    /// What the service keeps.
    pub store: Arc<dyn Store>,
    /// Files that citizens attach.
    pub uploads: Arc<uploads::Service>,
    /// Procedures, forms, offices, calendar.
    pub catalogue: Arc<Catalogue>,
    /// Working days and hours.
    pub calendar: Arc<Calendar>,
    /// Addresses of the browser bundle.
    pub assets: Arc<Assets>,
    /// Pages that are the same for everyone, rendered once.
    pub public_pages: PublicPages,
    /// The embedded province, for its operator's pages.
    pub province: Arc<Embedded>,
    /// The ports of the province.
    pub ports: Ports,
    /// Where the files of filings are read.
    pub attachment_bytes: Arc<dyn AttachmentBytes>,
    /// Judges the signatures of results.
    pub signatures: signature::Checker,
    /// Places for papers of the agency: each is in memory as a whole until its reader has it.
    pub paper_places: Arc<Semaphore>,
    /// QR codes that were drawn.
    pub qr_codes: QrCodes,
    /// Coarse wall against machines.
    pub wall: Wall,
    /// Wakes the outbox worker.
    pub outbox_wake: Arc<Notify>,
    /// Sends messages to citizens' phones.
    pub notify: Arc<dyn notify::Notify>,
    /// Wakes who sends them.
    pub notify_wake: Arc<Notify>,
    /// Places for requests in work.
    pub places: Semaphore,
    /// The signal to stop has come: nobody should send more.
    pub stopping: AtomicBool,
}

impl AppState {
    /// A state of these parts.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Citizens reach the service over TLS: cookies are Secure and HSTS is sent.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Name of the list of changes that is followed. None for the embedded province: it is asked in no time.
    pub fn follows(&self) -> Option<&'static str> {
        self.options.province.dossiers.upstream()
    }
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
