//! The listener, whose connections end when the other side stops reading.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use socket2::SockRef;
use tokio::net::TcpListener;

/// How long a reader may take nothing at all: a download or a film may be paused for a while. Each holds a connection, a preview's place and a stream of a pipe.
pub const STALL_TIMEOUT: Duration = Duration::from_secs(300);

/// Connections inherit the listener's TCP_USER_TIMEOUT (tcp(7)): the kernel ends one on which nothing moved for `stall` although there
/// was something to send, also when the other side answers each probe with a closed window.
pub async fn listen(address: SocketAddr, stall: Duration) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address).await?;
    SockRef::from(&listener).set_tcp_user_timeout(Some(stall))?;
    Ok(listener)
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt as _;
    use tokio::net::TcpStream;

    use super::*;

    #[tokio::test]
    async fn a_reader_who_takes_nothing_is_cut_off() {
        let listener = listen("127.0.0.1:0".parse().unwrap(), Duration::from_secs(1)).await.unwrap();
        let _reader = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (mut writer, _) = listener.accept().await.unwrap();
        let flood = async {
            let chunk = vec![0; 64 * 1024];
            loop {
                if let Err(error) = writer.write_all(&chunk).await {
                    return error.kind();
                }
            }
        };
        let ended = tokio::time::timeout(Duration::from_secs(30), flood).await.unwrap();
        assert_eq!(ended, io::ErrorKind::TimedOut);
    }
}
