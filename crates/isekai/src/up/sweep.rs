//! When the system stops, its sandboxes go too. sandboxd does it: nothing else touches Docker.

use std::path::Path;

use isekai_platform::Config;

use super::account::{Accounts, docker_group};
use super::layout::Layout;
use super::process;
use crate::output;

pub async fn containers(layout: &Layout, accounts: &Accounts) {
    let config = layout.config.join("sandboxd.toml");
    if !config.exists() {
        return;
    }
    if let Err(error) = purge(layout, accounts, &config).await {
        output::note(format!("some sandboxes may be left: {error:#}"));
    }
}

/// As sandboxd's own user: a file that root made in its state directory would keep the next sandboxd from starting.
async fn purge(layout: &Layout, accounts: &Accounts, config: &Path) -> anyhow::Result<()> {
    let host = Config::load(Some(config))?.sandbox.docker_host;
    let group = host.strip_prefix("unix://").and_then(|socket| docker_group(Path::new(socket)));
    let arguments = ["purge", "--config", &config.to_string_lossy()];
    process::run(&layout.bin.join("isekai-sandboxd"), &arguments, accounts.of("sandboxd"), group).await?;
    Ok(())
}
