//! The notifier without a gateway: it keeps what it would send.

use std::sync::Arc;

use async_trait::async_trait;
use domain::phone::Phone;

use super::{Message, Notify, NotifyError};
use crate::{clock::Clock, store::Store};

/// Keeps messages in the store's mailbox, where officials read them.
pub struct Mailbox {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
}

impl Mailbox {
    /// A mailbox in this store.
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }
}

#[async_trait]
impl Notify for Mailbox {
    async fn send(&self, key: &str, to: &Phone, message: &Message) -> Result<(), NotifyError> {
        let kept = self.store.put_into_mailbox(key, to, message, self.clock.now()).await;
        kept.map_err(|error| NotifyError::Unavailable(error.to_string()))
    }
}
