//! A container as anybody would start it, without our settings: what measurements of ours are compared with.

use std::collections::BTreeMap;

use bollard::models::{ContainerCreateBody, HostConfig};

use super::{DockerDriver, error};
use crate::driver::DriverResult;

impl DockerDriver {
    /// Answers with its id once its process has started. Nothing of ours runs in it: it sleeps. It has no network either, since
    /// setting one up is not what is compared.
    pub async fn start_plain(&self, image: &str, labels: &BTreeMap<String, String>) -> DriverResult<String> {
        let docker = self.docker().await?;
        let body = ContainerCreateBody {
            image: Some(image.to_owned()),
            entrypoint: Some(vec!["/bin/sleep".to_owned()]),
            cmd: Some(vec!["3600".to_owned()]),
            labels: Some(labels.clone().into_iter().collect()),
            network_disabled: Some(true),
            host_config: Some(HostConfig { network_mode: Some("none".to_owned()), ..Default::default() }),
            ..Default::default()
        };
        let id = docker.create_container(None, body).await.map_err(error::translate)?.id;
        docker.start_container(&id, None).await.map_err(error::translate)?;
        Ok(id)
    }
}
