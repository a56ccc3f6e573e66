//! Accepting connections. A client that is slow or idle holds one for a fixed time only, and there are never more of them
//! than the process can have open.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{ConnectInfo, Request},
};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{net::TcpListener, sync::Semaphore, time::sleep};
use tower::{Service, service_fn};

/// How long and how many.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Time in which the head of a request must have come, counted from the end of the one before.
    pub head: Duration,
    /// Most connections at the same time; who comes later waits in the kernel's queue.
    pub connections: usize,
    /// How long requests may finish after the signal to stop.
    pub drain: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(30),
            // Below the usual limit of 1,024 open files; the databases need some too.
            connections: 900,
            drain: Duration::from_secs(10),
        }
    }
}

/// Rest after the kernel refused a connection (no file left): trying at once would only burn time.
const REST: Duration = Duration::from_millis(100);

/// Serves until `stop`, then lets requests finish.
pub async fn serve(listener: TcpListener, router: Router, bounds: Bounds, stop: impl Future<Output = ()>) {
    // HTTP/1 only, as proxies speak it: a builder that finds out the version waits for its first byte without a limit.
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(bounds.head);
    let places = Arc::new(Semaphore::new(bounds.connections));
    let open = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut stop => break,
        };
        let (stream, address, place) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                sleep(REST).await;
                continue;
            }
        };
        // Fails for a client that has gone already: its connection ends by itself.
        let _ = stream.set_nodelay(true);
        let router = router.clone();
        let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let mut request: Request = request.map(axum::body::Body::new);
            request.extensions_mut().insert(ConnectInfo(address));
            router.clone().call(request)
        });
        let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // A client that goes away is no news.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(bounds.drain, open.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(tokio::net::TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
    let (stream, address) = listener.accept().await?;
    Ok((stream, address, place))
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
        sync::{Notify, oneshot},
    };

    use super::*;

    const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    struct Served {
        address: SocketAddr,
        /// A request to `/cham` has begun, and may finish.
        begun: Arc<Notify>,
        finish: Arc<Notify>,
        stop: oneshot::Sender<()>,
        task: tokio::task::JoinHandle<()>,
    }

    async fn start(bounds: Bounds) -> Served {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let (begun, finish) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let (has_begun, may_finish) = (begun.clone(), finish.clone());
        let slow = get(async move || {
            has_begun.notify_one();
            may_finish.notified().await;
            "đến nơi"
        });
        let router = Router::new().route("/", get(async |info: ConnectInfo<SocketAddr>| info.0.ip().to_string()));
        let router = router.route("/cham", slow);
        let task = tokio::spawn(serve(listener, router, bounds, async { drop(stopped.await) }));
        Served { address, begun, finish, stop, task }
    }

    async fn answer(stream: &mut TcpStream) -> String {
        let mut bytes = vec![0; 1024];
        let read = stream.read(&mut bytes).await.unwrap();
        String::from_utf8(bytes[..read].to_vec()).unwrap()
    }

    #[tokio::test]
    async fn half_a_head_and_an_idle_connection_are_closed() {
        let bounds = Bounds { head: Duration::from_millis(200), ..Bounds::default() };
        let Served { address, stop: _stop, .. } = start(bounds).await;
        let mut half = TcpStream::connect(address).await.unwrap();
        half.write_all(b"GET / HTTP/1.1\r\nHo").await.unwrap();
        let mut idle = TcpStream::connect(address).await.unwrap();
        idle.write_all(REQUEST).await.unwrap();
        assert!(answer(&mut idle).await.ends_with("127.0.0.1"));
        for mut stream in [half, idle] {
            let mut rest = Vec::new();
            // The end of the stream: the server has closed it.
            stream.read_to_end(&mut rest).await.unwrap();
        }
    }

    #[tokio::test]
    async fn who_comes_when_all_places_are_taken_waits_for_one() {
        let bounds = Bounds { head: Duration::from_millis(200), connections: 2, ..Bounds::default() };
        let Served { address, stop: _stop, .. } = start(bounds).await;
        let _idle = [TcpStream::connect(address).await.unwrap(), TcpStream::connect(address).await.unwrap()];
        let mut third = TcpStream::connect(address).await.unwrap();
        third.write_all(REQUEST).await.unwrap();
        assert!(answer(&mut third).await.starts_with("HTTP/1.1 200"));
    }

    #[tokio::test]
    async fn a_request_finishes_after_the_signal_to_stop() {
        let served = start(Bounds::default()).await;
        let mut stream = TcpStream::connect(served.address).await.unwrap();
        stream.write_all(b"GET /cham HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        served.begun.notified().await;
        served.stop.send(()).unwrap();
        served.finish.notify_one();
        assert!(answer(&mut stream).await.ends_with("đến nơi"));
        served.task.await.unwrap();
        assert!(TcpStream::connect(served.address).await.is_err(), "nobody listens any more");
    }
}
