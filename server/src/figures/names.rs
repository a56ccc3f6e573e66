//! The name of every figure, with what it means: `deploy/` may name no other.

/// What kind of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Only grows.
    Counter,
    /// Goes up and down.
    Gauge,
    /// How often a value fell into which range; seconds.
    Histogram,
}

/// A figure.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Name, as it is scraped.
    pub name: &'static str,
    /// Kind.
    pub kind: Kind,
    /// What it means, with its labels.
    pub help: &'static str,
}

const fn counter(name: &'static str, help: &'static str) -> Figure {
    Figure { name, kind: Kind::Counter, help }
}

const fn gauge(name: &'static str, help: &'static str) -> Figure {
    Figure { name, kind: Kind::Gauge, help }
}

const fn histogram(name: &'static str, help: &'static str) -> Figure {
    Figure { name, kind: Kind::Histogram, help }
}

/// Answered requests.
pub const REQUESTS: Figure =
    counter("motcham_requests_total", "Requests answered, by method, matched route and class of the status.");
/// Time of a request.
pub const REQUEST_TIME: Figure =
    histogram("motcham_request_seconds", "Time from a request's head to its response, by matched route.");
/// Requests in work.
pub const IN_WORK: Figure = gauge("motcham_requests_in_work", "Requests that hold one of the places for work.");
/// Requests that were sent away.
pub const SHED: Figure =
    counter("motcham_requests_shed_total", "Requests answered with 503 because every place was taken.");
/// Messages that wait.
pub const OUTBOX_WAITING: Figure = gauge("motcham_outbox_waiting", "Messages that wait to go to the province.");
/// Age of the oldest.
pub const OUTBOX_OLDEST: Figure =
    gauge("motcham_outbox_oldest_seconds", "Age of the oldest message that waits; 0 if none does.");
/// Messages that wait for a person.
pub const OUTBOX_DEAD: Figure = gauge("motcham_outbox_dead", "Messages that were given up and wait for a person.");
/// What became of tries.
pub const OUTBOX_TRIES: Figure = counter(
    "motcham_outbox_tries_total",
    "Messages leased, by outcome: delivered, retry, postponed (the province was not asked), dead.",
);
/// State of a breaker.
pub const BREAKER: Figure =
    gauge("motcham_breaker_open", "1 while calls to this upstream are withheld, 0.5 while one tries.");
/// Turns of a breaker.
pub const BREAKER_TURNS: Figure =
    counter("motcham_breaker_turns_total", "Changes of an upstream's breaker, by the state it went to.");
/// Calls to an upstream.
pub const UPSTREAM_CALLS: Figure = counter(
    "motcham_upstream_calls_total",
    "Calls to an upstream by port and outcome: ok, refused, unavailable, abandoned (nobody waited any more), withheld (not asked).",
);
/// Time of a call.
pub const UPSTREAM_TIME: Figure = histogram(
    "motcham_upstream_seconds",
    "Time of a call to an upstream, by port; calls that were withheld do not count.",
);
/// Lag of the follower.
pub const FOLLOWER_LAG: Figure = gauge(
    "motcham_follower_lag_seconds",
    "Time since the province's list of changes was last read to its end; absent if it is not followed.",
);
/// Dossiers that were copied.
pub const FOLLOWED: Figure = counter(
    "motcham_followed_dossiers_total",
    "Dossiers read from the list of changes, by whether they were filed here.",
);
/// Dossiers without an answer.
pub const UNANSWERED: Figure = gauge(
    "motcham_unanswered_dossiers",
    "Submissions whose agency has not answered within 8 working hours, as far as is known here.",
);
/// The store answers.
pub const STORE_UP: Figure = gauge("motcham_store_up", "1 if the store answered this scrape, else 0.");

/// Every figure.
pub const ALL: &[Figure] = &[
    REQUESTS,
    REQUEST_TIME,
    IN_WORK,
    SHED,
    OUTBOX_WAITING,
    OUTBOX_OLDEST,
    OUTBOX_DEAD,
    OUTBOX_TRIES,
    BREAKER,
    BREAKER_TURNS,
    UPSTREAM_CALLS,
    UPSTREAM_TIME,
    FOLLOWER_LAG,
    FOLLOWED,
    UNANSWERED,
    STORE_UP,
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// Words in the files that begin like a figure.
    fn named(text: &str) -> impl Iterator<Item = &str> {
        text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| word.starts_with("motcham_"))
    }

    #[test]
    fn alerts_and_dashboard_name_only_figures_that_exist() {
        let known: HashSet<&str> = ALL.iter().map(|figure| figure.name).collect();
        let files = [
            include_str!("../../../deploy/prometheus/alerts.yml"),
            include_str!("../../../deploy/grafana/motcham.json"),
        ];
        for file in files {
            let mut count = 0;
            for name in named(file) {
                let base = ["_bucket", "_count", "_sum"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
                assert!(known.contains(name) || known.contains(base), "{name} is no figure of this service");
                count += 1;
            }
            assert!(count > 5, "{count}");
        }
    }

    #[test]
    fn every_figure_is_on_the_dashboard() {
        let dashboard = include_str!("../../../deploy/grafana/motcham.json");
        for figure in ALL {
            assert!(dashboard.contains(figure.name), "{}", figure.name);
        }
    }

    #[test]
    fn names_say_their_kind() {
        for figure in ALL {
            assert_eq!(figure.name.ends_with("_total"), figure.kind == Kind::Counter, "{}", figure.name);
        }
        assert_eq!(ALL.iter().map(|figure| figure.name).collect::<HashSet<_>>().len(), ALL.len());
    }
}
