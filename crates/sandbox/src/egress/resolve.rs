//! From a name to a connection. A name is looked up once: the connection goes to the very addresses that were checked, whatever the
//! name says a moment later.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use isekai_channel::egress_api::EgressReason;
use isekai_domain::HostName;
use tokio::sync::Semaphore;

use super::global::is_global;
use super::outside::{Outside, Stream};

/// Waiting for one's turn included.
const LOOKUP_TIMEOUT: Duration = Duration::from_secs(5);
/// Of one name that are tried.
const MAX_ADDRESSES: usize = 16;
/// All attempts together.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// One of several: an address that swallows everything leaves time for the next.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(4);

/// The addresses of a name, all of them public. A single one that is not is no accident: the name was made to point inside.
/// `turns` limit the lookups at a time.
pub async fn resolve(
    outside: &Arc<dyn Outside>,
    turns: [&Arc<Semaphore>; 2],
    host: &HostName,
) -> Result<Vec<IpAddr>, EgressReason> {
    let found = tokio::time::timeout(LOOKUP_TIMEOUT, look_up(outside, turns, host)).await;
    let mut addresses = match found {
        Ok(Ok(addresses)) if !addresses.is_empty() => addresses,
        Ok(Ok(_)) | Err(_) => return Err(EgressReason::Unresolved),
        Ok(Err(error)) => {
            tracing::debug!(%host, %error, "not resolved");
            return Err(EgressReason::Unresolved);
        }
    };
    if !addresses.iter().copied().all(is_global) {
        return Err(EgressReason::PrivateAddress);
    }
    addresses.truncate(MAX_ADDRESSES);
    // A machine may have public addresses of its own, with services behind them that a firewall hides from everybody else.
    if addresses.iter().any(|address| outside.is_own(*address)) {
        return Err(EgressReason::PrivateAddress);
    }
    Ok(addresses)
}

/// Connects to the first address that answers.
pub async fn connect(
    outside: &Arc<dyn Outside>,
    addresses: &[IpAddr],
    port: u16,
) -> Result<(IpAddr, Box<dyn Stream>), EgressReason> {
    let attempts = async {
        for address in addresses {
            let attempt = outside.connect(SocketAddr::new(*address, port));
            match tokio::time::timeout(ATTEMPT_TIMEOUT, attempt).await {
                Ok(Ok(stream)) => return Some((*address, stream)),
                Ok(Err(error)) => tracing::debug!(%address, port, %error, "not connected"),
                Err(_) => tracing::debug!(%address, port, "no answer"),
            }
        }
        None
    };
    tokio::time::timeout(CONNECT_TIMEOUT, attempts).await.ok().flatten().ok_or(EgressReason::ConnectFailed)
}

async fn look_up(outside: &Arc<dyn Outside>, turns: [&Arc<Semaphore>; 2], host: &HostName) -> io::Result<Vec<IpAddr>> {
    let mut places = Vec::with_capacity(turns.len());
    for turn in turns {
        places.push(Arc::clone(turn).acquire_owned().await.map_err(io::Error::other)?);
    }
    let lookup = outside.lookup(host.clone());
    // A task of its own: the resolver's thread goes on when nobody waits any more, and its places are taken as long as it does.
    let lookup = tokio::spawn(async move {
        let found = lookup.await;
        drop(places);
        found
    });
    lookup.await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
    use super::super::fake::FakeOutside;
    use super::*;

    struct World {
        fake: Arc<FakeOutside>,
        outside: Arc<dyn Outside>,
        turns: [Arc<Semaphore>; 2],
    }

    impl World {
        fn new() -> Self {
            let fake = Arc::new(FakeOutside::default());
            let turns = [Arc::new(Semaphore::new(2)), Arc::new(Semaphore::new(9))];
            Self { outside: Arc::clone(&fake) as Arc<dyn Outside>, fake, turns }
        }

        async fn resolve(&self, host: &str) -> Result<Vec<String>, EgressReason> {
            let host = HostName::parse(host).unwrap();
            let found = resolve(&self.outside, [&self.turns[0], &self.turns[1]], &host).await?;
            Ok(found.iter().map(IpAddr::to_string).collect())
        }
    }

    #[tokio::test(start_paused = true)]
    async fn one_address_that_is_not_public_spoils_the_name() {
        let world = World::new();
        world.fake.own.lock().unwrap().push("8.8.4.4".parse().unwrap());
        let public = ["93.184.216.34", "2606:2800:220:1::1"];
        world.fake.name("public.example", &[&public]);
        assert_eq!(world.resolve("public.example").await.unwrap(), public);
        for bad in ["127.0.0.1", "169.254.169.254", "10.1.2.3", "::1", "::ffff:93.184.216.34", "64:ff9b::1", "8.8.4.4"]
        {
            world.fake.name("bad.example", &[&["93.184.216.34", bad]]);
            assert_eq!(world.resolve("bad.example").await, Err(EgressReason::PrivateAddress), "{bad}");
        }
        let many: Vec<String> = (0..40).map(|last| format!("93.184.216.{last}")).collect();
        let mut many: Vec<&str> = many.iter().map(String::as_str).collect();
        world.fake.name("many.example", &[&many]);
        assert_eq!(world.resolve("many.example").await.unwrap(), many[..MAX_ADDRESSES]);
        many.push("192.168.0.1");
        world.fake.name("many.example", &[&many]);
        assert_eq!(world.resolve("many.example").await, Err(EgressReason::PrivateAddress));
    }

    #[tokio::test(start_paused = true)]
    async fn lookups_that_hang_are_given_up_but_keep_their_places() {
        let world = World::new();
        world.fake.name("slow.example", &[]);
        world.fake.name("empty.example", &[&[]]);
        world.fake.name("fast.example", &[&["93.184.216.34"]]);
        assert_eq!(world.resolve("unknown.example").await, Err(EgressReason::Unresolved));
        assert_eq!(world.resolve("empty.example").await, Err(EgressReason::Unresolved));
        assert_eq!(world.resolve("slow.example").await, Err(EgressReason::Unresolved));
        world.resolve("fast.example").await.unwrap();
        assert_eq!(world.resolve("slow.example").await, Err(EgressReason::Unresolved));
        assert_eq!(world.turns[1].available_permits(), 7, "two threads of the resolver are still at it");
        assert_eq!(
            world.resolve("fast.example").await,
            Err(EgressReason::Unresolved),
            "there is no third for this one"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn an_address_that_does_not_answer_is_not_the_last() {
        let world = World::new();
        let addresses: [IpAddr; 2] = [[93, 184, 216, 34].into(), [93, 184, 216, 35].into()];
        world.fake.dead.lock().unwrap().push(addresses[0]);
        assert_eq!(connect(&world.outside, &addresses, 443).await.unwrap().0, addresses[1]);
        world.fake.dead.lock().unwrap().push(addresses[1]);
        assert_eq!(connect(&world.outside, &addresses, 443).await.err(), Some(EgressReason::ConnectFailed));
        let all: Vec<IpAddr> = vec![addresses[0]; 16];
        assert_eq!(connect(&world.outside, &all, 443).await.err(), Some(EgressReason::ConnectFailed));
        assert_eq!(world.fake.connects.lock().unwrap().len(), 4 + 3, "time for three");
    }
}
