//! The stand-ins start as programs, as the browser's tests start them.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Child, Command},
    time::{Duration, Instant},
};

/// Longest wait, for a loaded machine.
const PATIENCE: Duration = Duration::from_secs(30);

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

#[test]
fn each_listens_on_both_its_ports() {
    for system in ["opencps", "dvcqg", "people"] {
        let (port, control) = (free_port().unwrap(), free_port().unwrap());
        let mut command = Command::new(env!("CARGO_BIN_EXE_standin"));
        command.args([system, "--port", &port.to_string(), "--control-port", &control.to_string()]);
        let mut running = Running(command.spawn().unwrap());
        let deadline = Instant::now() + PATIENCE;
        for port in [port, control] {
            while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
                assert!(running.0.try_wait().unwrap().is_none(), "{system} ended at its start");
                assert!(Instant::now() < deadline, "{system} does not listen on {port}");
                std::thread::sleep(Duration::from_millis(10));
            }
        }
    }
}
