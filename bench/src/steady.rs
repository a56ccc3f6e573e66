//! A client with a steady rate: `steady URL COOKIE RATE SECONDS`. Prints one line of JSON, times in milliseconds.
//!
//! Requests fall due at even intervals and go round over the connections. A request that falls due while its connection
//! still waits counts from the moment it was due, so that a slow answer is not hidden by the requests that it holds up.
//! wrk cannot do this: it sends when it has got an answer.

use std::{
    env,
    io::Write,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use ureq::Agent;

/// Connections, each with a thread that mostly sleeps.
const CONNECTIONS: u32 = 16;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [url, cookie, rate, seconds] = arguments.as_slice() else { bail!("give URL COOKIE RATE SECONDS") };
    let (rate, seconds): (f64, f64) = (rate.parse()?, seconds.parse()?);
    ensure!(rate > 0.0 && seconds > 0.0, "rate and seconds must be above 0");
    let load = Arc::new(Load {
        url: url.clone(),
        cookie: cookie.clone(),
        interval: Duration::from_secs_f64(f64::from(CONNECTIONS) / rate),
        end: Duration::from_secs_f64(seconds),
    });
    let begin = Instant::now();
    let threads: Vec<_> = (0..CONNECTIONS)
        .map(|number| {
            let load = load.clone();
            let first = load.interval * number / CONNECTIONS;
            thread::spawn(move || load.send(begin, first))
        })
        .collect();
    let mut times = Vec::new();
    for thread in threads {
        times.extend(thread.join().map_err(|_| anyhow::anyhow!("a connection's thread panicked"))??);
    }
    times.sort();
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).context("no request was sent");
    let line = serde_json::json!({
        "requests": times.len(),
        "p50": at(0.5)?.as_secs_f64() * 1e3,
        "p99": at(0.99)?.as_secs_f64() * 1e3,
    });
    writeln!(std::io::stdout(), "{line}")?;
    Ok(())
}

struct Load {
    url: String,
    cookie: String,
    /// Between two requests of one connection.
    interval: Duration,
    end: Duration,
}

impl Load {
    /// Sends the requests of one connection, the first `first` after `begin`; returns how long each took.
    fn send(&self, begin: Instant, first: Duration) -> anyhow::Result<Vec<Duration>> {
        let agent: Agent = Agent::config_builder().max_redirects(0).build().into();
        let mut times = Vec::new();
        let mut due = first;
        while due < self.end {
            let wait = due.saturating_sub(begin.elapsed());
            thread::sleep(wait);
            // Waking late is this client's fault, being busy with the last answer is the server's.
            let from = if wait.is_zero() { begin + due } else { Instant::now() };
            let mut answer = agent.get(&self.url).header("cookie", &self.cookie).call()?;
            ensure!(answer.status() == 200, "answered {}", answer.status());
            answer.body_mut().read_to_vec()?;
            times.push(from.elapsed());
            due += self.interval;
        }
        Ok(times)
    }
}
