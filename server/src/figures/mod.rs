//! Figures for those who run the service. None carries personal data: labels are matched routes, ports, outcomes.

use std::{sync::OnceLock, time::Duration};

use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::province::guard::State;

pub mod names;
pub mod scrape;

use names::Kind;

/// Bounds of the ranges of times, in seconds: a page takes milliseconds, an upstream up to 20 s.
const TIMES: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1.0, 2.5, 5.0, 20.0];

static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Begins to count, once a process. What is counted before is lost.
pub fn install() -> Option<PrometheusHandle> {
    HANDLE.get_or_init(begin).clone()
}

fn begin() -> Option<PrometheusHandle> {
    let recorder = PrometheusBuilder::new().set_buckets(&TIMES).ok()?.build_recorder();
    let handle = recorder.handle();
    // Fails where something else in the process counts already: then there is nothing to show.
    metrics::set_global_recorder(recorder).ok()?;
    for figure in names::ALL {
        match figure.kind {
            Kind::Counter => describe_counter!(figure.name, figure.help),
            Kind::Gauge => describe_gauge!(figure.name, figure.help),
            Kind::Histogram => describe_histogram!(figure.name, figure.help),
        }
    }
    Some(handle)
}

/// A request was answered.
pub fn request(method: &str, route: &str, status: u16, took: Duration) {
    // Anybody can make up a method.
    let method = if matches!(method, "GET" | "POST" | "HEAD") { method.to_owned() } else { "other".to_owned() };
    let class = format!("{}xx", status / 100);
    counter!(names::REQUESTS.name, "method" => method, "route" => route.to_owned(), "status" => class).increment(1);
    histogram!(names::REQUEST_TIME.name, "route" => route.to_owned()).record(took.as_secs_f64());
}

/// A request is in work as long as this lives.
pub struct InWork(());

impl InWork {
    /// A request begins.
    pub fn begin() -> Self {
        gauge!(names::IN_WORK.name).increment(1.0);
        Self(())
    }
}

impl Drop for InWork {
    fn drop(&mut self) {
        gauge!(names::IN_WORK.name).decrement(1.0);
    }
}

/// A request was sent away.
pub fn shed() {
    counter!(names::SHED.name).increment(1);
}

/// What became of a leased message.
pub fn outbox_try(outcome: &'static str) {
    counter!(names::OUTBOX_TRIES.name, "outcome" => outcome).increment(1);
}

/// Where a breaker stands.
pub fn breaker(upstream: &'static str, state: State) {
    let value = match state {
        State::Closed => 0.0,
        State::HalfOpen => 0.5,
        State::Open => 1.0,
    };
    gauge!(names::BREAKER.name, "upstream" => upstream).set(value);
}

/// A breaker went to another state.
pub fn breaker_turned(upstream: &'static str, to: State) {
    counter!(names::BREAKER_TURNS.name, "upstream" => upstream, "to" => to.name()).increment(1);
}

/// A call came to an end.
pub fn upstream_call(upstream: &'static str, port: &'static str, outcome: &'static str, took: Duration) {
    counter!(names::UPSTREAM_CALLS.name, "upstream" => upstream, "port" => port, "outcome" => outcome).increment(1);
    histogram!(names::UPSTREAM_TIME.name, "upstream" => upstream, "port" => port).record(took.as_secs_f64());
}

/// A call was not made.
pub fn upstream_withheld(upstream: &'static str, port: &'static str) {
    counter!(names::UPSTREAM_CALLS.name, "upstream" => upstream, "port" => port, "outcome" => "withheld").increment(1);
}

/// A dossier came by the list of changes.
pub fn followed(filed_here: bool) {
    counter!(names::FOLLOWED.name, "filed_here" => if filed_here { "yes" } else { "no" }).increment(1);
}
