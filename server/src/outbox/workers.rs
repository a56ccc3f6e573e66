//! Several workers at once, and their orderly end.

use std::time::Duration;

use tokio::{sync::watch, task::JoinSet, time::timeout};

use super::{Step, step};
use crate::state::AppState;

/// Hand-overs at the same time.
const WORKERS: usize = 4;
/// Rest when nothing waits and nobody wakes the worker: retries become due, a crashed worker's lease runs out. Also after a
/// message that the province was not asked to take, for the next one would fare no better.
const REST: Duration = Duration::from_secs(1);

/// Workers at work.
pub struct Workers {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl Workers {
    /// Sets them to work.
    pub fn start(app: &AppState) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        for _ in 0..WORKERS {
            tasks.spawn(work(app.clone(), stopped.clone()));
        }
        Self { stop, tasks }
    }

    /// Lets each finish the hand-over that it has in hand, at most `within`. What was cut off comes again when its lease runs out.
    pub async fn drain(mut self, within: Duration) {
        self.stop.send_replace(true);
        let finished = async { while self.tasks.join_next().await.is_some() {} };
        if timeout(within, finished).await.is_err() {
            tracing::warn!("a hand-over did not finish in time and will be repeated");
        }
        self.tasks.shutdown().await;
    }
}

async fn work(app: AppState, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let rest = match step(&app).await {
            Ok(Step::Done) => continue,
            Ok(Step::Idle) => timeout(REST, app.outbox_wake.notified()),
            Ok(Step::Withheld) => {
                let _ = timeout(REST, stopped.changed()).await;
                continue;
            }
            Err(error) => {
                tracing::error!(%error, "the outbox cannot be read or written");
                let _ = timeout(REST, stopped.changed()).await;
                continue;
            }
        };
        tokio::select! {
            _ = rest => {}
            _ = stopped.changed() => {}
        }
    }
}
