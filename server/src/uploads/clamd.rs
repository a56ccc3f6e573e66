//! The virus scanner ClamAV, asked over its socket (`clamd`, command INSTREAM). Off unless it is configured.

use std::{io, path::PathBuf, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpStream, UnixStream},
    time::timeout,
};

/// Longest time for one file: a large PDF takes seconds.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes of one chunk.
const CHUNK: usize = 64 * 1024;
/// Longest answer that is read.
const ANSWER: u64 = 1024;

/// Where the scanner listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clamd {
    /// `host:port`.
    Tcp(String),
    /// A socket in the file system.
    Unix(PathBuf),
}

/// What it found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// Nothing.
    Clean,
    /// Something.
    Found,
}

impl Clamd {
    /// A path is a socket of the file system, anything else an address.
    pub fn at(place: &str) -> Self {
        if place.starts_with('/') { Self::Unix(place.into()) } else { Self::Tcp(place.to_owned()) }
    }

    /// Scans these bytes.
    ///
    /// # Errors
    /// If the scanner is not there, does not answer in time, or could not scan.
    pub async fn scan(&self, bytes: &[u8]) -> io::Result<Scan> {
        let asked = async {
            match self {
                Self::Tcp(address) => ask(TcpStream::connect(address).await?, bytes).await,
                Self::Unix(path) => ask(UnixStream::connect(path).await?, bytes).await,
            }
        };
        timeout(PATIENCE, asked).await.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
    }
}

async fn ask(mut stream: impl AsyncRead + AsyncWrite + Unpin, bytes: &[u8]) -> io::Result<Scan> {
    stream.write_all(b"zINSTREAM\0").await?;
    for chunk in bytes.chunks(CHUNK) {
        stream.write_u32(chunk.len() as u32).await?;
        stream.write_all(chunk).await?;
    }
    stream.write_u32(0).await?;
    stream.flush().await?;
    let mut answer = Vec::new();
    stream.take(ANSWER).read_to_end(&mut answer).await?;
    match answer.strip_suffix(b"\0").unwrap_or(&answer) {
        b"stream: OK" => Ok(Scan::Clean),
        found if found.ends_with(b" FOUND") => Ok(Scan::Found),
        other => Err(io::Error::other(format!("the scanner says {:?}", String::from_utf8_lossy(other)))),
    }
}

#[cfg(test)]
pub mod fake {
    //! A scanner that finds EICAR and nothing else, spoken to as the real one.

    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    /// Starts one; its address.
    pub async fn start() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut command = [0; 10];
                stream.read_exact(&mut command).await.unwrap();
                assert_eq!(&command, b"zINSTREAM\0");
                let mut bytes = Vec::new();
                loop {
                    let length = stream.read_u32().await.unwrap();
                    if length == 0 {
                        break;
                    }
                    let mut chunk = vec![0; length as usize];
                    stream.read_exact(&mut chunk).await.unwrap();
                    bytes.extend(chunk);
                }
                let found = bytes.windows(68).any(|window| window == crate::uploads::samples::eicar());
                let answer: &[u8] = if found { b"stream: Eicar-Test-Signature FOUND\0" } else { b"stream: OK\0" };
                stream.write_all(answer).await.unwrap();
            }
        });
        address
    }
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;
    use crate::uploads::samples;

    #[tokio::test]
    async fn it_is_asked_in_chunks_and_its_word_counts() {
        let clamd = Clamd::at(&fake::start().await);
        assert_eq!(clamd.scan(b"").await.unwrap(), Scan::Clean);
        assert_eq!(clamd.scan(&samples::eicar()).await.unwrap(), Scan::Found);
        let long = [vec![b'x'; CHUNK - 30], samples::eicar(), vec![b'y'; CHUNK]].concat();
        assert_eq!(clamd.scan(&long).await.unwrap(), Scan::Found, "over the edge of a chunk");
    }

    #[tokio::test]
    async fn what_does_not_answer_or_complains_is_away() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(b"INSTREAM size limit exceeded. ERROR\0").await.unwrap();
            // Until all was sent: a reset would lose the answer.
            let mut sent = Vec::new();
            let _ = (&mut stream).take(22).read_to_end(&mut sent).await;
        });
        assert!(Clamd::at(&address).scan(b"1234").await.is_err());
        assert!(Clamd::at(&address).scan(b"1234").await.is_err(), "nobody listens any more");
        assert_eq!(Clamd::at("/run/clamav/clamd.ctl"), Clamd::Unix("/run/clamav/clamd.ctl".into()));
    }
}
