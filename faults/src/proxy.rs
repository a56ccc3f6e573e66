//! The fault proxy: stands between two programs and does to their connections what networks and dying systems do.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
    time::sleep,
};

/// What is done to a connection. A change also ends the connections that are open, but for those that fell into a black hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    Pass,
    /// Every answer comes so much later.
    Delay(Duration),
    /// Accepted, and then nothing more: a black hole. What fell into it never comes back, whatever is done to others later:
    /// the client has to give it up.
    Stall,
    /// Nobody listens: a reset at once.
    Refuse,
    /// The request goes through and the answer breaks off after so many bytes, with a reset. 0: the far side has done
    /// what it was asked, and nobody hears of it.
    ResetAnswerAfter(usize),
    /// The request goes through, then the far side seems to have closed its half without an answer.
    HalfClose,
    /// Something else answers 500.
    ServerError,
    /// Something else answers 200 with what is no answer of that system.
    Nonsense,
}

/// A running proxy.
pub struct Proxy {
    /// Where it listens.
    pub address: SocketAddr,
    fault: watch::Sender<Fault>,
    connections: Arc<AtomicU64>,
    cut: Arc<AtomicU64>,
    task: JoinHandle<()>,
}

impl Proxy {
    /// Listens on a free port of the loopback for connections to `target`.
    ///
    /// # Errors
    /// If no port is free.
    pub async fn start(target: SocketAddr) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let (fault, state) = watch::channel(Fault::Pass);
        let connections = Arc::new(AtomicU64::new(0));
        let cut = Arc::new(AtomicU64::new(0));
        let (counted, cuts) = (connections.clone(), cut.clone());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(through(stream, target, state.clone(), cuts.clone()));
            }
        });
        Ok(Self { address, fault, connections, cut, task })
    }

    /// From now on this is done to every connection.
    pub fn set(&self, fault: Fault) {
        self.fault.send_replace(fault);
    }

    /// Posts so far that the far side had begun to answer when the answer was cut off: it has done what it was asked.
    pub fn cut(&self) -> u64 {
        self.cut.load(Ordering::Relaxed)
    }

    /// Connections so far.
    pub fn connections(&self) -> u64 {
        self.connections.load(Ordering::Relaxed)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Serves a connection until it ends or the fault changes. Its result is nobody's business: it is a fault, after all.
async fn through(client: TcpStream, target: SocketAddr, mut state: watch::Receiver<Fault>, cut: Arc<AtomicU64>) {
    let fault = *state.borrow_and_update();
    if fault == Fault::Stall {
        let _ = serve(client, target, fault, &cut).await;
        return;
    }
    tokio::select! {
        _ = serve(client, target, fault, &cut) => {}
        _ = state.changed() => {}
    }
}

async fn serve(mut client: TcpStream, target: SocketAddr, fault: Fault, cut: &AtomicU64) -> std::io::Result<()> {
    match fault {
        Fault::Refuse => return client.set_zero_linger(),
        Fault::Stall => loop {
            // What comes is taken, so that the other side does not notice by a full window.
            let mut taken = [0; 4096];
            if client.read(&mut taken).await? == 0 {
                return Ok(());
            }
        },
        Fault::ServerError => return answer(client, "500 Internal Server Error", "<html>lỗi máy chủ</html>").await,
        Fault::Nonsense => return answer(client, "200 OK", "<html>trang của ai đó</html>").await,
        Fault::Pass | Fault::Delay(_) | Fault::ResetAnswerAfter(_) | Fault::HalfClose => {}
    }
    let mut upstream = TcpStream::connect(target).await?;
    match fault {
        Fault::Delay(by) => {
            let (mut from, mut to) = upstream.split();
            let (mut client_from, mut client_to) = client.split();
            let there = tokio::io::copy(&mut client_from, &mut to);
            let back = async {
                let mut bytes = [0; 16 * 1024];
                loop {
                    let read = from.read(&mut bytes).await?;
                    if read == 0 {
                        return client_to.shutdown().await;
                    }
                    sleep(by).await;
                    client_to.write_all(&bytes[..read]).await?;
                }
            };
            tokio::select! {
                ended = there => ended.map(drop),
                ended = back => ended,
            }
        }
        Fault::ResetAnswerAfter(bytes) => {
            let is_post = is_post(&client).await?;
            let (mut from, mut to) = upstream.split();
            let (mut client_from, mut client_to) = client.split();
            let there = tokio::io::copy(&mut client_from, &mut to);
            let back = async {
                let mut left = bytes;
                let mut buffer = [0; 16 * 1024];
                // The answer must have begun: then the far side has done what it was asked.
                loop {
                    let read = from.read(&mut buffer).await?;
                    let passed = read.min(left);
                    client_to.write_all(&buffer[..passed]).await?;
                    left -= passed;
                    if read > 0 && passed < read && is_post {
                        cut.fetch_add(1, Ordering::Relaxed);
                    }
                    if read == 0 || passed < read {
                        return Ok::<_, std::io::Error>(());
                    }
                }
            };
            tokio::select! {
                _ = there => {}
                ended = back => ended?,
            }
            client.set_zero_linger()
        }
        Fault::HalfClose => {
            let is_post = is_post(&client).await?;
            let (mut from, mut to) = upstream.split();
            let (mut client_from, mut client_to) = client.split();
            let there = tokio::io::copy(&mut client_from, &mut to);
            let back = async {
                let mut first = [0; 1];
                if from.read(&mut first).await? > 0 && is_post {
                    cut.fetch_add(1, Ordering::Relaxed);
                }
                client_to.shutdown().await?;
                // The other half stays open for a while, as with a process that hangs in its exit.
                sleep(Duration::from_secs(30)).await;
                Ok::<_, std::io::Error>(())
            };
            tokio::select! {
                ended = there => ended.map(drop),
                ended = back => ended,
            }
        }
        _ => copy_bidirectional(&mut client, &mut upstream).await.map(drop),
    }
}

/// Whether the request that begins is a post. It stays to be read.
async fn is_post(client: &TcpStream) -> std::io::Result<bool> {
    let mut method = [0; 4];
    Ok(client.peek(&mut method).await? == method.len() && &method == b"POST")
}

/// Reads a request's head and gives an answer that is not the far side's.
async fn answer(mut client: TcpStream, status: &str, body: &str) -> std::io::Result<()> {
    let mut head = [0; 4096];
    let _ = client.read(&mut head).await?;
    let text = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    client.write_all(text.as_bytes()).await?;
    client.shutdown().await
}

#[cfg(test)]
mod tests {
    use tokio::time::timeout;

    use super::*;

    /// A far side that answers each byte with `answer`, and counts what it was asked.
    async fn far_side(asked: Arc<AtomicU64>) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let asked = asked.clone();
                tokio::spawn(async move {
                    let mut byte = [0; 1];
                    while stream.read(&mut byte).await.is_ok_and(|read| read > 0) {
                        asked.fetch_add(1, Ordering::Relaxed);
                        let _ = stream.write_all("trả lời".as_bytes()).await;
                    }
                });
            }
        });
        address
    }

    async fn ask(proxy: &Proxy) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(proxy.address).await?;
        stream.write_all(b"?").await?;
        let mut bytes = vec![0; "trả lời".len()];
        stream.read_exact(&mut bytes).await?;
        Ok(bytes)
    }

    #[tokio::test]
    async fn each_fault_does_what_it_says() {
        let asked = Arc::new(AtomicU64::new(0));
        let proxy = Proxy::start(far_side(asked.clone()).await).await.unwrap();
        assert_eq!(ask(&proxy).await.unwrap(), "trả lời".as_bytes());
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        for fault in [Fault::Refuse, Fault::ServerError] {
            proxy.set(fault);
            let _ = ask(&proxy).await;
            assert_eq!(asked.load(Ordering::Relaxed), 1, "{fault:?} asks nobody");
        }
        for (count, fault) in [(2, Fault::ResetAnswerAfter(0)), (3, Fault::ResetAnswerAfter(3)), (4, Fault::HalfClose)]
        {
            proxy.set(fault);
            assert!(ask(&proxy).await.is_err(), "{fault:?}");
            assert_eq!(asked.load(Ordering::Relaxed), count, "{fault:?}: the far side did it");
        }
        proxy.set(Fault::Stall);
        let mut stalled = tokio::spawn({
            let address = proxy.address;
            async move {
                let mut stream = TcpStream::connect(address).await.unwrap();
                stream.write_all(b"?").await.unwrap();
                stream.read(&mut [0; 1]).await
            }
        });
        while proxy.connections() < 7 {
            tokio::task::yield_now().await;
        }
        // A change of weather brings nothing back out of a black hole.
        proxy.set(Fault::Pass);
        assert_eq!(ask(&proxy).await.unwrap(), "trả lời".as_bytes());
        assert!(timeout(Duration::from_millis(100), &mut stalled).await.is_err());
    }
}
