//! The internet, as far as this service needs it. Which addresses are tried is decided elsewhere: nothing here or in its place can
//! let a connection go where it must not.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

use futures::future::BoxFuture;
use isekai_domain::HostName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

pub trait Outside: Send + Sync + 'static {
    /// All addresses of a name.
    fn lookup(&self, host: HostName) -> BoxFuture<'static, io::Result<Vec<IpAddr>>>;
    /// Whether it is an address of this machine.
    fn is_own(&self, address: IpAddr) -> bool;
    fn connect(&self, to: SocketAddr) -> BoxFuture<'static, io::Result<Box<dyn Stream>>>;
}

/// The real one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Internet;

impl Outside for Internet {
    fn lookup(&self, host: HostName) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> {
        Box::pin(async move {
            // With the dot at its end a name is whole: no domain of the machine's own is tried behind it.
            let found = tokio::net::lookup_host((format!("{host}."), 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }

    fn is_own(&self, address: IpAddr) -> bool {
        // Of no machine, RFC 5737 and RFC 3849.
        let nobodys = match address {
            IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)),
            IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)),
        };
        // Only one's own address can be bound to, unless net.ipv4.ip_nonlocal_bind is set (ip(7)). Then the route must tell: to an own
        // address it begins at that address.
        if UdpSocket::bind((nobodys, 0)).is_err() {
            UdpSocket::bind((address, 0)).is_ok()
        } else {
            source_towards(address).is_ok_and(|source| source == address)
        }
    }

    fn connect(&self, to: SocketAddr) -> BoxFuture<'static, io::Result<Box<dyn Stream>>> {
        Box::pin(async move {
            let stream = TcpStream::connect(to).await?;
            stream.set_nodelay(true)?;
            Ok(Box::new(stream) as Box<dyn Stream>)
        })
    }
}

/// Connecting a datagram socket sends nothing; it only looks the route up.
fn source_towards(address: IpAddr) -> io::Result<IpAddr> {
    let any = match address {
        IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::UNSPECIFIED),
        IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::UNSPECIFIED),
    };
    let socket = UdpSocket::bind((any, 0))?;
    socket.connect((address, 9))?;
    Ok(socket.local_addr()?.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machines_addresses_are_known() {
        assert!(Internet.is_own(Ipv4Addr::LOCALHOST.into()));
        assert!(!Internet.is_own(Ipv4Addr::new(8, 8, 8, 8).into()));
        assert!(!Internet.is_own(Ipv6Addr::new(0x2606, 0x4700, 0, 0, 0, 0, 0, 1).into()));
        assert_eq!(source_towards(Ipv4Addr::LOCALHOST.into()).unwrap(), Ipv4Addr::LOCALHOST);
    }
}
