//! Making a container and bringing its agent up.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use isekai_channel::marker::Secret;
use isekai_channel::pipe::{BUILDER_ENV, BUILDER_IDLE_ENV, MARKER_ENV};
use isekai_domain::ResourceLimits;
use isekai_platform::random;

use super::{Handle, Node, NodeError, agent};
use crate::driver::ContainerSpec;
use crate::journal::{Made, Record};
use crate::pool::PoolKey;
use crate::settings::ContainerLimits;

pub const LABEL_INSTALLATION: &str = "isekai.installation";
pub const LABEL_NODE: &str = "isekai.node";
pub const LABEL_ROLE: &str = "isekai.role";
/// Chosen before the container exists, so that the sweep can tell one that is being made from an orphan.
pub const LABEL_KEY: &str = "isekai.key";

/// From start to the agent's answer, on a machine under load.
const AGENT_TIMEOUT: Duration = Duration::from_secs(20);
/// From start to a warm builder.
const WARM_TIMEOUT: Duration = Duration::from_secs(60);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Ready when the builder is warm.
    Pool,
    /// Somebody waits: ready when the agent answers.
    Cold,
}

impl Node {
    /// A running container whose agent answers, in the journal and claimed by nobody.
    pub(super) async fn make(
        &self,
        limits: &ResourceLimits,
        purpose: Purpose,
    ) -> Result<(Made, Arc<Handle>), NodeError> {
        let key = self.pool_key(limits).ok_or_else(|| self.why_no_key())?;
        let making = self.begin_making();
        let secret = Secret::new(random::bytes());
        let spec = self.spec(&key, limits, &making.key.to_string(), &secret, purpose);
        let container = self.driver.create(&spec).await?;
        let made = Made { container, secret: secret.to_hex(), key };
        if let Err(error) = self.append(Record::Made(made.clone())) {
            self.discard(&made.container).await;
            return Err(error);
        }
        let brought_up = self.bring_up(&made, purpose).await;
        // Until here: the sweep must not take a container without a pipe for one that nobody needs.
        drop(making);
        match brought_up {
            Ok(handle) => Ok((made, handle)),
            Err(error) => {
                self.discard(&made.container).await;
                Err(error)
            }
        }
    }

    async fn bring_up(&self, made: &Made, purpose: Purpose) -> Result<Arc<Handle>, NodeError> {
        self.driver.start(&made.container).await?;
        let handle = self.attach(made, (0, 0)).ok_or(NodeError::NotReady)?;
        let (warm, within) = match purpose {
            Purpose::Pool => (true, WARM_TIMEOUT),
            Purpose::Cold => (false, AGENT_TIMEOUT),
        };
        agent::wait_ready(&handle.pipe, warm, within).await?;
        Ok(handle)
    }

    fn spec(
        &self,
        key: &PoolKey,
        limits: &ResourceLimits,
        name: &str,
        secret: &Secret,
        purpose: Purpose,
    ) -> ContainerSpec {
        let role = match purpose {
            Purpose::Pool => "pool",
            Purpose::Cold => "cold",
        };
        let labels = [
            (LABEL_INSTALLATION, self.config.installation.as_str()),
            (LABEL_NODE, &self.config.node),
            (LABEL_ROLE, role),
            (LABEL_KEY, name),
        ];
        ContainerSpec {
            name: format!("isekai-{name}"),
            image: key.image().to_owned(),
            runtime: self.config.runtime.clone(),
            limits: ContainerLimits::from(limits),
            env: vec![
                (MARKER_ENV.to_owned(), secret.to_hex()),
                (BUILDER_ENV.to_owned(), "1".to_owned()),
                (BUILDER_IDLE_ENV.to_owned(), self.config.builder_idle_seconds.to_string()),
            ],
            labels: labels
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into_iter()
                .collect::<BTreeMap<_, _>>(),
        }
    }
}
