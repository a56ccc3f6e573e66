//! What can go wrong on the way, by order of a test.

use std::{future, io, time::Duration};

use axum::{
    body::Body,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use serde::{Deserialize, Serialize};

/// A fault that calls meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What goes wrong.
    pub kind: Kind,
    /// How many calls meet it; none: all, until it is taken away.
    #[serde(default)]
    pub times: Option<u32>,
    /// Only calls of this service (`login` for the login); none: every call.
    #[serde(default)]
    pub service: Option<String>,
    /// Only calls that name this dossier; none: every call.
    #[serde(default)]
    pub dossier: Option<String>,
}

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The answer comes so many milliseconds late.
    Delay(u64),
    /// Nothing ever comes.
    BlackHole,
    /// Status 500, and nothing was done.
    Status500,
    /// The answer breaks off in the middle, and nothing was done.
    ResetMidBody,
    /// What was asked is done, and the answer breaks off.
    CommitThenDrop,
    /// So many calls are answered, then so many get a 500, and so on.
    Flapping {
        /// Calls that are answered.
        up: u32,
        /// Calls that are not.
        down: u32,
    },
    /// Status 200 with a page instead of an answer.
    WrongJson,
}

impl Fault {
    /// Every call of every service meets this.
    pub fn always(kind: Kind) -> Self {
        Self { kind, times: None, service: None, dossier: None }
    }

    /// So many calls of the service meet this.
    pub fn of(service: &str, kind: Kind, times: u32) -> Self {
        Self { kind, times: Some(times), service: Some(service.to_owned()), dossier: None }
    }

    /// Every call that names the dossier meets this.
    pub fn on(dossier: &str, kind: Kind) -> Self {
        Self { kind, times: None, service: None, dossier: Some(dossier.to_owned()) }
    }
}

/// What a fault makes of one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Answer as usual, so much later.
    Late(Duration),
    /// Never answer.
    Never,
    /// Do nothing, and answer this.
    Instead(Instead),
    /// Do what was asked, and break the answer off.
    DoneButBroken,
}

/// What comes instead of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// Status 500.
    Error,
    /// A page.
    Page,
    /// Half an answer.
    Half,
}

impl Kind {
    /// What the `number`-th call that meets this gets, counted from 0; none: the usual answer.
    pub fn effect(&self, number: u32) -> Option<Effect> {
        match self {
            Self::Delay(milliseconds) => Some(Effect::Late(Duration::from_millis(*milliseconds))),
            Self::BlackHole => Some(Effect::Never),
            Self::Status500 => Some(Effect::Instead(Instead::Error)),
            Self::ResetMidBody => Some(Effect::Instead(Instead::Half)),
            Self::CommitThenDrop => Some(Effect::DoneButBroken),
            Self::Flapping { up, down } => {
                let period = up.saturating_add(*down).max(1);
                (number % period >= *up).then_some(Effect::Instead(Instead::Error))
            }
            Self::WrongJson => Some(Effect::Instead(Instead::Page)),
        }
    }
}

impl IntoResponse for Instead {
    fn into_response(self) -> Response {
        match self {
            Self::Error => (StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error").into_response(),
            Self::Page => ([(header::CONTENT_TYPE, "text/html")], "<html>Bảo trì hệ thống</html>").into_response(),
            Self::Half => broken(),
        }
    }
}

/// The faults that are set, each with how often it was met.
#[derive(Default)]
pub struct Faults(Vec<(Fault, u32)>);

impl Faults {
    /// Calls meet this from now on, after those set before.
    pub fn add(&mut self, fault: Fault) {
        self.0.push((fault, 0));
    }

    /// All go.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// What they make of this call. The first fault that concerns it counts it.
    pub fn effect(&mut self, service: &str, dossier: Option<&str>) -> Option<Effect> {
        let concerned = |fault: &Fault| {
            fault.service.as_deref().is_none_or(|only| only == service)
                && fault.dossier.as_deref().is_none_or(|only| Some(only) == dossier)
        };
        let spent = |fault: &Fault, met: u32| fault.times.is_some_and(|times| met >= times);
        let (fault, met) = self.0.iter_mut().find(|(fault, met)| concerned(fault) && !spent(fault, *met))?;
        let effect = fault.kind.effect(*met);
        *met += 1;
        effect
    }
}

/// Serves as the fault has it.
pub async fn meet(effect: Option<Effect>, serve: impl FnOnce() -> Response) -> Response {
    match effect {
        None => serve(),
        Some(Effect::Late(by)) => {
            tokio::time::sleep(by).await;
            serve()
        }
        Some(Effect::Never) => future::pending().await,
        Some(Effect::Instead(instead)) => instead.into_response(),
        Some(Effect::DoneButBroken) => {
            drop(serve());
            broken()
        }
    }
}

/// An answer that promises more than comes: the connection is closed in the middle.
fn broken() -> Response {
    let parts = [Ok("{\"error_code\":0,"), Err(io::Error::from(io::ErrorKind::ConnectionReset))];
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CONTENT_LENGTH, "1000")];
    (headers, Body::from_stream(stream::iter(parts))).into_response()
}
