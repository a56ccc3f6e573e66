//! Telling phones that their drafts expire soon.

use app::text::Lang;
use data_encoding::HEXLOWER;
use time::Duration;

use super::Message;
use crate::{
    keys::token_hash,
    state::AppState,
    store::{DRAFT_DAYS, NewMessage, StoreError},
};

/// How long the message may wait for its gateway; it is deleted after a day in any case.
const SENT_WITHIN: Duration = Duration::hours(20);

/// Tells each phone once of each draft that expires soon.
///
/// # Errors
/// If the store fails; who was not told is told next time, nobody twice.
pub async fn remind(app: &AppState) -> Result<(), StoreError> {
    let now = app.clock.now();
    for expiring in app.store.expiring(now).await? {
        let last_day = (expiring.saved_at + Duration::days(DRAFT_DAYS)).date();
        let message = Message::draft_expires(last_day, Lang::from_tag(&expiring.lang));
        // The same after a crash between the two writes. A hash: the draft's id is nobody else's business.
        let change = format!("{} {}", expiring.draft, expiring.saved_at.unix_timestamp_nanos());
        let key = HEXLOWER.encode(&token_hash(&change)[..16]);
        let new = NewMessage { key: &key, to: &expiring.phone, message: &message, until: now + SENT_WITHIN };
        app.store.post_message(&new, now).await?;
        app.store.reminded(&expiring).await?;
        app.notify_wake.notify_one();
    }
    Ok(())
}
