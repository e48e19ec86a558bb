//! Removing all containers of this installation on this machine, when the whole system stops. What the journal says of them is
//! dropped at the next start, as for any container that is gone.

use futures::{StreamExt as _, TryStreamExt as _};

use crate::driver::{Driver, DriverResult};
use crate::node::make::{LABEL_INSTALLATION, LABEL_NODE};

/// Removals that the engine is asked for at a time.
const AT_ONCE: usize = 8;

/// Answers how many there were.
pub async fn purge(driver: &impl Driver, installation: &str, node: &str) -> DriverResult<usize> {
    driver.info().await?;
    let containers = driver.list(&[(LABEL_INSTALLATION, installation), (LABEL_NODE, node)]).await?;
    let count = containers.len();
    futures::stream::iter(containers)
        .map(|container| async move { driver.remove(&container.id).await })
        .buffer_unordered(AT_ONCE)
        .try_collect::<()>()
        .await?;
    Ok(count)
}
